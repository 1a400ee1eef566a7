"""Addresses of the way alone."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.alone import bring, compare, views

urlpatterns = [
    path("", views.show, name="alone-show"),
    path("page/", views.read, name="alone-read"),
    path("mine/", views.mine, name="alone-mine"),
    path("lines/", views.lines, name="alone-lines"),
    path("bring/", bring.show, name="alone-bring"),
    path("bring/rate/", bring.rate, name="alone-rate"),
    path("compare/", compare.show, name="alone-compare"),
    path("compare/away/", compare.take_away, name="alone-compare-away"),
]
