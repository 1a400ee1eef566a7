"""Addresses of the lock."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.lock import views

urlpatterns = [
    path("", views.show, name="lock-show"),
    path("now/", views.now, name="lock-now"),
    path("stay/", views.stay, name="lock-stay"),
    path("left/", views.left, name="lock-left"),
    path("fresh/", views.fresh, name="lock-fresh"),
    path("words/", views.words, name="lock-words"),
    path("back/", views.bring_back, name="lock-back"),
]
