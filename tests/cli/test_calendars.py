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


def test_a_vdir_comes_back_the_way_it_went_out(planned: Path, tmp_path: Path) -> None:
    run_command("plan", "walk with Quux saturday 10:00", file=planned).well()
    folder, other = tmp_path / "vdir", tmp_path / "other.json"
    run_command("export", "--vdir", folder, file=planned).well()
    (folder / ".half.ics").write_text("half")
    (folder / "notes.txt").write_text("not a calendar")
    said = run_command("import", folder, "--with", "Kim", file=other).well()
    assert said.startswith(f"2 plans read from {folder}, 2 of them new here\n")
    assert agenda(other) == agenda(planned)


def test_several_files_are_one_import(tmp_path: Path, path: Path) -> None:
    sources = []
    for name in ("a", "b"):
        sources.append(tmp_path / f"{name}.ics")
        sources[-1].write_text(calendar(event(uid=name)))
    run_command("plan", "tea with Kim friday 19:00", file=path).well()
    before = records_of(path, "plans")
    run_command("import", *sources, sources[0], "--with", "Kim", file=path).well()
    assert len(records_of(path, "plans")) == 3
    assert "calendars were taken in" in run_command("undo", "--list", file=path).well()
    run_command("undo", file=path).well()
    assert [p for p in records_of(path, "plans").values() if not p.get("deleted")] == [
        *before.values()
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("b.ics", "no calendar", "b.ics: it is not a calendar file"),
        ("b.csv", "day,practice,state", "b.csv is no .ics file; take it in by itself"),
        ("b.ics", "", "b.ics: it is not a calendar file"),
        ("folder", None, "folder: it is a folder, and no .ics file is in it"),
        (
            "b.ics",
            "x" * 10_000_001,
            "b.ics: they are larger than 10 MB; export less of it",
        ),
        ("absent.ics", None, "absent.ics"),
    ],
)
def test_of_several_files_all_come_in_or_none(
    tmp_path: Path, path: Path, name: str, text: str | None, said: str
) -> None:
    good, bad = tmp_path / "a.ics", tmp_path / name
    good.write_text(calendar(event()))
    (tmp_path / "folder").mkdir()
    if text is not None:
        bad.write_text(text)
    assert said in run_command("import", good, bad, "--with", "Kim", file=path).refusal()
    assert not path.exists()


def test_several_of_another_kind_are_refused(tmp_path: Path, path: Path) -> None:
    sources = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for source in sources:
        source.write_text("day,practice,state\n")
    assert "one by one" in run_command("import", *sources, file=path).refusal()


CHANGES = [
    ["move", "{uid}@2026-12-18T19:30", "2026-12-19 10:00"],
    ["skip", "{uid}@2026-12-25T19:30"],
    ["restore", "{uid}@2026-12-04T19:30"],
]


@pytest.mark.parametrize("as_vdir", [False, True])
def test_an_older_export_undoes_nothing(planned: Path, tmp_path: Path, as_vdir: bool) -> None:
    """A file that went out before is left, in one line; the one of now says what is so."""

    def exported(name: str) -> Path:
        out = tmp_path / (name if as_vdir else f"{name}.ics")
        run_command("export", *(["--vdir"] if as_vdir else []), out, file=planned).well()
        return out

    uid = next(iter(records_of(planned, "plans")))
    old = exported("old")
    for n, change in enumerate(CHANGES):
        words = [word.format(uid=uid) for word in change]
        run_command(*words, file=planned, now=f"2026-11-24T0{n}:00").well()
        ends = "1 plan changed here since the file was written; left as it is here\n"
        before = [records_of(planned, table) for table in ("plans", "occurrences")]
        said = run_command("import", old, file=planned).well()
        assert said.endswith(ends)
        assert [records_of(planned, table) for table in ("plans", "occurrences")] == before
        other = tmp_path / f"other{n}.json"
        new = exported(f"new{n}")
        assert "changed here" not in run_command("import", new, file=planned).well()
        assert [records_of(planned, table) for table in ("plans", "occurrences")] == before
        run_command("import", new, "--with", "Kim", file=other).well()
        assert agenda(other) == agenda(planned)
        old = new


def test_what_another_program_changed_in_an_export_comes_in(planned: Path, tmp_path: Path) -> None:
    out = tmp_path / "plans.ics"
    run_command("export", out, "--details", file=planned).well()
    lines = out.read_text("utf-8").splitlines()
    (sequence,) = {line for line in lines if line.startswith("SEQUENCE")}
    number = int(sequence.removeprefix("SEQUENCE:"))
    text = "\r\n".join(lines).replace(sequence, f"SEQUENCE:{number + 1}")
    out.write_text(text.replace("SUMMARY:Zanzibar", "SUMMARY:Madagascar"), newline="")
    run_command("import", out, file=planned).well()
    (plan,) = records_of(planned, "plans").values()
    assert plan["title"] == "Madagascar"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, path: Path) -> None:
    source = tmp_path / "in.ics"
    source.write_bytes(calendar(event()).encode().ljust(10_000_001))
    said = run_command("import", source, source, "--with", "Kim", file=path).refusal()
    assert "in.ics: it is larger than 10 MB; export less of it" in said
    assert not path.exists()


def test_bytes_of_any_kind_come_in_as_they_were_sent(tmp_path: Path, path: Path) -> None:
    """Windows' UTF-16, old Macs' line ends, and a zone that the library would warn of."""
    zone = "/freeassociation.sourceforge.net/Europe/Berlin"
    text = calendar(event("SUMMARY:Café").replace("DTSTART", f"DTSTART;TZID={zone}"))
    for n, data in enumerate((text.encode("utf-16"), text.replace("\r\n", "\r").encode("latin-1"))):
        source, file = tmp_path / f"{n}.ics", tmp_path / f"{n}.json"
        source.write_bytes(data)
        run_command("import", source, "--with", "Kim", file=file).well()
        (plan,) = records_of(file, "plans").values()
        assert (plan["title"], plan["zone"]) == ("Café", "Europe/Berlin")
