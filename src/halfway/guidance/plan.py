"""The plan over the three ways: from what a person told, the order of the ways and small dated steps.

The rules are data (`content/plan.toml`). What holds for a person is a set of marks such as `no:soft`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from halfway.guidance.content import Content, read

Way = Literal["learn", "ask", "alone", "me"]
MOST_AT_ONCE = 5


class Order(Content, frozen=True):
    """In which order the ways come, where all of `needs` hold."""

    needs: tuple[str, ...]
    ways: tuple[Way, ...]
    why: str
    facts: tuple[str, ...] = ()


class Rule(Content, frozen=True):
    """A step, and for whom it is."""

    id: str
    way: Way
    joint: bool
    title: str
    then: str
    why: str
    in_days: int
    go: str
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def fits(self, marks: frozenset[str]) -> bool:
        """Whether this step is for somebody of whom these marks hold."""
        if self.joint and "path:joint" not in marks:
            return False
        return set(self.needs) <= marks and not set(self.unless) & marks


class Rules(Content, frozen=True):
    """All of them."""

    order: tuple[Order, ...]
    step: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its day."""

    rule: Rule
    day: date


@dataclass(frozen=True, slots=True)
class Plan:
    """The order of the ways with its reason, and the next steps, earliest first."""

    ways: tuple[Way, ...]
    why: str
    facts: tuple[str, ...]
    steps: tuple[Step, ...]

    def today(self, day: date) -> Step:
        """The one next step."""
        return self.steps[0] if self.steps else _rest(day)


def rules(*, language: str = "en") -> Rules:
    """The rules of the plan."""
    return read("plan", Rules, language=language)


def plan_for(
    marks: frozenset[str],
    *,
    day: date,
    begun: date | None = None,
    done: Mapping[str, date] | None = None,
    later: Mapping[str, date] | None = None,
    language: str = "en",
) -> Plan:
    """The plan of somebody of whom these marks hold, on this day; `begun` is when they told of it.

    `done` are steps that were done, with their days; `later` are steps that were put off until a
    day. There is always a step for today, and none that needs two people outside `path:joint`.
    """
    done, later = done or {}, later or {}
    marks |= {f"done:{id}" for id in done}
    if "path:joint" not in marks:
        marks |= {"path:individual"}
    found = rules(language=language)
    order = next(order for order in found.order if set(order.needs) <= marks)
    steps = [
        Step(rule, max(day, _day(rule, begun or day, done), later.get(rule.id, day)))
        for rule in found.step
        if rule.way in order.ways and rule.id not in done and rule.fits(marks)
    ]
    steps.sort(key=lambda step: (step.day, order.ways.index(step.rule.way)))
    if not steps or steps[0].day > day:
        steps.insert(0, _rest(day, found))
    return Plan(order.ways, order.why, order.facts, tuple(steps[:MOST_AT_ONCE]))


def changed(before: Plan, after: Plan) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The steps that came with other answers, and those that went."""
    old = {step.rule.id for step in before.steps}
    new = {step.rule.id for step in after.steps}
    came = tuple(step for step in after.steps if step.rule.id not in old)
    return came, tuple(step for step in before.steps if step.rule.id not in new)


def _day(rule: Rule, begun: date, done: Mapping[str, date]) -> date:
    """Some days after what it stands on was done, or after the plan was begun."""
    before = [done[need.removeprefix("done:")] for need in rule.needs if need.startswith("done:")]
    return max(before, default=begun) + timedelta(rule.in_days)


def _rest(day: date, found: Rules | None = None) -> Step:
    """What is there on every day: one good thing for oneself."""
    first = next(rule for rule in (found or rules()).step if rule.id == "one_good_thing")
    return Step(first, day)
