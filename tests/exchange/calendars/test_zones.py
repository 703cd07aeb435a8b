"""The zones of calendar files, as their senders write them."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from tests.exchange.calendars.calendar import event, plans_of, refusals_of, zone
from tui.domain.wall import zone_named

BERLIN, WALL = "Europe/Berlin", "20261127T193000"
EU = (
    ("STANDARD", "16010101T030000", "+0200", "+0100", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
    ("DAYLIGHT", "16010101T020000", "+0100", "+0200", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
)
US = (
    ("STANDARD", "16010101T020000", "-0400", "-0500", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"),
    ("DAYLIGHT", "16010101T020000", "-0500", "-0400", "FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"),
)
FIXED = (("STANDARD", "19700101T000000", "+0017", "+0017", ""),)
HANGS = (("STANDARD", "19700101T000000", "+0100", "+0100", "FREQ=SECONDLY;INTERVAL=0"),)
NEVER = (("STANDARD", "19700101T000000", "+0100", "+0100", "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2"),)


def start(tzid: str, more: Sequence[str] = ()) -> str:
    return event(f"DTSTART;TZID={tzid}:{WALL}", "DURATION:PT1H", *more)


@pytest.mark.parametrize(
    ("tzid", "name"),
    [
        ("Europe/Berlin", BERLIN),
        ('"Europe/Berlin"', BERLIN),
        ("europe/berlin", BERLIN),
        ("W. Europe Standard Time", BERLIN),
        ('"W. Europe Standard Time"', BERLIN),
        ("W. Europe Standard Time 1", BERLIN),
        ("Eastern Standard Time", "America/New_York"),
        ('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', "Europe/Amsterdam"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(GMT+01.00) Sarajevo/Skopje/Sofija/Vilnius/Warsaw/Zagreb", "Europe/Sarajevo"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ('"(UTC) Coordinated Universal Time"', "UTC"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", BERLIN),
        ("/mozilla.org/20050126_1/America/Argentina/Salta", "America/Argentina/Salta"),
        ("tzone://Microsoft/Utc", "UTC"),
    ],
)
@pytest.mark.parametrize("told", [(), US])
def test_a_name_counts_before_rules(tzid: str, name: str, told: Sequence[Sequence[str]]) -> None:
    """The rules that a file brings along for a zone that has a name are those of another one."""
    (plan,) = plans_of(zone(tzid.strip('"'), told) if told else "", start(tzid))
    assert (plan.zone, plan.start) == (name, datetime(2026, 11, 27, 19, 30))


@pytest.mark.parametrize(
    ("told", "more", "name"),
    [
        (EU, "", "Europe/Budapest"),
        (NEVER, "", "Africa/Lagos"),
        (US, "", "America/New_York"),
        (US, "X-LIC-LOCATION:America/Detroit", "America/Detroit"),
        (US, "X-LIC-LOCATION:Nowhere/Town", "America/New_York"),
    ],
)
def test_a_zone_without_a_name_goes_by_its_rules(
    told: Sequence[Sequence[str]], more: str, name: str
) -> None:
    for tzid in ("Customized Time Zone", "Ours"):
        (plan,) = plans_of(zone(tzid, told, more), start(tzid, ["RRULE:FREQ=WEEKLY"]))
        assert plan.zone == name


def test_rules_of_no_zone_known_are_enough_for_one_time() -> None:
    (plan,) = plans_of(zone("Odd", FIXED), start("Odd"))
    assert (plan.zone, plan.start) == ("UTC", datetime(2026, 11, 27, 19, 13))
    (line,) = refusals_of(zone("Odd", FIXED), start("Odd", ["RRULE:FREQ=WEEKLY"]))
    assert "rules of no zone known" in line


@pytest.mark.parametrize("told", [(), HANGS])
def test_a_zone_that_is_none_is_refused_for_its_events_alone(
    told: Sequence[Sequence[str]],
) -> None:
    texts = (zone("Ours", told) if told else "", start("Ours", ["UID:a"]), start(BERLIN))
    (plan,) = plans_of(*texts)
    assert plan.zone == BERLIN
    (line,) = refusals_of(*texts)
    assert line.startswith("event 1")
    assert "its zone 'Ours' is not known here" in line


def test_only_so_many_rules_are_looked_at() -> None:
    texts = [zone(f"Z{n}x", FIXED) + start(f"Z{n}x", [f"UID:{n}"]) for n in range(30)]
    assert len(plans_of(*texts)) == 60 // 7
    dates = ("STANDARD", "19700101T000000\nRDATE:" + "19700101T000000," * 99, "+0100", "+0100", "")
    assert plans_of(zone("Ours", [dates]), start("Ours")) == ()


def test_a_time_in_utc_stands_in_the_zone_of_its_calendar() -> None:
    head = "X-WR-TIMEZONE:Europe/Berlin\n"
    once, weekly = event(f"DTSTART:{WALL}Z"), event(f"DTSTART:{WALL}Z", "RRULE:FREQ=WEEKLY")
    floating = event(f"DTSTART:{WALL}")
    (plan,) = plans_of(head, once)
    assert (plan.zone, plan.start) == (BERLIN, datetime(2026, 11, 27, 20, 30))
    assert [plans_of(text)[0].zone for text in (once, head + weekly, head + floating)] == [
        *("UTC", "UTC", "")
    ]


def test_the_zones_of_a_file_are_not_those_of_the_next() -> None:
    assert plans_of(zone("Mine", US), start("Mine"))[0].zone == "America/New_York"
    assert plans_of(zone("Mine", EU), start("Mine"))[0].zone == "Europe/Budapest"
    assert refusals_of(start("Mine"))


def test_what_is_told_in_another_zone_is_made_one_of_the_plan() -> None:
    (plan,) = plans_of(
        event(
            f"DTSTART;TZID=W. Europe Standard Time:{WALL}",
            "DTEND;TZID=Eastern Standard Time:20261127T150000",
            "RRULE:FREQ=WEEKLY",
            "RDATE;TZID=America/New_York:20261128T120000",
        )
    )
    assert plan.minutes == 90
    assert plan.extra == (datetime(2026, 11, 28, 18),)
    assert plan.zone_or(None) is zone_named(BERLIN)
