"""The Reflect screen: what it lists, draws, explains; check-ins, Together, life, find, the mask."""

import re
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of, check_in, done, noted, other, planned, with_person
from tests.app.pilot import Opened, choose, lines_of, open_app
from tests.app.planner.pilot import cursor_line
from tests.app.reflect.pilot import note_lines, open_reflect, page, reflect, to_reflect
from tests.app.reflect.test_editor import typed
from tui.app.dialogs.explain import ExplainScreen
from tui.app.dialogs.find import FindScreen
from tui.app.dialogs.menu import MenuScreen
from tui.app.people.life import LifeScreen
from tui.app.people.person_page import PersonPage
from tui.app.people.screen import PeopleScreen
from tui.app.planner.screen import PlannerScreen
from tui.app.reflect.checkin import CheckInScreen
from tui.app.reflect.editor import EditorScreen
from tui.app.reflect.screen import ReflectScreen
from tui.app.reflect.together import TogetherScreen
from tui.app.streaks.screen import StreaksScreen
from tui.app.today.screen import TodayScreen
from tui.app.widgets.line_list import LineList
from tui.book.book import Book
from tui.book.steps import MarkChange
from tui.changes.life import date_kept, matter_kept
from tui.changes.notes import written
from tui.clock import FixedClock
from tui.domain.checkin import CheckIn
from tui.domain.important import ImportantDate
from tui.domain.matter import Matter
from tui.texts.guide import SAFETY
from tui.texts.library import open_lines, starters, statements

WEEK = timedelta(days=7)


async def begin(nearer: Opened, key: str, kind: type) -> None:
    await nearer.press(key)
    await nearer.until(lambda: nearer.asks(kind))


def only_checkin(path: Path) -> CheckIn:
    (checkin,) = book_of(path).checkins.values()
    return checkin


# the list


async def test_an_empty_reflect_says_how_to_begin(path: Path, clock: FixedClock) -> None:
    async with open_reflect(path, clock) as nearer:
        assert "Nothing is written down yet." in nearer.words
        for number, words in (
            ("2", "No check-in yet; c begins one."),
            ("3", "No feelings are named in these weeks."),
            ("4", "After 8 check-ins with somebody"),
            ("5", "Nothing is written down for this time, and that is all right."),
        ):
            await nearer.press(number)
            assert words in nearer.words


async def test_the_latest_day_stands_first(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    noted(path, clock, "the rain\nsecond line", MONDAY - WEEK, people=(alex,), kind="good")
    noted(path, clock, "the sun", MONDAY)
    check_in(path, clock, alex, MONDAY - timedelta(days=2), "45------")
    async with open_reflect(path, clock) as nearer:
        assert note_lines(nearer) == [
            "▌ Mon 23 Nov the sun",
            "Sat 21 Nov check-in with Alex",
            "Mon 16 Nov the rain Alex · good news",
        ]
        await nearer.press("j")
        assert "open and honest 4.5" in nearer.words
        await nearer.press("j")
        assert "second line" in nearer.words


async def test_only_one_person(path: Path, clock: FixedClock) -> None:
    alex, kim = with_person(path, clock, "Alex"), with_person(path, clock, "Kim")
    noted(path, clock, "with kim", MONDAY, people=(kim,))
    noted(path, clock, "with alex", MONDAY, people=(alex,))
    async with open_reflect(path, clock) as nearer:
        await nearer.press("f")
        await typed(nearer, "kim")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        assert note_lines(nearer) == ["▌ Mon 23 Nov with kim Kim"]
        assert "only Kim" in nearer.words
        await nearer.press("a")
        await nearer.until(lambda: nearer.asks(EditorScreen))
        assert "with Kim" in nearer.words
        await nearer.press("escape", "f")
        assert len(note_lines(nearer)) == 2


async def test_many_notes_stand_on_pages(path: Path, clock: FixedClock) -> None:
    days = [MONDAY - timedelta(days=n) for n in range(203)]
    done(path, clock, *(written(Book(), f"note {n}", d, clock.now()) for n, d in enumerate(days)))
    async with open_reflect(path, clock) as nearer:
        assert "1 to 200 of 203" in nearer.words
        assert "note 0" in note_lines(nearer)[0]
        await nearer.press("left_square_bracket")
        assert "201 to 203 of 203" in nearer.words
        assert len(note_lines(nearer)) == 3
        await nearer.press("left_square_bracket")
        assert "201 to 203 of 203" in nearer.words
        await nearer.press("full_stop")
        assert "1 to 200 of 203" in nearer.words


# the check-in


async def test_a_check_in_by_keyboard_alone(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "c", CheckInScreen)
        assert "Check-in with Alex 1 of 12" in nearer.words
        assert "no test and no advice" in nearer.words
        assert "what was really on my mind with Alex" in nearer.words
        await nearer.press("4", "5", "0", "2", "3", "up", "1", "0", "5", "5")
        assert "One thing Alex did that I am glad of:" in nearer.words
        await typed(nearer, "the soup")
        await nearer.press("enter", "enter")
        assert "You and Alex, as it is" in nearer.words
        await nearer.press("h", "h", "l")
        assert "5 of 7" in nearer.words
        await nearer.press("enter")
        await nearer.press("h")
        assert "6 of 7" in nearer.words
        await nearer.press("enter")
        await nearer.until(lambda: "The check-in with Alex is kept · saved" in nearer.said)
    checkin = only_checkin(path)
    ids = [statement.id for statement in statements()]
    given = (4, 5, None, 2, 1, None, 5, 5)
    assert checkin.answers == {
        uid: answer for uid, answer in zip(ids, given, strict=True) if answer
    }
    assert checkin.lines == {next(iter(open_lines())): "the soup"}
    assert (checkin.person, checkin.day) == (alex, MONDAY)
    assert (checkin.circles, checkin.wished) == (5, 6)


async def test_all_skipped_is_not_kept(path: Path, clock: FixedClock) -> None:
    with_person(path, clock, "Alex")
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "c", CheckInScreen)
        await nearer.press(*["0"] * 8, "enter", "enter", "0", "0")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
    assert book_of(path).checkins == {}


@pytest.mark.parametrize(("key", "kept"), [("k", {"ck-1": 4}), ("l", None)])
async def test_leaving_asks_what_to_do_with_the_answers(
    path: Path, clock: FixedClock, key: str, kept: dict[str, int] | None
) -> None:
    with_person(path, clock, "Alex")
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "c", CheckInScreen)
        assert "1 of 12" in nearer.text
        await nearer.press("4", "escape")
        assert "1 of 12 answered" in nearer.text
        await choose(nearer, "g")
        assert nearer.asks(CheckInScreen)
        await nearer.press("escape")
        await choose(nearer, key)
        await nearer.until(lambda: nearer.asks(ReflectScreen))
    found = [dict(checkin.answers) for checkin in book_of(path).checkins.values()]
    assert found == ([kept] if kept else [])


async def test_it_is_gone_on_with_until_the_next_one(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    check_in(path, clock, alex, MONDAY - WEEK, "11111111")
    check_in(path, clock, alex, MONDAY, "3-------")
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "c", CheckInScreen)
        assert "3 ✓ somewhat" in nearer.words
        await nearer.press("4", "escape")
        await choose(nearer, "k")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        await nearer.press("G", "enter")
        assert nearer.said == "The latest one can still be changed; this one stays as it was."
        await nearer.press("g", "enter")
        await nearer.until(lambda: nearer.asks(CheckInScreen))
    answers = sorted(dict(c.answers)["ck-1"] for c in book_of(path).checkins.values())
    assert answers == [1, 4]


async def test_the_safety_line_is_said_once(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    check_in(path, clock, alex, MONDAY - WEEK, "---1----")
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "c", CheckInScreen)
        await nearer.press(*["0"] * 7, "1", "escape")
        await choose(nearer, "k")
        await nearer.until(lambda: nearer.asks(MenuScreen))
        assert " ".join(SAFETY.split()) in nearer.words
        await nearer.press("c")
    clock.move(WEEK)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "c", CheckInScreen)
        await nearer.press(*["0"] * 7, "1", "escape")
        await choose(nearer, "k")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        await nearer.settled()
        assert nearer.asks(ReflectScreen)


# together


async def test_the_first_answer_is_hidden_until_the_second_is_there(
    path: Path, clock: FixedClock
) -> None:
    alex = with_person(path, clock, "Alex")
    async with open_reflect(path, clock) as nearer:
        await nearer.press("w")
        await choose(nearer, "1")
        await nearer.until(lambda: nearer.asks(TogetherScreen))
        asked = {s.text for s in starters(1)}
        (first,) = [text for text in asked if text in nearer.words]
        await nearer.press("f2")
        assert first not in nearer.words
        (question,) = [text for text in asked if text in nearer.words]
        await typed(nearer, "marmalade")
        await nearer.press("enter")
        assert "marmalade" not in nearer.words
        assert "Alex, it is your turn" in nearer.words
        await typed(nearer, "rain")
        await nearer.press("enter")
        assert "You: marmalade Alex: rain" in nearer.words
        await nearer.press("enter", "y", "y")
        await nearer.until(lambda: "saved" in nearer.said)
    (note,) = book_of(path).notes.values()
    assert note.text == f"{question}\n\nI: marmalade\nAlex: rain"
    assert note.now.people == (alex,)


@pytest.mark.parametrize("answers", ["n", "yn"])
async def test_nothing_is_kept_unless_both_say_so(
    path: Path, clock: FixedClock, answers: str
) -> None:
    with_person(path, clock, "Alex")
    before = path.read_bytes()
    async with open_reflect(path, clock) as nearer:
        await nearer.press("w")
        await choose(nearer, "c")
        await nearer.until(lambda: nearer.asks(TogetherScreen))
        for _ in statements():
            await nearer.press("4", "5", "enter")
        await nearer.press(*answers)
        await nearer.until(lambda: nearer.said == "Nothing was kept.")
    assert path.read_bytes() == before


async def test_a_check_in_together(path: Path, clock: FixedClock) -> None:
    with_person(path, clock, "Alex")
    async with open_reflect(path, clock) as nearer:
        await nearer.press("w")
        await choose(nearer, "c")
        await nearer.until(lambda: nearer.asks(TogetherScreen))
        assert "what was really on my mind with you" in nearer.words
        await nearer.press("2")
        assert "a little" not in nearer.words.split("it is your turn")[0]
        await nearer.press("5")
        assert "You: 2 a little Alex: 5 a lot" in nearer.words
        await nearer.press("enter", "0", "3")
        assert "You: skipped Alex: 3 somewhat" in nearer.words
        await nearer.press("enter")
        for _ in statements()[2:]:
            await nearer.press("0", "0", "enter")
        await nearer.press("y", "y")
        await nearer.until(lambda: "saved" in nearer.said)
    checkin = only_checkin(path)
    assert (checkin.answers, checkin.theirs) == ({"ck-1": 2}, {"ck-1": 5, "ck-2": 3})


async def test_depth_three_is_not_offered_to_colleagues_unless_asked(
    path: Path, clock: FixedClock
) -> None:
    with_person(path, clock, "Robin", "colleague")
    async with open_reflect(path, clock) as nearer:
        await nearer.press("w")
        await nearer.until(lambda: nearer.asks(MenuScreen))
        assert "3 a question to talk about" not in nearer.words
        await nearer.press("d")
        await nearer.until(lambda: nearer.asks(TogetherScreen))
        assert any(s.text in nearer.words for s in starters(3))


# what adds up


async def test_lines_begin_with_the_third_check_in(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    for n, answers in enumerate(("11111111", "33333333")):
        check_in(path, clock, alex, MONDAY - 3 * WEEK + n * WEEK, answers)
    async with open_reflect(path, clock) as nearer:
        await nearer.press("2")
        assert "2 check-ins so far; lines begin with the third." in page(nearer)
    check_in(path, clock, alex, MONDAY - WEEK, "55555555")
    async with open_reflect(path, clock, (120, 40)) as nearer:
        await nearer.press("2")
        text = page(nearer)
        for sign in ("open and honest", "vulnerability", "trust", "closeness"):
            assert sign in text
        assert "2 Nov 26" in text
        assert "16 Nov 26" in text
        rows = [line for line in text.splitlines() if re.search("[\u2801-\u28ff]", line)]
        left = [len(line) - len(line.lstrip(" 15")) for line in rows][:6]
        assert left == sorted(left, reverse=True)  # the line rises from the left to the right
        await nearer.press("y")
        assert "mean of what you answered" in nearer.words
        await nearer.press("y", "i")
        await choose(nearer, "4")
        await nearer.until(lambda: nearer.asks(ExplainScreen))
        assert "closeness and connection" in nearer.words


async def test_side_by_side_begins_with_the_eighth(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    for n in range(8):
        day = MONDAY - n * WEEK
        check_in(path, clock, alex, day, "5-------" if n < 5 else "1-------")
        if n < 4:
            ticks = [MarkChange("time", day - timedelta(days=k), "tick", (alex,)) for k in (0, 1)]
            other(path, clock, *ticks)
        if n == 6:
            async with open_reflect(path, clock) as nearer:
                await nearer.press("4")
                assert "After 8 check-ins" in nearer.words
    async with open_reflect(path, clock, (120, 40)) as nearer:
        await nearer.press("4")
        assert "Alex: weeks with time together on 2 days or more, and the others" in nearer.words
        assert "open and honest: mostly or a lot in 4 of 4, against 1 of 4" in nearer.words
        await nearer.press("y")
        assert nearer.asks(ExplainScreen)
        assert "need not cause each other" in nearer.words


async def test_feelings_by_family(path: Path, clock: FixedClock) -> None:
    noted(path, clock, "x", MONDAY, feelings=("hopeful", "calm"))
    noted(path, clock, "y", MONDAY - 12 * WEEK, feelings=("happy",))
    other(path, clock, MarkChange("share", MONDAY, "describe", feelings=("hopeful", "wistful")))
    async with open_reflect(path, clock) as nearer:
        await nearer.press("3", "j")
        drawn = lines_of(reflect(nearer).query_one("#reflect", LineList))
        head, calm = (
            next(line for line in drawn if word in line) for word in ("this week", "Calm")
        )
        assert len(head.rstrip()) == len(calm.rstrip(" █")), "the label ends over its week"
        assert "Calm: hopeful 2, calm 1 in 12 weeks" in nearer.words
        await nearer.press("G")
        assert "Your own words: wistful 1" in nearer.words
        await nearer.press("left_square_bracket", "g")
        assert "Glad: happy 1" in nearer.words


async def test_a_look_back_by_month_quarter_and_year(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    noted(path, clock, "a starred evening", date(2026, 11, 2), people=(alex,), starred=True)
    noted(path, clock, "in october", date(2026, 10, 2), kind="good")
    noted(path, clock, "in spring", date(2026, 4, 2), kind="hard")
    async with open_reflect(path, clock, (120, 40)) as nearer:
        await nearer.press("5")
        assert "November 2026" in nearer.words
        assert "a starred evening" in page(nearer)
        assert "in october" not in page(nearer)
        await nearer.press("left_square_bracket")
        assert "in october" in page(nearer)
        await nearer.press("full_stop", "m")
        assert "in october" in page(nearer)
        assert "in spring" not in page(nearer)
        await nearer.press("m")
        assert "in spring" in page(nearer)
        assert "Alex: 1 note" in page(nearer)


# life right now


async def test_today_asks_on_the_day_and_x_is_done(path: Path, clock: FixedClock) -> None:
    with_person(path, clock, "Alex")
    async with open_app(path, clock) as nearer:
        await nearer.press("o")
        await nearer.until(lambda: nearer.asks(PeopleScreen))
        await begin(nearer, "i", LifeScreen)
        assert "Nothing here yet." in nearer.words
        for line in ("exam on wednesday", "favour: fix the bike", "birthday 25 nov 1990"):
            await nearer.press("a")
            await typed(nearer, line)
            await nearer.press("enter")
            await nearer.until(lambda: nearer.asks(LifeScreen))
        assert "Ask Alex about the exam" in nearer.words
        assert "You promised Alex: fix the bike" in nearer.words
        assert "Alex turns 36 on Wed 25 Nov, in 2 days" in nearer.words
        await nearer.press("q", "t")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        assert "Ask Alex" not in nearer.words
        assert "Alex turns 36 on Wed 25 Nov" in nearer.words
    clock.move(timedelta(days=2))
    async with open_app(path, clock) as nearer:
        await nearer.counts("Ask Alex about the exam")
        await nearer.press("G", "j", "x")
        await nearer.until(lambda: "done · saved" in nearer.said)
        assert "Ask Alex about the exam x done" not in nearer.words
        await nearer.press("u")
        await nearer.counts("Ask Alex about the exam")


async def test_life_can_be_changed_done_and_taken_out(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    done(path, clock, matter_kept(book_of(path), Matter("", alex, "ask", "the exam", MONDAY)))
    async with open_app(path, clock) as nearer:
        await nearer.press("o")
        await nearer.until(lambda: nearer.asks(PeopleScreen))
        await begin(nearer, "i", LifeScreen)
        await nearer.press("e")
        for letter in "the trip":
            await nearer.keys("space" if letter == " " else letter)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(LifeScreen))
        (matter,) = book_of(path).matters.values()
        assert (matter.text, matter.day) == ("the trip", None)
        await nearer.press("x")
        (matter,) = book_of(path).matters.values()
        assert matter.done == MONDAY
        await nearer.press("x", "d")
        assert book_of(path).matters == {}
        await nearer.press("u", "u")
        (matter,) = book_of(path).matters.values()
        assert matter.done == MONDAY


async def test_enter_behind_a_number_skips_nothing(path: Path, clock: FixedClock) -> None:
    with_person(path, clock, "Alex")
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "c", CheckInScreen)
        await nearer.press("4", "enter", "5", "enter")
        assert "3 of " in nearer.words
        await nearer.press("enter", "3", "escape")
        await choose(nearer, "k")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
    ids = [statement.id for statement in statements()]
    assert dict(only_checkin(path).answers) == {ids[0]: 4, ids[1]: 5, ids[3]: 3}


# finding


async def test_find_goes_to_a_note_a_person_a_practice_a_day_a_time(
    path: Path, clock: FixedClock
) -> None:
    alex = with_person(path, clock, "Alex")
    planned(path, clock, "theatre with Alex 5 dec 20:00")
    noted(path, clock, "soup with dumplings", MONDAY - WEEK, people=(alex,))
    noted(path, clock, "something else", MONDAY)
    async with open_app(path, clock) as nearer:
        await begin(nearer, "slash", FindScreen)
        await typed(nearer, "dump")
        assert "soup with dumplings" in nearer.words
        assert "something else" not in nearer.words
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        assert any(line.startswith("▌ Mon 16 Nov soup") for line in note_lines(nearer))
        await begin(nearer, "slash", FindScreen)
        await typed(nearer, "alex")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PersonPage))
        await nearer.press("escape")
        await begin(nearer, "slash", FindScreen)
        await typed(nearer, "honest")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        assert nearer.cursor == "honest"
        await begin(nearer, "slash", FindScreen)
        await typed(nearer, "3 nov")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        assert "Tuesday 3 November 2026" in nearer.title
        await begin(nearer, "slash", FindScreen)
        await typed(nearer, "theatre")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert "theatre" in cursor_line(nearer)


# the mask

SECRETS = ("Alexandra", "Zanzibar", "canary", "Glorious", "Lighthouse", "Mother")


async def test_the_mask_hides_every_name_and_note_everywhere(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alexandra")
    planned(path, clock, "Glorious evening with Alexandra friday 19:30 at Lighthouse")
    noted(path, clock, "a canary of Alexandra", MONDAY, people=(alex,), starred=True)
    for n in range(3):
        check_in(path, clock, alex, MONDAY - n * WEEK, "55555555", lines={"ck-open-1": "Zanzibar"})
    book = book_of(path)
    done(
        path,
        clock,
        matter_kept(book, Matter("", alex, "ask", "Zanzibar", MONDAY)),
        date_kept(book, ImportantDate("", alex, "birthday", 11, 24, None, what="Mother")),
        MarkChange("time", MONDAY, "tick", (alex,)),
    )
    async with open_app(path, clock, size=(120, 40)) as nearer:
        await nearer.counts("Alexandra")
        await nearer.press("z")

        def nothing_shows() -> None:
            shown = nearer.text
            assert not [word for word in SECRETS if word in shown], shown

        await nearer.until(lambda: "Alexandra" not in nearer.text)
        nothing_shows()
        for keys, kind in (
            ("p", PlannerScreen),
            ("o", PeopleScreen),
            ("s", StreaksScreen),
            ("n", ReflectScreen),
        ):
            await nearer.press(keys)
            await nearer.until(partial(nearer.asks, kind))
            nothing_shows()
            for key in ("enter", "j", "y"):
                await nearer.press(key)
                nothing_shows()
                await nearer.press("escape" if nearer.screen.is_modal else "j")
                nothing_shows()
            if not nearer.asks(kind):
                await nearer.press("t")
                await nearer.until(lambda: nearer.asks(TodayScreen))
        for number in "12345":
            await nearer.press(number)
            nothing_shows()
        await begin(nearer, "slash", FindScreen)
        await typed(nearer, "a")
        nothing_shows()
        await nearer.press("escape", "z", "1")
        await nearer.counts("canary of Alexandra")
    (note,) = book_of(path).notes.values()
    assert note.text == "a canary of Alexandra"


async def test_nothing_masked_is_written(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alexandra")
    planned(path, clock, "Glorious evening with Alexandra friday 19:30 at Lighthouse")
    noted(path, clock, "a canary", MONDAY, people=(alex,))
    async with open_app(path, clock) as nearer:
        await nearer.press("z", "p")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        await nearer.press("c", "e")
        assert "Glorious" not in nearer.text
        await nearer.press("escape", "m")
        assert "Glorious" not in nearer.text
        await nearer.press("escape")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        await nearer.press("o")
        await nearer.until(lambda: nearer.asks(PeopleScreen))
        await nearer.press("e")
        assert "masked" in nearer.said
        await nearer.press("v", "n")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        await nearer.press("x", "enter")
        assert "masked" in nearer.said
        await nearer.settled()
    assert "•" not in path.read_text("utf-8")
    book = book_of(path)
    (note,) = book.notes.values()
    assert (note.text, note.starred) == ("a canary", True)
    assert [plan.title for plan in book.plans.values()] == ["Glorious evening"]
    assert [said.cancelled for said in book.occurrences.values()] == [True]


async def test_the_views_fit_into_forty_columns(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(40, 24)) as nearer:
        await to_reflect(nearer)
        for key, name in (("3", "feelings"), ("4", "side by side"), ("5", "look back")):
            await nearer.press(key)
            (line,) = lines_of(nearer.screen.query_one("#views"))
            assert f"{key} [{name}]" in line
            assert [n for n in "12345" if n in line] == list("12345")
