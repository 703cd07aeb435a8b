"""``nearer schedule``, ``pause`` and ``resume``: when practices are asked for, and when not."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

from tui.book.book import Book
from tui.changes import practices as arrange
from tui.cli.options import add_practices
from tui.cli.parser import Handler
from tui.cli.session import Session, done
from tui.domain.day import day_words, week_first
from tui.domain.practice import Practice, find_practice
from tui.domain.refusal import Refused
from tui.domain.schedule import (
    ALL,
    ScheduleRow,
    Timetable,
    dated_uid,
    is_all,
    parse_schedule,
)
from tui.wording.basics import long_date, pause_words

_LISTED = "; left out, pauses are listed"


def _schedule_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("practice", metavar="PRACTICE")
    parser.add_argument(
        "words",
        nargs="*",
        metavar="SCHEDULE",
        help="daily, weekdays mon,thu or 3/week; left out, it says what holds",
    )
    parser.add_argument(
        "--from", dest="first", metavar="D", help="the day it begins to hold, today by default"
    )


def _schedule(arguments: Namespace) -> int:
    session = Session(arguments.file)
    book = session.opened().book
    practice = find_practice(arguments.practice, book.every_practice)
    rows = book.schedules.get(practice.id, ())
    if not arguments.words:
        if arguments.first:
            raise Refused("--from goes with a schedule; write daily, weekdays mon,thu or 3/week")
        print(f"{practice.name}: {book.schedule(practice.id, session.today).text}")
        for row in rows:
            print(f"  {row.valid_from}  {row.schedule.text}")
        return 0
    schedule = parse_schedule(" ".join(arguments.words))
    first = session.day_to_come(arguments.first)
    step = arrange.scheduled(practice, schedule, first)
    others = [row for row in rows if row.valid_from != first]
    words = _held(practice, ScheduleRow(first, schedule), others, book.settings.week_start)
    return done(session, f"{practice.name}: {schedule.text}", [step], words)


def _held(
    practice: Practice, row: ScheduleRow, others: Sequence[ScheduleRow], week_start: int
) -> str:
    """From when to when a new row holds: a later one may begin with the same week."""
    text, timetable = row.schedule.text, Timetable([*others, row], week_start)
    first = row.valid_from
    if row.schedule.kind == "per_week":
        first = week_first(first, week_start)
    later = sorted(start for start in timetable.starts if start > first.toordinal())
    if first.toordinal() not in timetable.starts or timetable.on(first.toordinal()) != row.schedule:
        other = timetable.on(first.toordinal()).text
        return f"{practice.name}: {text} is kept, but {other} covers it from an earlier day on"
    words = f"{practice.name}: {text} from {long_date(first)} on"
    if first < row.valid_from:
        words += ", the first day of that week, as weeks count whole"
    if later:
        words += f", until {date.fromordinal(later[0])} ({timetable.on(later[0]).text})"
    return words


def _pause_arguments(parser: ArgumentParser) -> None:
    add_practices(parser, _LISTED)
    parser.add_argument("--from", dest="first", metavar="D", help="first day, today by default")
    parser.add_argument("--to", dest="last", metavar="D", help="last day; open-ended without it")
    parser.add_argument("--why", default="", metavar="TEXT", help="a word on it, for yourself")


def _pause(arguments: Namespace) -> int:
    session = Session(arguments.file)
    book = session.opened().book
    if not arguments.practice:
        return _list(book)
    first = session.day_to_come(arguments.first)
    last = session.last_day(arguments.last, first) if arguments.last else None
    names = _named(arguments.practice, session)
    steps = [arrange.paused(book, uid, first, last, arguments.why) for uid in names]
    until = f"up to and with {day_words(last, session.today)}" if last else "until you resume"
    words = f"{', '.join(names.values())}: away from {day_words(first, session.today)} {until}"
    return done(session, words, steps, words)


def _list(book: Book) -> int:
    width = max([8, *(len(away.practice) for away in book.pauses)])
    for away in book.pauses:
        why = f"  {away.why}" if away.why else ""
        print(f"{away.practice:<{width}} {pause_words(away.pause)}{why}")
    if not book.pauses:
        print("Nothing is or was away.")
    return 0


def _resume_arguments(parser: ArgumentParser) -> None:
    add_practices(parser, _LISTED)
    parser.add_argument("--on", metavar="D", help="the first day that counts again, or today")


def _resume(arguments: Namespace) -> int:
    session = Session(arguments.file)
    book = session.opened().book
    if not arguments.practice:
        return _list(book)
    day = session.day_to_come(arguments.on)
    if is_all(arguments.practice):
        steps = arrange.all_resumed(book, day)
    else:
        steps = [arrange.resumed(book, uid, day) for uid in _named(arguments.practice, session)]
    when = f"back from {day_words(day, session.today)} on"
    names, lines = [], []
    for step in steps:
        subject = step.place.uid.partition("|")[0]
        practice = book.practice(subject)
        names.append(practice.name if practice else "Everything" if subject == ALL else subject)
        covers = step.place.uid <= dated_uid(subject, day)
        words = when if covers else "the pause to come is called off"
        if not is_all(arguments.practice) and book.away(ALL, day):
            words += "; all practices are away still"
        lines.append(f"{names[-1]}: {words}")
    return done(session, f"{', '.join(names)}: {when}", steps, "\n".join(lines))


def _named(words: Sequence[str], session: Session) -> dict[str, str]:
    """Ids and names of what was named, each once."""
    if is_all(words):
        return {ALL: "Everything"}
    practices = session.opened().book.every_practice
    found = [find_practice(word, practices) for word in words]
    return {practice.id: practice.name for practice in found}


HANDLERS = {
    "schedule": Handler(_schedule_arguments, _schedule),
    "pause": Handler(_pause_arguments, _pause),
    "resume": Handler(_resume_arguments, _resume),
}
