"""The weekly check-in: eight statements on the four signs of closeness (DESIGN 1, 2.7).

There are no totals and no grades: a sign has the mean of what was answered on it, and that is all.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.day import week_first
from tui.domain.refusal import Refused

SIGNS: Mapping[str, str] = {
    "open-honest": "open and honest",
    "vulnerability": "vulnerability",
    "trust": "trust and understanding",
    "closeness": "closeness and connection",
}
LOWEST, HIGHEST = 1, 5
ANSWERS: Mapping[int, str] = {
    1: "not at all",
    2: "a little",
    3: "somewhat",
    4: "mostly",
    5: "a lot",
}
STEPS = 7  # how near two circles can stand
LONGEST_SAID = 500  # characters of an open line
CARE = ("ck-4", "ck-8")  # the statements about being cared for and belonging
_VERY_LOW = 1
LINES_FROM = 3  # check-ins; fewer are points, not a line


class CheckIn(NamedTuple):
    """One check-in with one person.

    ``answers`` are by the id of the statement, 1-5; one that is not there was skipped. ``theirs``
    are the answers of the other one, where both sat at one keyboard. ``lines`` are the open lines
    by id; ``circles`` and ``wished`` how near the two circles stand, 1 (apart) to 7 (nearly one).
    """

    uid: str
    person: str
    day: date
    answers: Mapping[str, int]
    lines: Mapping[str, str]
    circles: int | None = None
    wished: int | None = None
    theirs: Mapping[str, int] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything was skipped."""
        return not (self.answers or self.lines or self.circles or self.wished or self.theirs)


def sign_means(answers: Mapping[str, int], sign_of: Mapping[str, str]) -> dict[str, float]:
    """The mean of each sign that has an answer, 1-5. What was skipped changes nothing."""
    found: dict[str, list[int]] = {}
    for statement, answer in answers.items():
        if statement in sign_of:
            found.setdefault(sign_of[statement], []).append(answer)
    return {sign: sum(found[sign]) / len(found[sign]) for sign in SIGNS if sign in found}


def with_person(checkins: Iterable[CheckIn], person: str) -> list[CheckIn]:
    """The check-ins with one person, the earliest first."""
    found = (checkin for checkin in checkins if checkin.person == person)
    return sorted(found, key=lambda checkin: (checkin.day, checkin.uid))


def to_go_on_with(theirs: Sequence[CheckIn], day: date, week_start: int) -> CheckIn | None:
    """The check-in of the running week, if there is one: it is gone on with."""
    week = week_first(day, week_start)
    return theirs[-1] if theirs and week_first(theirs[-1].day, week_start) == week else None


def asks_for_care(theirs: Sequence[CheckIn]) -> bool:
    """Whether the answers about being cared for are very low twice running, the latest included."""
    return len(theirs) > 1 and all(
        any(checkin.answers.get(statement) == _VERY_LOW for statement in CARE)
        for checkin in theirs[-2:]
    )


def said_care_before(theirs: Sequence[CheckIn]) -> bool:
    """Whether the check-ins before the latest have asked for care already."""
    return any(asks_for_care(theirs[:n]) for n in range(2, len(theirs)))


def checked_answers(text: str, statements: Sequence[str]) -> dict[str, int]:
    """Answers as they are typed: one sign a statement, ``1`` to ``5``, or ``0`` to skip it.

    Refused: other signs, and fewer or more of them than there are statements.
    """
    signs = [sign for sign in text if not sign.isspace() and sign not in ",;"]
    if len(signs) != len(statements) or any(sign not in "012345-" for sign in signs):
        raise Refused(
            f"{text[:30]!r} are not {len(statements)} answers; write 1 to 5, or 0 to skip, "
            "for each statement, such as 45320455"
        )
    return {uid: int(sign) for uid, sign in zip(statements, signs, strict=True) if sign not in "0-"}


def checked_step(number: int) -> int:
    """How near two circles stand, 1-7. Refused: anything else."""
    if not 1 <= number <= STEPS:
        raise Refused(f"circles stand 1 (apart) to {STEPS} (nearly one); {number} is neither")
    return number


def checked_said(text: str) -> str:
    """An open line as it is kept. Refused: more than 500 characters."""
    line = " ".join(text.split())
    if len(line) > LONGEST_SAID:
        raise Refused(f"a line has at most {LONGEST_SAID} characters, and this one {len(line)}")
    return line
