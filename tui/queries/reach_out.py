"""Who to reach out to: what waits for a word, what is coming, with whom it has been long."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from tui.book.view import BookView
from tui.clock import Clock
from tui.domain.day import day_words, logical_day
from tui.domain.plan import Occurrence
from tui.queries.agenda import coming, drifting, to_record
from tui.wording.basics import days_words
from tui.wording.lists import joined
from tui.wording.plans import drift_words, hours, title, when

ReachKind = Literal["record", "life", "date", "coming", "drift"]
REACH_KINDS: tuple[ReachKind, ...] = ("record", "life", "date", "coming", "drift")


class ReachLine(NamedTuple):
    """One line; ``key`` is the address of an occurrence or the uid of a person.

    ``more`` is how many of its kind are not shown; ``is_today`` where it is of this day.
    """

    kind: ReachKind
    key: str
    text: str
    more: int = 0
    is_today: bool = False


def reach_lines(book: BookView, clock: Clock) -> list[ReachLine]:
    """All lines of now: what waits, what to ask, dates, what is coming within a week, people.

    Who was put off, or has something planned, is left out.
    """
    if not (book.people or book.plans):
        return []
    now, zone = clock.now(), clock.zone
    today = logical_day(now, zone, book.settings.day_start)
    waits = to_record(book, now, zone)
    questions = [how_was(book, o, today) for o in waits]
    asked = Counter(questions)
    lines = [
        ReachLine(
            *("record", o.uid, how_was(book, o, today, is_one=asked[question] == 1)),
            is_today=o.start.date() == today,
        )
        for o, question in zip(waits, questions, strict=True)
    ]
    lines += _life_lines(book, today)
    for o in coming(book, now, zone):
        whom = f" with {joined(book.names(o.plan.people))}" if o.plan.title else ""
        words = f"{when(o, today)}  {title(book, o)}{whom}"
        lines.append(ReachLine("coming", o.uid, words, is_today=o.start.date() == today))
    for drift in drifting(book, today, now, zone):
        person = book.people[drift.person]
        if drift.state != "planned" and not (person.later and person.later > today):
            lines.append(ReachLine("drift", drift.person, drift_words(person.name, drift)))
    return lines


def _life_lines(book: BookView, today: date) -> Iterator[ReachLine]:
    """What is to be asked or done since today or an earlier day, and dates that are near."""
    if not (book.has_any("matters") or book.has_any("dates")):
        return
    from tui.wording.life import important_words, matter_words

    up = [m for m in book.matters.values() if m.is_up(today) and _is_active(book, m.person)]
    for matter in sorted(up, key=lambda m: (m.day or today, m.uid), reverse=True):
        words = matter_words(matter, book.people[matter.person].name)
        yield ReachLine("life", matter.uid, words, is_today=matter.day == today)
    near = [(d.next_on(today), d) for d in book.dates.values() if _is_active(book, d.person)]
    for on, important in sorted(near, key=lambda each: (each[0], each[1].uid)):
        if (on - today).days <= important.lead:
            words = important_words(important, book.people[important.person].name, today)
            yield ReachLine("date", important.uid, words, is_today=on == today)


def _is_active(book: BookView, uid: str) -> bool:
    person = book.people.get(uid)
    return person is not None and not person.archived


def how_was(book: BookView, occurrence: Occurrence, today: date, *, is_one: bool = True) -> str:
    """``How was it with Alex on Friday?``, and, where it is not the only one, its title and hour.

    A title may be any words, so that they stand aside: ``… today (walk, 17:00–18:00)?``.
    """
    day, last = min(occurrence.start.date(), today), occurrence.last_day  # a night is of today
    apart = (today - day).days
    words = day_words(day, today) if apart < 2 else f"on {day:%A}"
    which = f" ({title(book, occurrence)}, {hours(occurrence, today)})"
    if apart > 6:
        words = f"on {day_words(day, today)}"
    if day < last:
        words, which = f"on {days_words(day, last, today)}", f" ({title(book, occurrence)})"
    names = joined(book.names(occurrence.plan.people))
    return f"How was it with {names} {words}{'' if is_one else which}?"


def fitting(lines: Sequence[ReachLine], room: int) -> list[ReachLine]:
    """As many lines as there is room for, what is of today first, then one of each kind.

    The last of a kind says how many more of it there are.
    """
    now = [line for line in lines if line.is_today][:room]
    rest = {kind: [ln for ln in lines if ln.kind == kind and ln not in now] for kind in REACH_KINDS}
    shown = Counter(line.kind for line in now)
    later = dict.fromkeys(REACH_KINDS, 0)
    while len(now) + sum(later.values()) < room:
        waiting = [kind for kind in REACH_KINDS if later[kind] < len(rest[kind])]
        if not waiting:
            break
        kind = min(waiting, key=lambda kind: (shown[kind] + later[kind], REACH_KINDS.index(kind)))
        later[kind] += 1
    found = [*now, *(line for kind in REACH_KINDS for line in rest[kind][: later[kind]])]
    for kind in REACH_KINDS:
        places = [n for n, line in enumerate(found) if line.kind == kind]
        if places and (left := len(rest[kind]) - later[kind]):
            found[places[-1]] = found[places[-1]]._replace(more=left)
    return found
