"""Arranging habits: changes to settings, practices, schedules and pauses, checked against the book.

Each function gives the steps of one change; what cannot be is refused with the way out.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tui.book.book import Book
from tui.book.places import RecordPlace
from tui.book.steps import RecordChange
from tui.book.tables import PAUSES, PRACTICES, SCHEDULES, SETTINGS
from tui.changes.records import edited, kept, taken_out
from tui.domain.practice import Practice, checked_anchor, checked_name, free_number, new_practice
from tui.domain.refusal import Refused
from tui.domain.schedule import ALL, Away, Pause, PracticeSchedule, Schedule, ScheduleRow
from tui.domain.settings import SettingRecord, stored
from tui.wording.basics import pause_words

LONGEST_WHY = 200
_DAY = timedelta(days=1)


def set_to(name: str, value: Any) -> RecordChange:
    """Give a setting a value."""
    return kept(SETTINGS, name, SettingRecord(name, stored(name, value)))


def renamed(book: Book, practice: Practice, text: str) -> RecordChange:
    """Call a practice something else. Refused as ``checked_name`` says."""
    name = checked_name(text, [p for p in book.every_practice if p.id != practice.id])
    return RecordChange(_record_of(practice), {"name": name}, of_old=practice.is_own)


def anchored(practice: Practice, text: str) -> RecordChange:
    """Tie a practice to something that happens anyway. Refused as ``checked_anchor`` says."""
    fields = {"anchor": checked_anchor(text) or None}
    return RecordChange(_record_of(practice), fields, of_old=practice.is_own)


def practice_of(book: Book, uid: str) -> Practice:
    """A practice by its id. Refused: where it is gone."""
    if practice := book.practice(uid):
        return practice
    raise Refused("that practice is not there any more")


def added(book: Book, text: str) -> RecordChange:
    """A practice of one's own, off where no key is free. Refused as ``checked_name`` says."""
    return practice_record(
        new_practice(checked_name(text, book.every_practice), book.every_practice)
    )


def practice_record(practice: Practice) -> RecordChange:
    """A practice of one's own as it is."""
    fields = {"name": practice.name, "number": practice.number}
    return RecordChange(_record_of(practice), fields if practice.on else {**fields, "on": False})


def switched_off(book: Book, practice: Practice) -> RecordChange:
    """Neither show nor ask for a practice any more. Refused for the last one that is on."""
    if book.practices == (practice,):
        raise Refused(f"{practice.name} is the only practice that is on; switch another on first")
    return RecordChange(_record_of(practice), {"on": False}, of_old=practice.is_own)


def switched_on(book: Book, practice: Practice) -> RecordChange:
    """Show and ask for a practice again; its key may be another one now."""
    fields: dict[str, Any] = {"on": None}
    others = [other for other in book.practices if other.id != practice.id]
    if practice.number in {other.number for other in others}:
        fields["number"] = free_number(others)
    return RecordChange(_record_of(practice), fields, of_old=practice.is_own)


def scheduled(practice: Practice, schedule: Schedule, first: date) -> RecordChange:
    """Ask for a practice by another schedule from a day on; what came before keeps its meaning."""
    row = PracticeSchedule(practice.id, ScheduleRow(first, schedule))
    return kept(SCHEDULES, row.uid, row)


def paused(
    book: Book, practice: str, first: date, last: date | None, why: str = ""
) -> RecordChange:
    """Pause a practice, or ``ALL``, from a day up to and with another, or until further notice.

    Refused: a range that runs backwards or overlaps another pause of the same practice.
    """
    if last is not None and last < first:
        raise Refused(f"from {first} to {last} runs backwards; put the earlier day first")
    why = " ".join(why.split())
    if len(why) > LONGEST_WHY or not why.isprintable():
        raise Refused(f"a reason is one line of at most {LONGEST_WHY} characters")
    for away in book.pauses:
        begins, ends = away.pause
        if (
            away.practice == practice
            and (ends is None or first <= ends)
            and (last is None or begins <= last)
        ):
            raise Refused(
                f"{_name(book, practice)} is away already {pause_words(away.pause)}; "
                f"`nearer resume {practice} --on {begins}` takes that back"
            )
    away = Away(practice, Pause(first, last), why)
    return kept(PAUSES, away.uid, away)


def resumed(book: Book, practice: str, day: date) -> RecordChange:
    """End the pause of a practice, or of ``ALL``, that covers ``day``: it counts again that day.

    Where none covers it, the next one to come is called off. Refused where there is none.
    """
    own = [away for away in book.pauses if away.practice == practice]
    if found := _ended(own, day) or _called_off(own, day):
        return found
    if practice != ALL and book.away(practice, day):
        raise Refused(
            f"all practices are away together, {_name(book, practice)} too; "
            f"`nearer resume all` ends that"
        )
    if practice == ALL:
        raise Refused("not everything is away; there is nothing to resume")
    raise Refused(f"{_name(book, practice)} is not away; there is nothing to resume")


def all_resumed(book: Book, day: date) -> list[RecordChange]:
    """Nothing is away from ``day`` on: ends all that covers it, of one practice or of all.

    Where nothing does, the next pause to come of each is called off. Refused where there is none.
    """
    subjects = dict.fromkeys((ALL, *(away.practice for away in book.pauses)))
    own = [[away for away in book.pauses if away.practice == subject] for subject in subjects]
    for of in (_ended, _called_off):
        if steps := [step for pauses in own if (step := of(pauses, day))]:
            return steps
    raise Refused("nothing is away; there is nothing to resume")


def _ended(own: Sequence[Away], day: date) -> RecordChange | None:
    """The end of the pause that covers a day, of those of one practice."""
    for away in own:
        first, last = away.pause
        if first <= day and (last is None or day <= last):
            if first == day:
                return taken_out(PAUSES, away.uid)
            ended = away._replace(pause=Pause(first, day - _DAY))
            return edited(PAUSES, away.uid, away, ended)
    return None


def _called_off(own: Sequence[Away], day: date) -> RecordChange | None:
    """The next pause after a day taken out, of those of one practice."""
    return next((taken_out(PAUSES, away.uid) for away in own if away.pause.first > day), None)


def _name(book: Book, practice: str) -> str:
    known = book.practice(practice)
    return known.name if known else "everything"


def _record_of(practice: Practice) -> RecordPlace:
    return RecordPlace(PRACTICES.name, practice.id)
