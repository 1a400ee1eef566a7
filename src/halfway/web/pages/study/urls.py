"""Addresses of the studies; which one is meant comes with the form, never with the address."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.study import views

urlpatterns = [
    path("", views.show, name="study-show"),
    path("plan/", views.plan, name="study-plan"),
    path("begin/", views.begin, name="study-begin"),
    path("answer/", views.answer, name="study-answer"),
    path("fill/", views.fill, name="study-fill"),
    path("stop/", views.stop, name="study-stop"),
    path("forget/", views.forget, name="study-forget"),
]
