"""Made-up years: plausible marks and, in the last of them, a story; the same for the same day."""

import random
from datetime import UTC, date, datetime, time, timedelta

from tui.demo.story import tell
from tui.domain.day import days_between
from tui.domain.practice import BUILT_IN, QUALITY_TIME
from tui.records.marks import TABLE, cell_key
from tui.store.codec import Record
from tui.store.database import Database
from tui.store.migrations import SCHEMA
from tui.store.stamp import text_of

_SEED = 20180614
_LIKELY = {"listen": 0.86, "share": 0.74, "support": 0.82, "time": 0.66, "honest": 0.9}


def write_demo(database: Database, today: date, years: int) -> int:
    """Fill an empty file with ``years`` of marks up to ``today``; returns how many.

    Practice comes in good and thin stretches of some weeks, weekends go better for time together,
    a day in fifty rests, and today is still open but for one tick.
    """
    chance = random.Random(_SEED)  # noqa: S311  # made-up marks, not secrets
    first = today - timedelta(days=round(years * 365.25) - 1)
    documents: dict[str, Record] = {}
    story = tell(today)
    mood, count = 1.0, 0
    for day in days_between(first, today):
        if chance.random() < 1 / 24:
            mood = chance.choice((0.72, 0.9, 1.0, 1.06, 1.1))
        at = text_of(datetime.combine(day, time(21, chance.randrange(60)), UTC))
        for practice in BUILT_IN:
            likely = _LIKELY[practice.id] * mood
            if practice.id == QUALITY_TIME and day.weekday() >= 4:
                likely += 0.2
            state = "done" if chance.random() < likely else None
            if chance.random() < 1 / 50:
                state = "rest"
            told = story.marks.get((practice.id, day), {})
            if day == today:
                state, told = "done" if practice.id == "listen" else None, {}
            elif told:
                state = "done"
            if state is None:
                continue
            uid = f"{practice.id}|{day.year}"
            year = documents.setdefault(
                uid, {"uid": uid, "practice": practice.id, "year": day.year, "at": at, "days": {}}
            )
            said = told or ({"by_hand": True} if state == "done" else {})
            year["days"][cell_key(day)] = {"state": state, **said, "at": at}
            year["at"] = at
            count += 1
    with database.transaction():
        every = [*documents.values(), *(document for _, document in story.documents)]
        newest = max(document["at"] for document in every)
        meta = {"uid": "meta", "schema": SCHEMA, "file_id": f"demo-{years}", "at": newest}
        database.table("meta").put(meta)
        for document in documents.values():
            database.table(TABLE).put(document)
        for table, document in story.documents:
            database.table(table).put(document)
    return count
