"""Plans out of calendar files (RFC 5545, and 5546 for what is sent about); loaded when asked for.

What cannot be a plan here is listed with the number of its event and its reason; the rest is taken.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from tui.book.book import Book
from tui.book.places import RecordPlace, Step
from tui.book.steps import RecordChange
from tui.book.tables import PLANS
from tui.changes.plans import changed, ended
from tui.clock import Clock
from tui.domain.plan import OccurrenceRecord, Plan
from tui.domain.refusal import Refused
from tui.domain.wall import wall_of
from tui.exchange.calendars.events import BROKEN, Event
from tui.exchange.calendars.files import CalendarFile, events_by_uid
from tui.exchange.calendars.news import UID_ENDS, News, is_ours, newest, version_of
from tui.exchange.calendars.plan import MOST_TIMES, is_cancelled, plan_of
from tui.exchange.calendars.times import TimeTold, alone_uid, key_of, steps_of_time, time_of
from tui.exchange.files import Far, untold
from tui.queries.agenda import is_time_of
from tui.records.fields import GONE
from tui.records.planning import plan_content
from tui.wording.basics import counted

_ANSWERS = ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH")
_LISTED = 3  # events that are not taken for one reason, each in a line
_AT_ONCE = 200  # plans, between two words on how far it is


class CalendarPlans(NamedTuple):
    """What files hold: the plans that were read, the steps that keep them, and what to say.

    ``refused`` is what could not be taken, a line each, ``said`` what is to be said beside.
    """

    plans: tuple[Plan, ...]
    steps: tuple[Step, ...]
    refused: tuple[str, ...]
    said: tuple[str, ...]


class Here(NamedTuple):
    """What events are taken into: the book, now, and when each plan was last changed.

    Plans not known yet are with ``people``.
    """

    book: Book
    people: Sequence[str]
    clock: Clock
    stamps: Mapping[str, datetime] = {}  # nobody changes it


def plans_in(files: Sequence[CalendarFile], here: Here, far: Far = untold) -> CalendarPlans:
    """What is to become of the events of calendar files.

    Refused as a whole: where one of them is no calendar.
    """
    groups = events_by_uid(files)
    taking = _Taking(here)
    for n, (uid, events) in enumerate(groups.items()):
        if n % _AT_ONCE == 0:
            far(n, len(groups))
        taking.take(uid, events)
    return taking.all_of_it()


class _Single(NamedTuple):
    """What an event tells of one time of a series."""

    event: Event
    told: TimeTold


class _Taking:
    """Takes in the events of one UID after those of another."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._book = here.book
        self._plans: list[Plan] = []
        self._steps: list[Step] = []
        self._refused: dict[str, list[str]] = {}  # the events by the reason
        self._said: list[str] = []
        self._older: set[str] = set()  # UIDs of ours
        self._news = News(here.book, here.stamps)
        self._held: dict[str, dict[datetime, OccurrenceRecord]] = {}
        for record in here.book.occurrences.values():
            self._held.setdefault(record.plan, {})[record.key] = record

    def all_of_it(self) -> CalendarPlans:
        """What came of it."""
        said = list(self._said)
        if self._older:
            which = f"{counted(len(self._older), 'plan')} changed here since the file was written"
            are = "it is" if len(self._older) == 1 else "they are"
            said.append(f"{which}; left as {are} here")
        refused = [line for why, lines in self._refused.items() for line in _grouped(why, lines)]
        return CalendarPlans(tuple(self._plans), tuple(self._steps), tuple(refused), tuple(said))

    def take(self, uid: str, events: Sequence[Event]) -> None:
        """Take in the events of one UID."""
        for event in events:
            if event.calendar.method in _ANSWERS:
                self._refuse(event, "it answers an invitation, and is no time by itself")
        events = [event for event in events if event.calendar.method not in _ANSWERS]
        mains = [event for event in events if not event.says("RECURRENCE-ID")]
        times = [event for event in events if event.says("RECURRENCE-ID")]
        if len(times) > MOST_TIMES:  # each is looked for in its series
            self._refuse(
                times[0],
                f"{len(times):,} single times of it are changed; {MOST_TIMES} are the most",
            )
            times = []
        plan_uid = _plan_uid(uid)
        known = self._book.plans.get(plan_uid)
        if mains:
            main = self._newest(mains)
            with self._listing(main):
                if main.calendar.method == "CANCEL" or (
                    known and known.recurs and is_cancelled(main)
                ):
                    self._end(main, known)
                else:
                    self._keep(main, times, plan_uid, known)
        elif known:
            self._plans.append(known)
            self._take_singles(self._singles(times, known, None), known)
        else:
            for event in times:
                self._refuse(event, "only one time of a series is here, not the series itself")

    # a series, or what takes place once

    def _keep(self, main: Event, times: Sequence[Event], uid: str, known: Plan | None) -> None:
        """Take in a plan with its times; of an older telling only the times that are news."""
        if known is None and is_cancelled(main) and not is_ours(main, uid):
            raise Refused("it is cancelled, and not planned here")
        plan, said = plan_of(main, uid, self._book, self._here.people)
        if main.says("DTEND") and main.says("DURATION"):
            self._say(main, "it has an end and a length; the end was taken")
        is_news = known is None or self._news.is_of_plan(main, uid)
        series = plan if known is None or is_news else known
        singles = self._singles(times, series, main)
        told = {key: TimeTold(OccurrenceRecord(uid, key)) for key in self._held.get(uid, {})}
        told |= {key: TimeTold(record) for key, record in said.items()}
        self._plans.append(series)
        if is_news:
            told |= {key: single.told for key, single in singles.items()}
            self._steps += [*self._whole(main, plan, known), *self._steps_of(told, plan)]
        else:
            others = {key: time for key, time in told.items() if key not in singles}
            self._leave(main, [*self._whole(main, plan, known), *self._steps_of(others, series)])
            self._take_singles(singles, series)

    def _whole(self, main: Event, plan: Plan, known: Plan | None) -> list[Step]:
        """What keeps a plan, and the version that it was taken in with from somebody else."""
        if known is None:
            fields = {**plan_content(plan), **self._version(main, plan.uid)}
            return [RecordChange(RecordPlace(PLANS.name, plan.uid), fields)]
        return [
            *(changed(self._book, known, plan) if known != plan else ()),
            *self._of_version(main, plan.uid),
        ]

    def _version(self, main: Event, uid: str) -> Mapping[str, Any]:
        return {} if is_ours(main, uid) else version_of(main).fields

    def _of_version(self, main: Event, uid: str) -> list[Step]:
        """What keeps the version of a plan that is known, where it is another one."""
        place, fields = RecordPlace(PLANS.name, uid), self._version(main, uid)
        content = self._book.content(place)
        is_new = any(content.get(name) != value for name, value in fields.items())
        return [RecordChange(place, fields, of_old=True)] if is_new else []

    def _end(self, main: Event, known: Plan | None) -> None:
        """Take out what is to come of a series, or skip what takes place once."""
        if known is None:
            raise Refused("it is cancelled, and not planned here")
        self._plans.append(known)
        held = self._held.get(known.uid, {})
        if known.recurs:
            now = wall_of(self._here.clock.now(), known.zone_or(self._here.clock.zone))
            alone = (self._book.plans.get(alone_uid(known, key)) for key in held if key >= now)
            ending = [known, *filter(None, alone)]
            steps = [step for plan in ending for step in ended(self._book, plan, now)]
        else:
            before = held.get(known.start, OccurrenceRecord(known.uid, known.start))
            told = {known.start: TimeTold(before._replace(cancelled=True))}
            steps = self._steps_of(told, known)
        if not self._news.is_of_plan(main, known.uid):
            self._leave(main, steps)
        elif self._changes(steps):
            place = RecordPlace(PLANS.name, known.uid)
            gone = any(isinstance(s, RecordChange) and s == (place, GONE, True) for s in steps)
            self._steps += steps if gone else [*steps, *self._of_version(main, known.uid)]
            self._say(main, "it is cancelled; what was to come of it is taken out")

    # single times

    def _singles(
        self, events: Iterable[Event], series: Plan, main: Event | None
    ) -> dict[datetime, _Single]:
        """What is told of single times of a series; of each the newest telling."""
        by_key: dict[datetime, list[Event]] = {}
        for event in events:
            with self._listing(event):
                by_key.setdefault(key_of(event, series), []).append(event)
        found = {}
        for key, tellings in by_key.items():
            event = self._newest(tellings)
            with self._listing(event):
                told = time_of(event, series, main, self._book)
                if not is_ours(event, series.uid):
                    told = told._replace(version=version_of(event).fields)
                found[key] = _Single(event, told)
                self._say_of(event, told)
        return found

    def _take_singles(self, singles: Mapping[datetime, _Single], series: Plan) -> None:
        """Take in those of them that are news."""
        for key, (event, told) in singles.items():
            steps = self._steps_of({key: told}, series)
            if self._news.is_of_time(event, series.uid, key):
                self._steps += steps
            else:
                self._leave(event, steps)

    def _say_of(self, event: Event, told: TimeTold) -> None:
        """Say what becomes of a time that is told otherwise than can be kept."""
        here = self._held.get(told.said.plan, {}).get(told.said.key)
        if here and here.outcome:
            if told.alone or told.said[:4] != here[:4]:
                self._say(event, "how it went is recorded already; it is left as it is here")
        elif told.alone and told.alone.uid not in self._book.plans:
            self._say(event, "its title, place or length is its own; it is a plan by itself now")

    def _steps_of(self, told: Mapping[datetime, TimeTold], plan: Plan) -> list[Step]:
        return [
            step
            for key in sorted(told)
            if is_time_of(plan, key)
            for step in steps_of_time(told[key], plan, self._book, self._held)
        ]

    # what is newer

    def _newest(self, events: Sequence[Event]) -> Event:
        """The one that counts of several; the others are told."""
        counts = newest(events)
        for event in events:
            if event is not counts:
                self._refuse(event, f"it is there twice; {counts.where} was taken")
        return counts

    def _leave(self, event: Event, steps: Sequence[Step]) -> None:
        """Say that what is here stays, where the event says otherwise."""
        uid = event.text("UID").strip()
        if self._changes(steps):
            if uid.endswith(UID_ENDS):
                self._older.add(uid)
            else:
                self._refuse(event, "it is no newer than what is here, which stays")

    def _changes(self, steps: Iterable[Step]) -> bool:
        """Whether any of them changes anything."""
        contents = ((step, self._book.content(step.place)) for step in steps)
        return any(step.become(content) != content for step, content in contents)

    # words

    @contextlib.contextmanager
    def _listing(self, event: Event) -> Iterator[None]:
        """Inside, what cannot be taken of an event is listed."""
        try:
            yield
        except Refused as refusal:
            self._refuse(event, str(refusal))
        except BROKEN:
            self._refuse(event, "it is not written as a calendar has it")

    def _refuse(self, event: Event, reason: str) -> None:
        self._refused.setdefault(reason, []).append(_line(event, reason))

    def _say(self, event: Event, words: str) -> None:
        self._said.append(_line(event, words))


def _grouped(reason: str, lines: Sequence[str]) -> Sequence[str]:
    """The lines of one reason; many are one, which says how many they are."""
    if len(lines) <= _LISTED:
        return lines
    return [f"{len(lines):,} events, such as {lines[0].removesuffix(f': {reason}')}: {reason}"]


def _line(event: Event, words: str) -> str:
    """A line about an event: its number and its day, to find it by; never its words."""
    for field in ("DTSTART", "RECURRENCE-ID"):
        with contextlib.suppress(Refused, *BROKEN):
            return f"{event.where}, {event.moment(field).at:%Y-%m-%d}: {words}"
    return f"{event.where}: {words}"


def _plan_uid(uid: str) -> str:
    own = uid.removesuffix(UID_ENDS)
    if own != uid and own.startswith("pl-") and own[3:].isalnum() and len(own) < 40:
        return own
    return f"pl-{blake2b(uid.encode(), digest_size=6).hexdigest()}"
