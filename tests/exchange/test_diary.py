"""The diary: a heading a day, whatever the words in it look like."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.command import run_command
from tui.book.book import Book
from tui.changes.notes import all_written
from tui.domain.refusal import Refused
from tui.exchange.diary import diary_of

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
DAY = date(2026, 11, 22)


def test_days_hold_marks_times_and_notes_in_order(path: Path) -> None:
    run_command("plan", "lake *walk* with Alex yesterday 15:00 for 1h", file=path).well()
    run_command("check", "listen", "--with", "Kim", "--feel", "calm", file=path).well()
    run_command("rest", "share", "--on", "2026-11-22", file=path).well()
    run_command("note", "We laughed.\n# not a heading", "--with", "Alex", file=path).well()
    run_command("note", "for me", "--private", file=path).well()
    assert run_command("export", "-", "--as", "md", file=path).well() == (
        "## Sunday 22 November 2026\n\n"
        "- Share your emotions: rest\n"
        "- Quality time, with Alex\n"
        "- lake \\*walk\\* with Alex\n\n"
        "## Monday 23 November 2026\n\n"
        "- Active listening, with Kim (calm)\n\n"
        "We laughed.\n\\# not a heading\n\n"
        "*with Alex*\n"
    )
    assert "for me" in run_command("export", "-", "--as", "md", "--private", file=path).well()
    target = path.with_name("diary.md")
    said = run_command("export", target, file=path).well()
    assert said == (
        f"2 days written to {target}\n1 private note left out; --private takes them along.\n"
    )


def test_nothing_written_down_is_no_diary() -> None:
    with pytest.raises(Refused, match="nothing is written down yet"):
        diary_of(Book())


@given(
    st.lists(st.text(alphabet="ab #-=1.)*>|\n\r\t\\é`", min_size=1).filter(str.strip), min_size=1)
)
def test_no_word_makes_a_heading(texts: list[str]) -> None:
    book = Book()
    for step in all_written(book, [{"text": text, "day": DAY} for text in texts], NOW):
        book.put(step.place, step.become({}))
    lines = diary_of(book).data.decode().splitlines()
    assert [line for line in lines if line.lstrip().startswith("#")] == [
        "## Sunday 22 November 2026"
    ]
    assert not [line for line in lines if line.strip() and set(line.strip()) <= set("=-")]
