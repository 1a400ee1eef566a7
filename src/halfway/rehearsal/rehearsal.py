"""A practice talk from its first line to the look back: turns, other words tried, and what they did."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Literal, get_args

from halfway.engine.trained_reader import default_reader
from halfway.errors import BadTextError
from halfway.rehearsal.bank import TEMPERAMENTS, Temperament, bank
from halfway.rehearsal.heard import Heard, heard
from halfway.rehearsal.partner import FLOODED, Partner, begin, moved, rested
from halfway.rehearsal.reply import act_of, reply

Occasion = Literal["first", "no", "home", "hot"]
OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)
LONGEST = 2000
MOST_TURNS = 40


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
    """What I said, how it was heard, the partner after it, and what they said then."""

    mine: str
    heard: Heard
    after: Partner
    line: str
    act: str


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
        return len(self.turns) >= MOST_TURNS or bool(
            self.turns and self.turns[-1].heard.act == "danger"
        )

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
    return Rehearsal(setup, first, random.Random(f"{setup.seed}").choice(lines))  # nosec B311  # noqa: S311


def say(talk: Rehearsal, words: str) -> Rehearsal:
    """The talk after my next turn.

    Deterministic: it depends on the setup and on what my turns do, not on names in them. Raises
    `BadTextError` for an empty or endless turn, and when the talk is over.
    """
    if not words.strip():
        raise BadTextError("Say something first.")
    if len(words) > LONGEST:
        raise BadTextError(f"A turn may have {LONGEST:,} characters; this one has {len(words):,}.")
    if talk.is_over:
        raise BadTextError("This talk is over. Start another one.")
    turn = heard(default_reader().read([words])[0])
    before = talk.partner
    if turn.act == "danger":
        return replace(talk, turns=(*talk.turns, Turn(words, turn, before, "", "danger")))
    after = moved(before, turn)
    # Chance hangs on where we are in the talk and on what my words do: other names, same talk.
    dice = random.Random(f"{talk.setup.seed}/{len(talk.turns)}/{turn.act}")  # nosec B311  # noqa: S311
    act = act_of(before, after, turn, dice)
    if " " in act:
        after = replace(after, told=after.told + 1)
    used = {talk.opening, *(one.line for one in talk.turns)}
    answer = reply(act, after, turn, used=used, dice=dice)
    return replace(talk, turns=(*talk.turns, Turn(words, turn, after, answer.line, answer.act)))


def take_break(talk: Rehearsal, words: str) -> Rehearsal:
    """A time-out that I announced with these words, and both are back when it was said."""
    after = rested(talk.partner)
    turn = heard(default_reader().read([words])[0])
    dice = random.Random(f"{talk.setup.seed}/{len(talk.turns)}/back")  # nosec B311  # noqa: S311
    used = {one.line for one in talk.turns}
    answer = reply("back", after, turn, used=used, dice=dice)
    return replace(talk, turns=(*talk.turns, Turn(words, turn, after, answer.line, "back")))


def back_to(talk: Rehearsal, number: int) -> Rehearsal:
    """The talk as it was before my turn of this number, counted from 0, to try other words."""
    if not 0 <= number <= len(talk.turns):
        raise BadTextError("There is no such turn.")
    return replace(talk, turns=talk.turns[:number])


def goodbye(talk: Rehearsal) -> str:
    """The partner's last line, by how it went."""
    warm = talk.partner.openness > talk.first.openness and talk.partner.safety >= talk.first.safety
    lines = bank()["goodbye_warm" if warm else "goodbye_cold", talk.setup.temperament]
    return random.Random(f"{talk.setup.seed}/{len(talk.turns)}").choice(lines)  # nosec B311  # noqa: S311
