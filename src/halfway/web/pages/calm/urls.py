"""The address of the tools to settle."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.calm import views

urlpatterns = [
    path("", views.show, name="calm-show"),
    path("message/", views.message, name="calm-message"),
]
