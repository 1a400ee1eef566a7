"""Which database is used: a private file, or PostgreSQL by its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

FILE = "notes.db"


def database(address: str, *, folder: Path, pragmas: str) -> dict[str, Any]:
    """Django's settings for the database at this address; for the file in `folder` if empty."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / FILE,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": pragmas, "timeout": 10},
            "TEST": {"NAME": folder / "test.db"},
        }
    # Only here: it takes a tenth of a second, and most who start Halfway have no server.
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    parts = conninfo_to_dict(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "OPTIONS": parts,
    }
