"""A practice talk from its first line to the look back: turns, other words tried, and what they did."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Literal, get_args

from halfway.engine.trained_reader import default_reader
from halfway.errors import BadTextError
from halfway.rehearsal.bank import TEMPERAMENTS, TIME, Temperament, bank
from halfway.rehearsal.heard import Heard, heard
from halfway.rehearsal.names import one_name
from halfway.rehearsal.partner import FLOODED, Partner, begin, moved, rested
from halfway.rehearsal.reply import act_of, reply
from halfway.rehearsal.scene import Scene, facts_of, help_was_named

Occasion = Literal["first", "no", "home", "hot"]
OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)
LONGEST = 2000
MOST_TURNS = 40
BACK_AT = "at eight"
"""When I am back from a break, where nothing else was said."""
_LONGEST_TIME = 40
_BEFORE_A_TIME = ("at", "in", "by", "after", "before", "around", "tomorrow", "tonight", "this")
_RISE, _FALL = 0.08, 0.02
"""From which change on a talk ends warmly, and from which coldly."""


@dataclass(frozen=True, slots=True)
class Setup:
    """With whom and when: a temperament, one or two barriers, an occasion, and a seed."""

    temperament: Temperament
    barriers: tuple[str, ...]
    occasion: Occasion
    seed: int = 1

    def __post_init__(self) -> None:
        """Refuse what is not in the bank."""
        known = {act.removesuffix(" far") for act, _ in bank() if act.endswith(" far")}
        if self.temperament not in TEMPERAMENTS or self.occasion not in OCCASIONS:
            raise BadTextError("There is no such temperament or occasion.")
        if not self.barriers or len(self.barriers) > 2 or not known.issuperset(self.barriers):
            raise BadTextError(f"Choose one or two of: {', '.join(sorted(known))}.")


@dataclass(frozen=True, slots=True)
class Turn:
    """What I said, how it was heard, the partner after it, and what they said then; `template` is
    their line as it stands in the bank."""

    mine: str
    heard: Heard
    after: Partner
    line: str
    act: str
    template: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A talk so far; it never changes: each turn gives a new one, so that any turn can be tried
    again with other words."""

    setup: Setup
    first: Partner
    opening: str
    turns: tuple[Turn, ...] = ()

    @property
    def partner(self) -> Partner:
        """The partner now."""
        return self.turns[-1].after if self.turns else self.first

    @property
    def is_over(self) -> bool:
        """Whether words of danger ended it, or it has gone on for long enough."""
        return len(self.turns) >= MOST_TURNS or self.ended_in_danger

    @property
    def ended_in_danger(self) -> bool:
        """Whether words of danger ended it: then there is nothing to practise any more."""
        return bool(self.turns) and self.turns[-1].heard.act == "danger"

    @property
    def needs_break(self) -> bool:
        """Whether the partner is too stirred to hear anything."""
        return self.partner.arousal >= FLOODED

    @property
    def curve(self) -> tuple[float, ...]:
        """Openness before the first turn and after each."""
        return (self.first.openness, *(turn.after.openness for turn in self.turns))


def start(setup: Setup) -> Rehearsal:
    """A new talk; the partner speaks first. The same setup gives the same line."""
    first = begin(
        setup.temperament,
        setup.barriers,
        after_no=setup.occasion == "no",
        is_hot=setup.occasion == "hot",
    )
    lines = bank()[f"opening_{setup.occasion}", setup.temperament]
    return Rehearsal(setup, first, random.Random(f"{setup.seed}").choice(lines).text)  # nosec B311  # noqa: S311


def say(talk: Rehearsal, words: str) -> Rehearsal:
    """The talk after my next turn.

    Deterministic: it depends on the setup and on what my turns do, not on names in them. Raises
    `BadTextError` for an empty or endless turn, and when the talk is over.
    """
    if not words.strip():
        raise BadTextError("Say something first.")
    if len(words) > LONGEST:
        raise BadTextError(f"A turn may have {LONGEST:,} characters; this one has {len(words):,}.")
    turn = _heard(talk, words)
    if turn.act == "paused":
        return _rest(talk, words, turn)
    if turn.act == "danger":
        return _ended(talk, words, turn)
    before = talk.partner
    after = moved(before, turn)
    # Chance hangs on where we are in the talk and on what my words do: other names, same talk.
    dice = random.Random(f"{talk.setup.seed}/{len(talk.turns)}/{turn.act}")  # nosec B311  # noqa: S311
    scene = _scene(talk, turn)
    act = act_of(before, after, turn, dice, is_about_therapy="therapy" in scene.facts)
    if " " in act:
        after = replace(after, told=after.told + 1)
    answer = reply(act, after, turn, scene, dice)
    done = Turn(words, turn, after, answer.line, answer.act, answer.template)
    return replace(talk, turns=(*talk.turns, done))


def take_break(talk: Rehearsal, words: str, *, back_at: str = BACK_AT) -> Rehearsal:
    """A time-out that I announced with these words, and both are back when it was said.

    A "{time}" in the words becomes `back_at`, such as "half past seven" or "in an hour". Raises
    `BadTextError` for a time that is none, and when the talk is over.
    """
    time = " ".join(back_at.split())
    if not time or len(time) > _LONGEST_TIME or not time.isprintable():
        raise BadTextError("Say when you will be back, such as “at eight” or “in an hour”.")
    if time.split()[0].lower() not in _BEFORE_A_TIME:
        time = f"at {time}"
    words = words.replace(TIME, time)
    turn = _heard(talk, words)
    if turn.act == "danger":
        return _ended(talk, words, turn)
    return _rest(talk, words, replace(turn, act="paused"), time=time)


def _ended(talk: Rehearsal, words: str, turn: Heard) -> Rehearsal:
    return replace(talk, turns=(*talk.turns, Turn(words, turn, talk.partner, "", "danger")))


def _rest(talk: Rehearsal, words: str, turn: Heard, *, time: str = "") -> Rehearsal:
    after = rested(talk.partner)
    dice = random.Random(f"{talk.setup.seed}/{len(talk.turns)}/back")  # nosec B311  # noqa: S311
    answer = reply("back", after, turn, _scene(talk, turn, time=time), dice)
    done = Turn(words, turn, after, answer.line, answer.act, answer.template)
    return replace(talk, turns=(*talk.turns, done))


def _heard(talk: Rehearsal, words: str) -> Heard:
    """My words as they are heard, whoever is named in them; danger is looked for in them as they are."""
    if talk.is_over:
        raise BadTextError("This talk is over. Start another one.")
    alike = one_name(words)
    readings = default_reader().read(list(dict.fromkeys((alike, words))))
    of_names, as_typed = readings[0], readings[-1]
    earlier = [one.heard for one in talk.turns]
    turn = heard(of_names, help_was_named=help_was_named(talk.setup.occasion, earlier))
    return replace(turn, act="danger") if as_typed.stops_coaching() else turn


def _scene(talk: Rehearsal, turn: Heard, *, time: str = "") -> Scene:
    earlier, answers = [one.heard for one in talk.turns], [one.act for one in talk.turns]
    used = frozenset((talk.opening, *(one.template for one in talk.turns)))
    return Scene(facts_of(talk.setup.occasion, earlier, answers, turn), used, time)


def back_to(talk: Rehearsal, number: int) -> Rehearsal:
    """The talk as it was before my turn of this number, counted from 0, to try other words."""
    if not 0 <= number <= len(talk.turns):
        raise BadTextError("There is no such turn.")
    return replace(talk, turns=talk.turns[:number])


def goodbye(talk: Rehearsal) -> str:
    """The partner's last line, by how it went."""
    rise = talk.partner.openness - talk.first.openness
    safer = talk.partner.safety - talk.first.safety
    if rise >= _RISE and safer >= 0:
        way = "warm"
    else:
        way = "cold" if min(rise, safer) <= -_FALL else "plain"
    lines = bank()[f"goodbye_{way}", talk.setup.temperament]
    return random.Random(f"{talk.setup.seed}/{len(talk.turns)}").choice(lines).text  # nosec B311  # noqa: S311
