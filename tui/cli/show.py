"""``nearer today``, ``streaks`` and ``history``."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from tui.cli.parser import Command, add_json, add_range
from tui.cli.session import Session, people_of, print_json
from tui.domain.day import parse_day
from tui.domain.mark import Mark
from tui.domain.practice import BUILT_IN
from tui.domain.refusal import Refused
from tui.domain.streak import Streak
from tui.keeper import Keeper
from tui.overview import Overview, Standing, overview, steadiness_of
from tui.words import counted, long_date, safe_until


def _today_arguments(parser: ArgumentParser) -> None:
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--line", action="store_true", help="print one line, for a status bar")


def _today(arguments: Namespace) -> int:
    session = Session(arguments.file)
    keeper = session.opened()
    today = session.today
    view = overview(keeper.book, today, today)
    if arguments.line:
        done = sum(s.mark.state == "done" for s in view.standings)
        connected = counted(view.connected.current, "connected day")
        print(f"{done} of {len(view.standings)} done, {connected}")
    elif arguments.json:
        print_json(_today_json(view, keeper, session.names()))
    else:
        print(long_date(today) + "\n")
        for standing in view.standings:
            mark = {"done": "[x]", "rest": "[-]", None: "[ ]"}[standing.mark.state]
            practice, word = standing.practice, standing.mark.state or "open"
            words = ", ".join(_words(standing.streak, today))
            print(f"{practice.number} {mark} {word:<5} {practice.name:<21} {words}")
        print(f"\nConnected: {', '.join(_words(view.connected, today))}")
    return 0


def _streaks_arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("--on", metavar="D", help="as of the end of a past day")


def _streaks(arguments: Namespace) -> int:
    session = Session(arguments.file)
    today = session.today
    day = session.day(arguments.on)
    if day > today:
        raise Refused(f"{arguments.on!r} is a day to come; streaks are known up to today")
    keeper = session.opened()
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
    for standing in view.standings:
        steady = steadiness_of(keeper.book, standing.practice, day, today)
        words = [*_words(standing.streak, today), f"steadiness {steady:.0%}"]
        print(f"{standing.practice.name:<21} {', '.join(words)}")
        for run in standing.streak.best_runs[:3]:
            print(
                f"{'':<21} {counted(run.length, standing.streak.unit)}: {run.first} to {run.last}"
            )
    print(f"{'Connected':<21} {', '.join(_words(view.connected, today))}")
    return 0


def _history_arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    add_range(parser)
    parser.add_argument("--year", type=int, metavar="Y", help="a whole year")


def _history(arguments: Namespace) -> int:
    session = Session(arguments.file)
    first, last = _range(arguments, session)
    keeper = session.opened()
    ids = [practice.id for practice in BUILT_IN]
    names = session.names()
    days = keeper.book.days(ids, first, last)
    marks = {
        day: {p.id: mark for p in BUILT_IN if (mark := keeper.book.mark(p.id, day)).state}
        for day in days
    }
    if arguments.json:
        print_json(
            [
                {"day": str(day), "marks": [_mark_json(p, m, names) for p, m in found.items()]}
                for day, found in marks.items()
            ]
        )
        return 0
    for day, found in marks.items():
        words = ", ".join(p if m.state == "done" else f"{p} (rest)" for p, m in found.items())
        print(f"{day} {day:%a}  {words}")
    if not marks:
        print("Nothing is recorded in these days yet.")
    return 0


def _range(arguments: Namespace, session: Session) -> tuple[date, date]:
    if arguments.year is not None:
        if arguments.first or arguments.last:
            raise Refused("--year is a range already; leave out --from and --to")
        if not 1900 <= arguments.year <= 9999:
            raise Refused(f"{arguments.year} is not a year from 1900 on")
        return date(arguments.year, 1, 1), date(arguments.year, 12, 31)
    today = session.today
    first = parse_day(arguments.first, today) if arguments.first else date.min
    last = parse_day(arguments.last, today) if arguments.last else date.max
    if last < first:
        raise Refused(f"from {first} to {last} runs backwards; put the earlier day first")
    return first, last


def _today_json(view: Overview, keeper: Keeper, names: dict[str, str]) -> dict[str, Any]:
    practices = [
        {
            "id": s.practice.id,
            "name": s.practice.name,
            "state": s.mark.state,
            "with": people_of(s.mark.people, names),
        }
        | _streak_json(s, keeper, view.day)
        for s in view.standings
    ]
    return {
        "day": str(view.day),
        "practices": practices,
        "connected": _numbers(view.connected),
        "planned": [],
        "to_record": [],
        "drift": [],
    }


def _streak_json(standing: Standing, keeper: Keeper, day: date) -> dict[str, Any]:
    streak = standing.streak
    return {
        "schedule": "daily",
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


def _mark_json(practice: str, mark: Mark, names: dict[str, str]) -> dict[str, Any]:
    extra = {"aspects": list(mark.aspects), "feelings": list(mark.feelings)}
    return {
        "practice": practice,
        "state": mark.state,
        "with": people_of(mark.people, names),
    } | {key: value for key, value in extra.items() if value}


def _words(streak: Streak, today: date) -> list[str]:
    """The numbers of a streak, each with its word."""
    if not streak.total:
        return ["nothing done yet"]
    run = counted(streak.current, streak.unit)
    words = [run, f"best {streak.best}", f"{streak.total} in all", safe_until(streak, today)]
    return [word for word in words if word]


COMMANDS = {
    "today": Command(
        "the practices of today, their streaks and until when each is safe",
        _today_arguments,
        _today,
    ),
    "streaks": Command(
        "streaks per practice and overall: current, best, total, the longest runs",
        _streaks_arguments,
        _streaks,
    ),
    "history": Command(
        "the marks of a range, day by day; everything by default", _history_arguments, _history
    ),
}
