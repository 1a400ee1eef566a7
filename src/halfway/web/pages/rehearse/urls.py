"""Addresses of the rehearsal."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.rehearse import views

urlpatterns = [
    path("", views.show, name="rehearse-show"),
    path("begin/", views.begin, name="rehearse-begin"),
    path("say/", views.say_words, name="rehearse-say"),
    path("again/", views.try_again, name="rehearse-again"),
    path("way/", views.take_up, name="rehearse-way"),
    path("end/", views.end, name="rehearse-end"),
]
