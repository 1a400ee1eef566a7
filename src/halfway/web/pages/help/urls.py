"""Address of the help page."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.help import views

urlpatterns = [path("", views.show, name="help-show")]
