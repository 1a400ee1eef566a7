"""`halfway rehearse` in the terminal: a talk, other words, the look back, and the optional voice."""

from __future__ import annotations

import subprocess
import sys

from model_server import hangs_up, model_server, says

WARM = "What makes it hard for you to think about therapy?"


def rehearse(*args: str, typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "halfway.cli", "rehearse", *args],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_talks_goes_back_and_looks_back() -> None:
    done = rehearse(typed=f"You never listen.\n/what\n/back 1\n{WARM}\n/end\n")
    assert done.returncode == 0, done.stderr
    assert "That landed as an attack." in done.stdout
    assert "Before your turn 1." in done.stdout
    assert "Openness: " in done.stdout
    assert "language model" not in done.stdout


def test_an_unknown_command_tells_the_commands() -> None:
    assert rehearse(typed="/fly\n").stdout.count("Commands: /what") == 2


def test_a_voice_says_the_line_and_a_warning_comes_first() -> None:
    with model_server(says(lambda line: f"Well, {line[:1].lower()}{line[1:]}")) as server:
        voice = server.endpoint
        done = rehearse("--voice", voice.address, "--voice-model", "small", typed=f"{WARM}\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("A language model says the lines")
    assert "< Well, " in done.stdout
    assert WARM not in str(server.asked)


def test_where_the_voice_fails_our_own_line_is_said_and_why() -> None:
    with model_server(hangs_up) as server:
        voice = server.endpoint
        done = rehearse("--voice", voice.address, "--voice-model", "small", typed=f"{WARM}\n")
    assert done.returncode == 0, done.stderr
    assert "(No voice answered at" in done.stdout
    assert "So this is our own line.)" in done.stdout


def test_a_voice_elsewhere_is_refused_in_one_line() -> None:
    done = rehearse("--voice", "http://example.org/v1", "--voice-model", "x", typed="")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "must be on this machine" in done.stderr
