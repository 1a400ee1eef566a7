"""A study as a picture: one dot a day, the phases as bands, each phase's mean as a line, and its scale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import fmean

WIDTH, HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _FOOT = 56, 18, 18, 30
_STYLE = (
    "<style>.phase--a{fill:#0000}.phase--b{fill:#2c6b4633}.mean{stroke:#2f6375;stroke-width:2}"
    ".day{fill:#2f6375}text{font-family:sans-serif}</style>"
)
_TITLE = (
    "Days without the change (plain) and with it (shaded), with the mean of each part. A small mark"
    " at the foot is a day without an answer."
)


def picture(
    plan: str, values: Sequence[float | None], *, title: str = _TITLE, style: str = _STYLE
) -> str:
    """The picture as SVG text; a day without an answer has a mark at the foot in place of a dot.

    The lowest and the highest value stand at the left, the first and the last day below. Without
    any value there are only the frame and the days. On a page that has colours of its own for the
    classes, `style` is "".
    """
    parts = [*_phases(plan, values), *_days(values), *_scale(values)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawn drawn--study" role="img"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" aria-label="{title}"><title>{title}</title>{style}'
        f"{''.join(parts)}</svg>\n"
    )


def _phases(plan: str, values: Sequence[float | None]) -> list[str]:
    parts = []
    for letter, run in groupby(range(len(plan)), key=plan.__getitem__):
        days = list(run)
        x, end = (_place(day, len(plan)) for day in (days[0], days[-1] + 1))
        parts.append(
            f'<rect class="phase phase--{letter.lower()}" x="{x:.1f}" y="0" width="{end - x:.1f}"'
            f' height="{HEIGHT - _FOOT}"/>'
        )
        inside = [value for day in days if (value := values[day]) is not None]
        if inside:
            y = _height(fmean(inside), values)
            parts.append(
                f'<line class="mean" x1="{x:.1f}" y1="{y:.1f}" x2="{end:.1f}" y2="{y:.1f}"/>'
            )
    return parts


def _days(values: Sequence[float | None]) -> list[str]:
    parts = []
    for day, value in enumerate(values):
        x = _place(day + 0.5, len(values))
        if value is None:
            parts.append(
                f'<line class="missed" stroke="currentColor" x1="{x:.1f}" x2="{x:.1f}"'
                f' y1="{HEIGHT - _FOOT}" y2="{HEIGHT - _FOOT + 7}"/>'
            )
        else:
            y = _height(value, values)
            parts.append(f'<circle class="day" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
    return parts


def _scale(values: Sequence[float | None]) -> list[str]:
    known = {value for value in values if value is not None}
    levels = {min(known), max(known)} if known else set()
    ends = {0, len(values) - 1} if values else set()
    return [
        *(_text(f"{one:g}", _LEFT - 8, _height(one, values) + 5, "end") for one in sorted(levels)),
        *(
            _text(str(day + 1), _place(day + 0.5, len(values)), HEIGHT - 6, "middle")
            for day in sorted(ends)
        ),
    ]


def _text(words: str, x: float, y: float, anchor: str) -> str:
    return (
        f'<text class="scale" fill="currentColor" font-size="14" text-anchor="{anchor}"'
        f' x="{x:.1f}" y="{y:.1f}">{words}</text>'
    )


def _place(day: float, days: int) -> float:
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * day / max(days, 1)


def _height(value: float, values: Sequence[float | None]) -> float:
    known = [one for one in values if one is not None]
    low, high = min(known), max(known)
    foot = HEIGHT - _FOOT - _TOP
    return foot - (foot - _TOP) * (value - low) / ((high - low) or 1.0)
