"""Together: two people at one keyboard, a starter or a check-in, kept only if both say so."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import ClassVar, Literal, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.dialog import Dialog
from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.dialogs.whom import ask_for_one
from tui.app.reflect.checkin import checkin_of_week, keep_checkin
from tui.app.widgets.one_line import OneLine
from tui.app.widgets.page import Page
from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.changes.notes import written
from tui.domain.checkin import ANSWERS
from tui.domain.person import Person
from tui.keys.key import DialogName
from tui.texts.library import starters, statements, to_you

Stage = Literal["first", "second", "both", "keep first", "keep second"]
_HIDDEN = "answered, and hidden until you both have"
_LONGEST = 1000  # characters of an answer
_DEPTHS = {1: "light", 2: "a little deeper", 3: "deep"}
_DEEPEST_AT_WORK = 2


class Question(NamedTuple):
    """Something both answer: with a number of 1-5, or in words."""

    id: str
    text: str
    in_words: bool = False


class BothAnswers(NamedTuple):
    """What the two answered, by the id of the question; one that is not there was skipped."""

    first: dict[str, str]
    second: dict[str, str]


class TogetherScreen(Dialog[BothAnswers | None]):
    """Answers with what both said where both want to keep it, else None.

    ``others`` are questions to take instead of the first, while nobody has answered it.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("together")]
    NAME: ClassVar[DialogName] = "together"

    def __init__(
        self,
        name: str,
        chosen: Mapping[str, str],
        questions: Sequence[Question],
        others: Sequence[Question] = (),
    ) -> None:
        super().__init__()
        self._keys = KeyWords("together", chosen)
        self._whom = name
        self._questions, self._others = list(questions), list(others)
        self._at = 0
        self._stage: Stage = "first"
        self._answers = BothAnswers({}, {})

    def compose(self) -> ComposeResult:
        """One question, and a line where words are asked for."""
        with Page(id="checkin", can_focus=False):
            yield Static(id="checkin-question")
            yield OneLine(id="checkin-line", max_length=_LONGEST)
            yield Static(id="checkin-keys")

    def on_mount(self) -> None:
        """Begin with the first question."""
        self._draw()

    @property
    def _question(self) -> Question:
        return self._questions[self._at]

    @property
    def _who(self) -> str:
        return "You" if self._stage in ("first", "keep first") else self._whom

    def _draw(self) -> None:
        question, answering = self._question, self._stage in ("first", "second")
        line = self.query_one(OneLine)
        line.display = answering and question.in_words
        line.value = ""
        if line.display:
            line.focus()
        else:
            self.set_focus(None)
        head = Content.from_markup(
            "[b]Together with $n[/b]  $p",
            n=self._whom,
            p=f"{self._at + 1} of {len(self._questions)}" if len(self._questions) > 1 else "",
        )
        lines = [head, Content(), *map(Content, self._body(question)), Content()]
        self.query_one("#checkin-question", Static).update(Content("\n").join(lines))
        self.query_one("#checkin-keys", Static).update(
            Content("   ").join(self._key_words(question))
        )

    def _body(self, question: Question) -> list[str]:
        if self._stage in ("keep first", "keep second"):
            return [
                f"{self._who}: keep what you both said?",
                "",
                "It is kept only if both say yes.",
            ]
        if self._stage == "both":
            answers = (("You", self._answers.first), (self._whom, self._answers.second))
            return [
                question.text,
                "",
                *(f"{who}: {_words(question, theirs)}" for who, theirs in answers),
            ]
        other = self._whom if self._stage == "first" else "the other one"
        lines = [question.text, ""]
        if self._stage == "second":
            lines += [f"You: {_HIDDEN}"]
        lines += [f"{self._who}, it is your turn; {other} looks away."]
        if not question.in_words:
            lines += ["", ", ".join(f"{n} {words}" for n, words in ANSWERS.items())]
        return lines

    def _key_words(self, question: Question) -> Iterator[Content]:
        """The keys that mean something now."""
        key = self._keys.of
        if self._stage in ("keep first", "keep second"):
            yield key("together.yes")
            yield key("together.no")
            return
        if self._stage == "both":
            yield key("together.next")
        elif question.in_words:
            yield key("together.next", "that is it")
            if self._can_change:
                yield key("together.another")
        else:
            yield key("together.skip")
        yield key("together.back")

    @property
    def _can_change(self) -> bool:
        return bool(self._others) and self._stage == "first" and self._at == 0

    def action_answer(self, number: int) -> None:
        """A number, 1-5, answers and hands on."""
        if self._stage in ("first", "second") and not self._question.in_words:
            self._answer(str(number))

    def _answer(self, text: str) -> None:
        answers = self._answers.first if self._stage == "first" else self._answers.second
        if text:
            answers[self._question.id] = text
        self._stage = "second" if self._stage == "first" else "both"
        self._draw()

    def action_skip(self) -> None:
        """One of them says nothing to this one."""
        if self._stage in ("first", "second") and not self._question.in_words:
            self._answer("")

    def action_another(self) -> None:
        """Another question instead, before anybody has answered; this one comes again last."""
        if self._can_change:
            self._others.append(self._questions[0])
            self._questions[0] = self._others.pop(0)
            self._draw()

    def action_next(self) -> None:
        """What was typed is the answer; after both, on."""
        if self._stage in ("first", "second") and self._question.in_words:
            self._answer(" ".join(self.query_one(OneLine).value.split()))
        elif self._stage == "both":
            if self._at + 1 < len(self._questions):
                self._at, self._stage = self._at + 1, "first"
            elif self._answers.first or self._answers.second:
                self._stage = "keep first"
            else:
                self.dismiss(None)
                return
            self._draw()

    def action_say(self, keep: bool) -> None:  # what an action is given
        """One of them says whether it is kept."""
        if self._stage not in ("keep first", "keep second"):
            return
        if not keep:
            self.dismiss(None)
        elif self._stage == "keep first":
            self._stage = "keep second"
            self._draw()
        else:
            self.dismiss(self._answers)


def _words(question: Question, answers: dict[str, str]) -> str:
    """One answer as both see it: its number with the words for it, or what was typed."""
    answer = answers.get(question.id)
    if answer is None:
        return "skipped"
    return answer if question.in_words else f"{answer} {ANSWERS[int(answer)]}"


def ask_together(desk: Desk) -> None:
    """With whom, and what; refused while names and notes are masked."""
    if desk.may_edit():
        ask_for_one(desk, "Together with whom?", lambda person: _ask_what(desk, person))


def _ask_what(desk: Desk, person: Person) -> None:
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
            _check_in(desk, person)
        elif answer:
            _talk(desk, person, int(answer))

    lines = [
        "One answers while the other looks away; then you see both.",
        "Nothing is kept unless you both say so.",
    ]
    desk.push(MenuScreen(f"Together with {person.name}", lines, options), chosen)


def _talk(desk: Desk, person: Person, depth: int) -> None:
    """A question of some depth to talk about; what both said becomes a note."""
    questions = [Question(s.id, s.text, in_words=True) for s in starters(depth)]
    Random(f"{desk.today}{person.uid}").shuffle(questions)  # noqa: S311  # another order a day
    asked = {question.id: question.text for question in questions}

    def keep(answers: BothAnswers) -> None:
        uid = next(iter({**answers.first, **answers.second}))
        mine, theirs = answers.first.get(uid, "–"), answers.second.get(uid, "–")

        def steps_of(book: Book) -> list[RecordChange]:
            name, now = book.names([person.uid])[0], desk.clock.now()
            text = f"{asked[uid]}\n\nI: {mine}\n{name}: {theirs}"
            people = (person.uid,)
            return [written(book, text, desk.today, now, kind="experience", people=people)]

        name = desk.everyone.names([person.uid])[0]
        desk.do(f"What you and {name} said is kept", steps_of)

    desk.push(
        TogetherScreen(person.name, desk.chosen_keys, questions[:1], questions[1:]),
        _if_both(desk, keep),
    )


def _check_in(desk: Desk, person: Person) -> None:
    """The check-in of this week, answered by both."""
    questions = [Question(s.id, to_you(s.text)) for s in statements()]

    def keep(answers: BothAnswers) -> None:
        checkin = desk.understand(lambda book: checkin_of_week(desk, book, person.uid))
        mine = {uid: int(answer) for uid, answer in answers.first.items()}
        theirs = {uid: int(answer) for uid, answer in answers.second.items()}
        keep_checkin(desk, checkin._replace(answers=mine, theirs=theirs))

    desk.push(TogetherScreen(person.name, desk.chosen_keys, questions), _if_both(desk, keep))


def _if_both(
    desk: Desk, keep: Callable[[BothAnswers], None]
) -> Callable[[BothAnswers | None], None]:
    """Takes what Together answers with: kept where both wanted it."""

    def take(answers: BothAnswers | None) -> None:
        if answers is None:
            desk.say("Nothing was kept.")
        else:
            keep(answers)

    return take
