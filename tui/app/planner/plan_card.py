"""The card of a planned time: all about it, and how it went, a key each."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.app.dialogs.dialog import Dialog
from tui.app.dialogs.whom import open_page
from tui.app.widgets.page import Page
from tui.book.book import Book
from tui.book.places import Step
from tui.book.view import BookView
from tui.changes.new_plan import logical_day_of
from tui.changes.occurrences import LONGEST_NOTE, cleared, recorded
from tui.clock import Clock
from tui.domain.day import logical_day
from tui.domain.plan import OUTCOMES, UNINTERRUPTED, Occurrence, Outcome
from tui.domain.refusal import Refused
from tui.domain.wall import wall_of, zone_named
from tui.keys.key import DialogName
from tui.queries.agenda import find_occurrence, next_of, occurrence_of, overlapping
from tui.typed.lengths import read_length
from tui.wording.basics import short_date
from tui.wording.clock import clock_words
from tui.wording.lists import joined
from tui.wording.plans import STATUS_WORDS, title, when
from tui.wording.rules import rule_words

_FREE = {"yes": "yes", "mostly": "mostly", "no": "no", None: "not said"}


def outcome_lines(
    book: BookView, occurrence: Occurrence, clock: Clock, others: Sequence[Occurrence] = ()
) -> list[str]:
    """All about a time, line by line: when, with whom, where, how often, how it went."""
    plan, said = occurrence.plan, occurrence.record
    today = logical_day(clock.now(), clock.zone, book.settings.day_start)
    lines = [title(book, occurrence), when(occurrence, today)]
    lines += [f"with {joined(book.names(plan.people))}"]
    lines += [f"at {plan.place}"] if plan.place else []
    lines += [rule_words(plan.rule, plan.start)] if plan.rule else []
    lines += (
        [f"moved from {short_date(said.key.date(), today)}{_hour(occurrence)}"]
        if said.moved_to
        else []
    )
    lines += [] if occurrence.is_all_day else _elsewhere(book, occurrence)
    status = STATUS_WORDS[occurrence.status(clock.now())]
    free = {"yes": "uninterrupted", "mostly": "mostly uninterrupted", "no": "interrupted"}
    words = [status, free.get(said.uninterrupted or "", "")]
    words += [f"{said.minutes} minutes"] if said.minutes else []
    lines += [", ".join(filter(None, words))] if any(words) else []
    lines += [f"at the same time: {title(book, other)}" for other in others[:2]]
    return lines


def _hour(occurrence: Occurrence) -> str:
    """Its original hour, where it has one."""
    return "" if occurrence.is_all_day else f" {clock_words(occurrence.key)}"


def _elsewhere(book: BookView, occurrence: Occurrence) -> list[str]:
    """What the clocks show where the plan, or somebody, is at home."""
    here, zones = occurrence.start, {}
    if occurrence.plan.zone:
        zones[occurrence.plan.zone] = occurrence.plan.zone.split("/")[-1].replace("_", " ")
    for uid in occurrence.plan.people:
        person = book.people.get(uid)
        if person and person.zone:
            zones.setdefault(person.zone, person.name)
    walls = {name: wall_of(occurrence.begins, zone_named(zone)) for zone, name in zones.items()}
    return [
        f"{wall:%a} {clock_words(wall)} for {name}" for name, wall in walls.items() if wall != here
    ]


class CardScreen(Dialog[str | None]):
    """Each key is kept at once and can be undone. Answers "next" to plan the next one."""

    AUTO_FOCUS = "#question"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("plan")]
    NAME: ClassVar[DialogName] = "plan"

    def __init__(self, desk: Desk, uid: str) -> None:
        super().__init__()
        self._desk, self._uid = desk, uid
        self._keys = KeyWords("plan", desk.chosen_keys)
        self._refusal = ""  # of the last key; the status beneath is out of sight

    @property
    def _occurrence(self) -> Occurrence | None:
        """It as it is drawn; None where it is gone."""
        return find_occurrence(self._desk.everyone, self._uid, self._desk.clock.zone)

    def _real(self, book: Book) -> Occurrence:
        return occurrence_of(book, self._uid, self._desk.clock.zone)

    def compose(self) -> ComposeResult:
        """All of it in one text."""
        with Page(id="question"):
            yield Static(self._text(), id="card")

    def _text(self) -> Content:
        book, clock = self._desk.everyone, self._desk.clock
        occurrence = self._occurrence
        if occurrence is None:
            return Content("It is not there any more; escape leads back.")
        said = occurrence.record
        others = overlapping(book, occurrence, clock.zone)
        first, *rest = outcome_lines(book, occurrence, clock, others)
        lines = [Content.from_markup("[b]$t[/b]", t=first), *map(Content, rest), Content()]
        keys = self._keys
        for n, pledge in enumerate(occurrence.plan.pledges, 1):
            sign = self._desk.glyphs.of("done" if pledge in said.kept else "pending")
            lines.append(keys.of(f"time.pledge.{n}", f"{sign} {pledge}", heard=said.took_place))
        if occurrence.plan.pledges:
            lines.append(Content())
        if said.note:
            lines += [Content(said.note), Content()]
        if self._refusal:
            lines += [Content.from_markup("[$text-trouble]$r[/]", r=self._refusal), Content()]
        lines.append(Content("How was it?"))
        for outcome in OUTCOMES:
            sign = self._desk.glyphs.of("done") if said.outcome == outcome else " "
            lines.append(keys.of(f"time.{outcome}", f"{sign} {STATUS_WORDS[outcome]}"))
        if said.took_place:
            lines.append(keys.of("time.free", f"uninterrupted: {_FREE[said.uninterrupted]}"))
            length = f"{said.minutes or occurrence.plan.minutes} minutes"
            lines += [] if occurrence.is_all_day else [keys.of("time.minutes", length)]
        if said.outcome:
            lines += [keys.of("time.note"), keys.of("time.clear")]
            lines += [keys.of("time.again")] if self._is_last(occurrence) else []
        return Content("\n").join([*lines, keys.of("time.back")])

    def noticed_day(self) -> None:
        """What was today is yesterday now."""
        self._draw()

    def _draw(self) -> None:
        self.query_one("#card", Static).update(self._text())

    def action_outcome(self, outcome: Outcome) -> None:
        """How it went; Quality time is ticked where it took place."""
        self._record(lambda _: {"outcome": outcome})

    def action_uninterrupted(self) -> None:
        """Yes, mostly, no, not said."""
        if (occurrence := self._occurrence) and occurrence.record.took_place:
            choices = [None, *UNINTERRUPTED]
            place = choices.index(occurrence.record.uninterrupted)
            following = choices[(place + 1) % len(choices)]
            self._record(lambda _: {"uninterrupted": following})

    def action_pledge(self, number: int) -> None:
        """A pledge was kept, or not."""
        occurrence = self._occurrence
        if occurrence is None or not occurrence.record.took_place:
            return

        def kept(book: Book) -> dict[str, Any]:
            real = self._real(book)
            pledge, held = real.plan.pledges[number - 1], real.record.kept
            others = tuple(p for p in real.plan.pledges if p in held and p != pledge)
            return {"kept": others if pledge in held else (*others, pledge)}

        if number <= len(occurrence.plan.pledges):
            self._record(kept)

    def action_minutes(self) -> None:
        """How long it really was."""
        occurrence = self._occurrence
        if occurrence is None or not occurrence.record.took_place or occurrence.is_all_day:
            return

        def take(text: str | None) -> None:
            if text is not None:
                self._record(lambda _: {"minutes": _minutes(text)})

        held = str(occurrence.record.minutes or occurrence.plan.minutes)
        ask(
            self._desk,
            "How long was it?",
            lambda _, text: f"{_minutes(text)} minutes",
            take,
            held,
            "90, 2h",
            is_private=False,
        )

    def action_note(self) -> None:
        """A word about it."""
        if not ((occurrence := self._occurrence) and occurrence.record.outcome):
            return

        def read(_: Book, text: str) -> str:
            if len(text) > LONGEST_NOTE:
                raise Refused(f"a note has at most {LONGEST_NOTE} characters")
            return "Kept with this time; never in an export."

        def take(text: str | None) -> None:
            if text is not None:
                self._record(lambda _: {"note": text})

        ask(self._desk, "A note", read, take, lambda book: self._real(book).record.note)

    def action_person(self) -> None:
        """The page of the one it is with."""
        if occurrence := self._occurrence:
            open_page(self._desk, occurrence.plan.people)

    def action_back(self) -> None:
        """Take the outcome back, and what it ticked."""
        if self._occurrence:
            self._desk.do("Nothing recorded now", lambda book: cleared(self._real(book)))
            self._draw()

    def action_next(self) -> None:
        """The next one, after an outcome."""
        occurrence = self._occurrence
        if occurrence and occurrence.record.outcome and self._is_last(occurrence):
            self.dismiss("next")

    def _is_last(self, occurrence: Occurrence) -> bool:
        """Whether the plan has no other time to come."""
        clock = self._desk.clock
        return next_of(self._desk.everyone, occurrence.plan, clock.now(), clock.zone) is None

    def _record(self, changes: Callable[[Book], dict[str, Any]]) -> None:
        """Record with other values for some fields, found out on the real book."""
        if (drawn := self._occurrence) is None:
            return
        desk = self._desk
        day = logical_day_of(drawn, desk.clock.zone, desk.everyone.settings)

        def fields_of(book: Book) -> dict[str, Any]:
            held = self._real(book).record
            names = ("outcome", "uninterrupted", "minutes", "note", "kept")
            return {**{name: getattr(held, name) for name in names}, **changes(book)}

        def steps_of(book: Book) -> list[Step]:
            fields = fields_of(book)
            outcome = fields.pop("outcome")
            return recorded(self._real(book), outcome, day, desk.today, desk.clock.now(), **fields)

        outcome = desk.understand(fields_of)["outcome"]
        done = desk.do(f"{title(desk.everyone, drawn)}: {STATUS_WORDS[outcome]}", steps_of)
        self._refusal = "" if done else desk.words
        self._draw()


def _minutes(text: str) -> int:
    """A length as it is typed; a number alone is minutes. Refused: what is none."""
    words = text.strip().casefold().split()
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) < 5:
        words = [f"{words[0]}m"]
    found = read_length(words, 0) if words else None
    if found is None or found[1] != len(words):
        raise Refused(f"{text[:20]!r} is no length; write 90, 2h or 1h30")
    return found[0]
