"""Whole days on the command line: what is said of them, and what other programs are given."""

import json
from typing import Any

from tests.cli.command import run_command

BEFORE, ON, LAST, AFTER = (f"2026-12-{day:02}T10:00" for day in (1, 5, 6, 8))


def agenda(now: str, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run_command("agenda", "--json", *arguments, now=now).json
    return found


def said(now: str, *arguments: str) -> str:
    return run_command(*arguments, now=now).well()


def refused(now: str, *arguments: str) -> str:
    return run_command(*arguments, now=now).refusal()


def test_a_weekend_away_from_the_line_to_what_happened() -> None:
    words = said(BEFORE, "plan", "weekend away with Alex 5-6 dec").splitlines()
    assert words[0].startswith("weekend away: Sat 5 Dec – Sun 6 Dec, all day, 2 days, with Alex")
    said(BEFORE, "plan", "dinner with Alex sat 19:00")
    (trip, dinner) = agenda(BEFORE)
    wanted = {
        "start": "2026-12-05T00:00",
        "end": "2026-12-07T00:00",
        "all_day": True,
        "first_day": "2026-12-05",
        "last_day": "2026-12-06",
        "minutes": 2 * 24 * 60,
        "zone": None,
        "status": "upcoming",
        "overlaps": [],
    }
    assert {key: trip[key] for key in wanted} == wanted
    assert (dinner["all_day"], dinner["first_day"], dinner["last_day"]) == (False, None, None)
    assert [o["title"] for o in agenda(BEFORE, "--from", "2026-12-06")] == ["weekend away"]
    assert "Today – tomorrow, all day  weekend away with Alex" in said(ON, "today")
    assert "Yesterday – today, all day  weekend away with Alex" in said(LAST, "today")
    lines = said(LAST, "agenda").splitlines()
    at = lines.index("Sunday 6 December 2026, today")
    assert lines[at + 1] == "  to Sun 6 Dec  weekend away with Alex (now)"
    uid = trip["id"]
    assert "it is on until Sunday 6 December" in refused(ON, "outcome", uid, "happened")
    assert "no minutes" in refused(LAST, "outcome", uid, "happened", "--minutes", "90")
    assert "How was it with Alex on Sat 5 Dec – Sun 6 Dec?" in said(AFTER, "today")
    assert "ticked on each of its days" in said(AFTER, "outcome", uid, "happened")
    done = ["2026-12-05 Sat  time", "2026-12-06 Sun  time"]
    assert said(AFTER, "history", "--from", "2026-12-01").splitlines() == done
    assert "- Sat 5 Dec – Sun 6 Dec: weekend away with Alex" in said(AFTER, "lookback")
    said(AFTER, "outcome", uid, "--clear")
    assert "Nothing is recorded" in said(AFTER, "history", "--from", "2026-12-01")
    said(AFTER, "undo")
    assert said(AFTER, "history", "--from", "2026-12-01").splitlines() == done


def test_whole_days_are_skipped_moved_edited_and_ended() -> None:
    said(BEFORE, "plan", "hut with Robin first saturday of every month for 2 days")
    (uid, *_) = (o["id"] for o in agenda(BEFORE))
    assert "leave the zone out" in refused(
        BEFORE, "plan", "trip with Robin 5-6 dec", "--zone", "UTC"
    )
    assert said(BEFORE, "move", uid, "12 dec") == "hut: Sat 12 Dec – Sun 13 Dec, all day\n"
    assert "has no hour" in refused(BEFORE, "move", uid, "12 dec 10:00")
    assert "its days stay as many" in refused(BEFORE, "move", uid, "12-14 dec")
    said(BEFORE, "skip", uid)
    said(BEFORE, "restore", uid)
    assert [o["moved"] for o in agenda(BEFORE)] == [True]
    line = "hut with Robin every 2nd sat of the month from 12 dec for 3 days"
    assert "all day, 3 days, every month on the 2nd Saturday" in said(
        BEFORE, "edit", uid, line, "--all"
    )
    (hut,) = agenda(BEFORE)
    assert (hut["first_day"], hut["last_day"]) == ("2026-12-12", "2026-12-14")
    hour = "hut with Robin every 2nd sat of the month from 12 dec 10:00 for 2h"
    said(BEFORE, "edit", hut["id"], hour, "--following")
    assert [(o["start"], o["all_day"]) for o in agenda(BEFORE)] == [("2026-12-12T10:00", False)]
    said(BEFORE, "end", "2026-12-12")
    assert agenda(BEFORE) == []
    assert json.loads(said(BEFORE, "today", "--json"))["planned"] == []
