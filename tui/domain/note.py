"""Notes: immutable revisions, and the notes that they add up to (DESIGN 2.7).

An edit writes a new revision that names those it replaces. Two copies of a file that were edited
apart hold two that do not know each other; both are then shown, so that no text is ever lost.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from tui.domain.letters import is_obeyed
from tui.domain.refusal import Refused

NoteKind = Literal["journal", "feeling", "experience", "good", "hard"]
NOTE_KINDS: tuple[NoteKind, ...] = ("journal", "feeling", "experience", "good", "hard")
NOTE_KIND_WORDS: Mapping[NoteKind, str] = {
    "journal": "journal",
    "feeling": "feeling",
    "experience": "experience",
    "good": "good news",
    "hard": "hard news",
}
LONGEST_TEXT = 20_000  # characters
_BETWEEN = "\n\n· · ·\n\n"


class Revision(NamedTuple):
    """One wording of a note, never changed once it is written.

    ``note`` is the uid of the first revision, the same for all of one note; ``replaces`` are uids
    of revisions that this one stands for now; ``written`` is an instant (``…Z``), the order in
    which things were written down. One that is about several practices names the first of them in
    ``practice``, the others in ``also``.
    """

    uid: str
    note: str
    day: date
    text: str
    kind: NoteKind = "journal"
    practice: str = ""
    people: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    starred: bool = False
    private: bool = False
    written: str = ""
    replaces: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def practices(self) -> tuple[str, ...]:
        """The practices it is about, by id."""
        return (self.practice, *self.also) if self.practice else self.also


class Note(NamedTuple):
    """A note as it is now: its wording, and others where copies were edited apart.

    ``written`` is when it was first written down; ``heads`` are the uids of the revisions that a
    new wording replaces. It is private, or starred, where any of its
    wordings is.
    """

    uid: str
    wordings: tuple[Revision, ...]
    written: str
    heads: tuple[str, ...]

    @property
    def now(self) -> Revision:
        """The wording to show: the latest."""
        return self.wordings[-1]

    @property
    def is_split(self) -> bool:
        """Whether there is more than one wording to choose from or to join."""
        return len(self.wordings) > 1

    @property
    def private(self) -> bool:
        """Whether it stays out of every export."""
        return any(wording.private for wording in self.wordings)

    @property
    def starred(self) -> bool:
        """Whether it is to be found again."""
        return any(wording.starred for wording in self.wordings)

    @property
    def text(self) -> str:
        """All wordings, one after the other; also what joining them begins with."""
        return _BETWEEN.join(wording.text for wording in self.wordings)


def notes_of(revisions: Iterable[Revision]) -> dict[str, Note]:
    """The notes that some revisions add up to, by uid.

    The order of the revisions does not matter. Wordings of one text count as one. Where all
    revisions of a note are replaced, which no honest file holds, the latest stands.
    """
    groups: dict[str, list[Revision]] = {}
    replaced: set[str] = set()
    for revision in revisions:
        groups.setdefault(revision.note, []).append(revision)
        replaced.update(revision.replaces)
    return {uid: _note(uid, group, replaced) for uid, group in groups.items()}


def _note(uid: str, group: list[Revision], replaced: set[str]) -> Note:
    if len(group) == 1:
        return Note(uid, (group[0],), group[0].written, (group[0].uid,))
    group.sort(key=lambda revision: (revision.written, revision.uid))
    heads = [revision for revision in group if revision.uid not in replaced] or group[-1:]
    private = any(head.private for head in heads)
    wordings = {head.text: head for head in heads}
    starred = {text: any(h.starred for h in heads if h.text == text) for text in wordings}
    kept = tuple(
        head._replace(private=private, starred=starred[text]) for text, head in wordings.items()
    )
    return Note(uid, kept, group[0].written, tuple(head.uid for head in heads))


def in_order(notes: Iterable[Note]) -> list[Note]:
    """The latest day first; on one day what was written last."""
    return sorted(notes, key=lambda n: (n.now.day.toordinal(), n.written, n.uid), reverse=True)


def checked_text(text: str) -> str:
    """A text as it is kept: its line breaks stay, what a terminal would obey does not.

    Refused: nothing but space, and more than 20,000 characters.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n")
    kept = "\n".join(_shown(line).rstrip() for line in lines)
    kept = kept.strip("\n")
    if not kept.strip():
        raise Refused("there is nothing in it yet; a few words are enough for a note")
    if len(kept) > LONGEST_TEXT:
        raise Refused(
            f"a note has at most {LONGEST_TEXT} characters, and this one {len(kept)}; "
            "make two of it"
        )
    return kept


def _shown(line: str) -> str:
    return line if line.isprintable() else "".join(c for c in line if not is_obeyed(c))


def checked_note_kind(text: str) -> NoteKind:
    """One of ``NOTE_KINDS``; an unambiguous start of it, or of its words, is enough.

    Refused: any other; news is good or hard.
    """
    word = " ".join(text.lower().split())
    found = [kind for kind in NOTE_KINDS if word and NOTE_KIND_WORDS[kind].startswith(word)]
    if len(found) != 1:
        raise Refused(
            f"{text!r} is no kind of note; write journal, feeling, experience, good (good news) "
            "or hard (hard news)"
        )
    return found[0]


def first_line(text: str) -> str:
    """The first line that says something."""
    return next((line.strip() for line in text.split("\n") if line.strip()), "")
