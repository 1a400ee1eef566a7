"""`halfway check`: reads one draft and prints how it would land, for a person or as JSON."""

from __future__ import annotations

import json
import sys
from typing import Any

from halfway.cli.text_input import read_text
from halfway.conversation import AGAINST, Reading
from halfway.workflows import words


def print_check(file: str | None, *, as_json: bool) -> None:
    """Read a draft from a file or standard input and print the reading."""
    reading = words.check(read_text(file))
    if as_json:
        json.dump(as_document(reading), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        _print_for_person(reading)


def as_document(reading: Reading) -> dict[str, Any]:
    """The reading as the JSON document that other programs rely on (`docs/json.md`)."""
    return {
        "harshness": reading.opening.harshness,
        "directness": reading.opening.directness,
        "moves": dict(reading.moves),
        "findings": [
            {
                "move": finding.move,
                "start": finding.start,
                "end": finding.end,
                "text": finding.text,
                "confidence": finding.confidence,
                "says": finding.says,
                "rule": finding.rule,
            }
            for finding in reading.findings
        ],
        "suggestions": [
            {"start": suggestion.start, "end": suggestion.end, "text": suggestion.text}
            for suggestion in reading.suggestions
        ],
        "danger": [
            {"signal": signal.signal, "start": signal.start, "end": signal.end, "text": signal.text}
            for signal in reading.danger
        ],
    }


def _print_for_person(reading: Reading) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=False)
    if reading.stops_coaching():
        _print_danger(console)
    draft = _marked(reading, Text)
    console.print(draft)
    console.print()
    console.print(
        f"[bold]How hard it starts[/] {_bar(reading.opening.harshness, 5)} {reading.opening.harshness:.1f} of 5"
    )
    console.print(
        f"[bold]How clear it is[/]    {_bar(reading.opening.directness * 5, 5)} {reading.opening.directness:.2f} of 1"
    )
    for line in reading.opening.says:
        console.print(f"  {line}", markup=False)
    _print_findings(console, reading)


def _marked(reading: Reading, text_class: Any) -> Any:
    """The draft with each finding numbered, in brackets and in colour."""
    draft = text_class()
    done = 0
    for number, finding in enumerate(reading.findings, start=1):
        if finding.start < done:
            continue
        draft.append(reading.text[done : finding.start])
        draft.append(f"[{number}: {finding.text}]", style=_style(finding.move))
        done = finding.end
    draft.append(reading.text[done:].rstrip("\n"))
    return draft


def _print_findings(console: Any, reading: Reading) -> None:
    for number, finding in enumerate(reading.findings, start=1):
        name = finding.move.replace("_", " ")
        console.print(f"\n[{_style(finding.move)}]{number}. {name}[/]", end="  ")
        console.print(f"“{finding.text}”", markup=False)
        console.print(f"   {finding.says}", markup=False)
    if reading.suggestions:
        console.print("\n[bold]You could say[/]")
        for suggestion in reading.suggestions:
            old = reading.text[suggestion.start : suggestion.end]
            console.print(f"  instead of “{old}”", style="dim", markup=False)
            console.print(f"    {suggestion.text}", markup=False)


def _print_danger(console: Any) -> None:
    console.print(
        "Some of these words can tell of danger. This is not the moment for better wording.\n"
        "If you are in danger now, call your local emergency number.\n"
        "“halfway help-now” shows people who can help. This cannot tell whether you are safe.\n",
        style="bold",
    )


def _style(move: str) -> str:
    if move in AGAINST:
        return "underline red"
    return "underline yellow" if move == "complaint" else "underline green"


def _bar(value: float, most: int) -> str:
    full = round(value)
    return "●" * full + "○" * (most - full)
