"""How an occurrence stands: derived, never stored, and never inferred to have been left out."""

from datetime import UTC, datetime, timedelta

import pytest

from tui.domain.plan import OccurrenceRecord, Plan, occurrence_at, occurrence_uid

START = datetime(2026, 11, 27, 19, 30)
PLAN = Plan("pl-1", "", ("p-1",), START, 120)
BEGINS = START.replace(tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("after", "status"),
    [
        (timedelta(days=-30), "upcoming"),
        (timedelta(hours=-24) - MINUTE, "upcoming"),
        (timedelta(hours=-24), "soon"),
        (-MINUTE, "soon"),
        (timedelta(), "now"),
        (timedelta(hours=2) - MINUTE, "now"),
        (timedelta(hours=2), "to_record"),
        (timedelta(days=7, hours=2), "to_record"),
        (timedelta(days=7, hours=2) + MINUTE, "unrecorded"),
        (timedelta(days=900), "unrecorded"),
    ],
)
def test_status_goes_by_the_clock(after: timedelta, status: str) -> None:
    assert occurrence_at(PLAN, START, None, UTC).status(BEGINS + after) == status


@pytest.mark.parametrize("after", [timedelta(days=-30), timedelta(), timedelta(days=30)])
@pytest.mark.parametrize(
    ("said", "status"),
    [
        (OccurrenceRecord("pl-1", START, cancelled=True), "skipped"),
        (OccurrenceRecord("pl-1", START, outcome="happened"), "happened"),
        (OccurrenceRecord("pl-1", START, outcome="partly"), "partly"),
        (OccurrenceRecord("pl-1", START, outcome="did_not"), "did_not"),
        (OccurrenceRecord("pl-1", START, cancelled=True, outcome="happened"), "happened"),
    ],
)
def test_the_words_of_its_owner_come_first(
    said: OccurrenceRecord, status: str, after: timedelta
) -> None:
    assert occurrence_at(PLAN, START, said, UTC).status(BEGINS + after) == status


def test_a_moved_one_keeps_its_address() -> None:
    to = START + timedelta(days=9)
    found = occurrence_at(PLAN, START, OccurrenceRecord("pl-1", START, moved_to=to), UTC)
    assert found.is_moved
    assert found.start == to
    assert found.uid == occurrence_uid("pl-1", START) == "pl-1@2026-11-27T19:30"
    assert found.status(BEGINS + timedelta(days=1)) == "upcoming"


def test_the_length_that_was_told_is_that_of_the_time() -> None:
    found = occurrence_at(PLAN, START, OccurrenceRecord("pl-1", START, minutes=45), UTC)
    assert found.end == START + timedelta(minutes=45)
