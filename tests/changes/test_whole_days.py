"""Plans of whole days: when they are, how they stand, and what they tick, each of their days."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.store.build import AT, META, load, opened, plain_records, scratch, table, write
from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import RecordPlace, Step
from tui.book.steps import MarkChange
from tui.book.strange import strange_in
from tui.changes import occurrences as arrange_times
from tui.changes import plans as arrange_plans
from tui.changes.plan_edit import PlanEdit, with_field
from tui.clock import FixedClock
from tui.domain.plan import (
    DAY_MINUTES,
    MOST_DAYS,
    Clocks,
    Occurrence,
    OccurrenceRecord,
    Plan,
    occurrence_at,
)
from tui.domain.recurrence import first_start, starts
from tui.domain.refusal import Refused
from tui.domain.rule import parse_rule
from tui.queries.agenda import (
    coming,
    find_occurrence,
    listed_on,
    occurrences,
    overlapping,
    overlaps_in,
    times_begun,
    times_together,
    to_record,
)
from tui.records.planning import plan_content

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY = datetime(2026, 12, 5)
AWAY = Plan("pl-1", "weekend away", ("p-1",), SATURDAY, DAY_MINUTES, days=2)
_DAY = timedelta(days=1)


def book_of(*plans: Plan) -> Book:
    book = Book()
    book.put(RecordPlace("people", "p-1"), {"name": "Alex"})
    for plan in plans:
        kept = {key: value for key, value in plan_content(plan).items() if value is not None}
        book.put(RecordPlace("plans", plan.uid), kept)
    return book


def kept(path: Path, clock: FixedClock, *plans: Plan) -> Keeper:
    keeper = opened(path, clock)
    for plan in plans:
        do(keeper, arrange_plans.planned(plan))
    return keeper


def do(keeper: Keeper, *steps: Step) -> None:
    keeper.do("test", steps)
    keeper.settle(keeper.save())


def at(keeper: Keeper, plan: Plan = AWAY, key: datetime | None = None) -> Occurrence:
    uid = f"{plan.uid}@{(key or plan.start).isoformat(timespec='minutes')}"
    found = find_occurrence(keeper.book, uid, keeper.clock.zone)
    assert found
    return found


def happened(occurrence: Occurrence, today: date) -> Sequence[Step]:
    noon = datetime.combine(today, time(12), UTC)
    return arrange_times.recorded(occurrence, "happened", occurrence.start.date(), today, noon)


def done_days(keeper: Keeper) -> list[int]:
    days = keeper.book.days(date.min, date.max)
    return [day.day for day in days if keeper.book.mark("time", day).state == "done"]


@pytest.mark.parametrize("day_start", [time(), time(4), time(8)])
def test_it_is_over_when_its_last_logical_day_is(day_start: time) -> None:
    trip = occurrence_at(AWAY, SATURDAY, None, Clocks(BERLIN, day_start))
    assert (trip.start, trip.end, trip.last_day) == (
        SATURDAY,
        SATURDAY + 2 * _DAY,
        date(2026, 12, 6),
    )
    begins = datetime.combine(SATURDAY, day_start, BERLIN)
    minute = timedelta(minutes=1)
    stands = {
        begins - minute: "upcoming",  # it has no hour to be near to
        begins: "now",
        begins + 2 * _DAY - minute: "now",
        begins + 2 * _DAY: "to_record",
        begins + 9 * _DAY: "to_record",
        begins + 9 * _DAY + minute: "unrecorded",
    }
    assert {at: trip.status(at) for at in stands} == stands


RULES = ("", "FREQ=WEEKLY;BYDAY=SA", "FREQ=MONTHLY;BYDAY=1SA", "FREQ=DAILY;INTERVAL=5;COUNT=9")
SPANS = st.builds(
    lambda rule, first, days: AWAY._replace(
        start=first_start(rule, first) if rule else first, rule=rule, days=days
    ),
    st.sampled_from([parse_rule(text) if text else None for text in RULES]),
    st.integers(0, 400).map(lambda n: datetime(2026, 3, 1) + n * _DAY),
    st.integers(1, MOST_DAYS),
)


@given(plan=SPANS, day=st.integers(0, 500), zone=st.sampled_from([BERLIN, UTC]))
def test_a_range_has_what_is_on_any_of_its_days(plan: Plan, day: int, zone: ZoneInfo) -> None:
    asked = date(2026, 3, 1) + day * _DAY
    every = starts(plan.rule, plan.start, plan.start, datetime(2027, 12, 31))
    wanted = [s for s in every if s.date() <= asked < (s + plan.days * _DAY).date()]
    book = book_of(plan)
    found = occurrences(book, asked, asked, zone)
    assert [o.start for o in found] == wanted
    noon = datetime.combine(asked, time(12), zone)
    on = [o for o in coming(book, noon, zone) if o.status(noon) == "now"]
    assert [o.start for o in on] == wanted


def test_one_that_was_moved_is_found_on_each_of_its_days(path: Path, clock: FixedClock) -> None:
    keeper = kept(path, clock, AWAY._replace(days=9))
    do(keeper, arrange_times.moved(at(keeper), datetime(2027, 1, 1)))
    for day, count in ((4, 1), (9, 1), (10, 0)):
        asked = date(2027, 1, day)
        assert len(occurrences(keeper.book, asked, asked, BERLIN)) == count


def test_it_waits_for_a_word_however_long_ago_it_began() -> None:
    book = book_of(AWAY._replace(days=20))
    assert to_record(book, datetime(2026, 12, 24, 12, tzinfo=UTC), BERLIN) == []
    assert len(to_record(book, datetime(2026, 12, 25, 12, tzinfo=UTC), BERLIN)) == 1


def test_dinner_is_a_part_of_a_weekend_away_and_no_clash() -> None:
    dinner = Plan("pl-2", "dinner", ("p-1",), datetime(2026, 12, 5, 19), 90)
    coffee = dinner._replace(people=("p-2",))
    fair = AWAY._replace(uid="pl-3", start=SATURDAY + _DAY, days=1)
    after = AWAY._replace(uid="pl-4", start=SATURDAY + 2 * _DAY)
    book = book_of(AWAY, dinner, fair, after)
    found = {o.plan.uid: o for o in occurrences(book, date(2026, 12, 5), date(2026, 12, 8), BERLIN)}
    assert list(found) == ["pl-1", "pl-2", "pl-3", "pl-4"]
    assert overlaps_in(found.values()) == {
        found["pl-1"].uid: [found["pl-3"].uid],
        found["pl-3"].uid: [found["pl-1"].uid],
    }
    assert overlapping(book, found["pl-2"], BERLIN) == []
    with_another = occurrence_at(coffee, coffee.start, None, BERLIN)  # worth a word, no more
    assert [o.plan.uid for o in overlapping(book, with_another, BERLIN)] == ["pl-1"]


@pytest.mark.parametrize(
    ("first", "last", "today", "listed"),
    [(1, 31, 1, 5), (6, 31, 1, 6), (1, 31, 6, 6), (1, 31, 7, 5), (1, 5, 6, 5), (6, 9, 5, 6)],
)
def test_a_list_has_it_once(first: int, last: int, today: int, listed: int) -> None:
    trip = occurrence_at(AWAY, SATURDAY, None, BERLIN)
    days = [date(2026, 12, day) for day in (first, last, today)]
    assert listed_on(trip, *days) == date(2026, 12, listed)


@examples(12)
@given(
    days=st.integers(1, MOST_DAYS),
    hand=st.sets(st.integers(0, MOST_DAYS)),
    later=st.integers(0, 3),
)
def test_it_ticks_each_of_its_days_and_takes_back_just_those(
    days: int, hand: set[int], later: int
) -> None:
    clock = FixedClock(datetime(2027, 2, 1, 12, tzinfo=UTC), BERLIN)
    with scratch() as path:
        trip = AWAY._replace(days=days)
        keeper = kept(path, clock, trip)
        do(keeper, *(MarkChange("time", SATURDAY.date() + n * _DAY, "tick") for n in hand))
        before = plain_records(path).get("marks")
        span = [SATURDAY.date() + n * _DAY for n in range(days)]
        do(keeper, *happened(at(keeper, trip), span[-1] + later * _DAY))
        for day in (SATURDAY.date() + n * _DAY for n in range(MOST_DAYS + 1)):
            mark = keeper.book.mark("time", day)
            assert mark.via == ((at(keeper, trip).uid,) if day in span else ())
            assert mark.by_hand == ((day - SATURDAY.date()).days in hand)
        assert times_together(keeper.book)["p-1"] == set(span)
        assert times_begun(keeper.book)["p-1"] == {span[0]}  # how often is not how long
        keeper.undo()
        keeper.settle(keeper.save())
        assert (plain_records(path).get("marks"), keeper.book.occurrences) == (before, {})
        keeper.redo()
        keeper.settle(keeper.save())
        do(keeper, *arrange_times.cleared(at(keeper, trip)))
        assert (plain_records(path).get("marks"), keeper.book.occurrences) == (before, {})


def test_it_happened_on_its_last_day_at_the_earliest(path: Path, clock: FixedClock) -> None:
    trip = at(kept(path, clock, AWAY))
    with pytest.raises(Refused, match="still to come"):
        happened(trip, date(2026, 12, 4))
    with pytest.raises(Refused, match="on until Sunday 6 December; say how it was on that day"):
        happened(trip, date(2026, 12, 5))
    assert happened(trip, date(2026, 12, 6))
    noon = datetime(2026, 12, 5, 12, tzinfo=UTC)
    given = (date(2026, 12, 5), date(2026, 12, 5), noon)
    assert arrange_times.recorded(trip, "did_not", *given)  # one may know that before
    with pytest.raises(Refused, match="has no minutes"):
        arrange_times.recorded(trip, "did_not", *given, minutes=90)


def test_what_happened_keeps_its_days_whatever_becomes_of_the_plan(
    path: Path, clock: FixedClock
) -> None:
    keeper = kept(path, clock, AWAY)
    do(keeper, *happened(at(keeper), date(2026, 12, 9)))
    for new in (
        AWAY._replace(days=1),
        AWAY._replace(days=5),
        AWAY._replace(start=SATURDAY.replace(hour=19), minutes=90, days=0),
        AWAY._replace(start=SATURDAY + 7 * _DAY),  # it becomes a plan of its own
    ):
        do(keeper, *arrange_plans.changed(keeper.book, keeper.book.plans["pl-1"], new))
        assert done_days(keeper) == [5, 6]
        (uid,) = keeper.book.occurrences
        found = find_occurrence(keeper.book, uid, BERLIN)
        assert found
        if found.is_all_day:
            assert (found.start, found.last_day) == (SATURDAY, date(2026, 12, 6))
        assert keeper.book.mark("time", date(2026, 12, 6)).via == (uid,)
        back = arrange_times.cleared(found)
    do(keeper, *back)
    assert done_days(keeper) == []


def test_removing_it_takes_all_its_ticks_back(path: Path, clock: FixedClock) -> None:
    keeper = kept(path, clock, AWAY)
    do(keeper, *happened(at(keeper), date(2026, 12, 9)))
    do(keeper, *arrange_plans.removed(keeper.book, AWAY))
    assert (done_days(keeper), keeper.book.occurrences) == ([], {})


def test_a_move_keeps_its_days_and_takes_no_hour(path: Path, clock: FixedClock) -> None:
    weekly = AWAY._replace(rule=parse_rule("FREQ=WEEKLY;BYDAY=SA"))
    keeper = kept(path, clock, weekly)
    this = PlanEdit(keeper.book, at(keeper).uid, "this", keeper.clock)
    assert this.read("10 dec").words == "weekend away: Thu 10 Dec – Fri 11 Dec, all day"
    with pytest.raises(Refused, match="all-day and has no hour; write only its first day"):
        this.read("10 dec 10:00")
    do(keeper, *this.read("10 dec").steps)
    moved = at(keeper)
    assert (moved.start, moved.last_day) == (datetime(2026, 12, 10), date(2026, 12, 11))
    do(keeper, arrange_times.skipped(moved), arrange_times.restored(moved))
    assert at(keeper).start == SATURDAY
    with pytest.raises(Refused, match="leave the zone out"):
        with_field(AWAY, "zone", "Asia/Tokyo")


def test_one_that_was_moved_takes_the_hour_that_its_plan_is_given(
    path: Path, clock: FixedClock
) -> None:
    keeper = kept(path, clock, AWAY)
    do(keeper, arrange_times.moved(at(keeper), SATURDAY + 7 * _DAY))
    evening = AWAY._replace(start=SATURDAY.replace(hour=19), minutes=90, days=0)
    do(keeper, *arrange_plans.changed(keeper.book, AWAY, evening))
    assert at(keeper, evening).start == evening.start + 7 * _DAY
    do(keeper, *arrange_plans.changed(keeper.book, evening, AWAY))
    assert at(keeper).start == SATURDAY + 7 * _DAY


def record(**fields: object) -> dict[str, object]:
    return {"uid": "pl-1", "people": ["p-1"], "start": "2026-12-05T00:00", "at": AT, **fields}


@pytest.mark.parametrize(
    ("fields", "days", "strange"),
    [
        ({"minutes": 1440}, 0, ()),  # as all plans were before
        ({"minutes": 1440, "days": 2}, 2, ()),
        ({"minutes": 1440, "days": 2, "start": "2026-12-05T10:00"}, 0, ()),  # moved by an older one
        ({"minutes": 1440, "days": 2, "zone": "Asia/Tokyo"}, 2, ()),
        ({"days": 0}, 0, ("days",)),
        ({"days": 32}, 0, ("days",)),
        ({"days": "2"}, 0, ("days",)),
    ],
)
def test_days_are_read_with_care_and_kept(
    path: Path, clock: FixedClock, fields: dict[str, object], days: int, strange: tuple[str, ...]
) -> None:
    held = record(**fields)
    write(path, {"meta": table(META), "plans": table(held)})
    keeper = opened(path, clock)
    plan = keeper.book.plans["pl-1"]
    assert plan.days == days
    assert not (plan.days and plan.zone)
    said = [found.fields for found in strange_in(load(path))]
    assert said == ([strange] if strange else [])
    do(keeper, *arrange_plans.changed(keeper.book, plan, plan._replace(title="hut")))
    (after,) = load(path)["plans"].values()
    assert {key: value for key, value in after.items() if key not in ("at", "title")} == {
        key: value for key, value in held.items() if key != "at"
    }


def test_an_older_nearer_reads_a_day_that_it_can_hold() -> None:
    content = plan_content(AWAY)
    assert content["days"] == 2
    assert 1 <= content["minutes"] <= 24 * 60
    assert plan_content(AWAY._replace(days=0))["days"] is None
    said = OccurrenceRecord("pl-1", SATURDAY, outcome="happened", day=SATURDAY.date(), days=2)
    assert said.days_together == (date(2026, 12, 5), date(2026, 12, 6))
