"""What a database complains of is told in words, without the values in it."""

from __future__ import annotations

import errno

import pytest
from django.db import OperationalError
from django.db.utils import DatabaseError as DjangoDatabaseError

from halfway.errors import ConflictError, DamagedError, HalfwayError, NotSavedError
from halfway.web.store.troubles import told


@pytest.mark.parametrize(
    ("raised", "kind", "says"),
    [
        (OperationalError("database or disk is full"), NotSavedError, "disk is full"),
        (OSError(errno.ENOSPC, "No space left on device"), NotSavedError, "disk is full"),
        (OperationalError("attempt to write a readonly database"), NotSavedError, "rights"),
        (OperationalError("unable to open database file"), NotSavedError, "rights"),
        (OperationalError("database is locked"), NotSavedError, "another window"),
        (OperationalError("disk I/O error"), NotSavedError, "did not take it"),
        (DjangoDatabaseError("database disk image is malformed"), DamagedError, "backup"),
        (DjangoDatabaseError("file is not a database"), DamagedError, "backup"),
    ],
)
def test_each_trouble_has_its_words(raised: Exception, kind: type[HalfwayError], says: str) -> None:
    with pytest.raises(kind, match=says) as caught, told():
        raise raised
    assert caught.value.__cause__ is None


def test_no_value_of_the_complaint_is_told() -> None:
    with pytest.raises(NotSavedError) as caught, told():
        raise OperationalError("Key (find)=(c0ffee) already exists")
    assert "c0ffee" not in str(caught.value)


def test_an_error_of_ours_passes_as_it_is() -> None:
    ours = ConflictError("changed elsewhere")
    with pytest.raises(ConflictError) as caught, told():
        raise ours
    assert caught.value is ours


def test_a_fault_of_the_code_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), told():
        raise ZeroDivisionError
