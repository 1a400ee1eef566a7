"""The Gottman-Murray model of two series: inertia and influence. An illustration, no forecast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from halfway.stats.tables import Floats

LEAST_SHARE = 0.1
"""Each side of a threshold keeps at least this share of the points."""


@dataclass(frozen=True, slots=True)
class Fit:
    """y' = coefficients over (1, y, ...): their errors, the sum of squares and the BIC.

    BIC = -2 logL + k ln n with logL = -(n/2)(ln 2 pi + ln(SS/n) + 1); k counts the coefficients
    and the spread, not the thresholds.
    """

    name: str
    coefficients: tuple[float, ...]
    errors: tuple[float, ...]
    thresholds: tuple[float, ...]
    squares: float
    bic: float


def no_influence(own: Floats, partner: Floats) -> Fit:
    """y' = a + r y."""
    return _fit("no influence", own, [])


def linear(own: Floats, partner: Floats) -> Fit:
    """y' = a + r y + s x."""
    return _fit("linear", own, [partner[:-1]])


def bilinear(own: Floats, partner: Floats, *, threshold: float | None = None) -> Fit:
    """y' = a + r y + s- x[x <= t] + s+ x[x > t]; the threshold with the least SS, or the given."""
    x = partner[:-1]
    if threshold is not None:
        return _bilinear(own, x, threshold)
    fits = [_bilinear(own, x, one) for one in _thresholds(x)]
    return min(fits, key=lambda fit: fit.squares, default=linear(own, partner))


def ojive2(own: Floats, partner: Floats) -> Fit:
    """y' = a + r y + l [x <= t]: two constant levels of influence."""
    x = partner[:-1]
    fits = [
        _fit("ojive, two levels", own, [(x <= one).astype(float)], thresholds=(one,))
        for one in _thresholds(x)
    ]
    return min(fits, key=lambda fit: fit.squares, default=no_influence(own, partner))


def ojive3(own: Floats, partner: Floats) -> Fit:
    """y' = a + r y + l1 [x <= low] + l2 [x > high]: three constant levels, the middle one in a."""
    x = partner[:-1]
    fits = []
    for low, high in combinations(_thresholds(x), 2):
        lower, upper = x <= low, x > high
        if (~lower & ~upper).mean() < LEAST_SHARE:
            continue
        levels = [lower.astype(float), upper.astype(float)]
        fits.append(_fit("ojive, three levels", own, levels, thresholds=(low, high)))
    return min(fits, key=lambda fit: fit.squares, default=ojive2(own, partner))


def _bilinear(own: Floats, x: Floats, threshold: float) -> Fit:
    below, above = np.where(x <= threshold, x, 0.0), np.where(x > threshold, x, 0.0)
    return _fit("bilinear", own, [below, above], thresholds=(threshold,))


def _thresholds(x: Floats) -> list[float]:
    """Values of the partner that leave a tenth of the points on each side."""
    return [
        float(one)
        for one in np.unique(x)
        if LEAST_SHARE <= float((x <= one).mean()) <= 1 - LEAST_SHARE
    ]


def _fit(name: str, own: Floats, more: list[Floats], *, thresholds: tuple[float, ...] = ()) -> Fit:
    """Ordinary least squares of y(t+1) on 1, y(t) and `more`."""
    known = np.column_stack([np.ones(len(own) - 1), own[:-1], *more])
    after = own[1:]
    coefficients, *_ = np.linalg.lstsq(known, after, rcond=None)
    squares = float(((after - known @ coefficients) ** 2).sum())
    n, k = known.shape
    spread = squares / max(n - k, 1) * np.diag(np.linalg.pinv(known.T @ known))
    return Fit(
        name,
        tuple(float(one) for one in coefficients),
        tuple(float(one) for one in np.sqrt(np.clip(spread, 0, None))),
        thresholds,
        squares,
        _bic(squares, n=n, k=k + 1),
    )


def _bic(squares: float, *, n: int, k: int) -> float:
    if squares <= 0:
        return -np.inf
    return float(n * (np.log(2 * np.pi) + np.log(squares / n) + 1) + k * np.log(n))


@dataclass(frozen=True, slots=True)
class Steady:
    """A point at which both stay: of W and H; whether small pushes die out."""

    w: float
    h: float
    eigenvalues: tuple[complex, complex]

    @property
    def is_stable(self) -> bool:
        """Whether all eigenvalues lie within the unit circle."""
        return all(abs(one) < 1 for one in self.eigenvalues)


@dataclass(frozen=True, slots=True)
class Side:
    """One partner: inertia r, level a, and how the other moves them, below and above 0."""

    inertia: float
    level: float
    below: float
    above: float

    @property
    def uninfluenced(self) -> float:
        """Where this one settles alone: a / (1 - r)."""
        return self.level / (1 - self.inertia)


def steady_states(w: Side, h: Side) -> list[Steady]:
    """Where the null clines of the bilinear model cross, quadrant by quadrant.

    W* = (a(1 - r2) + i1 b) / D, H* = (b(1 - r1) + i2 a) / D, D = (1 - r1)(1 - r2) - i1 i2, valid
    only inside its quadrant; eigenvalues of the simultaneous model
    ((r1 + r2) +- sqrt((r1 - r2)^2 + 4 i1 i2)) / 2.
    """
    found = []
    for i1, h_above in ((w.above, True), (w.below, False)):
        for i2, w_above in ((h.above, True), (h.below, False)):
            bottom = (1 - w.inertia) * (1 - h.inertia) - i1 * i2
            if abs(bottom) < 1e-12:
                continue
            at_w = (w.level * (1 - h.inertia) + i1 * h.level) / bottom
            at_h = (h.level * (1 - w.inertia) + i2 * w.level) / bottom
            if (at_w > 0) == w_above and (at_h > 0) == h_above:
                found.append(Steady(at_w, at_h, _eigenvalues(w.inertia, h.inertia, i1 * i2)))
    return found


def repair(*, strength: float, below: float) -> Callable[[float], float]:
    """What repair adds when the partner is very negative: 2c(k - x) / (1 + k - x) for x < k."""
    return lambda x: 2 * strength * (below - x) / (1 + below - x) if x < below else 0.0


def damping(*, strength: float, above: float) -> Callable[[float], float]:
    """What damping takes when the partner is very positive: -2c(x - k) / (1 + x - k) for x > k."""
    return lambda x: -2 * strength * (x - above) / (1 + x - above) if x > above else 0.0


def _eigenvalues(r1: float, r2: float, product: float) -> tuple[complex, complex]:
    root = complex((r1 - r2) ** 2 + 4 * product) ** 0.5
    return (r1 + r2 + root) / 2, (r1 + r2 - root) / 2
