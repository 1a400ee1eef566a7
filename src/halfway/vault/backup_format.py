"""How a backup file is laid out, so that old ones can be read for ever.

A line of text, the framed header (format, parameters, the slots), then one sealed stream of
records under a key of its own, so that neither number nor size of the documents shows, and a
missing end is noticed. The stream opens only behind the very header it was written with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

import msgspec
from nacl.encoding import HexEncoder
from nacl.hash import blake2b

from halfway.errors import DamagedError
from halfway.vault.derivation import subkey
from halfway.vault.framing import framed, unframed
from halfway.vault.keyring import Keyring, one_key
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.sealing import Place, seal, unseal_stream
from halfway.vault.shelf import SealedHead, SealedList, Shelf, Slot

FIRST_LINE = b"Sealed notes. They open with the passphrase of the day when this was written.\n"
FORMAT = 1
_ACCOUNT = re.compile(r"[0-9a-f]{32}")
_Row = tuple[str, int, bytes, int]


@dataclass(frozen=True, slots=True)
class WayIn:
    """A slot as it stands in the header."""

    find: bytes
    name: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """What can be read without a key: format, account id, parameters, sealed keyrings."""

    format: int
    account: str
    kdf: bytes
    ways_in: list[WayIn]

    def slots(self) -> list[Slot]:
        """The slots of the account."""
        return [Slot(way.find, self.account, way.name, way.sealed) for way in self.ways_in]

    def encoded(self) -> bytes:
        """The header as bytes."""
        return msgspec.msgpack.encode(self)

    def place(self) -> Place:
        """Where the records belong: behind this header and no other."""
        digest: bytes = blake2b(self.encoded(), digest_size=16, encoder=HexEncoder)
        return Place(self.account, "backup", id=digest.decode(), version=self.format)


@dataclass(frozen=True, slots=True)
class Record:
    """A document as it lies on the shelf; the first record is the list and has no id."""

    id: str
    version: int
    head: bytes
    pieces: list[bytes]


def header_of(shelf: Shelf, account: str) -> Header:
    """The header for a backup of this account."""
    kdf = shelf.kdf()
    if kdf is None:
        raise DamagedError("This account is no longer here. It may have been erased.")
    ways_in = [WayIn(slot.find, slot.name, slot.sealed) for slot in shelf.slots(account)]
    return Header(FORMAT, account, kdf, ways_in)


def file_bytes(header: Header, records: Iterable[Record], *, keys: Keyring) -> Iterator[bytes]:
    """The bytes of the file, in order."""
    yield FIRST_LINE
    yield from framed([header.encoded()])
    body = framed(frame for record in records for frame in _frames(record))
    yield from framed(seal(body, keys=_body_key(keys), place=header.place()))


def read_header(file: BinaryIO) -> Header:
    """The header of a backup file, which is left where the records begin."""
    if file.readline(len(FIRST_LINE)) != FIRST_LINE:
        raise DamagedError("This file is no backup of Halfway.")
    try:
        header = msgspec.msgpack.decode(next(unframed(file), b""), type=Header)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise _broken_beginning() from None
    if not _ACCOUNT.fullmatch(header.account):
        raise _broken_beginning()
    if header.format > FORMAT:
        raise DamagedError("This backup was made by a later version of Halfway. Update to open it.")
    return header


def shelf_with_records(file: BinaryIO, header: Header, *, keys: Keyring) -> MemoryShelf:
    """Everything of a backup on a shelf in memory, read to the end of the file."""
    shelf = MemoryShelf(header=header.kdf)
    for slot in header.slots():
        shelf.put_slot(slot)
    for record in _records(file, header, keys):
        if record.id:
            head = SealedHead(record.id, record.version, record.head)
            shelf.put(header.account, head, record.pieces)
        else:
            shelf.put_list(header.account, SealedList(record.version, record.head))
    return shelf


def _records(file: BinaryIO, header: Header, keys: Keyring) -> Iterator[Record]:
    stream = unseal_stream(unframed(file), keys=_body_key(keys), place=header.place())
    frames = unframed(_Joined(stream))
    for encoded in frames:
        try:
            id, version, head, count = msgspec.msgpack.decode(encoded, type=_Row)
        except msgspec.MsgspecError:
            raise DamagedError("A record of this backup is broken.") from None
        pieces = list(islice(frames, count))
        if len(pieces) != count:
            raise DamagedError("A record of this backup is broken.")
        yield Record(id, version, head, pieces)


def _frames(record: Record) -> Iterator[bytes]:
    row: _Row = (record.id, record.version, record.head, len(record.pieces))
    yield msgspec.msgpack.encode(row)
    yield from record.pieces


def _broken_beginning() -> DamagedError:
    return DamagedError("The beginning of this backup is broken.")


class _Joined:
    """A stream of chunks, read as if it were one file."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._held = chunks, bytearray()

    def read(self, size: int) -> bytes:
        """The next `size` bytes, or what is left."""
        while len(self._held) < size:
            chunk = next(self._chunks, None)
            if chunk is None:
                break
            self._held += chunk
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken


def _body_key(keys: Keyring) -> Keyring:
    return one_key(subkey(keys.newest, "backup"))
