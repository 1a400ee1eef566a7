"""Records every write of a real process with strace, and replays them up to a power cut.

What was synced is on the disk. Of what was written to a file since, any sectors may have reached the
disk or not: that is what a disk promises. The acknowledgements are in the same record, so it is
known what had been told by then.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
STDOUT, FOLDER = "stdout", "."
SECTOR = 512
CALLS = "openat,close,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename"
_LINE = re.compile(r"^(?:\d+ +)?(?P<call>\w+)\((?P<rest>.*)\) += (?P<gave>-?\d+)")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a file (write, cut, gone, named, sync), or words that were told."""

    what: str
    file: str = ""
    data: bytes = b""
    at: int = 0


def recorded(folder: Path, *, synchronous: str, saves: int) -> list[Event]:
    """What the writer did in this empty folder, until it had told of so many saves."""
    log = folder.parent / f"{folder.name}.strace"
    command = ["strace", "-f", "-qq", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", log]
    command += [sys.executable, HERE / "writer.py", folder, synchronous]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        for _ in range(saves):
            assert writer.stdout.readline().startswith("ack ")
        writer.kill()
    return list(_events(log.read_text(), folder))


def _events(record: str, folder: Path) -> Iterator[Event]:
    open_files = {"1": STDOUT}
    for line in record.splitlines():
        found = _LINE.match(line)
        if not found or int(found["gave"]) < 0:
            continue
        call, rest = found["call"], found["rest"]
        words = [bytes.fromhex(text.replace("\\x", "")) for text in _BYTES.findall(rest)]
        numbers = re.findall(r"(?<![\w\\])\d+(?!\w)", _BYTES.sub("", rest))
        if call == "openat":
            open_files[found["gave"]] = _name(words[0], folder)
        elif call in ("unlink", "rename") and _name(words[0], folder):
            to = _name(words[1], folder).encode() if call == "rename" else b""
            yield Event("gone" if call == "unlink" else "named", _name(words[0], folder), to)
        elif open_files.get(numbers[0]):
            yield from _on_file(call, open_files[numbers[0]], words, numbers)


def _on_file(call: str, name: str, words: list[bytes], numbers: list[str]) -> Iterator[Event]:
    if call == "write" and name == STDOUT:
        yield Event("told", data=words[0])
    elif call == "pwrite64":
        yield Event("write", name, words[0], int(numbers[2]))
    elif call == "ftruncate":
        yield Event("cut", name, at=int(numbers[1]))
    elif call in ("fsync", "fdatasync"):
        yield Event("sync", name)
    else:
        assert call == "close", f"{call} of {name}: the replay does not know it"


def _name(path: bytes, folder: Path) -> str:
    """The name of a file of the database, or a dot for its folder; empty for any other."""
    here = Path(path.decode())
    if here == folder:
        return FOLDER
    return here.name if here.parent == folder and here.name.startswith("notes.") else ""


@dataclass(slots=True)
class Disk:
    """Files as a power cut leaves them."""

    durable: dict[str, bytearray] = field(default_factory=dict)
    pending: list[Event] = field(default_factory=list)
    told: str = ""

    def happen(self, event: Event) -> None:
        """Let one recorded thing happen."""
        if event.what == "told":
            self.told += event.data.decode()
        elif event.what == "sync":
            settled = [one for one in self.pending if _is_settled(one, event.file)]
            for one in settled:
                _apply(self.durable, one)
            self.pending = [one for one in self.pending if one not in settled]
        else:
            self.pending.append(event)

    def cut(self, folder: Path, chance: random.Random) -> None:
        """Write to a folder what is left when the power goes now."""
        files = {name: bytearray(content) for name, content in self.durable.items()}
        share = chance.choice((0.0, 0.1, 0.5, 0.9))
        for event in self.pending:
            for piece in _sectors(event):
                if chance.random() < share:
                    _apply(files, piece)
        folder.mkdir()
        for name, content in files.items():
            if not name.endswith("-shm"):
                (folder / name).write_bytes(content)


def _is_settled(event: Event, synced: str) -> bool:
    """Whether a sync of this file, or of the folder, makes it last: removals last with the folder."""
    return synced == (FOLDER if event.what in ("gone", "named") else event.file)


def _sectors(event: Event) -> list[Event]:
    if event.what != "write":
        return [event]
    return [
        Event("write", event.file, event.data[start : start + SECTOR], event.at + start)
        for start in range(0, len(event.data), SECTOR)
    ]


def _apply(files: dict[str, bytearray], event: Event) -> None:
    content = files.setdefault(event.file, bytearray())
    if event.what == "named":
        files[event.data.decode()] = files.pop(event.file)
        return
    if event.what == "gone":
        files.pop(event.file, None)
        return
    if event.what == "cut":
        del content[event.at :]
        content.extend(bytes(event.at - len(content)))
        return
    content.extend(bytes(max(0, event.at - len(content))))
    content[event.at : event.at + len(event.data)] = event.data
