"""Django's own check for servers that are reached from outside finds nothing, hosted."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ON_PURPOSE = {
    "security.W004": "locally there is no https that a browser could be told to insist on",
    "security.W008": "locally there is no network, and nothing to redirect to",
}


def found(tmp_path: Path, **variables: str) -> set[str]:
    """The ids of what `check --deploy` complains of."""
    env = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("HALFWAY_", "DJANGO_"))
    }
    env |= {"HALFWAY_DATA": str(tmp_path), "HALFWAY_SECRET_KEY": secrets.token_urlsafe(48)}
    env |= {"HALFWAY_ADDRESS": "notes.example", **variables}
    command = [sys.executable, "-m", "django", "check", "--deploy"]
    command += ["--settings", "halfway.web.settings"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    assert "System check identified" in done.stdout + done.stderr
    return set(re.findall(r"\((\w+\.\w\d+)\)", done.stdout + done.stderr))


def test_hosted_nothing_is_complained_of(tmp_path: Path) -> None:
    assert found(tmp_path, HALFWAY_HOSTED="1") == set()


def test_locally_only_what_is_so_on_purpose(tmp_path: Path) -> None:
    assert found(tmp_path) == set(ON_PURPOSE)


def test_a_weak_secret_is_complained_of(tmp_path: Path) -> None:
    assert "security.W009" in found(tmp_path, HALFWAY_HOSTED="1", HALFWAY_SECRET_KEY="short")


@pytest.mark.parametrize("module", ["django.contrib.admin", "debug_toolbar", "sentry_sdk"])
def test_nothing_that_looks_inside_is_installed(module: str) -> None:
    from django.conf import settings

    assert module not in settings.INSTALLED_APPS
    assert settings.DEBUG is False
