"""Series are read as spreadsheets and people write them, and what could be misread is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from halfway.cli.series import MOST_DAYS, Series, read_series
from halfway.errors import BadTextError

Read = Callable[[str], Series]
WANTED = Series("AABB", (1.5, 2, None, 4))


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reads(text: str) -> Series:
        path = tmp_path / "days.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return read_series(str(path))

    return reads


@pytest.mark.parametrize(
    "text",
    [
        "phase,value\nA,1.5\nA,2\nB,\nB,4\n",
        "\ufeffphase,value\r\nA,1.5\r\nA,2\r\nB,NA\r\nB,4\r\n",
        "sep=;\nphase;value\nA;1,5\nA;2,0\nB;n/a\nB;4\n",
        "phase\tvalue\nA\t1,5\nA\t2\nB\t.\nB\t4",
        'phase,value\nA,"1,5"\nA,2\nB,missing\nB,4',
        "\n\nCondition,Outcome\n\na,1.5\na,2\nb,-\nb,4\n",
        "phase,values,mt\nA,1.5,1\nA,2,2\nB,,3\nB,4,4\n",
        'value,note,phase\n1.5,"so, so",A\n2,,A\n,"two\nlines",B\n4,,B\n',
        "Phase,Score (0-10)\nA1,1.5\nA1,2\nB1,?\nB1,4",
        "phase,value\nbefore,1.5\nBefore,2\nafter,na\nAFTER,4",
        "phase,value\nbaseline,1.5\nBaseline 1,2\nintervention,na\ntreatment 2,4",
        "phase,value\n0,1.5\n0,2\n1,na\n1,4",
        "date,phase,value\n2026-01-04,B,4\n2026-01-02,A,2\n2026-01-01,A,1.5\n2026-01-03,B,\n",
    ],
)
def test_what_strangers_write_is_read(read: Read, text: str) -> None:
    assert read(text) == WANTED


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "must name the columns"),
        ("day,value\n1,2", "must name the columns"),
        ("A,54\nA,53", "it says 'A,54'"),
        ("phase,value\n", "no day with a phase"),
        ("phase,value\nC,2", "line 2: the phase must be A or B, not 'C'"),
        ("phase,value\nabout,2", "not 'about'"),
        ("phase,value\nbetter,2", "Also read as A: baseline, before"),
        ("phase,value\n2,2", "not '2'"),
        ("phase,value\n,2", "line 2: the phase must be A or B"),
        ("phase,value\nA,2\nB,much", "line 3: 'much' is no number"),
        ("phase,value\nA,inf", "'inf' is no number"),
        ("phase,value\nA,1e999", "too large"),
        ("phase,value\nA,1_0", "'1_0' is no number"),
        ("phase,value\nA,54,5", "line 2: there are more columns"),
        ('phase,value\nA,"1,250"', "read in two ways"),
        ("case,phase,value\nx,A,1\nx,B,2\ny,A,1", "line 4: here another case begins"),
        ("phase,value\nA," + "1" * 200_000, "line 2: this is no CSV"),
        ("x" * 200_000, "first line"),
        ("phase,value\n" + "A,1\n" * (MOST_DAYS + 1), "1,001 days"),
        ("day,phase,value\n1,A,1\n2,A,1\n5000,B,1", "5,000 days"),
    ],
)
def test_what_could_be_misread_is_refused(read: Read, text: str, says: str) -> None:
    with pytest.raises(BadTextError) as error:
        read(text)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_days_without_a_row_are_missed_days(read: Read) -> None:
    found = read("date,phase,value\n2026-01-01,A,1\n2026-01-03,A,2\n2026-01-04,B,3\n2026-01-06,B,4")
    assert found == Series("AAABBB", (1, None, 2, 3, None, 4))


def test_an_empty_row_with_its_day_is_a_missed_day(read: Read) -> None:
    found = read("date,phase,value\n2026-01-01,A,1\n2026-01-02,,\n2026-01-03,B,3")
    assert found == Series("AAB", (1, None, 3))
