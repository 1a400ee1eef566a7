"""Addresses of the pattern."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.pattern import views

urlpatterns = [
    path("", views.show, name="pattern-show"),
    path("open/", views.open_talk, name="pattern-open"),
    path("state/", views.state, name="pattern-state"),
    path("choose/", views.choose, name="pattern-choose"),
    path("look/", views.look, name="pattern-look"),
    path("talk/", views.talk, name="pattern-talk"),
    path("file/", views.report_file, name="pattern-file"),
    path("away/", views.put_away, name="pattern-away"),
]
