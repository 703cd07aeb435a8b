"""``nearer history``: the marks of a range, and a year as a map of its days."""

import calendar
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import (
    disk,
    run_command,
    run_process,
    tick,
    write_file,
    year_of,
)


def test_the_shape_of_history_as_json(path: Path) -> None:
    cell = {"state": "done", "with": ["p-1"], "feelings": ["calm"], "aspects": ["present"]}
    write_file(
        path,
        people=[{"uid": "p-1", "name": "Alex"}],
        marks=[
            year_of("time", 2026, {"11-23": cell, "11-20": {"state": None}}),
            year_of("listen", 2026, {"11-22": "rest", "11-23": "done"}),
        ],
    )
    done = {"practice": "listen", "state": "done", "with": []}
    together = {"practice": "time", "state": "done", "with": ["Alex"]}
    assert run_command("history", "--json", file=path).json == [
        {"day": "2026-11-22", "marks": [{"practice": "listen", "state": "rest", "with": []}]},
        {
            "day": "2026-11-23",
            "marks": [done, {**together, "feelings": ["calm"], "aspects": ["present"]}],
        },
    ]


@pytest.mark.parametrize(
    ("arguments", "days"),
    [
        ([], ["2025-12-31", "2026-01-01", "2026-11-22", "2026-11-23"]),
        (["--from", "2026-01-01"], ["2026-01-01", "2026-11-22", "2026-11-23"]),
        (["--to", "2026-01-01"], ["2025-12-31", "2026-01-01"]),
        (["--from", "2025-12-31", "--to", "2026-01-01"], ["2025-12-31", "2026-01-01"]),
        (["--from", "yesterday", "--to", "yesterday"], ["2026-11-22"]),
        (["--from", "2027-01-01"], []),
        (["--to", "2025-12-30"], []),
    ],
)
def test_a_history_has_both_ends_of_its_range(arguments: list[str], days: list[str]) -> None:
    tick("listen", "2025-12-31", "2026-01-01", "2026-11-22", "2026-11-23")
    found = run_command("history", "--json", *arguments).json
    assert [entry["day"] for entry in found] == days
    said = run_command("history", *arguments).well()
    assert [line[:10] for line in said.splitlines()] == (days or ["Nothing is"])


def test_a_history_in_words() -> None:
    tick("share", "yesterday")
    run_command("rest", "listen", "--on", "yesterday").well()
    assert run_command("history").well() == "2026-11-22 Sun  listen (rest), share\n"


def test_names_and_feelings_are_written_as_they_are(path: Path) -> None:
    cell = {"state": "done", "with": ["p-1"]}
    name = 'Ængström "O\'Neil", [b]李\N{SNOWMAN}'
    write_file(
        path,
        people=[{"uid": "p-1", "name": name}],
        marks=[year_of("time", 2026, {"11-23": cell})],
    )
    (entry,) = run_command("history", "--json", file=path).json
    assert entry["marks"][0]["with"] == [name]


def test_what_cannot_be_understood_is_passed_over(path: Path) -> None:
    odd: dict[str, Any] = {
        "02-29": "done",
        "11-20": "napping",
        "11-21": {"no": "state"},
        "11-22": "done",
    }
    later = {"uid": "odd", "practice": 7, "year": "x", "days": {"11-23": {"state": "done"}}}
    gone = {**year_of("share", 2026, {"11-23": "done"}), "deleted": True}
    write_file(path, marks=[year_of("listen", 2026, odd), later, gone])
    found = run_command("history", "--json", file=path).json
    assert [entry["day"] for entry in found] == ["2026-11-22"]
    assert run_command("today", "--line", file=path).well() == "0 of 5 done, 1 connected day\n"


@pytest.mark.parametrize(
    ("year", "days"),
    [
        ("2025", ["2025-12-31"]),
        ("2026", ["2026-01-01", "2026-11-22", "2026-11-23"]),
        ("1999", []),
    ],
)
def test_a_year_as_json_is_the_range_of_its_days(year: str, days: list[str]) -> None:
    tick("listen", "2025-12-31", "2026-01-01", "2026-11-22", "2026-11-23")
    found = run_command("history", "--json", "--year", year).json
    assert [entry["day"] for entry in found] == days


def test_a_practice_of_ones_own_and_one_that_is_off_are_in_the_history() -> None:
    run_command("practice", "add", "Write letters").well()
    tick("write", "yesterday")
    tick("listen", "yesterday")
    for practice in ("write", "listen"):
        run_command("practice", "off", practice).well()
    assert run_command("history").well() == "2026-11-22 Sun  listen, write-letters\n"
    (entry,) = run_command("history", "--json").json
    assert [mark["practice"] for mark in entry["marks"]] == ["listen", "write-letters"]


@pytest.mark.parametrize("arguments", [[], ["--json"], ["--year", "2026"], ["--year", "1999"]])
def test_looking_at_a_history_makes_nothing(tmp_path: Path, arguments: list[str]) -> None:
    before = disk(tmp_path)
    run_command("history", *arguments).well()
    assert disk(tmp_path) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "today", "--to", "-1"], ["runs backwards", "earlier day first"]),
        (["--from", "soon"], ["'soon' is not a day", "2026-11-21 or a weekday"]),
        (["--to", "soon"], ["'soon' is not a day"]),
        (["--year", "1899"], ["1899 is not a year from 1900 on"]),
        (["--year", "0"], ["0 is not a year"]),
        (["--year", "10000"], ["10000"]),
        (["--year", "2026", "--from", "today"], ["--year", "leave out --from and --to"]),
        (["--year", "2026", "--to", "today"], ["--year", "leave out --from and --to"]),
        (["--year", "2026", "--of", "lissten"], ["'lissten'", "did you mean listen?"]),
        (["--year", "2026", "--of", "zzz"], ["there is no practice 'zzz'", "listen, share"]),
    ],
)
def test_what_has_no_history_is_refused_in_one_line(
    tmp_path: Path, arguments: list[str], said: list[str]
) -> None:
    before = disk(tmp_path)
    refusal = run_command("history", *arguments).refusal()
    for part in said:
        assert part in refusal
    assert disk(tmp_path) == before


# a year as a map of its days

WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


class Map:
    """What ``history --year`` printed, taken apart."""

    def __init__(self, year: int, *arguments: str, first: int = 0, **env: Any) -> None:
        self.text = run_command("history", "--year", str(year), *arguments, **env).well()
        lines = self.text.splitlines()
        self.title, blank, self.months = lines[:3]
        self.rows = {line[:3]: line[5:] for line in lines[3:10]}
        self.legend = lines[11]
        self.counts = [part.strip() for line in lines[13:15] for part in line.split("   ") if part]
        self.total = lines[16]
        assert [blank, lines[10], lines[12], lines[15]] == [""] * 4
        assert len(lines) == 17
        assert list(self.rows) == WEEKDAYS[first:] + WEEKDAYS[:first]
        self.year = year
        self.before = (date(year, 1, 1).weekday() - first) % 7
        assert all(line == line.rstrip() for line in lines)

    def column(self, day: date) -> int:
        """The column of a day: calendar weeks since the one of the first of January."""
        return ((day - date(self.year, 1, 1)).days + self.before) // 7

    def sign(self, day: date) -> str:
        """What stands for a day."""
        row = self.rows[WEEKDAYS[day.weekday()]]
        return row[self.column(day) :][:1]

    def signs(self) -> str:
        """The whole year, the first of January first; days to come are blank."""
        days = 366 if calendar.isleap(self.year) else 365
        return "".join(
            self.sign(date(self.year, 1, 1) + timedelta(days=n)) or " " for n in range(days)
        )


def days_of(practice: str, *days: date, state: str = "done") -> dict[str, Any]:
    """The record of a year with some days of one practice."""
    return year_of(practice, days[0].year, {f"{day:%m-%d}": state for day in days})


def test_a_year_at_a_glance() -> None:
    tick("listen", "2026-11-19", "2026-11-20", "2026-11-23")
    run_command("rest", "listen", "--on", "2026-11-21").well()
    assert run_command("history", "--year", "2026", "--of", "listen").well() == (
        "2026  Active listening\n\n"
        "     Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov  Dec\n"
        f"Mon  {' ' * 47}█\n"
        "Tue\n"
        "Wed\n"
        f"Thu  {' ' * 46}█\n"
        f"Fri  {' ' * 46}█\n"
        f"Sat  {' ' * 46}–\n"
        f"Sun  {' ' * 46}▫\n\n"
        "█ done  – rest or away  · not asked for  ▫ open\n\n"
        "Jan ·          Feb ·          Mar ·          Apr ·          May ·          Jun ·\n"
        "Jul ·          Aug ·          Sep ·          Oct ·          Nov 3 of 4     Dec ·\n\n"
        "2026: 3 of 4 days\n"
    )


def test_a_year_of_all_practices_says_how_much_was_done() -> None:
    practices = ["listen", "share", "support", "time", "honest"]
    for n in range(1, 6):
        run_command("check", *practices[:n], "--on", f"2026-11-0{n}").well()
    run_command("rest", "all", "--on", "2026-11-06").well()
    found = Map(2026)
    assert found.title == "2026  all practices together"
    assert found.signs()[303:312] == " ░░▒▓█–··"
    assert found.legend == "· none  ░ 1-2  ▒ 3  ▓ 4  █ all 5  – rest or away"
    assert found.total == "2026: 5 of 21 days"
    assert "Nov 5 of 21" in found.counts


def test_the_legend_counts_the_practices_that_are_on() -> None:
    for practice in ("share", "support", "time"):
        run_command("practice", "off", practice).well()
    tick("listen", "yesterday", "today")
    tick("honest", "today")
    found = Map(2026)
    assert found.legend == "· none  ░ 1  █ all 2  – rest or away"
    assert found.signs().rstrip()[-2:] == "░█"
    run_command("practice", "off", "honest").well()
    assert Map(2026).legend == "· none  █ done  – rest or away"
    assert Map(2026).signs().rstrip()[-2:] == "██"


def test_days_to_come_are_blank_but_for_a_rest_that_is_planned() -> None:
    tick("listen", "today")
    run_command("rest", "listen", "--on", "2026-12-24").well()
    signs = Map(2026, "--of", "listen").signs()
    assert signs[326] == "█"
    assert signs[327:].replace(" ", "") == "–"
    assert signs[357] == "–"
    assert Map(2027, "--of", "listen").signs() == " " * 365
    assert Map(2027).signs() == " " * 365


def test_a_pause_and_a_schedule_are_drawn() -> None:
    run_command("schedule", "time", "weekdays", "sat,sun", "--from", "2026-11-01").well()
    run_command("pause", "time", "--from", "2026-11-14", "--to", "2026-11-15").well()
    tick("time", "2026-11-01", "2026-11-03")
    assert Map(2026, "--of", "time").signs()[304:].rstrip() == "█·█···▫▫·····––·····▫▫·"


def test_one_practice_alone_is_listed_and_printed_as_json() -> None:
    tick("listen", "2026-11-19", "2026-11-20")
    tick("share", "2026-11-20", "2026-11-21")
    listed = run_command("history", "--of", "share").well()
    assert listed == "2026-11-20 Fri  share\n2026-11-21 Sat  share\n"
    found = run_command("history", "--year", "2026", "--of", "1", "--json").json
    assert [day["day"] for day in found] == ["2026-11-19", "2026-11-20"]
    assert {mark["practice"] for day in found for mark in day["marks"]} == {"listen"}


def test_a_day_that_grace_stepped_over_is_drawn_as_such() -> None:
    run_command("check", "listen", "--from", "-10", "--to", "-4").well()
    run_command("check", "listen", "--from", "-2").well()
    assert Map(2026, "--of", "listen").signs().rstrip()[-11:] == "███████▫███"
    run_command("settings", "grace", "on").well()
    assert Map(2026, "--of", "listen").signs().rstrip()[-11:] == "███████~███"
    assert "~ grace" in run_command("history", "--year", "2026", "--of", "listen").well()
    assert "7 of 8" not in Map(2026).total, "connected days know no grace"


@pytest.mark.parametrize("first", [0, 2, 6])
@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2028])
def test_every_day_of_a_year_has_its_place(path: Path, year: int, first: int) -> None:
    chosen = [date(year, 1, 1), date(year, 2, 28), date(year, 12, 31)]
    if calendar.isleap(year):
        chosen.append(date(year, 2, 29))
    write_file(
        path,
        marks=[days_of("listen", *chosen)],
        settings=[{"uid": "week_start", "value": WEEKDAYS[first], "at": "2026-01-01"}],
    )
    now = f"{year + 1}-06-01T12:00"
    found = Map(year, "--of", "listen", first=first, file=path, now=now)
    signs = found.signs()
    assert [n for n, sign in enumerate(signs) if sign == "█"] == sorted(
        day.timetuple().tm_yday - 1 for day in chosen
    )
    assert set(signs) == {"█", "▫"}
    assert len(signs) == sum(len(row.replace(" ", "")) for row in found.rows.values())
    for month in range(1, 13):
        begins = found.column(date(year, month, 1))
        assert found.months[5 + begins :].startswith(f"{date(year, month, 1):%b}")


def test_a_leap_year_that_begins_on_the_last_day_of_a_week_has_54_columns() -> None:
    run_command("settings", "week_start", "sunday").well()
    tick("listen", "2000-01-01", "2000-12-31")
    found = Map(2000, "--of", "listen", first=6)
    assert found.rows["Sat"].startswith("█")
    assert found.rows["Sun"] == " " + "▫" * 52 + "█"


def test_months_count_the_days_that_were_asked_for() -> None:
    run_command("check", "listen", "--from", "2024-02-01", "--to", "2024-02-29").well()
    run_command("rest", "listen", "--on", "2024-03-01").well()
    found = Map(2024, "--of", "listen")
    assert found.counts[:4] == ["Jan ·", "Feb 29 of 29", "Mar 0 of 30", "Apr 0 of 30"]
    assert found.counts[11] == "Dec 0 of 31"
    assert found.total == "2024: 29 of 334 days"


def test_the_months_of_all_practices_count_connected_days() -> None:
    run_command("settings", "day_goal", "2").well()
    tick("listen", "2026-11-20", "2026-11-21", "2026-11-22")
    tick("share", "2026-11-21")
    assert Map(2026).total == "2026: 1 of 3 days"
    run_command("settings", "day_goal", "1").well()
    assert Map(2026).total == "2026: 3 of 3 days"


def test_a_year_without_a_mark_says_so() -> None:
    for year in (1900, 2026, 9998):
        for arguments in ((), ("--of", "time")):
            assert Map(year, *arguments).total == f"{year}: nothing recorded"


def test_a_practice_of_ones_own_has_a_map() -> None:
    run_command("practice", "add", "Write letters").well()
    tick("6", "today")
    run_command("practice", "off", "write").well()
    found = Map(2026, "--of", "write")
    assert found.title == "2026  Write letters"
    assert found.signs().rstrip()[-1] == "█"


def test_nothing_on_the_map_judges(path: Path) -> None:
    run_command("demo", "--years", "2", "--file", path).well()
    for arguments in ((), ("--of", "time")):
        said = Map(2025, *arguments, file=path).text.lower()
        assert not [word for word in ("missed", "failed", "broken", "lost") if word in said]


@pytest.mark.parametrize(
    "env", [{"PYTHONIOENCODING": "ascii"}, {"TERM": "linux"}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_a_poor_terminal_gets_a_map_in_ascii(env: dict[str, Any]) -> None:
    tick("listen", "2026-11-19", "2026-11-20")
    run_command("rest", "listen", "--on", "2026-11-21").well()
    for arguments in (["--of", "listen"], []):
        said = run_process("history", "--year", "2026", *arguments, **env).well()
        assert said.isascii()
        assert "?" not in said
    lines = run_process("history", "--year", "2026", "--of", "listen", **env).well().splitlines()
    assert lines[11] == "# done  - rest or away  . not asked for  o open"
    assert [line[51] for line in lines[6:10]] == ["#", "#", "-", "o"]


def test_a_terminal_of_today_gets_the_finer_signs() -> None:
    tick("listen", "today")
    said = run_process("history", "--year", "2026", TERM="xterm-256color").well()
    assert "░" in said
