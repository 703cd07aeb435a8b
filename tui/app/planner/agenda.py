"""The lines of the agenda and the signs of the month, over a desk."""

from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta

from tui.app.desk.desk import Desk
from tui.app.dialogs.whom import example_name
from tui.app.widgets.line_list import Line, Look
from tui.config.glyphs import Sign
from tui.domain.plan import Occurrence, Status
from tui.domain.practice import QUALITY_TIME
from tui.queries.agenda import listed_on, overlaps_in
from tui.wording.basics import short_date
from tui.wording.plans import STATUS_WORDS, hours, on_day, title

_EMPTY = (
    "Nothing planned yet.",
    "",
    "Press a and write:",
    "date night with {name} friday 19:30",
)
_NOTHING = "nothing planned"
_SIGNS: dict[Status, Sign] = {
    "happened": "done",
    "partly": "done",
    "skipped": "rest",
    "did_not": "off",
}
_LOOKS: dict[Status, Look] = {
    "happened": "done",
    "partly": "done",
    "skipped": "faint",
    "did_not": "faint",
    "unrecorded": "faint",
}


def last_of(first: date) -> date:
    """The last day of the month that begins on a day."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def agenda_lines(
    desk: Desk, found: Sequence[Occurrence], waits: Sequence[Occurrence], first: date, last: date
) -> list[Line]:
    """A line a time, by days from ``first`` to ``last``; those that wait for a word before them.

    ``found`` is in time order; it may begin before ``first``, for what is on at the same time.
    """
    if not desk.book.plans:
        name = example_name(desk)
        return [Line(text.replace("{name}", name), look="faint") for text in _EMPTY]
    today, together, told = desk.today, overlaps_in(found), {o.uid for o in waits}
    days: dict[date, list[Occurrence]] = {today: []} if first <= today <= last else {}
    within = [o for o in found if o.last_day >= first]
    for occurrence in within:
        if occurrence.uid not in told:
            days.setdefault(listed_on(occurrence, first, last, today), []).append(occurrence)
    # a line each, and where a day has a heading anyway, a word that it goes on
    long = [o for o in within if o.is_all_day and not o.record.cancelled and o.uid not in told]
    lines: list[Line] = []
    if waits:
        lines = [Line("How was it?", look="accent")]
        lines += [_line(desk, o, together, with_day=True) for o in waits]
        lines.append(Line(""))
    for day in sorted(days):
        near = ", today" if day == today else ""
        lines.append(Line(f"{short_date(day, today)}{near}", look="head"))
        lines += [_line(desk, o, together) for o in days[day]]
        lines += [
            Line(f"    {hours(o, today)}  {title(desk.book, o)}", look="faint")
            for o in long
            if o.start.date() <= day <= o.last_day and o not in days[day]
        ]
        more = "nothing more today" if any(o.start.date() == today for o in waits) else _NOTHING
        lines += [] if days[day] else [Line(f"    {more}", look="faint")]
    if not within and not waits:
        lines.append(Line(f"    Nothing in {first:%B}.", look="faint"))
    return lines


def month_signs(
    desk: Desk, found: Iterable[Occurrence], first: date
) -> tuple[dict[date, Sign], set[date]]:
    """What is planned and what happened, by day of the month that begins on ``first``.

    Besides, the days from which what is planned goes on into the next.
    """
    signs: dict[date, Sign] = {}
    going_on: set[date] = set()
    for occurrence in found:
        days, status = occurrence.dates, occurrence.status(desk.clock.now())
        if status in ("happened", "partly"):
            signs.update(dict.fromkeys(days, "done"))
        elif status not in ("skipped", "did_not", "unrecorded"):
            going_on.update(days[:-1])
            for day in days:
                signs.setdefault(day, "pending")
    for n in range(last_of(first).day):
        day = first + timedelta(days=n)
        if desk.book.mark(QUALITY_TIME, day).state == "done":
            signs[day] = "done"
    return signs, going_on


def _line(
    desk: Desk, occurrence: Occurrence, together: Container[str], *, with_day: bool = False
) -> Line:
    status = occurrence.status(desk.clock.now())
    said = (on_day if with_day else hours)(occurrence, desk.today)
    is_told = status == "upcoming" or (status == "to_record" and with_day)
    words = ["" if is_told else STATUS_WORDS[status], "moved" if occurrence.is_moved else ""]
    words += ["overlaps" if occurrence.uid in together else ""]
    names = desk.book.names(occurrence.plan.people)
    whom = f" · {', '.join(names)}" if occurrence.plan.title else ""
    return Line(
        f"{said}  {title(desk.book, occurrence)}{whom}",
        occurrence.uid,
        desk.glyphs.of(_SIGNS.get(status, "pending")),
        ", ".join(filter(None, words)),
        _LOOKS.get(status, "text"),
    )
