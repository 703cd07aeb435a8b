"""What an edit of planned time means, as tables: of one time, of what follows, of all."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from tests.store.build import opened
from tui.book.keeper import Keeper
from tui.book.places import RecordPlace
from tui.book.steps import RecordChange
from tui.changes.forgetting import forgotten
from tui.changes.occurrences import moved, recorded, skipped
from tui.changes.people import added, archived
from tui.changes.plan_edit import EditScope, PlanEdit
from tui.changes.plans import planned
from tui.clock import FixedClock
from tui.domain.plan import Occurrence, Plan, occurrence_uid
from tui.domain.refusal import Refused
from tui.domain.rule import parse_rule
from tui.queries.agenda import find_occurrence, occurrences
from tui.records.planning import plan_content

FIRST = datetime(2026, 11, 13, 19, 30)  # a Friday ten days before the Monday of the clock
WEEK = timedelta(days=7)
FRIDAYS = "FREQ=WEEKLY;BYDAY=FR"
SERIES = "date night with Alex every friday from 13 Nov 2026 19:30 for 2h"
SCOPES: tuple[EditScope, ...] = ("this", "following", "all")


@pytest.fixture
def keeper(path: Path, clock: FixedClock) -> Keeper:
    """A keeper over a book with Alex, Kim and May in it."""
    keeper = opened(path, clock)
    for name in ("Alex", "Kim", "May Lee"):
        keeper.do(name, [added(keeper.book, name, date(2026, 1, 1))])
    return keeper


def uid_of(keeper: Keeper, name: str) -> str:
    return next(p.uid for p in keeper.book.people.values() if p.name == name)


def plan(keeper: Keeper, *names: str, rule: str = "", **fields: Any) -> Plan:
    """Put a plan into the book as an import might have; gives it as the book reads it."""
    made = Plan(
        "pl-000001",
        fields.pop("title", "date night"),
        tuple(uid_of(keeper, name) for name in names or ("Alex",)),
        fields.pop("start", FIRST),
        fields.pop("minutes", 120),
        parse_rule(rule) if rule else None,
        **fields,
    )
    keeper.do("plan", [RecordChange(RecordPlace("plans", made.uid), plan_content(made))])
    return keeper.book.plans[made.uid]


def edit(keeper: Keeper, plan: Plan, scope: EditScope, week: int = 0) -> PlanEdit:
    """An edit of a plan that begins so many weeks after its start."""
    uid = occurrence_uid(plan.uid, plan.start + week * WEEK)
    return PlanEdit(keeper.book, uid, scope, keeper.clock)


def at(keeper: Keeper, plan: Plan, week: int) -> Occurrence:
    uid = occurrence_uid(plan.uid, plan.start + week * WEEK)
    found = find_occurrence(keeper.book, uid, keeper.clock.zone)
    assert found
    return found


def times(keeper: Keeper, plan: Plan) -> list[datetime]:
    """When the times of a plan are, three months of them."""
    zone, last = keeper.clock.zone, date(2027, 2, 12)
    return [o.start for o in occurrences(keeper.book, FIRST.date(), last, zone) if o.plan == plan]


class Row(NamedTuple):
    """A plan, and the line that says as much of it as a line can say."""

    line: str
    names: Sequence[str] = ("Alex",)
    rule: str = ""
    fields: Any = None


UNSAID = "with Alex 13 Nov 2026 19:30 for 2h"
AS_IT_STANDS = {
    "one time": Row(f"date night {UNSAID}"),
    "a series": Row(SERIES, rule=FRIDAYS),
    "a rule without its weekday": Row(SERIES, rule="FREQ=WEEKLY"),
    "weeks that begin on Sunday": Row(
        SERIES.replace("every", "every other"), rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;WKST=SU"
    ),
    "two people": Row(SERIES.replace("Alex", "Alex, Kim"), ["Alex", "Kim"], FRIDAYS),
    "a name of two words": Row(SERIES.replace("Alex", "May Lee"), ["May Lee"], FRIDAYS),
    "a place": Row(f"{SERIES} at the lake", rule=FRIDAYS, fields={"place": "the lake"}),
    "no title": Row(UNSAID, fields={"title": ""}),
    "a length in minutes": Row(
        "date night with Alex 13 Nov 2026 19:30 for 75m", fields={"minutes": 75}
    ),
    "monthly": Row(
        "date night with Alex every 2nd fri of the month from 13 Nov 2026 19:30 for 2h",
        rule="FREQ=MONTHLY;BYDAY=2FR",
    ),
    # what a line cannot say is not in it, and stays
    "so many times": Row(f"date night {UNSAID}", rule=f"{FRIDAYS};COUNT=9"),
    "until a day": Row(f"date night {UNSAID}", rule=f"{FRIDAYS};UNTIL=20270101T235959"),
    "two days in three weeks": Row(
        f"date night {UNSAID}", rule="FREQ=WEEKLY;INTERVAL=3;BYDAY=FR,SA"
    ),
    "yearly": Row(f"date night {UNSAID}", rule="FREQ=YEARLY"),
    # what would be read as a clause stands in quotes
    "a title that is a rule": Row(
        f'"tell a story each" {UNSAID}', fields={"title": "tell a story each"}
    ),
    "a title with a day": Row(f'"plans for monday" {UNSAID}', fields={"title": "plans for monday"}),
    "a title with a time": Row(f'"the 20:15 film" {UNSAID}', fields={"title": "the 20:15 film"}),
    "a title with a length": Row(f'"walk for 20m" {UNSAID}', fields={"title": "walk for 20m"}),
    "a title with a place": Row(f'"supper at home" {UNSAID}', fields={"title": "supper at home"}),
    "a title with somebody": Row(f'"out with Kim" {UNSAID}', fields={"title": "out with Kim"}),
    "a title of a number": Row(f'"7" {UNSAID}', fields={"title": "7"}),
    "a place with a time": Row(
        f'date night {UNSAID} at "Bar 19:30"', fields={"place": "Bar 19:30"}
    ),
    "a place with somebody": Row(
        f'date night {UNSAID} at "home with Kim"', fields={"place": "home with Kim"}
    ),
    "both in quotes": Row(
        f'"out with Kim" {UNSAID} at "Bar 19:30"',
        fields={"title": "out with Kim", "place": "Bar 19:30"},
    ),
    "rule and title": Row(
        f'"every friday" {UNSAID}', rule=f"{FRIDAYS};COUNT=9", fields={"title": "every friday"}
    ),
    "a title under a rule": Row(
        SERIES.replace("date night", '"plans for monday"'),
        rule=FRIDAYS,
        fields={"title": "plans for monday"},
    ),
    # what holds quotes itself and would be misread is left out, and stays
    "a title with quotes": Row(UNSAID, fields={"title": 'the "big" 7'}),
    "a place with quotes": Row(f"date night {UNSAID}", fields={"place": 'the "Bar" 19:30'}),
    "both with quotes": Row(UNSAID, fields={"title": 'the "big" 7', "place": 'the "Bar" 19:30'}),
    # what has no place in a line at all
    "pledges, more starts and a clock": Row(
        SERIES,
        rule=FRIDAYS,
        fields={
            "pledges": ("phones away",),
            "extra": (datetime(2026, 11, 15, 11),),
            "zone": "America/New_York",
        },
    ),
}


@pytest.mark.parametrize("row", AS_IT_STANDS.values(), ids=AS_IT_STANDS)
def test_the_line_says_what_it_can_and_as_it_stands_changes_nothing(
    keeper: Keeper, row: Row
) -> None:
    held = plan(keeper, *row.names, rule=row.rule, **(row.fields or {}))
    whole = edit(keeper, held, "all")
    assert whole.line == row.line
    reading = whole.read(whole.line)
    assert reading.plan == held
    assert (reading.dropped, reading.new) == (0, ())
    assert keeper.do("as it stands", reading.steps).edits == ()


WEEKLY = {
    name: row
    for name, row in AS_IT_STANDS.items()
    if "FREQ=WEEKLY" in row.rule and "INTERVAL" not in row.rule
}


@pytest.mark.parametrize("row", WEEKLY.values(), ids=WEEKLY)
def test_what_follows_is_the_same_plan_from_there_on(keeper: Keeper, row: Row) -> None:
    held = plan(keeper, *row.names, rule=row.rule, **(row.fields or {}))
    before = times(keeper, held)
    following = edit(keeper, held, "following", week=2)
    keeper.do("as it stands", following.read(following.line).steps)
    old = keeper.book.plans[held.uid]
    (new,) = [p for p in keeper.book.plans.values() if p.uid != held.uid]
    assert new._replace(uid=old.uid, start=old.start, rule=old.rule, extra=old.extra) == old
    assert sorted(times(keeper, old) + times(keeper, new)) == before
    assert max(times(keeper, old)) < min(times(keeper, new))


class Edited(NamedTuple):
    """A typed line, and what of the plan is another then; ``says`` is in the words."""

    line: str
    becomes: Any
    says: str
    rule: str = FRIDAYS
    fields: Any = None


TYPED = {
    "another hour": Edited(
        SERIES.replace("19:30", "18:00"), {"start": FIRST.replace(hour=18, minute=0)}, "18:00–20:00"
    ),
    "another length": Edited(SERIES.replace("2h", "45m"), {"minutes": 45}, "19:30–20:15"),
    "another title": Edited(SERIES.replace("date night", "film"), {"title": "film"}, "film: "),
    "no title any more": Edited(SERIES.replace("date night ", ""), {"title": ""}, "every Friday"),
    "a place": Edited(f"{SERIES} at the lake", {"place": "the lake"}, "at the lake"),
    "no place any more": Edited(SERIES, {"place": ""}, "with Alex", fields={"place": "the lake"}),
    "another day of the week": Edited(
        "date night with Alex every thursday from 12 Nov 2026 19:30 for 2h",
        {"start": datetime(2026, 11, 12, 19, 30), "rule": "FREQ=WEEKLY;BYDAY=TH"},
        "every Thursday",
    ),
    "a rule no more": Edited(
        "date night with Alex 13 Nov 2026 19:30 for 2h", {"rule": None}, "10 days ago"
    ),
    "a rule now": Edited(SERIES, {"rule": FRIDAYS}, "every Friday", rule=""),
    "a rule that cannot be typed stays": Edited(
        "film with Alex 13 Nov 2026 20:00 for 2h",
        {"title": "film", "start": FIRST.replace(hour=20, minute=0)},
        "every Friday, 9 times, with Alex — 10 days ago; its rule stays",
        rule=f"{FRIDAYS};COUNT=9",
    ),
    "it stays on its own days": Edited(
        "date night with Alex 16 Nov 2026 19:30 for 2h",
        {"start": datetime(2026, 11, 20, 19, 30)},
        "Fri 20 Nov 19:30–21:30, every Friday, 9 times",
        rule=f"{FRIDAYS};COUNT=9",
    ),
    "another rule in its place": Edited(
        "date night with Alex every saturday from 14 Nov 2026 19:30 for 2h",
        {"start": datetime(2026, 11, 14, 19, 30), "rule": "FREQ=WEEKLY;BYDAY=SA"},
        "every Saturday, with Alex",
        rule=f"{FRIDAYS};COUNT=9",
    ),
    "a title that cannot be typed stays": Edited(
        SERIES.replace("date night ", "").replace("2h", "1h"),
        {"minutes": 60},
        'plans for "monday": Fri 13 Nov 19:30–20:30',
        fields={"title": 'plans for "monday"'},
    ),
    "another title in its place": Edited(
        SERIES.replace("date night", "film"),
        {"title": "film"},
        "film: ",
        fields={"title": "plans for monday"},
    ),
    "a place that cannot be typed stays": Edited(
        SERIES.replace("2h", "1h"),
        {"minutes": 60},
        'at the "Bar" 19:30',
        fields={"place": 'the "Bar" 19:30'},
    ),
    "another place in its place": Edited(
        f"{SERIES} at home", {"place": "home"}, "at home", fields={"place": "Bar 19:30"}
    ),
    "more starts go along with the hour": Edited(
        SERIES.replace("19:30", "18:00"),
        {"start": FIRST.replace(hour=18, minute=0), "extra": (datetime(2026, 11, 15, 9, 30),)},
        "18:00",
        fields={"extra": (datetime(2026, 11, 15, 11),)},
    ),
}


@pytest.mark.parametrize("row", TYPED.values(), ids=TYPED)
def test_what_is_typed_becomes_the_plan(keeper: Keeper, row: Edited) -> None:
    held = plan(keeper, rule=row.rule, **(row.fields or {}))
    reading = edit(keeper, held, "all").read(row.line)
    becomes = dict(row.becomes)
    if rule := becomes.get("rule"):
        becomes["rule"] = parse_rule(rule)
    assert _plain(reading.plan) == _plain(held._replace(**becomes))
    assert row.says in reading.words
    keeper.do("edit", reading.steps)
    assert keeper.book.plans[held.uid] == reading.plan


def _plain(plan: Plan) -> Plan:
    """A plan whose rule is as it means, however the weeks begin."""
    return plan._replace(rule=plan.rule and parse_rule(plan.rule.text.replace(";WKST=MO", "")))


# whom it is with


def test_somebody_new_is_told(keeper: Keeper) -> None:
    held = plan(keeper, rule=FRIDAYS)
    reading = edit(keeper, held, "all").read(SERIES.replace("Alex", "Alex, Robin"))
    assert reading.new == ("Robin",)
    assert reading.words.endswith("; new here: Robin")
    keeper.do("edit", reading.steps)
    assert keeper.book.names(keeper.book.plans[held.uid].people) == ["Alex", "Robin"]


@pytest.mark.parametrize("scope", ["following", "all"])
def test_who_was_forgotten_stays_someone(keeper: Keeper, scope: EditScope) -> None:
    held = plan(keeper, "Alex", "Kim", rule=FRIDAYS)
    keeper.do_for_good("forget", forgotten(keeper.book, keeper.book.people[held.people[0]]))
    whole = edit(keeper, held, scope)
    assert "with Kim every" in whole.line
    assert whole.read(whole.line).plan.people == held.people
    with_more = whole.read(whole.line.replace("Kim", "Kim, May Lee")).plan
    assert with_more.people == (held.people[1], uid_of(keeper, "May Lee"), held.people[0])


def test_nobody_left_to_name_is_no_refusal(keeper: Keeper) -> None:
    held = plan(keeper, rule=FRIDAYS)
    keeper.do_for_good("forget", forgotten(keeper.book, keeper.book.people[held.people[0]]))
    whole = edit(keeper, held, "all")
    assert "with" not in whole.line
    assert whole.read(whole.line).plan == held


@pytest.mark.parametrize("is_borne_again", [True, False])
@pytest.mark.parametrize("name", ["Alex", "Ann at Work", "Every May"])
def test_who_is_archived_stays_whoever_bears_the_name_now(
    keeper: Keeper, name: str, is_borne_again: bool
) -> None:
    if name != "Alex":
        keeper.do(name, [added(keeper.book, name, date(2026, 1, 1))])
    held = plan(keeper, name, rule=FRIDAYS)
    (person,) = (keeper.book.people[uid] for uid in held.people)
    keeper.do("archive", [archived(person)])
    if is_borne_again:
        keeper.do("add", [added(keeper.book, name, date(2026, 11, 1))])
    whole = edit(keeper, held, "all")
    reading = whole.read(whole.line.replace("2h", "1h"))
    assert (reading.plan.people, reading.plan.place, reading.new) == (held.people, "", ())


# what is let go


@pytest.mark.parametrize(
    ("scope", "week", "line", "count"),
    [
        ("all", 0, SERIES.replace("19:30", "18:00"), 0),
        ("all", 0, "walk with Alex every thursday from 12 Nov 2026 19:30", 2),
        ("all", 0, "walk with Alex every friday from 4 Dec 2026 19:30", 1),
        ("all", 0, "walk with Alex 13 Nov 2026 19:30", 2),
        ("following", 0, "walk with Alex every thursday from 12 Nov 2026 19:30", 2),
        ("following", 0, SERIES, 0),
        ("following", 3, "walk with Alex every thursday from 3 Dec 2026 19:30", 1),
        ("following", 3, "walk with Alex every friday from 4 Dec 2026 18:00", 0),
        ("following", 4, "walk with Alex every thursday from 10 Dec 2026 19:30", 0),
        ("following", 3, "walk with Alex 4 Dec 2026 19:30", 0),
    ],
)
def test_moved_and_skipped_times_are_let_go_with_their_count(
    keeper: Keeper, scope: EditScope, week: int, line: str, count: int
) -> None:
    held = plan(keeper, rule=FRIDAYS)
    done, out, elsewhere = (at(keeper, held, n) for n in (1, 2, 3))
    day = done.start.date()
    keeper.do("happened", recorded(done, "happened", day, keeper.today(), keeper.clock.now()))
    keeper.do("skip", [skipped(out)])
    keeper.do("move", [moved(elsewhere, datetime(2026, 12, 5, 10))])
    reading = edit(keeper, held, scope, week).read(line)
    assert reading.dropped == count
    told = f"; {count} skipped or moved time{'s' if count > 1 else ''} will be let go"
    assert reading.warning == (told if count else "")
    keeper.do("edit", reading.steps)
    left = list(keeper.book.occurrences.values())
    assert [said.outcome for said in left].count("happened") == 1
    assert len(left) == 3 - count
    assert keeper.book.mark("time", day).state == "done"


# this one and all that follow


def test_following_of_the_first_is_all_of_it(keeper: Keeper) -> None:
    held = plan(keeper, rule=FRIDAYS)
    reading = edit(keeper, held, "following").read(SERIES.replace("date night", "film"))
    keeper.do("edit", reading.steps)
    assert list(keeper.book.plans.values()) == [held._replace(title="film")]


@pytest.mark.parametrize(
    ("week", "count", "left"), [(2, "COUNT=5", 3), (4, "COUNT=5", 1), (1, "COUNT=2", 1)]
)
def test_a_count_is_shared_out(keeper: Keeper, week: int, count: str, left: int) -> None:
    held = plan(keeper, rule=f"{FRIDAYS};{count}")
    following = edit(keeper, held, "following", week)
    reading = following.read(following.line.replace("date night", "film"))
    assert f"every Friday, {'once' if left == 1 else f'{left} times'}" in reading.words
    keeper.do("edit", reading.steps)
    old, new = (
        keeper.book.plans[held.uid],
        *(p for p in keeper.book.plans.values() if p.uid != held.uid),
    )
    assert (len(times(keeper, old)), len(times(keeper, new))) == (week, left)


def test_a_count_that_is_typed_is_meant(keeper: Keeper) -> None:
    """Five times were planned, and from the third on it shall be five: not three."""
    held = plan(keeper, rule=f"{FRIDAYS};COUNT=5")
    line = "date night with Alex every friday 5 times from 27 Nov 2026 19:30 for 2h"
    keeper.do("edit", edit(keeper, held, "following", 2).read(line).steps)
    (new,) = [p for p in keeper.book.plans.values() if p.uid != held.uid]
    assert len(times(keeper, new)) == 5


def test_more_starts_are_shared_out(keeper: Keeper) -> None:
    early, late = datetime(2026, 11, 15, 11), datetime(2026, 12, 6, 11)
    held = plan(keeper, rule=FRIDAYS, extra=(early, late))
    following = edit(keeper, held, "following", 2)
    keeper.do("edit", following.read(following.line.replace("19:30", "20:30")).steps)
    (new,) = [p for p in keeper.book.plans.values() if p.uid != held.uid]
    assert (keeper.book.plans[held.uid].extra, new.extra) == (
        (early,),
        (late + timedelta(hours=1),),
    )


def test_following_of_a_start_without_a_rule_moves_just_that(keeper: Keeper) -> None:
    second, third = FIRST + WEEK, FIRST + 2 * WEEK
    held = plan(keeper, extra=(second, third))
    following = edit(keeper, held, "following", 1)
    line = following.line.replace("20 Nov", "21 Nov")
    keeper.do("edit", following.read(line).steps)
    (new,) = [p for p in keeper.book.plans.values() if p.uid != held.uid]
    assert times(keeper, keeper.book.plans[held.uid]) == [FIRST]
    assert times(keeper, new) == [second + timedelta(days=1), third]


# this one alone


@pytest.mark.parametrize(
    ("text", "to", "says"),
    [
        ("sat 10:00", datetime(2026, 11, 28, 10), "date night: Sat 28 Nov 10:00–12:00"),
        ("sat", datetime(2026, 11, 28, 19, 30), "Sat 28 Nov 19:30–21:30"),
        ("20:30", datetime(2026, 11, 27, 20, 30), "Fri 27 Nov 20:30–22:30"),
        ("tomorrow", datetime(2026, 11, 24, 19, 30), "date night: tomorrow 19:30–21:30"),
        ("27 nov 19:30", None, "Fri 27 Nov 19:30–21:30"),
    ],
)
def test_one_time_alone_is_moved(keeper: Keeper, text: str, to: datetime | None, says: str) -> None:
    held = plan(keeper, rule=FRIDAYS)
    one = edit(keeper, held, "this", 2)
    assert one.line == ""
    reading = one.read(text)
    assert reading.words.startswith(says) or says in reading.words
    assert reading.plan == held
    keeper.do("move", reading.steps)
    assert at(keeper, held, 2).record.moved_to == to
    assert keeper.book.plans == {held.uid: held}


def test_a_moved_one_is_moved_from_where_it_stands(keeper: Keeper) -> None:
    held = plan(keeper, rule=FRIDAYS)
    keeper.do("move", edit(keeper, held, "this", 2).read("sat 10:00").steps)
    keeper.do("move", edit(keeper, held, "this", 2).read("11:00").steps)
    assert at(keeper, held, 2).start == datetime(2026, 11, 28, 11)


def test_what_it_would_overlap_with_is_hinted(keeper: Keeper) -> None:
    held = plan(keeper, rule=FRIDAYS)
    reading = edit(keeper, held, "this", 2).read("4 dec 20:00")
    assert reading.words.endswith("; at the same time as date night, Fri 4 Dec 19:30–21:30")


@pytest.mark.parametrize("scope", ["following", "all"])
def test_what_a_series_would_overlap_with_is_hinted_and_never_itself(
    keeper: Keeper, scope: EditScope
) -> None:
    held = plan(keeper, rule=FRIDAYS)
    tea = held._replace(uid="pl-tea", title="tea", start=datetime(2026, 12, 5, 20), rule=None)
    keeper.do("plan", [planned(tea)])
    saturdays = "date night with Alex every sat from 5 dec 2026 19:30 for 2h"
    words = edit(keeper, held, scope, 2).read(saturdays).words
    assert words.endswith("; at the same time as tea, Sat 5 Dec 20:00–22:00")
    assert "at the same time" not in edit(keeper, held, scope, 2).read(SERIES).words


# zones


def test_a_line_is_read_on_the_clock_that_the_plan_keeps(keeper: Keeper) -> None:
    """In New York it is a quarter past two in the afternoon: 19:30 is still to come there."""
    held = plan(keeper, start=datetime(2026, 11, 23, 15), zone="America/New_York")
    assert edit(keeper, held, "all").read("call with Alex 23 nov 16:00").plan.start == datetime(
        2026, 11, 23, 16
    )
    keeper.do("move", edit(keeper, held, "this").read("tomorrow 19:30").steps)
    moved_one = at(keeper, held, 0)
    assert moved_one.record.moved_to == datetime(2026, 11, 24, 19, 30)
    assert moved_one.start == datetime(2026, 11, 25, 1, 30)


def test_it_says_the_same_wherever_one_is(keeper: Keeper, clock: FixedClock) -> None:
    held = plan(keeper, rule=FRIDAYS, zone="Asia/Tokyo")
    for zone in ("Europe/Berlin", "America/New_York", "Pacific/Kiritimati"):
        there = FixedClock(clock.now(), ZoneInfo(zone))
        uid = occurrence_uid(held.uid, FIRST)
        assert PlanEdit(keeper.book, uid, "all", there).line == SERIES


# refused


@pytest.mark.parametrize(
    ("scope", "line", "reason"),
    [
        ("all", "", "write a line"),
        ("all", "date night 13 nov 2026 19:30", "say with whom"),
        ("all", "date night with Alex", "say the day"),
        ("all", "date night with Alex 12 nov 2026 7", "a day or an hour"),
        ("all", "date night with Alex 1 nov 2026 19:30", "is past"),
        ("all", "date night with Alex every banana", "no rule"),
        ("following", "date night with Alex 20 nov 2026 19:30", "is past"),
        ("this", "", "write a line"),
        ("this", "film with Alex sat 10:00", "is no day or time"),
    ],
)
def test_what_is_refused(keeper: Keeper, scope: EditScope, line: str, reason: str) -> None:
    held = plan(keeper, rule=FRIDAYS)
    before = dict(keeper.book.plans)
    with pytest.raises(Refused, match=reason):
        edit(keeper, held, scope, 2).read(line)
    assert keeper.book.plans == before


def test_one_time_may_turn_out_to_have_been_earlier(keeper: Keeper) -> None:
    """Then it waits for how it was; the words count from today, not from the day of the plan."""
    held = plan(keeper, start=datetime(2026, 11, 25, 17))
    lines: dict[EditScope, str] = {"this": "", "all": "tea with Alex "}
    for scope, words in lines.items():
        line = f"{words}yesterday 17:00"
        read = PlanEdit(keeper.book, f"{held.uid}@2026-11-25T17:00", scope, keeper.clock).read(line)
        assert "it waits for how it was" in read.words
        keeper.do("edit", read.steps)
        (there,) = occurrences(keeper.book, date(2026, 11, 1), date(2026, 12, 1), None)
        assert there.start == datetime(2026, 11, 22, 17)
        assert there.status(keeper.clock.now()) == "to_record"
        if scope == "this":
            keeper.undo()
    again = PlanEdit(keeper.book, there.uid, "all", keeper.clock).read("tea with Alex today 8:00")
    assert again.plan.start == datetime(2026, 11, 23, 8)


def test_what_has_an_outcome_stays_where_it_was(keeper: Keeper) -> None:
    held = plan(keeper, rule=FRIDAYS)
    one = at(keeper, held, 1)
    keeper.do(
        "happened", recorded(one, "happened", one.start.date(), keeper.today(), keeper.clock.now())
    )
    with pytest.raises(Refused, match="take that back"):
        edit(keeper, held, "this", 1).read("sat 10:00")


@pytest.mark.parametrize("scope", SCOPES)
def test_a_time_that_is_gone_is_refused(keeper: Keeper, scope: EditScope) -> None:
    held = plan(keeper, rule=FRIDAYS)
    with pytest.raises(Refused, match="not in the plan any more"):
        PlanEdit(keeper.book, occurrence_uid(held.uid, FIRST + WEEK / 7), scope, keeper.clock)
