"""Addresses of the drafts; which one is meant comes with the form, never with the address."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.drafts import views

urlpatterns = [
    path("", views.show, name="drafts-show"),
    path("trash/", views.trash, name="drafts-trash"),
    path("back/", views.bring_back, name="drafts-back"),
    path("delete/", views.delete, name="drafts-delete"),
]
