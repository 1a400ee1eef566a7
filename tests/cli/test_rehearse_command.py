"""`halfway rehearse` in the terminal: the safety check, a talk, its ways, the look back, and the voice."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from halfway.cli.rehearse import run_rehearsal
from halfway.rehearsal.rehearsal import LONGEST, MOST_TURNS, Setup
from model_server import hangs_up, model_server, says

Talk = Callable[..., str]
HARSH = "You never listen."
WARM = "What makes it hard for you to think about therapy?"
DANGER = "I am scared, last night you hit me and choked me."


def rehearse(*args: str, typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "halfway.cli", "rehearse", *args],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class Terminal(io.StringIO):
    """What a person types, as a terminal gives it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    def types(*lines: str, is_safe: bool = True) -> str:
        monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in lines)))
        run_rehearsal(Setup("steady", ("blamed",), "first"), is_safe=is_safe)
        return capsys.readouterr().out

    return types


def test_talks_goes_back_and_looks_back() -> None:
    done = rehearse("--safe", typed=f"{HARSH}\n/what\n/back 1\n{WARM}\n/end\n")
    assert done.returncode == 0, done.stderr
    assert "That landed as an attack." in done.stdout
    assert "Before your turn 1." in done.stdout
    assert "Openness: " in done.stdout
    assert "language model" not in done.stdout


def test_from_a_pipe_without_the_flag_nothing_is_swallowed_and_one_line_says_why() -> None:
    done = rehearse(typed=f"{WARM}\n/end\n")
    assert done.returncode == 0
    assert "Openness: " in done.stdout
    assert done.stderr.count("\n") == 1
    assert "--safe" in done.stderr
    assert "halfway help-now" in done.stderr
    assert rehearse("--safe", typed=f"{WARM}\n/end\n").stderr == ""


def test_in_a_terminal_the_safety_check_comes_first() -> None:
    outer, inner = pty.openpty()
    os.write(outer, f"none\n{WARM}\n/end\n".encode())
    command = [sys.executable, "-m", "halfway.cli", "rehearse"]
    done = subprocess.run(
        command, stdin=inner, capture_output=True, text=True, timeout=60, check=False
    )
    os.close(inner)
    os.close(outer)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("First, about you")
    assert done.stdout.index("My partner has hurt me") < done.stdout.index("A made-up partner")
    assert "Openness: " in done.stdout


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("1", "You come first"),
        ("3", "Help first"),
        ("1, 3", "Help first"),
        ("none, but 4.", "Help first"),
        ("yes", "You come first"),
        ("not sure", "You come first"),
        ("", "You come first"),
    ],
)
def test_unless_nothing_fits_there_is_help_and_no_talk(talk: Talk, answer: str, title: str) -> None:
    said = talk(answer, WARM, "/end", is_safe=False)
    assert title in said
    assert "halfway help-now" in said
    assert "<" not in said
    assert "Openness" not in said


@pytest.mark.parametrize("answer", ["none", "No.", " NONE "])
def test_where_nothing_fits_the_talk_begins(talk: Talk, answer: str) -> None:
    assert "Openness: " in talk(answer, WARM, is_safe=False)


def test_after_words_of_danger_nothing_is_coached(talk: Talk) -> None:
    said = talk(WARM, DANGER, WARM)
    after = said[said.index("These words tell of danger") :]
    assert "halfway help-now" in after
    assert after.count("\n") == 2
    assert "Openness" not in said
    assert "To practise" not in said


def test_the_way_that_was_left_is_kept_and_both_ends_are_told(talk: Talk) -> None:
    said = talk(HARSH, "/back 1", WARM, "/ways", "/end")
    ways = said[said.index("Way 1:") :]
    assert re.search(rf"1\. “{re.escape(HARSH)}” < .+ \(0\.\d\d\)", ways)
    ends = dict(re.findall(r"  (this way|way 1): (0\.\d\d) after 1 turn", ways))
    assert float(ends["this way"]) > float(ends["way 1"])


def test_a_way_is_taken_up_again(talk: Talk) -> None:
    said = talk(HARSH, "/back 1", WARM, "/way 1", "/what", "/end")
    after = said[said.index("You are in way 1 again.") :]
    assert "That landed as an attack." in after
    assert f"1. “{HARSH}”" in after
    assert after.count("after 1 turn") == 2


@pytest.mark.parametrize(
    "again",
    [("/back 2", "/back 1"), ("/back 1", WARM, HARSH, "/back 1"), ("/back 2", "/way 1", "/back 1")],
)
def test_no_way_is_listed_twice_or_as_the_beginning_of_another(
    talk: Talk, again: tuple[str, ...]
) -> None:
    said = talk(WARM, HARSH, *again, "/ways")
    ends = said[said.index("How open they were at the end") : said.index("  Way 1:")]
    assert re.findall(r"(way \d): \S+ after (\d)", ends) == [("way 1", "2")]


@pytest.mark.parametrize("command", ["/way 1", "/way", "/way x", "/back 0", "/back ²"])
def test_a_turn_or_way_that_is_not_there_is_asked_for_again(talk: Talk, command: str) -> None:
    said = talk(WARM, command, "/end")
    assert "Which " in said
    assert "Openness: " in said


def test_with_one_way_ways_says_how_to_get_another(talk: Talk) -> None:
    assert "/back N leads to another one" in talk(WARM, "/ways")


def test_a_line_that_is_too_long_is_told_and_the_talk_goes_on(talk: Talk) -> None:
    said = talk("a " * LONGEST, WARM, "/end")
    assert "A turn may have 2,000 characters" in said
    assert f"1. “{WARM}”" in said


def test_after_the_last_turn_it_says_so_and_looks_back(talk: Talk) -> None:
    said = talk(*(f"We had soup on day {n}." for n in range(MOST_TURNS)), "/what")
    assert f"That was turn {MOST_TURNS}, the last one of a practice talk." in said
    assert said.index("the last one") < said.rindex("\n< ") < said.index("Openness: ")


@pytest.mark.parametrize(("command", "time"), [("/break 20:30", "20:30"), ("/break", "eight")])
def test_a_break_has_the_time_of_return_that_was_chosen(
    talk: Talk, command: str, time: str
) -> None:
    said = talk(HARSH, command, "/end")
    announced, looked_back = said.split("Openness: ")
    assert f"I will come back to you at {time}.”" in announced
    assert f"I will come back to you at {time}.”" in looked_back


def test_a_break_with_a_time_that_is_none_is_told_and_the_talk_goes_on(talk: Talk) -> None:
    said = talk(HARSH, "/break " + "soon " * 50, WARM, "/end")
    assert "Say when you will be back" in said
    assert f"2. “{WARM}”" in said


def test_calm_lets_me_breathe_and_the_talk_waits(talk: Talk) -> None:
    said = talk(HARSH, "/calm", WARM, "/end")
    assert "Breathe in while you count to four" in said
    assert f"2. “{WARM}”" in said


def test_bytes_that_are_no_text_are_told_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "halfway.cli", "rehearse", "--safe"],
        input=b"\xff\xfe\n",
        capture_output=True,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8:strict"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1


def test_an_unknown_command_tells_the_commands() -> None:
    assert rehearse("--safe", typed="/fly\n").stdout.count("Commands: /what") == 2


def test_a_voice_says_the_line_and_a_warning_comes_first() -> None:
    with model_server(says(lambda line: f"Well, {line[:1].lower()}{line[1:]}")) as server:
        voice = server.endpoint
        done = rehearse(
            "--safe", "--voice", voice.address, "--voice-model", "small", typed=f"{WARM}\n"
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("A language model says the lines")
    assert "< Well, " in done.stdout
    assert WARM not in str(server.asked)


def test_where_the_voice_fails_our_own_line_is_said_and_why() -> None:
    with model_server(hangs_up) as server:
        voice = server.endpoint
        done = rehearse(
            "--safe", "--voice", voice.address, "--voice-model", "small", typed=f"{WARM}\n"
        )
    assert done.returncode == 0, done.stderr
    assert "(No voice answered at" in done.stdout
    assert "So this is our own line.)" in done.stdout


def test_a_voice_elsewhere_is_refused_in_one_line() -> None:
    done = rehearse("--safe", "--voice", "http://example.org/v1", "--voice-model", "x", typed="")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "must be on this machine" in done.stderr
