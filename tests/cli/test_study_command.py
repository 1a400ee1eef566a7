"""`halfway study` analyses days from a file, and draws plans that can be drawn again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from shared_data import SHARED

FILE = SHARED / "vectors" / "n1.json"
needs_shared = pytest.mark.skipif(not FILE.exists(), reason="skipped: shared data not here")
JOHANNA = (54, 53, 56, 58, 52, 61, 62, 71, 66, 64, 78, 70, 74, 82, 77, 86, 68, 80, 86, 87)


def run(*options: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "halfway.cli", "study", *options],
        capture_output=True,
        text=True,
        input=text,
        check=False,
    )


def document(*options: str) -> dict[str, Any]:
    done = run(*options, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def days(tmp_path: Path) -> Path:
    rows = [f"{n},{'A' if n <= 5 else 'B'},{value}" for n, value in enumerate(JOHANNA, start=1)]
    path = tmp_path / "days.csv"
    path.write_text("\n".join(["day,phase,value", *rows]), encoding="utf-8")
    return path


def test_a_published_series(days: Path) -> None:
    found = document("analyse", str(days), "--design", "ab")
    assert (found["n_a"], found["n_b"], found["arrangements"]) == (5, 15, 11)
    assert found["mean_difference"] == pytest.approx(19.53333333)
    assert found["p"] == found["p_smallest"] == pytest.approx(1 / 11)


def test_says_when_it_cannot_tell(days: Path) -> None:
    said = run("analyse", str(days), "--design", "ab").stdout
    assert "Can't tell yet" in said
    assert "changed along with it" in said


def test_draws_a_picture_and_overwrites_nothing(days: Path, tmp_path: Path) -> None:
    picture = tmp_path / "days.svg"
    document("analyse", str(days), "--design", "ab", "--svg", str(picture))
    root = ElementTree.parse(picture).getroot()  # noqa: S314  (as above)
    assert len([one for one in root.iter() if one.tag.endswith("circle")]) == len(JOHANNA)
    again = run("analyse", str(days), "--design", "ab", "--svg", str(picture))
    assert again.returncode == 1
    assert "free" in again.stderr


@pytest.mark.parametrize(
    ("rows", "options", "says"),
    [
        ("phase,value\nC,2", (), "line 2: the phase must be A or B"),
        ("phase,value\nA,2\nB,3", (), "two days"),
        ("phase,value\nA,1\nB,2\nA,1\nB,2", ("--design", "ab"), "--design abab --least 1"),
        ("phase,value\nA,1\nA,2\nB,1\nB,2", ("--least", "3"), "--least 2; or leave both out"),
        ("phase,value\nA,1\nB,2\nB,1\nB,2\nA,3", ("--design", "ab"), "Leave --design out"),
    ],
)
def test_a_bad_file_gets_one_clear_error(
    tmp_path: Path, rows: str, options: tuple[str, ...], says: str
) -> None:
    path = tmp_path / "days.csv"
    path.write_text(rows, encoding="utf-8")
    done = run("analyse", str(path), *options)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert says in done.stderr


@needs_shared
@pytest.mark.parametrize("name", ["PVDS2011_tauU", "Tarlow_perfect_trend", "Tarlow2017"])
def test_without_any_option_is_what_single_case_es_gives(tmp_path: Path, name: str) -> None:
    series = json.loads(FILE.read_text())["singlecasees"][name]
    path = tmp_path / "days.csv"
    days = [*(f"A,{one}" for one in series["A"]), *(f"B,{one}" for one in series["B"])]
    path.write_text("\n".join(["phase,value", *days]), encoding="utf-8")
    found = document("analyse", str(path), *(("--less",) * (series["improvement"] == "decrease")))
    nap = series["NAP_unbiased"]
    assert found["design"] == "ab"
    assert found["nap"] == pytest.approx(nap["Est"], abs=1e-6)
    assert found["nap_ci"] == pytest.approx([nap["CI_lower"], nap["CI_upper"]], abs=1e-6)
    assert found["trend_a"]["slope"] == pytest.approx(series["Tau_BC"]["slope"], abs=1e-6)


def test_standard_input_is_read_and_a_plan_of_no_design_described() -> None:
    text = "phase;value\nA;1,5\nA;2\nB;4\nB;5\nB;4\nA;1\n"
    done = run("analyse", "-", "--json", text=text)
    found = json.loads(done.stdout)
    assert (found["n_a"], found["n_b"], found["nap"], found["nap_ci"]) == (3, 3, 1, [1, 1])
    assert found["nap_ci_wide"][0] < 1
    assert found["design"] is found["p"] is found["p_smallest"] is found["arrangements"] is None
    assert "A 2, B 3, A 1" in found["why_no_p"]


def test_how_many_days_it_would_take_is_in_the_document(days: Path) -> None:
    found = document("analyse", str(days))
    assert 20 < found["days_needed"] <= 120
    assert document("analyse", str(days), "--less")["days_needed"] is None


def test_missed_days_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    rows = [
        f"{p},{v}"
        for p, v in zip("AABBAABB", ("1", "", "3", "4", "na", "2", "4", "3"), strict=True)
    ]
    path.write_text("\n".join(["phase,value", *rows]), encoding="utf-8")
    found = document("analyse", str(path), "--least", "2")
    assert (found["n_a"], found["n_b"], found["missed"]) == (2, 4, 2)


def test_the_same_seed_draws_the_same_plan() -> None:
    one, again = (document("design", "--days", "20", "--seed", "7") for _ in range(2))
    assert one == again
    assert one["arrangements"] == 165
    assert len(one["plan"]) == 20
    shares = [row["share"] for row in one["power"]]
    assert shares[0] < 0.07
    assert shares[-1] > shares[1]


def test_a_plan_that_cannot_be_is_told() -> None:
    done = run("design", "--days", "9", "--least", "5")
    assert done.returncode == 1
    assert "Choose other --days or --least" in done.stderr


def test_a_long_plan_is_drawn() -> None:
    found = document("design", "--days", "120", "--design", "pairs")
    assert found["arrangements"] == 2**60
    assert found["p_smallest"] == 1 / 20_000
    assert len(found["plan"]) == 120
