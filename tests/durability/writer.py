"""A real process that keeps drafts, one after the other, and says so when each is on the disk.

Run as `python writer.py FOLDER SYNCHRONOUS`; it goes on until it is killed. With `rounds` as a third
word it starts a process for each line it reads, so that hundreds can be killed in a short time. The
vault has a fixed key, so that no passphrase need be tried for each.
"""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from pathlib import Path

ACCOUNT = "a" * 32
KEY = bytes(range(32))
DRAFTS = 12


def text_of(number: int) -> str:
    """The words of the save of this number: long and short, each different."""
    seed = blake2b(str(number).encode(), digest_size=32).hexdigest()
    return f"Save {number}. " + seed * (1 + number % 40)


def set_up(folder: str, synchronous: str = "FULL") -> None:
    """Django, with the data in this folder."""
    os.environ["HALFWAY_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "halfway.web.settings"
    import django
    from django.conf import settings

    options = settings.DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace(
        "synchronous=FULL", f"synchronous={synchronous}"
    )
    django.setup()


def open_vault():  # type: ignore[no-untyped-def]
    """The vault of the fixed key; made where it is not there yet."""
    from halfway.vault.inventory import Inventory, sealed_inventory
    from halfway.vault.keyring import Keyring
    from halfway.vault.vault import Vault
    from halfway.web.store.shelf import DatabaseShelf

    shelf, keys = DatabaseShelf(), Keyring({1: KEY})
    if shelf.list_of(ACCOUNT) is None:
        with shelf.changing(ACCOUNT):
            first = sealed_inventory(Inventory(), account=ACCOUNT, number=1, keys=keys)
            shelf.put_list(ACCOUNT, first)
    return Vault(shelf, ACCOUNT, keys)


def work() -> None:
    """Save for ever: a few drafts in turn, each save told after it returned, or that it was not."""
    from halfway.errors import NotSavedError

    vault, number = open_vault(), 0
    kept = versions(vault)
    while True:
        number += 1
        try:
            id, version = save(vault, kept, number)
        except NotSavedError as error:
            os.write(1, f"told {error}\n".encode())
            kept = versions(vault)
        else:
            kept[id] = version
            os.write(1, f"ack {id} {version} {number}\n".encode())


def save(vault, kept: dict[str, int], number: int) -> tuple[str, int]:  # type: ignore[no-untyped-def]
    """Save a new draft, or one of those there are."""
    from halfway.vault.kinds.draft import Draft

    draft = Draft(text=text_of(number))
    if len(kept) < DRAFTS:
        done = vault.add(draft)
    else:
        id = sorted(kept)[number % DRAFTS]
        done = vault.save(id, draft, version=kept[id])
    return done.id, done.version


def versions(vault) -> dict[str, int]:  # type: ignore[no-untyped-def]
    """The version of each draft."""
    return {entry.id: entry.version for entry in vault.contents().entries}


def work_in_rounds() -> None:
    """A process that works for each line read; its number is told, and when it is no more."""
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            work()
        os.write(1, f"pid {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    set_up(*sys.argv[1:3])
    (work_in_rounds if "rounds" in sys.argv[3:] else work)()
