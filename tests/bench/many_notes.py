"""Much that was written, for the bench: 10,000 notes in ten years, 500 check-ins."""

import random
from datetime import date, timedelta
from typing import Any

from tui.domain.note import NOTE_KINDS
from tui.store.database import Database
from tui.store.meta import document_id
from tui.texts.library import families, statements

NOTES, CHECKINS, PEOPLE, MATTERS, DATES = 10_000, 500, 5, 40, 20
AT = "2026-11-20T10:00:00.000Z"
_DAYS = 3650
_WORDS = (
    *("soup rain river evening laughter silence letter garden window morning", "bread music"),
    *("we talked about the move and what it would mean", "slowly", "a long walk", "the exam"),
)

Record = dict[str, Any]


def fill(database: Database, today: date) -> None:
    """Put them beside what the file holds; the same every time."""
    chance = random.Random(5)
    feelings = [word for words in families().values() for word in words]
    notes: list[Record] = []
    for n in range(NOTES):
        note = _note(chance, n, today, feelings)
        notes.append(note)
        if n % 20 == 0:
            again = {**note, "uid": f"n-{n:06x}-b", "replaces": [note["uid"]]}
            notes.append({**again, "text": f"{note['text']} More of it."})
    made = {
        "people": [_person(n) for n in range(PEOPLE)],
        "notes": notes,
        "checkins": [_checkin(chance, n, today) for n in range(CHECKINS)],
        "matters": [_matter(n, today) for n in range(MATTERS)],
        "dates": [_important(n) for n in range(DATES)],
    }
    with database.transaction():
        tables = {name: dict(table) for name, table in database.file.read().items()}
        for name, records in made.items():
            table = tables.setdefault(name, {})
            table.update({str(document_id(record["uid"])): record for record in records})
        database.file.write(tables)


def _person(n: int) -> Record:
    return {"uid": f"p-r{n:05x}", "name": f"Friend {n}", "kind": "friend", "at": AT}


def _note(chance: random.Random, n: int, today: date, feelings: list[str]) -> Record:
    day = today - timedelta(days=chance.randrange(_DAYS))
    uid = f"n-{n:06x}"
    text = " ".join(chance.choices(_WORDS, k=chance.randrange(5, 40)))
    note: Record = {
        "uid": uid,
        "note": uid,
        "day": str(day),
        "kind": chance.choice(NOTE_KINDS),
        "text": f"{text} {n}",
        "with": [f"p-r{chance.randrange(PEOPLE):05x}"] if n % 2 else [],
        "feelings": chance.sample(feelings, n % 3),
        "starred": n % 20 == 1,
        "private": n % 33 == 1,
        "written": f"{day}T20:{n % 60:02}:00.000Z",
        "at": AT,
    }
    return {key: value for key, value in note.items() if value}


def _checkin(chance: random.Random, n: int, today: date) -> Record:
    answers = {s.id: chance.randint(1, 5) for s in statements() if chance.random() < 0.9}
    return {
        "uid": f"c-{n:06x}",
        "person": f"p-r{n % PEOPLE:05x}",
        "day": str(today - timedelta(weeks=n // PEOPLE)),
        "answers": answers,
        "said": {"ck-open-1": "the soup"},
        "circles": 1 + n % 7,
        "at": AT,
    }


def _matter(n: int, today: date) -> Record:
    day = str(today + timedelta(days=n - 2))
    return {
        "uid": f"m-{n:06x}",
        "person": f"p-r{n % PEOPLE:05x}",
        "kind": "ask",
        "text": f"thing {n}",
        "day": day,
        "at": AT,
    }


def _important(n: int) -> Record:
    return {
        "uid": f"d-{n:06x}",
        "person": f"p-r{n % PEOPLE:05x}",
        "occasion": "birthday",
        "month": 1 + n % 12,
        "day": 1 + n,
        "at": AT,
    }
