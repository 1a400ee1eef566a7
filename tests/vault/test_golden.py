"""What an older version kept and backed up opens still: files of each version, never written again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from halfway.vault.kinds.dismissals import Dismissals
from halfway.vault.kinds.draft import Draft
from halfway.vault.kinds.preferences import Preferences
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.restore import restore

GOLDEN = Path(__file__).parent / "golden"
VERSIONS = ("v1",)
PASSPHRASE, NAME = "correct purple window boat rain", "Ada"
DRAFT = Draft(
    text="I miss our walks. Tu me manques. 💛",
    mode="answer",
    theirs="Fine.",
    slots={"need": "an hour"},
)

OPEN = """
import sys, django, msgspec
django.setup()
from halfway.vault.account import unlock
from halfway.vault.kinds.draft import Draft
from halfway.web.store.opening import check_file, make_ready
from halfway.web.store.shelf import DatabaseShelf
assert check_file() is None
make_ready()
vault = unlock(DatabaseShelf(), passphrase=sys.argv[1], name=sys.argv[2])
found = [vault.read(entry.id).content for entry in vault.contents().entries]
print(msgspec.json.encode([one for one in found if isinstance(one, Draft)]).decode())
vault.add(Draft(text="a new one"))
assert vault.damaged() == ()
"""


def test_there_is_a_golden_file_of_every_version() -> None:
    assert {path.name.partition(".")[0] for path in GOLDEN.glob("v*")} == set(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_backup_of_this_version_comes_back(version: str) -> None:
    with (GOLDEN / f"{version}.backup").open("rb") as file:
        vault = restore(MemoryShelf(), file, passphrase=PASSPHRASE, name=NAME).vault
    contents = [vault.read(entry.id) for entry in vault.contents().entries]
    assert DRAFT in [document.content for document in contents if document]
    settings, flags = vault.one(Preferences), vault.one(Dismissals)
    assert settings
    assert (settings.content.idle_minutes, settings.content.path) == (2, "joint")
    assert flags
    assert flags.content.rules == ("criticism.you_never",)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_database_of_this_version_opens_and_goes_on(version: str, tmp_path: Path) -> None:
    shutil.copy(GOLDEN / f"{version}.notes.db", tmp_path / "notes.db")
    env = {key: value for key, value in os.environ.items() if not key.startswith("HALFWAY_")}
    env |= {"HALFWAY_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "halfway.web.settings"}
    done = subprocess.run(
        [sys.executable, "-c", OPEN, PASSPHRASE, NAME],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (draft,) = json.loads(done.stdout)
    assert draft["text"] == DRAFT.text
