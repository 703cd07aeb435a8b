"""One typed line about somebody's life: a matter to come back to, a favour, an important date."""

import re
from datetime import date

from tui.domain.important import (
    LEAD,
    OCCASIONS,
    ImportantDate,
    Leap,
    Occasion,
    checked_date,
    checked_lead,
)
from tui.domain.matter import Matter, MatterKind, checked_matter
from tui.domain.refusal import Refused
from tui.domain.settings import Settings
from tui.typed.days import read_day
from tui.wording.basics import short_date
from tui.wording.life import important_words, matter_words

_BEGINNINGS: tuple[tuple[str, MatterKind], ...] = (
    ("good news", "good"),
    ("hard news", "hard"),
    ("favour", "favour"),
    ("favor", "favour"),
    ("promised", "favour"),
    ("good", "good"),
    ("hard", "hard"),
    ("ask about", "ask"),
    ("ask", "ask"),
)
_OCCASION_WORDS: dict[str, Occasion] = {
    **{occasion: occasion for occasion in OCCASIONS},
    "remembrance": "remember",
    "remembering": "remember",
}
_LEAD = re.compile(r"\blead (\d{1,3})(?: days?)?\b")
_MARCH = re.compile(r"\bin common years 1 mar(?:ch)?\b")
EXAMPLES = "the exam on friday · favour: fix the bike by sat · birthday 14 mar 1990"


def read_life_line(
    text: str, person: str, today: date, settings: Settings
) -> Matter | ImportantDate:
    """What a line says of a person (a uid). Refused: what cannot be understood.

    The first word tells a birthday, an anniversary, a day to remember, good or hard news, or a
    favour; anything else is something to ask about. A day at the end is when it is brought up; a
    weekday is the next one.
    """
    line = " ".join(text.split())
    first = line.split(" ")[0].casefold().rstrip(":")
    if first in _OCCASION_WORDS:
        rest = line.partition(" ")[2]
        return _important(_OCCASION_WORDS[first], rest, person, today, settings)
    kind: MatterKind = "ask"
    for beginning, meant in _BEGINNINGS:
        match = re.match(rf"{beginning}(?::\s*|\s+)", line + " ", re.IGNORECASE)
        if match:
            kind, line = meant, line[match.end() :]
            break
    words, day = _day_at_end(line.split(), today, settings)
    if day and day < today:
        raise Refused(f"{short_date(day, today)} is past; leave the day out, or write one to come")
    return Matter("", person, kind, checked_matter(" ".join(words)), day)


def reading(found: Matter | ImportantDate, name: str, today: date) -> str:
    """How a line was understood."""
    if isinstance(found, ImportantDate):
        lead = f", brought up {found.lead} days before" if found.lead else ", brought up that day"
        return f"{important_words(found, name, today)}{lead}"
    if found.day is None:
        return f"{matter_words(found, name)}; it stays in the list, no day is set"
    return f"{matter_words(found, name)}: Today says so from {short_date(found.day, today)} on"


def line_of(what: Matter | ImportantDate) -> str:
    """The line that says the same, to change it."""
    if isinstance(what, Matter):
        begun = "" if what.kind == "ask" else f"{what.kind}: "
        return f"{begun}{what.text}{f' on {what.day}' if what.day else ''}"
    on = date(2000, what.month, what.day)
    parts = [what.occasion, f"{what.day} {on:%b}".lower(), str(what.year or ""), what.what]
    parts += [f"lead {what.lead}"] if what.lead != LEAD else []
    parts += ["in common years 1 mar"] if what.leap == "mar1" else []
    return " ".join(part for part in parts if part)


def _important(
    occasion: Occasion, text: str, person: str, today: date, settings: Settings
) -> ImportantDate:
    lead = LEAD
    if match := _LEAD.search(text):
        lead, text = checked_lead(int(match[1])), text.replace(match[0], " ")
    march = bool(match := _MARCH.search(text))
    text = _MARCH.sub(" ", text)
    words = text.split()
    for i in range(len(words)):
        found = read_day([word.casefold() for word in words], i, today, order=settings.date_order)
        if found:
            day, used = found
            said = " ".join(words[i : i + used])
            if not any(c.isdecimal() for c in said):
                break
            year = day.day.year if re.search(r"\d{4}", said) else None
            if year and day.day > today:
                raise Refused(f"{said!r} is still to come; write the day it was, or leave the year")
            month, number, year = checked_date(day.day.month, day.day.day, year)
            rest = " ".join(w for w in (*words[:i], *words[i + used :]) if w not in ("on", "of"))
            what = checked_matter(rest) if rest else ""
            leap: Leap = "mar1" if march else "feb28"
            return ImportantDate("", person, occasion, month, number, year, lead, leap, what)
    raise Refused(f"say the day of it too, such as {occasion} 14 mar, with the year if you know it")


def _day_at_end(words: list[str], today: date, settings: Settings) -> tuple[list[str], date | None]:
    low = [word.casefold() for word in words]
    for i in range(1, len(words)):
        found = read_day(low, i, today, week_start=settings.week_start, order=settings.date_order)
        if found and i + found[1] == len(words):
            before = words[: i - 1] if low[i - 1] in ("on", "by", "until") else words[:i]
            return before, found[0].day
    return words, None
