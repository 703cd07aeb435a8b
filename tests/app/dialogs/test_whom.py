"""With whom it was (``w``), and looking at one person alone (``f``)."""

from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of, keeper_over
from tests.app.pilot import Opened, open_app
from tui.app.dialogs.whom import WhomScreen
from tui.changes import people as arrange_people
from tui.changes.forgetting import forgotten
from tui.clock import FixedClock
from tui.domain.mark import Mark


def people(path: Path, clock: FixedClock, *names: str) -> list[str]:
    """Bring these in as another program would; gives their uids."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    uids, steps = arrange_people.resolve_people(keeper.book, names, MONDAY)
    keeper.do("people", steps)
    keeper.settle(keeper.save())
    return list(uids)


async def whom(nearer: Opened, key: str, typed: str, *keys: str) -> None:
    """Open the choice of people, type to find, press keys."""
    await nearer.press(key)
    await nearer.until(lambda: nearer.asks(WhomScreen))
    await nearer.press(*typed, *keys)


def mark(path: Path) -> Mark:
    """The mark of the first practice today, as it is in the file."""
    return book_of(path).mark("listen", MONDAY)


async def test_a_practice_is_ticked_with_those_chosen_and_one_undo_takes_it_back(
    path: Path, clock: FixedClock
) -> None:
    alex, robin = people(path, clock, "Alex", "Robin")
    async with open_app(path, clock) as nearer:
        await whom(nearer, "w", "al", "tab", "r", "o", "enter")
        assert (mark(path).state, mark(path).people) == ("done", (alex, robin))
        assert "with Alex and Robin" in nearer.text
        await nearer.press("u")
        assert mark(path).state is None


async def test_a_name_nobody_bears_is_added_in_place_and_undone_with_the_tick(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await whom(nearer, "w", "Kim", "enter")
        assert [p.name for p in book_of(path).people.values()] == ["Kim"]
        await nearer.press("u")
        assert (dict(book_of(path).people), mark(path).state) == ({}, None)


async def test_others_in_place_of_those_before(path: Path, clock: FixedClock) -> None:
    _, robin = people(path, clock, "Alex", "Robin")
    async with open_app(path, clock) as nearer:
        await whom(nearer, "w", "alex", "enter")
        await whom(nearer, "w", "alex", "tab", *"robin", "enter")
        assert mark(path).people == (robin,)


async def test_with_nobody_it_stays_done(path: Path, clock: FixedClock) -> None:
    people(path, clock, "Alex")
    async with open_app(path, clock) as nearer:
        await whom(nearer, "w", "alex", "enter")
        await whom(nearer, "w", "", "tab", "enter")
        assert (mark(path).state, mark(path).people) == ("done", ())


async def test_who_was_forgotten_stays_someone_and_becomes_nobody_new(
    path: Path, clock: FixedClock
) -> None:
    alex, robin = people(path, clock, "Alex", "Robin")
    async with open_app(path, clock) as nearer:
        await whom(nearer, "w", "alex", "enter")
        keeper = nearer.app.keeper
        keeper.do("forget", forgotten(keeper.book, keeper.book.people[alex]))
        await whom(nearer, "w", "robin", "enter")
        assert mark(path).people == (alex, robin)
        assert set(book_of(path).people) == {robin}


async def test_escape_leaves_it_as_it_is(path: Path, clock: FixedClock) -> None:
    people(path, clock, "Alex")
    async with open_app(path, clock) as nearer:
        await whom(nearer, "w", "alex", "tab", "escape")
        assert mark(path).state is None


async def test_alone_with_one_a_tick_is_with_them_and_goes_with_them(
    path: Path, clock: FixedClock
) -> None:
    alex, robin = people(path, clock, "Alex", "Robin")
    async with open_app(path, clock) as nearer:
        await whom(nearer, "w", "robin", "enter")
        await whom(nearer, "f", "alex", "enter")
        assert "only Alex" in nearer.title
        assert nearer.box("listen") == "▫"
        await nearer.press("1")
        assert (nearer.box("listen"), mark(path).people) == ("✓", (robin, alex))
        await nearer.press("1")
        assert (nearer.box("listen"), mark(path).people) == ("▫", (robin,))
        await nearer.press("f")
        assert "only" not in nearer.title
        assert nearer.box("listen") == "✓"


async def test_alone_with_one_a_rest_does_not_go_over_a_day_with_others(
    path: Path, clock: FixedClock
) -> None:
    _, robin = people(path, clock, "Alex", "Robin")
    async with open_app(path, clock) as nearer:
        await whom(nearer, "w", "robin", "enter")
        await whom(nearer, "f", "alex", "enter")
        await nearer.press("r")
        assert (mark(path).state, mark(path).people) == ("done", (robin,))


async def test_streaks_are_of_one_person_whether_they_were_open_before_or_not(
    path: Path, clock: FixedClock
) -> None:
    people(path, clock, "Alex", "Robin")
    async with open_app(path, clock) as nearer:
        await whom(nearer, "w", "robin", "enter")
        await whom(nearer, "f", "alex", "enter")
        await nearer.to_streaks()
        assert "only Alex" in nearer.streaks_title
        assert nearer.streaks.review.streak(None).total == 0
        await nearer.press("f")
        assert nearer.streaks.review.streak(None).total == 1


@pytest.mark.parametrize("name", ["[/", "漢" * 20, "new:Kim", "🎉 {x} $t"])
async def test_any_name_can_be_ticked(path: Path, clock: FixedClock, name: str) -> None:
    (uid,) = people(path, clock, name)
    async with open_app(path, clock) as nearer:
        await whom(nearer, "w", "", "enter")
        assert mark(path).people == (uid,)
        assert list(book_of(path).people) == [uid]
