"""All addresses: one line for each screen."""

from __future__ import annotations

from django.urls import include, path

from halfway.web import language, post_pages

urlpatterns = [
    path("", include("halfway.web.pages.launch.urls")),
    path("start/", include("halfway.web.pages.notice.urls")),
    path("before/", include("halfway.web.pages.before.urls")),
    path("today/", include("halfway.web.pages.today.urls")),
    path("together/", include("halfway.web.pages.together.urls")),
    path("ask/", include("halfway.web.pages.ask.urls")),
    path("pattern/", include("halfway.web.pages.pattern.urls")),
    path("study/", include("halfway.web.pages.study.urls")),
    path("rehearse/", include("halfway.web.pages.rehearse.urls")),
    path("alone/", include("halfway.web.pages.alone.urls")),
    path("calm/", include("halfway.web.pages.calm.urls")),
    path("read/", include("halfway.web.pages.therapy.urls")),
    path("say-it/", include("halfway.web.pages.say_it.urls")),
    path("language/", language.choose, name="lock-language"),
    path("page/", post_pages.show, name="lock-page"),
    path("x/", include("halfway.web.pages.exit.urls")),
    path("lock/", include("halfway.web.pages.lock.urls")),
    path("keep/", include("halfway.web.pages.keep.urls")),
    path("drafts/", include("halfway.web.pages.drafts.urls")),
    path("settings/", include("halfway.web.pages.settings.urls")),
    path("help/", include("halfway.web.pages.help.urls")),
]

handler400 = "halfway.web.errors.bad_request"
handler403 = "halfway.web.errors.forbidden"
handler404 = "halfway.web.errors.not_found"
handler500 = "halfway.web.errors.server_error"
