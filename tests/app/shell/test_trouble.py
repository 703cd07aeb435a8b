"""Starting on a file that cannot be read: calm, and nothing is written over."""

from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, keeper_over, other, state, states
from tests.app.pilot import Opened, lines_of, open_app
from tui.app.shell.trouble import TroubleScreen
from tui.app.today.screen import TodayScreen
from tui.book.steps import MarkChange
from tui.clock import FixedClock

DAMAGED = [
    b"",
    b"null",
    b"[]",
    b"{oops",
    b"\xff\xfe\x00",
    b'{"marks": 5}',
    b"\x00" * 4096,
    b'{"meta": {"1": {"uid": "meta", "sch',
]


async def asked(nearer: Opened) -> None:
    await nearer.until(lambda: nearer.asks(TroubleScreen))


@pytest.mark.parametrize("data", DAMAGED)
async def test_a_damaged_file_is_named_and_left_alone(
    path: Path, clock: FixedClock, data: bytes
) -> None:
    path.write_bytes(data)
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        together = nearer.words.replace(" ", "")
        assert path.name in together
        assert "cannotberead" in together
        await nearer.keys("1", "space", "r", "u")
        await nearer.leave("q")
    assert nearer.app.return_code == 1
    assert path.read_bytes() == data


async def test_the_reason_is_said(path: Path, clock: FixedClock) -> None:
    path.write_bytes(b"{oops")
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        assert "not JSON" in nearer.words


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q"])
async def test_every_way_to_quit_leaves_the_file_alone_and_says_it_went_wrong(
    path: Path, clock: FixedClock, key: str
) -> None:
    path.write_bytes(b"null")
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        await nearer.leave(key)
    assert nearer.app.return_code == 1
    assert path.read_bytes() == b"null"


async def test_there_is_no_command_to_quit_as_if_all_were_well(
    path: Path, clock: FixedClock
) -> None:
    path.write_bytes(b"null")
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        await nearer.keys("ctrl+p")
        assert isinstance(nearer.screen, TroubleScreen)
        await nearer.leave("q")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 8)])
async def test_the_keys_are_in_sight_and_the_text_can_be_scrolled_through(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    path.write_bytes(b"{oops")
    async with open_app(path, clock, size=size) as nearer:
        await asked(nearer)
        text = nearer.screen.query_one("#question")
        answers = nearer.screen.query_one("#answers")
        for key in ("home", "end"):
            await nearer.keys(key)
            end = text.max_scroll_y if key == "end" else 0
            await nearer.until(lambda end=end: text.scroll_offset.y == end)  # type: ignore[misc]
            assert nearer.screen.region.contains_region(answers.region)
            keys = lines_of(answers)[-3:]
            assert [line[:2] for line in keys] == ["b ", "r ", "q "]
            assert "restore the newest" in keys[0]
        if size != (80, 24):
            assert text.max_scroll_y > 0, "there was something to scroll"


async def test_a_click_on_its_words_answers_too(path: Path, clock: FixedClock) -> None:
    path.write_bytes(b"{oops")
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        await nearer.pilot.click("#answers", offset=(5, 3))
        await nearer.until(lambda: not nearer.runs())
    assert nearer.app.return_code == 1


async def test_b_brings_back_the_newest_good_backup(path: Path, clock: FixedClock) -> None:
    other(path, clock, MarkChange("listen", MONDAY, "tick"))
    keeper_over(path, clock).database.file.back_up()
    path.write_bytes(b"{oops")
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        await nearer.press("b")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        assert nearer.boxes == "✓▫▫▫▫"
        await nearer.press("2")
        assert states(path) == ["done", "done", None, None, None]
        aside = nearer.app.keeper.database.file.backup_folder.glob("damaged-*")
        assert [kept.read_bytes() for kept in aside] == [b"{oops"]


async def test_b_passes_over_a_backup_that_is_damaged_too(path: Path, clock: FixedClock) -> None:
    other(path, clock, MarkChange("share", MONDAY, "tick"))
    file = keeper_over(path, clock).database.file
    good = file.back_up()
    later = good.path.with_name("2026-11-23T191600Z.json")
    later.write_bytes(b"{oops")
    path.write_bytes(b"")
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        await nearer.press("b")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        assert nearer.boxes == "▫✓▫▫▫"


@pytest.mark.parametrize("size", [(80, 24), (30, 8)])
async def test_b_without_a_good_backup_says_so_and_changes_nothing(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    keeper_over(path, clock).database.file.backup_folder.mkdir(parents=True)
    path.write_bytes(b"{oops")
    async with open_app(path, clock, size=size) as nearer:
        await asked(nearer)
        await nearer.keys("b", "b")
        await nearer.until(lambda: "No good backup yet." in nearer.words)
        answers = nearer.screen.query_one("#answers")
        assert nearer.words.count("No good backup yet.") == 1
        assert "restore the newest" in nearer.words
        assert nearer.screen.region.contains_region(answers.region)
        assert path.read_bytes() == b"{oops"


async def test_b_finds_a_backup_that_was_brought_meanwhile(path: Path, clock: FixedClock) -> None:
    other(path, clock, MarkChange("listen", MONDAY, "tick"))
    kept = keeper_over(path, clock).database.file.back_up().path
    away = kept.rename(kept.with_suffix(".away"))
    path.write_bytes(b"{oops")
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        await nearer.keys("b")
        away.rename(kept)
        await nearer.press("b")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        assert nearer.boxes == "✓▫▫▫▫"


async def test_r_looks_again_once_the_file_is_mended(path: Path, clock: FixedClock) -> None:
    other(path, clock, MarkChange("time", MONDAY, "tick"))
    good = path.read_bytes()
    path.write_bytes(good[:-9])
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        first = nearer.screen
        await nearer.keys("r")
        await nearer.until(lambda: nearer.asks(TroubleScreen) and nearer.screen is not first)
        path.write_bytes(good)
        await nearer.press("r")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        assert nearer.boxes == "▫▫▫✓▫"
        await nearer.keys("1")
        await nearer.leave("q")
    assert state(path, "listen") == "done"


async def test_r_after_the_file_was_moved_away_starts_anew(path: Path, clock: FixedClock) -> None:
    path.write_bytes(b"[]")
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        path.rename(path.with_suffix(".old"))
        await nearer.press("r")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        assert nearer.boxes == "▫▫▫▫▫"
        await nearer.press("5")
    assert state(path, "honest") == "done"
    assert path.with_suffix(".old").read_bytes() == b"[]"


async def test_a_folder_in_the_place_of_the_file(path: Path, clock: FixedClock) -> None:
    path.mkdir()
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        assert "folder" in nearer.words
        await nearer.leave("q")
    assert path.is_dir()


async def test_links_that_lead_in_a_circle(path: Path, clock: FixedClock) -> None:
    path.symlink_to(path)
    async with open_app(path, clock) as nearer:
        await asked(nearer)
        assert "circle" in nearer.words
        await nearer.leave("q")
    assert path.is_symlink()


@pytest.mark.parametrize("name", ["[bold]x 漢.json", "a [b] [c $x.json", "x[@click=quit()].json"])
async def test_hostile_names_of_files_are_not_read_as_markup(
    path: Path, clock: FixedClock, name: str
) -> None:
    strange = path.with_name(name)
    strange.write_bytes(b"{oops")
    async with open_app(strange, clock) as nearer:
        await asked(nearer)
        assert name.replace(" ", "") in nearer.words.replace(" ", "")
        await nearer.leave("q")
    assert strange.read_bytes() == b"{oops"


async def test_what_cannot_be_understood_in_a_file_is_kept_and_does_not_stop_it(
    path: Path, clock: FixedClock
) -> None:
    other(path, clock, MarkChange("listen", MONDAY, "tick"))
    strange = path.read_text("utf-8").replace(
        '"11-23"', '"02-30": {"state": "done"}, "11-22": {"state": "[/odd]"}, "x": 5, "11-23"'
    )
    path.write_text(strange, "utf-8")
    async with open_app(path, clock) as nearer:
        assert nearer.boxes == "✓▫▫▫▫"
        await nearer.press("h", "l", "2")
    kept = path.read_text("utf-8")
    assert "[/odd]" in kept
    assert "02-30" in kept
