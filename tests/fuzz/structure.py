"""Files of ours whose structure holds and whose values do not: any field may be anything."""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.book.canaries import AT, filled_tables
from tests.cli.command import META
from tui.store.codec import Tables
from tui.store.meta import document_id
from tui.store.numbers import Verbatim

ESCAPES = "\x1b]52;c;eA==\x07\x9b31m\u202e\x00"
VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1, 29, 366, 10**12, 10**30, -(2**70), 0.5, -1e308),
    *(Verbatim("1e999"), Verbatim("-1e-999"), Verbatim("1.0000000000000000000001")),
    *("", " ", "\n", "x", "word " * 2000, "\ud800", ESCAPES, "{", "../../etc/passwd", "p-kim"),
    *("9999-12-31", "0001-01-01", "2026-02-30", "2026-11-23", "2026-W48-5", "24:00", "04:00"),
    *("9999-12-31T23:59", "0001-01-01T00:00", "2026-11-23T10:00", "9999-12-31T23:59:59-23:59"),
    *("9999-12-31T23:59:59.999Z", "2099-01-01T00:00:00.000Z", "0001-01-01T00:00:00+23:59"),
    *("Europe/Berlin", "Mars/Olympus", "listen", "time", "all", "done", "rest", "birthday"),
    *("FREQ=DAILY;COUNT=730", "FREQ=MONTHLY;BYDAY=5MO", "FREQ=YEARLY;UNTIL=99991231"),
    *("daily", "3/week", "weekdays sun", "pl-date@2026-11-20T19:30", "u@2026-11-20T19:30"),
    *([], {}, [None], [[]], {"a": {}}, ["p-kim", 5, ESCAPES], {"ck-1": 10**12, "ck-2": "x"}),
]


def deep(depth: int = 300) -> Any:
    """Something nested so deep."""
    found: Any = "core"
    for n in range(depth):
        found = [found] if n % 2 else {"in": found}
    return found


def rich() -> Tables:
    """A file with a record in every table, and several where what they say hangs together."""
    held = filled_tables("word")
    held["people"] += [{"uid": "p-zoe", "name": "Zoë", "rhythm_days": 7, "at": AT}]
    rule = {"rrule": "FREQ=WEEKLY;BYDAY=FR", "zone": "Europe/Berlin", "people": ["p-zoe", "p-kim"]}
    held["plans"] += [{"uid": "pl-date", "start": "2026-06-05T19:30", "at": AT, **rule}]
    trip = {"start": "2026-11-14T00:00", "minutes": 1440, "days": 2, "people": ["p-zoe"]}
    held["plans"] += [{"uid": "pl-trip", "at": AT, **trip}]
    held["occurrences"] += [
        {"uid": "pl-trip@2026-11-14T00:00", "plan": "pl-trip", "key": "2026-11-14T00:00", "at": AT}
        | {"outcome": "happened", "with": ["p-zoe"], "day": "2026-11-14", "days": 2}
    ]
    held["occurrences"] += [
        {"uid": f"pl-date@{day}T19:30", "plan": "pl-date", "key": f"{day}T19:30", "at": AT, **said}
        for day, said in (
            ("2026-11-20", {"outcome": "happened", "with": ["p-zoe"], "day": "2026-11-20"}),
            ("2026-11-27", {"moved_to": "2026-11-28T18:00"}),
            ("2026-12-04", {"cancelled": True}),
        )
    ]
    held["notes"] += [
        {"uid": f"n-{n}", "note": "n-0", "day": "2026-11-22", "text": f"note {n}", "at": AT}
        | {"written": f"2026-11-22T20:0{n}:00.000Z", "replaces": ["n-0"] if n else []}
        for n in range(3)
    ]
    held["checkins"] += [
        {"uid": f"c-{n}", "person": "p-zoe", "day": f"2026-11-{n + 1:02}", "at": AT}
        | {"answers": {f"ck-{m}": n % 5 + 1 for m in range(1, 9)}, "circles": 3, "wished": 5}
        for n in range(9)
    ]
    held["practices"] += [{"uid": "walks", "number": 6, "name": "Walks", "at": AT}]
    held["schedules"] += [
        {"uid": "time|2026-01-01", "practice": "time", "from": "2026-01-01", "schedule": "3/week"}
    ]
    for practice in ("share", "time", "walks"):
        cells = {
            f"{month:02}-{day:02}": {"state": "done", "by_hand": True, "with": ["p-zoe"], "at": AT}
            for month in (3, 10, 11)
            for day in range(1, 20)
        }
        for year in (2025, 2026):
            uid = f"{practice}|{year}"
            record = {"uid": uid, "practice": practice, "year": year, "at": AT, "days": cells}
            held["marks"].append(copy.deepcopy(record))
    tables: Any = {"meta": [META], **held}
    return {n: {str(document_id(r["uid"])): r for r in records} for n, records in tables.items()}


def hostile(seed: str, base: Tables) -> Tables:
    """A copy of ``base`` with a few places changed, the same for one seed."""
    chance = random.Random(seed)
    tables = copy.deepcopy(base)
    for _ in range(chance.choice((1, 1, 2, 4, 12, 40))):
        name = chance.choice([name for name in tables if name != "meta"])
        key = chance.choice(list(tables[name]))
        if chance.random() < 0.06:
            _MOVES[chance.randrange(len(_MOVES))](chance, tables, name, key)
        else:
            record = tables[name][key]
            held, field = chance.choice([*_places(record), (record, "later")])
            held[field] = copy.deepcopy(chance.choice(VALUES))
    return tables


def _places(record: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Every field of a record, what lies in maps and lists too; its days stay a map."""
    stack: list[Any] = [record]
    while stack:
        held = stack.pop()
        for field in list(held) if isinstance(held, dict) else range(len(held)):
            if not (held is record and field == "days"):
                yield held, field
            if isinstance(held[field], dict | list):
                stack.append(held[field])


def _twice(_: random.Random, tables: Tables, name: str, key: str) -> None:
    tables[name][str(int(key) + 1)] = {**tables[name][key], "at": "zzzz"}


def _less(chance: random.Random, tables: Tables, name: str, key: str) -> None:
    del tables[name][key][chance.choice(list(tables[name][key]))]
    tables[name][key].setdefault("x", deep())


def _elsewhere(chance: random.Random, tables: Tables, name: str, key: str) -> None:
    other = chance.choice([other for other in tables if other not in ("meta", name)])
    tables[other][str(int(key) + 2)] = copy.deepcopy(tables[name][key])


def _bare(_: random.Random, tables: Tables, name: str, key: str) -> None:
    tables[name][key] = {}


_MOVES: list[Callable[[random.Random, Tables, str, str], None]] = [_twice, _less, _elsewhere, _bare]
