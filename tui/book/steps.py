"""Changes: what is to be done in one place of the file, and what was done to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from tui.book.places import CellPlace, Place, RecordPlace, Step
from tui.domain import mark as marks
from tui.domain.mark import Mark, Verb
from tui.records.fields import GONE
from tui.records.marks import cell_of, mark_of

Fields = Mapping[str, Any]


class MarkChange(NamedTuple):
    """Something to do to one practice on one day.

    People and feelings go with a tick, people alone with taking a tick back, feelings and aspects
    with describing it, and the address of an ``occurrence`` with what its outcome does.
    """

    practice: str
    day: date
    verb: Verb
    people: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    occurrence: str = ""
    aspects: tuple[str, ...] = ()

    @property
    def place(self) -> CellPlace:
        """The cell of the practice on the day."""
        return CellPlace(self.practice, self.day)

    def applied(self, mark: Mark) -> Mark:
        """The mark after the change. Refused as ``tui.domain.mark`` says."""
        match self.verb:
            case "tick":
                return marks.tick(mark, self.people, self.feelings)
            case "untick":
                return marks.untick(mark, self.people)
            case "describe":
                return marks.describe(mark, self.aspects, self.feelings)
            case "rest":
                return marks.rest(mark)
            case "wake":
                return marks.wake(mark)
            case "happened":
                return marks.happened(mark, self.occurrence)
            case "taken_back":
                return marks.taken_back(mark, self.occurrence)

    def become(self, content: Fields) -> Fields:
        """The cell after the change."""
        if content == _NOTHING and not (
            self.people or self.feelings or self.occurrence or self.aspects
        ):
            return dict(_first(self.verb))  # thousands of days that are taken in are the same
        return cell_of(self.applied(mark_of(content)), content)


_NOTHING: Fields = {"state": None}


@cache
def _first(verb: Verb) -> Fields:
    """The cell after a change of a day never touched that says no more than this."""
    return cell_of(MarkChange("", date.min, verb).applied(marks.NO_MARK))


class RecordChange(NamedTuple):
    """New values for some fields of a record, None to take one away; the others stay.

    ``of_old`` is about a record that was there: where it is gone, so is the change.
    """

    place: RecordPlace
    fields: Fields
    of_old: bool = False

    def become(self, content: Fields) -> Fields:
        """The record after the change."""
        if self.of_old and content == GONE:
            raise ChangedElsewhere(self.place)
        if self.fields == GONE:
            return GONE
        kept = {key: value for key, value in content.items() if key != "deleted"}
        both = {**kept, **self.fields}
        return {key: value for key, value in both.items() if value is not None} or GONE


class Edit(NamedTuple):
    """What a change did in one place; it can be done again or the other way round."""

    place: Place
    before: Fields
    after: Fields

    def reversed(self) -> "Edit":
        """The edit that takes this one back."""
        return self._replace(before=self.after, after=self.before)

    def become(self, content: Fields) -> Fields:
        """What is there after the edit. Refused where somebody else has changed it since."""
        if content != self.before:
            raise ChangedElsewhere(self.place)
        return self.after


class ChangedElsewhere(Exception):
    """A place no longer holds what undo or redo would take back."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


class Job:
    """A change on its way to the file: its steps, and what they did in which places.

    A job that ``reverses`` another takes back what that one did, which may turn out to be less
    than it seemed once it reaches a file that others have changed.
    """

    def __init__(
        self, label: str, changes: Sequence[Step] = (), reverses: "Job | None" = None
    ) -> None:
        self.label = label
        self.edits: tuple[Edit, ...] = ()
        self.backup = ""  # names a backup to take before it is written, where one is wanted
        self._changes = tuple(changes)
        self._reverses = reverses

    def steps(self) -> Sequence[Step]:
        """What to do, one place after the other."""
        if self._reverses is None:
            return self._changes
        return [edit.reversed() for edit in reversed(self._reverses.edits)]
