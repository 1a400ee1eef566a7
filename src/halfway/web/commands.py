"""The vault in a terminal: backup, restore, export and erase; asks for the passphrase, never takes it
as an argument, where it could be read by others.
"""

from __future__ import annotations

import getpass
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from halfway.errors import LockedError, NotSavedError
from halfway.vault.account import unlock
from halfway.vault.backup import check_backup, write_backup
from halfway.vault.export import export
from halfway.vault.restore import restore
from halfway.vault.vault import Vault
from halfway.web.store.shelf import DatabaseShelf

ERASE = "erase"


def run_command(name: str, path: Path | None) -> None:
    """Run one of the commands; raises what the vault raises."""
    commands: dict[str, Callable[[Path], None]] = {
        "backup": backup,
        "restore": bring_back,
        "export": export_all,
    }
    if name == "erase":
        erase()
    elif path is None:
        raise NotSavedError(f"Say where: halfway {name} PATH")
    else:
        commands[name](path)


def backup(path: Path) -> None:
    """Write a sealed file beside its place, read it again, and only then put it there."""
    _must_be_new(path)
    vault = _opened()
    held, name = tempfile.mkstemp(dir=path.resolve().parent, prefix=".notes-")
    try:
        with os.fdopen(held, "w+b") as file:
            written = write_backup(vault, file)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            check_backup(vault, file)
        Path(name).rename(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _say(f"Kept {written.documents} documents in {path}. It was read again and is right.")
    if written.left_out:
        _say(f"{len(written.left_out)} could not be opened and are not in it.")


def bring_back(path: Path) -> None:
    """Bring an account back that is not here."""
    if not path.is_file():
        raise NotSavedError(f"There is no file {path}.")
    with path.open("rb") as file:
        restored = restore(DatabaseShelf(), file, passphrase=_asked("Passphrase"), name=_name())
    _say(f"Brought back {restored.documents} documents.")


def export_all(path: Path) -> None:
    """Write open files, after a warning."""
    _must_be_new(path)
    _say("These files are not locked. Anyone who finds them can read them, your partner too.")
    vault = _opened()
    path.mkdir(mode=0o700, parents=True)
    for name, content in export(vault).items():
        (path / name).write_bytes(content)
    _say(f"Everything is in {path}.")


def erase() -> None:
    """Erase one account, after a warning, a word and the passphrase."""
    _say("If a court case is likely, ask a lawyer before you erase anything.")
    _say("Backups, files you took out and copies made by your system are not reached.")
    if _line(f"Type the word {ERASE} to go on").strip().lower() != ERASE:
        raise LockedError("Nothing was erased.")
    vault = _opened()
    vault.shelf.remove_account(vault.account)
    _say("Everything of yours is erased here.")


def _opened() -> Vault:
    return unlock(DatabaseShelf(), passphrase=_asked("Passphrase"), name=_name())


def _must_be_new(path: Path) -> None:
    if path.exists():
        raise NotSavedError(f"{path} is there already. Choose a new name; nothing was written.")


def _name() -> str:
    return _line("Name (empty if you chose none)")


def _asked(what: str) -> str:
    return getpass.getpass(f"{what}: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _line(what: str) -> str:
    if sys.stdin.isatty():
        _say(f"{what}:")
    return sys.stdin.readline().rstrip("\n")


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
