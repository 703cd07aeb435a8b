"""argparse with one-line mistakes."""

import contextlib
import os
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn

from tui.cli.output import complain

USAGE = 2


class Command(NamedTuple):
    """A command: what help says of it, its arguments, and what it does (its exit status).

    ``has_parts`` where its first word is a command itself.
    """

    help: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
    has_parts: bool = False


class Help(RawDescriptionHelpFormatter):
    """As wide as the terminal; argparse would load ``shutil`` for every argument to ask it."""

    def __init__(self, prog: str) -> None:
        width = 80
        with contextlib.suppress(OSError):
            width = os.get_terminal_size(1).columns
        super().__init__(prog, width=min(width, 100) - 2)


class Parser(ArgumentParser):
    """Says what is wrong in one line that names the way out, and exits with 2."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, allow_abbrev=False, formatter_class=Help, **options)

    def error(self, message: str) -> NoReturn:
        """Say it and exit; argparse's own way leaves what a full stderr did not take to Python."""
        complain(f"{message}; see `{self.prog} --help`", self.prog)
        raise SystemExit(USAGE)


def add_file(parser: ArgumentParser, default: str | None = None) -> None:
    """``--file``, which every command takes."""
    parser.add_argument("--file", metavar="F", default=default, help="use this file")


def add_json(parser: ArgumentParser) -> None:
    """``--json``, for commands that show something."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_range(parser: ArgumentParser) -> None:
    """``--from`` and ``--to``."""
    parser.add_argument("--from", dest="first", metavar="D", help="from this day on")
    parser.add_argument("--to", dest="last", metavar="D", help="up to and with this day")
