"""The typed line: vectors of NOTES-planner 6, its rules, and that it is well or refused."""

from datetime import datetime, time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.plan import DAY_MINUTES, MOST_DAYS
from tui.domain.recurrence import checked_rule, first_start
from tui.domain.refusal import Refused
from tui.typed.plan_line import (
    Entry,
    Habits,
    entry_words,
    read_entry,
    read_when,
    typed_line,
)
from tui.wording.lists import title_of

NOW = datetime(2026, 11, 23, 18, 0)  # a Monday
KNOWN = ["Alex", "Robin", "May", "Mary Ann"]


def entry(text: str, *, now: datetime = NOW, habits: Habits | None = None) -> Entry:
    return read_entry(text, now, KNOWN, habits)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("tomorrow 7pm", "2026-11-24 19:00"),
        ("fri 19:30", "2026-11-27 19:30"),
        ("this fri 19:30", "2026-11-27 19:30"),
        ("next friday 7pm", "2026-12-04 19:00"),
        ("friday week 19:00", "2026-12-04 19:00"),
        ("in 2 weeks 19:00", "2026-12-07 19:00"),
        ("2w 19:00", "2026-12-07 19:00"),
        ("tonight", "2026-11-23 20:00"),
        ("noon", "2026-11-23 12:00"),
        ("may 3 10:00", "2027-05-03 10:00"),
        ("3rd of may 10:00", "2027-05-03 10:00"),
        ("2026-12-12 10:00", "2026-12-12 10:00"),
        ("2026-12-12T10:00", "2026-12-12 10:00"),
        ("13/12/26 9:15", "2026-12-13 09:15"),
        ("31/12 19h30", "2026-12-31 19:30"),
        ("29 feb 12:00", "2028-02-29 12:00"),
        ("today 7:30 pm", "2026-11-23 19:30"),
        ("+3d 8am", "2026-11-26 08:00"),
        ("in 1 month 8am", "2026-12-23 08:00"),
        ("in a week midnight", "2026-11-30 00:00"),
        ("mon 17:00", "2026-11-30 17:00"),
        ("mon 18:30", "2026-11-23 18:30"),
    ],
)
def test_a_day_and_a_time_are_understood(text: str, start: str) -> None:
    assert read_when(text, NOW) == datetime.fromisoformat(start)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("sat", "2026-11-28 19:15"),
        ("20:30", "2026-12-04 20:30"),
        ("13/10/26", "2026-10-13 19:15"),
    ],
)
def test_what_is_missing_stays_as_it_was(text: str, start: str) -> None:
    of = datetime(2026, 12, 4, 19, 15)
    assert read_when(text, NOW, of=of) == datetime.fromisoformat(start)


@pytest.mark.parametrize(
    "text",
    [
        *("sat 7", "1930", "2026", "7", "today at 25:00", "31 feb 2027", "31 feb", "gibberish"),
        *("10/13/26", "dec 5 7:30pm PST", "13:00pm"),
        *("", "fri", "fri sat 10:00", "19:00 20:00 fri", "2h fri", "in 9999 weeks 10:00"),
        *("next", "fri 10:00 with", "fri 10:00 for 2h", "2026-02-30 10:00", "32 dec 10:00"),
    ],
)
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_when(text, NOW)
    assert "\n" not in str(refusal.value)


def test_the_order_of_a_date_is_a_habit() -> None:
    assert read_when("3/5/27 10:00", NOW) == datetime(2027, 5, 3, 10)
    american = Habits(date_order="mdy")
    assert read_when("3/5/27 10:00", NOW, american) == datetime(2027, 3, 5, 10)
    with pytest.raises(Refused, match="no day of the calendar"):
        read_when("13/1/27 10:00", NOW, american)


def test_the_whole_line() -> None:
    found = entry("date night with Alex every friday 19:30 for 2h")
    assert found.title == "date night"
    assert found.people == ("Alex",)
    assert found.start == datetime(2026, 11, 27, 19, 30)
    assert found.minutes == 120
    assert found.rule is not None
    assert found.rule.text == "FREQ=WEEKLY;BYDAY=FR;WKST=MO"
    assert found.assumed == ()
    assert entry_words(found, NOW.date()) == (
        "date night: Fri 27 Nov 19:30–21:30, every Friday, with Alex — in 4 days"
    )


@pytest.mark.parametrize(
    "clauses", list(permutations(["with Alex", "every friday", "19:30", "for 2h", "at Luigi's"]))
)
def test_clauses_stand_in_any_order(clauses: tuple[str, ...]) -> None:
    found = entry(f"supper {' '.join(clauses)}")
    assert (found.title, found.people, found.place) == ("supper", ("Alex",), "Luigi's")
    assert found.start == datetime(2026, 11, 27, 19, 30)
    assert found.minutes == 120
    assert found.rule is not None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("walk with alex fri", ("Alex",)),
        ("walk with Alex, Robin and May fri", ("Alex", "Robin", "May")),
        ("walk with mary ann & Kim fri", ("Mary Ann", "Kim")),
        ("walk with Jo Marie tomorrow", ("Jo Marie",)),
        ("with May may 3", ("May",)),
        ("fri with Alex with Robin", ("Alex", "Robin")),
        ("fri with 愛 and 👩‍👧", ("愛", "👩‍👧")),
    ],
)
def test_whom_it_is_with(text: str, people: tuple[str, ...]) -> None:
    assert entry(text).people == people


def test_each_default_that_was_taken_is_named() -> None:
    found = entry("with Alex fri")
    assert (found.start, found.minutes) == (datetime(2026, 11, 27, 19), 90)
    assert found.assumed == ("at 19:00", "for 90 minutes")
    assert "(at 19:00 and for 90 minutes, as nothing else was said)" in entry_words(
        found, NOW.date()
    )
    assert entry("with Alex fri", habits=Habits(minutes=45)).minutes == 45
    assert title_of(found.title, found.people) == "Time with Alex"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("for 2h", 120), ("for 90m", 90), ("for 1h30", 90), ("for 45 min", 45)),
        *(("for an hour", 60), ("for half an hour", 30), ("for 1.5h", 90), ("for 2 hours", 120)),
    ],
)
def test_a_length(text: str, minutes: int) -> None:
    assert entry(f"with Alex fri 19:30 {text}").minutes == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("19:30-21:00", 90), ("19:30 - 21:00", 90), ("23:00-01:00", 120), ("19:30 until 20:00", 30)],
)
def test_an_end_says_the_length(text: str, minutes: int) -> None:
    assert entry(f"with Alex fri {text}").minutes == minutes


@pytest.mark.parametrize(
    ("text", "rule", "first"),
    [
        ("every day", "FREQ=DAILY", "2026-11-23"),
        ("every friday", "FREQ=WEEKLY;BYDAY=FR;WKST=MO", "2026-11-27"),
        ("every week fri", "FREQ=WEEKLY;BYDAY=FR;WKST=MO", "2026-11-27"),
        ("every other friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;WKST=MO", "2026-11-27"),
        ("every 3 weeks fri", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR;WKST=MO", "2026-11-27"),
        ("every mon,thu", "FREQ=WEEKLY;BYDAY=MO,TH;WKST=MO", "2026-11-23"),
        ("every tue and thu", "FREQ=WEEKLY;BYDAY=TU,TH;WKST=MO", "2026-11-24"),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;WKST=MO", "2026-11-23"),
        ("every 2nd sat of the month", "FREQ=MONTHLY;BYDAY=2SA", "2026-12-12"),
        ("every last fri", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"),
        ("every last day", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2026-11-30"),
        ("every month 15 dec", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-12-15"),
        ("every month 31 jan", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2027-01-31"),
        ("every fri 3 times", "FREQ=WEEKLY;COUNT=3;BYDAY=FR;WKST=MO", "2026-11-27"),
        (
            "every fri until 2027-01-31",
            "FREQ=WEEKLY;UNTIL=20270131T235959;BYDAY=FR;WKST=MO",
            "2026-11-27",
        ),
    ],
)
def test_a_rule(text: str, rule: str, first: str) -> None:
    found = entry(f"with Alex {text} 19:30")
    assert found.rule is not None
    assert found.rule.text == rule
    assert found.start == datetime.fromisoformat(f"{first} 19:30")


def test_a_rule_typed_after_its_hour_begins_the_next_time() -> None:
    friday = datetime(2026, 11, 27, 20, 0)
    assert entry("with Alex every friday 19:30", now=friday).start.day == 4
    assert entry("with Alex fri 19:30", now=friday).start == datetime(2026, 12, 4, 19, 30)
    assert entry("with Alex fri 20:30", now=friday).start == datetime(2026, 11, 27, 20, 30)


def test_what_is_past_today_is_said() -> None:
    found = entry("with Alex today noon")
    assert found.start == datetime(2026, 11, 23, 12)
    assert "that was earlier today" in entry_words(found, NOW.date())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "write a line"),
        ("   ", "write a line"),
        ("x" * 401, "at most 400"),
        ("lunch fri 12:30", "say with whom"),
        ("with fri", "with whom"),
        ("date with Alex", "say the day"),
        ("date with Alex 19:30", "say the day"),
        ("coffee with Alex fri at 7", "no time"),
        ("coffee with Alex fri 7", "day or an hour"),
        ("coffee with Alex 7 fri", "day or an hour"),
        ("with Alex yesterday", "is past"),
        ("with Alex 2020-01-01", "is past"),
        ("with Alex fri sat", "one day"),
        ("with Alex fri 19:30 20:30", "one time"),
        ("with Alex every fri every sat", "one rule"),
        ("with Alex every banana", "no rule"),
        ("with Alex every 2nd banana", "no rule"),
        ("with Alex every 5th fri", "no rule"),
        ("with Alex fri for 25h", "cannot be a length"),
        ("with Alex fri for 0m", "cannot be a length"),
        ("with Alex fri 19:30-21:00 for 2h", "a length or an end"),
        ("with Alex every fri until 2020-01-01", "choose a later end"),
        ("with Alex dec 5 7:30pm PST", "a zone"),
        (f"{'x' * 101} with Alex fri", "a title"),
        (f"with {'x' * 61} fri", "at most 60"),
        ("with A|B fri", "cannot be a name"),
        ("with Alex fri 99:99", "no time"),
        ("with Alex 40/40/2027", "no day of the calendar"),
    ],
)
def test_a_refusal_says_why(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refusal:
        entry(text)
    assert "\n" not in str(refusal.value)


def test_people_may_be_given_besides_the_line() -> None:
    assert read_entry("supper fri", NOW, KNOWN, people=["Alex"]).people == ()


words = st.sampled_from(
    [
        *("with", "Alex", "every", "friday", "19:30", "for", "2h", "at", "7", "next", "in", "2"),
        *("weeks", "and", ",", "until", "-21:00", "may", "3", "2027", "last", "day", "other"),
        *("1/2", "-", "am", "x", "10", "times", "to", "half", "an", "hour", "noon", "+2w", "[/"),
        *("past", "quarter", "seven", "o'clock", "evening", "the", "15th", "9-11", "10-1pm", "of"),
        *("month", "march", "fridays", "weekly", "once", "a", '"', '"x', 'y"', "w/", "@", "ago"),
        *("last", "this", "night", "tonight", "5.12.", "24", "00", "0-0", "4-6", "minutes", "my"),
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(words, max_size=12).map(" ".join)))
def test_any_line_is_understood_or_refused(text: str) -> None:
    for read in (lambda: entry(text), lambda: read_when(text, NOW)):
        try:
            read()
        except Refused as refusal:
            assert str(refusal)  # noqa: PT017  # either way is well


starts = st.datetimes(datetime(2026, 11, 24), datetime(2030, 1, 1)).map(
    lambda t: t.replace(second=0, microsecond=0)
)
rules = st.sampled_from(
    [
        *(None, "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=FR;WKST=MO"),
        *("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=MO", "FREQ=WEEKLY;BYDAY=MO,TH;WKST=MO"),
        *("FREQ=MONTHLY;BYDAY=2SA", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=15"),
        *("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ]
)


@given(
    st.sampled_from(["", "supper", "film & wine"]),
    st.lists(st.sampled_from([*KNOWN, "Jo"]), min_size=1, max_size=3, unique=True),
    starts,
    st.integers(1, 1440),
    rules,
    st.sampled_from(["", "Luigi's"]),
    st.integers(0, MOST_DAYS),
)
def test_a_line_for_editing_is_understood_as_what_it_says(
    title: str,
    people: list[str],
    start: datetime,
    minutes: int,
    text: str | None,
    place: str,
    days: int,
) -> None:
    if days:
        start, minutes = datetime.combine(start, time()), DAY_MINUTES
    rule = checked_rule(text, start) if text else None
    days = min(days, 1) if rule else days
    start = first_start(rule, start) if rule else start
    line = typed_line(title, people, start, minutes, rule, place, days)
    assert line is not None
    found = entry(line)
    assert (found.title, found.people, found.place) == (title, tuple(people), place)
    assert (found.start, found.minutes, found.rule, found.days) == (start, minutes, rule, days)


def test_what_a_line_cannot_say_is_said_to_be_so() -> None:
    rule = checked_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", NOW)
    assert typed_line("x", ["Alex"], NOW, 60, rule) is None
