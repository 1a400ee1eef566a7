"""A study as a picture: one dot a day, the phases as bands, and each phase's mean as a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import fmean

WIDTH, HEIGHT, EDGE = 640, 240, 18
_STYLE = (
    "<style>.phase--a{fill:#0000}.phase--b{fill:#2c6b4633}.mean{stroke:#2f6375;stroke-width:2}"
    ".day{fill:#2f6375}</style>"
)
_TITLE = "Days without the change (plain) and with it (shaded), with the mean of each part."


def picture(
    plan: str, values: Sequence[float | None], *, title: str = _TITLE, style: str = _STYLE
) -> str:
    """The picture as SVG text; a missed day has no dot. Without any value there is only the frame.

    On a page that has colours of its own for the classes, `style` is "".
    """
    step = (WIDTH - 2 * EDGE) / max(len(plan), 1)
    parts = []
    for letter, run in groupby(range(len(plan)), key=plan.__getitem__):
        days = list(run)
        x, width = EDGE + step * days[0], step * len(days)
        parts.append(
            f'<rect class="phase phase--{letter.lower()}" x="{x:.1f}" y="0" width="{width:.1f}"'
            f' height="{HEIGHT}"/>'
        )
        inside = [value for day in days if (value := values[day]) is not None]
        if inside:
            y = _height(fmean(inside), values)
            parts.append(
                f'<line class="mean" x1="{x:.1f}" y1="{y:.1f}" x2="{x + width:.1f}" y2="{y:.1f}"/>'
            )
    parts += [
        f'<circle class="day" cx="{EDGE + step * (day + 0.5):.1f}"'
        f' cy="{_height(value, values):.1f}" r="4"/>'
        for day, value in enumerate(values)
        if value is not None
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawn drawn--study" role="img"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" aria-label="{title}"><title>{title}</title>{style}'
        f"{''.join(parts)}</svg>\n"
    )


def _height(value: float, values: Sequence[float | None]) -> float:
    known = [one for one in values if one is not None]
    low, high = min(known), max(known)
    return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / ((high - low) or 1.0)
