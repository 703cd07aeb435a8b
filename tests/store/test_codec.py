"""Bytes to tables and back."""

import codecs
import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.build import META, table, tables
from tests.store.child import ROOT
from tui.store.codec import Dumps, NotOurs, count_records, decode, encode, fast_dumps, plain_dumps
from tui.store.numbers import Verbatim


@dataclass
class Point:
    """Something that an encoder may know and JSON does not."""

    x: int


# every text JSON can hold, halves of pairs from a broken paste included
texts = st.text(st.characters(exclude_categories=()), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
records = st.dictionaries(texts.filter(lambda key: key != "days"), values, max_size=4)
files = st.dictionaries(
    st.text(max_size=8), st.dictionaries(st.integers().map(str), records, max_size=4), max_size=4
)


@given(files)
def test_what_is_written_is_what_is_read_by_any_json_reader_too(written: Any) -> None:
    for dumps in (plain_dumps, fast_dumps()):
        data = encode(written, dumps)
        assert decode(data) == written
        assert json.loads(data) == written


# numbers without an exponent: for those the encoders have manners of their own
plain_numbers = st.integers() | st.decimals("-9e8", "9e8", places=4).map(float)
plain_records = st.dictionaries(
    texts, st.none() | st.booleans() | plain_numbers | texts, max_size=4
)


@given(st.dictionaries(texts, st.dictionaries(texts, plain_records, max_size=3), max_size=3))
def test_both_encoders_write_the_same_bytes(written: Any) -> None:
    assert encode(written, fast_dumps()) == encode(written, plain_dumps) == encode(written)


@pytest.mark.parametrize("dumps", [plain_dumps, fast_dumps()], ids=["plain", "fast"])
@pytest.mark.parametrize("value", [date(2026, 11, 23), Point(1), {1}, b"x"], ids=repr)
def test_what_json_cannot_hold_is_refused_by_both(dumps: Dumps, value: object) -> None:
    with pytest.raises(TypeError):
        encode({"t": {"1": {"value": value}}}, dumps)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_no_reader_takes_is_written_by_neither(value: float) -> None:
    for dumps in (plain_dumps, fast_dumps()):
        for held in (value, {"a": [None, (1, value)]}):
            with pytest.raises(ValueError, match="JSON compliant"):
                encode({"t": {"1": {"value": held}}}, dumps)


def test_one_record_stands_on_one_line_as_text_a_person_can_read() -> None:
    people = table({"uid": "a", "name": "Zoë"}, {"uid": "b", "name": "Åsa"})
    lines = encode({"people": people, "plans": {}}).decode().splitlines()
    assert len(lines) == 5
    assert '"name":"Zoë"' in lines[1]
    assert '"name":"Åsa"' in lines[2]


def test_a_table_whose_name_is_half_a_pair_is_written_too() -> None:
    odd = {"\ud83d": {"1": {"uid": "x"}}}
    assert decode(encode(odd)) == odd


def test_numbers_of_any_size_come_back_whole() -> None:
    huge = {"t": {"1": {"n": 2**200, "m": -(2**63) - 1, "small": 5}}}
    assert decode(encode(huge)) == huge


@pytest.mark.parametrize("core", ["core", Verbatim("1e999")])
def test_deep_nesting_comes_back_whole(core: Any) -> None:
    deep: Any = core
    for _ in range(400):
        deep = [deep]
    nested = {"t": {"1": {"deep": deep}}}
    assert decode(encode(nested)) == nested


def test_a_byte_order_mark_is_no_damage() -> None:
    assert decode(b"\xef\xbb\xbf" + encode(tables())) == tables()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty (0 bytes)"),
        (b" \n\t", "it is blank"),
        (b"null", "it holds nothing (null) where a map of tables belongs"),
        (b"[]", "it holds a list where"),
        (b'"tables"', "it holds a text where"),
        (b"true", "it holds a yes or no where"),
        (b"12.5", "it holds a number where"),
        (b'{"a": {}', "it is not JSON ("),
        (b'{"a": {}} x', "it is not JSON ("),
        (b'{\n\n"a" 1}', "line 3)"),
        (b'{"a": 1}', "its table 'a' is a number, not a map of records"),
        (b'{"a": []}', "its table 'a' is a list"),
        (b'{"a": {"x1": {}}}', "its table 'a' has a record 'x1' whose id is not a number"),
        (b'{"a": {"-": {}}}', "whose id is not a number"),
        (b'{"a": {"1": []}}', "its table 'a' has a list in place of record 1"),
        (b'{"marks": {"1": {"days": [1]}}}', "its table 'marks' has a list for days"),
        (b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n", "git conflict markers"),
        (b'{"a": {\n<<<<<<< HEAD\n"1": {}\n=======\n', "git conflict markers"),
        (b'{"a": {"1": {"b": "\xff\xfe"}}}', "it is not UTF-8 text"),
        ('{"a": {}}'.encode("utf-16"), "it is UTF-16 text; it has to be UTF-8"),
        (codecs.BOM_UTF16_BE + '{"a": {}}'.encode("utf-16-be"), "it is UTF-16 text"),
        (b'{"a": {"1": {"b": NaN}}}', "it holds NaN, which is not JSON"),
        (b'{"a": {"1": {"b": -Infinity}}}', "it holds -Infinity"),
        (b"[" * 200_000, "it is nested too deeply"),
    ],
)
def test_what_is_not_ours_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotOurs) as refusal:
        decode(data)
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_number_with_more_digits_than_python_reads_is_refused_with_the_reason() -> None:
    with pytest.raises(NotOurs):
        decode(b'{"a": {"1": {"n": ' + b"9" * 5000 + b"}}}")


def test_days_mean_something_in_marks_alone() -> None:
    later = {"rhythms": {"1": {"uid": "r", "days": 14}}}
    assert decode(encode(later)) == later


def test_records_and_the_days_of_marks_are_counted() -> None:
    marks = table({"uid": "listen|2026", "days": {"01-01": {}, "01-02": {}}})
    assert count_records({}) == 0
    assert count_records({"meta": table(META), "marks": marks, "none": {}}) == 4
    assert count_records({"other": {"1": {"days": 14}}}) == 1


def test_after_warming_up_the_first_write_loads_nothing_costly(tmp_path: Path) -> None:
    script = """if True:
        import sys
        from pathlib import Path
        from tui.clock import Clock
        from tui.store.database import Database
        database = Database(Path(sys.argv[1]), Clock())
        database.file.warm_up()
        before = set(sys.modules)
        for number in range(2):
            with database.transaction():
                database.table("people").put({"uid": f"p-{number}"})
        print(*sorted(set(sys.modules) - before))
    """
    command = [sys.executable, "-c", script, str(tmp_path / "nearer.json")]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(loaded.stdout.split()).isdisjoint({"orjson", "hashlib", "uuid", "platformdirs"})
    assert (tmp_path / "nearer.json").exists()


# numbers as they stand in files of others, in any place
SPELLED = r"-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,20})?"
ODD = ["1e999", "-1E+400", "1e-999", "0.1e-5", "1.10", "5e-324", "1e22"]
numbers = st.from_regex(SPELLED, fullmatch=True) | st.sampled_from(ODD)
held_texts = st.recursive(
    numbers | texts.map(json.dumps) | st.sampled_from(["null", "true", '"{"', '"#1e999"', '"##"']),
    lambda inner: st.lists(inner, max_size=3).map(lambda each: f"[{','.join(each)}]")
    | st.dictionaries(texts, inner, max_size=3).map(
        lambda each: f"{{{','.join(f'{json.dumps(k)}:{v}' for k, v in each.items())}}}"
    ),
    max_leaves=6,
)  # fmt: skip


def exactly(text: bytes | str) -> Any:
    """What JSON says, its numbers as they are spelled but for another way to write the same one."""

    def number(spelled: str) -> Any:
        mantissa, _, exponent = spelled.lower().partition("e")
        if not Decimal(mantissa):
            return Decimal(0)
        if len(exponent) > 6:
            return spelled
        found = Decimal(mantissa).scaleb(int(exponent or 0), Context(prec=99))
        return found.normalize(Context(prec=99))

    return json.loads(text, parse_float=number, parse_int=number)


@given(held_texts)
def test_what_stands_in_an_unknown_field_says_the_same_after_any_change(held: str) -> None:
    data = f'{{"people":{{"1":{{"uid":"p","name":"A","later":{held}}}}}}}'
    for dumps in (plain_dumps, fast_dumps()):
        tables = decode(data.encode())
        tables["people"]["1"]["name"] = "B"
        written = encode(tables, dumps)
        assert exactly(written)["people"]["1"] == {**exactly(data)["people"]["1"], "name": "B"}
        assert decode(written) == tables
        assert encode(decode(written), dumps) == written


@pytest.mark.parametrize("spelled", ["1e999", "-1e999", "1e-999", "1e99999999999999999999"])
def test_what_python_has_no_number_for_stands_as_it_stood(spelled: str) -> None:
    data = f'{{"t":{{"1":{{"n":[{spelled}],"name":"\\ud83d"}}}}}}'.encode()
    for dumps in (plain_dumps, fast_dumps()):
        assert f'"n":[{spelled}]'.encode() in encode(decode(data), dumps)
