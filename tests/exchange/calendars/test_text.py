"""The bytes of calendar files."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.calendars.calendar import calendar, event, read
from tui.domain.refusal import Refused
from tui.exchange.calendars.text import lines_of

TITLE = "Frühstück bei Zoë, née O’Neil 🥐"
LATIN = "Frühstück bei Zoë für 5 €, naïve créée"
START = "DTSTART:20261127T193000"


def titled(title: str, declared: str = "") -> bytes:
    return calendar(event(f"SUMMARY{declared}:{title}", START))


def title_in(data: bytes) -> str:
    (plan,) = read(data).plans
    return plan.title


@given(st.data())
def test_a_fold_may_fall_inside_a_letter(data: st.DataObject) -> None:
    """Folds, wherever they are, and whatever ends a line, are as if they were not."""
    whole = titled(TITLE)
    first, last = whole.index(b"SUMMARY") + 1, whole.index(b"END:VEVENT") - 1
    ends = data.draw(st.sampled_from([b"\r\n", b"\n", b"\r"]))
    blank = data.draw(st.sampled_from([b" ", b"\t"]))
    folds = data.draw(st.lists(st.integers(first, last), max_size=9, unique=True))
    begin, parts = 0, []
    for fold in sorted(fold for fold in folds if b"\n" not in whole[fold - 1 : fold + 1]):
        parts.append(whole[begin:fold])
        begin = fold
    folded = (b"\n" + blank).join([*parts, whole[begin:]]).replace(b"\n", ends)
    assert lines_of(folded) == lines_of(whole)


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + titled(TITLE),
        titled(TITLE).decode().encode("utf-16"),
        codecs.BOM_UTF16_BE + titled(TITLE).decode().encode("utf-16-be"),
        titled(TITLE, ";CHARSET=UTF-8"),
    ],
)
def test_what_is_marked_is_read(data: bytes) -> None:
    assert title_in(data) == TITLE


@pytest.mark.parametrize(
    ("title", "declared", "encoding"),
    [
        (LATIN, "", "cp1252"),
        (LATIN, ";CHARSET=ISO-8859-1", "cp1252"),
        (LATIN, ';charset="windows-1252"', "cp1252"),
        ("Встреча", ";CHARSET=windows-1251", "cp1251"),
        ("Łódź śniadanie", ";CHARSET=ISO-8859-2", "iso-8859-2"),
    ],
)
def test_another_encoding_is_read_where_it_is_declared_or_evident(
    title: str, declared: str, encoding: str
) -> None:
    assert title_in(titled(title, declared).decode().encode(encoding)) == title


@pytest.mark.parametrize(
    "data",
    [
        titled("Встреча").decode().encode("cp1251"),
        titled("\u671d\u98df").decode().encode("shift_jis"),
        titled(TITLE).replace("ü".encode(), b"\xc3"),
        titled(TITLE, ";CHARSET=x-unknown").replace("ü".encode(), b"\xfc"),
        titled(TITLE, ";CHARSET=unicode_escape").replace("ü".encode(), b"\xfc"),
        codecs.BOM_UTF16_LE + titled(TITLE).decode().encode("utf-16-le")[:-1],
        titled("x").replace(b"x", b"\x81"),
    ],
)
def test_what_cannot_be_told_is_refused_and_never_read_with_holes(data: bytes) -> None:
    with pytest.raises(Refused, match="it is not UTF-8 text; nothing was imported"):
        read(data)
