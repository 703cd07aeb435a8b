"""Calendar files with a few bytes changed: what can be is taken in, the rest told in a line each.

``NEARER_FUZZ=25`` makes fifty of every sender. What was taken in is so the second time, too.
"""

import random
from pathlib import Path

import pytest

from tests.cli.command import disk, records_of, run_command
from tests.exchange.calendars.test_senders import SENDERS
from tests.fuzz import TIMES
from tests.fuzz.test_moving_in import changed, unharmed

pytestmark = pytest.mark.unmeasured

FILES = 2  # of a sender in one run
LINES = (
    *("BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "BEGIN:VTIMEZONE", "METHOD:CANCEL"),
    *("RRULE:FREQ=SECONDLY;INTERVAL=0", "RRULE:FREQ=YEARLY;BYDAY=9XX", "RRULE:", "DTSTART:"),
    *("DTSTART;TZID=:20261127T193000", "DTSTART:00010101T000000", "DTEND:99991231T235959"),
    *("RECURRENCE-ID:20261204T193000", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261204T193000"),
    *("EXDATE:,,,", "RDATE;VALUE=PERIOD:20261127T193000Z/PT1H,x/y", "DURATION:-P9999999999D"),
    *("SEQUENCE:-1", "LAST-MODIFIED;TZID=Nowhere:1", "UID:", "SUMMARY", 'SUMMARY;A="x:y', ":"),
    *("X-WR-TIMEZONE:../../etc", "TZOFFSETTO:+9999", "TZOFFSETFROM:x", "STATUS:CANCELLED"),
)


def with_lines(chance: random.Random, data: bytes) -> bytes:
    """Some lines put in, left out, or changed places with others."""
    lines = data.splitlines()
    for _ in range(chance.choice((1, 2, 5))):
        at = chance.randrange(1, len(lines))
        kind = chance.random()
        if kind < 0.6:
            lines.insert(at, chance.choice(LINES).encode())
        elif kind < 0.8:
            del lines[at]
        else:
            other = chance.randrange(1, len(lines))
            lines[at], lines[other] = lines[other], lines[at]
    return b"\r\n".join(lines)


@pytest.mark.parametrize("sender", SENDERS)
def test_a_mutated_calendar_is_taken_in_or_refused(sender: str, tmp_path: Path, home: Path) -> None:
    text, _, _ = SENDERS[sender]
    run_command("check", "honest").well()
    source = tmp_path / "in.ics"
    for n in range(FILES * TIMES):
        chance = random.Random(f"{sender} {n}")
        data = with_lines(chance, text.encode())
        source.write_bytes(changed(chance, data) if n % 2 else data)
        before = disk(home)
        result = run_command("import", source, "--with", "Alex")
        unharmed(result, n)
        if result.status:
            assert disk(home) == before, n
            continue
        file = next(path for path in home.rglob("nearer.json"))
        kept = [records_of(file, table) for table in ("plans", "occurrences")]
        run_command("agenda", "--json", "--to", "2027-06-30").well()
        run_command("import", source, "--with", "Alex").well()
        assert [records_of(file, table) for table in ("plans", "occurrences")] == kept, n
        run_command("undo", "1")
