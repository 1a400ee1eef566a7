"""The database as a place on disk: made when first needed, private, checked, brought up to date."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from halfway.errors import StartError
from halfway.web.store.troubles import told

FOLDER_MODE, FILE_MODE = 0o700, 0o600
_up_to_date: set[str] = set()  # databases whose tables this process has seen to be current
_held: dict[str, sqlite3.Connection] = {}
_one_at_a_time = threading.Lock()


def is_here() -> bool:
    """Whether anything was ever kept here; looking does not make a file."""
    return connection.vendor != "sqlite" or Path(connection.settings_dict["NAME"]).exists()


def make_ready() -> None:
    """Make or update the tables; a file of an older version is copied first."""
    name = str(connection.settings_dict["NAME"])
    if name in _up_to_date and is_here():
        return
    if connection.vendor != "sqlite":
        with told():
            call_command("migrate", verbosity=0, interactive=False)
    else:
        make_private(settings.HALFWAY_DATA)
        with told(), _one_at_a_time:
            _make_file_ready(Path(name))
        make_private(settings.HALFWAY_DATA)
    _up_to_date.add(name)


def hold_open() -> None:
    """Keep the log of the file in place between requests (SQLite).

    Without a connection that stays, the log is removed and made anew with every request: on a full
    or read-only disk even reading would fail.
    """
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or name in _held or not is_here():
        return
    _held[name] = sqlite3.connect(name, check_same_thread=False)
    _held[name].execute("SELECT count(*) FROM sqlite_master").fetchone()


def make_private(folder: Path) -> list[str]:
    """Let only this user read the folder and its files; gives a line for each that was open."""
    said = []
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        for path, mode in [(folder, FOLDER_MODE), *((file, FILE_MODE) for file in _files(folder))]:
            if path.stat().st_mode & 0o077:
                path.chmod(mode)
                said.append(f"{path} could be read by others; now only you can.")
    except OSError as error:
        raise StartError(
            f"The data folder {folder} cannot be used ({error.strerror})."
            " Choose another with --data."
        ) from None
    return said


def check_file() -> str | None:
    """What is wrong with the file as a file, in one line; None where nothing is."""
    if connection.vendor != "sqlite" or not is_here():
        return None
    try:
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as raw:
            found = raw.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        found = (str(error),)
    if found == ("ok",):
        return None
    return (
        f"The file {settings.DATABASES['default']['NAME']} is damaged. Keep a copy of it, and"
        " restore your newest backup. What can still be opened, will be."
    )


def free_space() -> None:
    """Write what was deleted out of the file and its log for real (SQLite); told in docs/security."""
    if connection.vendor != "sqlite":
        return
    with told(), connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def remove_file() -> None:
    """Take the empty database away after the last account was erased (SQLite)."""
    if connection.vendor != "sqlite":
        return
    connection.close()
    for held in _held.values():
        held.close()
    _held.clear()
    for file in _files(settings.HALFWAY_DATA):
        file.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("notes.*"))


def _make_file_ready(path: Path) -> None:
    """Put a new file in place of none or of an old one, whole, at one moment.

    Django notes a change of tables after it has made it: a power cut between the two would leave a
    file that cannot be opened. So tables are made in a file aside, which then takes the place.
    """
    if path.exists():
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        _copy(path, path.with_suffix(".before-update"))
    for left_over in path.parent.glob("notes.*.new*"):
        left_over.unlink()
    aside = path.with_suffix(f".{os.getpid()}.new")
    if path.exists():
        _copy(path, aside)
    connection.close()
    connection.settings_dict["NAME"] = aside
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()  # the last to close it writes its log into it
        connection.settings_dict["NAME"] = path
    _take_place(aside, path)


def _take_place(aside: Path, path: Path) -> None:
    """Put a finished file in its place, for good; what was logged for the old one is in it."""
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    _sync(aside)
    aside.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _copy(path: Path, to: Path) -> None:
    """A whole copy of a database, also of what is only in its log so far."""
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(to)) as copy:
        old.backup(copy)
