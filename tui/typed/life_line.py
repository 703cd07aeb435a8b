"""One typed line about somebody's life: something to come back to, or an important date."""

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

_KIND_WORDS: dict[str, MatterKind] = {
    "good news": "good",
    "hard news": "hard",
    "ask about": "ask",
    "ask": "ask",
    "favour": "favour",
    "favor": "favour",
    "promised": "favour",
    "promise": "favour",
    "thanks for": "thanks",
    "thanks": "thanks",
    "thank": "thanks",
    "good": "good",
    "hard": "hard",
}
_ADJECTIVES = ("good", "hard")  # kinds before a colon only: "good friday", "hard drive"
_OCCASION_WORDS: dict[str, Occasion] = {
    **{occasion: occasion for occasion in OCCASIONS},
    "remembrance": "remember",
    "remembering": "remember",
    "bday": "birthday",
    "b-day": "birthday",
}
_LEAD = re.compile(r"\blead (\d{1,3})(?: days?)?\b")
_FOR_ME = re.compile(r"\b(?:me|us)\b", re.IGNORECASE)
_IS_ON = re.compile(
    r"(?:his |her |their |the )?(birthday|bday|b-day|anniversary):? (?:is |on |the )*(?=.*\d)(.+)",
    re.IGNORECASE,
)
_OWED = re.compile(r"i (?:owe|promised) (?:him|her|them) (?=\S)", re.IGNORECASE)
_UNKNOWN_KIND = re.compile(r"([^\W\d]+) ?:(?= )")
_RANGE = ("to", "till", "through", "thru", "-", "–")
_OPEN = ("is", "was", "are", "were", "and", "or", "of", "from", "before", "after", "than")
_MARCH = re.compile(r"\bin common years 1 mar(?:ch)?\b")
EXAMPLES = "the exam on friday · favour: fix the bike by sat · birthday 14 mar 1990"
KIND_FORMS: dict[MatterKind | Occasion, tuple[str, str]] = {
    "ask": ("something to ask about", "ask: the exam on friday"),
    "good": ("good news to come back to", "good: the new job"),
    "hard": ("hard news to come back to", "hard: the surgery in 2 weeks"),
    "favour": ("a favour you promised", "favour: fix the bike by sat"),
    "thanks": ("a favour done to you", "thanks: the car for the weekend"),
    "birthday": ("a birthday", "birthday 14 mar 1990"),
    "anniversary": ("an anniversary", "anniversary 3 may 2016 lead 3"),
    "remember": ("a day to remember", "remember 23 nov 2010 Grandma"),
}
"""The kinds of what a line says: in words, and a line of each."""


def read_life_line(
    text: str, person: str, today: date, settings: Settings
) -> Matter | ImportantDate:
    """What a line says of a person (a uid). Refused: what cannot be understood.

    A kind before a colon is that kind and nothing else; without a colon the words that can hardly
    be anything else are kinds too, and all the rest is something to ask about. A day at the end is
    when it is brought up; a weekday is the next one.
    """
    line = " ".join(text.split())
    if (match := _IS_ON.fullmatch(line)) and _is_day(match[2], today, settings):
        line = f"{match[1]} {match[2]}"
    line = _OWED.sub("promised: ", line, count=1) if _OWED.match(line) else line
    first, _, rest = line.partition(" ")
    if occasion := _OCCASION_WORDS.get(first.casefold().rstrip(":")):
        return _important(occasion, rest, person, today, settings)
    word = _kind_word(line)
    kind = _KIND_WORDS[word] if word else "ask"
    if not word and (match := _UNKNOWN_KIND.match(line)):
        raise Refused(
            f"{match[0]!r} is no kind; write {', '.join(f'{kind}:' for kind in KIND_FORMS)} or "
            f"ask: {line[:40]}"
        )
    line = line[len(word) :].lstrip(": ")
    if kind == "favour" and word.startswith("fav") and _FOR_ME.search(line):
        raise Refused(
            f"{word!r} is what you promised; write thanks: {line[:40]} for what was done to you, "
            f"or promised: {line[:40]}"
        )
    words, day = _day_at_end(line.split(), today, settings)
    if day and day < today:
        raise Refused(f"{short_date(day, today)} is past; leave the day out, or write one to come")
    return Matter("", person, kind, checked_matter(" ".join(words)), day)


def _kind_word(line: str) -> str:
    """The kind that a line begins with, as it is known; empty for none."""
    low = line.casefold()
    for word in _KIND_WORDS:
        if low == word or low.startswith((f"{word}:", f"{word} :")):
            return word
        if low.startswith(f"{word} ") and word not in _ADJECTIVES:
            return word
    return ""


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
        return f"{_begun(what)}{what.text}{f' on {what.day}' if what.day else ''}"
    on = date(2000, what.month, what.day)
    parts = [what.occasion, f"{what.day} {on:%b}".lower(), str(what.year or ""), what.what]
    parts += [f"lead {what.lead}"] if what.lead != LEAD else []
    parts += ["in common years 1 mar"] if what.leap == "mar1" else []
    return " ".join(part for part in parts if part)


def _begun(matter: Matter) -> str:
    """What says its kind, where the text alone would not be read so."""
    if matter.kind == "ask":
        first = matter.text.partition(" ")[0].casefold().rstrip(":")
        is_kind = _kind_word(matter.text) or _UNKNOWN_KIND.match(matter.text)
        is_other = _IS_ON.match(matter.text) or _OWED.match(matter.text)
        return "ask: " if is_kind or is_other or first in _OCCASION_WORDS else ""
    is_for_me = matter.kind == "favour" and _FOR_ME.search(matter.text)
    return "promised: " if is_for_me else f"{matter.kind}: "


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
    otherwise = f"; for something to ask about write ask: {occasion} {text[:40]}" if words else ""
    raise Refused(
        f"say the day of it too, such as {occasion} 14 mar, with the year if you know it{otherwise}"
    )


def _is_day(text: str, today: date, settings: Settings) -> bool:
    words = _MARCH.sub(" ", _LEAD.sub(" ", text.casefold())).split()
    found = read_day(words, 0, today, order=settings.date_order) if words else None
    return found is not None and found[1] == len(words)


def _day_at_end(words: list[str], today: date, settings: Settings) -> tuple[list[str], date | None]:
    low = [word.casefold() for word in words]
    for i in range(1, len(words)):
        found = read_day(low, i, today, week_start=settings.week_start, order=settings.date_order)
        if found and i + found[1] == len(words):
            end = i - (low[i - 1] == "the")
            end -= low[end - 1] in ("on", "by", "until")
            is_dated = low[i][:4].isdecimal()  # on 2026-11-27 cuts nothing out of a sentence
            last = "" if is_dated else "".join(low[end - 1 : end])
            if last in _RANGE:
                said, begun = " ".join(words[max(0, end - 2) :]), words[: max(1, end - 2)]
                begun = begun[: -1 if begun[-1] == "from" else None]
                raise Refused(
                    f"{said!r} may be several days; write the one it is brought up on, such as "
                    f"{' '.join(begun)[:40]} on {' '.join(words[i:])}"
                )
            return (words if last in _OPEN else words[:end]), found[0].day
    return words, None
