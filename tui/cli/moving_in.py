"""``nearer import`` of what another program kept: shown, chosen habit by habit, then taken in."""

import shlex
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from tui.book.places import CellPlace
from tui.book.steps import Job
from tui.cli.options import said_of
from tui.cli.output import progress
from tui.cli.session import Session, carry_out, tell_new_people
from tui.domain.refusal import Refused
from tui.exchange.becoming import (
    Choice,
    Taking,
    choices_of,
    chosen_people,
    schedule_of,
    taking,
    undecided,
)
from tui.exchange.files import BEFORE_IMPORT, OWN
from tui.exchange.foreign.found import Found, FoundPerson, Often, counts_words, often_words
from tui.exchange.foreign.source import Source
from tui.exchange.known import Format
from tui.wording.basics import counted
from tui.wording.lists import joined
from tui.wording.practices import added_words

_SHOWN = 20  # of what is left out, and of habits in a command line


def import_found(session: Session, source: Source, told: Format, arguments: Namespace) -> int:
    """Take in what another program kept; refused while it is open what a habit becomes."""
    keeper = session.opened()
    book, today = keeper.book, session.today
    found = told.read(source, today, lambda n, of: progress.say("reading", n, of))
    if not found.only_known and (arguments.people or arguments.everyone):
        raise Refused("--with and --everyone belong to address books; this says with whom itself")
    chosen = chosen_people(found, book, None if arguments.everyone else arguments.people)
    choices = choices_of(chosen, book, said_of(arguments.becomes))
    made = taking(chosen, choices, book, today, keeper.clock.now())
    if arguments.dry_run:
        _show(chosen, choices, made, found.people)
        return 0
    if found.people and not chosen.people:
        raise Refused(
            f"none of the {len(found.people)} people in it is known here; name whom to take in "
            "with --with NAME, which may be given again, or take in all with --everyone"
        )
    if left := undecided(choices):
        raise Refused(
            f"say what {counted(len(left), 'habit')} of {found.source} become: a practice, own or "
            f"no; --dry-run shows them all. {_command(source.path, arguments, left)}"
        )
    progress.say("keeping it")
    job = carry_out(
        session, f"{source.path.name} of {found.source} was taken in", made.steps, BEFORE_IMPORT
    )
    _tell(session, chosen, made, job)
    return 0


def _tell(session: Session, found: Found, made: Taking, job: Job) -> None:
    """What was taken in and what was left out, and the way back."""
    new = sum(isinstance(edit.place, CellPlace) for edit in job.edits)
    if found.habits or made.marks:
        print(f"{counted(len(made.marks), 'mark')} of {found.source} read, {new} of them new here")
    if made.notes:
        print(f"{counted(len(made.notes), 'note')} taken in")
    if made.dates:
        print(f"{counted(len(made.dates), 'date')} of people taken in")
    for practice in made.practices:
        print(added_words(practice))
    tell_new_people(session.keeper.book, job)
    for line in found.left_out:
        print(f"left out: {line}")
    if job.edits:
        back = "undo" if session.can_undo else "restore-backup"
        print(f"`nearer {back}` takes all of it back.")
    else:
        print("There is nothing in it that is new here.")


def _command(path: Path, arguments: Namespace, left: Sequence[Choice]) -> str:
    """The command line that takes it in as it is guessed."""
    words = ["nearer", "import", str(path)]
    if arguments.file:
        words += ["--file", arguments.file]
    if arguments.date_order:
        words += ["--date-order", arguments.date_order]
    for name in arguments.people:
        words += ["--with", name]
    if arguments.everyone:
        words.append("--everyone")
    for said in arguments.becomes:
        words += ["--as", said]
    for choice in left:
        words += ["--as", f"{choice.habit.name}={choice.guess}"]
    return shlex.join(words)


def _show(
    found: Found, choices: Sequence[Choice], made: Taking, people: Sequence[FoundPerson]
) -> None:
    """A line a habit: its days, what it becomes, its notes; then what there is besides.

    ``people`` are all who are in it, whether they come in or not.
    """
    width = max((len(c.habit.name) for c in choices), default=0)
    for choice in choices:
        habit = choice.habit
        days = f"{habit.first} to {habit.last}" if habit.first else "empty"
        to = choice.to or f"{choice.guess}?"
        if to.startswith(OWN):
            to += f", {_often(habit.often)}"
        print(f"{habit.name.ljust(width)}  {counts_words(habit)}, {days} -> {to}")
    if found.moments:
        print(f"{counted(len(found.moments), 'note')} about no habit")
    if found.people:
        print(f"people: {_names(found.people)}")
    elif people:
        print(f"nobody in it is known here; --with NAME takes in: {_names(people)}")
    for line in found.left_out[:_SHOWN]:
        print(f"left out: {line}")
    if len(found.left_out) > _SHOWN:
        print(f"left out: {len(found.left_out) - _SHOWN} more")
    parts = [counted(len(made.marks), "mark"), counted(len(made.notes), "note")]
    parts += [counted(len(made.dates), "date")] if made.dates else []
    print(f"It would take in {joined(parts)}; nothing is changed.")


def _names(people: Sequence[FoundPerson]) -> str:
    more = [f"{len(people) - _SHOWN} more"] if len(people) > _SHOWN else []
    return joined([*(person.name for person in people[:_SHOWN]), *more])


def _often(often: Often) -> str:
    """How often it was wanted, and how often it is asked for here where that is not the same."""
    words, here = often_words(often), schedule_of(often).text
    return here if words == here else f"{here} ({words} there)"
