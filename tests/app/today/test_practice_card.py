"""The card of a practice on a day."""

from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, arranged, book_of, other, with_person
from tests.app.pilot import Opened, open_app
from tests.app.reflect.test_editor import typed
from tui.app.reflect.editor import EditorScreen
from tui.app.today.practice_card import PracticeCard
from tui.app.today.screen import TodayScreen
from tui.book.steps import MarkChange
from tui.changes import practices as arrange
from tui.clock import FixedClock
from tui.domain.practice import BUILT_IN
from tui.texts.guide import ASPECTS, WHY, aspects, why
from tui.texts.library import prompts


def test_every_aspect_of_a_prompt_has_a_name_and_every_name_a_prompt() -> None:
    for practice in BUILT_IN:
        asked = {prompt.aspect for prompt in prompts()[practice.id]}
        assert set(aspects(practice.id)) == asked
        assert len(set(ASPECTS[practice.id].values())) == len(asked)
        assert len(WHY[practice.id]) > 40
    assert why("walk")
    assert aspects("walk") == ()


async def card(nearer: Opened) -> None:
    await nearer.press("enter")
    await nearer.until(lambda: nearer.asks(PracticeCard))


async def test_aspects_and_feelings_tick_the_practice(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await card(nearer)
        assert "Give somebody your whole attention" in nearer.words
        await nearer.press("1", "4")
        assert "1 ✓ really listened" in nearer.words
        mark = book_of(path).mark("listen", MONDAY)
        assert (mark.state, mark.aspects) == ("done", ("really-listen", "questions"))
        await nearer.press("1", "f")
        await typed(nearer, "hope")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PracticeCard))
        assert "it felt: hopeful" in nearer.words
        await nearer.press("q")
        assert nearer.box("listen") == "✓"
    mark = book_of(path).mark("listen", MONDAY)
    assert (mark.aspects, mark.feelings) == (("questions",), ("hopeful",))


async def test_three_feelings_are_the_most_and_own_words_count(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await card(nearer)
        await nearer.press("f")
        for word in ("wistful", "proud", "happy"):
            await typed(nearer, word)
            await nearer.press("tab")
        await typed(nearer, "calm")
        await nearer.press("tab")
        assert "3 is the most" in nearer.words
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PracticeCard))
    assert book_of(path).mark("listen", MONDAY).feelings == ("wistful", "proud", "happy")


async def test_everything_on_it_can_be_undone(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await card(nearer)
        await nearer.press("2", "x")
        assert book_of(path).mark("listen", MONDAY).state is None
        await nearer.press("u")
        assert book_of(path).mark("listen", MONDAY).aspects == ("uninterrupted",)
        await nearer.press("u")
        assert book_of(path).mark("listen", MONDAY).state is None


async def test_with_whom_and_a_note_of_it(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    async with open_app(path, clock) as nearer:
        await card(nearer)
        await nearer.press("w")
        await typed(nearer, "alex")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PracticeCard))
        assert "with Alex" in nearer.words
        await nearer.press("n")
        await nearer.until(lambda: nearer.asks(EditorScreen))
        assert "about Active listening · with Alex" in nearer.words
        await typed(nearer, "a long talk")
        await nearer.press("escape")
        await nearer.until(lambda: nearer.asks(PracticeCard))
        assert "n a long talk" in nearer.words
        await nearer.press("n")
        await nearer.until(lambda: nearer.asks(EditorScreen))
        await typed(nearer, " it was")
        await nearer.press("escape")
    (note,) = book_of(path).notes.values()
    assert (note.text, note.now.practice, note.now.people) == (
        "a long talk it was",
        "listen",
        (alex,),
    )


async def test_with_nobody_any_more_keeps_the_rest(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    other(
        path,
        clock,
        MarkChange("listen", MONDAY, "tick", (alex,)),
        MarkChange("listen", MONDAY, "describe", feelings=("calm",), aspects=("questions",)),
    )
    async with open_app(path, clock) as nearer:
        await nearer.press("w", "tab", "enter")
        await nearer.until(lambda: nearer.asks(type(nearer.today)))
    mark = book_of(path).mark("listen", MONDAY)
    assert (mark.state, mark.people) == ("done", ())
    assert (mark.aspects, mark.feelings) == (("questions",), ("calm",))


async def test_a_rest_gives_back_what_was_said_of_the_day(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await card(nearer)
        await nearer.press("2", "q", "r")
        assert nearer.box("listen") == "–"
        assert "resting" in nearer.said
        mark = book_of(path).mark("listen", MONDAY)
        assert (mark.state, mark.aspects) == ("rest", ())
        await nearer.press("r")
        assert nearer.box("listen") == "✓"
        assert "done, as it was" in nearer.said
        await nearer.press("r", "1")
        assert nearer.box("listen") == "✓"
    mark = book_of(path).mark("listen", MONDAY)
    assert (mark.state, mark.aspects) == ("done", ("uninterrupted",))


async def test_how_it_felt_is_masked_and_stays_as_it_is(path: Path, clock: FixedClock) -> None:
    other(
        path,
        clock,
        MarkChange("listen", MONDAY, "describe", feelings=("wistful",), aspects=("questions",)),
    )
    async with open_app(path, clock) as nearer:
        await nearer.press("z")
        await card(nearer)
        assert "wistful" not in nearer.words
        assert "it felt: •••" in nearer.words
        await nearer.press("f")
        assert nearer.asks(PracticeCard)
        await nearer.press("2", "w", "tab", "enter")
        await nearer.until(lambda: nearer.asks(PracticeCard))
        assert "wistful" not in nearer.words
    mark = book_of(path).mark("listen", MONDAY)
    assert (mark.feelings, mark.aspects) == (("wistful",), ("uninterrupted", "questions"))
    assert "•" not in path.read_text("utf-8")


async def test_a_hidden_prompt_never_comes_again(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await card(nearer)
        texts = {prompt.text for prompt in prompts()["listen"]}
        (shown,) = [text for text in texts if text in nearer.words]
        await nearer.press("h")
        assert shown not in nearer.words
        for _ in texts:
            await nearer.press("i")
            assert shown not in nearer.words
        await nearer.press("q")
        for _ in texts:
            await nearer.press("i")
            assert shown not in nearer.words


async def test_an_anchor_stands_under_the_practice_until_it_is_done(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await card(nearer)
        await nearer.press("a")
        await typed(nearer, "after dinner I will ask")
        assert "Today shows it under Active listening" in nearer.words
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PracticeCard))
        await nearer.press("q")
        assert "after dinner I will ask" in nearer.line_below("Active listening")
        await nearer.press("1")
        assert "after dinner" not in nearer.line_below("Active listening")


async def test_a_day_to_come_can_not_be_described(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("l")
        await card(nearer)
        await nearer.press("1", "q")
        assert "cannot be done" in nearer.said
    assert not path.exists() or book_of(path).days(MONDAY, MONDAY.replace(day=30)) == []


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_it_fits(path: Path, clock: FixedClock, size: tuple[int, int]) -> None:
    arranged(path, clock, lambda book: arrange.anchored(book.practices[0], "after dinner " * 8))
    async with open_app(path, clock, size=size) as nearer:
        await card(nearer)
        await nearer.press("G", "j", "j", "k")
        assert "really listened" in nearer.words
        await nearer.press("q")
        assert nearer.asks(TodayScreen)
