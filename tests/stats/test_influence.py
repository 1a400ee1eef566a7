"""The Gottman-Murray model against dyad::couple and against our own steady states."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from halfway.stats.influence import (
    Side,
    bilinear,
    damping,
    linear,
    no_influence,
    ojive2,
    ojive3,
    repair,
    steady_states,
)
from tests.shared_data import SHARED

SERIES = SHARED / "vectors" / "dyad_couple.csv"


@pytest.fixture(scope="module")
def couple() -> tuple[np.ndarray, np.ndarray]:
    if not SERIES.exists():
        pytest.skip("skipped: shared data not here")
    with SERIES.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return tuple(np.array([float(row[who]) for row in rows]) for who in ("wife", "husband"))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("model", "wife", "husband"),
    [
        (
            no_influence,
            (-0.23217, 0.65052, 934.4802, 711.426),
            (1.03786, 0.37165, 3104.505, 890.318),
        ),
        (
            linear,
            (-0.19341, 0.63686, -0.02863, 931.827, 716.006),
            (0.98257, 0.31459, -0.27374, 2998.482, 890.145),
        ),
        (
            bilinear,
            (-0.41725, 0.62190, -0.23227, 0.06380, 868.7135, 710.560),
            (0.38144, 0.33269, -0.56557, 0.13567, 2859.346, 888.069),
        ),
        (
            ojive2,
            (-0.45756, 0.61355, 1.39187, 900.299, 710.878),
            (0.46017, 0.31032, 3.47546, 2835.908, 881.839),
        ),
        (
            ojive3,
            (-2.5053, 0.53165, 3.55092, 2.24156, 843.747, 706.215),
            (-0.47039, 0.33227, 4.32272, 1.28022, 2796.923, 884.780),
        ),
    ],
)
def test_fits_are_the_published_ones(couple, model, wife, husband) -> None:  # type: ignore[no-untyped-def]
    for (own, partner), known in zip((couple, couple[::-1]), (wife, husband), strict=True):
        found = model(own, partner)
        assert (*found.coefficients, found.squares, found.bic) == pytest.approx(known, abs=6e-4)


def test_threshold_at_nought(couple) -> None:  # type: ignore[no-untyped-def]
    found = bilinear(*couple, threshold=0.0)
    assert found.coefficients == pytest.approx((-0.61335, 0.60744, -0.25968, 0.06415), abs=1e-5)
    assert found.errors[2:] == pytest.approx((0.092, 0.054), abs=5e-4)


@pytest.mark.parametrize(
    ("w", "h", "at"),
    [
        (Side(0.4, 0.6, 0.3, 0.2), Side(0.3, 0.5, 0.3, 0.25), (1.405405, 1.216216)),
        (Side(0.5, -0.6, 0.3, 0.1), Side(0.4, -0.4, 0.35, 0.1), (-2.461538, -2.102564)),
        (
            Side(0.6985029, -0.6861853, -0.2201299, 0.07080313),
            Side(0.5926266, 0.138591, -0.3660682, 0.2233102),
            (-1.813364, 1.969706),
        ),
    ],
)
def test_the_one_steady_state(w: Side, h: Side, at: tuple[float, float]) -> None:
    (found,) = steady_states(w, h)
    assert (found.w, found.h) == pytest.approx(at, abs=1e-6)
    assert found.is_stable


def test_a_talk_that_runs_away_below_its_saddle() -> None:
    side = Side(0.3, 0.05, 0.9, 0.5)
    states = {round(state.w, 2): state for state in steady_states(side, side)}
    assert states[0.25].is_stable
    assert not states[-0.25].is_stable
    assert sorted(one.real for one in states[-0.25].eigenvalues) == pytest.approx([-0.6, 1.2])


def test_uninfluenced_set_points() -> None:
    assert Side(0.6985029, -0.6861853, 0, 0).uninfluenced == pytest.approx(-2.275927, abs=1e-5)


def test_repair_and_damping() -> None:
    mend, damp = repair(strength=2, below=-3), damping(strength=1.5, above=4)
    assert [mend(x) for x in (-10, -6, -4, -3, 0)] == [3.5, 3.0, 2.0, 0.0, 0.0]
    assert [damp(x) for x in (3, 4, 5, 8)] == [0.0, 0.0, -1.5, -2.4]
    assert damp(12) == pytest.approx(-2.66667, abs=1e-5)


def test_constant_and_short_series_have_answers() -> None:
    still = np.zeros(12)
    for model in (no_influence, linear, bilinear, ojive2, ojive3):
        assert np.isfinite(model(still, still).coefficients).all()
