"""What a line beneath the practices offers: a menu, and what its choices do."""

from tui.app.desk.desk import Desk
from tui.app.desk.messages import PersonOpened, PlaceOpened
from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.people.actions import later, log
from tui.app.people.life import LifeScreen
from tui.app.planner.plan_card import CardScreen
from tui.app.planner.quick_add import ask_next, ask_plan
from tui.book.book import Book
from tui.changes.life import matter_done
from tui.changes.new_plan import logical_day_of
from tui.changes.occurrences import recorded, skipped
from tui.domain.matter import Matter
from tui.domain.plan import Occurrence, Outcome
from tui.queries.agenda import find_occurrence, occurrence_of
from tui.queries.reach_out import ReachLine
from tui.wording.plans import STATUS_WORDS, title

_OUTCOMES: dict[str, Outcome] = {"happened": "happened", "partly": "partly", "did_not": "did_not"}


class ReachMenu:
    """The choices of one line, over a desk."""

    def __init__(self, desk: Desk, line: ReachLine) -> None:
        self._desk, self._line = desk, line

    def open(self) -> None:
        """Ask which of its choices it is to be."""
        line = self._line
        options = {
            "record": [
                Option("h", "it happened", "happened"),
                Option("p", "partly", "partly"),
                Option("n", "it did not happen", "did_not"),
                Option("m", "more: uninterrupted, minutes, a note", "card"),
            ],
            "life": [
                Option("d", "done", "done"),
                Option("o", "all that is going on with them", "life"),
            ],
            "date": [
                Option("o", "all that is going on with them", "life"),
                Option("p", "plan time together", "plan"),
            ],
            "coming": [
                Option("o", "all about it", "card"),
                Option("c", "skip this one", "skip"),
                Option("p", "show it in the Planner", "planner"),
            ],
            "drift": [
                Option("p", "plan time together", "plan"),
                Option("l", "log: we were in touch today", "log"),
                Option("w", "later: rest it a week", "later"),
                Option("o", "all about them, and the rhythm", "person"),
            ],
        }[line.kind]

        def chosen(answer: str | None) -> None:
            if answer:
                self._take(line, answer)

        self._desk.push(MenuScreen(line.text, (), options), chosen)

    def _take(self, line: ReachLine, answer: str) -> None:
        if line.kind == "drift":
            self._for_person(line.key, answer)
        elif line.kind in ("life", "date"):
            self._of_life(line, answer)
        elif self._occurrence is None:
            self._desk.draw()
        elif answer in _OUTCOMES:
            self._record(self._occurrence, _OUTCOMES[answer])
        elif answer == "card":
            self._desk.push(CardScreen(self._desk, line.key), self._after_card)
        elif answer == "skip":
            words = f"{title(self._desk.everyone, self._occurrence)}: skipped"
            self._desk.do(words, lambda book: [skipped(self._real(book))])
        else:
            self._desk.tell(PlaceOpened("planner", line.key))

    @property
    def people(self) -> tuple[str, ...]:
        """The people whom the line is about, by uid."""
        book, key = self._desk.everyone, self._line.key
        if self._line.kind == "drift":
            return (key,)
        if what := book.matters.get(key) or book.dates.get(key):
            return (what.person,)
        return self._occurrence.plan.people if self._occurrence else ()

    def happened(self) -> None:
        """What waits, recorded in one key; any other line opens."""
        line = self._line
        if line.kind == "life":
            self._of_life(line, "done")
        elif line.kind == "record" and (occurrence := self._occurrence):
            self._record(occurrence, "happened")
        else:
            self.open()

    @property
    def _occurrence(self) -> Occurrence | None:
        """The time that the line is about, as it is drawn; None where it is gone."""
        return find_occurrence(self._desk.everyone, self._line.key, self._desk.clock.zone)

    def _real(self, book: Book) -> Occurrence:
        return occurrence_of(book, self._line.key, self._desk.clock.zone)

    def _record(self, occurrence: Occurrence, outcome: Outcome) -> None:
        desk = self._desk
        drawn = desk.everyone
        day = logical_day_of(occurrence, desk.clock.zone, drawn.settings)
        words = f"{title(drawn, occurrence)}: {STATUS_WORDS[outcome]}"
        desk.do(
            words,
            lambda book: recorded(self._real(book), outcome, day, desk.today, desk.clock.now()),
        )

    def _of_life(self, line: ReachLine, answer: str) -> None:
        desk, book = self._desk, self._desk.everyone
        what = book.matters.get(line.key) or book.dates.get(line.key)
        if what is None:
            desk.draw()
        elif answer == "done" and isinstance(what, Matter):
            desk.do(
                f"{line.text}: done",
                lambda book: [matter_done(book.matters[line.key], desk.today)],
            )
        elif answer == "plan":
            ask_plan(desk, [what.person])
        else:
            desk.push(LifeScreen(desk, what.person))

    def _for_person(self, uid: str, answer: str) -> None:
        desk, person = self._desk, self._desk.everyone.people.get(uid)
        if person is None:
            desk.draw()
        elif answer == "plan":
            ask_plan(desk, [uid])
        elif answer == "log":
            log(desk, person)
        elif answer == "later":
            later(desk, person)
        else:
            desk.tell(PersonOpened(uid))

    def _after_card(self, answer: str | None) -> None:
        self._desk.draw()
        if answer == "next" and self._occurrence:
            ask_next(self._desk, self._line.key)
