"""Moving in from another program, in the app: a path, a table, one change to take back."""

import threading
from datetime import date
from pathlib import Path

import pytest

from tests.app.elsewhere import book_of, with_person
from tests.app.pilot import Opened, open_app, write
from tui.app.dialogs.explain import ExplainScreen
from tui.app.dialogs.pick import PickScreen
from tui.app.settings.moving_in import MovingInScreen
from tui.app.settings.paths import rest_of
from tui.app.settings.reading_file import ReadingScreen
from tui.app.settings.screen import SettingsScreen
from tui.clock import FixedClock
from tui.exchange.files import Far

LOG = """\
2026-11-01 : Listen to Anna : y : at breakfast
2026-11-02 : Listen to Anna : s
2026-11-03 : Gym : y
2026-11-03 : Pushups : y
2026-11-04 : Pushups : perhaps
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    source = tmp_path / "harsh log"
    source.write_text(LOG)
    return source


def line_with(nearer: Opened, name: str) -> str:
    return next(line for line in nearer.lines if name in line)


async def to_the_table(nearer: Opened, source: Path) -> None:
    await nearer.to_settings()
    await nearer.press("i")
    await write(nearer, str(source))
    await nearer.until(lambda: nearer.asks(MovingInScreen))


async def test_habits_are_chosen_taken_in_and_taken_back(
    path: Path, clock: FixedClock, log: Path
) -> None:
    async with open_app(path, clock) as nearer:
        await to_the_table(nearer, log)
        assert "Active listening?" in line_with(nearer, "Listen to Anna")
        assert "your own?" in line_with(nearer, "Gym")
        assert "0 days and 0 notes come in" in nearer.text
        await nearer.press("enter")
        assert "3 habits still open: what does this one become?" in nearer.text
        await nearer.press("space", "o", "n")
        assert "3 days and 1 note come in" in nearer.text
        assert "nothing" in line_with(nearer, "Pushups")
        await nearer.press("G", "enter")
        await nearer.until(lambda: nearer.asks(ExplainScreen))
        assert "log, line 5" in nearer.text
        await nearer.press("escape", "k", "enter")
        await nearer.until(lambda: nearer.asks(SettingsScreen))
        assert nearer.said == "harsh: 3 marks and 1 note taken in · saved"
        book = book_of(path)
        assert book.mark("listen", date(2026, 11, 1)).state == "done"
        assert book.mark("listen", date(2026, 11, 2)).state == "rest"
        assert book.mark("gym", date(2026, 11, 3)).state == "done"
        assert [note.text for note in book.notes.values()] == ["at breakfast"]
        await nearer.press("u")
        book = book_of(path)
        assert book.practice("gym") is None
        assert not book.notes
        assert book.mark("listen", date(2026, 11, 1)).state is None


async def test_only_what_is_new_is_counted(path: Path, clock: FixedClock, log: Path) -> None:
    """``a`` takes every guess: the habits become the same practices again."""
    async with open_app(path, clock) as nearer:
        for said in ("marks and 1 note taken in", "all of it is here already"):
            await to_the_table(nearer, log)
            await nearer.press("1", "a", "enter")
            await nearer.until(lambda: nearer.asks(SettingsScreen))
            assert said in nearer.said
            await nearer.to_today()


async def test_a_backup_is_taken_first(path: Path, clock: FixedClock, log: Path) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        await to_the_table(nearer, log)
        await nearer.press("a", "enter")
        await nearer.until(lambda: nearer.asks(SettingsScreen))
        folder = nearer.settings.desk.backups
        assert [p for p in folder.iterdir() if "before-import" in p.name]


async def test_what_is_left_is_left_as_it_is(path: Path, clock: FixedClock, log: Path) -> None:
    async with open_app(path, clock) as nearer:
        await to_the_table(nearer, log)
        await nearer.press("a", "1", "escape")
        await nearer.until(lambda: nearer.asks(SettingsScreen))
        assert nearer.said == "Nothing was imported."
        assert not path.exists()
        await nearer.press("z", "i")
        assert nearer.asks(SettingsScreen)
        assert "masked" in nearer.said


async def test_days_that_can_be_read_two_ways_are_read_as_they_are_written_here(
    path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    """But where the days themselves tell, they do."""
    (tmp_path / "open.csv").write_text("Date,Gym\n03/04/2026,x\n05/04/2026,x\n")
    (tmp_path / "told.csv").write_text("Date,Swim\n03/14/2026,x\n03/04/2026,x\n")
    async with open_app(path, clock) as nearer:
        for name in ("open.csv", "told.csv"):
            await to_the_table(nearer, tmp_path / name)
            await nearer.press("a", "enter")
            await nearer.until(lambda: nearer.asks(SettingsScreen))
            await nearer.to_today()
    book = book_of(path)
    assert book.mark("gym", date(2026, 4, 3)).state == "done"
    assert book.mark("swim", date(2026, 3, 4)).state == "done"


CARDS = """\
BEGIN:VCARD
VERSION:3.0
FN:Alex
BDAY:1990-03-14
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Plumber
END:VCARD
"""


async def test_of_an_address_book_those_come_in_who_are_ticked(
    path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    alex = with_person(path, clock, "Alex")
    (tmp_path / "book").write_text(CARDS)
    async with open_app(path, clock) as nearer:
        for said in ("1 date taken in", "all of it is here already"):
            await nearer.to_settings()
            await nearer.press("i")
            await write(nearer, str(tmp_path / "book"))
            await nearer.until(lambda: nearer.asks(PickScreen))
            assert "Who of 2 names?" in nearer.text
            await nearer.press("enter")
            assert said in nearer.said
            await nearer.to_today()
    book = book_of(path)
    assert [person.name for person in book.people.values()] == ["Alex"]
    assert [(d.person, d.occasion) for d in book.dates.values()] == [(alex, "birthday")]


EVENTS = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART:20261204T190000
DURATION:PT2H
SUMMARY:Dinner
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20261204T190000
RRULE:FREQ=SECONDLY
END:VEVENT
END:VCALENDAR
"""


async def test_a_table_and_a_calendar_of_ones_own_come_in_too(
    path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    (tmp_path / "table").write_text("day,practice,state,with,note\n2026-11-20,listen,done,Kim,hi\n")
    (tmp_path / "dates").write_text(EVENTS)
    (tmp_path / "copy.json").write_text("{}")
    async with open_app(path, clock) as nearer:
        await nearer.to_settings()
        await nearer.press("i")
        await write(nearer, str(tmp_path / "table"))
        await nearer.until(lambda: "table: 1 mark and 1 note taken in" in nearer.said)
        await nearer.press("i")
        await write(nearer, str(tmp_path / "dates"))
        await nearer.until(lambda: nearer.asks(PickScreen))
        await nearer.press("K", "tab", "enter")
        await nearer.until(lambda: nearer.asks(ExplainScreen))
        assert "1 plan taken in; not all was" in nearer.text
        assert "event 2, 2026-12-04" in nearer.words
        await nearer.press("escape", "i")
        await write(nearer, str(tmp_path / "copy.json"))
        assert "`nearer import FILE` joins the two" in nearer.words
        await nearer.press("escape")
    book = book_of(path)
    assert book.mark("listen", date(2026, 11, 20)).state == "done"
    ((title, people),) = [(plan.title, plan.people) for plan in book.plans.values()]
    assert (title, book.names(people)) == ("Dinner", ["Kim"])


async def test_a_long_reading_says_how_far_it_is_and_can_be_stopped(
    path: Path, clock: FixedClock, log: Path
) -> None:
    async with open_app(path, clock) as nearer:
        answers: list[object] = []
        is_over = threading.Event()

        def read_on(far: Far) -> None:
            try:
                while True:
                    far(30, 100)
            finally:
                is_over.set()

        nearer.today.desk.push(ReadingScreen(nearer.today.desk, log.name, read_on), answers.append)
        await nearer.until(lambda: "Reading harsh log: 30 %" in nearer.text)
        nearer.app.simulate_key("escape")
        await nearer.until(lambda: answers == [None])
        await nearer.until(is_over.is_set)


@pytest.mark.parametrize(
    ("begun", "rest"),
    [
        ("ha", "harsh log"),
        ("fo", "folder/"),
        ("folder/x", "folder/xyz"),
        ("zz", None),
        ("", "folder/"),
    ],
)
def test_a_path_is_completed(log: Path, begun: str, rest: str | None) -> None:
    folder = log.parent
    (folder / "folder").mkdir()
    (folder / "folder" / "xyz").touch()
    (folder / ".hidden").touch()
    assert rest_of(f"{folder}/{begun}") == (f"{folder}/{rest}" if rest else None)
