"""``nearer words``: the words that are understood, each kind of them in one place."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping

from tui.cli.parser import Handler, columns

Row = tuple[str, Iterable[str]]
"""What words are for, and the words."""


def _feelings() -> list[Row]:
    from tui.texts.library import families

    return [(family.casefold(), words) for family, words in families().items()]


def _people() -> list[Row]:
    from tui.domain.person import KIND_WORDS, PERSON_KINDS

    return [
        (kind, [word for word, meant in KIND_WORDS.items() if meant == kind and word != kind])
        for kind in PERSON_KINDS
    ]


def _rhythms() -> list[Row]:
    from tui.typed.rhythms import FORMS

    return [("how often", (*FORMS.split(", "), "14", "none"))]


def _life() -> list[Row]:
    from tui.typed.life_line import KIND_FORMS

    return [(meaning, (line,)) for meaning, line in KIND_FORMS.values()]


def _notes() -> list[Row]:
    from tui.domain.note import NOTE_KIND_WORDS

    return [("kinds", NOTE_KIND_WORDS.values())]


def _outcomes() -> list[Row]:
    from tui.domain.plan import OUTCOMES, UNINTERRUPTED

    return [("how it went", OUTCOMES), ("uninterrupted", UNINTERRUPTED)]


def _plans() -> list[Row]:
    return [
        ("days", ("today", "tmrw", "fri", "next fri", "fri week", "5 dec", "in 2 weeks", "+3d")),
        ("whole days", ("sat to sun", "4-6 dec", "5 dec for 3 days", "fri all day", "all weekend")),
        ("times", ("19:30", "7pm", "9:30-11", "noon", "half past seven", "tonight")),
        ("lengths", ("for 2h", "for 90m", "for an hour")),
        ("rules", ("every fri", "every tue,thu", "every 2 weeks", "every last fri", "weekly")),
        ("ends", ("until march", "until 31 mar", "10 times")),
    ]


_WORDS: Mapping[str, tuple[str, Callable[[], list[Row]]]] = {
    "feelings": ("--feel, up to three; a family is a word of it too", _feelings),
    "people": ("--kind of `nearer people`, and everyday words for each", _people),
    "rhythms": ("--rhythm of `nearer people`", _rhythms),
    "plans": ("the line of `nearer plan`", _plans),
    "life": ("the line of `nearer life add`, a kind before a colon", _life),
    "notes": ("--kind of `nearer note`", _notes),
    "outcomes": ("`nearer outcome`", _outcomes),
}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        nargs="?",
        choices=tuple(_WORDS),
        metavar="KIND",
        help=f"{', '.join(_WORDS)}; or all",
    )


def _words(arguments: Namespace) -> int:
    from textwrap import TextWrapper

    wrapper = TextWrapper(columns(), subsequent_indent="    ", break_on_hyphens=False)
    for kind in [arguments.kind] if arguments.kind else _WORDS:
        what, rows_of = _WORDS[kind]
        lines = wrapper.wrap(f"{kind}: {what}")
        for name, words in rows_of():
            lines += wrapper.wrap(f"  {name}: {', '.join(words)}")
        print("\n".join(lines))
    return 0


HANDLERS = {"words": Handler(_arguments, _words)}
