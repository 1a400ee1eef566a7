"""The partner of a rehearsal: felt safety, openness and arousal, and how my turns move them.

It resists as people do. Hard words and pushing close the door, hints lead nowhere, warm and direct
words open it slowly, and only as far as it feels safe; a repair gives back some of what was lost.
Nothing works twice as well: what was said before counts for less each time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from halfway.rehearsal.bank import Temperament
from halfway.rehearsal.heard import Act, Heard

FLOODED = 0.75
"""From this arousal on nothing goes in: a break is needed."""
_FADES = 0.6


@dataclass(frozen=True, slots=True)
class Temper:
    """How strongly a temperament takes hard words, pushing and warmth, and how fast it calms."""

    safety: float
    openness: float
    arousal: float
    hurt: float
    alarm: float
    push: float
    warmth: float
    calms: float


TEMPERS: dict[Temperament, Temper] = {
    "anxious": Temper(0.38, 0.30, 0.30, 0.26, 0.34, 0.08, 0.085, 0.05),
    "avoidant": Temper(0.42, 0.22, 0.18, 0.20, 0.20, 0.13, 0.060, 0.08),
    "steady": Temper(0.50, 0.32, 0.15, 0.18, 0.18, 0.07, 0.080, 0.09),
}


@dataclass(frozen=True, slots=True)
class Partner:
    """Where they are, each from 0 to 1, and what they remember: how often each act came, what I gave,
    what was said, hurts not yet mended, and how often help was asked for."""

    temperament: Temperament
    barriers: tuple[str, ...]
    safety: float
    openness: float
    arousal: float
    acts: tuple[Act, ...] = ()
    given: tuple[Act, ...] = ()
    said: frozenset[str] = frozenset()
    hurts: int = 0
    asks: int = 0
    told: int = 0

    @property
    def depth(self) -> str:
        """How much of their reason they can show now."""
        if self.openness < 0.36 or self.safety < 0.36:
            return "far"
        return "near" if self.openness < 0.55 or self.told < 2 else "deep"


_STRENGTHS = {
    "owned": 1.2,
    "understood": 1.3,
    "asked": 1.1,
    "warmed": 0.8,
    "felt": 0.8,
    "requested": 0.4,
}
_GIVES: dict[str, Act] = {"ownership": "owned", "repair": "owned", "validation": "understood"}
"""What counts in a turn beside its act: warm words before an invitation are heard too."""
_STILL = ("puzzled", "small", "told", "named", "greeted", "knocked", "nodded", "paused")
"""Acts that move next to nothing."""
_ALIKE = 0.6
"""From this share of words in common on, two turns are the same words again."""
_STEM = 5
_WORDS = re.compile(r"[^\W_]+")


def begin(
    temperament: Temperament, barriers: tuple[str, ...], *, after_no: bool, is_hot: bool
) -> Partner:
    """The partner before my first turn; after a no they are a bit more closed, in a hot moment
    more stirred."""
    temper = TEMPERS[temperament]
    return Partner(
        temperament,
        barriers,
        safety=temper.safety - 0.05 * after_no,
        openness=temper.openness - 0.06 * after_no,
        arousal=temper.arousal + 0.30 * is_hot,
    )


def moved(partner: Partner, turn: Heard) -> Partner:
    """The partner after my turn."""
    temper = TEMPERS[partner.temperament]
    before, is_new = partner.acts.count(turn.act), not was_said(partner, turn.words)
    partner = replace(
        partner,
        arousal=partner.arousal - temper.calms,
        acts=(*partner.acts, turn.act),
        said=partner.said | {turn.words},
        asks=partner.asks + turn.asks_for_help,
    )
    if turn.act in ("attacked", "labelled", "left"):
        return _hurt(partner, turn, temper)
    if turn.act in ("pushed", "begged"):
        return _pushed(partner, turn, temper)
    if turn.act in _STILL:
        lost = 0.006 * (turn.act == "puzzled") * (1 + before)
        return _bounded(partner, safety=partner.safety + 0.004, openness=partner.openness - lost)
    return _warmed(partner, turn, temper, is_new=is_new)


def was_said(partner: Partner, words: str) -> bool:
    """Whether these words were said before, or nearly: a word more or less makes no new turn."""
    mine = _stems(words)
    return words in partner.said or any(_alike(mine, _stems(said)) for said in partner.said)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) >= _ALIKE * len(one | other)


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORDS.findall(words))


def _hurt(partner: Partner, turn: Heard, temper: Temper) -> Partner:
    weight = {"attacked": 0.5 + turn.hard, "labelled": 0.9, "left": 0.45}[turn.act]
    return _bounded(
        replace(partner, hurts=partner.hurts + 1),
        safety=partner.safety - temper.hurt * weight,
        openness=partner.openness - 0.7 * temper.hurt * weight,
        arousal=partner.arousal + temper.alarm * weight,
    )


def _pushed(partner: Partner, turn: Heard, temper: Temper) -> Partner:
    """Each push weighs more than the one before; begging alarms more and hurts less."""
    times = partner.acts.count(turn.act)
    weight = 1 + 0.25 * (times - 1)
    soft = 0.25 if turn.act == "begged" else 1.0
    return _bounded(
        partner,
        safety=partner.safety - 0.6 * soft * temper.push * weight,
        openness=partner.openness - soft * temper.push * weight,
        arousal=partner.arousal + 0.5 * temper.alarm * weight,
    )


def _warmed(partner: Partner, turn: Heard, temper: Temper, *, is_new: bool) -> Partner:
    """Warmth makes it safer; it opens by how direct it is and how safe it has become. Each thing
    that I give fades by itself, whatever else is in the turn."""
    gives: set[Act] = {turn.act} | {_GIVES[move] for move in turn.moves if move in _GIVES}
    faded = {act: is_new * _FADES ** partner.given.count(act) for act in gives}
    mends = "owned" in gives and partner.hurts > 0 and is_new
    gain = temper.warmth * max(_STRENGTHS.get(act, 0.7) * faded[act] for act in gives)
    gain *= (1 - turn.hard) * (1 - partner.arousal)
    healed = mends * faded.get("owned", 0.0)
    tired = 0.03 * max(partner.asks - 2, 0) * (turn.act == "invited")
    opens = gain * (0.25 + 0.9 * turn.direct) * (0.35 + partner.safety)
    return _bounded(
        replace(partner, hurts=partner.hurts - mends, given=(*partner.given, *sorted(gives))),
        safety=partner.safety + gain + 0.09 * healed,
        openness=partner.openness + opens + 0.05 * healed - tired,
        arousal=partner.arousal - 0.10 * mends - 0.03,
    )


def rested(partner: Partner) -> Partner:
    """The partner after a break that was announced, and a return at the time that was said."""
    return _bounded(partner, arousal=min(partner.arousal, 0.25), safety=partner.safety + 0.02)


def _bounded(partner: Partner, **levels: float) -> Partner:
    whole = {"arousal": partner.arousal} | levels
    return replace(partner, **{name: min(max(value, 0.0), 1.0) for name, value in whole.items()})  # type: ignore[arg-type]
