"""What the palette offers for what is typed: a table."""

import pytest

from tui.app.shell.ranking import NEAR, Found, Line, ranked

LINES = [
    Line("Anna-Lena O'Neill", others="friend"),
    Line("Run [/5km]"),
    Line("王小明"),
    Line("Straße"),
    Line("Mask names and notes, or show them", "z"),
    Line("The weekly check-in with somebody", "c"),
    Line("The month before", "[ h ←"),
    Line("Plan time together, in one typed line", "a"),
    Line("Undo", "u"),
    Line("Tick under the cursor", "space x"),
    Line("Another theme, seen as you move", "T"),
    Line("About Nearer", "f2"),
    Line("A day begins at", others="setting day start"),
    Line("Theme: dusk"),
    Line("Theme: harbour"),
]
FOUND = {
    "": [],
    "   ": [],
    "theme": ["Another theme, seen as you move", "Theme: dusk", "Theme: harbour"],
    "THEME dusk": ["Theme: dusk"],
    "dusk theme": ["Theme: dusk"],
    "har": ["Theme: harbour"],
    "usk": [],  # within a word is noise
    "lena": ["Anna-Lena O'Neill"],
    "neill": ["Anna-Lena O'Neill"],
    "o'neill": ["Anna-Lena O'Neill"],
    "friend": ["Anna-Lena O'Neill"],
    "5km": ["Run [/5km]"],
    "[/5km]": ["Run [/5km]"],
    "小明": ["王小明"],  # no gaps between words
    "straß": ["Straße"],
    "check-in": ["The weekly check-in with somebody"],
    "u": ["Undo", "Tick under the cursor"],  # the key before the beginnings
    "f2": ["About Nearer"],
    "T": ["Another theme, seen as you move"],
    "space": ["Tick under the cursor"],
    "day start": ["A day begins at"],
    "thene": ["Another theme, seen as you move", "Theme: dusk", "Theme: harbour"],
    "unod": ["Undo", "Tick under the cursor"],
    "harbuor": ["Theme: harbour"],
    "tehme dusk": ["Theme: dusk"],
    "zzzz": [],
    "the zzzz": [],
    "xyz": [],
}


@pytest.mark.parametrize(("typed", "texts"), FOUND.items())
def test_what_is_found(typed: str, texts: list[str]) -> None:
    found = [LINES[one.at].text for one in ranked(typed, LINES)]
    if typed in ("T", "u"):
        assert found[: len(texts)] == texts
    else:
        assert found == texts


def test_whole_words_go_before_beginnings() -> None:
    lines = [Line("Planner"), Line("Plan time"), Line("Plans"), Line("A plan")]
    assert [one.at for one in ranked("plan", lines)] == [1, 3, 0, 2]


def test_near_misses_are_few_and_only_where_nothing_is_held() -> None:
    lines = [Line(f"Theme {n}") for n in range(9)]
    assert len(ranked("thene", lines)) == NEAR
    assert ranked("thene", [*lines, Line("Thene")]) == [Found(9, ((0, 5),))]


LIT = {
    "weekly the": ["weekly", "The"],
    "tick cur": ["Tick", "cur"],
    "thene": ["theme"],
    "z": [],
    "小": ["小"],
}


@pytest.mark.parametrize(("typed", "lit"), LIT.items())
def test_what_was_typed_is_where_it_is_lit(typed: str, lit: list[str]) -> None:
    found = ranked(typed, LINES)[0]
    text = LINES[found.at].text
    assert [text[start:end] for start, end in found.spans] == lit
