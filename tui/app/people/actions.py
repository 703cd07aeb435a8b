"""What can be done to people on their screen: a key each; all but forgetting can be undone."""

from collections.abc import Callable, Sequence

from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.planner.quick_add import ask_plan, with_people
from tui.app.screen.base import NearerScreen
from tui.book.places import Step
from tui.changes import people as arrange_people
from tui.changes.forgetting import forgotten
from tui.domain.person import Person
from tui.queries.agenda import PersonStanding
from tui.store.backups import backups_in, remove_all
from tui.store.drafts import drop_with, folder_of
from tui.typed.person_line import person_line, read_person_line, said_of
from tui.wording.basics import counted
from tui.wording.plans import drift_words


class PeopleChanges(NearerScreen):
    """The keys that change somebody; the screen itself draws and knows who is under the cursor."""

    @property
    def standing(self) -> PersonStanding | None:
        """How the person under the cursor stands."""
        raise NotImplementedError

    def show(self, key: str = "") -> None:
        """Everything anew, with the cursor on a person."""
        raise NotImplementedError

    @property
    def _person(self) -> Person | None:
        if self.standing is None:
            self.status.say("Nobody is under the cursor; a adds somebody.")
        return self.standing.person if self.standing else None

    def _make(self, words: str, steps: Callable[[], Sequence[Step]], key: str = "") -> None:
        if self.try_all(words, steps):
            self.show(key)
            self.status.say(words)

    def action_add(self) -> None:
        """A new person, from one line."""

        def read(text: str) -> str:
            said = read_person_line(text)
            arrange_people.added(self.keeper.book, said.name, self.today)
            return said_of(said)

        def take(text: str | None) -> None:
            if text is not None:
                said = read_person_line(text)
                step = arrange_people.added(
                    self.keeper.book,
                    said.name,
                    self.today,
                    kind=said.kind,
                    rhythm=said.rhythm,
                    zone=said.zone,
                )
                self._make(f"{said.name} is here now", lambda: [step], step.place.uid)

        self.ask("Who?", read, take, "", "Alex, partner, every 14 days")

    def action_edit(self) -> None:
        """Change a person, in the same line."""
        if not (person := self._person):
            return
        book = self.keeper.book

        def read(text: str) -> str:
            said = read_person_line(text)
            arrange_people.edited(book, person, **said._asdict())
            return said_of(said)

        def take(text: str | None) -> None:
            if text is not None:
                fields = read_person_line(text)._asdict()
                self._make(
                    f"{fields['name']} is changed",
                    lambda: [arrange_people.edited(book, person, **fields)],
                )

        self.ask(
            f"Change {person.name}", read, take, person_line(person), "Alex, partner, every 14 days"
        )

    def action_open(self) -> None:
        """What can be done with a person."""
        if not (person := self._person):
            return
        drift = self.standing.drift if self.standing else None
        lines = [drift_words(person.name, drift)] if drift else []
        options = [
            Option("p", "plan time together", "plan"),
            Option("l", "log: we were in touch today", "log"),
            Option("w", "later: not now, rest it a week", "later"),
            Option("f", f"look at {person.name} alone", "only"),
        ]

        def chosen(answer: str | None) -> None:
            match answer:
                case "plan":
                    ask_plan(self.desk, with_people([person.uid]))
                case "log":
                    words = f"{person.name}: in touch today"
                    self._make(words, lambda: [arrange_people.touched(person, self.today)])
                case "later":
                    words = f"{person.name}: not brought up for a week"
                    self._make(words, lambda: [arrange_people.put_off(person, self.today)])
                case "only":
                    self.look_at_only(person.uid)

        self.app.push_screen(MenuScreen(person.name, lines, options), chosen)

    def action_life(self) -> None:
        """News to come back to, favours, important dates."""
        from tui.app.people.life import LifeScreen

        if person := self._person:
            self.app.push_screen(LifeScreen(self.desk, person.uid))

    def action_pause(self) -> None:
        """Let a rhythm rest, or count again."""
        if not (person := self._person):
            return
        if person.is_paused(self.today):
            words = f"{person.name}: the rhythm counts again"
            self._make(words, lambda: [arrange_people.rhythm_resumed(person)])
        else:
            words = f"{person.name}: the rhythm rests until v is pressed again"
            self._make(words, lambda: [arrange_people.rhythm_paused(person, self.today, None)])

    def action_end(self) -> None:
        """Archive, bring back, or forget."""
        if not (person := self._person):
            return
        book = self.keeper.book
        first = Option("d", "archive: what was, stays, and nothing is asked", "archive")
        if person.archived:
            first = Option("d", "bring back from the archive", "return")

        def chosen(answer: str | None) -> None:
            match answer:
                case "archive":
                    words = f"{person.name} is archived; A shows the archived"
                    self._make(words, lambda: [arrange_people.archived(person)])
                case "return":
                    words = f"{person.name} is back"
                    self._make(words, lambda: [arrange_people.returned(book, person)])
                case "forget":
                    self._ask_to_forget(person)

        options = [first, Option("f", "forget: take the name out everywhere", "forget")]
        self.app.push_screen(MenuScreen(person.name, (), options), chosen)

    def _ask_to_forget(self, person: Person) -> None:
        folder = self.keeper.database.file.backup_folder
        name = self.keeper.book.people[person.uid].name  # as it is, masked or not
        held = counted(len(backups_in(folder)), "backup")
        lines = [
            "The name and the notes about your times go out of every record;",
            'counts stay under "someone". This cannot be undone.',
            f"{held} may still hold the name.",
        ]
        options = [
            Option("f", "forget, and keep the backups", "keep"),
            Option("b", "forget, and remove the backups too", "remove"),
        ]

        def chosen(answer: str | None) -> None:
            if answer is None:
                return
            words = "Forgotten; it is someone now"
            if self.do_for_good(words, forgotten(self.keeper.book, person)):
                if self.keeper.only == person.uid:
                    self.keeper.only = ""
                self.show()
                self.status.say(words)
                self.after_saving(lambda: drop_with(folder_of(folder), name))
                if answer == "remove":
                    self.after_saving(lambda: remove_all(folder))

        self.app.push_screen(MenuScreen(f"Forget {person.name}?", lines, options), chosen)
