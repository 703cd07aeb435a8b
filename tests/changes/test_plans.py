"""Changes to planned time through the keeper, and that each is undone to the letter."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.store.build import opened
from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import RecordPlace, Step
from tui.book.steps import MarkChange
from tui.book.tables import TABLES
from tui.changes import occurrences as arrange_times
from tui.changes import people as arrange_people
from tui.changes import plans as arrange_plans
from tui.changes.forgetting import forgotten
from tui.changes.new_plan import typed_plan
from tui.changes.plan_edit import PlanEdit
from tui.clock import FixedClock
from tui.domain.plan import Occurrence, Plan
from tui.domain.refusal import Refused
from tui.domain.rule import parse_rule
from tui.queries.agenda import find_occurrence, next_of, occurrences

FRIDAYS = "date night with Alex every friday 19:30 for 2h"
FIRST = datetime(2026, 11, 27, 19, 30)
LATER = datetime(2027, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def keeper(path: Path, clock: FixedClock) -> Keeper:
    return opened(path, clock)


def do(keeper: Keeper, *steps: Step) -> None:
    keeper.do("test", steps)
    keeper.settle(keeper.save())


def plan(keeper: Keeper, line: str) -> Plan:
    typed = typed_plan(keeper.book, keeper.clock, line)
    do(keeper, *typed.steps)
    return keeper.book.plans[typed.plan.uid]


def of(keeper: Keeper, plan: Plan, days: int = 60) -> list[Occurrence]:
    first = date(2026, 11, 1)
    found = occurrences(keeper.book, first, first + timedelta(days=days), keeper.clock.zone)
    return [o for o in found if o.plan.uid == plan.uid]


def at(keeper: Keeper, plan: Plan, key: datetime) -> Occurrence:
    found = find_occurrence(
        keeper.book, f"{plan.uid}@{key.isoformat(timespec='minutes')}", keeper.clock.zone
    )
    assert found
    return found


def living(book: Book) -> Mapping[str, Any]:
    tables: dict[str, Any] = {
        table: {
            uid: c
            for uid in book.uids(table)
            if not (c := book.content(RecordPlace(table, uid))).get("deleted")
        }
        for table in TABLES
    }
    return tables | {"time": {d: book.mark("time", d) for d in book.days(date.min, date.max)}}


def recorded(keeper: Keeper, plan: Plan, key: datetime, **fields: Any) -> list[Step]:
    outcome = fields.pop("outcome", "happened")
    occurrence = at(keeper, plan, key)
    return arrange_times.recorded(
        occurrence, outcome, occurrence.start.date(), LATER.date(), LATER, **fields
    )


def test_skip_restore_and_move(keeper: Keeper) -> None:
    fridays = plan(keeper, FRIDAYS)
    second, third = FIRST + timedelta(days=7), FIRST + timedelta(days=14)
    do(keeper, arrange_times.skipped(at(keeper, fridays, second)))
    do(keeper, arrange_times.moved(at(keeper, fridays, third), datetime(2026, 11, 28, 10)))
    assert [(o.start, o.record.cancelled) for o in of(keeper, fridays, 45)] == [
        (FIRST, False),
        (datetime(2026, 11, 28, 10), False),
        (second, True),
    ]
    with pytest.raises(Refused, match="skipped already"):
        arrange_times.skipped(at(keeper, fridays, second))
    do(keeper, arrange_times.restored(at(keeper, fridays, second)))
    do(keeper, arrange_times.restored(at(keeper, fridays, third)))
    assert [o.start for o in of(keeper, fridays, 44)] == [FIRST, second, third]
    assert keeper.book.occurrences == {}
    with pytest.raises(Refused, match="nothing to restore"):
        arrange_times.restored(at(keeper, fridays, third))
    do(keeper, arrange_times.moved(at(keeper, fridays, third), datetime(2026, 11, 28, 10)))
    do(keeper, arrange_times.moved(at(keeper, fridays, third), third))
    assert keeper.book.occurrences == {}


def test_what_was_skipped_and_happened_after_all_is_skipped_no_more(keeper: Keeper) -> None:
    fridays = plan(keeper, FRIDAYS)
    do(keeper, arrange_times.skipped(at(keeper, fridays, FIRST)))
    do(keeper, *recorded(keeper, fridays, FIRST))
    do(keeper, *arrange_times.cleared(at(keeper, fridays, FIRST)))
    assert keeper.book.occurrences == {}


def test_one_moved_past_the_next_leaves_both(keeper: Keeper) -> None:
    fridays = plan(keeper, FRIDAYS)
    do(keeper, arrange_times.moved(at(keeper, fridays, FIRST), datetime(2026, 12, 5, 10)))
    assert [o.start.day for o in of(keeper, fridays, 40)] == [4, 5, 11]
    ahead = next_of(keeper.book, fridays, keeper.clock.now(), keeper.clock.zone)
    assert ahead
    assert ahead.start == FIRST + timedelta(days=7)


def test_an_outcome_ticks_and_taking_it_back_takes_just_that(keeper: Keeper) -> None:
    fridays, day = plan(keeper, FRIDAYS), FIRST.date()
    uid = f"{fridays.uid}@2026-11-27T19:30"
    keeper.clock.move(timedelta(days=5))  # type: ignore[attr-defined]
    do(keeper, *recorded(keeper, fridays, FIRST, uninterrupted="yes", minutes=90, note="calm"))
    mark = keeper.book.mark("time", day)
    assert (mark.state, mark.by_hand, mark.via) == ("done", False, (uid,))
    assert keeper.book.names(keeper.book.with_whom(mark)) == ["Alex"]
    do(keeper, *arrange_times.cleared(at(keeper, fridays, FIRST)))
    assert keeper.book.mark("time", day).state is None
    do(keeper, MarkChange("time", day, "tick"), *recorded(keeper, fridays, FIRST))
    do(keeper, *arrange_times.cleared(at(keeper, fridays, FIRST)))
    assert keeper.book.mark("time", day).by_hand
    with pytest.raises(Refused, match="nothing to take back"):
        arrange_times.cleared(at(keeper, fridays, FIRST))


def test_two_outcomes_on_a_day_are_told_apart(keeper: Keeper) -> None:
    tea = plan(keeper, "tea with Robin 27 nov 16:00")
    fridays, day = plan(keeper, FRIDAYS), FIRST.date()
    do(keeper, *recorded(keeper, tea, datetime(2026, 11, 27, 16)))
    do(keeper, *recorded(keeper, fridays, FIRST, outcome="partly"))
    whom = keeper.book.with_whom(keeper.book.mark("time", day))
    assert keeper.book.names(whom) == ["Robin", "Alex"]
    do(keeper, *arrange_times.cleared(at(keeper, tea, datetime(2026, 11, 27, 16))))
    mark = keeper.book.mark("time", day)
    assert mark.state == "done"
    assert keeper.book.names(keeper.book.with_whom(mark)) == ["Alex"]


def test_did_not_ticks_nothing_and_takes_a_tick_back(keeper: Keeper) -> None:
    fridays, day = plan(keeper, FRIDAYS), FIRST.date()
    do(keeper, *recorded(keeper, fridays, FIRST))
    do(keeper, *recorded(keeper, fridays, FIRST, outcome="did_not", note="ill"))
    assert keeper.book.mark("time", day).state is None
    (said,) = keeper.book.occurrences.values()
    assert (said.outcome, said.people, said.day, said.note) == ("did_not", (), None, "ill")


def test_what_is_to_come_has_no_outcome(keeper: Keeper) -> None:
    fridays = plan(keeper, FRIDAYS)
    with pytest.raises(Refused, match="still to come"):
        arrange_times.recorded(
            at(keeper, fridays, FIRST), "happened", FIRST.date(), keeper.today(), LATER
        )


def test_what_begins_later_today_has_not_taken_place(keeper: Keeper) -> None:
    tonight = at(keeper, plan(keeper, FRIDAYS), FIRST)
    before, day = tonight.begins - timedelta(minutes=20), FIRST.date()
    with pytest.raises(Refused, match="it begins at 19:30; move it first"):
        arrange_times.recorded(tonight, "happened", day, day, before)
    assert arrange_times.recorded(tonight, "did_not", day, day, before)
    assert arrange_times.recorded(tonight, "happened", day, day, tonight.begins)


@pytest.mark.parametrize("change", ["skipped", "moved"])
def test_what_has_an_outcome_is_neither_skipped_nor_moved(keeper: Keeper, change: str) -> None:
    fridays = plan(keeper, FRIDAYS)
    do(keeper, *recorded(keeper, fridays, FIRST))
    occurrence = at(keeper, fridays, FIRST)
    with pytest.raises(Refused, match="take that back"):
        if change == "skipped":
            arrange_times.skipped(occurrence)
        else:
            arrange_times.moved(occurrence, FIRST + timedelta(days=1))


def told(keeper: Keeper) -> Plan:
    """A series of which one happened, one was skipped and one was moved."""
    fridays = plan(keeper, FRIDAYS)
    weeks = [FIRST + timedelta(days=7 * n) for n in range(4)]
    do(keeper, *recorded(keeper, fridays, weeks[0], note="calm"))
    do(keeper, arrange_times.skipped(at(keeper, fridays, weeks[1])))
    do(keeper, arrange_times.moved(at(keeper, fridays, weeks[2]), datetime(2026, 12, 12, 10)))
    return keeper.book.plans[fridays.uid]


def test_another_hour_takes_what_was_said_along(keeper: Keeper) -> None:
    fridays = told(keeper)
    later = fridays._replace(start=FIRST.replace(hour=20))
    assert arrange_plans.dropped(keeper.book, fridays, later) == 0
    do(keeper, *arrange_plans.changed(keeper.book, fridays, later))
    found = of(keeper, later, 50)
    assert [(o.key.hour, o.record.outcome, o.record.cancelled, o.is_moved) for o in found[:4]] == [
        (20, "happened", False, False),
        (20, None, True, False),
        (20, None, False, True),
        (20, None, False, False),
    ]
    mark = keeper.book.mark("time", FIRST.date())
    assert mark.via == (found[0].uid,)
    assert keeper.book.names(keeper.book.with_whom(mark)) == ["Alex"]


def test_other_days_leave_what_happened_as_plans_of_their_own(keeper: Keeper) -> None:
    fridays = told(keeper)
    sundays = fridays._replace(
        start=datetime(2026, 11, 29, 19, 30), rule=parse_rule("FREQ=WEEKLY;BYDAY=SU")
    )
    assert arrange_plans.dropped(keeper.book, fridays, sundays) == 2
    do(keeper, *arrange_plans.changed(keeper.book, fridays, sundays))
    (said,) = keeper.book.occurrences.values()
    assert said.outcome == "happened"
    assert said.plan != fridays.uid
    assert keeper.book.plans[said.plan].rule is None
    mark = keeper.book.mark("time", FIRST.date())
    assert keeper.book.names(keeper.book.with_whom(mark)) == ["Alex"]
    assert not any(o.record.cancelled for o in of(keeper, sundays))


def test_this_one_and_all_that_follow(keeper: Keeper) -> None:
    fridays = told(keeper)
    third = at(keeper, fridays, FIRST + timedelta(days=14))
    film = fridays._replace(title="film", start=third.key, minutes=180)
    do(keeper, *arrange_plans.changed_from(keeper.book, third, film))
    before = of(keeper, fridays, 90)
    assert [o.key for o in before] == [FIRST, FIRST + timedelta(days=7)]
    (uid,) = keeper.book.plans.keys() - {fridays.uid}
    after = of(keeper, keeper.book.plans[uid], 60)
    assert [o.start for o in after][:2] == [datetime(2026, 12, 12, 10), FIRST + timedelta(days=21)]
    assert {o.plan.title for o in after} == {"film"}


def test_a_count_is_shared_out(keeper: Keeper) -> None:
    five = plan(keeper, "walk with Alex every friday 5 times 19:30")
    third = at(keeper, five, FIRST + timedelta(days=14))
    following = PlanEdit(keeper.book, third.uid, "following", keeper.clock)
    do(keeper, *following.read(following.line).steps)
    assert len(of(keeper, five, 200)) == 2
    (uid,) = keeper.book.plans.keys() - {five.uid}
    assert len(of(keeper, keeper.book.plans[uid], 200)) == 3


def test_an_end_keeps_what_was(keeper: Keeper) -> None:
    fridays = told(keeper)
    do(keeper, *arrange_plans.ended(keeper.book, fridays, datetime(2026, 12, 6)))
    assert [o.key for o in of(keeper, fridays, 300)] == [FIRST, FIRST + timedelta(days=7)]
    assert keeper.book.mark("time", FIRST.date()).state == "done"
    do(keeper, *arrange_plans.ended(keeper.book, keeper.book.plans[fridays.uid], FIRST))
    assert keeper.book.plans == {}


def test_an_end_before_what_happened_leaves_it_to_be_seen(keeper: Keeper) -> None:
    fridays, third = plan(keeper, FRIDAYS), FIRST + timedelta(days=14)
    do(keeper, *recorded(keeper, fridays, third))
    do(keeper, *arrange_plans.ended(keeper.book, fridays, FIRST + timedelta(days=1)))
    assert [o.key for o in of(keeper, fridays, 300)] == [FIRST, third]
    assert keeper.book.mark("time", third.date()).state == "done"


def test_an_outcome_told_anew_for_another_day_moves_its_tick(keeper: Keeper) -> None:
    fridays, day = plan(keeper, FRIDAYS), FIRST.date()
    do(keeper, *recorded(keeper, fridays, FIRST))
    eve = day - timedelta(days=1)
    occurrence = at(keeper, fridays, FIRST)
    do(keeper, *arrange_times.recorded(occurrence, "happened", eve, LATER.date(), LATER))
    assert [keeper.book.mark("time", d).state for d in (eve, day)] == ["done", None]


def test_removing_takes_its_ticks_back(keeper: Keeper) -> None:
    fridays = told(keeper)
    do(keeper, *arrange_plans.removed(keeper.book, fridays))
    assert (keeper.book.plans, keeper.book.occurrences) == ({}, {})
    assert keeper.book.mark("time", FIRST.date()).state is None


Changed = Callable[[Keeper, Plan], Sequence[Step]]


@pytest.mark.parametrize(
    "change",
    [
        lambda k, p: arrange_plans.changed(k.book, p, p._replace(start=FIRST.replace(hour=8))),
        lambda k, p: arrange_plans.changed(
            k.book, p, p._replace(rule=parse_rule("FREQ=WEEKLY;BYDAY=SU"))
        ),
        lambda k, p: arrange_plans.changed_from(
            k.book, at(k, p, FIRST + timedelta(days=14)), p._replace(start=FIRST)
        ),
        lambda k, p: arrange_plans.ended(k.book, p, datetime(2026, 12, 6)),
        lambda k, p: arrange_plans.removed(k.book, p),
        lambda k, p: arrange_times.cleared(at(k, p, FIRST)),
        lambda k, p: [arrange_times.restored(at(k, p, FIRST + timedelta(days=7)))],
        lambda k, p: [arrange_people.archived(next(iter(k.book.people.values())))],
    ],
)
def test_each_change_is_undone_and_done_again(
    keeper: Keeper, path: Path, clock: FixedClock, change: Changed
) -> None:
    fridays = told(keeper)
    before = living(keeper.book)
    do(keeper, *change(keeper, fridays))
    after = living(keeper.book)
    assert after != before
    keeper.undo()
    keeper.settle(keeper.save())
    assert living(keeper.book) == before
    assert living(opened(path, clock).book) == before
    keeper.redo()
    keeper.settle(keeper.save())
    assert living(opened(path, clock).book) == after


def test_who_is_forgotten_is_nowhere(keeper: Keeper, path: Path) -> None:
    fridays = told(keeper)
    alone = plan(keeper, "Alex's birthday with Alex 5 dec 18:00 at Alex' place")
    do(keeper, MarkChange("listen", keeper.today(), "tick", fridays.people))
    typed = typed_plan(
        keeper.book, keeper.clock, "tea with Alex 6 dec 16:00", pledges=["hear Alex"]
    )
    do(keeper, *typed.steps)
    tea = keeper.book.plans[typed.plan.uid]
    do(keeper, *recorded(keeper, tea, tea.start, kept=["hear Alex"]))
    (alex,) = keeper.book.people.values()
    assert "Alex" in path.read_text("utf-8")
    keeper.do_for_good("forget", forgotten(keeper.book, alex))
    keeper.settle(keeper.save())
    text = path.read_text("utf-8")
    assert "alex" not in text.casefold()
    assert "calm" not in text
    assert keeper.book.names(fridays.people) == ["someone"]
    assert keeper.book.mark("time", FIRST.date()).state == "done"
    assert keeper.book.plans[alone.uid].title == "someone's birthday"
    assert keeper.undo() is None
    assert keeper.book.unreadable == 0


def test_names_are_unique_among_the_active(keeper: Keeper) -> None:
    plan(keeper, FRIDAYS)
    (alex,) = keeper.book.people.values()
    with pytest.raises(Refused, match="is there already"):
        arrange_people.added(keeper.book, "ALEX", keeper.today())
    do(keeper, arrange_people.archived(alex))
    do(keeper, arrange_people.added(keeper.book, "alex", keeper.today()))
    with pytest.raises(Refused, match="is there already"):
        arrange_people.returned(keeper.book, keeper.book.people[alex.uid])


@pytest.mark.parametrize(
    ("line", "zone", "start", "said"),
    [
        ("lunch with Alex tomorrow 12:00", "", "2026-12-03T12:00", "Thu 3 Dec 12:00–13:30"),
        ("lunch with Alex today 12:00", "", "2026-12-02T12:00", "that was earlier today"),
        ("lunch with Alex thursday 12:00", "", "2026-12-03T12:00", "— tomorrow"),
        # in Tokyo it is twenty past eight, and Thursday has begun
        ("call with Alex tomorrow 19:00", "Asia/Tokyo", "2026-12-04T19:00", "Fri 4 Dec 11:00"),
    ],
)
def test_days_are_counted_from_the_logical_day(
    path: Path, line: str, zone: str, start: str, said: str
) -> None:
    night = opened(path, FixedClock(datetime(2026, 12, 3, 0, 30), ZoneInfo("Europe/Berlin")))
    typed = typed_plan(night.book, night.clock, line, zone=zone)
    assert typed.plan.start == datetime.fromisoformat(start)
    assert said in typed.words
    assert not ("today" in typed.words.casefold() and "tomorrow" in typed.words.casefold())
    assert typed.happened is None


def test_what_is_told_of_earlier_today_is_kept_as_having_happened(keeper: Keeper) -> None:
    told = typed_plan(keeper.book, keeper.clock, "had coffee with Alex this morning at 10am")
    assert told.happened
    assert "kept as having happened" in told.words
    planned = typed_plan(keeper.book, keeper.clock, "coffee with Alex this morning at 10am")
    assert planned.happened is None
    assert "it waits for how it was" in planned.words
    on_now = keeper.clock.now().astimezone(keeper.clock.zone)
    now = typed_plan(keeper.book, keeper.clock, f"had tea with Alex today {on_now:%H:%M}")
    assert now.happened is None
