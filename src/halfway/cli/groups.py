"""Commands that stand in groups: `halfway study …` and `halfway models …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

JsonOption = Annotated[
    bool, typer.Option("--json", help="Print one JSON document and nothing else.")
]

study = typer.Typer(help="Change one thing, and see what changes along with it.")
DesignOption = Annotated[
    str | None,
    typer.Option(help="abab, pairs or ab; without it analyse goes by the days, design takes abab."),
]
LeastOption = Annotated[int | None, typer.Option(min=1, help="Days that each part has at least.")]


@study.command("analyse")
def study_analyse_command(
    file: str,
    design: DesignOption = None,
    least: LeastOption = None,
    less: Annotated[bool, typer.Option("--less", help="Less of it is better.")] = False,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Draw the days there.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Say what a series of days shows: a CSV file (or -) with columns phase (A or B) and value."""
    from halfway.cli.study import Wanted, print_analysis

    print_analysis(file, Wanted(design, least, not less, as_json, svg))


@study.command("design")
def study_design_command(
    days: Annotated[int, typer.Option(min=2, max=200, help="How many days.")] = 28,
    design: DesignOption = None,
    least: LeastOption = None,
    seed: Annotated[int, typer.Option(help="The same number draws the same plan.")] = 1,
    as_json: JsonOption = False,
) -> None:
    """Draw a plan by lot, and say beforehand what it can show."""
    from halfway.cli.study import Wanted, print_plan

    wanted = Wanted(design, least, more_is_better=True, as_json=as_json)
    print_plan(days, seed, wanted)


models = typer.Typer(help="What was trained and is shipped, and how well it reads.")


@models.command("list")
def models_list_command(as_json: JsonOption = False) -> None:
    """Say what is shipped."""
    from halfway.cli.models import print_list

    print_list(as_json=as_json)


@models.command("evaluate")
def models_evaluate_command(
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The labelled set to measure on.")
    ] = None,
    public: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Public sets to measure on, too.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the figures there, as JSON.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Measure the shipped reader on writers that it never saw, and print the tables."""
    from halfway.cli.models import print_evaluation

    print_evaluation(data=data, public=public, out=out, as_json=as_json)
