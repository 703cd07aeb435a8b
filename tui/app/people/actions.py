"""What can be done to people, over a desk; all but forgetting can be undone.

A person comes in as they are drawn, and is found in the real book by their uid.
"""

from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.app.dialogs.menu import MenuScreen, Option
from tui.book.book import Book
from tui.book.places import Step
from tui.changes.forgetting import forgotten
from tui.changes.new_person import PersonChange, retyped_person, typed_person
from tui.changes.people import (
    archived,
    put_off,
    returned,
    rhythm_paused,
    rhythm_resumed,
    touched,
)
from tui.domain.person import Person
from tui.domain.refusal import Refused
from tui.store.backups import backups_in, remove_all
from tui.store.drafts import drop_with
from tui.store.undo_file import clear, undo_file
from tui.typed.person_line import person_line
from tui.wording.basics import counted

_EXAMPLE = "Mum, mother, weekly, born 3 may"


def add(desk: Desk) -> None:
    """Ask for a new person in one line; the cursor goes to them."""

    def read(book: Book, text: str) -> str:
        return typed_person(book, text, desk.today).words

    def take(text: str | None) -> None:
        if text is not None:
            made = desk.understand(lambda book: typed_person(book, text, desk.today))
            if desk.do(f"{made.name} is here now", lambda _: made.steps):
                desk.go_to(made.uid)

    ask(desk, "Who?", read, take, "", _EXAMPLE)


def edit(desk: Desk, person: Person) -> None:
    """Change a person, in the line that says them; refused while names are masked."""

    def change(book: Book, text: str) -> PersonChange:
        return retyped_person(book, _real(book, person), text, desk.today)

    def take(text: str | None) -> None:
        if text is not None:
            made = desk.understand(lambda book: change(book, text))
            desk.do(f"{made.name} is changed", lambda book: change(book, text).steps)

    question = f"Change {person.name}"
    ask(
        desk,
        question,
        lambda book, text: change(book, text).words,
        take,
        lambda book: person_line(_real(book, person)),
        _EXAMPLE,
    )


def log(desk: Desk, person: Person) -> None:
    """Keep that we were in touch today."""
    words = f"{person.name}: in touch today"
    desk.do(words, lambda book: [touched(_real(book, person), desk.today)])


def later(desk: Desk, person: Person) -> None:
    """Let a rhythm rest a week."""
    words = f"{person.name}: not brought up for a week"
    desk.do(words, lambda book: [put_off(_real(book, person), desk.today)])


def pause(desk: Desk, person: Person) -> None:
    """Let a rhythm rest from today on, or count again."""
    if person.is_paused(desk.today):
        words = f"{person.name}: the rhythm counts again"
        desk.do(words, lambda book: [rhythm_resumed(_real(book, person))])
    else:
        desk.do(
            f"{person.name}: the rhythm rests",
            lambda book: [rhythm_paused(_real(book, person), desk.today, None)],
            hint="v lets it count again",
        )


def end(desk: Desk, person: Person) -> None:
    """Ask whether a person is to be archived, brought back, or forgotten."""
    first = Option("d", "archive: what was, stays, and nothing is asked", "archive")
    if person.archived:
        first = Option("d", "bring back from the archive", "return")

    def chosen(answer: str | None) -> None:
        match answer:
            case "archive":
                desk.do(
                    f"{person.name} is archived",
                    lambda book: [archived(_real(book, person))],
                    hint="H shows the archived",
                )
            case "return":
                words = f"{person.name} is back"
                desk.do(words, lambda book: [returned(book, _real(book, person))])
            case "forget":
                _ask_to_forget(desk, person)

    options = [first, Option("f", "forget: take the name out everywhere", "forget")]
    desk.push(MenuScreen(person.name, (), options), chosen)


def _ask_to_forget(desk: Desk, person: Person) -> None:
    held = counted(len(backups_in(desk.backups)), "backup")
    lines = [
        "The name and the notes about your times go out of every record;",
        'counts stay under "someone". This cannot be undone.',
        f"{held} may still hold the name.",
    ]
    options = [
        Option("f", "forget, and keep the backups", "keep"),
        Option("b", "forget, and remove the backups too", "remove"),
    ]

    def chosen(answer: str | None) -> None:
        if answer:
            _forget(desk, person, with_backups=answer == "remove")

    desk.push(MenuScreen(f"Forget {person.name}?", lines, options), chosen)


def _forget(desk: Desk, person: Person, *, with_backups: bool) -> None:
    """Take the name out of the file, of what was begun, and out of the backups where wanted."""
    names: list[str] = []

    def steps_of(book: Book) -> list[Step]:
        names.append(_real(book, person).name)
        return forgotten(book, person)

    if not desk.do("Forgotten; it is someone now", steps_of, for_good=True):
        return
    if desk.only == person.uid:
        desk.look_at_only("")
    drafts, backups = desk.drafts, desk.backups
    desk.after_saving(lambda: drop_with(drafts, names[0]))
    desk.after_saving(lambda: clear(undo_file(backups)))
    if with_backups:
        desk.after_saving(lambda: remove_all(backups))


def _real(book: Book, person: Person) -> Person:
    """A person as they are in the file. Refused where they are gone from it."""
    if person.uid not in book.people:
        raise Refused("they are not here any more; another program took them out")
    return book.people[person.uid]
