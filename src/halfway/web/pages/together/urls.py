"""Addresses of learning together."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.together import views

urlpatterns = [
    path("", views.show, name="together-show"),
    path("list/", views.put, name="together-put"),
    path("away/", views.take_away, name="together-away"),
    path("weeks/", views.evenings, name="together-weeks"),
    path("weeks/held/", views.held, name="together-held"),
    path("offer/", views.offer, name="together-offer"),
]
