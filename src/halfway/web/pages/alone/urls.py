"""Addresses of the way alone."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.alone import compare, views

urlpatterns = [
    path("", views.show, name="alone-show"),
    path("page/", views.read, name="alone-read"),
    path("mine/", views.mine, name="alone-mine"),
    path("lines/", views.lines, name="alone-lines"),
    path("compare/", compare.show, name="alone-compare"),
    path("compare/away/", compare.take_away, name="alone-compare-away"),
]
