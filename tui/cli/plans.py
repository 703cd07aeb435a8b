"""``nearer plan``, ``outcome``, ``skip``, ``restore``, ``move``, ``edit`` and ``end``."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from datetime import timedelta

from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.changes import occurrences as arrange_times
from tui.changes.new_plan import logical_day_of, typed_plan
from tui.changes.plan_edit import EditScope, PlanEdit
from tui.changes.plans import ended, removed
from tui.cli.options import add_people
from tui.cli.parser import Handler
from tui.cli.session import Session, carry_out, done, tell_new_people
from tui.domain.day import parse_day
from tui.domain.plan import OUTCOMES, UNINTERRUPTED, Occurrence
from tui.domain.refusal import Refused
from tui.domain.wall import wall_of
from tui.queries.agenda import find_occurrence, next_of, occurrences, to_record
from tui.wording.basics import counted
from tui.wording.plans import STATUS_WORDS, title, when_within

_AHEAD = timedelta(days=28)
_NAMED = 3  # of those that could be meant
_SCOPES: dict[EditScope, str] = {
    "this": "only this one, its day and time",
    "following": "this one and all that follow",
    "all": "all of the series",
}


def _plan_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="+", metavar="LINE", help='"date night with Alex every friday 19:30 for 2h"'
    )
    add_people(parser, "with whom, besides the line; may be given again")
    parser.add_argument("--zone", default="", metavar="Z", help="fix it to a zone's clock")
    parser.add_argument(
        "--pledge", action="append", default=[], metavar="TEXT", help='such as "phones away"'
    )


def _plan(arguments: Namespace) -> int:
    session = Session(arguments.file)
    keeper = session.opened()
    typed = typed_plan(
        keeper.book,
        keeper.clock,
        " ".join(arguments.words),
        people=arguments.people,
        zone=arguments.zone,
        pledges=arguments.pledge,
    )
    job = carry_out(session, typed.label, typed.steps)
    print(typed.reading)
    tell_new_people(keeper.book, job)
    if typed.happened:
        print(f"`nearer outcome {typed.happened.uid} --clear` takes that back")
    elif typed.first:
        print(f"Its first time is {typed.first.uid}")
    return 0


def _occurrence_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "occurrence",
        metavar="OCCURRENCE",
        help="its id as `nearer agenda` prints it, its plan's id, or a day on which only it is",
    )


def _outcome_arguments(parser: ArgumentParser) -> None:
    _occurrence_argument(parser)
    parser.add_argument("outcome", nargs="?", metavar="OUTCOME", help=" | ".join(OUTCOMES))
    parser.add_argument(
        "--uninterrupted", choices=UNINTERRUPTED, metavar="U", help=", ".join(UNINTERRUPTED)
    )
    parser.add_argument("--minutes", type=int, metavar="N", help="how long it really was")
    parser.add_argument("--note", default="", metavar="TEXT", help="a word about it")
    parser.add_argument("--kept", action="append", default=[], metavar="TEXT", help="a pledge kept")
    parser.add_argument("--clear", action="store_true", help="take the outcome back")


def _outcome(arguments: Namespace) -> int:
    session = Session(arguments.file)
    keeper, today = session.opened(), session.today
    occurrence = _found(arguments.occurrence, session, _over, coming=False)
    name = f"{title(keeper.book, occurrence)}, {when_within(occurrence, today)}"
    if arguments.clear == bool(arguments.outcome):
        raise Refused(f"say how it went, {', '.join(OUTCOMES)}, or --clear to take that back")
    if arguments.clear:
        steps = arrange_times.cleared(occurrence)
        words = f"{name}: nothing recorded now"
        return done(session, words, steps, f"{words}.")
    outcome = next((known for known in OUTCOMES if known == arguments.outcome), None)
    if outcome is None:
        raise Refused(f"{arguments.outcome!r} is no outcome; write {', '.join(OUTCOMES)}")
    if strangers := [text for text in arguments.kept if text not in occurrence.plan.pledges]:
        known = ", ".join(occurrence.plan.pledges) or "none"
        raise Refused(f"{strangers[0]!r} is no pledge of it; they are: {known}")
    day = logical_day_of(occurrence, keeper.clock.zone, keeper.book.settings)
    steps = arrange_times.recorded(
        occurrence,
        outcome,
        day,
        today,
        keeper.clock.now(),
        uninterrupted=arguments.uninterrupted,
        minutes=arguments.minutes,
        note=arguments.note,
        kept=arguments.kept,
    )
    on = "that day" if occurrence.start.date() == occurrence.last_day else "on each of its days"
    ticked = f"; Quality time is ticked {on}" if outcome != "did_not" else ""
    words = f"{name}: {STATUS_WORDS[outcome]}"
    return done(session, words, steps, f"{words}{ticked}.")


def _skip(arguments: Namespace) -> int:
    return _change(arguments, arrange_times.skipped, "skipped; restore brings it back")


def _restore(arguments: Namespace) -> int:
    return _change(arguments, arrange_times.restored, "back in the plan")


def _change(arguments: Namespace, change: Callable[[Occurrence], RecordChange], words: str) -> int:
    session = Session(arguments.file)
    occurrence = _found(arguments.occurrence, session, _ahead)

    def now_so(book: Book) -> str:
        now = find_occurrence(book, occurrence.uid, session.clock.zone) or occurrence
        return f"{title(book, now)}, {when_within(now, session.today)}: {words}."

    name = f"{title(session.opened().book, occurrence)}, {when_within(occurrence, session.today)}"
    label = f"{name}: {words.partition(';')[0]}"  # the way back is not part of what was done
    return done(session, label, [change(occurrence)], now_so)


def _move_arguments(parser: ArgumentParser) -> None:
    _occurrence_argument(parser)
    parser.add_argument(
        "when", nargs="+", metavar="WHEN", help='"2026-12-12 10:00", "saturday", 20:00'
    )


def _move(arguments: Namespace) -> int:
    session = Session(arguments.file)
    return _edited(session, _found(arguments.occurrence, session, _ahead), "this", arguments.when)


def _edit_arguments(parser: ArgumentParser) -> None:
    _occurrence_argument(parser)
    parser.add_argument(
        "words",
        nargs="+",
        metavar="LINE",
        help="all that it shall be, as for `nearer plan`; with --this a day, a time or both",
    )
    which = parser.add_mutually_exclusive_group()
    for scope, words in _SCOPES.items():
        which.add_argument(
            f"--{scope}", dest="scope", action="store_const", const=scope, help=words
        )


def _edit(arguments: Namespace) -> int:
    session = Session(arguments.file)
    occurrence = _found(arguments.occurrence, session, _ahead)
    if occurrence.plan.recurs and arguments.scope is None:
        ways = "; ".join(f"--{scope}: {words}" for scope, words in _SCOPES.items())
        raise Refused(f"it recurs, so say what to edit. {ways}")
    return _edited(session, occurrence, arguments.scope or "all", arguments.words)


def _edited(
    session: Session, occurrence: Occurrence, scope: EditScope, words: Sequence[str]
) -> int:
    keeper = session.opened()
    reading = PlanEdit(keeper.book, occurrence.uid, scope, keeper.clock).read(" ".join(words))
    job = carry_out(session, reading.label, reading.steps)
    if not job.edits:
        print("It is so already; nothing to change.")
        return 0
    print(reading.words)
    tell_new_people(keeper.book, job)
    if reading.dropped:
        print(f"{counted(reading.dropped, 'skipped or moved time')} let go.")
    return 0


def _end_arguments(parser: ArgumentParser) -> None:
    _occurrence_argument(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--now", action="store_true", help="from now on, before this one too")
    which.add_argument("--before", action="store_true", help="this one and all that follow")
    which.add_argument("--following", dest="before", action="store_true", help=SUPPRESS)
    which.add_argument(
        "--all", action="store_true", help="all of it, with what was recorded and what that ticked"
    )


def _end(arguments: Namespace) -> int:
    session = Session(arguments.file)
    keeper, zone = session.opened(), session.clock.zone
    occurrence = _found(arguments.occurrence, session, lambda s: [*_ahead(s), *_over(s)])
    plan, name = occurrence.plan, title(keeper.book, occurrence)
    if arguments.all or not plan.recurs:
        steps, words = removed(keeper.book, plan), "taken out"
    elif arguments.before:
        steps = ended(keeper.book, plan, occurrence.key)
        words = f"over from {when_within(occurrence, session.today)} on; what is before it, stays"
    else:
        if not arguments.now and arguments.occurrence != plan.uid:
            _refuse_other_than_next(session, occurrence)
        now = wall_of(keeper.clock.now(), plan.zone_or(zone))
        steps, words = ended(keeper.book, plan, now), "over from now on; what was, stays"
    return done(session, f"{name}: {words.partition(';')[0]}", steps, f"{name}: {words}.")


def _refuse_other_than_next(session: Session, occurrence: Occurrence) -> None:
    """Refuse to end a series from now on where a time of it is named that is not the next one."""
    keeper, today = session.opened(), session.today
    coming = next_of(keeper.book, occurrence.plan, keeper.clock.now(), keeper.clock.zone)
    if coming is None or coming.uid != occurrence.uid:
        too = ""
        if coming and coming.key < occurrence.key:
            too = f", {when_within(coming, today)} too"
        raise Refused(
            f"it recurs, so say from when it is over. --now: from now on{too}; --before: from "
            f"{when_within(occurrence, today)} on; --all: all of it"
        )


def _found(
    text: str,
    session: Session,
    choose: Callable[[Session], list[Occurrence]],
    *,
    coming: bool = True,
) -> Occurrence:
    """The occurrence that is meant; a weekday is the next one, or, not ``coming``, the latest.

    Refused: none, or several, naming them.
    """
    keeper = session.opened()
    book, zone = keeper.book, keeper.clock.zone
    if occurrence := find_occurrence(book, text, zone):
        return occurrence
    if text in book.plans:
        near = [o for o in choose(session) if o.plan.uid == text]
        if not near and (ahead := next_of(book, book.plans[text], keeper.clock.now(), zone)):
            near = [ahead]
        if near:
            return near[0]
        raise Refused(f"{text} has no such time now; `nearer agenda --from D` lists its ids")
    try:
        day = parse_day(text, session.today, coming=coming)
    except Refused:
        raise Refused(
            f"there is no {text!r} planned; `nearer agenda` lists the ids, one below each time"
        ) from None
    on = occurrences(book, day, day, zone)
    if len(on) == 1:
        return on[0]
    if not on:
        raise Refused(f"on {day} nothing is planned; `nearer agenda --from {day}` lists what is")
    more = f" and {len(on) - _NAMED} more" if len(on) > _NAMED else ""
    several = f"{counted(len(on), 'time')}: {', '.join(o.uid for o in on[:_NAMED])}{more}"
    raise Refused(f"on {day} are {several}; name one, `nearer agenda --from {day}` lists them")


def _over(session: Session) -> list[Occurrence]:
    """What waits to be recorded first, then what else is about now."""
    keeper = session.opened()
    clock, today = keeper.clock, session.today
    past = to_record(keeper.book, clock.now(), clock.zone)
    earlier = occurrences(keeper.book, today - _AHEAD, today, clock.zone)
    return [*past, *reversed([o for o in earlier if o.begins <= clock.now()])]


def _ahead(session: Session) -> list[Occurrence]:
    """What is still to come or on, the skipped too."""
    clock = session.opened().clock
    today = session.today
    found = occurrences(session.opened().book, today, today + 13 * _AHEAD, clock.zone)
    return [o for o in found if o.ends > clock.now()]


HANDLERS = {
    "plan": Handler(_plan_arguments, _plan),
    "outcome": Handler(_outcome_arguments, _outcome),
    "skip": Handler(_occurrence_argument, _skip),
    "restore": Handler(_occurrence_argument, _restore),
    "move": Handler(_move_arguments, _move),
    "edit": Handler(_edit_arguments, _edit),
    "end": Handler(_end_arguments, _end),
}
