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
