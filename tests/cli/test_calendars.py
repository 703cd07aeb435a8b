"""The calendar files of ``nearer export`` and ``nearer import``."""

from pathlib import Path

import pytest

from tests.cli.command import records_of, run_command

_EVENT = "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20261127T193000\r\n{more}END:VEVENT\r\n"


def calendar(*events: str) -> str:
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n"


def event(more: str = "", uid: str = "a@elsewhere") -> str:
    return _EVENT.format(uid=uid, more=f"{more}\r\n" if more else "")


def agenda(file: Path) -> list[tuple[str, str, str]]:
    found = run_command("agenda", "--json", "--to", "2027-02-28", file=file).json
    return [(o["start"], o["end"], o["status"]) for o in found]


@pytest.fixture
def planned(path: Path) -> Path:
    run_command("plan", "Zanzibar with Quux every friday 19:30 for 2h", file=path).well()
    uid = next(iter(records_of(path, "plans")))
    run_command("skip", f"{uid}@2026-12-04T19:30", file=path).well()
    run_command("move", f"{uid}@2026-12-11T19:30", "2026-12-12 10:00", file=path).well()
    return path


def test_what_goes_out_comes_in_with_its_exceptions(planned: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "plans.ics", tmp_path / "other.json"
    run_command("export", out, file=planned).well()
    run_command("import", out, "--with", "Kim", file=other).well()
    assert len(agenda(planned)) > 10
    assert agenda(other) == agenda(planned)


def test_reading_twice_changes_nothing(planned: Path, tmp_path: Path) -> None:
    out = tmp_path / "plans.ics"
    run_command("export", out, file=planned).well()
    before = [records_of(planned, table) for table in ("plans", "occurrences", "people")]
    run_command("import", out, file=planned).well()
    assert [records_of(planned, table) for table in ("plans", "occurrences", "people")] == before


def test_titles_and_names_leave_only_when_asked(planned: Path, tmp_path: Path) -> None:
    plain, told = tmp_path / "plain.ics", tmp_path / "told.ics"
    run_command("export", plain, file=planned).well()
    run_command("export", told, "--details", file=planned).well()
    assert not any(word in plain.read_text().lower() for word in ("zanzibar", "quux"))
    assert all(word in told.read_text().lower() for word in ("zanzibar", "quux"))


@pytest.mark.parametrize(
    "more",
    [
        "RRULE:FREQ=DAILY;INTERVAL=0",
        "RRULE:FREQ=DAILY;COUNT=1000000000",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=SECONDLY",
    ],
)
def test_a_rule_that_cannot_be_is_refused(more: str, tmp_path: Path, path: Path) -> None:
    source = tmp_path / "in.ics"
    source.write_text(calendar(event(more)), newline="")
    result = run_command("import", source, "--with", "Kim", file=path)
    assert result.status == 1
    assert "event 1, 2026-11-27: " in result.out + result.err
    assert not path.exists()


def test_the_rest_is_taken(tmp_path: Path, path: Path) -> None:
    source = tmp_path / "in.ics"
    bad = event("RRULE:FREQ=DAILY;INTERVAL=0", "b@elsewhere")
    source.write_text(calendar(event(), bad), newline="")
    result = run_command("import", source, "--with", "Kim", file=path)
    assert result.status == 0
    assert "event 2, 2026-11-27: INTERVAL=0" in result.out + result.err
    assert len(records_of(path, "plans")) == 1
