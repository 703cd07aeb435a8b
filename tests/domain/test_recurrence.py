"""When the times of a rule are, and which rules there are."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import islice, pairwise
from typing import TypeVar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.rule_oracle import LETTERS, Spoken, positions
from tests.examples import examples
from tui.domain.recurrence import (
    checked_rule,
    continued_from,
    ended_before,
    first_start,
    positions_before,
    starts,
)
from tui.domain.refusal import Refused
from tui.domain.rule import parse_rule, rule_for_month_day
from tui.typed.rules import read_rule
from tui.wording.rules import rule_words, typed_words

THURSDAY = datetime(2026, 11, 26, 19, 30)
FRIDAY = datetime(2026, 11, 27, 19, 30)
T = TypeVar("T")
WEEKDAYS = st.sampled_from(LETTERS)
FAR = datetime(2200, 1, 1)
NEVER = "nothing comes of this rule within 10 years"


def days(text: str, start: datetime, count: int, last: datetime = FAR) -> list[str]:
    """The first days of a rule, as month and day."""
    return [f"{t:%m-%d}" for t in islice(starts(parse_rule(text), start, start, last), count)]


def in_order(values: tuple[T, ...]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def spoken(draw: st.DrawFn) -> Spoken:
    """Any rule of the whitelist, with the ways of ending that begin after 2018."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    interval = draw(st.one_of(st.integers(1, 4), st.integers(1, 99)))
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    only_last = False
    kinds = {
        "DAILY": ["none", "weekdays", "month_days"],
        "WEEKLY": ["none", "weekdays"],
        "MONTHLY": ["none", "weekdays", "ordinals", "month_days", "clamped"],
        "YEARLY": ["none", "month_days"],
    }
    kind = draw(st.sampled_from(kinds[freq]))
    if kind == "weekdays":
        weekdays = tuple((0, day) for day in draw(in_order(tuple(range(7)))))
    elif kind == "ordinals":
        pairs = st.tuples(st.sampled_from([0, 1, 2, 3, 4, -1]), st.integers(0, 6))
        weekdays = tuple(draw(st.lists(pairs, min_size=1, max_size=3, unique=True)))
    elif kind == "month_days":
        month_days = draw(in_order((-1, 1, 2, 13, 28, 29, 30, 31)))
    elif kind == "clamped":
        only_last = True
        month_days = tuple(range(28, draw(st.integers(29, 31)) + 1))
    months = draw(st.one_of(st.just(()), in_order(tuple(range(1, 13)))))
    lengths = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
    longest = max((lengths.get(month, 31) for month in months), default=31)
    assume(not month_days or min(month_days) <= longest)
    end = draw(st.sampled_from(["open", "count", "until"]))
    return Spoken(
        freq,
        interval,
        draw(st.one_of(st.integers(1, 9), st.integers(1, 730))) if end == "count" else None,
        draw(st.dates(date(2019, 1, 1), date(2034, 1, 1))) if end == "until" else None,
        weekdays,
        month_days,
        months,
        only_last,
        draw(st.one_of(st.none(), st.integers(0, 6))),
    )


MINUTES = st.integers(0, 24 * 60 - 1)
BEGINNINGS = st.builds(
    lambda day, minute: datetime(day.year, day.month, day.day) + timedelta(minutes=minute),
    st.dates(date(2020, 1, 1), date(2028, 12, 31)),
    MINUTES,
)
LATER = st.one_of(st.just(0), st.integers(-30, 60), st.integers(0, 2200))


# The edges of NOTES-planner 1


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        pytest.param(
            "FREQ=MONTHLY",
            datetime(2026, 1, 31, 19),
            ["01-31", "03-31", "05-31", "07-31", "08-31", "10-31", "12-31"],
            id="the 31st, only months that have it",
        ),
        pytest.param(
            rule_for_month_day(31),
            datetime(2026, 1, 31, 19),
            ["01-31", "02-28", "03-31", "04-30", "05-31"],
            id="the 31st, or the last day",
        ),
        pytest.param(
            rule_for_month_day(30),
            datetime(2028, 1, 30, 19),
            ["01-30", "02-29", "03-30", "04-30"],
            id="the 30th, or the last day, in a leap year",
        ),
        pytest.param(
            rule_for_month_day(29),
            datetime(2026, 1, 29, 19),
            ["01-29", "02-28", "03-29", "04-29"],
            id="the 29th, or the last day",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            datetime(2026, 1, 31, 19),
            ["01-31", "02-28", "03-31"],
            id="the last day",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=-1FR",
            datetime(2026, 1, 30, 19),
            ["01-30", "02-27", "03-27", "04-24", "05-29"],
            id="the last Friday",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=2SA",
            datetime(2026, 1, 10, 19),
            ["01-10", "02-14", "03-14"],
            id="the 2nd Saturday",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=SA,1MO",
            datetime(2026, 1, 3, 19),
            ["01-03", "01-05", "01-10", "01-17", "01-24", "01-31", "02-02", "02-07"],
            id="each Saturday and the 1st Monday",
        ),
        pytest.param(
            "FREQ=WEEKLY;BYDAY=FR", THURSDAY, ["11-27", "12-04"], id="a start that is not in it"
        ),
        pytest.param(
            "FREQ=WEEKLY;COUNT=2;BYDAY=FR",
            THURSDAY,
            ["11-27", "12-04"],
            id="a start that is not in it is not counted",
        ),
        pytest.param(
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO",
            datetime(1997, 8, 5, 9),
            ["08-05", "08-10", "08-19", "08-24"],
            id="every other week from Monday",
        ),
        pytest.param(
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
            datetime(1997, 8, 5, 9),
            ["08-05", "08-17", "08-19", "08-31"],
            id="every other week from Sunday",
        ),
        pytest.param("FREQ=WEEKLY", THURSDAY, ["11-26", "12-03"], id="weekly on its weekday"),
        pytest.param("FREQ=YEARLY", THURSDAY, ["11-26", "11-26"], id="yearly on its day"),
        pytest.param(
            "FREQ=WEEKLY;UNTIL=20261204", FRIDAY, ["11-27", "12-04"], id="until takes its whole day"
        ),
        pytest.param("FREQ=DAILY;COUNT=3", THURSDAY, ["11-26", "11-27", "11-28"], id="three times"),
        pytest.param(
            "FREQ=DAILY;INTERVAL=2;BYDAY=SA,SU",
            THURSDAY,
            ["11-28", "12-06", "12-12"],
            id="every other day where it is a weekend",
        ),
    ],
)
def test_an_edge_of_a_rule(text: str, start: datetime, expected: list[str]) -> None:
    assert days(text, start, len(expected)) == expected


def test_a_29th_of_february_comes_every_four_years() -> None:
    found = starts(parse_rule("FREQ=YEARLY"), datetime(2024, 2, 29, 19), datetime(2024, 1, 1), FAR)
    assert [t.year for t in found[:4]] == [2024, 2028, 2032, 2036]
    assert {f"{t:%m-%d %H:%M}" for t in found} == {"02-29 19:00"}


def test_without_a_rule_there_is_one_start_and_the_extra_ones() -> None:
    extra = [FRIDAY, THURSDAY, FRIDAY]
    assert starts(None, THURSDAY, THURSDAY, FRIDAY) == [THURSDAY]
    assert starts(None, THURSDAY, datetime(2026, 11, 1), THURSDAY) == []
    assert starts(None, THURSDAY, THURSDAY, FAR, extra) == [THURSDAY, FRIDAY]


def test_an_extra_time_on_a_time_of_the_rule_is_one() -> None:
    extra = [FRIDAY + timedelta(days=1), FRIDAY, FRIDAY + timedelta(days=400)]
    found = starts(parse_rule("FREQ=WEEKLY"), FRIDAY, FRIDAY, FRIDAY + timedelta(days=8), extra)
    assert found == [FRIDAY, FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=7)]


def test_extra_times_are_not_counted() -> None:
    extra = [FRIDAY + timedelta(hours=1)]
    found = starts(parse_rule("FREQ=DAILY;COUNT=2"), FRIDAY, FRIDAY, FAR, extra)
    assert found == [FRIDAY, *extra, FRIDAY + timedelta(days=1)]


def test_one_answer_holds_two_thousand_starts_of_a_rule() -> None:
    found = starts(parse_rule("FREQ=DAILY"), FRIDAY, FRIDAY, FAR)
    assert len(found) == 2000
    assert {after - before for before, after in pairwise(found)} == {timedelta(days=1)}


def test_a_range_is_told_to_its_last_day_on_earth() -> None:
    end = datetime(9999, 12, 31, 23)
    rule = parse_rule("FREQ=DAILY;BYMONTHDAY=-1")
    assert starts(rule, end, datetime(9999, 12, 1), datetime.max) == [end]
    assert first_start(parse_rule("FREQ=MONTHLY"), end) == end


# Any rule, against the oracle


@examples(200)
@given(rule=spoken(), start=BEGINNINGS, later=LATER)
def test_starts_are_the_days_that_the_rule_names(rule: Spoken, start: datetime, later: int) -> None:
    first = start + timedelta(days=later)
    last = first + timedelta(days=800)
    expected = [t for t in positions(rule, start, last) if t >= first]
    assert starts(parse_rule(rule.text()), start, first, last) == expected


@given(rule=spoken(), start=BEGINNINGS)
def test_the_first_start_is_within_ten_years_or_refused(rule: Spoken, start: datetime) -> None:
    expected = next(positions(rule, start, start + timedelta(days=3660)), None)
    if expected is None:
        with pytest.raises(Refused):
            checked_rule(rule.text(), start)
    else:
        assert first_start(checked_rule(rule.text(), start), start) == expected


@given(rule=spoken(), start=BEGINNINGS, a=LATER, b=LATER, c=LATER, minutes=MINUTES)
def test_a_range_is_the_sum_of_its_parts(
    rule: Spoken, start: datetime, a: int, b: int, c: int, minutes: int
) -> None:
    low, middle, high = (start + timedelta(days=day) for day in sorted([a, b, c]))
    middle = min(middle + timedelta(minutes=minutes), high)
    parsed = parse_rule(rule.text())
    extra = [start, middle, high]
    halves = starts(parsed, start, low, middle, extra) + starts(parsed, start, middle, high, extra)
    whole = starts(parsed, start, low, high, extra)
    assert whole == halves or len(whole) >= 2000
    assert starts(parsed, start, high, low, extra) == [] or low == high


@given(rule=spoken(), start=BEGINNINGS, data=st.data())
def test_a_split_rule_has_the_same_starts(
    rule: Spoken, start: datetime, data: st.DataObject
) -> None:
    last = start + timedelta(days=1600)
    whole = list(positions(rule, start, last))
    assume(whole)
    at = data.draw(st.integers(0, len(whole) - 1))
    parsed, when = parse_rule(rule.text()), whole[at]
    before, after = ended_before(parsed, start, when), continued_from(parsed, start, when)
    assert positions_before(parsed, start, when) == at
    assert (before is None) == (at == 0)
    assert (starts(before, start, start, last) if before else []) == whole[:at]
    assert starts(after, when, when, last) == whole[at:]
    for half in filter(None, (before, after)):
        assert parse_rule(half.text) == half


@given(rule=spoken(), start=BEGINNINGS, later=st.integers(-9, 1600), minutes=MINUTES)
def test_an_ended_rule_keeps_what_came_before(
    rule: Spoken, start: datetime, later: int, minutes: int
) -> None:
    when = start + timedelta(days=later, minutes=minutes)
    expected = list(positions(rule, start, when))
    ended = ended_before(parse_rule(rule.text()), start, when)
    last = start + timedelta(days=1700)
    assert (starts(ended, start, start, last) if ended else []) == expected
    assert (ended is None) == (not expected)


@given(rule=spoken())
def test_a_rule_is_read_as_it_is_written(rule: Spoken) -> None:
    parsed = parse_rule(rule.text())
    assert parse_rule(parsed.text) == parsed
    assert parse_rule(f" rrule:{rule.text().lower()} ") == parsed
    assert ("WKST=" in parsed.text) or rule.freq != "WEEKLY"


TYPEABLE = st.one_of(
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 99)),
    st.builds("FREQ=WEEKLY;INTERVAL={};WKST=SU".format, st.integers(1, 99)),
    in_order(LETTERS).map(lambda days: f"FREQ=WEEKLY;BYDAY={','.join(days)}"),
    st.just("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    st.builds("FREQ=MONTHLY;BYDAY={}{}".format, st.sampled_from([1, 2, 4, -1]), WEEKDAYS),
    st.integers(1, 31).map(rule_for_month_day),
    st.sampled_from(["FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY", "FREQ=MONTHLY;WKST=SU"]),
)


@given(text=TYPEABLE, start=BEGINNINGS)
def test_what_can_be_typed_means_the_same(text: str, start: datetime) -> None:
    parsed = parse_rule(text)
    start = first_start(parsed, start)
    typed = typed_words(parsed, start)
    assume(typed is not None)
    words = str(typed).split()
    recurring, used = read_rule(words, 0, parsed.week_start)
    last = start + timedelta(days=800)
    assert used == len(words)
    again = parse_rule(recurring(start))
    assert starts(again, start, start, last) == starts(parsed, start, start, last)


# What is refused


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has no FREQ"),
        ("BYDAY=FR", "has no FREQ"),
        ("every friday", "EVERY FRIDAY"),
        ("FREQ=SECONDLY", "FREQ=SECONDLY is not planned here"),
        ("FREQ=MINUTELY", "FREQ=MINUTELY is not planned here"),
        ("FREQ=HOURLY", "FREQ=HOURLY is not planned here"),
        ("FREQ=", "FREQ= is not planned here"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0 cannot be; write 1 to 99"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL=-1 is no number; write 1 to 99"),
        ("FREQ=DAILY;INTERVAL=100", "INTERVAL=100 cannot be; write 1 to 99"),
        pytest.param("FREQ=DAILY;INTERVAL=" + "9" * 300, "is no number", id="a huge interval"),
        ("FREQ=DAILY;INTERVAL=1.5", "INTERVAL=1.5 is no number"),
        ("FREQ=DAILY;INTERVAL=٣", "INTERVAL=٣ is no number"),
        ("FREQ=DAILY;COUNT=0", "COUNT=0 cannot be; write 1 to 730"),
        ("FREQ=DAILY;COUNT=731", "COUNT=731 cannot be; write 1 to 730"),
        ("FREQ=DAILY;COUNT=", "COUNT= is no number"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "not by both"),
        ("FREQ=DAILY;FREQ=DAILY", "says FREQ twice"),
        ("FREQ=DAILY;UNTIL=20270230", "UNTIL=20270230 is no day"),
        ("FREQ=DAILY;UNTIL=2027", "UNTIL=2027 is no day"),
        ("FREQ=DAILY;UNTIL=20270101T1900", "is no day"),
        ("FREQ=DAILY;UNTIL=20270101T19000X", "is no day"),
        ("FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2", "days that no month of it has"),
        ("FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2", "days that no month of it has"),
        ("FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2", "days that no month of it has"),
        ("FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=4", "days that no month of it has"),
        ("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4,6,9,11", "days that no month of it has"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32 is no day"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0 is no day"),
        ("FREQ=MONTHLY;BYMONTHDAY=-2", "BYMONTHDAY=-2 is no day"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,,2", "BYMONTHDAY= is no day"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "no place in a weekly rule"),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "do not go together"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH=13 is no month"),
        ("FREQ=YEARLY;BYDAY=FR", "a yearly rule has no weekdays here"),
        ("FREQ=MONTHLY;BYDAY=5FR", "BYDAY=5FR is no weekday"),
        ("FREQ=MONTHLY;BYDAY=-2FR", "BYDAY=-2FR is no weekday"),
        ("FREQ=MONTHLY;BYDAY=XX", "BYDAY=XX is no weekday"),
        ("FREQ=WEEKLY;BYDAY=2FR", "a 2nd or last weekday is one of a month"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=2", "BYSETPOS=2 is not planned here"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "goes with days of a month"),
        ("FREQ=WEEKLY;WKST=XX", "WKST=XX is no weekday"),
        ("FREQ=YEARLY;BYWEEKNO=20", "'BYWEEKNO' has no place in a rule here"),
        ("FREQ=YEARLY;BYYEARDAY=60", "'BYYEARDAY' has no place in a rule here"),
        ("FREQ=DAILY;BYHOUR=9", "'BYHOUR' has no place in a rule here"),
        ("FREQ=DAILY;BYEASTER=0", "'BYEASTER' has no place in a rule here"),
        ("FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=BACKWARD", "'RSCALE' has no place in a rule here"),
        ("EXRULE:FREQ=DAILY", "'EXRULE:FREQ' has no place in a rule here"),
        ("FREQ=DAILY\nFREQ=WEEKLY", "one line of plain letters"),
        ("FREQ=DAILY;BYDAY=\x1b[31mFR", "one line of plain letters"),
        ("FREQ=MONTHLY;BYDAY=+-1FR", "BYDAY=+-1FR is no weekday"),
        ("FREQ=MONTHLY;BYMONTHDAY=5,31;BYSETPOS=-1", "as in FREQ=MONTHLY;BYMONTHDAY=28,29,30,31"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,10;BYSETPOS=-1", "as in FREQ=MONTHLY;BYMONTHDAY=28,29,30,31"),
        pytest.param("Y" * 390, "'YYYYYYYYYYYYYYYYYYYY' has no place", id="a long part"),
        pytest.param("FREQ=WEEKLY;BYDAY=" + "FR," * 10_000, "is too long", id="10,000 weekdays"),
        pytest.param("FREQ=MONTHLY;BYMONTHDAY=" + "1," * 10_000, "is too long", id="10,000 days"),
        pytest.param("X" * 1_000_000, "is too long", id="a million letters"),
    ],
)
def test_a_rule_off_the_whitelist_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_rule(text)
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 200


@given(st.text(st.sampled_from("FREQ=DAILYWKMONTHU;,:-+0123459\n é٣"), max_size=60))
def test_a_rule_is_read_or_refused_and_nothing_else(text: str) -> None:
    for tried in (text, f"FREQ=MONTHLY;{text}", f"FREQ=DAILY;UNTIL={text}"):
        with suppress(Refused):
            rule = parse_rule(tried)
            assert parse_rule(rule.text) == rule


HANGS = [
    ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", THURSDAY, NEVER),
    ("FREQ=DAILY;INTERVAL=14;BYDAY=MO;COUNT=5", THURSDAY, NEVER),
    ("FREQ=WEEKLY;INTERVAL=52;BYMONTH=1", THURSDAY, NEVER),
    ("FREQ=MONTHLY;INTERVAL=2;BYMONTH=2;COUNT=3", THURSDAY, NEVER),
    ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", THURSDAY, NEVER),
    ("FREQ=MONTHLY;BYMONTH=2", datetime(2026, 11, 30, 19), NEVER),
    ("FREQ=MONTHLY;INTERVAL=48;BYMONTHDAY=29", datetime(2027, 2, 1, 19), NEVER),
    ("FREQ=YEARLY;BYMONTH=2", datetime(2026, 11, 30, 19), NEVER),
    ("FREQ=YEARLY;BYMONTH=4,6", datetime(2026, 12, 31, 19), NEVER),
    ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", THURSDAY, NEVER),
    ("FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;COUNT=3", datetime(2027, 1, 1), NEVER),
    ("FREQ=YEARLY;INTERVAL=99;BYMONTH=1", THURSDAY, NEVER),
    ("FREQ=WEEKLY;UNTIL=20261125", THURSDAY, "ends on 25 Nov 2026, before it begins"),
    ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261126", THURSDAY, NEVER),
]


@pytest.mark.parametrize(("text", "start", "reason"), HANGS)
def test_a_rule_that_never_comes_true_is_refused(text: str, start: datetime, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked_rule(text, start)
    assert reason in str(refusal.value)
    rule = parse_rule(text)
    assert starts(rule, start, start, start + timedelta(days=800)) == []
    assert ended_before(rule, start, start + timedelta(days=800)) is None


def calls(act: Callable[[], object]) -> int:
    """How many functions are called and left meanwhile: work, whatever the machine."""
    made = 0

    def count(*_: object) -> None:
        nonlocal made
        made += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return made


@pytest.mark.parametrize(("text", "start"), [(text, start) for text, start, _ in HANGS])
def test_a_rule_that_never_comes_true_costs_little(text: str, start: datetime) -> None:
    rule = parse_rule(text)
    year = start + timedelta(days=366)
    starts(rule, start, start, year)  # loads what is loaded once

    def refuse() -> None:
        with pytest.raises(Refused):
            first_start(rule, start)

    assert calls(refuse) < 40_000  # a daily walk to the year 9999 is ten million
    assert calls(lambda: starts(rule, start, start, year)) < 8_000


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3;BYDAY=MO,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        "FREQ=YEARLY",
    ],
)
def test_a_window_costs_the_same_after_many_years(text: str) -> None:
    rule, first = parse_rule(text), datetime(2226, 11, 1)
    last = first + timedelta(days=35)
    starts(rule, first, first, last)
    new = calls(lambda: starts(rule, first - timedelta(days=200), first, last))
    old = calls(lambda: starts(rule, FRIDAY, first, last))
    assert old < 2 * new + 1000  # two hundred years walked day by day are far more


def test_the_library_is_loaded_only_where_a_rule_is_walked() -> None:
    code = "import sys, tui.domain.recurrence; print('dateutil' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# Texts and words


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("RRULE:FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=FR;WKST=MO"),
        ("byday=fr,MO;freq=weekly;wkst=su", "FREQ=WEEKLY;BYDAY=MO,FR;WKST=SU"),
        ("FREQ=DAILY;INTERVAL=1", "FREQ=DAILY"),
        ("FREQ=DAILY;UNTIL=20261231", "FREQ=DAILY;UNTIL=20261231T235959"),
        ("FREQ=DAILY;UNTIL=20261231T180000", "FREQ=DAILY;UNTIL=20261231T235959"),
        ("FREQ=DAILY;UNTIL=20261231T180000Z", "FREQ=DAILY;UNTIL=20261231T235959"),
        ("FREQ=DAILY;UNTIL=09990101", "FREQ=DAILY;UNTIL=09990101T235959"),
        ("FREQ=MONTHLY;BYDAY=+2SA,2SA", "FREQ=MONTHLY;BYDAY=2SA"),
        ("FREQ=MONTHLY;COUNT=2;BYMONTHDAY=31,1", "FREQ=MONTHLY;COUNT=2;BYMONTHDAY=1,31"),
        ("FREQ=YEARLY;BYMONTHDAY=27;BYMONTH=11;", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=27"),
    ],
)
def test_a_rule_is_stored_in_one_form(text: str, stored: str) -> None:
    assert parse_rule(text).text == stored


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (1, "FREQ=MONTHLY;BYMONTHDAY=1"),
        (28, "FREQ=MONTHLY;BYMONTHDAY=28"),
        (29, "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1"),
        (30, "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        (31, "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    ],
)
def test_the_form_for_a_day_of_the_month(day: int, text: str) -> None:
    assert rule_for_month_day(day) == text
    assert parse_rule(text).text == text


@pytest.mark.parametrize(
    ("text", "words", "typed"),
    [
        ("FREQ=WEEKLY;BYDAY=FR", "every Friday", "friday"),
        ("FREQ=WEEKLY", "every Friday", "friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "every other Friday", "other friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "every other week on Mon and Thu", None),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH", "every 3 weeks on Mon and Thu", None),
        ("FREQ=WEEKLY;INTERVAL=3", "every 3 weeks on Fri", "3 weeks"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Mon, Wed and Fri", "mon,wed,fri"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday", "weekday"),
        ("FREQ=WEEKLY;BYDAY=FR;BYMONTH=5,6", "every Friday in May and June", None),
        ("FREQ=DAILY", "every day", "day"),
        ("FREQ=DAILY;INTERVAL=2", "every other day", "2 days"),
        ("FREQ=DAILY;INTERVAL=5", "every 5 days", "5 days"),
        ("FREQ=MONTHLY;BYDAY=2SA", "every month on the 2nd Saturday", "2nd sat of the month"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday", "last fri"),
        ("FREQ=MONTHLY", "every month on the 27th", "month"),
        ("FREQ=MONTHLY;BYMONTHDAY=3", "every month on the 3rd", None),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day", "last day"),
        (rule_for_month_day(31), "every month on the last day", "last day"),
        (rule_for_month_day(30), "every month on the 30th, or the last day before it", None),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "every month on the 31st", None),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU", "every other month on the 1st Sunday", None),
        ("FREQ=YEARLY", "every year on 27 November", None),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=14", "every year on 14 February", None),
        ("FREQ=WEEKLY;COUNT=10", "every Friday, 10 times", None),
        ("FREQ=WEEKLY;COUNT=1", "every Friday, once", None),
        ("FREQ=WEEKLY;UNTIL=20261231", "every Friday, until 31 Dec 2026", None),
    ],
)
def test_a_rule_in_words(text: str, words: str, typed: str | None) -> None:
    rule = parse_rule(text)
    assert rule_words(rule, FRIDAY) == words
    assert typed_words(rule, FRIDAY) == typed


def test_a_month_from_the_30th_can_be_typed_from_there() -> None:
    rule = parse_rule(rule_for_month_day(30))
    assert typed_words(rule, datetime(2026, 11, 30, 19)) == "month"
