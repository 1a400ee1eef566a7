"""The picture has a dot for each day that was not missed, inside its frame."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from halfway.stats.picture import HEIGHT, WIDTH, picture

days = st.lists(
    st.tuples(st.sampled_from("AB"), st.one_of(st.none(), st.integers(-5, 40).map(float))),
    max_size=40,
)


@given(days)
def test_dots_are_days(given_days: list[tuple[str, float | None]]) -> None:
    plan, values = "".join(p for p, _ in given_days), [v for _, v in given_days]
    root = ElementTree.fromstring(picture(plan, values))  # noqa: S314  (as above)
    dots = [one for one in root.iter() if one.tag.endswith("circle")]
    assert len(dots) == sum(value is not None for value in values)
    for dot in dots:
        assert 0 < float(dot.get("cx", "-1")) < WIDTH
        assert 0 < float(dot.get("cy", "-1")) < HEIGHT


def _texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)  # noqa: S314  (as above)
    return [one.text or "" for one in root.iter() if one.tag.endswith("text")]


def test_has_a_scale_and_the_first_and_the_last_day() -> None:
    assert _texts(picture("AAABBB", [3, 4, 2.5, 7, None, 6])) == ["2.5", "7", "1", "6"]


def test_days_all_alike_have_one_level() -> None:
    assert _texts(picture("AABB", [3, 3, 3, 3])) == ["3", "1", "4"]


def test_a_missed_day_has_a_mark() -> None:
    root = ElementTree.fromstring(picture("AABB", [1, None, None, 2]))  # noqa: S314  (as above)
    marks = [one for one in root.iter() if one.get("class") == "missed"]
    assert len(marks) == 2
    assert all(0 < float(one.get("x1", "-1")) < WIDTH for one in marks)
