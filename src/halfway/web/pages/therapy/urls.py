"""Addresses of the pages for the partner who is unsure."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.therapy import views

urlpatterns = [
    path("", views.show, name="therapy-show"),
    path("page/", views.read, name="therapy-read"),
    path("cost/", views.cost, name="therapy-cost"),
    path("file/", views.as_file, name="therapy-file"),
]
