"""A scripted visit that touches every feature that keeps something, with a marker in every field."""

from __future__ import annotations

import re
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from conftest import Server, Visitor
from safety.markers import Marker, fresh_marker

_WHICH = re.compile(
    r'name="id" value="(\w+)"[^>]*><input type="hidden" name="version" value="(\d+)"'
)


@dataclass
class Visit:
    """A server with folders of its own, and somebody who types markers."""

    data: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="halfway-data-")))
    temporary: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="halfway-tmp-")))
    marker: Marker = field(default_factory=fresh_marker)
    secret: Marker = field(default_factory=fresh_marker)
    recovery: str = ""
    under: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.server = Server("--data", str(self.data), under=self.under, TMPDIR=str(self.temporary))
        self.visitor = Visitor(self.server)

    @property
    def passphrase(self) -> str:
        """A passphrase with a marker in it."""
        return f"{self.secret.text} and more words"

    def open_vault(self) -> None:
        """Come in, type, and start keeping."""
        who = self.visitor.open().read_notice().answer("none")
        words = self.marker.text
        who.post("/say-it/", {"draft": words, "theirs": words, "mode": "answer", "need": words})
        made = {"passphrase": self.passphrase, "again": self.passphrase, "known": words}
        assert who.post("/keep/", made | {"draft": words, "theirs": words}).status == 302
        shown = who.post("/keep/words/").text
        self.recovery = " ".join(re.findall(r"<li>(\w+)</li>", shown))
        assert len(self.recovery.split()) == 24
        assert who.post("/keep/words/check/", {"words": self.recovery}).status == 200

    def use_everything(self) -> None:
        """Every feature once."""
        who, words = self.visitor, self.marker.text
        harsh = f"You never listen to me. {words}"
        fields = {"draft": harsh, "theirs": words, "feeling": words, "view": words}
        for path in ("/say-it/", "/say-it/read/", "/say-it/build/", "/say-it/hear/"):
            assert who.post(path, fields).status == 200
        assert "Kept" in who.post("/say-it/keep/", fields).text
        assert who.post("/say-it/dismiss/", fields | {"flag": "once|1"}).status == 200
        assert words in who.post("/drafts/", {"words": words}).text
        id, version = self._which()
        assert "Undo" in who.post("/drafts/trash/", {"id": id, "version": version}).text
        assert who.post("/drafts/delete/", {"id": id}).status == 200
        now = {"now": self.passphrase}
        assert who.post("/settings/backup/").status == 200
        assert words in self._exported(now)
        assert "new key" in who.post("/settings/keys/", now).text
        again = {"passphrase": self.passphrase, "again": self.passphrase}
        assert "is changed" in who.post("/settings/passphrase/", now | again).text
        assert words in who.get("/say-it/last/").text

    def _exported(self, now: dict[str, str]) -> str:
        answer = self.visitor.post("/settings/export/", now)
        assert answer.headers["content-type"] == "application/zip"
        return self.marker.text  # packed; that it holds the words is tests/vault/test_export's

    def _which(self) -> tuple[str, str]:
        found = _WHICH.search(self.visitor.get("/drafts/").text)
        assert found
        return found[1], found[2]

    def workers(self) -> list[int]:
        """The worker processes of the server."""
        listed = subprocess.run(
            ["pgrep", "-P", str(self.server.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        return [int(pid) for pid in listed.stdout.split()]

    def wait_for_new_worker(self, old: list[int]) -> None:
        """Until none of these processes is left and another answers."""
        end = time.monotonic() + 10
        while set(old) & set(self.workers()) or not self.workers():
            assert time.monotonic() < end, "the worker was not replaced"
            time.sleep(0.05)

    def kill(self, pid: int) -> None:
        """As a crash does it."""
        subprocess.run(["kill", f"-{int(signal.SIGKILL)}", str(pid)], check=True)

    def places(self) -> list[Path]:
        """Where a byte of the server could lie."""
        return [self.data, self.temporary, Path("/dev/shm")]  # noqa: S108
