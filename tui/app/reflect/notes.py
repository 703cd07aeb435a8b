"""What can be done to what is written down, over a desk: opened, starred, taken out."""

from tui.app.desk.desk import Desk
from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.reflect.begun import Unfinished, resume
from tui.app.reflect.checkin import open_checkin
from tui.app.reflect.editor import Beginning, EditorScreen
from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.changes.notes import checkin_removed, note_removed, reworded
from tui.domain.checkin import CheckIn
from tui.domain.note import Note, first_line
from tui.domain.refusal import Refused

Item = Note | CheckIn | Unfinished
"""What a line of the timeline stands for, as it is drawn."""
_MOST_WORDINGS = 8  # as many as have a digit in the menu, and room
_LONGEST_WORDING = 44  # cells of the menu


def add_note(desk: Desk) -> None:
    """Write a new note, about whoever is looked at alone."""
    people = (desk.only,) if desk.only else ()
    desk.push(EditorScreen(desk, Beginning(desk.today, people=people)))


def open_item(desk: Desk, item: Item) -> None:
    """Go on with a note, with what was begun, or with the latest check-in of somebody.

    Refused while names and notes are masked.
    """
    if isinstance(item, CheckIn):
        open_checkin(desk, item)
    elif isinstance(item, Unfinished):
        _go_on(desk, item)
    elif _is_split(desk, item.uid):
        ask_which_wording(desk, item.uid)
    else:
        desk.edit(lambda book: EditorScreen(desk, book.notes[item.uid]))


def _go_on(desk: Desk, begun: Unfinished) -> None:
    """Go on with what was begun, where no other window has it."""
    if not desk.may_edit():
        return
    try:
        resumed = resume(begun)
    except Refused as refusal:
        desk.draw()
        desk.warn(str(refusal))
        return
    desk.push(EditorScreen(desk, resumed))


def ask_which_wording(desk: Desk, uid: str) -> None:
    """Two copies of a note were edited apart: choose one wording, or join them.

    Refused while names and notes are masked: the wordings are there to be read.
    """
    if not desk.may_edit():
        return
    note = desk.understand(lambda book: book.notes[uid])
    options = [
        Option(str(n), f"this one: {first_line(wording.text)[:_LONGEST_WORDING]}", str(n))
        for n, wording in enumerate(note.wordings[:_MOST_WORDINGS], 1)
    ]
    options.append(Option("j", "join them, one after the other", "join"))
    lines = ["Two copies were changed apart. Choose, or join; nothing is lost", "until you do."]

    def chosen(answer: str | None) -> None:
        if answer:
            text = note.text if answer == "join" else note.wordings[int(answer) - 1].text
            now = desk.clock.now()
            # of the note as it was asked about: what came in meanwhile is not replaced unseen
            desk.do("One wording now", lambda book: [reworded(book, note, now, text=text)])

    desk.push(MenuScreen("This note has two wordings", lines, options), chosen)


def star(desk: Desk, note: Note) -> None:
    """Star a note, or take its star away; one of two wordings is chosen first."""
    if _is_split(desk, note.uid):
        ask_which_wording(desk, note.uid)
        return
    uid, starred, now = note.uid, not note.starred, desk.clock.now()

    def steps_of(book: Book) -> list[RecordChange]:
        return [reworded(book, book.notes[uid], now, starred=starred)]

    desk.do("Starred" if starred else "No star now", steps_of)


def take_out(desk: Desk, item: Note | CheckIn) -> None:
    """Take a note out with all its wordings, or a check-in; undo brings it back."""

    def steps_of(book: Book) -> list[RecordChange]:
        return [checkin_removed(item)] if isinstance(item, CheckIn) else note_removed(book, item)

    desk.do("Taken out", steps_of, hint="u brings it back")


def _is_split(desk: Desk, uid: str) -> bool:
    """Whether a note has two wordings in the file: as dots they would look like one."""
    return desk.understand(lambda book: book.notes[uid].is_split)
