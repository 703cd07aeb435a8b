"""What no clause of a typed line took: a title or a place, or words that must not pass for one.

A word that may mean a day, an hour or a rule never ends up in a title unseen: it is refused, with
the form that is understood, and with quotes for those whose title it is.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from tui.domain.refusal import Refused
from tui.typed.days import month_of, several_days, weekday_of
from tui.typed.no_day import feast_words
from tui.typed.numbers import number_of
from tui.typed.times import PARTS

_CLAUSES = {
    "at": 'write at 7pm for an hour, or at "Pier 9" for a place',
    "until": "write until 21:00, fri until sun, or every friday until 31 mar",
    "till": "write till 21:00, fri till sun, or every friday until 31 mar",
    "every": "write every friday, or every 2 weeks",
    "each": "write each friday, or every 2 weeks",
    "for": "write for 2h or for 3 days, and 10 times or until 31 mar for the end of a rule",
    "from": "write from 19:00 to 21:00, or every friday from 5 dec",
    "in": "write in 2 weeks for a day, today 21:00 for an hour, or at the park for a place",
}
"""The words that begin a clause, and what is understood after each."""
_UNITS = re.compile(r"(minute|hour|day|night|week|weekend|fortnight|month|year|morning)s?")
_SPANS = re.compile(r"(hour|week|weekend|fortnight|month|year)s?")
_WHICH = ("next", "this", "last", "coming", "all", "the", "twice", "couple", "few", "several")
_BESIDE = (
    *("before", "after", "by", "since", "between", "except", "excluding", "not", "unless", "or"),
    *("first", "second", "third", "fourth", "fifth", "1st", "2nd", "3rd", "4th", "5th", "last"),
    *("next", "every", "each", "half", "quarter", "of"),
)
_NO_PLACES = (
    *("half", "quarter", "night", "dawn", "dusk", "sunrise", "sunset", "lunch", "lunchtime"),
    *("breakfast", "dinnertime", "teatime", "bedtime", "first", "last", "once", "the"),
)
_OF_MONTH = (["of", "the", "month"], ["in", "the", "month"], ["of", "each", "month"])
_BEFORE_MONTH = ("from", "until", "on", "every", "each")
_HOURLESS = (
    *("dawn", "dusk", "sunrise", "sunset", "lunchtime", "teatime", "bedtime", "noonish"),
    *("dinnertime", "suppertime", "eve", "am", "pm", "overnight", "eod", "cob"),
)
_VAGUE = ("early", "late", "first", "thing")  # no hours where nothing else is said there
_LOOSE = (
    *("asap", "soon", "later"),
    *("eod", "eow", "eom", "cob"),
)
_RULES = {
    "biweekly": "every 2 weeks, or every mon,thu",
    "bi-weekly": "every 2 weeks, or every mon,thu",
    "bimonthly": "every 2 months",
    "bi-monthly": "every 2 months",
    "quarterly": "every 3 months",
    "nightly": "every day 21:00",
}
_FEASTS = (
    "good",
    "easter",
    "palm",
    "whit",
    "black",
    "shrove",
    "ash",
    "maundy",
    "pancake",
    "holiday",
)
_ZONES = (
    *("UTC", "GMT", "BST", "CET", "CEST", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"),
)
_ZONES_BEHIND = (*_ZONES, "ET", "CT", "MT", "PT", "WET", "EET", "IST", "JST", "AEST", "AEDT")
_SHIFT = re.compile(r"(?:utc|gmt)[+-]?\d.*|\d{1,2}[:.]?\d{0,2}(?:z|[+-]\d{1,2}:?\d{0,2})")


def text_of(words: Sequence[str], quoted: Sequence[str | None], places: Sequence[int]) -> str:
    """The words at some places as they are kept; a comma stays where a clause stood between."""
    text = ""
    for before, i in zip([-1, *places], places, strict=False):
        if text and before < i - 1 and words[i - 1].endswith(","):
            text = f"{text.rstrip(' ,')},"
        said = quoted[i]
        text += f"{' ' * bool(text)}{words[i] if said is None else said}"
    if not any(quoted[i] for i in places):
        text = text.strip(" ,;:–—-")
    return text.strip()


def refuse_half_understood(
    words: Sequence[str], low: Sequence[str], left: Sequence[int], taken: Sequence[bool]
) -> None:
    """Refuse words left over that look like a part of a clause; ``low`` is empty for the quoted."""
    runs = [
        [i for _, i in run] for _, run in groupby(enumerate(left), lambda pair: pair[1] - pair[0])
    ]
    for run in runs:
        _refuse_begin(words, low, run)
        for i in run:
            _refuse_word(words, low, i, run, taken)


def _refuse_begin(words: Sequence[str], low: Sequence[str], run: Sequence[int]) -> None:
    if low[run[0]] in ("until", "till") and (feast := feast_words(low[i] for i in run[1:])):
        raise Refused(f"{_said(words, run)!r} was not understood; {feast}")
    if (form := _CLAUSES.get(low[run[0]])) and not _is_digits(low[run[1]] if run[1:] else ""):
        said = _said(words, run[:3])
        raise Refused(f"{said!r} was not understood; {form}, or put a title in quotes")


def _refuse_word(
    words: Sequence[str], low: Sequence[str], i: int, run: Sequence[int], taken: Sequence[bool]
) -> None:
    word, said = low[i], words[i][:40]
    behind = low[i + 1] if i + 1 in run else ""
    behind_hour = run[0] > 0 and taken[run[0] - 1] and _ends_hour(low[run[0] - 1])
    is_named = word == "time" and i == run[-1] and run[1:] and behind_hour
    if is_named or _is_zone(said.strip(",."), behind_hour=behind_hour):
        zone = _said(words, run) if is_named else said
        raise Refused(
            f"{zone!r} is a zone; leave it out here: the zone of a plan is a field of its own, and "
            "--zone America/New_York on the command line"
        )
    ends = re.split("[-–/+&]", word)
    if len(ends) > 1 and all(weekday_of(end) is not None for end in ends):
        raise Refused(f"{said!r} was not understood beside the rest; {several_days(low)}")
    if form := _RULES.get(word):
        raise Refused(f"{said!r} was not understood; write {form}, or put it in quotes")
    is_weekday = word.endswith("s") and weekday_of(word) is not None
    if is_weekday or word in ("weekdays", "weekends"):
        raise Refused(
            f"{said!r} was not understood beside the rest; write every {word[:-1]}, "
            "or put a title in quotes"
        )
    if _is_digits(word):
        _refuse_digits(words, low, i, run)
    if word in _CLAUSES and _is_timely(behind) and not _counts(low, i + 1):
        raise Refused(f"{f'{word} {behind}'!r} was not understood; {_CLAUSES[word]}")
    if word in ("twice", "thrice", "times") and behind in ("a", "per", "each", "every"):
        raise Refused(
            f"{_said(words, run)!r} was not understood; write the days of it, such as every "
            "mon,thu, or put it in quotes"
        )
    if word in _LOOSE or word in ("until", "till", "every", "each"):
        raise Refused(f"{said!r} was not understood; say a day and an hour, or put it in quotes")
    is_many = word in _WHICH or (number_of(word) is not None and word.isalpha())
    if is_many and (_SPANS if word in ("a", "an") else _UNITS).fullmatch(behind):
        if behind == "weekend":
            raise Refused(
                f"'{word} {behind}' was not understood; write sat to sun for both of its days, "
                "or one of them, such as next sat"
            )
        if word == "last":
            raise Refused(
                f"'{word} {behind}' was not understood; say a day of it, such as last tue, or last "
                "tue to last thu"
            )
        raise Refused(
            f"'{word} {behind}' was not understood; say a day such as next fri, or a rule such as "
            "every mon,thu, or put it in quotes"
        )
    if word in _FEASTS and i + 1 < len(low) and taken[i + 1] and weekday_of(low[i + 1]) is not None:
        raise Refused(
            f"'{said} {words[i + 1][:40]}' is a day of its own; write its date, such as 5 apr, "
            "or put a title in quotes"
        )
    if word in ("except", "excluding") and i + 1 < len(low):
        raise Refused(
            f"'{said} {words[i + 1][:40]}' was not understood; plan all of them, then skip that "
            "one with c in the Planner or nearer skip; or write the days, such as every mon,tue,wed"
        )
    followed = i + 1 < len(low) and taken[i + 1] and low[i + 1] not in ("with", "at")
    if word in _BESIDE and followed and list(low[i + 2 : i + 5]) in _OF_MONTH:
        raise Refused(
            f"'{said} {words[i + 1][:40]}' was not understood; write every {word} {low[i + 1]} of "
            "the month for each of them, or its date, such as 6 dec"
        )
    if word in _BESIDE and followed:
        raise Refused(
            f"'{said} {words[i + 1][:40]}' was not understood; say one day and one hour, such as "
            "fri 19:30, or put a title in quotes"
        )
    is_vague = all(low[k] in _VAGUE for k in run)
    if i and taken[i - 1] and (word in _HOURLESS or is_vague):
        raise Refused(
            f"{_said(words, run) if is_vague else said!r} is no hour; say one, such as 18:00, "
            "or put a title in quotes"
        )
    is_open = word in ("to", "-", "–") and i == run[0] and i > 0 and taken[i - 1]
    if is_open and run[1:] and all(low[k] in (*_VAGUE, *_HOURLESS, "open") for k in run[1:]):
        raise Refused(
            f"{' '.join(words[k] for k in run)!r} is no hour; say one, such as 19:00 to 23:00, "
            "or put a title in quotes"
        )
    if word == "to" and i == run[0] == run[-1]:
        raise Refused(f"{said!r} is no hour; say one, such as 18:00, or put a title in quotes")
    if month_of(word) and i and taken[i - 1] and re.fullmatch(r"\d+[/.]\d+[/.]?", low[i - 1]):
        raise Refused(
            f"'{words[i - 1]} {said}' was not understood; write {low[i - 1].split('/')[0]} "
            f"{word[:3]}, or 4-6 {word[:3]} for several days"
        )
    if month_of(word) and i and taken[i - 1] and low[i - 1] in _BEFORE_MONTH:
        raise Refused(f"{said!r} is a month; write a day of it, such as 5 {word[:3]}")


def _refuse_digits(words: Sequence[str], low: Sequence[str], i: int, run: Sequence[int]) -> None:
    said, behind = words[i][:40], low[i + 1] if i + 1 in run else ""
    if re.fullmatch(r"\d{1,4}[./-]\d{1,4}([./-]\d{1,4})?", said):
        raise Refused(f"{said!r} was not understood as a day; write 5 dec, 5.12. or 2026-12-05")
    if re.fullmatch(r"h|hrs?|hours?|m|mins?|minutes?", behind) and said.isdecimal():
        raise Refused(f"'{said} {behind}' was not understood; write for {said} {behind}")
    if _UNITS.fullmatch(behind) and said.isdecimal():
        raise Refused(
            f"'{said} {behind}' was not understood; write in {said} {behind} for a day, and "
            f"{said} times or until 31 mar for the end of a rule"
        )
    title = _said(words, run)
    quotes = f', or a title in quotes: "{title}"' if run[1:] else ""
    raise Refused(f"{said!r} may be a day or an hour; write it like 7pm, 7:00 or 7 dec{quotes}")


def _is_zone(word: str, *, behind_hour: bool) -> bool:
    """``UTC``; ``utc`` and ``Europe/Berlin`` behind an hour; an hour with its zone, ``19:00Z``."""
    if word in _ZONES or _SHIFT.fullmatch(word.casefold()):
        return True
    return behind_hour and (
        word.upper() in _ZONES_BEHIND or bool(re.fullmatch(r"[A-Z]\w+/\w+", word))
    )


def _ends_hour(word: str) -> bool:
    return _is_digits(word) or word in ("am", "pm", "noon", "midnight")


def _counts(low: Sequence[str], i: int) -> bool:
    """Whether a number counts something else than time: ``table for two``."""
    unit = low[i + 1] if i + 1 < len(low) else ""
    return low[i - 1] == "for" and number_of(low[i]) is not None and not _UNITS.fullmatch(unit)


def _said(words: Sequence[str], run: Sequence[int]) -> str:
    return " ".join(words[i] for i in run)[:40].strip(" ,;–—-")


def _is_digits(word: str) -> bool:
    return any(map(str.isdigit, word))


def _is_timely(word: str) -> bool:
    """Whether a word may say when."""
    if not word or word in ("a", "an"):
        return False
    is_hour = word in (*PARTS, "half", "quarter", "noon", "midnight")
    is_day = month_of(word) is not None or weekday_of(word) is not None
    return is_hour or is_day or bool(_UNITS.fullmatch(word)) or number_of(word) is not None


def refuse_no_place(words: Sequence[str], low: Sequence[str], place: Sequence[int]) -> None:
    """Refuse what stands after ``at`` and may be an hour."""
    said = " ".join(words[i] for i in place)[:40].rstrip(",")
    first = low[place[0]] if place else ""
    second = low[place[1]] if place[1:] else ""
    is_hour = (
        first in _NO_PLACES[:-1] or _is_timely(first) or (first == "the" and _is_timely(second))
    )
    if not place or is_hour or any(_is_digits(low[i]) for i in place):
        form = f'or at "{said}" for a place' if said else 'or at "Pier 9" for a place'
        raise Refused(f"'at {said}' is no time; write at 7pm or at 19:00, {form}")
