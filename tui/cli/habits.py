"""``nearer schedule``, ``pause``, ``resume``, ``practice`` and ``settings``."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from datetime import date

from tui.book.book import Book
from tui.changes import practices as arrange
from tui.cli.parser import Command, add_file, add_json
from tui.cli.session import Session, done, print_json
from tui.domain.day import day_words, parse_day, week_first
from tui.domain.practice import Practice, find_practice
from tui.domain.refusal import Refused
from tui.domain.schedule import ALL, ScheduleRow, Timetable, dated_uid, parse_schedule
from tui.domain.settings import SETTINGS, find_setting, stored
from tui.wording.basics import long_date, pause_words


def _schedule_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("practice", metavar="PRACTICE")
    parser.add_argument(
        "words",
        nargs="*",
        metavar="SCHEDULE",
        help="daily, weekdays mon,thu or 3/week; left out, it says what holds",
    )
    parser.add_argument(
        "--from", dest="first", metavar="D", help="the day it begins to hold, today by default"
    )


def _schedule(arguments: Namespace) -> int:
    session = Session(arguments.file)
    book = session.opened().book
    practice = find_practice(arguments.practice, book.every_practice)
    rows = book.schedules.get(practice.id, ())
    if not arguments.words:
        if arguments.first:
            raise Refused("--from goes with a schedule; write daily, weekdays mon,thu or 3/week")
        print(f"{practice.name}: {book.schedule(practice.id, session.today).text}")
        for row in rows:
            print(f"  {row.valid_from}  {row.schedule.text}")
        return 0
    schedule = parse_schedule(" ".join(arguments.words))
    first = session.day(arguments.first)
    step = arrange.scheduled(practice, schedule, first)
    others = [row for row in rows if row.valid_from != first]
    said = _held(practice, ScheduleRow(first, schedule), others, book.settings.week_start)
    return done(session, f"{practice.name}: {schedule.text}", [step], said)


def _held(
    practice: Practice, row: ScheduleRow, others: Sequence[ScheduleRow], week_start: int
) -> str:
    """From when to when a new row holds: a later one may begin with the same week."""
    text, timetable = row.schedule.text, Timetable([*others, row], week_start)
    first = row.valid_from
    if row.schedule.kind == "per_week":
        first = week_first(first, week_start)
    later = sorted(start for start in timetable.starts if start > first.toordinal())
    if first.toordinal() not in timetable.starts or timetable.on(first.toordinal()) != row.schedule:
        other = timetable.on(first.toordinal()).text
        return f"{practice.name}: {text} is kept, but {other} covers it from an earlier day on"
    said = f"{practice.name}: {text} from {long_date(first)} on"
    if later:
        said += f", until {date.fromordinal(later[0])} ({timetable.on(later[0]).text})"
    return said


def _pause_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "practice", nargs="*", metavar="PRACTICE", help="or all; left out, pauses are listed"
    )
    parser.add_argument("--from", dest="first", metavar="D", help="first day, today by default")
    parser.add_argument("--to", dest="last", metavar="D", help="last day; open-ended without it")
    parser.add_argument("--why", default="", metavar="TEXT", help="a word on it, for yourself")


def _pause(arguments: Namespace) -> int:
    session = Session(arguments.file)
    book = session.opened().book
    if not arguments.practice:
        width = max([8, *(len(away.practice) for away in book.pauses)])
        for away in book.pauses:
            why = f"  {away.why}" if away.why else ""
            print(f"{away.practice:<{width}} {pause_words(away.pause)}{why}")
        if not book.pauses:
            print("Nothing is or was away.")
        return 0
    first = session.day(arguments.first)
    last = parse_day(arguments.last, session.today, coming=True) if arguments.last else None
    names = _named(arguments.practice, session)
    steps = [arrange.paused(book, uid, first, last, arguments.why) for uid in names]
    until = f"up to and with {day_words(last, session.today)}" if last else "until you resume"
    said = f"{', '.join(names.values())}: away from {day_words(first, session.today)} {until}"
    return done(session, "away", steps, said)


def _resume_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("practice", nargs="+", metavar="PRACTICE", help="or all")
    parser.add_argument("--on", metavar="D", help="the first day that counts again, or today")


def _resume(arguments: Namespace) -> int:
    session = Session(arguments.file)
    book = session.opened().book
    day = session.day(arguments.on)
    names = _named(arguments.practice, session)
    steps = [arrange.resumed(book, uid, day) for uid in names]
    when = f"back from {day_words(day, session.today)} on"
    lines = []
    for (uid, name), step in zip(names.items(), steps, strict=True):
        covers = step.place.uid <= dated_uid(uid, day)
        said = when if covers else "the pause to come is called off"
        if uid != ALL and book.away(ALL, day):
            said += "; all practices are away still"
        lines.append(f"{name}: {said}")
    return done(session, "back", steps, "\n".join(lines))


def _named(words: Sequence[str], session: Session) -> dict[str, str]:
    """Ids and names of what was named, each once."""
    if ALL in words:
        return {ALL: "Everything"}
    practices = session.opened().book.every_practice
    found = [find_practice(word, practices) for word in words]
    return {practice.id: practice.name for practice in found}


def _practice_arguments(parser: ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    listed = commands.add_parser("list", help="all of them, also those that are off")
    add_json(listed)
    listed.set_defaults(act=_list)
    for name, act, words in (
        ("add", _add, "one of your own, after the five"),
        ("rename", _rename, "call one something else"),
        ("off", _off, "neither show nor ask for one; its days stay"),
        ("on", _on, "show and ask for one again"),
    ):
        said = f"{words[:1].upper()}{words[1:]}."
        parsed = commands.add_parser(name, help=words, description=said)
        if name != "add":
            parsed.add_argument("practice", metavar="PRACTICE")
        if name in ("add", "rename"):
            parsed.add_argument("name", nargs="+", metavar="NAME")
        parsed.set_defaults(act=act)
    for each in commands.choices.values():
        add_file(each, SUPPRESS)


def _practice(arguments: Namespace) -> int:
    act: Callable[[Session, Namespace], int] = arguments.act
    return act(Session(arguments.file), arguments)


def _list(session: Session, arguments: Namespace) -> int:
    book = session.opened().book
    found = [(p, book.schedule(p.id, session.today).text) for p in book.every_practice]
    if arguments.json:
        print_json(
            [
                {"id": p.id, "number": p.number, "name": p.name, "on": p.on, "schedule": text}
                for p, text in found
            ]
        )
        return 0
    width = max([16, *(len(practice.id) for practice, _ in found)])
    for practice, text in found:
        key = str(practice.number) if practice.on else "-"
        off = "" if practice.on else ", off"
        print(f"{key:>2}  {practice.id:<{width}} {practice.name:<22} {text}{off}")
    return 0


def _add(session: Session, arguments: Namespace) -> int:
    book = session.opened().book
    step = arrange.added(book, " ".join(arguments.name))

    def words(book: Book) -> str:
        new = find_practice(step.place.uid, book.every_practice)
        return f"{new.name}: key {new.number}, id {new.id}, daily from now on"

    return done(session, "add", [step], words)


def _rename(session: Session, arguments: Namespace) -> int:
    book, name = session.opened().book, " ".join(arguments.name)
    practice = find_practice(arguments.practice, book.every_practice)
    step = arrange.renamed(book, practice, name)

    def words(book: Book) -> str:
        now = find_practice(practice.id, book.every_practice)
        return f"{practice.name} is now called {now.name}"

    return done(session, "rename", [step], words)


def _off(session: Session, arguments: Namespace) -> int:
    book = session.opened().book
    practice = find_practice(arguments.practice, book.every_practice)
    said = (
        f"{practice.name} is off; its days stay, `nearer practice on {practice.id}` brings it back"
    )
    return done(session, "off", [arrange.switched_off(book, practice)], said)


def _on(session: Session, arguments: Namespace) -> int:
    book = session.opened().book
    practice = find_practice(arguments.practice, book.every_practice)
    step = arrange.switched_on(book, practice)

    def words(book: Book) -> str:
        return (
            f"{practice.name} is on, key {find_practice(practice.id, book.every_practice).number}"
        )

    return done(session, "on", [step], words)


def _settings_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="left out, all are listed")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="left out, NAME is shown")
    parser.add_argument(
        "--init", action="store_true", help="write a config.toml that explains look and keys"
    )
    add_json(parser)


def _settings(arguments: Namespace) -> int:
    if arguments.init:
        return _explain_config()
    session = Session(arguments.file)
    values = session.opened().book.settings._asdict()
    if arguments.value is None:
        chosen = [find_setting(arguments.name)] if arguments.name else list(SETTINGS)
        if arguments.json:
            print_json({name: stored(name, values[name]) for name in chosen})
            return 0
        for name in chosen:
            setting = SETTINGS[name]
            print(f"{name:<13} {setting.words(values[name]):<10} {setting.meaning}")
        return 0
    if arguments.json:
        raise Refused("--json shows settings; leave it out where one is changed")
    name = find_setting(arguments.name)
    value = SETTINGS[name].parse(arguments.value)
    said = f"{name} is {SETTINGS[name].words(value)}: {SETTINGS[name].meaning}"
    return done(session, f"{name} {arguments.value}", [arrange.set_to(name, value)], said)


def _explain_config() -> int:
    from tui.config.reading import config_path
    from tui.config.writing import write_explained
    from tui.keys.catalogue import every_key

    path = config_path()
    write_explained(path, [(k.id, k.keys, k.help) for k in every_key().values()])
    print(f"{path} explains every setting of look and keys")
    return 0


COMMANDS = {
    "schedule": Command(
        "say when a practice is asked for, from a day on; the days before keep their meaning",
        _schedule_arguments,
        _schedule,
    ),
    "pause": Command(
        "go away: days that neither add to a streak nor end it", _pause_arguments, _pause
    ),
    "resume": Command(
        "come back: end a pause the day before, or call off the next one",
        _resume_arguments,
        _resume,
    ),
    "practice": Command(
        "list, add, rename or switch practices off and on",
        _practice_arguments,
        _practice,
        has_parts=True,
    ),
    "settings": Command("show or change what counts and when", _settings_arguments, _settings),
}
