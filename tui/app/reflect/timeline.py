"""The lines of notes and check-ins on the Reflect screen, and what was begun."""

from collections.abc import Iterator

from tui.app.desk.desk import Desk
from tui.app.reflect.begun import Unfinished, unfinished
from tui.app.widgets.line_list import Line
from tui.book.masked import DOTS
from tui.domain.checkin import SIGNS, STEPS, CheckIn, sign_means
from tui.domain.note import NOTE_KIND_WORDS, Note, first_line
from tui.queries.reflections import timeline
from tui.texts.library import sign_of
from tui.wording.basics import short_date
from tui.wording.lists import joined

PAGE = 200  # notes at a time
_DAY = 12  # cells
_STAR, _SPLIT, _BEGUN = "*", "!", "…"
_EMPTY = (
    "Nothing is written down yet.",
    "",
    "a  a note: what moved you, good news, hard news",
    "c  the weekly check-in with somebody, two minutes",
    "w  together: two people at one keyboard",
)


class Timeline:
    """What was written, a page at a time; it is put in order again only where any of it changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._items: dict[str, Note | CheckIn | Unfinished] = {}
        self._all: list[Note | CheckIn] = []
        self._begun: list[Unfinished] = []
        self._notes: object = None
        self._others: tuple[object, ...] = ()

    def all(self) -> list[Note | CheckIn]:
        """Notes and check-ins, the latest first; with one person only, where one is looked at."""
        book, only = self._desk.everyone, self._desk.only
        others = (only, *book.checkins.values())
        if book.notes is not self._notes or others != self._others:
            self._notes, self._others = book.notes, others
            self._all = timeline(book, only)
        return self._all

    def lines(self, page: int) -> list[Line]:
        """A page of them, what was begun before all."""
        self._begun = self._look_for_begun()
        begun = {f"draft:{draft.path.name}": draft for draft in self._begun}
        here = {item.uid: item for item in self.all()[page * PAGE : (page + 1) * PAGE]}
        self._items = {**begun, **here}
        if not self._items:
            return [Line(text, look="faint") for text in _EMPTY]
        return [self._line(key, item) for key, item in self._items.items()]

    def is_outdated(self) -> bool:
        """Whether something was begun, or kept, since the lines were made."""
        return self._look_for_begun() != self._begun

    def _look_for_begun(self) -> list[Unfinished]:
        drafts = self._desk.drafts
        return self._desk.understand(lambda book: unfinished(book, drafts))

    def item(self, key: str) -> Note | CheckIn | Unfinished | None:
        """What a line stands for, as it is drawn; None where there is nothing to do with it."""
        return self._items.get(key)

    def read_out(self, key: str) -> str:
        """All that a line stands for."""
        match self._items.get(key):
            case Note() as note:
                felt = [f"felt {joined(note.now.feelings)}"] if note.now.feelings else []
                return "\n".join([note.text, *felt, *(["private"] if note.private else [])])
            case CheckIn() as checkin:
                return "\n".join(_read_out(checkin))
            case Unfinished() as draft:
                return self._text_of(draft)
        return ""

    def _line(self, key: str, item: Note | CheckIn | Unfinished) -> Line:
        book, today = self._desk.everyone, self._desk.today
        if isinstance(item, Unfinished):
            text = f"unfinished  {first_line(self._text_of(item))}"
            return Line(text, key, _BEGUN, look="accent", hint="enter goes on")
        if isinstance(item, CheckIn):
            name = book.names([item.person])[0]
            text = f"{short_date(item.day, today):<{_DAY}}check-in with {name}"
            both = "together" if item.theirs is not None else ""
            return Line(text, key, right=both, look="done")
        now = item.now
        words = [joined(book.names(now.people))] if now.people else []
        words += [NOTE_KIND_WORDS[now.kind]] if now.kind != "journal" else []
        words += ["two wordings"] if item.is_split else []
        text = f"{short_date(now.day, today):<{_DAY}}{first_line(now.text)}"
        sign = _SPLIT if item.is_split else _STAR if item.starred else ""
        return Line(text, key, sign, " · ".join(words))

    def _text_of(self, draft: Unfinished) -> str:
        return DOTS if self._desk.is_masked else str(draft.content.get("text", ""))


def _read_out(checkin: CheckIn) -> Iterator[str]:
    """A check-in, line by line."""
    means = sign_means(checkin.answers, sign_of())
    if means:
        yield ", ".join(f"{SIGNS[sign]} {mean:g}" for sign, mean in means.items())
    yield from checkin.lines.values()
    if checkin.circles:
        wished = f", you would like {checkin.wished}" if checkin.wished else ""
        yield f"circles {checkin.circles} of {STEPS}{wished}"
