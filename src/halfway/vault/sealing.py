"""Seals bytes into pieces that cannot be read, swapped, cut or replaced without being noticed.

Every sealed thing is one libsodium secretstream (XChaCha20-Poly1305): compressed, padded, cut into
pieces of 256 KiB, each bound to its place. Compressing first is safe here: the attacks on it need
an attacker who adds text of their own beside the secret and watches the length many times; nobody
but the owner writes into a document, and the padding hides what length is left.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import zstandard
from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from halfway.errors import DamagedError
from halfway.vault.keyring import Keyring
from halfway.vault.padding import padded_size

FORMAT = 1
PIECE_BYTES = 256 * 1024
LARGEST = 1 << 32
"""Bytes of one opened thing; no honest document or backup is longer."""

Part = Literal["head", "body", "list", "slot", "session", "backup"]

_HEADER = struct.Struct(">BI24s")
_LAST = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MORE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_OVERHEAD = sodium.crypto_secretstream_xchacha20poly1305_ABYTES


@dataclass(frozen=True, slots=True)
class Place:
    """Where sealed bytes belong; they open nowhere else."""

    account: str
    part: Part
    id: str = ""
    version: int = 0

    def bound(self) -> bytes:
        """The place as bytes, each field with its length, so that no two places look alike."""
        fields = (self.account, self.part, self.id, str(self.version))
        return b"".join(
            struct.pack(">H", len(coded)) + coded for coded in (f.encode() for f in fields)
        )


def seal(payload: bytes | Iterable[bytes], *, keys: Keyring, place: Place) -> Iterator[bytes]:
    """The sealed pieces of a payload, one at a time; the first carries format and key number."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    nonce = sodium.crypto_secretstream_xchacha20poly1305_init_push(state, keys.newest)
    header = _HEADER.pack(FORMAT, keys.newest_number, nonce)
    bound = place.bound()
    chunks = [payload] if isinstance(payload, bytes) else payload
    for piece, is_last in _with_last(_cut(_padded(_compressed(chunks)))):
        tag = _LAST if is_last else _MORE
        box = sodium.crypto_secretstream_xchacha20poly1305_push(state, piece, header + bound, tag)
        yield header + box if header else box
        header = b""


def unseal(pieces: Iterable[bytes], *, keys: Keyring, place: Place) -> bytes:
    """The payload; raises `DamagedError` unless every byte is as it was sealed, at this place."""
    return b"".join(unseal_stream(pieces, keys=keys, place=place))


def unseal_stream(pieces: Iterable[bytes], *, keys: Keyring, place: Place) -> Iterator[bytes]:
    """The payload as it comes; the end may still raise `DamagedError`, so act on the whole only."""
    opened, size = _opened(pieces, keys=keys, place=place), 0
    inflate = zstandard.ZstdDecompressor().decompressobj()
    for chunk in opened:
        if inflate.eof:  # what follows the compressed frame is padding
            continue
        try:
            plain = inflate.decompress(chunk)
        except zstandard.ZstdError:
            raise _damaged() from None
        size += len(plain)
        if size > LARGEST:
            raise DamagedError("A kept document is larger than any that Halfway makes.")
        yield plain
    if not inflate.eof:
        raise _damaged()


def _opened(pieces: Iterable[bytes], *, keys: Keyring, place: Place) -> Iterator[bytes]:
    coming = iter(pieces)
    first = next(coming, b"")
    header = first[: _HEADER.size]
    box: bytes | None = first[_HEADER.size :]
    state = _start(header, keys)
    bound, tag = header + place.bound(), _MORE
    while box is not None:
        if len(box) < _OVERHEAD or tag == _LAST:
            raise _damaged()
        try:
            chunk, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, box, bound)
        except (CryptoError, ValueError):
            raise _damaged() from None
        yield chunk
        bound, box = place.bound(), next(coming, None)
    if tag != _LAST:
        raise _damaged()


def _start(header: bytes, keys: Keyring) -> sodium.crypto_secretstream_xchacha20poly1305_state:
    if len(header) != _HEADER.size:
        raise _damaged()
    made_in, number, nonce = _HEADER.unpack(header)
    if made_in > FORMAT:
        raise DamagedError("This was kept by a later version of Halfway. Update to open it.")
    key = keys.get(number)
    if made_in < 1 or key is None:
        raise _damaged()
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, nonce, key)
    return state


def _compressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    deflate = zstandard.ZstdCompressor(level=3).compressobj()
    for chunk in chunks:
        yield deflate.compress(chunk)
    yield deflate.flush()


def _padded(chunks: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        yield chunk
    missing = padded_size(size) - size
    for start in range(0, missing, PIECE_BYTES):
        yield bytes(min(PIECE_BYTES, missing - start))


def _cut(chunks: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= PIECE_BYTES:
            yield bytes(held[:PIECE_BYTES])
            del held[:PIECE_BYTES]
    if held:
        yield bytes(held)


def _with_last(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    coming = iter(pieces)
    held = next(coming)
    for piece in coming:
        yield held, False
        held = piece
    yield held, True


def _damaged() -> DamagedError:
    return DamagedError("Something that was kept here has been changed or is broken.")
