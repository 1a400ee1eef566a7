"""Wrote the golden files of version 1. To be run again for a new version only, into new names.

python tests/vault/golden/make.py 1
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PASSPHRASE, NAME = "correct purple window boat rain", "Ada"
TEXT = "I miss our walks. Tu me manques. 💛"


def main(version: str) -> None:
    """A database and a backup with one draft, settings and a waved-away flag."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HALFWAY_DATA": folder, "DJANGO_SETTINGS_MODULE": "halfway.web.settings"}
        import django

        django.setup()
        fill(HERE / f"v{version}.backup")
        database = HERE / f"v{version}.notes.db"
        database.write_bytes((Path(folder) / "notes.db").read_bytes())
        database.chmod(0o644)


def fill(backup: Path) -> None:
    """Keep what the golden files hold."""
    from halfway.vault.account import create_account
    from halfway.vault.backup import write_backup
    from halfway.vault.kinds.dismissals import Dismissals
    from halfway.vault.kinds.draft import Draft
    from halfway.vault.kinds.preferences import Preferences
    from halfway.web.store.opening import free_space
    from halfway.web.store.shelf import DatabaseShelf

    vault = create_account(DatabaseShelf(), passphrase=PASSPHRASE, name=NAME)
    draft = Draft(text=TEXT, mode="answer", theirs="Fine.", slots={"need": "an hour"})
    vault.add(draft)
    vault.keep_one(Preferences(idle_minutes=2, path="joint"))
    vault.keep_one(Dismissals(rules=("criticism.you_never",)))
    with backup.open("wb") as file:
        write_backup(vault, file)
    free_space()


if __name__ == "__main__":
    main(sys.argv[1])
