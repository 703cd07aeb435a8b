"""What a line beneath the practices offers: a menu, and what its choices do."""

from collections.abc import Callable, Sequence

from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.people.life import LifeScreen
from tui.app.planner.plan_card import CardScreen
from tui.app.planner.quick_add import ask_next, ask_plan
from tui.app.screen.base import NearerScreen
from tui.book.places import Step
from tui.changes import occurrences as arrange_times
from tui.changes.life import matter_done
from tui.changes.new_plan import logical_day_of
from tui.changes.people import put_off, touched
from tui.domain.matter import Matter
from tui.domain.plan import Occurrence, Outcome
from tui.queries.agenda import find_occurrence
from tui.queries.reach_out import ReachLine
from tui.wording.plans import STATUS_WORDS, title

_OUTCOMES: dict[str, Outcome] = {"happened": "happened", "partly": "partly", "did_not": "did_not"}


class ReachMenu:
    """The choices of one line, on a screen."""

    def __init__(self, screen: NearerScreen, line: ReachLine) -> None:
        self._screen, self._line = screen, line

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
                Option("o", "show them in People, to change the rhythm", "person"),
            ],
        }[line.kind]

        def chosen(answer: str | None) -> None:
            if answer:
                self._take(line, answer)

        self._screen.app.push_screen(MenuScreen(line.text, (), options), chosen)

    def _take(self, line: ReachLine, answer: str) -> None:
        if line.kind == "drift":
            self._for_person(line.key, answer)
            return
        keeper = self._screen.keeper
        if line.kind in ("life", "date"):
            self._of_life(line, answer)
            return
        occurrence = find_occurrence(keeper.book, line.key, keeper.clock.zone)
        if occurrence is None:
            self._screen.show_all()
        elif answer in _OUTCOMES:
            self._record(occurrence, _OUTCOMES[answer])
        elif answer == "card":
            self._screen.app.push_screen(CardScreen(self._screen, line.key), self._after_card(line))
        elif answer == "skip":
            words = f"{title(keeper.book, occurrence)}: skipped"
            self._make(words, lambda: [arrange_times.skipped(occurrence)])
        else:
            self._screen.post_message(NearerScreen.PlaceOpened("planner", line.key))

    def happened(self) -> None:
        """What waits, recorded in one key; any other line opens."""
        line, keeper = self._line, self._screen.keeper
        occurrence = find_occurrence(keeper.book, line.key, keeper.clock.zone)
        if line.kind == "life":
            self._of_life(line, "done")
        elif occurrence and line.kind == "record":
            self._record(occurrence, "happened")
        else:
            self.open()

    def _record(self, occurrence: Occurrence, outcome: Outcome) -> None:
        keeper = self._screen.keeper
        day = logical_day_of(occurrence, keeper.clock.zone, keeper.book.settings)
        words = f"{title(keeper.book, occurrence)}: {STATUS_WORDS[outcome]}"
        self._make(words, lambda: arrange_times.recorded(occurrence, outcome, day, keeper.today()))

    def _of_life(self, line: ReachLine, answer: str) -> None:
        book, today = self._screen.keeper.book, self._screen.keeper.today()
        what = book.matters.get(line.key) or book.dates.get(line.key)
        if what is None:
            self._screen.show_all()
        elif answer == "done" and isinstance(what, Matter):
            self._make(f"{line.text}: done", lambda: [matter_done(what, today)])
        elif answer == "plan":
            ask_plan(self._screen, f" with {book.names([what.person])[0]} ")
        else:
            self._screen.app.push_screen(LifeScreen(self._screen, what.person))

    def _for_person(self, uid: str, answer: str) -> None:
        person = self._screen.keeper.book.people.get(uid)
        today = self._screen.keeper.today()
        if person is None:
            self._screen.show_all()
        elif answer == "plan":
            ask_plan(self._screen, f" with {person.name} ")
        elif answer == "log":
            self._make(f"{person.name}: in touch today", lambda: [touched(person, today)])
        elif answer == "later":
            words = f"{person.name}: not brought up for a week"
            self._make(words, lambda: [put_off(person, today)])
        else:
            self._screen.post_message(NearerScreen.PlaceOpened("people", uid))

    def _after_card(self, line: ReachLine) -> Callable[[str | None], None]:
        def back(answer: str | None) -> None:
            keeper = self._screen.keeper
            self._screen.show_all()
            occurrence = find_occurrence(keeper.book, line.key, keeper.clock.zone)
            if answer == "next" and occurrence:
                ask_next(self._screen, occurrence)

        return back

    def _make(self, words: str, steps: Callable[[], Sequence[Step]]) -> None:
        if self._screen.try_all(words, steps):
            self._screen.show_all()
            self._screen.status.say(words)
