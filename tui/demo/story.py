"""The year of Sarah and Alex: they drift apart under work, and find each other again.

Sarah keeps the file. Everything is told in days before the day of the telling, so that the same
day always gives the same story.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from tui.domain.checkin import CheckIn
from tui.domain.important import ImportantDate
from tui.domain.matter import Matter
from tui.domain.note import NoteKind, Revision
from tui.domain.person import Person
from tui.domain.plan import OccurrenceRecord, Plan, occurrence_uid
from tui.domain.practice import QUALITY_TIME
from tui.domain.rule import parse_rule
from tui.records.planning import occurrence_content, person_content, plan_content
from tui.records.reflection import (
    checkin_content,
    important_content,
    matter_content,
    revision_content,
)
from tui.store.codec import Record
from tui.store.stamp import text_of
from tui.texts.library import open_lines, statements

ALEX, ROBIN, MUM, KIM = "p-a1e001", "p-60b1a2", "p-303b03", "p-41b004"
_PEOPLE = (
    Person(ALEX, "Alex", "partner", 7),
    Person(ROBIN, "Robin", "friend", 21),
    Person(MUM, "Mum", "family", 14),
    Person(KIM, "Kim", "colleague", zone="Asia/Tokyo"),
)
_BACK = 24  # weeks ago they began to meet on Fridays again
_SKIPPED = {3, 11}
_MOVED = {6, 15}
_PARTLY = {2, 9}

_ANSWERS = {  # weeks ago: eight answers, 0 for skipped; circles
    26: ("22332322", 3),
    22: ("32342332", 3),
    18: ("33343333", 4),
    14: ("33443243", 4),
    10: ("44454343", 5),
    7: ("43444350", 5),
    4: ("44454454", 5),
    1: ("45455454", 6),
}
_SAID = {
    26: "Two people who share a calendar, not an evening.",
    18: "I told you about the review before I told anybody else.",
    7: "You said you were tired instead of saying nothing.",
    1: "We laughed about the burnt rice until the neighbours heard.",
}


class _Told(NamedTuple):
    """A note: days ago, its text, and what it is about."""

    ago: int
    text: str
    kind: NoteKind = "journal"
    people: tuple[str, ...] = ()
    practice: str = ""
    feelings: tuple[str, ...] = ()
    starred: bool = False


_NOTES = (
    _Told(301, "Third weekend of work in a row. Alex ate alone again.", "hard", (ALEX,)),
    _Told(
        262,
        "We talk about bins and trains. Not much else.",
        "feeling",
        (ALEX,),
        "share",
        feelings=("lonely",),
    ),
    _Told(214, "Mum asked how we are. I said fine, too quickly.", "journal", (MUM,), "honest"),
    _Told(
        183,
        "Told Alex that I miss us. It was quiet, and then it was good.",
        "experience",
        (ALEX,),
        "honest",
        feelings=("nervous", "relieved"),
        starred=True,
    ),
    _Told(
        168,
        "First Friday with the phones in the drawer. We forgot the time.",
        "experience",
        (ALEX,),
        QUALITY_TIME,
        feelings=("happy",),
        starred=True,
    ),
    _Told(
        147,
        "Listened to the whole story of the new boss. No advice. Hard, and worth it.",
        "journal",
        (ALEX,),
        "listen",
    ),
    _Told(126, "Robin is moving house in the autumn.", "good", (ROBIN,)),
    _Told(
        98,
        "Alex got the post! We danced in the kitchen.",
        "good",
        (ALEX,),
        "support",
        feelings=("proud", "happy"),
        starred=True,
    ),
    _Told(
        77,
        "Felt small after the review. Said so at dinner, and was held.",
        "hard",
        (ALEX,),
        "share",
        feelings=("hurt", "understood"),
    ),
    _Told(
        56,
        "Walk by the river, mostly silent. The good kind.",
        "experience",
        (ALEX,),
        QUALITY_TIME,
        feelings=("peaceful",),
    ),
    _Told(
        41, "Called Mum and asked about her garden. An hour went by.", "journal", (MUM,), "listen"
    ),
    _Told(
        28,
        "I was short with Alex and said sorry the same evening.",
        "feeling",
        (ALEX,),
        "honest",
        feelings=("guilty", "relieved"),
    ),
    _Told(16, "Kim lost a friend. I wrote, and will write again.", "hard", (KIM,), "support"),
    _Told(
        9,
        "We planned nothing for Sunday, on purpose.",
        "journal",
        (ALEX,),
        QUALITY_TIME,
        feelings=("content",),
    ),
    _Told(
        3,
        "Burnt the rice. Best evening of the month.",
        "experience",
        (ALEX,),
        QUALITY_TIME,
        feelings=("happy", "loved"),
        starred=True,
    ),
    _Told(1, "Ask before I answer: that is all I want to practise this week.", practice="listen"),
)


class Story(NamedTuple):
    """Documents by table, and for some days what a mark says beside being done."""

    documents: tuple[tuple[str, Record], ...]
    marks: dict[tuple[str, date], dict[str, Any]]


def tell(today: date) -> Story:
    """The story as it stands on a day."""
    documents: list[tuple[str, Record]] = []
    marks: dict[tuple[str, date], dict[str, Any]] = {}

    def keep(table: str, uid: str, day: date, content: dict[str, Any]) -> None:
        at = text_of(datetime.combine(min(day, today), time(21, 30), UTC))
        filled = {key: value for key, value in content.items() if value is not None}
        documents.append((table, {"uid": uid, "at": at, **filled}))

    began = today - timedelta(days=364)
    for person in _PEOPLE:
        keep("people", person.uid, began, person_content(person._replace(added=began)))
    for plan in _plans(today):
        keep("plans", plan.uid, min(plan.start.date(), today), plan_content(plan))
    for said in _evenings(today):
        uid = occurrence_uid(said.plan, said.key)
        keep("occurrences", uid, said.day or said.key.date(), occurrence_content(said))
        if said.day:
            marks[QUALITY_TIME, said.day] = {"via": [uid], "with": [ALEX]}
    for n, told in enumerate(_NOTES):
        day = today - timedelta(days=told.ago)
        instant = text_of(datetime.combine(day, time(20, 40), UTC))
        revision = Revision(
            *(f"n-{n:012x}", f"n-{n:012x}", day, told.text, told.kind, told.practice),
            *(told.people, told.feelings, told.starred),
            written=instant,
        )
        keep("notes", revision.uid, day, revision_content(revision))
        if told.practice and told.practice != QUALITY_TIME:
            marks[told.practice, day] = {
                "by_hand": True,
                **({"with": list(told.people)} if told.people else {}),
                **({"feelings": list(told.feelings)} if told.feelings else {}),
            }
    for checkin in _checkins(today):
        keep("checkins", checkin.uid, checkin.day, checkin_content(checkin))
    for matter in _matters(today):
        keep("matters", matter.uid, today, matter_content(matter))
    for important in _dates(today):
        keep("dates", important.uid, began, important_content(important))
    return Story(tuple(documents), marks)


def _friday(today: date, weeks_ago: int) -> date:
    """The Friday of a week before the one of ``today``."""
    return today - timedelta(days=today.weekday() - 4, weeks=weeks_ago)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def _plans(today: date) -> Iterator[Plan]:
    friday = _friday(today, _BACK)
    sunday, saturday = _friday(today, 11) + timedelta(days=2), _friday(today, 0)
    yield Plan(
        *("pl-da7e01", "Date night", (ALEX,), _at(friday, 19, 30), 120),
        parse_rule("FREQ=WEEKLY;BYDAY=FR"),
        place="Luigi's",
        pledges=("phones away",),
    )
    fortnightly = parse_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU")
    yield Plan("pl-ca1102", "Call", (MUM,), _at(sunday, 17), 45, fortnightly)
    walk = _at(saturday + timedelta(days=8), 10)
    yield Plan("pl-3a1c03", "Walk by the river", (ROBIN,), walk, 90)
    film = _at(today + timedelta(days=16), 20)
    yield Plan("pl-f11304", "Film night", (ALEX, ROBIN), film, 180)


def _evenings(today: date) -> Iterator[OccurrenceRecord]:
    """What became of the Fridays: most happened, two were skipped, two moved to Saturday."""
    for ago in range(_BACK, 0, -1):
        day = _friday(today, ago)
        said = OccurrenceRecord("pl-da7e01", _at(day, 19, 30))
        if ago in _SKIPPED:
            yield said._replace(cancelled=True)
            continue
        if ago in _MOVED:
            day += timedelta(days=1)
            said = said._replace(moved_to=_at(day, 19, 30))
        if day >= today:
            continue
        partly = ago in _PARTLY
        yield said._replace(
            outcome="partly" if partly else "happened",
            uninterrupted="mostly" if partly else "yes",
            minutes=60 if partly else 120,
            kept=() if partly else ("phones away",),
            people=(ALEX,),
            day=day,
        )
    for ago in range(11, 0, -2):
        day = _friday(today, ago) + timedelta(days=2)
        if day < today and ago > 1:  # the latest call waits for a word
            said = OccurrenceRecord("pl-ca1102", _at(day, 17), people=(MUM,), day=day)
            yield said._replace(outcome="happened", minutes=45)


def _checkins(today: date) -> Iterator[CheckIn]:
    ids = [statement.id for statement in statements()]
    line = next(iter(open_lines()))
    for ago, (answers, circles) in _ANSWERS.items():
        given = {name: int(n) for name, n in zip(ids, answers, strict=True) if n != "0"}
        said = {line: _SAID[ago]} if ago in _SAID else {}
        day = today - timedelta(weeks=ago)
        yield CheckIn(f"c-{ago:012x}", ALEX, day, given, said, circles, min(circles + 2, 7))


def _matters(today: date) -> Iterator[Matter]:
    yield Matter("m-e8a001", ROBIN, "ask", "the new flat", today)
    yield Matter("m-fa0002", MUM, "favour", "fix the bike", today + timedelta(days=5))
    yield Matter("m-4a0003", KIM, "hard", "the funeral", today - timedelta(days=9), today)


def _dates(today: date) -> Iterator[ImportantDate]:
    yield ImportantDate("d-a00001", ALEX, "anniversary", 6, 14, 2018)
    birthday = today + timedelta(days=6)
    yield ImportantDate("d-b00002", MUM, "birthday", birthday.month, birthday.day, 1958)
