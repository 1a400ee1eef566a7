"""Hosted, several processes serve one person, on PostgreSQL where there is one: `make test` has one."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

FIRST = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable")
client.post("/lock/fresh/", **over)
client.post("/start/", **over)
client.post("/before/", {"fits": "none"}, **over)
words = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "draft": "I miss our walks."}
answer = client.post("/keep/", words, **over)
assert answer.status_code == 302, answer.content.decode()
print(client.cookies[settings.SESSION_COOKIE_NAME].value)
"""

SECOND = """
client.cookies[settings.SESSION_COOKIE_NAME] = sys.argv[1]
answer = client.get("/say-it/last/", **over)
print(answer.status_code, "I miss our walks." in answer.content.decode())
if len(sys.argv) > 2:
    client.post("/lock/now/", **over)
"""

AGAIN = """
client.post("/lock/fresh/", **over)
for given in ("some other words entirely", PASSPHRASE):
    answer = client.post("/lock/", {"passphrase": given}, **over)
    print(answer.status_code)
"""

BEFORE = """
import sys
import django
django.setup()
from django.conf import settings
from django.test import Client
PASSPHRASE = "correct purple window boat rain"
over = {"secure": True, "headers": {"host": "notes.example"}}
client = Client()
"""


@pytest.fixture
def process(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Runs code in a process of its own; all of them share one database and one secret."""
    env = os.environ | {
        "HALFWAY_HOSTED": "1",
        "HALFWAY_DATA": str(tmp_path),
        "HALFWAY_ADDRESS": "notes.example",
        "HALFWAY_SECRET_KEY": secrets.token_urlsafe(48),
    }

    def run(code: str, *arguments: str) -> list[str]:
        command = [sys.executable, "-c", BEFORE + code, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    return run


def test_another_process_goes_on_with_an_open_vault_until_it_is_locked(process) -> None:  # type: ignore[no-untyped-def]
    (cookie,) = process(FIRST)
    assert process(SECOND, cookie) == ["200", "True"]
    assert process(SECOND, cookie, "and lock") == ["200", "True"]
    status, holds = process(SECOND, cookie)
    assert (status, holds) == ("302", "False")
    assert process(AGAIN) == ["403", "302"]
