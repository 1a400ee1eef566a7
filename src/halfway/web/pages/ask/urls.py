"""Addresses of asking."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.ask import views

urlpatterns = [
    path("", views.show, name="ask-show"),
    path("barrier/", views.barrier, name="ask-barrier"),
    path("date/", views.set_date, name="ask-date"),
    path("came/", views.note_answer, name="ask-came"),
    path("away/", views.take_away, name="ask-away"),
]
