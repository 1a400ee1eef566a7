"""Pictures of a pattern as SVG text: the loop of two sides, a talk's point graph, and the timeline.

They need nothing outside: colours come by class from the page around them, and each has a title for
those who cannot see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from halfway.patterns.talk import ME, THEM, Conversation, Turn
from halfway.stats.points import point_graph

WIDTH, HEIGHT = 640, 180
_EDGE = 14
_BOX = '<rect class="{kind}" x="{x}" y="62" width="150" height="56" rx="14"/>'
_WORDS = '<text x="{x}" y="95" text-anchor="middle">{words}</text>'
_ARROW = '<path class="arrow" d="{d}" marker-end="url(#tip)"/>'
_TIP = (
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" '
    'orient="auto"><path d="M0 0L10 5L0 10z" fill="context-stroke"/></marker></defs>'
)


def loop(*, mine: str, theirs: str, title: str) -> str:
    """My side on the left, theirs on the right, and an arrow from each to the other."""
    inside = (
        _TIP
        + _BOX.format(kind="mine", x=10)
        + _WORDS.format(x=85, words=escape(mine))
        + _BOX.format(kind="theirs", x=220)
        + _WORDS.format(x=295, words=escape(theirs))
        + _ARROW.format(d="M95 56C130 6 250 6 287 54")
        + _ARROW.format(d="M285 124C250 174 130 174 93 126")
    )
    return _svg(inside, width=380, height=180, title=title, kind="loop")


def graph(turns: Sequence[Turn], *, title: str) -> str:
    """Points of both sides in one talk, counted up turn by turn: up is toward, down is against."""
    lines = {
        kind: point_graph([turn.points for turn in turns if turn.side == side]).heights
        for side, kind in ((ME, "mine"), (THEM, "theirs"))
    }
    top = max(1.0, *(height for heights in lines.values() for height in (0, *heights)))
    low = min(-1.0, *(height for heights in lines.values() for height in (0, *heights)))
    longest = max(len(heights) for heights in lines.values())

    def place(index: int, height: float) -> str:
        x = _EDGE + (WIDTH - 2 * _EDGE) * index / max(longest, 1)
        y = _EDGE + (HEIGHT - 2 * _EDGE) * (top - height) / (top - low)
        return f"{x:.1f},{y:.1f}"

    zero = f'<polyline class="zero" points="{place(0, 0)} {place(longest, 0)}"/>'
    drawn = "".join(
        f'<polyline class="{kind}" points="'
        + " ".join(place(i, height) for i, height in enumerate((0.0, *heights)))
        + '"/>'
        for kind, heights in lines.items()
    )
    return _svg(zero + drawn, width=WIDTH, height=HEIGHT, title=title, kind="graph")


def timeline(talk: Conversation, *, title: str) -> str:
    """A bar for each episode, in order: up where my turns were more toward, down where against."""
    means = [_mean_of_mine(episode) for episode in talk.episodes]
    step = (WIDTH - 2 * _EDGE) / max(len(means), 1)
    middle, half = HEIGHT / 2, HEIGHT / 2 - _EDGE
    bars = "".join(
        f'<rect class="{"up" if mean > 0 else "down"}" x="{_EDGE + i * step:.2f}" '
        f'y="{middle - half * max(mean, 0):.1f}" width="{max(step * 0.8, 0.6):.2f}" '
        f'height="{half * abs(mean):.1f}"/>'
        for i, mean in enumerate(means)
        if mean
    )
    zero = f'<polyline class="zero" points="{_EDGE},{middle} {WIDTH - _EDGE},{middle}"/>'
    return _svg(zero + bars, width=WIDTH, height=HEIGHT, title=title, kind="timeline")


def _mean_of_mine(episode: Sequence[Turn]) -> float:
    mine = [turn.points for turn in episode if turn.side == ME]
    return sum(mine) / len(mine) if mine else 0.0


def _svg(inside: str, *, width: int, height: int, title: str, kind: str) -> str:
    said = escape(title)
    return (
        f'<svg class="drawn drawn--{kind}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{said}"><title>{said}</title>{inside}</svg>'
    )


def curve(levels: Sequence[float], *, title: str) -> str:
    """Levels from 0 to 1 as a line over the turns of a talk."""
    step = (WIDTH - 2 * _EDGE) / max(len(levels) - 1, 1)
    points = " ".join(
        f"{_EDGE + step * i:.1f},{HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * level:.1f}"
        for i, level in enumerate(levels)
    )
    line = f'<polyline class="mine" points="{points}"/>'
    return _svg(line, width=WIDTH, height=HEIGHT, title=title, kind="curve")
