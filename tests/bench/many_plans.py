"""Many people and plans, for the bench: 200 people, 500 plans, 100 of them for five years."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from tui.domain.plan import occurrence_uid
from tui.domain.recurrence import starts
from tui.domain.rule import WEEKDAYS, Rule, parse_rule
from tui.store.database import Database

PEOPLE, PLANS, RECURRING, OUTCOMES = 200, 500, 100, 5000
AT = "2026-11-20T10:00:00.000Z"
_SINCE = datetime(2021, 11, 1, 18, 0)

Record = dict[str, Any]


def fill(database: Database, today: date) -> None:
    """Put them beside what the file holds; the same every time."""
    chance = random.Random(5)
    with database.transaction():
        for n in range(PEOPLE):
            database.table("people").put(_person(n))
        left = OUTCOMES
        for n in range(PLANS):
            start = _start(chance, n)
            rule = _rule(chance, start) if n < RECURRING else None
            plan = _plan(chance, n, start, rule)
            database.table("plans").put(plan)
            for said in list(_outcomes(plan, start, rule, today))[-47:]:
                if left:
                    left -= 1
                    database.table("occurrences").put(said)


def _person(n: int) -> Record:
    return {
        "uid": f"p-{n:06x}",
        "name": f"Person {n}",
        "kind": "friend",
        "rhythm_days": 7 + n % 60,
        "added": "2020-01-01",
        "at": AT,
    }


def _start(chance: random.Random, n: int) -> datetime:
    if n < RECURRING:
        return _SINCE + timedelta(days=chance.randrange(14), hours=chance.randrange(4))
    return datetime(2024, 1, 1, 18, 0) + timedelta(days=chance.randrange(1100))


def _rule(chance: random.Random, start: datetime) -> Rule:
    weekly = f"FREQ=WEEKLY;BYDAY={WEEKDAYS[start.weekday()]}"
    rules = [*([weekly] * 7), f"{weekly};INTERVAL=2", f"FREQ=MONTHLY;BYMONTHDAY={start.day}"]
    return parse_rule(chance.choice([*rules, "FREQ=DAILY"]))


def _plan(chance: random.Random, n: int, start: datetime, rule: Rule | None) -> Record:
    plan: Record = {
        "uid": f"pl-{n:06x}",
        "title": f"Evening {n}",
        "people": [f"p-{chance.randrange(PEOPLE):06x}"],
        "start": start.isoformat(timespec="minutes"),
        "minutes": 90,
        "at": AT,
    }
    return plan | ({"rrule": rule.text} if rule else {})


def _outcomes(plan: Record, start: datetime, rule: Rule | None, today: date) -> Iterator[Record]:
    end = datetime.combine(today - timedelta(days=3), datetime.min.time())
    for key in starts(rule, start, start, end):
        yield {
            "uid": occurrence_uid(plan["uid"], key),
            "plan": plan["uid"],
            "key": key.isoformat(timespec="minutes"),
            "outcome": "happened",
            "with": plan["people"],
            "day": str(key.date()),
            "at": AT,
        }
