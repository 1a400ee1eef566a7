"""Addresses of the front door."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.launch import views

urlpatterns = [
    path("", views.door, name="launch-door"),
    path("open/", views.open_with_token, name="launch-open"),
]
