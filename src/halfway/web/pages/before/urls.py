"""Address of the safety check."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.before import views

urlpatterns = [path("", views.show, name="before-show")]
