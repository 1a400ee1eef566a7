"""Addresses of the coach; a draft travels in the body of a request, never in an address."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.say_it import views

urlpatterns = [
    path("", views.show, name="say_it-show"),
    path("read/", views.read_draft, name="say_it-read"),
    path("build/", views.build_draft, name="say_it-build"),
    path("hear/", views.hear_message, name="say_it-hear"),
    path("dismiss/", views.dismiss_flag, name="say_it-dismiss"),
    path("last/", views.show_last, name="say_it-last"),
    path("open/", views.open_draft, name="say_it-open"),
    path("keep/", views.keep, name="say_it-keep"),
    path("restore/", views.restore_flags, name="say_it-restore"),
]
