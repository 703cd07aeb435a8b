"""Days that look forward or back, sentences after a change, what overlaps, and ends of plans."""

from tests.cli.command import run_command
from tests.cli.test_planning import agenda

SUNDAY = "2026-11-29T20:00"


def at(now: str, *arguments: str) -> str:
    return run_command(*arguments, now=now).well()


def test_what_is_planned_looks_forward_and_what_was_done_looks_back() -> None:
    at(SUNDAY, "plan", "coffee with Ivy tue 18:00")
    assert "Tue 1 Dec" in at(SUNDAY, "skip", "tue")
    assert "Tue 1 Dec" in at(SUNDAY, "restore", "tue")
    assert "Wed 2 Dec" in at(SUNDAY, "move", "tue", "wed 18:00")
    at(SUNDAY, "check", "listen", "--on", "tue", "--from", "friday", "--to", "sunday")
    days = [day["day"] for day in run_command("history", "--json", now=SUNDAY).json]
    assert days == ["2026-11-24", "2026-11-27", "2026-11-28", "2026-11-29"]
    assert "coffee" in at("2026-12-03T09:00", "outcome", "wed", "happened")


def test_a_range_reads_its_end_after_its_start() -> None:
    at(SUNDAY, "plan", "coffee with Ivy sat 18:00")
    (found,) = agenda("--from", "friday", "--to", "sunday", now=SUNDAY)
    assert found["start"] == "2026-12-05T18:00"
    assert agenda("--from", "tomorrow", "--to", "friday", now=SUNDAY) == []
    assert "up to and with Wednesday 9 December" in at(
        SUNDAY, "pause", "all", "--from", "2026-12-04", "--to", "wed"
    )
    said = run_command("history", "--from", "sun", "--to", "sat", now="2026-12-05T20:00").well()
    assert said == "Nothing is recorded in these days yet.\n"
    assert "the next such weekday after its start" in " ".join(at(SUNDAY, "--help").split())


def test_every_sentence_after_a_change_is_of_what_is_then() -> None:
    """What a command says of a time is what the agenda says of it afterwards."""
    at(SUNDAY, "plan", "walk with Jo 2026-12-04 10:00")
    (first,) = agenda(now=SUNDAY)
    for change in (
        ("move", "2026-12-05 11:00"),
        ("skip",),
        ("restore",),
        ("restore",),
        ("move", "2026-12-06 12:00"),
        ("edit", "walk with Jo 2026-12-08 13:30"),
    ):
        command, *more = change
        said = at(SUNDAY, command, first["id"], *more)
        (now,) = agenda(now=SUNDAY)
        first = now
        day, hour = int(now["start"][8:10]), now["start"][11:]
        assert f" {day} Dec {hour}" in said, (change, said)
        assert ("skipped;" in said) == (now["status"] == "skipped")


def test_what_is_on_at_the_same_time_is_marked() -> None:
    at(SUNDAY, "plan", "walk with Jo 2026-12-04 10:00 for 2h")
    at(SUNDAY, "plan", "lunch with Ivy 2026-12-04 11:00 for 1h")
    at(SUNDAY, "plan", "film with Jo 2026-12-04 20:00")
    walk, lunch, film = agenda(now=SUNDAY)
    assert (walk["overlaps"], lunch["overlaps"]) == ([lunch["id"]], [walk["id"]])
    assert film["overlaps"] == []
    assert at(SUNDAY, "agenda").count("(overlaps)") == 2
    assert [o["title"] for o in agenda("--with", "Jo", now=SUNDAY)] == ["walk", "film"]
    assert "(overlaps)" in at(SUNDAY, "agenda", "--with", "Ivy")
    at(SUNDAY, "skip", walk["id"])
    assert "overlaps" not in at(SUNDAY, "agenda").replace("--with", "")


def test_the_agenda_says_how_far_it_looks() -> None:
    assert "Nothing is planned here" in at(SUNDAY, "agenda")
    at(SUNDAY, "plan", "birthday with Jo 2027-02-13 19:00")
    said = "Nothing until Sun 27 Dec; the next is on Sat 13 Feb 2027. --to D shows more.\n"
    assert at(SUNDAY, "agenda") == at(SUNDAY, "agenda", "--with", "Jo") == said
    at(SUNDAY, "plan", "walk with Ivy saturday 10:00")
    assert at(SUNDAY, "agenda").endswith(
        "This is all until Sun 27 Dec; the next is on Sat 13 Feb 2027. --to D shows more.\n"
    )
    assert "This is" not in at(SUNDAY, "agenda", "--with", "Ivy")
    assert "the next" not in at(SUNDAY, "agenda", "--to", "+100")
    assert len(agenda(now=SUNDAY)) == 1


def test_of_many_times_of_a_day_it_is_said_how_many_more() -> None:
    for hour in range(9, 14):
        at(SUNDAY, "plan", f"call with Jo 2026-12-04 {hour}:00 for 30m")
    refusal = run_command("skip", "2026-12-04", now=SUNDAY).refusal()
    assert "5 times: " in refusal
    assert " and 2 more; name one, `nearer agenda --from 2026-12-04` lists them" in refusal


def test_a_plan_ends() -> None:
    at(SUNDAY, "plan", "date night with Alex every friday 19:30")
    second = agenda(now=SUNDAY)[1]["id"]
    assert "over from Fri 11 Dec 19:30–21:00 on" in at(SUNDAY, "end", second, "--following")
    assert len(agenda(now=SUNDAY)) == 1
    later = "2026-12-05T09:00"
    run_command("outcome", "friday", "happened", now=later).well()
    plan = second.partition("@")[0]
    assert at(later, "end", plan, "--all") == "date night: taken out.\n"
    assert run_command("history", "--json", now=later).json == []
    at(SUNDAY, "plan", "walk with Jo 2026-12-04 10:00")
    assert at(SUNDAY, "end", "2026-12-04") == "walk: taken out.\n"
    at(SUNDAY, "plan", "tea with Jo every monday 17:00")
    assert at(SUNDAY, "end", "monday") == "tea: over from now on; what was, stays.\n"
    assert agenda(now=SUNDAY) == []


def test_a_series_ends_from_the_time_that_is_said() -> None:
    at(SUNDAY, "plan", "tea with Jo every monday 17:00")
    plan = agenda(now=SUNDAY)[0]["plan"]
    refusal = run_command("end", "2026-12-14", now=SUNDAY).refusal()
    assert "--now: from now on, tomorrow 17:00–18:30 too; --before: from Mon 14 Dec" in refusal
    assert len(agenda(now=SUNDAY)) == 4
    said = at(SUNDAY, "end", "2026-12-14", "--before")
    assert said == "tea: over from Mon 14 Dec 17:00–18:30 on; what is before it, stays.\n"
    assert [o["start"] for o in agenda(now=SUNDAY)] == ["2026-11-30T17:00", "2026-12-07T17:00"]
    later = "2026-12-01T09:00"
    assert "--before: from yesterday 17:00" in run_command("end", "2026-11-30", now=later).refusal()
    assert at(later, "end", plan) == "tea: over from now on; what was, stays.\n"
    at(SUNDAY, "plan", "walk with Jo every monday 10:00")
    said = at(SUNDAY, "end", "2026-12-14", "--now")
    assert said == "walk: over from now on; what was, stays.\n"


def test_what_follows_begins_no_earlier_than_the_time_that_is_edited() -> None:
    at(SUNDAY, "plan", "date night with Alex every friday 19:30 for 2h")
    third = agenda(now=SUNDAY)[2]
    assert third["start"] == "2026-12-18T19:30"
    said = at(
        SUNDAY, "edit", third["id"], "date night with Alex every saturday 20:00", "--following"
    )
    assert "Sat 19 Dec 20:00" in said
    starts = [o["start"][5:10] for o in agenda(now=SUNDAY)]
    assert starts == ["12-04", "12-11", "12-19", "12-26"]


def test_a_zone_of_its_own_is_told_with_the_hour_here() -> None:
    said = at(SUNDAY, "plan", "call with Mum saturday 15:00", "--zone", "America/New_York")
    assert "Sat 5 Dec 15:00" in said
    assert "here that is Sat 5 Dec 20:00–21:30" in said
    assert "here that is" not in at(SUNDAY, "plan", "call with Mum sunday 15:00")


def test_pauses_and_schedules_look_forward() -> None:
    said = at(SUNDAY, "pause", "all", "--from", "friday", "--to", "sunday")
    assert "from Friday 4 December up to and with Sunday 6 December" in said
    assert "from Wednesday 2 December" in at(
        SUNDAY, "schedule", "listen", "mon,wed", "--from", "wed"
    )


def test_rest_for_all_spares_what_is_done() -> None:
    at(SUNDAY, "check", "listen")
    said = at(SUNDAY, "rest", "all")
    assert "Active listening: done, so it stays" in said
    assert "Be supportive: rest today" in said
    (day,) = run_command("history", "--json", now=SUNDAY).json
    assert {m["practice"]: m["state"] for m in day["marks"]}["listen"] == "done"
    mixed = run_command("rest", "time", "--on", "tomorrow", "--to", "+3", now=SUNDAY).refusal()
    assert "--to goes with --from" in mixed
