"""The scanner finds what is planted in every form, and nothing where nothing is."""

from __future__ import annotations

import base64
import io
import json
import os
import quopri
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
import zstandard

from safety.markers import found_in, found_in_files, found_in_memory, fresh_marker, gzipped


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", data)
    return out.getvalue()


WRITTEN: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: text.encode(),
    "utf-16le": lambda text: text.encode("utf-16-le"),
    "utf-16be": lambda text: text.encode("utf-16-be"),
    "lower": lambda text: text.lower().encode(),
    "json": lambda text: json.dumps(text).encode(),
    "percent": lambda text: quote(text).encode(),
    "quoted-printable": lambda text: quopri.encodestring(text.encode()),
    "hex": lambda text: text.encode().hex().encode(),
    "base64 at 0": lambda text: base64.b64encode(text.encode()),
    "base64 at 1": lambda text: base64.b64encode(b"x" + text.encode()),
    "base64 at 2": lambda text: base64.b64encode(b"xy" + text.encode()),
    "urlsafe base64": lambda text: base64.urlsafe_b64encode(b"x" + text.encode()),
    "zlib": lambda text: zlib.compress(text.encode() * 3),
    "gzip": lambda text: gzipped(text.encode() * 3),
    "zip": lambda text: zipped(text.encode() * 3),
    "zstd": lambda text: zstandard.compress(text.encode() * 3),
    "base64 of zlib": lambda text: base64.urlsafe_b64encode(zlib.compress(text.encode() * 3)),
    "a signed session": lambda text: (
        b"."
        + base64.urlsafe_b64encode(zlib.compress(json.dumps({"draft": text}).encode()))
        + b":1:a"
    ),
}


@pytest.mark.parametrize("form", WRITTEN)
def test_what_is_planted_is_found(form: str) -> None:
    marker = fresh_marker()
    data = os.urandom(5000) + b"\n" + WRITTEN[form](marker.text) + b"\n" + os.urandom(5000)
    assert found_in(data, marker)


@pytest.mark.parametrize("form", WRITTEN)
def test_another_marker_is_not_found(form: str) -> None:
    data = os.urandom(500) + b"\n" + WRITTEN[form](fresh_marker().text)
    assert found_in(data, fresh_marker()) == set()


def test_files_in_folders_are_named(tmp_path: Path) -> None:
    marker = fresh_marker()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "bad.bin").write_bytes(zlib.compress(marker.text.encode()))
    (tmp_path / "good.bin").write_bytes(os.urandom(1000))
    assert list(found_in_files([tmp_path], marker)) == [str(tmp_path / "deep" / "bad.bin")]


def test_memory_of_a_process_is_read() -> None:
    marker = fresh_marker()
    assert found_in_memory(os.getpid(), marker.ascii.encode()) > 0
