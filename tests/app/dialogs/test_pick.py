"""Picking: what is shown are words, what is answered are keys, new words apart from both."""

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.app.pilot import painted
from tui.app.dialogs.pick import Choice, Picked, PickScreen
from tui.app.widgets.line_list import LineList
from tui.config.glyphs import UNICODE
from tui.domain.refusal import Refused

DOTS = [Choice("p-1", "•••1"), Choice("p-2", "•••2"), Choice("p-3", "•••3")]
ALEX, ROBIN = Choice("p-1", "Alex"), Choice("p-2", "Robin")


class Asking(App[None]):
    """An app that asks at once and keeps the answer."""

    def __init__(self, question: PickScreen) -> None:
        super().__init__()
        self.question = question
        self.answers: list[Picked | None] = []

    def compose(self) -> ComposeResult:
        yield Static()

    def on_mount(self) -> None:
        self.push_screen(self.question, self.answers.append)


def kept(words: str) -> str:
    """A check: in small letters, and not everything."""
    if words == "no":
        raise Refused("no is no word")
    return words.casefold()


def question(
    *choices: Choice, ticked: tuple[Choice, ...] = (), one: bool = False, most: int = 9
) -> PickScreen:
    return PickScreen(
        "Whom?", [("", choices)], UNICODE, ticked, kept, one=one, all_of="everyone", most=most
    )


async def answer(asked: PickScreen, *keys: str) -> Picked | None:
    app = Asking(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await painted(pilot.app)
        assert len(app.answers) == 1
        return app.answers[0]


async def test_it_answers_with_keys_where_words_are_dots() -> None:
    picked = await answer(question(*DOTS), "down", "tab", "down", "tab", "enter")
    assert picked == Picked((DOTS[1], DOTS[2]))
    assert picked.keys == ("p-2", "p-3")


async def test_two_with_the_same_words_are_two() -> None:
    one, other = Choice("p-1", "Alex"), Choice("p-2", "Alex")
    picked = await answer(question(one, other), "down", "tab", "enter")
    assert picked
    assert picked.keys == ("p-2",)


async def test_new_words_are_told_apart_and_as_they_are_kept() -> None:
    picked = await answer(question(ALEX), "tab", *"Kim", "tab", "enter")
    assert picked
    assert (picked.keys, picked.new, picked.words) == (("p-1",), ("kim",), ("Alex", "kim"))


async def test_new_words_that_are_there_after_all_are_no_new_ones() -> None:
    known = Choice("w-1", "calm")
    asked = PickScreen("How?", [("", [known])], UNICODE, (), lambda words: words.strip("!"))
    picked = await answer(asked, *"calm", "exclamation_mark", "enter")
    assert picked == Picked((known,))


async def test_what_is_ticked_is_shown_though_no_group_has_it() -> None:
    gone = Choice("p-9", "Somebody archived")
    app = Asking(question(ALEX, ticked=(gone,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await painted(pilot.app)
        lines = app.screen.query_one(LineList).lines
        assert [(line.text, line.sign) for line in lines] == [
            ("Somebody archived", UNICODE.done),
            ("Alex", UNICODE.open),
        ]
        await pilot.press("tab", "enter")
        await painted(pilot.app)
        assert app.answers == [Picked(())]


async def test_what_is_refused_is_not_taken() -> None:
    app = Asking(question(ALEX))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"no", "enter")
        await painted(pilot.app)
        assert app.answers == []
        assert [line.text for line in app.screen.query_one(LineList).lines] == ["no is no word"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("down", "enter"), Picked((ALEX,))),
        (("r", "o", "enter"), Picked((ROBIN,))),
        (("enter",), Picked(())),
        (("escape",), None),
    ],
)
async def test_one_alone_or_everyone(keys: tuple[str, ...], expected: Picked | None) -> None:
    assert await answer(question(ALEX, ROBIN, one=True), *keys) == expected


async def test_no_more_are_taken_than_can_be() -> None:
    picked = await answer(question(*DOTS, most=2), "tab", "down", "tab", "down", "tab", "enter")
    assert picked
    assert picked.keys == ("p-1", "p-2")


FELT = tuple(Choice(word, word) for word in ("sad", "hopeful", "scared", "calm"))


async def test_several_typed_at_once_are_several_and_a_slip_is_no_new_word() -> None:
    picked = await answer(question(*FELT), *"sad, hopef", "enter")
    assert picked
    assert (picked.keys, picked.new) == (("sad", "hopeful"), ())
    for slip, meant in (("scar", "scared"), ("scraed", "scared"), ("clam", "calm")):
        picked = await answer(question(*FELT), *slip, "enter")
        assert picked == Picked((Choice(meant, meant),)), slip
    picked = await answer(question(*FELT), *"scar", "down", "enter")
    assert picked
    assert picked.new == ("scar",)
    picked = await answer(question(*FELT), *"odd,", "enter")
    assert picked
    assert picked.new == ("odd",)
