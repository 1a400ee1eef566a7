"""Addresses of today and of the plan."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.today import views

urlpatterns = [
    path("", views.show, name="today-show"),
    path("done/", views.done, name="today-done"),
    path("later/", views.later, name="today-later"),
    path("undo/", views.undo, name="today-undo"),
    path("where/", views.where, name="today-where"),
    path("plan/", views.plan, name="today-plan"),
    path("calendar/", views.calendar, name="today-calendar"),
]
