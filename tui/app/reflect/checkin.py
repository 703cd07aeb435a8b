"""The weekly check-in: a statement at a time, two open lines, two circles."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.dialog import Dialog
from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.dialogs.whom import ask_for_one
from tui.app.widgets.canvas import circles
from tui.app.widgets.one_line import OneLine
from tui.app.widgets.page import Page
from tui.book.book import Book
from tui.changes.notes import checked_in
from tui.config.glyphs import Glyphs
from tui.domain.checkin import (
    ANSWERS,
    LONGEST_SAID,
    STEPS,
    CheckIn,
    asks_for_care,
    said_care_before,
    to_go_on_with,
    with_person,
)
from tui.domain.person import Person
from tui.keys.key import DialogName
from tui.texts.guide import NOT_THERAPY, SAFETY
from tui.texts.library import open_lines, statements

_MIDDLE = 4


class CheckInScreen(Dialog[CheckIn | None]):
    """Answers with the check-in as it was left, or None where it is to be let go."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("check-in")]
    NAME: ClassVar[DialogName] = "check-in"

    def __init__(
        self, glyphs: Glyphs, chosen: Mapping[str, str], checkin: CheckIn, name: str
    ) -> None:
        super().__init__()
        self._keys = KeyWords("check-in", chosen)
        self._glyphs, self._checkin, self._whom = glyphs, checkin, name
        self._begun_with = checkin
        self._at = 0
        self._has_just_answered = False
        self._steps: list[tuple[Literal["statement", "line", "circles", "wished"], str]] = [
            *(("statement", statement.id) for statement in statements()),
            *(("line", line) for line in open_lines()),
            ("circles", ""),
            ("wished", ""),
        ]

    def compose(self) -> ComposeResult:
        """One question, and a line where words are asked for."""
        with Page(id="checkin", can_focus=False):
            yield Static(id="checkin-question")
            yield OneLine(id="checkin-line", max_length=LONGEST_SAID)
            yield Static(id="checkin-keys")

    def on_mount(self) -> None:
        """Begin with the first statement."""
        self._draw()

    @property
    def _step(self) -> tuple[str, str]:
        return self._steps[self._at]

    def _draw(self) -> None:
        kind, uid = self._step
        line = self.query_one(OneLine)
        line.display = kind == "line"
        if kind == "line":
            line.value = self._checkin.lines.get(uid, "")
            line.focus()
        else:
            self.set_focus(None)
        head = Content.from_markup(
            "[b]Check-in with $n[/b]  $p",
            n=self._whom,
            p=f"{self._at + 1} of {len(self._steps)}",
        )
        aside = f"\n{NOT_THERAPY}\n" if self._at == 0 else ""
        body = [head, Content(aside), *self._body(kind, uid)]
        self.query_one("#checkin-question", Static).update(Content("\n").join(body))
        self.query_one("#checkin-keys", Static).update(Content("   ").join(self._key_words(kind)))

    def _body(self, kind: str, uid: str) -> list[Content]:
        if kind == "statement":
            text = next(s.text for s in statements() if s.id == uid)
            held = self._checkin.answers.get(uid)
            answers = [
                self._keys.of(
                    f"checkin.answer.{n}", f"{self._glyphs.done if held == n else ' '} {words}"
                )
                for n, words in ANSWERS.items()
            ]
            return [
                Content(text.replace("{name}", self._whom)),
                Content(),
                *answers,
                Content(),
            ]
        if kind == "line":
            return [Content(open_lines()[uid].replace("{name}", self._whom))]
        held = self._checkin.circles if kind == "circles" else self._checkin.wished
        asked = "You and {name}, as it is" if kind == "circles" else "As you would like it to be"
        shown = held or self._checkin.circles or _MIDDLE
        drawn = circles(shown, ascii_only=self._glyphs.is_ascii)
        place = f"{shown} of {STEPS}" if held else "not set; h and l move them"
        return [
            Content(asked.replace("{name}", self._whom)),
            Content(),
            *map(Content, drawn),
            Content(place),
            Content(),
        ]

    def _key_words(self, kind: str) -> Iterator[Content]:
        """The keys that mean something at this step."""
        key = self._keys.of
        if kind in ("circles", "wished"):
            yield key("checkin.nearer")
            yield key("checkin.apart")
        if kind != "line":
            yield key("checkin.skip")
        yield key("checkin.next", "" if self._at + 1 < len(self._steps) else "keep it")
        if kind in ("statement", "line"):
            yield key("checkin.back")
        yield key("checkin.leave")

    def action_answer(self, answer: int) -> None:
        """Answer a statement with 1 to 5, and go on; elsewhere a number means nothing."""
        kind, uid = self._step
        if kind == "statement":
            answers = {**self._checkin.answers, uid: answer}
            self._checkin = self._checkin._replace(answers=answers)
            self._go_on()
            self._has_just_answered = True

    def action_skip(self) -> None:
        """Nothing is said of this one."""
        kind, uid = self._step
        if kind == "statement":
            answers = {key: a for key, a in self._checkin.answers.items() if key != uid}
            self._checkin = self._checkin._replace(answers=answers)
        elif kind == "circles":
            self._checkin = self._checkin._replace(circles=None)
        elif kind == "wished":
            self._checkin = self._checkin._replace(wished=None)
        self._go_on()

    def action_nearer(self, by: int) -> None:
        """The circles a step nearer, or apart."""
        kind, _ = self._step
        if kind not in ("circles", "wished"):
            return
        held = getattr(self._checkin, kind)
        step = max(1, min(STEPS, (held or self._checkin.circles or _MIDDLE) + by))
        if kind == "circles":
            self._checkin = self._checkin._replace(circles=step)
        else:
            self._checkin = self._checkin._replace(wished=step)
        self._has_just_answered = False
        self._draw()

    def _take_line(self) -> None:
        kind, uid = self._step
        if kind == "line":
            text = " ".join(self.query_one(OneLine).value.split())
            others = {key: line for key, line in self._checkin.lines.items() if key != uid}
            lines = {**others, uid: text} if text else others
            self._checkin = self._checkin._replace(lines=lines)

    def action_next(self) -> None:
        """On; at the end, keep it. Right behind a number, which has gone on already, nothing."""
        has_line = self._step[0] == "line" and self.query_one(OneLine).value.strip()
        if self._has_just_answered and not has_line:
            self._has_just_answered = False
        else:
            self._go_on()

    def _go_on(self) -> None:
        self._has_just_answered = False
        self._take_line()
        if self._at + 1 == len(self._steps):
            self.dismiss(self._checkin)
            return
        self._at += 1
        self._draw()

    def action_back(self) -> None:
        """To the step before, with what was typed into this one."""
        self._has_just_answered = False
        self._take_line()
        self._at = max(0, self._at - 1)
        self._draw()

    def action_leave(self) -> None:
        """Leave; what was answered is kept if wanted."""
        self._take_line()
        if self._checkin == self._begun_with:
            self.dismiss(None)
            return
        said = self._checkin
        told = [*said.answers.values(), *said.lines.values(), said.circles, said.wished]
        lines = [f"{len(list(filter(None, told)))} of {len(self._steps)} answered."]
        options = [
            Option("k", "keep what is there", "keep"),
            Option("g", "go on", "on"),
            Option("l", "let it go", "drop"),
        ]

        def chosen(answer: str | None) -> None:
            if answer in ("keep", "drop"):
                self.dismiss(self._checkin if answer == "keep" else None)

        self.app.push_screen(MenuScreen("Leave the check-in?", lines, options), chosen)


def ask_checkin(desk: Desk) -> None:
    """The check-in of this week with somebody; refused while names and notes are masked."""

    def begin(person: Person) -> None:
        checkin = desk.understand(lambda book: checkin_of_week(desk, book, person.uid))
        _push(desk, checkin)

    if desk.may_edit():
        ask_for_one(desk, "A check-in with whom?", begin)


def checkin_of_week(desk: Desk, book: Book, person: str) -> CheckIn:
    """The check-in of the running week with somebody, by uid, to go on with; else a new one."""
    theirs = with_person(book.checkins.values(), person)
    held = to_go_on_with(theirs, desk.today, book.settings.week_start)
    return held or CheckIn("", person, desk.today, {}, {})


def open_checkin(desk: Desk, checkin: CheckIn) -> None:
    """Go on with a check-in, where it is the latest; refused while names and notes are masked."""
    if not desk.may_edit():
        return
    theirs = desk.understand(lambda book: with_person(book.checkins.values(), checkin.person))
    if not theirs or theirs[-1].uid != checkin.uid:
        desk.say("The latest one can still be changed; this one stays as it was.")
    else:
        _push(desk, theirs[-1])


def _push(desk: Desk, checkin: CheckIn) -> None:
    """Ask its questions; ``checkin`` is as it is in the file, its open lines to be changed."""
    name = desk.everyone.names([checkin.person])[0]

    def take(answered: CheckIn | None) -> None:
        if answered is not None and answered != checkin:
            keep_checkin(desk, answered)

    desk.push(CheckInScreen(desk.glyphs, desk.chosen_keys, checkin, name), take)


def keep_checkin(desk: Desk, checkin: CheckIn) -> None:
    """Keep it, and say the safety line where it is time for it; all skipped is not kept."""
    name = desk.everyone.names([checkin.person])[0]
    words = f"The check-in with {name} is kept"
    if desk.do(words, lambda book: [checked_in(book, checkin)]):
        theirs = with_person(desk.everyone.checkins.values(), checkin.person)
        if asks_for_care(theirs) and not said_care_before(theirs):
            close = [Option("c", "close", "")]
            desk.push(MenuScreen("A word", [SAFETY], close))
