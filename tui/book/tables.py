"""The one registry of tables: how each is kept, and which of its fields hold a person's words.

A new table is its value in ``domain``, its form in ``records``, and one row here; memory, the mask
and forgetting follow it. Marks have a row too, although they are kept in cells, not in records.

Here nothing is loaded that only some screens ask for: a form that is told by a function is looked
up when the first record of its table is read.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from tui.records import habits, marks, planning
from tui.records.fields import Form

if TYPE_CHECKING:
    from tui.domain.checkin import CheckIn
    from tui.domain.choice import Choice
    from tui.domain.important import ImportantDate
    from tui.domain.matter import Matter
    from tui.domain.note import Revision

T = TypeVar("T")


class Table(NamedTuple, Generic[T]):
    """One table.

    ``plain`` are the fields of its value that never hold a person's words. All others do, so that
    a field nobody has thought of here is masked and forgotten too. Of those, ``public`` are for
    others to see but for the names in them, and ``unsaid`` are empty in the mask, not dots.

    ``at_once`` tables are held in memory from the start, the others when they are asked for.
    """

    name: str
    form: Callable[[], Form[T]]
    plain: frozenset[str]
    public: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()
    at_once: bool = False


def _revision() -> "Form[Revision]":
    from tui.records.reflection import REVISION

    return REVISION


def _checkin() -> "Form[CheckIn]":
    from tui.records.reflection import CHECKIN

    return CHECKIN


def _important() -> "Form[ImportantDate]":
    from tui.records.reflection import IMPORTANT

    return IMPORTANT


def _matter() -> "Form[Matter]":
    from tui.records.reflection import MATTER

    return MATTER


def _choice() -> "Form[Choice]":
    from tui.records.choices import CHOICE

    return CHOICE


def _of(fields: str) -> frozenset[str]:
    return frozenset(fields.split())


SETTINGS = Table("settings", lambda: habits.SETTING, _of("name value"), at_once=True)
PRACTICES = Table(
    "practices",
    lambda: habits.PRACTICE,
    _of("id number on"),
    public=_of("name"),
    at_once=True,
)
SCHEDULES = Table("schedules", lambda: habits.SCHEDULE, _of("practice row"), at_once=True)
PAUSES = Table(
    "pauses", lambda: habits.PAUSE, _of("practice pause"), unsaid=_of("why"), at_once=True
)
PEOPLE = Table(
    "people",
    lambda: planning.PERSON,
    _of("uid kind rhythm zone archived added touched later pause"),
    at_once=True,
)
PLANS = Table(
    "plans",
    lambda: planning.PLAN,
    _of("uid people start minutes rule extra zone days"),
    unsaid=_of("title"),  # so that it is called by whom it is with
    at_once=True,
)
OCCURRENCES = Table(
    "occurrences",
    lambda: planning.OCCURRENCE,
    _of("plan key cancelled moved_to outcome uninterrupted minutes people day days"),
    unsaid=_of("kept"),
    at_once=True,
)
IDEAS = Table("ideas", _choice, _of("starred hidden"))
NOTES = Table(
    "notes",
    _revision,
    _of("uid note day kind practice also people starred private written replaces"),
    unsaid=_of("feelings"),
)
CHECKINS = Table("checkins", _checkin, _of("uid person day answers circles wished theirs"))
DATES = Table("dates", _important, _of("uid person occasion month day year lead leap"))
MATTERS = Table("matters", _matter, _of("uid person kind day done"))
PROMPTS = Table("prompts", _choice, _of("starred hidden"))
MARKS = Table(marks.TABLE, lambda: marks.MARK, _of("state by_hand via people aspects"))

TABLES: Mapping[str, Table[Any]] = {
    table.name: table
    for table in (
        SETTINGS,
        PRACTICES,
        SCHEDULES,
        PAUSES,
        PEOPLE,
        PLANS,
        OCCURRENCES,
        IDEAS,
        NOTES,
        CHECKINS,
        DATES,
        MATTERS,
        PROMPTS,
    )
}
"""The tables of records by name."""
