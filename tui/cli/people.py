"""``nearer people``: who time is spent with, and how often that is wanted."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from datetime import date
from typing import Any

from tui.book.book import Book
from tui.changes import people as arrange_people
from tui.changes.new_person import typed_person
from tui.cli.forget import add_forget_options, forget
from tui.cli.options import add_json
from tui.cli.parser import Handler, Part, add_parts
from tui.cli.session import Session, done, print_json_list, run_part
from tui.domain.day import day_words
from tui.domain.person import (
    PERSON_KINDS,
    Person,
    active,
    checked_person_kind,
    checked_person_name,
    find_person,
)
from tui.domain.refusal import Refused
from tui.queries.agenda import PersonStanding, standing_of
from tui.typed.person_line import PersonLine, said_of
from tui.typed.rhythms import FORMS, read_rhythm
from tui.wording.basics import pause_words, rhythm_words
from tui.wording.plans import last_words, next_word, title, when_within


def _arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    parser.set_defaults(act=_list, all=False)
    parts = add_parts(parser, *_PARTS, required=False)
    parts["add"].add_argument(
        "name", nargs="+", metavar="LINE", help="a name, then a kind, a rhythm and a birthday"
    )
    for name in ("edit", "archive", "restore", "forget"):
        parts[name].add_argument("name", metavar="NAME")
    listed, edit = parts["list"], parts["edit"]
    listed.add_argument("--all", action="store_true", help="the archived too")
    listed.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    edit.add_argument("--name", dest="new_name", metavar="NAME", help="what they are called")
    for each in (parts["add"], edit):
        each.add_argument(
            "--kind", metavar="K", help=f"{', '.join(PERSON_KINDS)}; or mother, boss and the like"
        )
        each.add_argument(
            "--rhythm", metavar="R", help=f"how often you want time: days, {FORMS}; or none"
        )
        each.add_argument("--zone", metavar="Z", help="such as America/New_York; or none")
    edit.add_argument("--touch", metavar="D", help="you were in touch on this day")
    edit.add_argument("--pause", metavar="D", help="let the rhythm rest from this day on")
    edit.add_argument("--until", metavar="D", help="with --pause: up to and with this day")
    edit.add_argument("--resume", action="store_true", help="let the rhythm count again")
    add_forget_options(parts["forget"])


def _list(session: Session, arguments: Namespace) -> int:
    keeper = session.opened()
    people = active(keeper.book.people.values())
    if arguments.all:
        people += sorted((p for p in keeper.book.people.values() if p.archived), key=_by_name)
    clock, today = keeper.clock, session.today
    standings = standing_of(keeper.book, people, today, clock.now(), clock.zone)
    if arguments.json:
        print_json_list(_json(standing) for standing in standings)
        return 0
    if not standings:
        print("Nobody yet. `nearer people add Alex --kind partner --rhythm 14` adds somebody.")
    now = clock.now()
    for person, last, coming, drift, is_touch in standings:
        said = f"last {'in touch ' if is_touch else ''}{last_words(last, today)}"
        ahead = f"{next_word(coming, now).lower()} {when_within(coming, today)}" if coming else ""
        words = [
            person.kind + (", archived" if person.archived else ""),
            rhythm_words(person.rhythm) if person.rhythm else "",
            said if last else "no quality time yet",
            drift.state if drift and drift.state != "ok" else "",
            f"{ahead} {title(keeper.book, coming)}" if coming else "",
        ]
        print(f"{person.name:<20} {', '.join(word for word in words if word)}")
    return 0


def _json(standing: PersonStanding) -> dict[str, Any]:
    person, last, coming, drift, _ = standing
    return {
        "id": person.uid,
        "name": person.name,
        "kind": person.kind,
        "rhythm": person.rhythm,
        "zone": person.zone or None,
        "archived": person.archived,
        "last": str(last) if last else None,
        "next": coming.uid if coming else None,
        "state": drift.state if drift else "off",
        "gap": drift.gap if drift else None,
    }


def _add(session: Session, arguments: Namespace) -> int:
    text, fields = " ".join(arguments.name), _fields(arguments)
    made = typed_person(session.opened().book, text, session.today, **fields)

    def words(book: Book) -> str:
        said = f": {made.details}" if made.details else ""
        return f"{book.people[made.uid].name} is among the people now{said}."

    return done(session, f"{made.name} is added", made.steps, words)


def _edit(session: Session, arguments: Namespace) -> int:
    book, today = session.opened().book, session.today
    person = _found(session, arguments)
    fields = _fields(arguments)
    if arguments.new_name is not None:
        fields["name"] = checked_person_name(arguments.new_name)
    if arguments.until and not arguments.pause:
        raise Refused("--until goes with --pause D")
    steps = [arrange_people.edited(book, person, **fields)] if fields else []
    if arguments.touch:
        day = session.day(arguments.touch)
        if day > today:
            raise Refused(f"{arguments.touch!r} is a day to come; plan it with `nearer plan`")
        steps.append(arrange_people.touched(person, day))
    if arguments.pause:
        first = session.day_to_come(arguments.pause)
        last = session.last_day(arguments.until, first) if arguments.until else None
        steps.append(arrange_people.rhythm_paused(person, first, last))
    if arguments.resume:
        steps.append(arrange_people.rhythm_resumed(person))
    if not steps:
        raise Refused(f"say what to change of {person.name}: `nearer people edit --help` tells")
    name = fields.get("name", person.name)
    return done(
        session, f"{name} is changed", steps, lambda book: _known_of(book, person.uid, today)
    )


def _known_of(book: Book, uid: str, today: date) -> str:
    """All that is known of a person, as a sentence."""
    person = book.people[uid]
    of_theirs = (d for d in book.dates.values() if d.person == uid and d.occasion == "birthday")
    born = next((d for d in of_theirs if not d.what), None)
    line = PersonLine(person.name, person.kind, person.rhythm, person.zone, born)
    parts = [said_of(line)]
    parts += [f"the rhythm rests {pause_words(person.pause)}"] if person.pause else []
    parts += [f"last in touch {day_words(person.touched, today)}"] if person.touched else []
    parts += ["archived"] if person.archived else []
    return f"{'; '.join(parts)}."


def _archive(session: Session, arguments: Namespace) -> int:
    person = _found(session, arguments)
    words = f"{person.name} is archived"
    step = arrange_people.archived(person)
    return done(session, words, [step], f"{words}; what was, stays.")


def _restore(session: Session, arguments: Namespace) -> int:
    person = _found(session, arguments)
    step = arrange_people.returned(session.opened().book, person)
    words = f"{person.name} is back"
    return done(session, words, [step], f"{words}.")


def _found(session: Session, arguments: Namespace) -> Person:
    return find_person(arguments.name, list(session.opened().book.people.values()))


def _fields(arguments: Namespace) -> dict[str, Any]:
    """What was said of kind, rhythm and zone."""
    fields: dict[str, Any] = {}
    if arguments.kind is not None:
        fields["kind"] = checked_person_kind(arguments.kind)
    if arguments.rhythm is not None:
        fields["rhythm"] = read_rhythm(arguments.rhythm)
    if arguments.zone is not None:
        fields["zone"] = "" if arguments.zone.lower() == "none" else arguments.zone
    return fields


def _by_name(person: Person) -> tuple[str, str]:
    return person.name.casefold(), person.uid


_PARTS = (
    Part(
        "add",
        _add,
        "a new person",
        (
            "nearer people add Sarah --kind friend --rhythm 14",
            'nearer people add "Uncle Jo, uncle, monthly, born 3 may"',
        ),
    ),
    Part(
        "list",
        _list,
        "all of them; what `nearer people` alone does",
        ("nearer people list", "nearer people list --all --json"),
    ),
    Part(
        "edit",
        _edit,
        "change what is known of one",
        (
            "nearer people edit Alex --touch today",
            "nearer people edit Robin --rhythm 30 --pause tomorrow --until +13",
        ),
    ),
    Part(
        "archive",
        _archive,
        "ask about one no more; what was, stays",
        ("nearer people archive Kim", 'nearer people archive "Uncle Jo"'),
    ),
    Part(
        "restore",
        _restore,
        "bring one back from the archive",
        ("nearer people restore Kim", 'nearer people restore "Uncle Jo"'),
    ),
    Part(
        "forget",
        forget,
        "take a name and the notes out of every record, for good",
        ("nearer people forget Kim --yes", "nearer people forget Kim --backups --yes"),
    ),
)

HANDLERS = {"people": Handler(_arguments, run_part, has_parts=True)}
