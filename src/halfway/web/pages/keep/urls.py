"""Addresses of starting to keep."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.keep import views

urlpatterns = [
    path("", views.show, name="keep-show"),
    path("words/", views.words, name="keep-words"),
    path("words/check/", views.check, name="keep-check"),
]
