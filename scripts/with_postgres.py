"""Runs a command with a PostgreSQL of its own: a fresh cluster in a temporary folder, gone afterwards.

    python scripts/with_postgres.py pytest tests/web/store

The command finds its address in HALFWAY_DATABASE. PostgreSQL refuses to run as root, so as root the
server runs as the user `postgres`, whom Debian's package makes.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = Path("/usr/lib/postgresql")
"""Debian keeps the programs of each version here, off the path."""


def program(name: str) -> str:
    """Where a program of PostgreSQL is, the newest version first."""
    found = sorted(PLACES.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]), reverse=True)
    path = str(found[0]) if found else shutil.which(name)
    if not path:
        sys.exit(f"{name} is not installed. `make test` installs it (or: apt install postgresql).")
    return path


def as_server(*command: str) -> None:
    """Run one program of the server, as a user that PostgreSQL accepts."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*prefix, *command], capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def cluster() -> Iterator[str]:
    """A running server; gives the address of its empty database."""
    with tempfile.TemporaryDirectory(prefix="halfway-postgres-") as made:
        folder, password, port = Path(made), secrets.token_urlsafe(), free_port()
        words = folder / "password"
        words.write_text(password)
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            for path in (folder, words):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        data, log = str(folder / "data"), str(folder / "log")
        sign_in = ["--auth=scram-sha-256", "--username=halfway", f"--pwfile={words}"]
        as_server(program("initdb"), "-D", data, "--encoding=UTF8", "--no-locale", *sign_in)
        listen = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        as_server(program("pg_ctl"), "-D", data, "-l", log, "-o", listen, "-w", "start")
        try:
            yield f"host=127.0.0.1 port={port} dbname=postgres user=halfway password={password}"
        finally:
            as_server(program("pg_ctl"), "-D", data, "-m", "fast", "-w", "stop")


def main(command: list[str]) -> int:
    """Run the command; gives its exit status."""
    if not command:
        sys.exit(__doc__)
    with cluster() as address:
        return subprocess.run(
            command, env=os.environ | {"HALFWAY_DATABASE": address}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
