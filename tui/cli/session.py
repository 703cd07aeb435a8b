"""What every command begins with: the file, the clock, today."""

import contextlib
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import RecordPlace, Step
from tui.book.steps import Edit, Job
from tui.cli.output import complain
from tui.clock import system_clock
from tui.domain.day import EARLIEST_DAY, days_between, parse_day, parse_last, weekday_named
from tui.domain.letters import harmless_json
from tui.domain.refusal import Refused
from tui.records.fields import GONE
from tui.store.database import Database
from tui.store.lock import Busy
from tui.store.paths import data_file


class Session:
    """One run of a command over one file. The file is not read before ``opened``."""

    def __init__(self, file: str | None, backup_folder: Path | None = None) -> None:
        self.clock = system_clock()
        self.path = data_file(file).absolute()
        self.database = Database(self.path, self.clock, backup_folder=backup_folder)
        self.keeper = Keeper(self.database, self.clock)
        self._is_open = False
        self.can_undo = False
        """Whether ``nearer undo`` takes back what was done last."""

    @property
    def today(self) -> date:
        """The logical day of now; the file says when a day begins. Raises DamagedFile."""
        return self.opened().today()

    @property
    def undo_file(self) -> Path:
        """Where what commands did to the file is kept for ``nearer undo``."""
        from tui.store.undo_file import undo_file  # only after a change

        return undo_file(self.database.file.backup_folder)

    def opened(self) -> Keeper:
        """The keeper with the file read. Raises DamagedFile."""
        if not self._is_open:
            self.keeper.adopt(self.keeper.read())
            if line := self.database.file.doubled_line:
                complain(line)
            self._is_open = True
        return self.keeper

    def day(self, text: str | None) -> date:
        """A typed day; today where there is none."""
        return self.today if text is None else self._typed(text)

    def day_to_come(self, text: str | None) -> date:
        """A typed day of what is planned: a weekday is the next one; today where there is none."""
        return self.today if text is None else self._typed(text, coming=True)

    def last_day(self, text: str | None, first: date) -> date:
        """The typed end of a range that begins on ``first``; today where there is none."""
        if text is None or weekday_named(text.strip().lower()) is None:
            return self.day(text)
        return parse_last(text, first, self.today)

    def _typed(self, text: str, *, coming: bool = False) -> date:
        """A day as ``parse_day`` takes it, else in words; a date without a year looks back."""
        today = self.today
        try:
            return parse_day(text, today, coming=coming)
        except Refused:
            if (day := self._in_words(text, coming=coming)) is None:
                raise
            return day

    def _in_words(self, text: str, *, coming: bool) -> date | None:
        """The day that words such as ``1 dec`` or ``last monday`` mean; None for others."""
        from tui.typed.days import read_day  # the plain forms do without

        words, settings = text.lower().split(), self.opened().book.settings
        order, first, found = settings.date_order, settings.week_start, None
        with contextlib.suppress(Refused):
            found = read_day(words, 0, self.today, week_start=first, order=order) if words else None
        if found is None or found[1] < len(words):
            return None
        day = found[0]
        is_ahead = not coming and day.has_no_year and day.day > self.today
        meant = _year_before(day.day) if is_ahead else day.day
        return meant if meant >= EARLIEST_DAY else None

    def days(self, arguments: Namespace) -> list[date]:
        """The days of ``--on``, ``--from`` and ``--to`` together, in order; today by default."""
        days = {self.day(text) for text in arguments.on or ()}
        if arguments.on and arguments.last and not arguments.first:
            raise Refused("--to goes with --from; --on names single days")
        if arguments.first or arguments.last:
            first = self.day(arguments.first or arguments.last)
            days.update(days_between(first, self.last_day(arguments.last, first)))
        return sorted(days or {self.today})


def _year_before(day: date) -> date:
    """The last such date before; of a leap day the last one there was."""
    for years in range(1, 9):
        with contextlib.suppress(ValueError):
            return day.replace(year=day.year - years)
    return day


def carry_out(
    session: Session, label: str | Callable[[Job], str], steps: Sequence[Step], tag: str = ""
) -> Job:
    """Make a change and save it, all of it or nothing; ``tag`` names a backup to take first.

    Gives what it did, which ``nearer undo`` takes back and calls by ``label``, or by what that
    says of it. Refused, too, where another program came first with the same thing.
    """
    keeper = session.opened()
    job = keeper.do("", steps)
    save(keeper, tag)
    if job.edits:
        note_past(session, label if isinstance(label, str) else label(job), job.edits)
    return job


def note_past(session: Session, label: str, edits: Sequence[Edit] = ()) -> None:
    """Keep what was done for ``nearer undo``: a help, for want of which no command fails.

    Without ``edits`` it is noted as what cannot be taken back step by step.
    """
    from tui.book.past import Past, note

    with contextlib.suppress(OSError, Busy):
        past = Past(label, session.today, tuple(edits))
        session.can_undo = note(session.undo_file, past)


def save(keeper: Keeper, tag: str = "") -> None:
    """Save what was done, as ``carry_out`` does."""
    saved = keeper.save(tag)
    keeper.settle(saved)
    if saved.withdrawn:
        raise Refused(
            "another program has just changed the same thing; nothing was done, try again"
        )
    if problem := keeper.database.file.backup_problem:
        complain(f"saved, but {problem}")


def done(
    session: Session, label: str, steps: Sequence[Step], words: str | Callable[[Book], str]
) -> int:
    """Make a change and print ``words`` of it, or what they say of the book after it; gives 0.

    ``label`` is what it is called by ``nearer undo``.
    """
    job = carry_out(session, label, steps)
    if not job.edits:
        print("It is so already; nothing to change.")
    else:
        print(words if isinstance(words, str) else words(session.keeper.book))
    return 0


def feelings_of(arguments: Namespace, book: Book) -> tuple[str, ...]:
    """The words of ``--feel`` and ``--own-word``. Refused as ``read_feelings`` says."""
    words, own = (getattr(arguments, name, []) for name in ("feelings", "own_words"))
    if not words and not own:
        return ()
    from tui.queries.reflections import felt
    from tui.typed.feelings import read_feelings

    return read_feelings(words, own, lambda: (word for _, word in felt(book, date.min, date.max)))


def tell_new_people(book: Book, job: Job) -> None:
    """Print who is among the people since a job, because it named somebody nobody knew."""
    for edit in job.edits:
        place = edit.place
        if isinstance(place, RecordPlace) and place.table == "people" and edit.before == GONE:
            print(f"{book.people[place.uid].name} is new among the people.")


def run_part(arguments: Namespace) -> int:
    """Run the command within a command that was named, or the one that holds where none was."""
    act: Callable[[Session, Namespace], int] = arguments.act
    return act(Session(arguments.file), arguments)


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON object on stdout, readable by a person too, and whole in a poor locale."""
    print(_json(value, indent=1))


def print_json_list(items: Iterable[Mapping[str, Any]]) -> None:
    """A JSON list on stdout, an item a line, and no more than one of them in memory at a time."""
    before = "["
    for item in items:
        print(before, _json(item), sep="\n", end="")
        before = ","
    print("[]" if before == "[" else "\n]")


def _json(value: Mapping[str, Any], indent: int | None = None) -> str:
    import json

    poor = not sys.stdout.encoding.lower().startswith("utf")  # letters are written as \u there
    return harmless_json(json.dumps(value, ensure_ascii=poor, indent=indent))
