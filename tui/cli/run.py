"""Which command was meant, and how it ends."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from tui.cli.output import answered, complain, gathered
from tui.domain.refusal import Refused
from tui.fault import fault_line
from tui.store.errors import StoreError, reason_of

if TYPE_CHECKING:
    from tui.cli.parser import Command

INTERRUPTED = 130

COMMANDS = {
    "today": ("today", "the practices of today and their streaks"),
    "check": ("tick", "tick practices as done"),
    "uncheck": ("tick", "take a tick or a rest back"),
    "rest": ("tick", "let practices rest for a day"),
    "streaks": ("today", "streaks per practice and overall"),
    "history": ("history", "the marks of a range, day by day, or a year as a map"),
    "schedule": ("habits", "say when a practice is asked for"),
    "pause": ("habits", "go away for some days, or until you resume"),
    "resume": ("habits", "come back"),
    "practice": ("habits", "list, add, rename or switch practices off and on"),
    "settings": ("habits", "show or change what counts and when"),
    "people": ("people", "who you want to be close to, and how often"),
    "plan": ("plans", "plan time together from one typed line"),
    "agenda": ("plans", "what is planned, day by day"),
    "outcome": ("plans", "say how a planned time went"),
    "skip": ("plans", "leave one planned time out"),
    "restore": ("plans", "bring a skipped or moved time back"),
    "move": ("plans", "put one planned time elsewhere"),
    "note": ("notes", "keep a note with a day"),
    "notes": ("notes", "the notes, the latest first"),
    "life": ("life", "what to come back to with somebody, favours, important dates"),
    "checkin": ("reflect", "the weekly check-in with somebody"),
    "reflect": ("reflect", "the four signs over time, and the practices beside them"),
    "lookback": ("notes", "look back at a year, a quarter or a month"),
    "export": ("exchange", "write everything to a .json file, marks to .csv, plans to .ics"),
    "import": ("exchange", "take in a .json, .csv or .ics file"),
    "demo": ("demo", "look around in made-up years; your own file is not touched"),
    "themes": ("themes", "list the themes, or judge one of your own"),
    "completion": ("completion", "print what bash, zsh or fish needs to complete them"),
    "backup": ("file", "copy the file now"),
    "restore-backup": ("file", "bring a backup back, the newest good one by default"),
    "doctor": ("file", "look the file over and say what to do"),
    "where": ("file", "say where everything is kept"),
}


def run(arguments: Sequence[str]) -> int:
    """Run a command; no traceback reaches the user for what can be expected to go wrong."""
    gc.disable()  # a command is over before there is anything to collect; the app enables it
    try:
        with gathered() as answer:
            status, complaint = _ended(arguments)
        status = answered(answer.getvalue(), status)
    except KeyboardInterrupt:
        return INTERRUPTED
    if complaint:
        complain(complaint)
    return status


def _ended(arguments: Sequence[str]) -> tuple[int, str]:
    """How a command ended: its status, and what is to be said of it on stderr, if anything."""
    try:
        return _run(arguments), ""
    except (Refused, StoreError) as refusal:
        return 1, str(refusal)
    except OSError as error:
        return 1, (f"{error.filename}: " if error.filename else "") + reason_of(error)
    except KeyboardInterrupt:
        return INTERRUPTED, ""
    except SystemExit as done:  # argparse, after help or a mistake
        return (done.code if isinstance(done.code, int) else 0), ""
    except Exception as error:  # noqa: BLE001  # a fault of ours: no traceback, it may hold names
        return 1, fault_line(error)


def _run(arguments: Sequence[str]) -> int:
    if not arguments:
        return _alone(None)
    if arguments == ["help"]:
        arguments = ["--help"]
    from argparse import SUPPRESS

    from tui.cli.parser import USAGE, Parser, add_file

    top = Parser(
        "nearer",
        usage="nearer [--file F] [--theme T] [--day D] | nearer COMMAND ...",
        description="Five practices a day with the people you love. Alone it opens the app.",
        epilog=_list_of_commands(),
    )
    add_file(top)
    top.add_argument("--theme", metavar="T", help="open the app in this theme")
    top.add_argument("--day", metavar="D", help="open the app on this day")
    top.add_argument("--version", "-V", action="store_true", help="print the version")
    top.add_argument("command", nargs="?", help=SUPPRESS)
    top.add_argument("rest", nargs="...", help=SUPPRESS)
    chosen = top.parse_args(arguments)
    if chosen.version:
        from tui import __version__

        print(f"nearer {__version__}")
        return 0
    name = chosen.command
    if name is None:
        return _alone(chosen.file, theme=chosen.theme, day=chosen.day)
    if chosen.theme or chosen.day:
        top.error(f"--theme and --day belong to the app, not to `{name}`")
    if name not in COMMANDS:
        _say_unknown(name)
        return USAGE
    module, _ = COMMANDS[name]
    command: Command = import_module(f"tui.cli.{module}").COMMANDS[name]
    parser = Parser(f"nearer {name}", description=f"{command.help[:1].upper()}{command.help[1:]}.")
    command.add_arguments(parser)
    add_file(parser, chosen.file)
    if command.has_parts:
        return command.run(parser.parse_args(chosen.rest))
    return command.run(parser.parse_intermixed_args(chosen.rest))


def _alone(file: str | None, *, theme: str | None = None, day: str | None = None) -> int:
    """``nearer`` without a command: the app, or ``nearer today`` where nobody looks on."""
    if sys.stdout.isatty() and sys.stdin and sys.stdin.isatty():
        from tui.cli.launch import open_app

        return open_app(file, theme=theme, day=day)
    if theme or day:
        raise Refused(
            "--theme and --day belong to the app, which needs a terminal; "
            "`nearer history` and `nearer streaks --on D` print a day"
        )
    return _run(["today", *(["--file", file] if file is not None else [])])


def _say_unknown(name: str) -> None:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    hint = f"did you mean `nearer {near[0]}`?" if near else "`nearer --help` lists them"
    complain(f"there is no command {name!r}; {hint}")


def _list_of_commands() -> str:
    lines = [f"  {name:<15} {words}" for name, (_, words) in COMMANDS.items()]
    return "\n".join(["commands:", *lines, "", "`nearer COMMAND --help` says more of each."])
