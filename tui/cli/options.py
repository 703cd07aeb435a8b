"""Options that several commands take, each described once.

All go by the names under which the commands find them: ``practice``, ``file``, ``json``, ``first``
and ``last``, ``people``, ``person``, ``feelings`` and ``own_words``, ``private``.
"""

from argparse import ArgumentParser
from collections.abc import Sequence

from tui.domain.refusal import Refused

_KNOWN_OR_NOT = "with whom; may be given again, and brings in who is not known yet"


def add_practices(parser: ArgumentParser, more: str = "") -> None:
    """Any number of practices, or all: one rule for every command that takes ``all``.

    With ``more``, which says what happens then, there may be none.
    """
    parser.add_argument(
        "practice",
        nargs="*" if more else "+",
        metavar="PRACTICE",
        help="an id, a number or the start of a name; all is every practice that is on" + more,
    )


def add_file(parser: ArgumentParser, default: str | None = None) -> None:
    """``--file``, which every command takes."""
    parser.add_argument("--file", metavar="F", default=default, help="use this file")


def add_json(parser: ArgumentParser) -> None:
    """``--json``, for commands that show something."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_range(parser: ArgumentParser) -> None:
    """``--from`` and ``--to``, a range of days; either may be left out."""
    parser.add_argument("--from", dest="first", metavar="D", help="from this day on")
    parser.add_argument(
        "--to", dest="last", metavar="D", help="up to and with this day; a weekday is the next one"
    )


def add_people(parser: ArgumentParser, words: str = _KNOWN_OR_NOT) -> None:
    """``--with``, any number of people."""
    parser.add_argument(
        "--with", action="append", default=[], dest="people", metavar="NAME", help=words
    )


def add_person(parser: ArgumentParser, words: str) -> None:
    """``--with``, for commands that show what has to do with one person."""
    parser.add_argument("--with", dest="person", metavar="NAME", help=words)


def add_feelings(parser: ArgumentParser) -> None:
    """``--feel``, any number of words; the reader of feelings checks that they are few."""
    parser.add_argument(
        "--feel",
        action="append",
        default=[],
        dest="feelings",
        metavar="WORD",
        help="how it felt, up to three words, of those that `nearer words feelings` lists; "
        "may be given again",
    )
    parser.add_argument(
        "--own-word",
        action="append",
        default=[],
        dest="own_words",
        metavar="WORD",
        help="how it felt, in a word of your own",
    )


def add_private(parser: ArgumentParser, words: str = "private notes, too") -> None:
    """``--private``, for commands that leave private notes out unless they are told."""
    parser.add_argument("--private", action="store_true", help=words)


def add_choices(parser: ArgumentParser) -> None:
    """The options that only other programs' files take."""
    parser.add_argument(
        "--as",
        dest="becomes",
        action="append",
        default=[],
        metavar="HABIT=WORD",
        help="what a habit of another program becomes: a practice, own or no; in Nearer's own CSV "
        "what a practice that is not known here is, one that is or own",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would be taken in, and change nothing"
    )
    parser.add_argument(
        "--everyone",
        action="store_true",
        help="of an address book take all, not only who is known here or named by --with",
    )
    parser.add_argument(
        "--date-order",
        choices=("dmy", "mdy"),
        help="how a spreadsheet writes its days, where 3/4/2026 leaves it open",
    )


def said_of(words: Sequence[str]) -> dict[str, str]:
    """What ``--as`` says of each habit or practice. Refused: what is not ``HABIT=WORD``."""
    said = {}
    for word in words:
        name, sign, to = word.rpartition("=")
        if not sign or not name.strip() or not to.strip():
            raise Refused(f'--as {word!r} says too little; write --as "HABIT=own"')
        said[name.strip()] = to.strip()
    return said
