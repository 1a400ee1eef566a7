"""The address of a database becomes Django's settings for it."""

from __future__ import annotations

from pathlib import Path

from halfway.web.store.database import database


def test_no_address_is_a_file_in_the_data_folder() -> None:
    made = database("", folder=Path("/data"), pragmas="PRAGMA synchronous=FULL;")
    assert made["NAME"] == Path("/data/notes.db")
    assert made["ENGINE"].endswith("sqlite3")
    assert made["OPTIONS"]["init_command"] == "PRAGMA synchronous=FULL;"
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_of_postgresql_is_taken_apart() -> None:
    made = database(
        "host=db.example port=5433 dbname=notes user=me password=it sslmode=require",
        folder=Path("/data"),
        pragmas="",
    )
    assert made == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "notes",
        "USER": "me",
        "PASSWORD": "it",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_an_address_may_be_a_url() -> None:
    made = database("postgresql://me@db.example/notes", folder=Path("/data"), pragmas="")
    assert (made["HOST"], made["NAME"], made["USER"]) == ("db.example", "notes", "me")
