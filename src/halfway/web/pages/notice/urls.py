"""Address of the first-run notice."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.notice import views

urlpatterns = [path("", views.show, name="notice-show")]
