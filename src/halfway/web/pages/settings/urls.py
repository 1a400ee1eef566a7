"""Addresses of the settings."""

from __future__ import annotations

from django.urls import path

from halfway.web.pages.settings import copies, views

urlpatterns = [
    path("", views.show, name="settings-show"),
    path("lock/", views.set_lock, name="settings-lock"),
    path("look/", views.set_look, name="settings-look"),
    path("flags/", views.show_flags, name="settings-flags"),
    path("passphrase/", views.set_passphrase, name="settings-passphrase"),
    path("words/", views.end_words, name="settings-words"),
    path("keys/", views.new_keys, name="settings-keys"),
    path("backup/", copies.backup, name="settings-backup"),
    path("bring-back/", copies.bring_back, name="settings-bring-back"),
    path("export/", copies.export_all, name="settings-export"),
    path("erase/", copies.erase, name="settings-erase"),
]
