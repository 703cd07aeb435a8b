"""One typed line about somebody's life, and what is said of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.important import ImportantDate
from tui.domain.matter import MATTER_KINDS, Matter
from tui.domain.refusal import Refused
from tui.domain.settings import Settings
from tui.typed.life_line import line_of, read_life_line, reading
from tui.wording.life import important_words, matter_words, ordinal

TODAY = date(2026, 11, 23)  # a Monday
FRIDAY = date(2026, 11, 27)


def read(text: str) -> Matter | ImportantDate:
    return read_life_line(text, "p", TODAY, Settings())


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ("exam on friday", Matter("", "p", "ask", "exam", FRIDAY), "Ask Alex about the exam"),
        ("Ask about the exam fri", Matter("", "p", "ask", "the exam", FRIDAY), "about the exam"),
        ("Mum", Matter("", "p", "ask", "Mum"), "Ask Alex about Mum"),
        ("good news: new job", Matter("", "p", "good", "new job"), "Ask Alex about new job"),
        ("hard: surgery in 2 weeks", Matter("", "p", "hard", "surgery", date(2026, 12, 7)), "the"),
        (
            "favour: fix the bike by sat",
            Matter("", "p", "favour", "fix the bike", date(2026, 11, 28)),
            "You promised Alex: fix the bike",
        ),
        (
            "thanks: lent me her car",
            Matter("", "p", "thanks", "lent me her car"),
            "Thank Alex: lent me her car",
        ),
        ("Thanks for the car", Matter("", "p", "thanks", "the car"), "Thank Alex: the car"),
        (
            "promised: take her with me",
            Matter("", "p", "favour", "take her with me"),
            "You promised Alex",
        ),
        ("hard drive broke", Matter("", "p", "ask", "hard drive broke"), "about hard drive broke"),
        ("good: friday plans", Matter("", "p", "good", "friday plans"), "about friday plans"),
        ("good at chess", Matter("", "p", "ask", "good at chess"), "about good at chess"),
        ("ask: birthday party fri", Matter("", "p", "ask", "birthday party", FRIDAY), "party"),
        ("ask: good news", Matter("", "p", "ask", "good news"), "about good news"),
        ("favourite food", Matter("", "p", "ask", "favourite food"), "about favourite food"),
        ("the trip today", Matter("", "p", "ask", "the trip", TODAY), "about the trip"),
        (
            "birthday 27 nov 1990",
            ImportantDate("", "p", "birthday", 11, 27, 1990),
            "Alex turns 36 on Fri 27 Nov, in 4 days",
        ),
        (
            "birthday 27 nov",
            ImportantDate("", "p", "birthday", 11, 27),
            "Birthday of Alex: Fri 27 Nov, in 4 days",
        ),
        (
            "her birthday is on the 27th of november",
            ImportantDate("", "p", "birthday", 11, 27),
            "Birthday of Alex: Fri 27 Nov, in 4 days",
        ),
        (
            "her birthday is 27 nov 1990",
            ImportantDate("", "p", "birthday", 11, 27, 1990),
            "Alex turns 36 on Fri 27 Nov, in 4 days",
        ),
        ("the exam is on friday", Matter("", "p", "ask", "the exam is on friday", FRIDAY), "exam"),
        ("surgery on the 27th of nov", Matter("", "p", "ask", "surgery", FRIDAY), "the surgery"),
        ("I owe her a book", Matter("", "p", "favour", "a book"), "You promised Alex: a book"),
        ("ask: gift: a book", Matter("", "p", "ask", "gift: a book"), "about gift: a book"),
        (
            "anniversary 2016-11-24 lead 3",
            ImportantDate("", "p", "anniversary", 11, 24, 2016, 3),
            "Anniversary with Alex, the 10th: Tue 24 Nov, tomorrow",
        ),
        (
            "remember 23 nov 2010 Grandma",
            ImportantDate("", "p", "remember", 11, 23, 2010, what="Grandma"),
            "A day to remember Grandma, for Alex: Mon 23 Nov, today",
        ),
        (
            "birthday 29 feb 1992 in common years 1 mar",
            ImportantDate("", "p", "birthday", 2, 29, 1992, leap="mar1"),
            "Alex turns 35 on Mon 1 Mar 2027, in 98 days",
        ),
    ],
)
def test_lines(text: str, found: Matter | ImportantDate, said: str) -> None:
    assert read(text) == found
    if isinstance(found, Matter):
        assert said in matter_words(found, "Alex")
    else:
        assert important_words(found, "Alex", TODAY) == said
    assert said.split(",")[0].split(":")[0] in reading(found, "Alex", TODAY)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "say in a word or two"),
        ("favour:", "say in a word or two"),
        ("favour: lent me her car", "write thanks: lent me her car .* or promised: lent me her"),
        ("birthday party on friday", "write ask: birthday party on friday"),
        ("x" * 121, "at most 120"),
        ("birthday", "say the day of it"),
        ("birthday soon", "say the day of it"),
        ("birthday 31 feb", "no day of the calendar"),
        ("birthday 14 mar 2030", "still to come"),
        ("birthday 14 mar lead 200", "days before"),
        ("exam yesterday", "is past"),
        ("gift: a book", "'gift:' is no kind; write ask:, good:, .* or ask: gift: a book"),
        ("the trip from mon to fri", "write the one it is brought up on, such as the trip on fri"),
    ],
)
def test_refusals(text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read(text)


@given(st.text(max_size=60))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        found = read(text)
    except Refused:
        return
    assert reading(found, "Alex", TODAY)


words = st.sampled_from(
    [
        *("exam", "the trip", "new job at the mill", "Mum", "her knee"),
        *("good news", "birthday party", "ask: me", "lent us a tent", "hard: it was"),
    ]
)
matters = st.builds(
    Matter,
    st.just(""),
    st.just("p"),
    st.sampled_from(MATTER_KINDS),
    words,
    st.none() | st.dates(TODAY, date(2028, 1, 1)),
    st.none(),
)
dates = st.builds(
    lambda occasion, day, year, lead, what: ImportantDate(
        "", "p", occasion, day.month, day.day, year, lead, "feb28", what
    ),
    st.sampled_from(["birthday", "anniversary", "remember"]),
    st.dates(date(2001, 1, 1), date(2001, 12, 31)),
    st.none() | st.integers(1950, 2025),
    st.integers(0, 90),
    st.sampled_from(["", "Grandma", "our first walk"]),
)


@given(matters | dates)
def test_the_line_of_a_thing_is_read_as_that_thing(what: Matter | ImportantDate) -> None:
    assert read(line_of(what)) == what


def test_ordinals() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th"),
    ]
