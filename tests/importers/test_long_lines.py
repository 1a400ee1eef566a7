"""A line of a megabyte that is made to be slow to read takes no importer more than a second."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from test_formats import export_in

from halfway.errors import HalfwayError
from halfway.importers.formats import IMPORTERS
from halfway.importers.record import Choices
from halfway.importers.source import Source

LONG = 1_000_000
BAIT = {
    "digits": "1",
    "dates": "1/1/1, ",
    "blanks": " ",
    "colons": "a: ",
    "words": "word ",
    "brackets": "[",
    "stars": "*_",
    "replies": "On a wrote ",
    "angles": "<a ",
    "entities": "&#55357;",
    "escapes": "\\u00c3",
    "dashes": "- ",
}


@pytest.mark.parametrize("bait", BAIT)
@pytest.mark.parametrize("name", IMPORTERS)
def test_is_linear(name: str, bait: str) -> None:
    whole = export_in(name).read()
    line = (BAIT[bait] * (LONG // len(BAIT[bait]))).encode()
    for data in (line, whole + b"\n" + line + b"\n", whole[:-40] + line + whole[-40:]):
        started = time.process_time()
        source = Source.of_bytes("export", data)
        with suppress(HalfwayError):
            IMPORTERS[name].detect(source)
            list(IMPORTERS[name].read(source, Choices(dates="day-first"), lambda words: None))
        assert time.process_time() - started < 1
