"""What help shows, as rows: columns, wrapping, the order of tasks; and how much more there is."""

from pathlib import Path

import pytest

from tests.app.pilot import Opened, lines_of, open_app
from tui.app.shell.help import HelpScreen
from tui.app.shell.help_page import Section, page, width_of
from tui.clock import FixedClock
from tui.keys.catalogue import AREAS, by_task, commonest_first
from tui.keys.key import Area

LONG = "Something that takes many more words to say than the others here"
SECTIONS = [
    Section("Tick", [("1 – 9", "Tick a practice"), ("space x", LONG), ("r", "Rest")]),
    Section("Change your mind", [("u", "Undo"), ("ctrl+r", "Redo")]),
    Section("Look around", [("j ↓", "Down"), ("k ↑", "Up"), ("g", "Top"), ("G", LONG)]),
    Section("Go to", [("s", "Streaks")]),
]


def drawn(width: int, height: int, notes: tuple[str, ...] = ()) -> list[str]:
    return ["".join(text for text, _ in row) for row in page(SECTIONS, notes, width, height)]


@pytest.mark.parametrize("height", [5, 20, 60])
@pytest.mark.parametrize("width", [20, 34, 69, 70, 76, 100, 140])
def test_all_is_there_and_nothing_is_wider_than_the_page(width: int, height: int) -> None:
    rows = page(SECTIONS, ("A note of several words.",), width, height)
    assert all(width_of(row) <= width for row in rows)
    said = " ".join("".join(text for text, _ in row) for row in rows).split()
    for section in SECTIONS:
        for shown, words in section.keys:
            for word in f"{section.title} {shown} {words}".split():
                assert word in said


def test_one_column_where_it_is_long_enough_or_there_is_no_room_for_two() -> None:
    for width, height in ((140, 60), (69, 5)):
        assert not any("Tick" in line and "Look around" in line for line in drawn(width, height))


def test_two_columns_begin_with_what_is_done_and_are_about_even() -> None:
    lines = drawn(160, 5)
    assert lines[0].startswith("Tick")
    assert lines[0].endswith("Look around")
    assert len(lines) == 8  # Tick and Change your mind to the left, the other two to the right


def test_a_page_of_very_many_sections_is_laid_out_as_evenly() -> None:
    many = [Section(f"Number {n}", [("a", "Do it")] * (n % 5)) for n in range(200)]
    rows = page(many, (), 160, 5)
    in_one_column = sum(2 + len(section.keys) for section in many) - 1
    assert len(rows) == in_one_column // 2, "each half of it"
    said = "\n".join("".join(text for text, _ in row) for row in rows).split()
    assert {section.title.split()[1] for section in many} <= set(said)


def test_long_words_go_on_under_themselves() -> None:
    lines = drawn(34, 5)
    first = next(line for line in lines if "Something" in line)
    after = lines[lines.index(first) + 1]
    assert after.index(after.split()[0]) == first.index("Something")


def test_the_cursor_keys_are_styled_as_keys_and_titles_as_heads() -> None:
    (title, key, *_) = page(SECTIONS, (), 80, 60)
    assert title == (("Tick", "head"),)
    assert [style for _, style in key] == ["", "key", ""]


@pytest.mark.parametrize("area", AREAS)
def test_every_task_is_told_once_undo_after_what_is_done(area: Area) -> None:
    told = commonest_first(area)
    assert dict(told) == by_task(area)
    tasks = [task for task, _ in told]
    if "Change your mind" in tasks:
        before = tasks[: tasks.index("Change your mind")]
        assert before
        assert "Go to" not in before
        assert "Nearer" not in before
    done = {"Tick", "Plan", "Write", "Change"} & set(tasks)
    assert tasks[0] in (done or {"Look around"})


# on the screen


async def helped(nearer: Opened, *keys: str) -> list[str]:
    """Open help, perhaps on another screen, and read what is seen of it."""
    await nearer.press(*keys, "f1")
    await nearer.until(lambda: nearer.asks(HelpScreen))
    return seen(nearer)


def seen(nearer: Opened) -> list[str]:
    """The lines of the text that are on the screen."""
    scroller = nearer.screen.query_one("#help-text")
    lines = lines_of(nearer.screen.query_one("#help-keys"))
    return lines[round(scroller.scroll_y) :][: scroller.scrollable_content_region.height]


def ways(nearer: Opened) -> str:
    return "\n".join(lines_of(nearer.screen.query_one("#help-ways")))


@pytest.mark.parametrize("screen", [[], ["s"], ["p"], ["o"], ["n"], ["comma"]])
async def test_undo_stands_on_the_first_page(
    path: Path, clock: FixedClock, screen: list[str]
) -> None:
    async with open_app(path, clock) as nearer:
        text = "\n".join(await helped(nearer, *screen))
        assert "Undo" in text
        assert "Redo" in text


@pytest.mark.parametrize("size", [(80, 24), (40, 24), (40, 12)])
async def test_how_much_more_there_is_is_told_down_to_the_last_line(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    async with open_app(path, clock, size=size) as nearer:
        first = await helped(nearer)
        total = len(lines_of(nearer.screen.query_one("#help-keys")))
        assert f"▼ {total - len(first)} more" in ways(nearer)
        assert "▲" not in ways(nearer)
        await nearer.press("pagedown")
        above = len(first) - 1 if total > 2 * len(first) - 1 else total - len(first)
        assert f"▲ {above}" in ways(nearer)
        assert seen(nearer)[0] in first[-1:] or "▼" not in ways(nearer)
        await nearer.press("G")
        assert f"▲ {total - len(first)}" in ways(nearer)
        assert "▼" not in ways(nearer)
        await nearer.press("g")
        assert seen(nearer) == first


async def test_nothing_is_told_where_all_is_seen(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(120, 40)) as nearer:
        text = "\n".join(await helped(nearer))
        assert "Tick a practice" in text
        assert "j leads there" in text
        assert "▼" not in ways(nearer)


async def test_a_dialog_is_explained_too(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        text = "\n".join(await helped(nearer, "enter"))
        assert "How it felt" in text
        assert "Streaks" not in text
        await nearer.press("q")
        await nearer.until(lambda: not nearer.asks(HelpScreen))
        assert nearer.screen is not nearer.today
