"""A backup file is laid out so that old ones can be read for ever."""

from __future__ import annotations

from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vault_lab import (
    ACCOUNT,
    FLOOR,
    account_on,
    account_shelf,
    backup_bytes,
    bare_shelf,
    opened,
    recovery_words,
)

from halfway.errors import DamagedError
from halfway.vault.backup_format import (
    FIRST_LINE,
    FORMAT,
    Header,
    Record,
    WayIn,
    file_bytes,
    header_of,
    read_header,
    shelf_with_records,
)
from halfway.vault.framing import framed
from halfway.vault.keyring import fresh_keyring
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.shelf import SealedHead, SealedList, Slot

KEYS = fresh_keyring()
HEADER = Header(FORMAT, ACCOUNT, FLOOR.encoded(), [WayIn(b"f" * 32, "passphrase", b"sealed")])
RECORDS = [
    Record("", 3, b"the list", []),
    Record("one", 1, b"head", [b"body"]),
    Record("two", 2, b"head", [b"body", b"more"]),
    Record("three", 1, b"", []),
]


def written(records: list[Record] = RECORDS, header: Header = HEADER) -> bytes:
    return b"".join(file_bytes(header, records, keys=KEYS))


def read(file: bytes) -> MemoryShelf:
    source = BytesIO(file)
    return shelf_with_records(source, read_header(source), keys=KEYS)


def file_with_header(encoded: bytes) -> BytesIO:
    return BytesIO(FIRST_LINE + b"".join(framed([encoded])))


def test_the_file_says_what_it_is_and_how_to_open_it() -> None:
    assert written().startswith(FIRST_LINE)
    assert FIRST_LINE.endswith(b"\n")
    assert b"passphrase" in FIRST_LINE


def test_records_come_back_on_a_shelf() -> None:
    shelf = read(written())
    assert shelf.kdf() == FLOOR.encoded()
    assert shelf.slots(ACCOUNT) == [Slot(b"f" * 32, ACCOUNT, "passphrase", b"sealed")]
    assert shelf.list_of(ACCOUNT) == SealedList(3, b"the list")
    assert list(shelf.heads(ACCOUNT)) == [
        SealedHead("one", 1, b"head"),
        SealedHead("two", 2, b"head"),
        SealedHead("three", 1, b""),
    ]
    assert list(shelf.pieces(ACCOUNT, "two")) == [b"body", b"more"]


@given(
    st.lists(
        st.builds(
            Record,
            id=st.text(min_size=1),
            version=st.integers(0, 2**63 - 1),
            head=st.binary(max_size=50),
            pieces=st.lists(st.binary(max_size=50), max_size=3),
        ),
        unique_by=lambda record: record.id,
        max_size=5,
    )
)
def test_any_records_come_back(records: list[Record]) -> None:
    shelf = read(written(records))
    assert [head.id for head in shelf.heads(ACCOUNT)] == [record.id for record in records]
    for record in records:
        assert list(shelf.pieces(ACCOUNT, record.id)) == record.pieces


def test_the_header_is_that_of_the_shelf() -> None:
    shelf = account_shelf()
    header = header_of(shelf, account_on(shelf))
    assert header.format == FORMAT
    assert header.kdf == shelf.header
    assert header.slots() == shelf.slots(account_on(shelf))
    assert read_header(BytesIO(written(header=header))) == header


def test_there_is_no_header_where_there_is_no_account() -> None:
    with pytest.raises(DamagedError):
        header_of(MemoryShelf(), ACCOUNT)


def test_the_header_tells_no_names_and_no_words() -> None:
    for word in (b"Robin", b"copper", b"Sunday", b"draft", *recovery_words().split()[:0]):
        assert word not in backup_bytes(recovery=True)


@given(st.binary(max_size=200))
def test_any_other_file_is_no_backup(content: bytes) -> None:
    with pytest.raises(DamagedError, match="no backup"):
        read_header(BytesIO(content))


@given(st.binary(max_size=200))
def test_any_bytes_behind_the_first_line_are_damaged(content: bytes) -> None:
    with pytest.raises(DamagedError):
        read(FIRST_LINE + content)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"\xc1",
        msgspec.msgpack.encode({}),
        msgspec.msgpack.encode([1, "a", b"", []]),
        msgspec.msgpack.encode({"format": "1", "account": "a", "kdf": b"", "ways_in": []}),
        msgspec.msgpack.encode({"format": 1, "account": "a", "kdf": b"", "ways_in": [1]}),
        msgspec.msgpack.encode(HEADER) + b"x",
    ],
)
def test_a_broken_header_is_damaged(header: bytes) -> None:
    with pytest.raises(DamagedError, match="broken"):
        read_header(file_with_header(header))


def test_a_later_format_is_told_from_damage() -> None:
    later = Header(FORMAT + 1, ACCOUNT, b"", [])
    with pytest.raises(DamagedError, match="later version"):
        read_header(file_with_header(msgspec.msgpack.encode(later)))


@pytest.mark.parametrize(
    "header",
    [
        Header(FORMAT, "b" * 32, HEADER.kdf, HEADER.ways_in),
        Header(0, ACCOUNT, HEADER.kdf, HEADER.ways_in),
        Header(-1, ACCOUNT, HEADER.kdf, HEADER.ways_in),
    ],
)
def test_records_behind_the_header_of_another_account_or_format_do_not_open(
    header: Header,
) -> None:
    records = written()[len(FIRST_LINE) + 4 + len(msgspec.msgpack.encode(HEADER)) :]
    with pytest.raises(DamagedError):
        shelf_with_records(BytesIO(records), header, keys=KEYS)


def test_records_do_not_open_with_other_keys() -> None:
    source = BytesIO(written())
    with pytest.raises(DamagedError):
        shelf_with_records(source, read_header(source), keys=fresh_keyring())


def test_number_and_size_of_few_documents_do_not_show() -> None:
    one = [Record("one", 1, b"head", [b"body"])]
    assert len(written(one)) == len(written())


def test_a_backup_holds_every_row_of_the_account() -> None:
    shelf = bare_shelf()
    source = BytesIO(backup_bytes())
    again = shelf_with_records(source, read_header(source), keys=opened(shelf).keys)
    assert again == shelf


def test_a_large_document_comes_back() -> None:
    pieces = [bytes(1 << 18)] * 65
    shelf = read(written([Record("one", 1, b"head", pieces)]))
    assert list(shelf.pieces(ACCOUNT, "one")) == pieces
