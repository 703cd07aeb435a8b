"""``nearer checkin`` and ``reflect``."""

from argparse import ArgumentParser, Namespace
from typing import Any

from tui.book.book import Book
from tui.changes.notes import checked_in
from tui.cli.options import add_json, add_person
from tui.cli.parser import Handler
from tui.cli.session import Session, done, print_json
from tui.domain.beside import Beside
from tui.domain.checkin import (
    LINES_FROM,
    SIGNS,
    CheckIn,
    asks_for_care,
    checked_answers,
    checked_step,
    said_care_before,
    to_go_on_with,
    with_person,
)
from tui.domain.person import Person, find_person
from tui.domain.refusal import Refused
from tui.queries.reflections import answered, besides, feelings, with_checkins
from tui.texts.guide import SAFETY
from tui.texts.library import open_lines, statements
from tui.wording.basics import short_date
from tui.wording.signs import beside_words

WEEKS = 12


def _checkin_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="with whom")
    parser.add_argument(
        "answers",
        nargs="?",
        metavar="ANSWERS",
        help="1 to 5 for each statement, 0 to skip it: 45320455; without it they are listed",
    )
    parser.add_argument("--on", metavar="D", help="the day; today by default")
    parser.add_argument("--glad", metavar="TEXT", help="one thing they did that you are glad of")
    parser.add_argument("--better", metavar="TEXT", help="what would make next week better")
    parser.add_argument("--circles", type=int, metavar="N", help="how near you are, 1 to 7")
    parser.add_argument("--wish", type=int, metavar="N", help="how near you would like to be")


def _checkin(arguments: Namespace) -> int:
    session = Session(arguments.file)
    book = session.opened().book
    person = find_person(arguments.name, list(book.people.values()))
    given = (arguments.answers, arguments.glad, arguments.better, arguments.circles, arguments.wish)
    if all(value is None for value in given):
        return _list_statements(book, person)
    day = session.day(arguments.on)
    if day > session.today:
        raise Refused(f"{arguments.on!r} is a day to come; a check-in looks back on a week")
    theirs = with_person(book.checkins.values(), person.uid)
    before = [checkin for checkin in theirs if checkin.day <= day]
    old = to_go_on_with(before, day, book.settings.week_start)
    checkin = old or CheckIn("", person.uid, day, {}, {})
    if arguments.answers is not None:
        ids = [statement.id for statement in statements()]
        checkin = checkin._replace(answers=checked_answers(arguments.answers, ids))
    lines = zip(open_lines(), (arguments.glad, arguments.better), strict=True)
    written = {uid: text for uid, text in lines if text is not None}
    checkin = checkin._replace(lines={**checkin.lines, **written})
    if arguments.circles is not None:
        checkin = checkin._replace(circles=checked_step(arguments.circles))
    if arguments.wish is not None:
        checkin = checkin._replace(wished=checked_step(arguments.wish))
    label = f"check-in with {person.name}"
    words = f"The {label} is {'changed' if old else 'kept'}."
    status = done(session, label, [checked_in(book, checkin)], words)
    theirs = with_person(session.keeper.book.checkins.values(), person.uid)
    if asks_for_care(theirs) and not said_care_before(theirs):
        print(SAFETY)
    return status


def _list_statements(book: Book, person: Person) -> int:
    for n, statement in enumerate(statements(), 1):
        print(f"{n}  {statement.text.replace('{name}', person.name)}")
    print("\n1 not at all, 2 a little, 3 somewhat, 4 mostly, 5 a lot, 0 skipped")
    if theirs := with_person(book.checkins.values(), person.uid):
        last = theirs[-1]
        signs = "".join(str(last.answers.get(s.id, 0)) for s in statements())
        print(f"The latest, on {last.day}: {signs}")
    return 0


def _reflect_arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    add_person(parser, "one person alone")


def _reflect(arguments: Namespace) -> int:
    session = Session(arguments.file)
    book, today = session.opened().book, session.today
    people = with_checkins(book)
    if arguments.person is not None:
        people = [find_person(arguments.person, list(book.people.values()))]
    if arguments.json:
        found = feelings(book, today, WEEKS, people[0].uid if arguments.person else "")
        print_json(
            {
                "day": str(today),
                "people": [_json(book, person) for person in people],
                "feelings": {
                    "weeks": [str(week) for week in found.weeks],
                    "families": {name: list(map(dict, w)) for name, w in found.words.items()},
                },
            }
        )
        return 0
    if not people:
        print("No check-in yet. `nearer checkin NAME` lists its eight statements.")
    for person in people:
        _print(book, person, session)
    return 0


def _print(book: Book, person: Person, session: Session) -> None:
    theirs = answered(book, person.uid)
    print(f"{person.name}")
    if len(theirs) < LINES_FROM:
        print(f"  The four signs are shown from {LINES_FROM} check-ins on.")
        return
    for sign, name in SIGNS.items():
        means = [(each.day, each.means[sign]) for each in theirs if sign in each.means][-6:]
        shown = ", ".join(f"{short_date(day, session.today)[4:]}: {mean:g}" for day, mean in means)
        print(f"  {name:<25} {shown}")
    for line in map(beside_words, besides(book, person.uid)):
        print(f"  {line}")


def _json(book: Book, person: Person) -> dict[str, Any]:
    return {
        "person": person.name,
        "checkins": [_checkin_json(c) for c in with_person(book.checkins.values(), person.uid)],
        "signs": [
            {"day": str(each.day), **{sign: round(mean, 6) for sign, mean in each.means.items()}}
            for each in answered(book, person.uid)
        ],
        "beside": [_beside_json(each) for each in besides(book, person.uid)],
    }


def _checkin_json(checkin: CheckIn) -> dict[str, Any]:
    return {
        "id": checkin.uid,
        "day": str(checkin.day),
        "answers": dict(checkin.answers),
        "theirs": None if checkin.theirs is None else dict(checkin.theirs),
        "said": dict(checkin.lines),
        "circles": checkin.circles,
        "wished": checkin.wished,
    }


def _beside_json(each: Beside) -> dict[str, Any]:
    return {
        "practice": each.practice,
        "sign": each.sign,
        "least": each.least,
        "often": each.often._asdict(),
        "others": each.others._asdict(),
    }


HANDLERS = {
    "checkin": Handler(_checkin_arguments, _checkin),
    "reflect": Handler(_reflect_arguments, _reflect),
}
