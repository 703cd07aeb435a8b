"""argparse with one-line mistakes and examples in its help."""

import contextlib
import os
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn

from tui.cli.options import add_file
from tui.cli.output import complain
from tui.domain.letters import written_out
from tui.domain.refusal import Refused

USAGE = 2
_PATHS = ("file", "target", "source", "vdir", "check")  # arguments that name a file


class Handler(NamedTuple):
    """What a command does: the arguments it takes, and how it runs (its exit status).

    ``has_parts`` where its first word is a command itself.
    """

    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
    has_parts: bool = False


class Part(NamedTuple):
    """A command within a command: its name, what it runs, a line on it, and examples.

    ``act`` is what ``run_part`` of ``tui.cli.session`` calls.
    """

    name: str
    act: Callable[..., int]
    line: str
    examples: tuple[str, str]


def columns() -> int:
    """How wide text is to be: as the terminal, but no wider than can be read well."""
    with contextlib.suppress(OSError):
        return min(os.get_terminal_size(1).columns, 100)
    return 80


class Help(RawDescriptionHelpFormatter):
    """As wide as the terminal; argparse would load ``shutil`` for every argument to ask it.

    Paragraphs are wrapped, and so is what a list says of a name; examples stay as they are.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        from textwrap import fill

        def wrapped(line: str) -> str:
            _, gap, words = line.strip().partition("  ")
            if line.startswith(" ") and not gap:
                return line
            behind = len(line) - len(words.lstrip()) if gap else 0
            return fill(line, width, subsequent_indent=" " * behind, break_on_hyphens=False)

        return "\n".join(indent + wrapped(line) for line in text.splitlines())


class Parser(ArgumentParser):
    """Says what is wrong in one line that names the way out, and exits with 2."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, allow_abbrev=False, formatter_class=Help, **options)

    def error(self, message: str) -> NoReturn:
        """Say it and exit; argparse's own way leaves what a full stderr did not take to Python."""
        complain(f"{message}; see `{self.prog} --help`", self.prog)
        raise SystemExit(USAGE)


def only_text(arguments: Namespace) -> Namespace:
    """The same arguments, UTF-8 read where the locale knows no letters.

    Refused: what is no text; but a file may have any name.
    """
    for name, value in vars(arguments).items():
        if name not in _PATHS:
            if isinstance(value, str):
                setattr(arguments, name, _text(value))
            elif isinstance(value, list):
                value[:] = [_text(word) if isinstance(word, str) else word for word in value]
    return arguments


def _text(word: str) -> str:
    """Python keeps bytes that it could not read as halves of pairs."""
    if word.isprintable() or not any("\ud800" <= letter <= "\udfff" for letter in word):
        return word
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        raise Refused(
            f"'{written_out(word[:60])}' holds bytes that are no text; write it in UTF-8"
        ) from None


def described(line: str, examples: Sequence[str], more: str = "") -> dict[str, Any]:
    """What help says of a command before and behind its arguments, as options of ``Parser``."""
    sentence = f"{line[:1].upper()}{line[1:]}."
    return {
        "description": f"{sentence} {more}".rstrip(),
        "epilog": "\n".join(["examples:", *(f"  {example}" for example in examples)]),
    }


def add_parts(parser: ArgumentParser, *parts: Part, required: bool) -> dict[str, ArgumentParser]:
    """Commands within a command; gives the parser of each, for what else it takes."""
    commands = parser.add_subparsers(dest="what", required=required, metavar="WHAT")
    for part in parts:
        added = commands.add_parser(
            part.name, help=part.line, **described(part.line, part.examples)
        )
        added.set_defaults(act=part.act)
        add_file(added, SUPPRESS)
    return commands.choices
