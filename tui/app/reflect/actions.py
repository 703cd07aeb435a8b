"""What can be written on the Reflect screen: notes, check-ins, answers of two."""

from random import Random
from textwrap import wrap

from tui.app.desk.desk import MASKED
from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.dialogs.whom import ask_for_one
from tui.app.reflect.checkin import CheckInScreen
from tui.app.reflect.editor import Beginning, EditorScreen, Unfinished
from tui.app.reflect.together import BothSaid, Question, TogetherScreen
from tui.app.screen.base import NearerScreen
from tui.changes.notes import checked_in, checkin_removed, note_removed, reworded, written
from tui.domain.checkin import (
    CheckIn,
    asks_for_care,
    said_care_before,
    to_go_on_with,
    with_person,
)
from tui.domain.note import Note, first_line
from tui.domain.person import Person
from tui.texts.guide import SAFETY
from tui.texts.library import starters, statements, to_you

_DEEPEST_AT_WORK = 2
_WIDTH = 62  # cells of a menu
_DEPTHS = {1: "light", 2: "a little deeper", 3: "deep"}


class ReflectChanges(NearerScreen):
    """The keys that write; the screen itself draws and knows what is under the cursor."""

    @property
    def item(self) -> Note | CheckIn | Unfinished | None:
        """What is under the cursor, as it is in the file."""
        raise NotImplementedError

    # notes

    def action_add(self) -> None:
        """A new note."""
        people = (self.keeper.only,) if self.keeper.only else ()
        self.app.push_screen(EditorScreen(self.desk, Beginning(self.today, people=people)))

    def action_open(self) -> None:
        """Go on with a note, or with the latest check-in of somebody."""
        item = self.item
        if self.keeper.is_masked and item:
            self.status.say(MASKED)
        elif isinstance(item, CheckIn):
            self._open_checkin(item)
        elif isinstance(item, Note) and item.is_split:
            self._ask_which(item)
        elif item is not None:
            self.app.push_screen(EditorScreen(self.desk, item))

    def _ask_which(self, note: Note) -> None:
        """Two copies were edited apart: choose one wording, or join them."""
        options = [
            Option(str(n), f"this one: {first_line(wording.text)[:44]}", str(n))
            for n, wording in enumerate(note.wordings[:8], 1)
        ]
        options.append(Option("j", "join them, one after the other", "join"))
        lines = ["Two copies were changed apart. Choose, or join; nothing is lost", "until you do."]

        def chosen(answer: str | None) -> None:
            if answer:
                text = note.text if answer == "join" else note.wordings[int(answer) - 1].text
                step = reworded(self.keeper.book, note, self.keeper.clock.now(), text=text)
                self.do("One wording now", [step])
                self.show_all()

        self.app.push_screen(MenuScreen("This note has two wordings", lines, options), chosen)

    def action_star(self) -> None:
        """Star a note, or not."""
        if isinstance(note := self.item, Note):
            starred = not note.starred
            if note.is_split:
                self._ask_which(note)
                return
            step = reworded(self.keeper.book, note, self.keeper.clock.now(), starred=starred)
            if self.do("Starred" if starred else "No star now", [step]):
                self.show_all()

    def action_remove(self) -> None:
        """Take it out; undo brings it back."""
        item = self.item
        if isinstance(item, Note):
            steps = note_removed(self.keeper.book, item)
        elif isinstance(item, CheckIn):
            steps = [checkin_removed(item)]
        else:
            return
        if self.do("Taken out; u brings it back", steps):
            self.show_all()

    # check-ins

    def action_checkin(self) -> None:
        """The check-in of this week with somebody."""
        ask_for_one(self.desk, "A check-in with whom?", self._begin_checkin)

    def _begin_checkin(self, person: Person) -> None:
        theirs = with_person(self.keeper.book.checkins.values(), person.uid)
        held = to_go_on_with(theirs, self.today, self.keeper.book.settings.week_start)
        self._push_checkin(held or CheckIn("", person.uid, self.today, {}, {}))

    def _open_checkin(self, checkin: CheckIn) -> None:
        theirs = with_person(self.keeper.book.checkins.values(), checkin.person)
        if theirs[-1].uid != checkin.uid:
            self.status.say("The latest one can still be changed; this one stays as it was.")
        else:
            self._push_checkin(checkin)

    def _push_checkin(self, checkin: CheckIn) -> None:
        name = self.keeper.shown.names([checkin.person])[0]

        def take(answered: CheckIn | None) -> None:
            if answered is not None and answered != checkin:
                self.keep_checkin(answered)

        self.app.push_screen(CheckInScreen(self.glyphs, checkin, name), take)

    def keep_checkin(self, checkin: CheckIn) -> None:
        """Keep it; all skipped is not kept."""
        book = self.keeper.book
        name = book.names([checkin.person])[0]
        if self.try_to(f"The check-in with {name} is kept", lambda: checked_in(book, checkin)):
            self.show_all()
            theirs = with_person(book.checkins.values(), checkin.person)
            if asks_for_care(theirs) and not said_care_before(theirs):
                self._say_care()

    def _say_care(self) -> None:
        """The safety line, once."""
        close = [Option("c", "close", "")]
        self.app.push_screen(MenuScreen("A word", wrap(SAFETY, _WIDTH), close))

    # together

    def action_together(self) -> None:
        """Two people, one keyboard."""
        ask_for_one(self.desk, "Together with whom?", self._ask_what_together)

    def _ask_what_together(self, person: Person) -> None:
        options = [
            Option(str(depth), f"a question to talk about, {words}", str(depth))
            for depth, words in _DEPTHS.items()
            if person.kind != "colleague" or depth <= _DEEPEST_AT_WORK
        ]
        if person.kind == "colleague":
            options.append(Option("d", "a deeper one, if you both want it", "3"))
        options.append(Option("c", "the check-in, one after the other", "checkin"))

        def chosen(answer: str | None) -> None:
            if answer == "checkin":
                self._check_in_together(person)
            elif answer:
                self._talk(person, int(answer))

        lines = [
            "One answers while the other looks away; then you see both.",
            "Nothing is kept unless you both say so.",
        ]
        self.app.push_screen(MenuScreen(f"Together with {person.name}", lines, options), chosen)

    def _talk(self, person: Person, depth: int) -> None:
        questions = [Question(s.id, s.text, in_words=True) for s in starters(depth)]
        Random(f"{self.today}{person.uid}").shuffle(questions)  # noqa: S311  # another order a day
        name = self.keeper.shown.names([person.uid])[0]
        asked = {question.id: question.text for question in questions}

        def take(said: BothSaid | None) -> None:
            if said is None:
                self.status.say("Nothing was kept.")
                return
            uid = next(iter({**said.first, **said.second}))
            mine, theirs = said.first.get(uid, "–"), said.second.get(uid, "–")
            text = f"{asked[uid]}\n\nI: {mine}\n{person.name}: {theirs}"
            now = self.keeper.clock.now()
            step = written(
                self.keeper.book, text, self.today, now, kind="experience", people=(person.uid,)
            )
            if self.do(f"What you and {person.name} said is kept", [step]):
                self.show_all()

        self.app.push_screen(TogetherScreen(name, questions[:1], questions[1:]), take)

    def _check_in_together(self, person: Person) -> None:
        questions = [Question(s.id, to_you(s.text)) for s in statements()]
        name = self.keeper.shown.names([person.uid])[0]

        def take(said: BothSaid | None) -> None:
            if said is None:
                self.status.say("Nothing was kept.")
                return
            theirs = with_person(self.keeper.book.checkins.values(), person.uid)
            held = to_go_on_with(theirs, self.today, self.keeper.book.settings.week_start)
            checkin = held or CheckIn("", person.uid, self.today, {}, {})
            answers = {uid: int(answer) for uid, answer in said.first.items()}
            others = {uid: int(answer) for uid, answer in said.second.items()}
            self.keep_checkin(checkin._replace(answers=answers, theirs=others))

        self.app.push_screen(TogetherScreen(name, questions), take)
