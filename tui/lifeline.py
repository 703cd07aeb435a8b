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
from tui.domain.matter import Kind, Matter, checked_matter
from tui.domain.refusal import Refused
from tui.domain.settings import Settings
from tui.domain.typed_time import read_day
from tui.words import short_date

_BEGINNINGS: tuple[tuple[str, Kind], ...] = (
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
    kind: Kind = "ask"
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


def matter_words(matter: Matter, name: str) -> str:
    """``Ask Alex about the exam``; ``You promised Alex: fix the bike``."""
    if matter.kind == "favour":
        return f"You promised {name}: {matter.text}"
    return f"Ask {name} about {_about(matter.text)}"


def important_words(important: ImportantDate, name: str, today: date) -> str:
    """``Alex turns 36 on Fri 27 Nov, in 4 days``."""
    on = important.next_on(today)
    number, apart = important.ordinal(on), (on - today).days
    near = {0: "today", 1: "tomorrow"}.get(apart, f"in {apart} days")
    when = f"{short_date(on, today)}, {near}"
    what = f" of {important.what}" if important.what else ""
    if important.occasion == "birthday":
        if number is not None and not what:
            return f"{name} turns {number} on {when}"
        return f"Birthday{what or f' of {name}'}: {when}"
    if important.occasion == "anniversary":
        nth = f", the {ordinal(number)}" if number else ""
        return f"Anniversary{what} with {name}{nth}: {when}"
    return f"A day to remember{what.replace(' of ', ' ', 1)}, for {name}: {when}"


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


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``11th``."""
    end = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"


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


def _about(text: str) -> str:
    """A word alone gets its article; what has more words, or is a name, stands for itself."""
    return f"the {text}" if text.isalpha() and text.islower() else text
