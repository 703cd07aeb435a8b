"""Changes to marks, checked (DESIGN 2.2): ticked, taken back, at rest, described, with whom.

The one law about days: nothing is done on a day to come, which can only rest.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from tui.book.book import Book
from tui.book.places import Step
from tui.book.steps import MarkChange
from tui.domain.day import day_words
from tui.domain.mark import NO_MARK, Mark, Verb
from tui.domain.practice import QUALITY_TIME, Practice
from tui.domain.refusal import Refused


def refuse_to_come(day: date, today: date, words: str) -> None:
    """Refused with these words where ``day`` is to come: nothing can be done on it yet."""
    if day > today:
        raise Refused(words)


def done_before_rest(book: Book, changes: Sequence[MarkChange]) -> list[MarkChange]:
    """The changes but for each rest of a day that is done, by one of them or in the book."""
    done = {change.place for change in changes if change.verb == "tick"}
    return [
        change
        for change in changes
        if change.verb == "tick"
        or (change.place not in done and book.mark(change.practice, change.day).state != "done")
    ]


def ticked(
    practice: Practice,
    day: date,
    today: date,
    people: Iterable[str] = (),
    feelings: Iterable[str] = (),
) -> MarkChange:
    """Done by hand; people, by uid, and feelings are added to those already there.

    Refused: a day to come. More than three feelings are refused once it is done.
    """
    _check(practice, day, today)
    return MarkChange(practice.id, day, "tick", tuple(people), tuple(feelings))


def unticked(practice: Practice, day: date, people: Iterable[str] = ()) -> MarkChange:
    """The hand's tick or a rest taken back; with people only they, and the tick with the last."""
    return MarkChange(practice.id, day, "untick", tuple(people))


def rested(practice: Practice, day: date) -> MarkChange:
    """A day of rest, to come or not. Refused, once it is done, where planned time took place."""
    return MarkChange(practice.id, day, "rest")


def rest_taken_back(practice: Practice, day: date, today: date) -> MarkChange:
    """A rest taken back; a tick that was described before it is there again.

    Refused: a day to come.
    """
    _check(practice, day, today)
    return MarkChange(practice.id, day, "wake")


def turned(
    practice: Practice, day: date, today: date, verb: Verb, people: Iterable[str] = ()
) -> MarkChange:
    """What a key does, as ``toggled`` and ``rest_toggled`` say it; refused as each of them is.

    ``people`` go with a tick and with taking one back, and with nothing else.
    """
    match verb:
        case "tick":
            return ticked(practice, day, today, people)
        case "untick":
            return unticked(practice, day, people)
        case "rest":
            return rested(practice, day)
        case "wake":
            return rest_taken_back(practice, day, today)
        case _:
            raise ValueError(verb)


def described(
    book: Book,
    practice: Practice,
    day: date,
    today: date,
    *,
    aspects: Sequence[str] | None = None,
    feelings: Sequence[str] | None = None,
) -> MarkChange:
    """A mark with exactly these aspects or feelings; None leaves them as they are.

    One that is not done is done by hand. Refused: a day to come. More than three feelings are
    refused once it is done.
    """
    _check(practice, day, today)
    said = _said(book.mark(practice.id, day))
    return MarkChange(
        practice.id,
        day,
        "describe",
        aspects=said.aspects if aspects is None else tuple(aspects),
        feelings=said.feelings if feelings is None else tuple(feelings),
    )


def with_whom(
    book: Book,
    practice: Practice,
    day: date,
    today: date,
    people: Sequence[str],
    new: Iterable[str] = (),
) -> list[Step]:
    """A tick with exactly these people, by uid, and those named in ``new``; or with nobody.

    Names that nobody bears yet become people. Refused: a day to come, and what is no name.
    """
    from tui.changes.people import resolve_people  # a plain tick does without

    _check(practice, day, today)
    mark = book.mark(practice.id, day)
    said = _said(mark)
    before = tuple(uid for uid in said.people if uid in book.people)
    added, steps_in = resolve_people(book, new, today)
    chosen = dict.fromkeys((*people, *added))
    more = tuple(uid for uid in chosen if uid not in before)
    gone = tuple(uid for uid in before if uid not in chosen)
    steps: list[Step] = [*steps_in]
    if more or mark.state != "done":
        steps.append(ticked(practice, day, today, more))
    if gone:
        steps.append(unticked(practice, day, gone))
    if gone and gone == said.people and not more:  # the last of them took the tick along
        steps.append(ticked(practice, day, today))
        if said.is_described:
            steps.append(described(book, practice, day, today))
    return steps


def done_by_outcome(occurrence: str, day: date) -> MarkChange:
    """Quality time done by the outcome of an occurrence, named by its address."""
    return MarkChange(QUALITY_TIME, day, "happened", occurrence=occurrence)


def outcome_taken_back(occurrence: str, day: date) -> MarkChange:
    """Exactly what the outcome of an occurrence ticked, taken back."""
    return MarkChange(QUALITY_TIME, day, "taken_back", occurrence=occurrence)


def _said(mark: Mark) -> Mark:
    """What was said of a mark, or is kept aside."""
    return mark if mark.state == "done" else mark.aside or NO_MARK


def _check(practice: Practice, day: date, today: date) -> None:
    refuse_to_come(
        day,
        today,
        f"{practice.name} cannot be done {day_words(day, today)} ({day}) yet; "
        "a day to come can only rest",
    )
