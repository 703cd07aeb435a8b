"""Which command was meant, and how it ends."""

import gc
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from tui.cli.commands import COMMANDS
from tui.cli.output import complain, gathered, on_terminal, progress
from tui.domain.refusal import Refused
from tui.fault import fault_line
from tui.store.errors import StoreError, reason_of

if TYPE_CHECKING:
    from tui.cli.parser import Handler, Parser

INTERRUPTED = 130
DAYS = (
    "A day is today, yesterday, tomorrow, -2, +3, 2026-11-21 or a weekday: the next one where "
    "something is planned, the latest where something was done, today included. The end of a range "
    "is the next such weekday after its start."
)


def run(arguments: Sequence[str]) -> int:
    """Run a command; no traceback reaches the user for what can be expected to go wrong."""
    gc.disable()  # a command is over before there is anything to collect; the app enables it
    progress.begin()
    try:
        with gathered() as answer:
            status, complaint = _ended(arguments)
        answer.pour()
    except KeyboardInterrupt:
        return INTERRUPTED
    if complaint:
        complain(complaint)
    return 1 if answer.is_lost else status


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
    from tui.cli.options import add_file
    from tui.cli.parser import USAGE, Parser, described, only_text

    top = top_parser()
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
    if name == "help":
        return _run([*chosen.rest, "--help"])
    if name not in COMMANDS:
        _say_unknown(name)
        return USAGE
    command = COMMANDS[name]
    handler = handler_of(name)
    parser = Parser(f"nearer {name}", **described(command.line, command.examples, command.more))
    handler.add_arguments(parser)
    add_file(parser, chosen.file)
    parse = parser.parse_args if handler.has_parts else parser.parse_intermixed_args
    return handler.run(only_text(parse(chosen.rest)))


def top_parser() -> "Parser":
    """What stands before a command, and the command with all that follows it in ``rest``."""
    from argparse import SUPPRESS

    from tui.cli.options import add_file
    from tui.cli.parser import Parser

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
    return top


def handler_of(name: str) -> "Handler":
    """What a command of ``COMMANDS`` does; its module is loaded by this."""
    handler: Handler = import_module(f"tui.cli.{COMMANDS[name].module}").HANDLERS[name]
    return handler


def _alone(file: str | None, *, theme: str | None = None, day: str | None = None) -> int:
    """``nearer`` without a command: the app, or ``nearer today`` where nobody looks on."""
    if on_terminal():
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

    near = get_close_matches(name, [*COMMANDS, "help"], n=1)
    hint = f"did you mean `nearer {near[0]}`?" if near else "`nearer --help` lists them"
    complain(f"there is no command {name!r}; {hint}")


def _list_of_commands() -> str:
    lines = [f"  {name:<15} {command.line}" for name, command in COMMANDS.items()]
    more = "`nearer help COMMAND` says more of each, with examples."
    return "\n".join(["commands:", *lines, "", DAYS, "", more])
