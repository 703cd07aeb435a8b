"""What was begun and is not kept: a note that waits for its end."""

from pathlib import Path
from typing import NamedTuple

from tui.book.view import BookView
from tui.domain.note import Revision, checked_text
from tui.domain.refusal import Refused
from tui.records.fields import UNREADABLE
from tui.records.reflection import REVISION
from tui.store.drafts import Content, Draft, begun_notes, drop_kept


class Unfinished(NamedTuple):
    """A text that was begun, as its draft was seen last."""

    path: Path
    content: Content


class Resumed(NamedTuple):
    """A text that was begun and is gone on with: its draft, held, and what it said."""

    draft: Draft
    revision: Revision


def unfinished(book: BookView, folder: Path) -> list[Unfinished]:
    """What was begun and nobody types into now, the latest first; not what ``book`` holds."""
    found = [Unfinished(*draft) for draft in begun_notes(folder)]
    return [draft for draft in found if not is_kept(book, draft.content)]


def drop_finished(book: BookView, folder: Path) -> bool:
    """Let go of drafts that are notes by now; whether any other waits.

    ``book`` must be as it is in the file: what is not saved yet is not kept.
    """
    return drop_kept(folder, lambda content: is_kept(book, content))


def is_kept(book: BookView, content: Content) -> bool:
    """Whether a draft says no more than the wording it was to become, or a wording of its note."""
    try:
        draft = revision_of(content)
        text = checked_text(draft.text)
    except Refused:
        return False
    wanted = _fields(draft._replace(text=text))
    if draft.note:
        note = book.notes.get(draft.note)
        return note is not None and wanted in map(_fields, note.wordings)
    return wanted in map(_fields, book.revisions.values())


def revision_of(content: Content) -> Revision:
    """What a draft says. Refused where it cannot be understood."""
    try:
        return REVISION.read("", {"note": "", **content})
    except UNREADABLE:
        raise Refused("what was begun cannot be understood; it is left as it is") from None


def resume(begun: Unfinished) -> Resumed:
    """Take up what was begun, as it was left last.

    Refused where it is being typed in another window, where it is gone, kept there, and where it
    cannot be read.
    """
    draft = Draft(begun.path)
    try:
        if not draft.hold():
            raise Refused("it is being written in another window")
        draft.take_in()
        content = draft.read()
        if content is None:
            draft.drop()
            raise Refused("it is not here any more; another window kept it, or let it go")
        resumed = Resumed(draft, revision_of(content))
    except OSError as problem:
        draft.close()
        raise Refused(f"what was begun cannot be read: {problem.strerror}") from None
    except Refused:
        draft.close()
        raise
    return resumed


def _fields(revision: Revision) -> tuple[object, ...]:
    """All that somebody chose, or wrote."""
    return (
        *(revision.day, revision.kind, revision.text, revision.practices),
        *(revision.people, revision.feelings, revision.starred, revision.private),
    )
