"""``at``: a time that only moves forward."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.build import META, table, tables, write
from tui.clock import FixedClock
from tui.store import stamp
from tui.store.database import Database

instants = st.datetimes(
    datetime(1900, 1, 1),
    datetime(2900, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=13)), timezone(-timedelta(hours=9))]),
)


def test_an_instant_is_written_in_utc_to_the_millisecond() -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    assert stamp.text_of(datetime(2026, 11, 24, 1, 45, 4, 120_999, india)) == (
        "2026-11-23T20:15:04.120Z"
    )


@given(instants, instants)
def test_the_order_of_texts_is_the_order_of_times(one: datetime, other: datetime) -> None:
    a, b = stamp.text_of(one), stamp.text_of(other)
    assert (a < b) == (datetime.fromisoformat(a) < datetime.fromisoformat(b))


@given(instants, instants)
def test_a_stamp_is_later_than_all_seen_and_not_before_now(now: datetime, seen: datetime) -> None:
    at = stamp.after(now, stamp.text_of(seen))
    assert at > stamp.text_of(seen)
    assert at >= stamp.text_of(now)
    if now - seen >= timedelta(milliseconds=1):
        assert at == stamp.text_of(now)


@pytest.mark.parametrize("seen", ["tomorrow", "zzz", "9999-12-31T23:59:59.999Z"])
def test_a_time_that_cannot_be_counted_on_from_does_no_harm(seen: str) -> None:
    now = datetime(2026, 11, 23, 19, 15, tzinfo=UTC)
    assert stamp.after(now, seen) == "2026-11-23T19:15:00.000Z"


def test_the_newest_is_found_in_any_table_and_nonsense_passed_over() -> None:
    held = tables(
        people={"1": {"at": "2027-01-01T00:00:00.000Z"}, "2": {"at": 5}, "3": {}},
        plans={"1": {"at": "2026-12-01T00:00:00.000Z"}},
    )
    assert stamp.newest(held) == "2027-01-01T00:00:00.000Z"
    assert stamp.newest({}) == ""


NOW = datetime(2026, 11, 23, 19, 15, tzinfo=UTC)
BELIEVED = stamp.text_of(NOW + stamp.AHEAD)


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59.999Z", "2099-01-01T00:00:00.000Z", "zzzz", 5])
def test_no_change_follows_a_time_that_cannot_be(
    database: Database, clock: FixedClock, at: object
) -> None:
    people = table({"uid": "p-1", "at": at}, {"uid": "p-2", "at": "2026-11-23T19:16:00.000Z"})
    write(database.file.path, tables(people=people))
    with database.transaction():
        assert database.next_stamp() == "2026-11-23T19:16:00.001Z"


def test_where_most_of_a_file_is_to_come_the_clock_is_wrong() -> None:
    people = {str(n): {"at": f"2028-11-{n:02}T00:00:00.000Z"} for n in range(1, 20)}
    latest = stamp.latest_of(tables(people=people), NOW)
    assert stamp.newest(tables(people=people), latest) == "2028-11-19T00:00:00.000Z"
    assert stamp.latest_of(tables(people={"1": people["1"]}), NOW) == BELIEVED


@given(instants, instants)
def test_the_later_change_weighs_more_unless_it_cannot_have_been_made(
    one: datetime, other: datetime
) -> None:
    early, late = sorted([stamp.text_of(one), stamp.text_of(other)])
    assert (stamp.weight(early) < stamp.weight(late)) == (early < late)
    for odd in ("zzzz", "", None, 5, "2026-02-30T00:00:00.000Z", "2026-11-23T20:15:04.120", [late]):
        assert stamp.weight(odd) < stamp.weight(early)
    if early <= BELIEVED < late:
        assert stamp.weight(late, BELIEVED) < stamp.weight(early, BELIEVED)


def test_an_instant_weighs_the_same_however_it_is_written() -> None:
    assert stamp.weight("2026-11-23T21:15:04+01:00") == stamp.weight("2026-11-23T20:15:04.000Z")


def test_stamps_of_a_file_move_forward_when_the_clock_goes_back(
    database: Database, clock: FixedClock
) -> None:
    ats = []
    for minutes in (0, -90, -90, 400, 0):
        clock.move(timedelta(minutes=minutes))
        with database.transaction():
            ats.append(database.next_stamp())
            database.table("people").put({"uid": f"p{len(ats)}", "at": ats[-1]})
    assert ats == sorted(set(ats))
    assert ats[1] == "2026-11-23T19:15:00.001Z"


def test_a_new_file_gets_its_meta_record_once(database: Database, clock: FixedClock) -> None:
    for _ in range(2):
        with database.transaction():
            database.next_stamp()
            database.table("people").insert({})
    meta = database.table("meta").all()
    assert len(meta) == 1
    assert meta[0]["schema"] == 1
    assert len(meta[0]["file_id"]) == 32
    assert meta[0]["at"] == "2026-11-23T19:15:00.000Z"


def test_a_meta_record_under_another_id_is_the_meta_record(
    database: Database,
) -> None:
    write(database.file.path, {"meta": {"1": META}, "people": table()})
    with database.transaction():
        database.next_stamp()
        database.table("people").insert({})
    assert len(database.table("meta")) == 1
