"""Pictures are sound SVG, have a title, and stay inside their frame."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.patterns.drawing import HEIGHT, WIDTH, graph, loop, timeline
from halfway.patterns.talk import ME, THEM, USUAL_GAP, Conversation, Turn

MOVES = st.sampled_from([frozenset(), frozenset({"criticism"}), frozenset({"appreciation"})])


def turn(side: int, moves: frozenset[str]) -> Turn:
    return Turn(side, 0, 0, None, None, moves, 1.0)


def sound(drawn: str) -> ElementTree.Element:
    root = ElementTree.fromstring(drawn)  # noqa: S314  (as above)
    assert root.find("title") is not None
    assert root.get("aria-label")
    return root


def test_the_loop_has_my_side_on_the_left() -> None:
    root = sound(loop(mine="I <push>", theirs="They & go", title="A loop"))
    words = {one.text: float(one.get("x", "0")) for one in root.iter("text")}
    assert words["I <push>"] < words["They & go"]


@given(st.lists(st.tuples(st.sampled_from([ME, THEM]), MOVES), min_size=1, max_size=40))
def test_the_graph_stays_in_its_frame(said: list[tuple[int, frozenset[str]]]) -> None:
    root = sound(graph([turn(side, moves) for side, moves in said], title="A graph"))
    for line in root.iter("polyline"):
        for x, y in re.findall(r"([-\d.]+),([-\d.]+)", line.get("points", "")):
            assert 0 <= float(x) <= WIDTH
            assert 0 <= float(y) <= HEIGHT


@pytest.mark.parametrize(("moves", "kind"), [("appreciation", "up"), ("criticism", "down")])
def test_the_timeline_counts_my_turns_alone(moves: str, kind: str) -> None:
    mine = (turn(ME, frozenset({moves})), turn(THEM, frozenset({"contempt"})))
    theirs = (turn(THEM, frozenset({"contempt"})),)
    talk = Conversation((), (mine, theirs), USUAL_GAP)
    root = sound(timeline(talk, title="A line"))
    assert [bar.get("class") for bar in root.iter("rect")] == [kind]
