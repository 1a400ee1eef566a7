"""What couples therapy would cost, in money and hours, from numbers that a person puts in."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Costs:
    """For one session, but `sessions`: money in one currency, share of the insurance in percent."""

    fee: float = 0
    sessions: float = 0
    paid_by_insurance: float = 0
    travel: float = 0
    childcare: float = 0
    hours: float = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """What it comes to: for one session, in all, hours in all, and in all for half of the fee."""

    session: float
    total: float
    hours: float
    with_half_fee: float


def cost_of(costs: Costs) -> Sum:
    """session = fee x (1 - share) + travel + childcare; total = sessions x session.

    Raises `ValueError` for negative or endless numbers, or a share over 100 percent.
    """
    numbers = (costs.fee, costs.sessions, costs.travel, costs.childcare, costs.hours)
    if not all(0 <= number <= LARGEST for number in (*numbers, costs.paid_by_insurance)):
        raise ValueError("numbers from 0 to a million")
    if costs.paid_by_insurance > 100:
        raise ValueError("a share is at most 100 percent")
    own = costs.fee * (1 - costs.paid_by_insurance / 100)
    beside = costs.travel + costs.childcare
    return Sum(
        session=own + beside,
        total=costs.sessions * (own + beside),
        hours=costs.sessions * costs.hours,
        with_half_fee=costs.sessions * (own / 2 + beside),
    )
