"""Typed names: who stands after "with" (NOTES-planner 6)."""

import re
from collections.abc import Sequence

from tui.domain.letters import folded
from tui.domain.person import checked_person_name
from tui.domain.refusal import Refused
from tui.typed.days import month_of, weekday_of
from tui.typed.numbers import number_of
from tui.typed.rules import ADVERBS
from tui.typed.times import PARTS

_CLAUSES = (
    *("with", "every", "each", "for", "at", "until", "till", "on", "in", "from", "starting"),
    *("around", "about", "before", "after"),
)
_JOINTS = ("and", "&", ",", "+", "plus")
_DAYS = ("today", "tomorrow", "tonight", "yesterday", "noon", "midday", "midnight")
_SHORT = {"w/": "with", "w": "with", "@": "at", "til": "until", "'til": "until"}
_FULL = {
    short: full
    for full, words in {
        "tomorrow": "tmrw tmw tmr tmoro tomoz 2moro 2morrow tomorow tommorow tommorrow",
        "today": "2day",
        "tonight": "tonite 2nite",
        "yesterday": "yday yest",
        "next": "nxt",
        "week": "wk",
        "weeks": "wks",
        "weekend": "wknd",
        "morning": "morn",
        "afternoon": "arvo",
    }.items()
    for short in words.split()
}
"""Common short and wrong spellings that mean one thing."""
_SPANS = ("week", "weekend", "month", "year", "night", "coming")
_MINUTES = ("half", "quarter")
_BEHIND = (
    *("past", "to", "after", "before", "o'clock", "am", "pm", "in", "at", "quarter", "minutes"),
    *("hours", "days", "weeks", "months", "times", "week", "fortnight"),
)
_ENDS = ",;."
_QUOTES = '"“”„«»'


def words_of(text: str) -> tuple[list[str], list[str | None]]:
    """The words of a line, and beside each what it is without its quotes where it stands in some.

    ``w/`` is "with" and ``@`` is "at". Refused: a quote that is not closed.
    """
    spaced = re.sub(r"(?<!\S)(w/|@)(?=\S)", r"\1 ", text)
    if not any(quote in text for quote in _QUOTES):  # alex,mum
        spaced = re.sub(r"(?<=[^\W\d_]),(?=[^\W\d_])", ", ", spaced)
    words = spaced.split()
    quoted: list[str | None] = [None] * len(words)
    i = 0
    while i < len(words):
        if words[i][0] not in _QUOTES:
            words[i] = _SHORT.get(words[i].casefold(), words[i])
            i += 1
            continue
        last = _closing(words, i)
        if last is None:
            said = words[i][:40]
            raise Refused(f"{said} opens a quote that nothing closes; close it, or leave it out")
        inner = list(words[i : last + 1])
        inner[-1] = inner[-1].rstrip(_ENDS)[:-1]
        inner[0] = inner[0][1:]
        quoted[i : last + 1] = inner
        i = last + 1
    return words, quoted


def _closing(words: Sequence[str], i: int) -> int | None:
    """Where the quote that opens at a word is closed."""
    for n in range(i, len(words)):
        end = words[n].rstrip(_ENDS)
        if end[-1:] in tuple(_QUOTES) and (n > i or len(end) > 1):
            return n
    return None


def lowered(words: Sequence[str]) -> list[str]:
    """Words as they are compared: in small letters, in full, without a comma or stop behind."""
    return [_compared(word) for word in words]


def _compared(word: str) -> str:
    low = word.casefold()
    bare = low.rstrip(",;!?:") or low[:1]
    bare = bare[:-1] if bare.endswith(".") and bare[:-1].isalpha() else bare
    return _FULL.get(bare, bare)


def read_names(
    words: Sequence[str], low: Sequence[str], i: int, known: Sequence[str], *, new: bool = True
) -> tuple[list[str], int]:
    """The names from the word ``i`` on, joined by commas, "and" or "&", and how many words.

    ``low`` are the words as they are compared; where one is empty it is none. Only known names
    are meant where they may not be ``new``.

    Each is a known name, the longest that fits, else the words up to the next clause. Refused: a
    name that cannot be one.
    """
    begin, end, names = i, i, list[str]()
    while i < len(words):
        name, used = _name_at(words, low, i, known, new=new)
        if not used:
            break
        names.append(checked_person_name(name))
        i = end = i + used
        if i < len(words) and low[i] in _JOINTS:
            i += 1
        elif not words[i - 1].endswith(","):
            break
    return names, (i if new else end) - begin


def read_joined(
    words: Sequence[str], rest: Sequence[str], i: int, known: Sequence[str]
) -> tuple[list[str], int]:
    """``and Robin`` behind a clause: a known name joined to those before it.

    ``rest`` are the words that no clause took. Refused: a name that is not known.
    """
    if rest[i] not in _JOINTS or not "".join(rest[i + 1 : i + 2]):
        return [], 0
    names, used = read_names(words, rest, i + 1, known, new=False)
    if not used or "".join(rest[i + 1 + used : i + 2 + used]):
        said = " ".join(words[i : i + 2])[:40]
        raise Refused(
            f"{said!r} stands apart; write all names after one with, such as with Alex and Robin, "
            "or put a title in quotes"
        )
    return names, 1 + used


def is_in_place(rest: Sequence[str], i: int) -> bool:
    """Whether a word that is left over belongs to a place: ``at The Ivy``."""
    while i > 0 and rest[i - 1]:
        i -= 1
        if rest[i] == "at":
            return True
    return False


def _name_at(
    words: Sequence[str], low: Sequence[str], i: int, known: Sequence[str], *, new: bool
) -> tuple[str, int]:
    here = lowered(words[i:])
    owner = here[0] in ("my", "our")
    for form in (str, folded):  # as it is written, before what has other accents
        said = [form(word) for word in here]
        for name in sorted(known, key=len, reverse=True):
            parts = [form(part) for part in lowered(name.split())]
            if said[owner : owner + len(parts)] == parts:
                return name, owner + len(parts)
    if new and words[i][0] in _QUOTES and (last := _closing(words, i)) is not None:
        return " ".join(words[i : last + 1]).rstrip(_ENDS)[1:-1], last + 1 - i
    used = 0
    while new and i + used < len(words) and not is_clause(low, i + used):
        used += 1
        if words[i + used - 1].endswith(","):
            break
    return " ".join(words[i : i + used]).rstrip(","), used


def is_clause(low: Sequence[str], i: int) -> bool:
    """Whether a word begins something else than a name or a title."""
    word, following = low[i], low[i + 1] if i + 1 < len(low) else ""
    if word in (*_CLAUSES, *_JOINTS, *_DAYS, *ADVERBS) or not word or word[0] in "+-–—0123456789":
        return True
    if "-" in word or "–" in word:  # fri-sun, all-day
        parts = word.replace("–", "-").split("-")
        return word == "all-day" or all(weekday_of(part) is not None for part in parts)
    if word == "all":
        return following in ("day", "weekend")
    if word in ("next", "this", "last", "coming"):
        return following in (*PARTS, *_SPANS) or weekday_of(following) is not None
    if word == "the":
        return following[:1].isdigit() or following == "day"
    if word == "day" or word in _MINUTES or word == "a" or number_of(word) is not None:
        return following in _BEHIND
    is_date = month_of(word) is not None and following[:1].isdigit()
    return is_date or weekday_of(word) is not None
