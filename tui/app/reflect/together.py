"""Together: two people at one keyboard, a starter or a check-in, kept only if both say so."""

from collections.abc import Sequence
from typing import ClassVar, Literal, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.widgets.lines import key_content
from tui.domain.checkin import ANSWERS

Stage = Literal["first", "second", "both", "keep first", "keep second"]
_HIDDEN = "answered, and hidden until you both have"
_LONGEST = 1000  # characters of an answer


class Question(NamedTuple):
    """Something both answer: with a number of 1-5, or in words."""

    id: str
    text: str
    in_words: bool = False


class BothSaid(NamedTuple):
    """What the two answered, by the id of the question; one that is not there was skipped."""

    first: dict[str, str]
    second: dict[str, str]


class TogetherScreen(ModalScreen[BothSaid | None]):
    """Answers with what both said where both want to keep it, else None.

    ``others`` are questions to take instead of the first, while nobody has answered it.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False, priority=True),
        Binding("enter", "next", show=False, priority=True),
        Binding("f2", "another", show=False, priority=True),
        Binding("0,s,minus", "skip", show=False),
        Binding("y", "say(True)", show=False),
        Binding("n", "say(False)", show=False),
    ]

    def __init__(
        self, name: str, questions: Sequence[Question], others: Sequence[Question] = ()
    ) -> None:
        super().__init__()
        self._whom = name
        self._questions, self._others = list(questions), list(others)
        self._at = 0
        self._stage: Stage = "first"
        self._said = BothSaid({}, {})

    def compose(self) -> ComposeResult:
        """One question, and a line where words are asked for."""
        with Vertical(id="checkin"):
            yield Static(id="checkin-question")
            yield Input(id="checkin-line", max_length=_LONGEST)
            yield Static(id="checkin-keys")

    def on_mount(self) -> None:
        """The first question."""
        self._draw()

    @property
    def _question(self) -> Question:
        return self._questions[self._at]

    @property
    def _who(self) -> str:
        return "You" if self._stage in ("first", "keep first") else self._whom

    def _draw(self) -> None:
        question, answering = self._question, self._stage in ("first", "second")
        line = self.query_one(Input)
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
            Content("   ").join(key_content(*key) for key in self._keys(question))
        )

    def _body(self, question: Question) -> list[str]:
        if self._stage in ("keep first", "keep second"):
            return [
                f"{self._who}: keep what you both said?",
                "",
                "It is kept only if both say yes.",
            ]
        if self._stage == "both":
            answers = (("You", self._said.first), (self._whom, self._said.second))
            return [
                question.text,
                "",
                *(f"{who}: {_words(question, said)}" for who, said in answers),
            ]
        other = self._whom if self._stage == "first" else "the other one"
        lines = [question.text, ""]
        if self._stage == "second":
            lines += [f"You: {_HIDDEN}"]
        lines += [f"{self._who}, it is your turn; {other} looks away."]
        if not question.in_words:
            lines += ["", ", ".join(f"{n} {words}" for n, words in ANSWERS.items())]
        return lines

    def _keys(self, question: Question) -> list[tuple[str, str, str]]:
        leave = ("escape", "leave, nothing is kept", "screen.dismiss")
        if self._stage in ("keep first", "keep second"):
            return [("y", "yes", "screen.say(True)"), ("n", "no", "screen.say(False)")]
        if self._stage == "both":
            return [("enter", "on", "screen.next"), leave]
        if question.in_words:
            another = [("f2", "another one", "screen.another")] if self._can_change else []
            return [("enter", "that is it", "screen.next"), *another, leave]
        return [("0", "skip", "screen.skip"), leave]

    @property
    def _can_change(self) -> bool:
        return bool(self._others) and self._stage == "first" and self._at == 0

    def on_key(self, event: events.Key) -> None:
        """A number answers and hands on."""
        answering = self._stage in ("first", "second") and not self._question.in_words
        if answering and event.character and event.character in "12345":
            event.stop()
            self._answer(event.character)

    def _answer(self, text: str) -> None:
        said = self._said.first if self._stage == "first" else self._said.second
        if text:
            said[self._question.id] = text
        self._stage = "second" if self._stage == "first" else "both"
        self._draw()

    def action_skip(self) -> None:
        """One of them says nothing to this one."""
        if self._stage in ("first", "second") and not self._question.in_words:
            self._answer("")

    def action_another(self) -> None:
        """Another question instead."""
        if self._can_change:
            self._others.append(self._questions[0])
            self._questions[0] = self._others.pop(0)
            self._draw()

    def action_next(self) -> None:
        """What was typed is the answer; after both, on."""
        if self._stage in ("first", "second") and self._question.in_words:
            self._answer(" ".join(self.query_one(Input).value.split()))
        elif self._stage == "both":
            if self._at + 1 < len(self._questions):
                self._at, self._stage = self._at + 1, "first"
            elif self._said.first or self._said.second:
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
            self.dismiss(self._said)


def _words(question: Question, said: dict[str, str]) -> str:
    answer = said.get(question.id)
    if answer is None:
        return "skipped"
    return answer if question.in_words else f"{answer} {ANSWERS[int(answer)]}"
