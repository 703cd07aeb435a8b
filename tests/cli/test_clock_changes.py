"""A floating time that the clocks skip: what is answered, listed, and taken elsewhere."""

from pathlib import Path

import pytest

from tests.cli.command import run_command

NOW = "2026-11-29T20:00"


@pytest.mark.parametrize(
    ("zone", "start", "begin", "end"),
    [
        ("Europe/Berlin", "2027-03-28 02:30", "03:30", "04:30"),
        ("Europe/London", "2027-03-28 01:30", "02:30", "03:30"),
        ("America/New_York", "2027-03-14 02:30", "03:30", "04:30"),
        ("Australia/Lord_Howe", "2027-10-03 02:15", "02:45", "03:45"),
        ("Africa/Cairo", "2027-04-30 00:30", "01:30", "02:30"),
    ],
)
def test_a_time_that_does_not_exist(
    path: Path, zone: str, start: str, begin: str, end: str
) -> None:
    def said(*arguments: str | Path, now: str = NOW) -> str:
        return run_command(*arguments, now=now, file=path, TZ=zone).well()

    day, wall = start.split()
    answer = said("plan", f"walk with Jo {start} for 1h")
    assert f" {begin}–{end}, with Jo" in answer
    assert f"the clocks skip {wall} that day" in answer
    assert f"  {begin}–{end}  walk with Jo" in said("agenda", "--from", day, "--to", day)
    assert f'"start": "{day}T{begin}"' in said("agenda", "--json", "--from", day)
    written = path.with_name("own.ics")
    said("export", written)
    lines = written.read_text().splitlines()
    assert f"DTSTART:{day.replace('-', '')}T{wall.replace(':', '')}00" in lines
    assert "DURATION:PT1H" in lines
    assert '"status": "now"' in said("agenda", "--json", now=f"{day}T{begin}")


def test_an_end_that_is_said_is_kept(path: Path) -> None:
    """From half past one to half past three it is an hour in spring, and three in autumn."""

    def said(line: str) -> str:
        return run_command("plan", line, now=NOW, file=path, TZ="Europe/Berlin").well()

    assert " 01:30–03:30, with Jo" in said("walk with Jo 2027-03-28 01:30-03:30")
    assert " 01:30–03:30, with Jo" in said("walk with Jo 2027-10-31 01:30-03:30")
    assert " 01:30–03:30, with Jo" in said("walk with Jo 2027-03-28 01:30 for 1h")
    assert " 03:15–04:00, with Jo" in said("walk with Jo 2027-03-28 02:15-03:00")
