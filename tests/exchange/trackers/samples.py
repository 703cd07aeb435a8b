"""A small file of every program, as it writes them; some with odd rows, as people have them."""

import io
import json
import sqlite3
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook


class Sample(NamedTuple):
    """The files of a program by name; ``opened`` is the one to take in, or none for the folder.

    A ``.zip`` that is none of them is the archive that holds them. ``options`` are what the
    command line needs besides what becomes of habits.
    """

    source: str
    files: dict[str, str | bytes]
    opened: str = ""
    options: tuple[str, ...] = ()

    def written(self, folder: Path) -> Path:
        """Write it, and say what is to be taken in."""
        if self.opened.endswith(".zip") and self.opened not in self.files:
            (folder / self.opened).write_bytes(zipped(self.files))
            return folder / self.opened
        for name, held in self.files.items():
            data = held if isinstance(held, bytes) else held.encode()
            (folder / name).write_bytes(data)
        return folder / self.opened


def zipped(files: dict[str, str | bytes]) -> bytes:
    """An archive that holds some files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            archive.writestr(zipfile.ZipInfo(name), held)
    return data.getvalue()


def loop_backup() -> bytes:
    """A backup of Loop's as an SQLite database, of the latest version but one."""
    day, begins = 86_400_000, 1_793_491_200_000  # milliseconds, and 2026-11-01 in them
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE TABLE Habits (id INTEGER PRIMARY KEY, archived, color, freq_den, freq_num, name, "
        "position, type, target_type, target_value, unit, question, uuid)"
    )
    database.execute(
        "CREATE TABLE Repetitions (id INTEGER PRIMARY KEY, habit, timestamp, value, notes)"
    )
    for habit in (
        (1, 0, 8, 1, 1, "Call Mum", 1, 0, 0, 0, "", "Did you?", "a"),
        (2, 1, 8, 14, 3, "Gym", 0, 0, 0, 0, "", "", "b"),
        (3, 0, -8, 1, 1, "Pages", 2, 1, 0, 10.5, "page", "", "c"),
    ):
        database.execute(f"INSERT INTO Habits VALUES ({','.join('?' * len(habit))})", habit)
    for n, (habit_id, value, text) in enumerate(
        [(1, 2, "long"), (1, 3, "ill"), (1, 0, "no"), (2, 2, None), (3, 10_500, ""), (9, 2, "")]
    ):
        row = (n, habit_id, begins + n * day, value, text)
        database.execute("INSERT INTO Repetitions VALUES (?, ?, ?, ?, ?)", row)
    database.commit()
    data = database.serialize()
    database.close()
    return data


def workbook() -> bytes:
    """An Excel workbook: a sheet of one shape, one of the other, and one of something else."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2025"
    for row in (
        ("Date", "Gym", "Pages", "Notes"),
        (datetime(2025, 1, 1), True, 12, "a new year"),
        (date(2025, 1, 2), False, 0, None),
        (None, None, None, None),
        ("2025-01-03", "x", 2.5, None),
    ):
        sheet.append(row)
    more = book.create_sheet("2026")
    more.append(("Date", "Habit"))
    more.append(("2026-01-01", "gym"))
    book.create_sheet("Weights").append(("Plate", "kg"))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


HARSH = """\
2025-01-01 : Gym : y : legs : 1.5
2025-01-02 : Gym : s : ill : 0
"""
HABITCTL = """\
2026-11-01\tGym\ty
2026-11-01\tListen to Anna\tn

2026-11-01\tListen to Anna\ty
2026-11-02\tListen to Anna\ty
2026-11-02\tGym\ts
2026-11-03\tGym\tperhaps
2026-13-01\tGym\ty
2099-01-01\tGym\ty
2026-11-04\tSwimming\ty"""
BEAVER: dict[str, Any] = {
    "user_email": "somebody@example.org",
    "exported_at": "2026-11-20T10:00:00",
    "habits": [
        {
            "name": "Call Mum",
            "id": "a1",
            "records": [
                {"day": "2026-11-01", "done": True, "text": "long\nand good"},
                {"day": "2026-11-02", "done": False, "text": "no time"},
                {"day": "2026-11-03", "done": "yes"},
                {"day": "soon", "done": True},
                {"day": "2026-12-24", "done": True},
                None,
            ],
            "tags": ["family"],
            "status": "active",
            "period": {"period_type": "W", "period_count": 1, "target_count": 2},
        },
        {"name": "Run", "id": "a2", "records": [], "status": "archive"},
        {"name": "run", "id": "a3", "records": [{"day": "2026-11-01", "done": True}]}
        | {"status": "soft_delete", "period": {"period_type": "M"}},
    ],
}
BEAVER_DISK = {"data": {"habits": BEAVER["habits"], "order": ["a2"], "backup": {"token": "secret"}}}
DIJO: list[Any] = [
    {"type": "Bit", "name": "Walk", "stats": {"2022-01-15": True, "2022-01-16": False}}
    | {"goal": True, "auto": False},
    {"type": "Count", "name": "Water", "stats": {"2022-01-15": 8, "2022-01-16": 7, "x": 9}}
    | {"goal": 8, "auto": False},
    {
        "type": "Float",
        "name": "Miles",
        "stats": {
            "2022-01-15": {"value": 35, "precision": 1},
            "2022-01-16": {"value": 349, "precision": 2},
            "2022-01-17": {"value": 1, "precision": "?"},
        },
        "goal": {"value": 350, "precision": 2},
        "auto": False,
    },
]
MHABIT: dict[str, Any] = {
    "habits": [
        {
            "name": "Read",
            "type": 1,
            "status": 1,
            "daily_goal": 20,
            "desc": "pages",
            "freq_type": 3,
            "freq_custom": "[3,14]",
            "records": [
                {"record_date": 20000, "record_type": 1, "record_value": 25, "reason": "rain"},
                {"record_date": 20001, "record_type": 1, "record_value": 19},
                {"record_date": 20002, "record_type": 1, "record_value": 0},
                {"record_date": 20003, "record_type": 2},
                {"record_date": 20004, "record_type": 0, "record_value": 30},
                {"record_type": 1, "record_value": 30},
            ],
        },
        {
            "name": "Sweets",
            "type": 2,
            "status": 1,
            "daily_goal": 0,
            "daily_goal_extra": 2,
            "freq_type": 1,
            "freq_custom": '{"type":1,"args":[5]}',
            "records": [
                {"record_date": 20000, "record_type": 1, "record_value": 0},
                {"record_date": 20001, "record_type": 1, "record_value": 2},
                {"record_date": 20002, "record_type": 1, "record_value": 3},
            ],
        },
        {"name": "Old", "type": 1, "status": 3, "freq_type": 2, "freq_custom": "[10]"},
        {"name": "Gone", "type": 1, "status": 2, "freq_type": 3, "freq_custom": "nonsense"},
    ],
    "groups": [],
}
HABITBULL = """\
HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText
Stretch,"slow, and long",Body,2026-03-18,1,better
Stretch,"slow, and long",Body,2026-03-18,1,better
Stretch,"slow, and long",Body,2026-03-18,1,
Stretch,"slow, and long",Body,2026-03-19,0,no time
Sleep,,Time,2026-03-19,7.5,"two
lines"
Sleep,,Time,2026-03-20,much,
Sleep,,Time,20 March,1,
"""
HABITIFY = """\
Habit,Date,Total log,Unit,Status,Habit ID
Read,2026-11-01,20,page,Completed,A
Read,2026-11-02,0,page,Skipped,A
Read,2026-11-03,3,page,Failed,A
Read,2026-11-04,3,page,Perhaps,A
Read,2026-11-05,30,page,completed,B
Read,November,30,page,Completed,B
"""
GRID = (
    '\ufeffsep=;\r\nDate;Weekday;Gym;"Call; Mum";Pages;Notes;;\r\n'
    "23.11.2026;Mon;x;✓;12,5;long day;;\r\n22.11.2026;Sun;-;no;0;;;\r\n\r\n"
    "21.11.2026;Sat;skip;TRUE;3 pages;;;\r\n20.11.2026;Fri;perhaps;yes;;;;\r\n"
    "someday;;x;;;;;\r\n24.12.2026;Thu;;;;;;\r\n25.12.2026;Fri;x;;;;;\r\n"
)
TICKS = """\
When\tActivity\tComment\tMood
11/23/2026\tGym\tlegs\tgood
11/22/2026\tgym\t\t
11/22/2026\tCall Mum\t\tgood
11/21/2026\t\tnothing\t
"""
LOOP: dict[str, str | bytes] = {
    "Habits.csv": "Position,Name,Type,Question,Description,FrequencyNumerator,"
    "FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?\n"
    "001,Call Mum,YES_NO,,,3,14,#FF8F00,,,,false\n"
    "002,Pages,NUMERICAL,,,1,1,#FF8F00,page,AT_LEAST,10.5,true\n",
    "001 Call Mum/Checkmarks.csv": "Date,Value,Notes\n2026-11-06,YES_MANUAL,long\n"
    '2026-11-05,YES_AUTO,"a, b"\n2026-11-04,SKIP,\n2026-11-03,NO,\n2026-11-02,UNKNOWN,\n',
    "002 Pages/Checkmarks.csv": "Date,Value,Notes\n2026-11-06,10500,\n2026-11-05,3000,few\n",
}
FRIENDS = """\
### Activities:
- 2026-11-01: **Anna Berg** and **Ben** went to _Rio de Janeiro_ with **Nobody Known**. @fun
- 2026-11-02: Rain, snake_case_stays, alone in _Rome_.
- 2026-11-03: Walked with **The Captain**.
- 2026-11-03: Tea with **Twin**.
- someday: Dreamt of **Ben**.
- 2099-01-01: Flew with **Ben**.
half a line

### Notes:
- 2026-11-04: **Anna Berg** starts a new job: at last.

### Friends:
- Anna Berg (a.k.a. The Captain a.k.a. Annie) [Rome] @navy @work
- Ben
- Cleo (a.k.a. Twin)
- Dora (a.k.a. Twin)
- (nobody)

### Locations:
- Rio de Janeiro
- Rome
"""
VCARDS = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berg;Anna;;Dr.;\r\nFN:Anna \r\n Berg\r\n"
    b"BDAY;VALUE=date:1990-03-14\r\nX-ANNIVERSARY:20150606\r\nEMAIL:anna@example.org\r\n"
    b"NOTE:BDAY:1980-01-01 is\r\n BDAY:1970-01-01\r\nTEL:+49 1\r\nEND:VCARD\r\n\r\n"
    b'BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nFN;SORT-AS="Ben: B":Ben\\, the Great\n'
    b"BDAY:--0229\n"
    b"ANNIVERSARY:2031-01-01\nEND:VCARD\n"
    b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FC=\nller;J=F6rg\n"
    b"BDAY:19850230\nEND:VCARD\n"
    b"BEGIN:VCARD\nVERSION:3.0\nFN:Cleo\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17T00:00:00Z\n"
    b"item1.X-ABDATE;type=pref:2010-07-07\nitem1.X-ABLabel:_$!<Anniversary>!$_\n"
    b"item2.X-ABDATE:2011-08-08\nitem2.X-ABLabel:Dog\nEND:VCARD\n"
    b"BEGIN:VCARD\nVERSION:3.0\nfn:anna berg\nBDAY:1991-03-14\nEND:VCARD\n"
    b"BEGIN:VCARD\nVERSION:3.0\nFN:The Choir\nKIND:group\nEND:VCARD\n"
    b"BEGIN:VCARD\nVERSION:3.0\nTEL:+49 2\nEMAIL:x@example.org\nBDAY:1990-01-01\nEND:VCARD\n"
    b"BEGIN:VCARD\nVERSION:3.0\nFN:\xff\xfe\nN:Dora;;;;\nBDAY:circa 1950\nEND:VCARD\n"
)
SAMPLES = {
    "harsh": Sample("harsh", {"log": HARSH, "habits": "Gym: 3/7\n"}),
    "habitctl": Sample("habitctl", {"log": HABITCTL, "habits": "# mine\n7 Gym\n1 Pray\nodd\n"}),
    "habitctl log": Sample("habitctl", {"any.txt": HABITCTL}, "any.txt"),
    "beaverhabits": Sample("beaverhabits", {"b.json": json.dumps(BEAVER)}, "b.json"),
    "beaverhabits disk": Sample("beaverhabits", {"b.txt": json.dumps(BEAVER_DISK)}, "b.txt"),
    "dijo": Sample("dijo", {"habit_record.json": json.dumps(DIJO, indent=2)}, "habit_record.json"),
    "mhabit": Sample("mhabit", {"m.json": json.dumps(MHABIT)}, "m.json"),
    "friends": Sample("friends", {"friends.md": FRIENDS}, "friends.md"),
    "vcard": Sample("an address book", {"a.vcf": VCARDS}, "a.vcf", ("--everyone",)),
    "habitbull": Sample("HabitBull", {"h.csv": HABITBULL}, "h.csv"),
    "habitify": Sample("Habitify", {"h.csv": HABITIFY}, "h.csv"),
    "grid": Sample("a spreadsheet", {"s.csv": GRID}, "s.csv"),
    "ticks": Sample("a spreadsheet", {"s.tsv": TICKS}, "s.tsv"),
    "workbook": Sample("a spreadsheet", {"s.xlsx": workbook()}, "s.xlsx"),
    "loop": Sample("Loop", LOOP, "Loop Habits CSV.zip"),
    "loop archive": Sample("Loop", {"l.zip": zipped(LOOP)}, "l.zip"),
    "loop backup": Sample(
        "Loop", {"Loop Habits Backup.db": loop_backup()}, "Loop Habits Backup.db"
    ),
}
"""By a name of their own."""
