"""``nearer today`` and ``streaks``."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from tui.book.keeper import Keeper
from tui.cli.options import add_json
from tui.cli.parser import Handler
from tui.cli.session import Session, print_json
from tui.domain.history import DayState
from tui.domain.refusal import Refused
from tui.domain.schedule import ALL
from tui.domain.streak import Streak
from tui.queries.standing import Overview, PracticeStanding, overview, steadiness_of
from tui.store.conflicts import conflict_copies, conflict_line
from tui.wording.basics import (
    counted,
    done_words,
    long_date,
    pause_words,
    safe_until,
    steadiness_word,
)

_NAMES = 21  # columns


_BOXES: dict[DayState, tuple[str, str]] = {
    "done": ("[x]", "done"),
    "rest": ("[-]", "rest"),
    "paused": ("[-]", "away"),
    "off": ("[.]", ""),
    "pending": ("[ ]", "open"),
    "none": ("[ ]", "open"),
}


def _today_arguments(parser: ArgumentParser) -> None:
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--line", action="store_true", help="print one line, for a status bar")


def _today(arguments: Namespace) -> int:
    session = Session(arguments.file)
    keeper = session.opened()
    today = session.today
    view = overview(keeper.book, today, today)
    shown = keeper.book.settings.show_streaks
    if arguments.line:
        connected = f", {counted(view.connected.current, 'connected day')}" if shown else ""
        print(done_words([s.streak.today for s in view.standings]) + connected)
    elif arguments.json:
        names = [str(copy) for copy in conflict_copies(session.path)]
        print_json({**_today_json(view, keeper), "conflict_copies": names})
    else:
        print(long_date(today) + "\n")
        for standing in view.standings:
            practice, state = standing.practice, standing.streak.today
            mark, word = _BOXES[state]
            run = _words(standing.streak, today) if shown else []
            words = ", ".join(["not asked for", *run] if state == "off" else run)
            print(f"{practice.number} {mark} {word:<5} {practice.name:<21} {words}".rstrip())
        if shown:
            print(f"\nConnected: {', '.join(_words(view.connected, today))}")
        _print_reach(keeper)
        for away in keeper.book.pauses:
            if away.practice == ALL and keeper.book.away(ALL, today) == away:
                print(f"\nAway {pause_words(away.pause)}{f': {away.why}' if away.why else ''}")
        if copies := conflict_copies(session.path):
            line = conflict_line(copies)
            print(f"\n{line[:1].upper()}{line[1:]}.")
    return 0


def _print_reach(keeper: Keeper) -> None:
    """Who to reach out to; what finds it out is loaded only where there is anybody."""
    if keeper.book.people or keeper.book.plans:
        from tui.queries.reach_out import reach_lines

        lines = reach_lines(keeper.book, keeper.clock)
        print("".join(f"\n{line.text}" for line in lines), end="\n" if lines else "")


def _streaks_arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("--on", metavar="D", help="as of the end of a past day")


def _streaks(arguments: Namespace) -> int:
    session = Session(arguments.file)
    keeper = session.opened()
    today = session.today
    day = session.day(arguments.on)
    if day > today:
        raise Refused(f"{arguments.on!r} is a day to come; streaks are known up to today")
    view = overview(keeper.book, day, today)
    if arguments.json:
        practices = [
            {"id": s.practice.id, "name": s.practice.name} | _streak_json(s, keeper, day)
            for s in view.standings
        ]
        connected = _numbers(view.connected)
        print_json({"day": str(day), "practices": practices, "connected": connected})
        return 0
    print(long_date(day) + (", as of its end\n" if day < today else "\n"))
    if not keeper.book.settings.show_streaks:
        print("Streaks are hidden; `nearer settings show_streaks on` shows them again.\n")
    for standing in view.standings:
        _print_streak(standing, keeper, day)
    print(f"{'Connected':<{_NAMES}} {', '.join(_words(view.connected, today))}")
    _print_runs(view.connected)
    return 0


def _print_streak(standing: PracticeStanding, keeper: Keeper, day: date) -> None:
    practice, streak, today = standing.practice, standing.streak, keeper.today()
    steady = steadiness_of(keeper.book, practice, day, today)
    week = f"this week {streak.week.done} of {streak.week.target}"
    words = [
        keeper.book.schedule(practice.id, day).text,
        f"{'that day' if day < today else 'today'} {_BOXES[streak.today][1]}",
        *_words(streak, today),
        week if day == today else week.replace("this", "that"),
        f"steadiness {steady:.0%}, {steadiness_word(steady)}",
    ]
    print(f"{practice.name:<{_NAMES}} {', '.join(words)}")
    _print_runs(streak)


def _print_runs(streak: Streak) -> None:
    for run in streak.best_runs:
        length = counted(run.length, streak.unit)
        print(f"{'':<{_NAMES}} {length:>9}  {run.first} to {run.last}")


def _today_json(view: Overview, keeper: Keeper) -> dict[str, Any]:
    practices = [
        {
            "id": s.practice.id,
            "name": s.practice.name,
            "state": s.mark.state,
            "with": keeper.book.names(keeper.book.with_whom(s.mark)),
        }
        | _streak_json(s, keeper, view.day)
        for s in view.standings
    ]
    return {
        "day": str(view.day),
        "practices": practices,
        "connected": _numbers(view.connected),
        **_reach_json(keeper),
    }


def _reach_json(keeper: Keeper) -> dict[str, Any]:
    """What is planned within a week, what waits to be recorded, with whom it has been long."""
    book, clock = keeper.book, keeper.clock
    if not (book.people or book.plans):
        return {"planned": [], "to_record": [], "drift": [], "ask": []}
    from tui.cli.agenda import occurrence_json
    from tui.queries.agenda import coming, drifting, to_record

    now, zone = clock.now(), clock.zone
    up = [m for m in book.matters.values() if m.is_up(keeper.today())]
    return {
        "ask": [
            {"person": book.names([m.person])[0], "kind": m.kind, "text": m.text, "day": str(m.day)}
            for m in up
        ],
        "planned": [occurrence_json(book, o, now) for o in coming(book, now, zone)],
        "to_record": [occurrence_json(book, o, now) for o in to_record(book, now, zone)],
        "drift": [
            {
                "person": book.people[drift.person].name,
                "state": drift.state,
                "gap": drift.gap,
                "rhythm": drift.rhythm,
            }
            for drift in drifting(book, keeper.today(), now, zone)
        ],
    }


def _streak_json(standing: PracticeStanding, keeper: Keeper, day: date) -> dict[str, Any]:
    streak = standing.streak
    return {
        "schedule": keeper.book.schedule(standing.practice.id, day).text,
        **_numbers(streak),
        "week": {"done": streak.week.done, "target": streak.week.target},
        "steadiness": round(steadiness_of(keeper.book, standing.practice, day, keeper.today()), 6),
    }


def _numbers(streak: Streak) -> dict[str, Any]:
    return {
        "today": streak.today,
        "current": streak.current,
        "best": streak.best,
        "unit": streak.unit,
        "total": streak.total,
        "keep_by": str(streak.keep_by) if streak.keep_by else None,
        "best_runs": [
            {"first": str(run.first), "last": str(run.last), "length": run.length}
            for run in streak.best_runs
        ],
    }


def _words(streak: Streak, today: date) -> list[str]:
    """The numbers of a streak, each with its word."""
    if not streak.total:
        return ["nothing done yet"]
    run = counted(streak.current, streak.unit)
    words = [run, f"best {streak.best}", f"{streak.total} in all", safe_until(streak, today)]
    return [word for word in words if word]


HANDLERS = {
    "today": Handler(_today_arguments, _today),
    "streaks": Handler(_streaks_arguments, _streaks),
}
