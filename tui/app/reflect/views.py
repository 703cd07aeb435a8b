"""The views of Reflect that show what adds up: signs, feelings, side by side, a look back."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from textual.content import Content

from tui.app.widgets.canvas import plot
from tui.app.widgets.line_list import Line
from tui.book.view import BookView
from tui.config.glyphs import Glyphs
from tui.domain.beside import WEEKS as WEEKS_TO_COMPARE
from tui.domain.checkin import LINES_FROM, SIGNS
from tui.domain.person import Person
from tui.queries.look_back import Period, look_back
from tui.queries.reflections import Answered, answered, besides, feelings
from tui.wording.basics import counted, short_date
from tui.wording.signs import beside_why, weeks_words

WEEKS = 12
_GAP = 4  # cells between two plots
_NARROW = 60
_NO_CHECKIN = "No check-in yet; c begins one. It takes two minutes and can be left at any time."


def signs_page(
    book: BookView, person: Person | None, size: tuple[int, int], glyphs: Glyphs
) -> Content:
    """The four signs of one person over time; ``size`` is what there is in cells."""
    if person is None:
        return Content(_NO_CHECKIN)
    width, height = size
    theirs = answered(book, person.uid)
    head = Content.from_markup("[b]$n[/b]  h l somebody else, i something to try", n=person.name)
    if len(theirs) < LINES_FROM:
        so_far = counted(len(theirs), "check-in")
        return head + Content(f"\n\n{so_far} so far; lines begin with the third.")
    columns = 1 if width < _NARROW else 2
    each = (width - _GAP * (columns - 1)) // columns
    rows = max(2, min(7, (height - 2) // (4 // columns) - 3))
    blocks = [_block(sign, theirs, (each, rows), glyphs) for sign in SIGNS]
    lines: list[str] = []
    for n in range(0, len(blocks), columns):
        beside = zip(*blocks[n : n + columns], strict=True)
        lines += [
            (" " * _GAP).join(text.ljust(each) for text in texts).rstrip() for texts in beside
        ]
        lines.append("")
    return head + Content("\n\n" + "\n".join(lines))


def _block(
    sign: str, theirs: Sequence[Answered], size: tuple[int, int], glyphs: Glyphs
) -> list[str]:
    width, rows = size
    points = [(each.day, each.means[sign]) for each in theirs if sign in each.means]
    if len(points) < LINES_FROM:
        return [SIGNS[sign], *[""] * rows, f"  answered {counted(len(points), 'time')}"]
    drawn = plot(points, width, rows, ascii_only=glyphs.is_ascii)
    first, last = points[0][0], points[-1][0]
    begin, end = f"{first.day} {first:%b %y}", f"{last.day} {last:%b %y}"
    return [SIGNS[sign], *drawn, f"  {begin}{end:>{width - 2 - len(begin)}}"]


def feeling_lines(book: BookView, last: date, person: str, glyphs: Glyphs) -> list[Line]:
    """Feelings by family, a sign a week."""
    found = feelings(book, last, WEEKS, person)
    if not any(any(weeks) for weeks in found.words.values()):
        return [
            Line("No feelings are named in these weeks.", look="faint"),
            Line("enter on a practice, then f, names one; a note can, too.", look="faint"),
        ]
    first = found.weeks[0]
    begin, end = f"{first.day} {first:%b}", "this week" if last >= found.weeks[-1] else ""
    over = f"{begin}{end:>{3 * WEEKS - 2 - len(begin)}}".rstrip()  # each ends over its week
    lines = [Line(f"    {'':<16}{over}", look="head")]
    for family, weeks in found.words.items():
        counts = [sum(week.values()) for week in weeks]
        signs = "  ".join(glyphs.heat[min(count, 4)] for count in counts)
        lines.append(Line(f"{family:<16}{signs}", family))
    return lines


def beside_lines(book: BookView, people: Sequence[Person]) -> list[Line]:
    """Each practice beside each sign, with the counts of both sides."""
    lines: list[Line] = []
    for person in people:
        heading = ""
        for each in besides(book, person.uid):
            words = f"{person.name}: {weeks_words(each)}, and the others"
            if words != heading:
                heading = words
                lines.append(Line(heading, look="head"))
            often, others = each.often, each.others
            counts = f"{often.high} of {often.weeks}, against {others.high} of {others.weeks}"
            key = f"{person.uid}|{each.practice}|{each.sign}"
            lines.append(Line(f"{SIGNS[each.sign]}: mostly or a lot in {counts}", key))
    if lines:
        return lines
    return [
        Line(
            f"After {WEEKS_TO_COMPARE} check-ins with somebody, practices and signs", look="faint"
        ),
        Line("stand side by side here, with their counts.", look="faint"),
    ]


def lookback_page(book: BookView, period: Period, person: str) -> Content:
    """What happened in a period, to read."""
    parts = [Content("m  month, quarter, year    [ ]  before, after\n")]
    sections = look_back(book, period, private=True, person=person)
    if not sections:
        parts.append(Content("Nothing is written down for this time, and that is all right."))
    for section in sections:
        parts.append(Content.from_markup("[b]$t[/b]", t=section.title))
        parts += [Content(f"  {line}".replace("\n", "\n  ")) for line in section.lines]
        parts.append(Content())
    return Content("\n").join(parts)


def explain(book: BookView, view: str, key: str, last: date, person: str) -> str:
    """One sentence on what is under the cursor."""
    if view == "feelings" and key:
        found = feelings(book, last, WEEKS, person)
        words = sum(found.words.get(key, ()), start=Counter[str]())
        counts = ", ".join(f"{word} {count}" for word, count in words.most_common(8))
        since = short_date(found.weeks[0], last)
        felt = counts or "no word of it"
        return f"{key}: {felt} in {WEEKS} weeks since {since}, in marks and notes."
    if view == "side by side" and key:
        uid, practice, sign = key.split("|")
        for each in besides(book, uid):
            if (each.practice, each.sign) == (practice, sign):
                return beside_why(each, book.names([uid])[0])
    if view == "signs":
        return (
            "The four signs: a point is the mean of what you answered on a sign that day, 1 to 5. "
            "What you skipped changes nothing. They are yours alone to read: no grade, no total."
        )
    return ""
