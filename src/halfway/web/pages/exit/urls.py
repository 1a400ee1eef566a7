"""Addresses of the way out; short, and they tell nothing."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.exit import views

urlpatterns = [
    path("", views.now, name="exit-now"),
    path("0/", views.away, name="exit-away"),
]
