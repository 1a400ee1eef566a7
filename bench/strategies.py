"""Simulated users of the rehearsal, by strategy: where openness ends, with its interval.

    python bench/strategies.py [--users 1000]

Each user talks eight turns with a partner drawn by lot, and each turn is a line of their strategy.
"""

from __future__ import annotations

import argparse
import random
from itertools import product
from statistics import fmean, stdev

from halfway.engine.trained_reader import default_reader
from halfway.guidance.asking import barriers
from halfway.rehearsal.bank import TEMPERAMENTS
from halfway.rehearsal.heard import Heard, heard
from halfway.rehearsal.partner import begin, moved
from halfway.rehearsal.rehearsal import OCCASIONS

TURNS = 8
ATTACK = (
    "You never want to talk about us.",
    "You are so selfish.",
    "What is wrong with you?",
    "You always shut down like a child.",
    "You only think about yourself.",
    "You're impossible to talk to.",
    "You never care about how I feel.",
    "You are the problem here, not me.",
    "Stop being so cold.",
    "You ruin every evening.",
)
BEG = (
    "Please, please come with me, I can't live like this.",
    "I'm begging you, please, just once.",
    "Please, I'll do anything, please go to therapy with me.",
    "Please say yes. Please. I need it so much.",
    "I beg you, please do it for me.",
    "Please don't say no again, please.",
    "I'm begging you to talk to someone with me, please.",
    "Please, please, I can't go on like this.",
)
HINT = (
    "Some people go and see somebody about that, you know.",
    "Maria and Jo do something on Thursdays. Just saying.",
    "It would be nice if things were different somehow.",
    "Other couples seem to manage it.",
    "I guess one could do something about it.",
    "Maybe some day things will change.",
    "I saw a thing about couples on the bus. Just saying.",
    "It might be nice to have help, somehow.",
)
VAGUE = (
    "I love you, you know.",
    "I like it when we are close.",
    "You are a good person.",
    "It's nice to sit here with you.",
    "I'm glad that we have each other.",
    "I care about us.",
    "You mean a lot to me.",
    "I like your laugh.",
)
DIRECT = (
    "I feel lonely in the evenings, and I would like ten minutes with you.",
    "What makes it hard for you to think about therapy?",
    "That makes sense to me. I would not want to be judged either.",
    "Thank you for telling me that. It means a lot to me.",
    "I would like us to talk to a therapist together, one time. No is okay. What do you think?",
    "What would make it feel safer for you?",
    "I can see why you are careful, after what happened to you.",
    "I feel sad when a week goes by without a talk. I need a little time with you.",
    "Would you look at one page about it with me on Sunday?",
    "I understand that you are tired. How is it for you?",
)
REPAIR = (
    "I'm sorry that I pressed you last week. That was not fair of me.",
    "That came out wrong. Let me try again.",
    "You are right, I do interrupt you. I want to do better.",
    "My part in it is that I get loud. I'm sorry.",
)
STRATEGIES = {
    "attack": (ATTACK, ()),
    "beg": (BEG, ()),
    "hint": (HINT, ()),
    "warm and vague": (VAGUE, ()),
    "warm and direct": (DIRECT, ()),
    "warm and direct, with repair": (DIRECT, REPAIR),
}
SLIP = 0.1
"""Everybody slips now and then: so often a turn is a hard one, and only some repair it."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=1000)
    users = parser.parse_args().users
    print(f"strategy, {users:,} users each           openness at the end   95 % interval")
    for name in STRATEGIES:
        ends = simulated(name, users)
        error = 1.96 * stdev(ends) / len(ends) ** 0.5
        mean = fmean(ends)
        print(f"{name:38} {mean:10.3f}   {mean - error:14.3f} to {mean + error:.3f}")


def simulated(strategy: str, users: int) -> list[float]:
    """Openness after eight turns, for each user."""
    known = {text: heard(reading) for text, reading in _read()}
    return [_one(strategy, random.Random(f"{strategy}/{user}"), known) for user in range(users)]


def _one(strategy: str, dice: random.Random, known: dict[str, Heard]) -> float:
    usual, repairs = STRATEGIES[strategy]
    reasons = [one.id for one in barriers()]
    temperament, occasion, reason = dice.choice(list(product(TEMPERAMENTS, OCCASIONS, reasons)))
    partner = begin(temperament, (reason,), after_no=occasion == "no", is_hot=occasion == "hot")
    lines = dice.sample(usual, min(TURNS, len(usual)))
    has_slipped = False
    for line in lines:
        said = line
        if has_slipped and repairs:
            said, has_slipped = dice.choice(repairs), False
        elif usual is not ATTACK and dice.random() < SLIP:
            said, has_slipped = dice.choice(ATTACK), True
        partner = moved(partner, known[said])
    return partner.openness


def _read() -> list[tuple[str, object]]:
    texts = sorted({line for usual, repairs in STRATEGIES.values() for line in (*usual, *repairs)})
    return list(zip(texts, default_reader().read(texts), strict=True))


if __name__ == "__main__":
    main()
