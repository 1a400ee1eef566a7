"""The `halfway` command: its sub-commands, and the one place where an error is shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from halfway.cli.groups import JsonOption, models, study
from halfway.errors import HalfwayError

if TYPE_CHECKING:
    from halfway.importers.record import Choices

app = typer.Typer(
    name="halfway",
    help="Private help for a person whose partner won't go to couples therapy. Nothing leaves this machine.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

FileArgument = Annotated[
    str | None,
    typer.Argument(metavar="[FILE|-]", help="A text file; - or nothing reads standard input."),
]
PortOption = Annotated[
    int, typer.Option(help="The port to listen on; 0 takes a free one.", min=0, max=65535)
]
BrowserOption = Annotated[
    bool, typer.Option("--browser/--no-browser", help="Whether to open the link in the browser.")
]
DataOption = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="The data folder.")]
PlainOption = Annotated[
    bool,
    typer.Option(
        "--plain", help="Use 127.0.0.1 as the address, for browsers that know no *.localhost."
    ),
]


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Start the local app, as `halfway open` does, when no command is given."""
    if version:
        from importlib.metadata import version as version_of

        sys.stdout.write(f"halfway {version_of('halfway')}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from halfway.cli.open import open_app

        open_app(port=0, browser=True, data=None, plain=False)


@app.command("open")
def open_command(
    port: PortOption = 0,
    browser: BrowserOption = True,
    data: DataOption = None,
    plain: PlainOption = False,
) -> None:
    """Start the local app and open it in the browser."""
    from halfway.cli.open import open_app

    open_app(port=port, browser=browser, data=data, plain=plain)


@app.command("check")
def check_command(file: FileArgument = None, as_json: JsonOption = False) -> None:
    """Read a draft: how it would land, why, and softer words that stay direct."""
    from halfway.cli.check import print_check

    print_check(file, as_json=as_json)


@app.command("code")
def code_command(
    file: FileArgument = None,
    openings: Annotated[
        bool, typer.Option("--openings", help="Add harshness and directness to each line.")
    ] = False,
) -> None:
    """Read many messages: JSON lines with "id" and "text" in, JSON lines with the moves out."""
    from halfway.cli.code import print_codes

    print_codes(file, openings=openings)


FormatOption = Annotated[
    str | None, typer.Option("--format", help="The format, where it is not recognised.")
]
ChatOption = Annotated[
    str | None, typer.Option("--chat", help="Which chat, where the export holds several.")
]
DatesOption = Annotated[
    str | None, typer.Option("--dates", help="day-first or month-first, where both are possible.")
]


@app.command("import")
def import_command(
    file: str,
    format: FormatOption = None,
    chat: ChatOption = None,
    dates: DatesOption = None,
    as_json: JsonOption = False,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help="Print the messages, one JSON object a line.")
    ] = False,
) -> None:
    """Read what another app has exported: who wrote, how much, and what was no message."""
    from halfway.cli.import_ import print_import

    how = "jsonl" if as_lines else "json" if as_json else "person"
    print_import(file, format=format, choices=_choices(chat, dates), how=how)


NamesOption = Annotated[
    list[str] | None, typer.Option(help="Your name in the file; again for a second name.")
]


@app.command("pattern")
def pattern_command(  # noqa: PLR0913, PLR0917  (each is an option)
    file: str,
    me: NamesOption = None,
    them: Annotated[list[str] | None, typer.Option(help="Your partner's name in the file.")] = None,
    gap: Annotated[
        int | None, typer.Option(help="Minutes of silence that part two talks.", min=1, max=525_600)
    ] = None,
    format: FormatOption = None,
    chat: ChatOption = None,
    dates: DatesOption = None,
    seen: Annotated[
        bool, typer.Option("--seen", help="You have read the words that may tell of danger.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a report page there.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Find the cycle that two people fall into, and my side of it."""
    from datetime import timedelta

    from halfway.cli.pattern import Wanted, print_pattern
    from halfway.workflows.talk import Asked

    minutes = timedelta(minutes=gap) if gap is not None else None
    asked = Asked(tuple(me or ()), tuple(them or ()), minutes, seen)
    to = Wanted(file, format, _choices(chat, dates), as_json, html)
    print_pattern(to, asked=asked)


def _choices(chat: str | None, dates: str | None) -> Choices:
    from halfway.importers.record import Choices

    if dates not in (None, "day-first", "month-first"):
        raise typer.BadParameter("Say day-first or month-first.", param_hint="--dates")
    return Choices(chat, dates)  # type: ignore[arg-type]


@app.command("help-now")
def help_now_command(
    country: Annotated[
        str, typer.Argument(help="A country code such as US, GB, IE, CA, AU, NZ.")
    ] = "",
) -> None:
    """Show numbers of people who can help right now."""
    from halfway.cli.help_now import print_help_now

    print_help_now(country)


@app.command("backup")
def backup_command(file: Path, data: DataOption = None) -> None:
    """Write everything that you keep into one sealed file, and check it."""
    from halfway.cli.vault import run_vault

    run_vault("backup", file, data=data)


@app.command("restore")
def restore_command(file: Path, data: DataOption = None) -> None:
    """Bring back what a backup file holds, where it is not here."""
    from halfway.cli.vault import run_vault

    run_vault("restore", file, data=data)


@app.command("export")
def export_command(folder: Path, data: DataOption = None) -> None:
    """Write everything that you keep into open files that anyone can read."""
    from halfway.cli.vault import run_vault

    run_vault("export", folder, data=data)


@app.command("erase")
def erase_command(data: DataOption = None) -> None:
    """Erase everything that you keep here, after asking."""
    from halfway.cli.vault import run_vault

    run_vault("erase", data=data)


@app.command("rehearse")
def rehearse_command(  # noqa: PLR0913, PLR0917  (each is an option)
    temperament: Annotated[str, typer.Option(help="anxious, avoidant or steady.")] = "steady",
    barrier: Annotated[
        list[str] | None, typer.Option(help="Why they hesitate; twice for two reasons.")
    ] = None,
    occasion: Annotated[str, typer.Option(help="first, no, home or hot.")] = "first",
    seed: Annotated[int, typer.Option(help="The same number gives the same partner.")] = 1,
    voice: Annotated[
        str | None,
        typer.Option(help="A language model on this machine, such as http://127.0.0.1:11434/v1."),
    ] = None,
    voice_model: Annotated[
        str, typer.Option(help="Its name, as the program that runs it calls it.")
    ] = "",
    safe: Annotated[
        bool,
        typer.Option(
            "--safe",
            help="The safety check was answered and none of it fits: do not ask it.",
        ),
    ] = False,
) -> None:
    """Practise the talk with a made-up partner who hesitates, after a short safety check."""
    from halfway.cli.rehearse import run_rehearsal
    from halfway.rehearsal.endpoint import Endpoint
    from halfway.rehearsal.rehearsal import Setup

    barriers = tuple(barrier or ("blamed",))
    run_rehearsal(
        Setup(temperament, barriers, occasion, seed),  # type: ignore[arg-type]
        is_safe=safe,
        voice=Endpoint(voice, voice_model) if voice else None,
    )


app.add_typer(study, name="study")
app.add_typer(models, name="models")


def main() -> None:
    """Run a command; an error of ours is one line on stderr and exit status 1."""
    try:
        app()
    except HalfwayError as error:
        from halfway.cli.visible import visible

        sys.stderr.write(f"halfway: {visible(str(error))}\n")
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
