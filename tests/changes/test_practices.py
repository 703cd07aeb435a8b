"""Changes to habits: what each makes of the book, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.build import MONDAY
from tui.book.book import Book
from tui.book.places import RecordPlace
from tui.book.steps import RecordChange
from tui.changes import practices as arrange
from tui.domain.practice import BUILT_IN, Practice
from tui.domain.refusal import Refused
from tui.domain.schedule import ALL, DAILY, Pause, Schedule
from tui.domain.settings import SETTINGS, Settings
from tui.records.fields import GONE

DAY = timedelta(days=1)
THREE = Schedule("per_week", times=3)
IDS = [practice.id for practice in BUILT_IN]
LISTEN = BUILT_IN[0]


def arranged(book: Book, *steps: RecordChange) -> Book:
    """The book after some changes."""
    for step in steps:
        book.put(step.place, step.become(book.content(step.place)))
    return book


def with_own(*names: str) -> Book:
    """A book with some practices of one's own."""
    book = Book()
    for name in names:
        arranged(book, arrange.added(book, name))
    return book


def own(book: Book, uid: str) -> Practice:
    """A practice that is there."""
    found = book.practice(uid)
    assert found
    return found


def keys(book: Book) -> dict[str, int]:
    """The keys of one's own practices that are on."""
    return {practice.id: practice.number for practice in book.practices if practice.is_own}


def away(book: Book, practice: str, *, first: int = -40, last: int = 80) -> set[int]:
    """Days from Monday on which a pause covers a practice."""
    return {n for n in range(first, last) if book.away(practice, MONDAY + n * DAY)}


# settings and schedules


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_has_the_value_it_was_given_and_the_others_keep_theirs(name: str) -> None:
    for value in SETTINGS[name].choices:
        book = arranged(Book(), arrange.set_to(name, value))
        expected: dict[str, Any] = {**Settings()._asdict(), name: value}
        assert book.settings == Settings(**expected)


def test_a_schedule_holds_from_its_day_and_for_its_practice() -> None:
    book = arranged(Book(), arrange.scheduled(LISTEN, Schedule("weekdays", frozenset({0})), MONDAY))
    assert book.schedule("listen", MONDAY - DAY) == DAILY
    assert book.schedule("listen", MONDAY) == Schedule("weekdays", frozenset({0}))
    assert book.schedule("share", MONDAY) == DAILY


def test_a_day_has_one_schedule_the_latest_that_was_given() -> None:
    book = arranged(
        Book(),
        arrange.scheduled(LISTEN, THREE, MONDAY),
        arrange.scheduled(LISTEN, DAILY, MONDAY),
    )
    assert book.schedule("listen", MONDAY) == DAILY
    assert len(book.schedules["listen"]) == 1


def test_the_day_a_week_begins_moves_the_first_day_of_per_week() -> None:
    book = arranged(Book(), arrange.scheduled(LISTEN, THREE, MONDAY + 2 * DAY))
    assert book.schedule("listen", MONDAY) == THREE
    arranged(book, arrange.set_to("week_start", 2))
    assert book.schedule("listen", MONDAY + DAY) == DAILY
    assert book.schedule("listen", MONDAY + 2 * DAY) == THREE


# practices


def test_a_practice_that_is_added_is_the_last_and_asked_for_every_day() -> None:
    book = with_own("Walk  the dog", "Letters")
    assert book.practices[5:] == (
        Practice("walk-the-dog", 6, "Walk the dog"),
        Practice("letters", 7, "Letters"),
    )
    assert book.schedule("letters", MONDAY) == DAILY


@pytest.mark.parametrize("name", ["", "quality time", "share", "all", "7", "a\nb", "x" * 61])
def test_a_name_that_cannot_be_is_refused_for_a_new_and_for_an_old_practice(name: str) -> None:
    with pytest.raises(Refused):
        arrange.added(Book(), name)
    with pytest.raises(Refused):
        arrange.renamed(Book(), LISTEN, name)


def test_a_practice_may_be_called_what_it_is_called_or_its_id() -> None:
    for name in ("Active listening", "ACTIVE listening", "Listen"):
        book = arranged(Book(), arrange.renamed(Book(), LISTEN, name))
        assert own(book, "listen").name == name


def test_a_name_that_was_given_up_is_free() -> None:
    book = arranged(Book(), arrange.renamed(Book(), LISTEN, "Hear"))
    arranged(book, arrange.added(book, "Active listening"))
    assert keys(book) == {"active-listening": 6}
    with pytest.raises(Refused, match="'Active listening' already"):
        arrange.renamed(book, own(book, "listen"), "Active Listening")


def test_the_id_of_another_practice_is_no_name() -> None:
    book = with_own("Walk")
    arranged(book, arrange.renamed(book, own(book, "walk"), "Run"))
    with pytest.raises(Refused, match="already; choose another name"):
        arrange.added(book, "Walk")
    arranged(book, arrange.added(book, "Walk!"))
    assert keys(book) == {"walk": 6, "walk-2": 7}


def test_one_that_is_off_keeps_name_and_schedule_and_comes_back() -> None:
    book = with_own("Walk", "Sing")
    arranged(book, arrange.renamed(book, own(book, "walk"), "Run"))
    arranged(book, arrange.scheduled(own(book, "walk"), THREE, MONDAY))
    before = own(book, "walk")
    arranged(book, arrange.switched_off(book, before))
    assert own(book, "walk") == before._replace(on=False)
    assert keys(book) == {"sing": 7}
    assert book.schedule("walk", MONDAY) == THREE
    arranged(book, arrange.switched_on(book, own(book, "walk")))
    assert own(book, "walk") == before


def test_one_whose_key_was_given_away_comes_back_with_another() -> None:
    book = with_own("Walk", "Sing")
    arranged(book, arrange.switched_off(book, own(book, "walk")))
    arranged(book, arrange.added(book, "Cook"))
    assert keys(book) == {"cook": 6, "sing": 7}
    arranged(book, arrange.switched_on(book, own(book, "walk")))
    assert keys(book) == {"cook": 6, "sing": 7, "walk": 8}


def test_one_that_was_called_off_the_keys_cannot_come_back_where_none_is_free() -> None:
    book = with_own("Walk", "Sing", "Cook", "Read")
    arranged(book, arrange.switched_off(book, own(book, "walk")))
    arranged(book, arrange.added(book, "Dance"))
    with pytest.raises(Refused, match="switch one off first"):
        arrange.switched_on(book, own(book, "walk"))


def test_the_five_keep_their_keys_off_and_on() -> None:
    book = arranged(Book(), arrange.switched_off(Book(), LISTEN))
    arranged(book, arrange.added(book, "Walk"))
    assert keys(book) == {"walk": 6}
    arranged(book, arrange.switched_on(book, own(book, "listen")))
    assert [practice.number for practice in book.practices] == [1, 2, 3, 4, 5, 6]


def test_the_last_one_that_is_on_stays_on_whichever_it_is() -> None:
    book = with_own("Walk")
    for uid in IDS:
        arranged(book, arrange.switched_off(book, own(book, uid)))
    with pytest.raises(Refused, match="Walk is the only practice that is on; switch another on"):
        arrange.switched_off(book, own(book, "walk"))


names = st.sampled_from(["Walk", "Sing", "Cook", "Read", "Dance", "Play", *IDS])


@given(st.lists(names, max_size=20))
def test_every_practice_that_is_on_has_a_key_of_its_own(moves: list[str]) -> None:
    book = Book()
    for name in moves:
        practice = book.practice(name.lower())
        try:
            if practice is None:
                step = arrange.added(book, name)
            elif practice.on:
                step = arrange.switched_off(book, practice)
            else:
                step = arrange.switched_on(book, practice)
        except Refused:
            continue
        others = [p for p in book.practices if p != practice]
        arranged(book, step)
        assert set(others) <= set(book.practices), "nobody else's key has changed"
    assert book.practices
    numbers = [practice.number for practice in book.practices]
    assert numbers == sorted(set(numbers))
    assert set(numbers) <= set(range(1, 10))
    assert book.unreadable == 0


# pauses


ranges = st.tuples(st.integers(-9, 9), st.none() | st.integers(0, 6))
practices = st.sampled_from(["listen", "share", ALL])


def days_of(first: int, length: int | None, end: int = 80) -> set[int]:
    return set(range(first, end if length is None else first + length + 1))


def pause(book: Book, practice: str, first: int, length: int | None) -> RecordChange:
    begin = MONDAY + first * DAY
    last = None if length is None else begin + length * DAY
    return arrange.paused(book, practice, begin, last)


@given(st.lists(st.tuples(practices, ranges), max_size=6))
def test_a_pause_is_refused_just_where_it_overlaps_another_of_the_same_practice(
    wanted: list[tuple[str, tuple[int, int | None]]],
) -> None:
    book = Book()
    held: dict[str, set[int]] = {"listen": set(), "share": set(), ALL: set()}
    for practice, (first, length) in wanted:
        days = days_of(first, length)
        if days & held[practice]:
            with pytest.raises(Refused, match="is away already from"):
                pause(book, practice, first, length)
        else:
            arranged(book, pause(book, practice, first, length))
            held[practice] |= days
    for practice in ("listen", "share"):
        assert away(book, practice) == held[practice] | held[ALL]
    assert away(book, "time") == held[ALL]


@given(st.lists(st.tuples(practices, ranges), max_size=5), practices, st.integers(-12, 12))
def test_who_comes_back_counts_from_that_day_and_keeps_the_days_before(
    wanted: list[tuple[str, tuple[int, int | None]]], practice: str, day: int
) -> None:
    book = Book()
    for name, (first, length) in wanted:
        try:
            arranged(book, pause(book, name, first, length))
        except Refused:
            continue
    own_ones = [a.pause for a in book.pauses if a.practice == practice]
    others = [a for a in book.pauses if a.practice != practice]
    to_come = [p for p in own_ones if p.last is None or p.last >= MONDAY + day * DAY]
    back = MONDAY + day * DAY
    if not to_come:
        with pytest.raises(Refused, match=r"nothing to resume|`nearer resume \w+` ends that"):
            arrange.resumed(book, practice, back)
        return
    arranged(book, arrange.resumed(book, practice, back))
    assert [a for a in book.pauses if a.practice != practice] == others
    now = [a.pause for a in book.pauses if a.practice == practice]
    ended = to_come[0]
    rest = [Pause(ended.first, back - DAY)] if ended.first < back else []
    assert set(now) == {*own_ones, *rest} - {ended}
    assert not any(p.first <= back and (p.last is None or back <= p.last) for p in now)


def test_a_pause_that_runs_backwards_is_refused() -> None:
    with pytest.raises(Refused, match="runs backwards; put the earlier day first"):
        arrange.paused(Book(), ALL, MONDAY, MONDAY - DAY)
    arranged(Book(), arrange.paused(Book(), ALL, MONDAY, MONDAY))


@pytest.mark.parametrize(("why", "kept"), [("", None), (" a \n b ", "a b"), ("x" * 200, "x" * 200)])
def test_a_reason_is_one_line(why: str, kept: str | None) -> None:
    step = arrange.paused(Book(), ALL, MONDAY, None, why)
    assert step.fields.get("why") == kept


@pytest.mark.parametrize("why", ["x" * 201, "a\x1b[31mb", "a\u202eb"])
def test_a_reason_that_a_terminal_would_obey_or_too_long_is_refused(why: str) -> None:
    with pytest.raises(Refused, match="a reason is one line of at most 200 characters"):
        arrange.paused(Book(), ALL, MONDAY, None, why)


def test_a_pause_called_off_leaves_a_tombstone_and_its_day_free() -> None:
    book = arranged(Book(), arrange.paused(Book(), "listen", MONDAY, None, "ill"))
    arranged(book, arrange.resumed(book, "listen", MONDAY))
    place = RecordPlace("pauses", "listen|2026-11-23")
    assert book.content(place) == GONE
    arranged(book, arrange.paused(book, "listen", MONDAY, MONDAY))
    assert book.content(place) == {
        "practice": "listen",
        "from": "2026-11-23",
        "to": "2026-11-23",
    }


def test_the_way_out_that_a_refused_pause_names_leads_out() -> None:
    book = arranged(Book(), arrange.paused(Book(), "time", MONDAY - 9 * DAY, MONDAY + DAY))
    with pytest.raises(Refused) as refused:
        arrange.paused(book, "time", MONDAY, None)
    way = str(refused.value).split("`")[1].split()
    assert way[:4] == ["nearer", "resume", "time", "--on"]
    arranged(book, arrange.resumed(book, "time", date.fromisoformat(way[4])))
    arranged(book, arrange.paused(book, "time", MONDAY, None))
    assert away(book, "time") == days_of(0, None)


def test_one_who_is_away_with_all_is_told_so() -> None:
    book = arranged(Book(), arrange.paused(Book(), ALL, MONDAY, None))
    with pytest.raises(Refused, match="Active listening too; `nearer resume all` ends that"):
        arrange.resumed(book, "listen", MONDAY)
    with pytest.raises(Refused, match="Active listening is not away; there is nothing to resume"):
        arrange.resumed(book, "listen", MONDAY - DAY)
