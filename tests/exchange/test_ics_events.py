"""A calendar file read some events at a time is the file as the library reads it whole."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.cli.test_bulk import events
from tui.domain.refusal import Refused
from tui.exchange.ics_events import events_of

ZONE = (
    "BEGIN:VTIMEZONE\nTZID:Own/{n}\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0{n}00\nEND:STANDARD\nEND:VTIMEZONE\n"
)
PARTS = [
    "BEGIN:VEVENT\nUID:a\nDTSTART:20270101T090000\nSUMMARY:Walk\nEND:VEVENT\n",
    "BEGIN:VEVENT\nUID:b\nDTSTART;TZID=Own/3:20270101T090000\nSUMMARY:La\n ke\nEND:VEVENT\n",
    "begin:vevent\nUID:c\nDTSTART;TZID=Own/4:20270101T090000\nend:vevent\n",
    "BEGIN:VEVENT\nUID:d\nDESCRIPTION:two\\nBEGIN:VEVENT\n BEGIN:VEVENT\nEND:VEVENT\n",
    "BEGIN:VEVENT\nUID:e\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM\nEND:VEVENT\n",
    "BEGIN:VEVENT\nUID:f\nBEGIN:VEVENT\nUID:g\nEND:VEVENT\nEND:VEVENT\n",
    "BEGIN:VEVENT\nUID:h\n",
    "BEGIN:VEVENT \nUID:i\nEND:VEVENT\n",
    "END:VEVENT\n",
    "BEGIN:VTODO\nUID:j\nEND:VTODO\n",
    "END:VCALENDAR\nBEGIN:VCALENDAR\n",
    "no line of a calendar\n",
    "\n",
    ZONE.format(n=3),
    ZONE.format(n=4),
]


def whole(data: bytes) -> list[bytes] | None:
    """What the library reads at once, in any order; None where it refuses."""
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        return sorted(e.to_ical() for c in calendars for e in c.walk("VEVENT"))
    except (ValueError, IndexError, KeyError):
        return None


@example([PARTS[6], PARTS[7], PARTS[8]], "\n")  # another kind of component within an event
@given(st.lists(st.sampled_from(PARTS), max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_in_parts_it_is_what_it_is_as_a_whole(parts: list[str], end: str) -> None:
    text = f"BEGIN:VCALENDAR\n{''.join(parts)}END:VCALENDAR\n".replace("\n", end)
    data = text.encode()
    try:
        found = sorted(event.to_ical() for event in events_of(data))
    except Refused:
        assert whole(data) is None or text.count("BEGIN") > 5
    else:
        assert found == whole(data)


@pytest.mark.parametrize("count", [0, 1, 199, 200, 450])
def test_it_is_said_how_far_it_is(count: int) -> None:
    told: list[tuple[int, int]] = []
    data = events(count)[0].encode()
    assert len(events_of(data, lambda *far: told.append(far))) == count
    assert told == [(n, count) for n in range(0, count, 200)]
