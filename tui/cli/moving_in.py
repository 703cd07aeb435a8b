"""``nearer import`` of what another program kept: shown, chosen habit by habit, then taken in."""

import shlex
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from tui.book.places import CellPlace
from tui.cli.output import progress
from tui.cli.session import Session, carry_out, tell_new_people
from tui.domain.refusal import Refused
from tui.exchange.becoming import OWN, Choice, Taking, choices_of, schedule_of, taking, undecided
from tui.exchange.found import Found, Often, often_words
from tui.exchange.known import Format
from tui.exchange.source import Source
from tui.wording.basics import counted

_SHOWN = 20  # of what is left out, and of habits in a command line


def import_found(
    session: Session, source: Source, told: Format, arguments: Namespace, tag: str
) -> int:
    """Take in what another program kept; refused while it is open what a habit becomes."""
    keeper = session.opened()
    book, today = keeper.book, session.today
    found = told.read(source, today, lambda n, of: progress.say("reading", n, of))
    choices = choices_of(found, book, _said(arguments.becomes))
    made = taking(found, choices, book, today, keeper.clock.now())
    if arguments.dry_run:
        _show(found, choices, made)
        return 0
    if left := undecided(choices):
        raise Refused(
            f"say what {counted(len(left), 'habit')} of {found.source} become: a practice, own or "
            f"no; --dry-run shows them all. {_command(source.path, arguments, left)}"
        )
    label = f"{source.path.name} of {found.source} was taken in"
    job = carry_out(session, label, made.steps, tag)
    new = sum(isinstance(edit.place, CellPlace) for edit in job.edits)
    print(f"{counted(len(made.marks), 'mark')} of {found.source} read, {new} of them new here")
    if made.notes:
        print(f"{counted(len(made.notes), 'note')} taken in")
    for practice in made.practices:
        words = f"with the key {practice.number}" if practice.on else "switched off; nine are on"
        print(f"{practice.name} was added, {words}")
    tell_new_people(keeper.book, job)
    for line in found.left_out:
        print(f"left out: {line}")
    if job.edits:
        back = "undo" if session.can_undo else "restore-backup"
        print(f"`nearer {back}` takes all of it back.")
    return 0


def _said(words: Sequence[str]) -> dict[str, str]:
    said = {}
    for word in words:
        name, sign, to = word.rpartition("=")
        if not sign or not name.strip() or not to.strip():
            raise Refused(f'--as {word!r} says too little; write --as "HABIT=own"')
        said[name.strip()] = to.strip()
    return said


def _command(path: Path, arguments: Namespace, left: Sequence[Choice]) -> str:
    """The command line that takes it in as it is guessed."""
    words = ["nearer", "import", str(path)]
    if arguments.file:
        words += ["--file", arguments.file]
    if arguments.date_order:
        words += ["--date-order", arguments.date_order]
    for said in arguments.becomes:
        words += ["--as", said]
    for choice in left:
        words += ["--as", f"{choice.habit.name}={choice.guess}"]
    return shlex.join(words)


def _show(found: Found, choices: Sequence[Choice], made: Taking) -> None:
    """A line a habit: its days, what it becomes, its notes; then what there is besides."""
    width = max((len(c.habit.name) for c in choices), default=0)
    for choice in choices:
        habit = choice.habit
        done, rests = habit.counts
        days = f"{habit.first} to {habit.last}" if habit.first else "empty"
        parts = [f"{counted(done, 'day')} done"]
        parts += [counted(rests, "rest")] if rests else []
        parts += [counted(len(habit.notes), "note")] if habit.notes else []
        to = choice.to or f"{choice.guess}?"
        if to.startswith(OWN):
            to += f", {_often(habit.often)}"
        print(f"{habit.name.ljust(width)}  {', '.join(parts)}, {days} -> {to}")
    if found.moments:
        print(f"{counted(len(found.moments), 'moment')} with people")
    if found.people:
        print(f"people: {', '.join(person.name for person in found.people[:_SHOWN])}")
    for line in found.left_out[:_SHOWN]:
        print(f"left out: {line}")
    if len(found.left_out) > _SHOWN:
        print(f"left out: {len(found.left_out) - _SHOWN} more")
    print(
        f"It would take in {counted(len(made.marks), 'mark')} and "
        f"{counted(len(made.notes), 'note')}; nothing is changed."
    )


def _often(often: Often) -> str:
    """How often it was wanted, and how often it is asked for here where that is not the same."""
    words, here = often_words(often), schedule_of(often).text
    return here if words == here else f"{here} ({words} there)"
