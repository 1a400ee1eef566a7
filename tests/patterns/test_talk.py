"""Messages become turns and episodes."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from halfway.errors import BadTextError
from halfway.patterns.message import Message
from halfway.patterns.talk import ME, THEM, USUAL_GAP, conversation_of, gap_of, speakers_of, two_of
from tests.patterns.talks import START, coded, talk


def test_messages_of_one_speaker_are_one_turn() -> None:
    messages, codes = talk([("A", coded("need")), ("A", coded("complaint")), ("B", coded())])
    (episode,) = conversation_of(messages, codes, me="A").episodes
    assert [turn.side for turn in episode] == [ME, THEM]
    assert episode[0].moves == {"need", "complaint"}
    assert (episode[0].first, episode[0].last) == (0, 1)


def test_a_silence_begins_a_new_episode_even_with_the_same_speaker() -> None:
    messages = [Message(START, "A", "x"), Message(START + timedelta(hours=5), "A", "y")]
    found = conversation_of(messages, [coded(), coded()], me="A", gap=timedelta(hours=2))
    assert [len(episode) for episode in found.episodes] == [1, 1]


def test_without_times_all_is_one_episode() -> None:
    messages = [Message(None, who, "x") for who in "ABAB"]
    assert len(conversation_of(messages, [coded()] * 4, me="A").episodes) == 1


def test_the_gap_lies_between_answers_and_pauses() -> None:
    dice = np.random.default_rng(1)
    seconds = np.concatenate([dice.lognormal(4, 1, 600), dice.lognormal(11, 0.6, 120)])
    dice.shuffle(seconds)
    at = np.cumsum(seconds)
    messages = [Message(START + timedelta(seconds=float(one)), "A", "x") for one in at]
    assert timedelta(minutes=20) <= gap_of(messages) <= timedelta(hours=6)


def test_with_one_hill_or_few_messages_the_gap_is_the_usual_one() -> None:
    assert gap_of([Message(START, "A", "x")]) == USUAL_GAP
    steady = [Message(START + timedelta(hours=i), "A", "x") for i in range(200)]
    assert gap_of(steady) == USUAL_GAP


def test_who_is_not_there_is_said() -> None:
    messages = [Message(None, "A", "x"), Message(None, "B", "x"), Message(None, "A", "x")]
    assert speakers_of(messages) == ["A", "B"]
    with pytest.raises(BadTextError, match="no message of 'C'"):
        two_of(messages, me=("A",), them=("C",))
    with pytest.raises(BadTextError, match="two people"):
        two_of(messages, me=("A",), them=("A",))
