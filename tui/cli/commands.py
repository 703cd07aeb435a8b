"""The one list of commands: where each is, what it is for, and two examples that work.

It is all that ``nearer --help`` and completion need to know; a command's own module is loaded when
the command runs or explains itself, and offers a ``Handler`` for it in its ``HANDLERS``.
"""

from typing import NamedTuple


class Command(NamedTuple):
    """A command: its module in ``tui.cli``, a line on it, examples, and what there is to add."""

    module: str
    line: str
    examples: tuple[str, ...]
    more: str = ""


COMMANDS = {
    "today": Command(
        "today",
        "the practices of today, their streaks, whom to reach out to",
        ("nearer today", "nearer today --line"),
    ),
    "check": Command(
        "tick",
        "tick practices as done, today by default",
        (
            "nearer check listen",
            'nearer check time --with Alex --on yesterday --note "We walked by the river."',
        ),
        "With all, what rests already stays so.",
    ),
    "uncheck": Command(
        "tick",
        "take ticks or rests back, today's by default",
        ("nearer uncheck listen", "nearer uncheck share honest --on -2"),
    ),
    "rest": Command(
        "tick",
        "let practices, or all, rest for a day",
        ("nearer rest time", "nearer rest all --from tomorrow --to +3"),
        "A rest neither adds to a streak nor ends it. Over a range, or with all, what is done "
        "already stays so.",
    ),
    "streaks": Command(
        "today",
        "streaks per practice and overall, and the longest runs",
        ("nearer streaks", "nearer streaks --json --on 2026-10-31"),
    ),
    "history": Command(
        "history",
        "the marks of a range, day by day, or a year as a map",
        ("nearer history --from -7", "nearer history --year 2026 --of time"),
        "Without a range it is everything.",
    ),
    "schedule": Command(
        "habits",
        "say when a practice is asked for, from a day on",
        (
            "nearer schedule time 3/week",
            "nearer schedule support weekdays mon,wed,fri --from 2026-12-01",
        ),
        "The days before keep their meaning.",
    ),
    "pause": Command(
        "habits",
        "go away for some days, or until you resume",
        (
            'nearer pause all --to +13 --why "two weeks at the sea"',
            "nearer pause time --from tomorrow",
        ),
        "Days away neither add to a streak nor end it.",
    ),
    "resume": Command(
        "habits",
        "come back: end a pause, or call off the next one",
        ("nearer resume all", "nearer resume time --on tomorrow"),
        "A pause ends the day before, so that this one counts again. With all, nothing is away.",
    ),
    "practice": Command(
        "practices",
        "list, add, rename or switch practices off and on",
        ("nearer practice list", 'nearer practice add "Write a letter"'),
    ),
    "settings": Command(
        "settings",
        "show or change what counts and when",
        ("nearer settings", "nearer settings day_start 03:00"),
    ),
    "people": Command(
        "people",
        "who you want to be close to, and how often",
        (
            "nearer people add Sarah --kind friend --rhythm 14",
            "nearer people edit Alex --touch today",
        ),
    ),
    "plan": Command(
        "plans",
        "plan time together from one line, and say what was understood",
        (
            'nearer plan "date night with Alex every friday 19:30 for 2h"',
            'nearer plan "walk with Robin saturday 10:00" --pledge "phones away"',
        ),
        "Days: fri, next fri, 5 dec, in 2 weeks. Times: 19:30, 7pm, 9:30-11, half past seven. "
        "Whole days: sat to sun, 4-6 dec, 5 dec for 3 days, fri all day. "
        "Rules: every tue,thu, every 2 weeks, every last fri, until march. "
        'A title in quotes, "Alien 3", is taken as it stands.',
    ),
    "agenda": Command(
        "agenda",
        "what is planned, day by day, with ids",
        ("nearer agenda --with Alex", "nearer agenda --from tomorrow --to +7 --json"),
        "It is four weeks, unless --to says otherwise. As JSON, whole days are all_day, from "
        "first_day to last_day; their end is the midnight after it.",
    ),
    "outcome": Command(
        "plans",
        "say how a planned time went",
        (
            "nearer outcome yesterday happened --uninterrupted yes",
            "nearer outcome pl-ca1102@2026-11-22T17:00 --clear",
        ),
        "What happened ticks Quality time on its day, of several days on each of them.",
    ),
    "skip": Command(
        "plans",
        "leave one planned time out",
        ("nearer skip 2026-11-27", "nearer skip pl-da7e01@2026-12-04T19:30"),
    ),
    "restore": Command(
        "plans",
        "bring a skipped or moved time back",
        ("nearer restore 2026-11-27", "nearer restore pl-da7e01@2026-12-04T19:30"),
    ),
    "move": Command(
        "plans",
        "put one planned time elsewhere",
        (
            "nearer move 2026-11-27 20:00",
            'nearer move pl-da7e01@2026-12-04T19:30 "2026-12-05 18:00"',
        ),
    ),
    "edit": Command(
        "plans",
        "edit planned time: one of it, what follows, or all",
        (
            'nearer edit pl-da7e01@2026-12-04T19:30 "saturday 18:00" --this',
            'nearer edit 2026-11-27 "film with Alex every friday 20:00 for 3h" --following',
        ),
        "The line takes the place of the one before: what it leaves out, such as a place, goes.",
    ),
    "end": Command(
        "plans",
        "end planned time that recurs, or take it out",
        ("nearer end friday --before", "nearer end pl-da7e01@2026-11-20T19:30 --all"),
    ),
    "note": Command(
        "notes",
        "keep a note with a day, edit one or take it out",
        (
            'nearer note "A long talk on the balcony." --with Alex --star',
            'nearer note "Too tired to talk." --on yesterday --about share --private',
        ),
    ),
    "notes": Command(
        "notes",
        "the notes, the latest first",
        ("nearer notes --find balcony", "nearer notes --with Alex --json"),
    ),
    "life": Command(
        "life",
        "what to come back to with somebody, favours, important dates",
        ("nearer life", 'nearer life add Alex "the exam on friday"'),
    ),
    "checkin": Command(
        "reflect",
        "the weekly check-in with somebody",
        (
            "nearer checkin Alex",
            'nearer checkin Alex 45320455 --glad "You cooked on Monday."',
        ),
        "Within the same week it is gone on with.",
    ),
    "reflect": Command(
        "reflect",
        "the four signs over time, and the practices beside them",
        ("nearer reflect", "nearer reflect --with Alex --json"),
    ),
    "lookback": Command(
        "notes",
        "look back at a year, a quarter or a month, as Markdown",
        ("nearer lookback --month 2026-10", "nearer lookback --year 2026 --private"),
    ),
    "export": Command(
        "exchange",
        "write a file: all (.json), marks (.csv), plans (.ics), a diary (.md)",
        (
            "nearer export nearer-copy.json",
            "nearer export plans.ics --details",
            "nearer export --as harsh moved-out",
        ),
        "For other trackers: --as harsh writes the two files of harsh into a folder, a name that "
        "ends in .zip is Loop Habit Tracker's CSV export. Both hold marks, rests and what notes "
        "say of a practice on a day; what they have no room for is said.",
    ),
    "import": Command(
        "exchange",
        "take in what Nearer, a calendar or another program kept",
        (
            "nearer import nearer-copy.json",
            "nearer import plans.ics --with Alex",
            'nearer import ~/.config/harsh --as "Date night=time" --as Gym=own',
        ),
        "A backup is taken first. Of .json and .csv it is all or nothing, and where both know a "
        "thing the newer one stands; of .ics what can be planned is taken, and the rest told. "
        "Several .ics files, and folders of them, are taken in as one. What it is, is told by what "
        "is in it. What another program kept is asked for habit by habit (--dry-run shows them): "
        "it becomes a practice, one of your own (own), or nothing (no). Known are harsh, "
        "habitctl, Loop Habit Tracker (its CSV zip and its backup), beaverhabits, dijo, mhabit, "
        "HabitBull, Habitify, friends (friends.md), address books (.vcf), of which those come in "
        "who are known here, named by --with, or all with --everyone, and spreadsheets (CSV or "
        ".xlsx) with days down the side and habits across the top, or a row a tick.",
    ),
    "undo": Command(
        "undo",
        "take back what the last command changed, or the last few",
        ("nearer undo", "nearer undo 2"),
        "The last 20 changes that commands made can be taken back, the latest first; what was "
        "changed since by the app or another program is left alone. --list tells them.",
    ),
    "redo": Command(
        "undo",
        "do again what was undone last",
        ("nearer redo", "nearer redo 2"),
        "Until a command changes something else.",
    ),
    "demo": Command(
        "demo",
        "look around in made-up years; your own file is not touched",
        ("nearer demo", "nearer demo --years 10 --file demo.json"),
        "With --file they are written there, otherwise they leave no trace.",
    ),
    "words": Command(
        "words",
        "the words that are understood: feelings, kinds, rhythms, days",
        ("nearer words", "nearer words feelings"),
    ),
    "themes": Command(
        "themes",
        "list the themes, or judge one of your own",
        ("nearer themes", "nearer themes --check mine.toml"),
    ),
    "completion": Command(
        "completion",
        "print what bash, zsh or fish needs to complete all this",
        ("nearer completion bash", "nearer completion fish"),
    ),
    "backup": Command(
        "file",
        "copy the file now",
        ("nearer backup", "nearer backup --file family.json"),
    ),
    "restore-backup": Command(
        "file",
        "bring a backup back, the newest good one by default",
        ("nearer restore-backup --list", "nearer restore-backup"),
        "What is there now is backed up first, so that doing it again takes it back.",
    ),
    "doctor": Command(
        "doctor",
        "look the file over and say what to do",
        ("nearer doctor", "nearer doctor --file nearer-copy.json"),
    ),
    "where": Command(
        "file",
        "say where everything is kept",
        ("nearer where", "nearer where --file family.json"),
    ),
}
