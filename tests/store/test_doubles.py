"""Keys that stand in a file twice: nothing of either is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.build import META, table, tables, year
from tests.store.test_merge import copies
from tui.store.codec import NotOurs, Tables, decode, decoded, encode
from tui.store.doubles import are_none, ends_of_keys, read_pairs
from tui.store.merge import merged

EARLY, LATE = "2026-11-20T08:00:00.000Z", "2026-11-21T08:00:00.000Z"


def text(*pairs: tuple[str, Any]) -> str:
    """A map with these keys, whether or not one stands there twice; a text stands as it is."""
    held = (v if isinstance(v, str) else json.dumps(v) for _, v in pairs)
    return "{" + ",".join(f"{json.dumps(k)}:{v}" for (k, _), v in zip(pairs, held)) + "}"  # noqa: B905


def file_of(*pairs: tuple[str, Any]) -> bytes:
    return text(("meta", {"1": META}), *pairs).encode()


@given(copies(), copies(), st.sampled_from([None, 1]))
def test_a_file_that_holds_two_copies_is_read_as_the_two_joined(
    one: Tables, other: Tables, indent: int | None
) -> None:
    both = [*one.items(), *other.items()]
    data = text(*((k, json.dumps(v, indent=indent)) for k, v in both)).encode()
    joined = merged(one, other)
    assert decode(data) == joined
    assert {line.split("'")[1] for line in decoded(data)[1]} == set(one) & set(other)
    assert decoded(encode(joined))[1] == ()


def test_a_record_that_is_there_twice_is_joined_by_the_rules_of_merging() -> None:
    old = {"uid": "p-1", "name": "Al", "at": EARLY}
    new = {"uid": "p-1", "name": "Alex", "at": LATE}
    other = {"uid": "p-2", "name": "Kim", "at": EARLY}
    for pairs in ([("7", old), ("7", new)], [("7", new), ("7", old)]):
        assert decode(file_of(("people", text(*pairs))))["people"] == {"7": new}
    found, doubled = decoded(file_of(("people", text(("7", old), ("7", other)))))
    assert list(found["people"].values()) == [old, other]
    assert doubled == ("record 7 of 'people'",)


def test_a_day_that_is_there_twice_is_the_newer_and_days_there_twice_are_all_there() -> None:
    done, rest = {"state": "done", "at": EARLY}, {"state": "rest", "at": LATE}
    days = text(("11-20", rest), ("11-20", done), ("11-21", done))
    own = [(k, v) for k, v in year("listen", 2026, {}, LATE).items() if k != "days"]
    record = [(k, json.dumps(v)) for k, v in own]
    found, doubled = decoded(file_of(("marks", text(("1", text(*record, ("days", days)))))))
    assert found["marks"]["1"]["days"] == {"11-20": rest, "11-21": done}
    assert doubled == ("a part of record 1 of 'marks'",)
    twice = text(*record, ("days", text(("11-20", done))), ("days", text(("11-22", rest))))
    found, doubled = decoded(file_of(("marks", text(("1", twice)))))
    assert found["marks"]["1"]["days"] == {"11-20": done, "11-22": rest}


def test_a_file_that_is_the_whole_of_another_twice_is_no_file_of_ours() -> None:
    with pytest.raises(NotOurs, match="Extra data"):
        decode(file_of() * 2)


@pytest.mark.parametrize("odd", [5, [], {"1": 5}, {"x": {}}])
def test_what_is_no_table_is_refused_though_another_of_its_name_is_one(odd: Any) -> None:
    for pairs in ([("people", odd), ("people", {})], [("people", {}), ("people", odd)]):
        data = file_of(("notes", {}), ("notes", {}), *pairs, ("x", text(("1", {}), ("1", {}))))
        with pytest.raises(NotOurs, match="its table 'people'"):
            decode(data)


def test_one_key_over_and_over_is_refused() -> None:
    with pytest.raises(NotOurs, match="one key more than 50 times"):
        decode(file_of(*[("notes", {})] * 60))


texts = st.text('{}":\\ \n7a', max_size=6)
values = st.recursive(
    texts | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
records = st.fixed_dictionaries({}, optional={"text": texts, "later": values, "n": st.none()})
cells = st.dictionaries(st.sampled_from(["11-20", "11-21"]), values | records, max_size=2)
years = records | cells.map(lambda days: {"days": days})


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["people", "notes", "marks"]),
            st.lists(st.tuples(st.sampled_from("12"), years), max_size=3),
        ),
        max_size=3,
    ),
    st.sampled_from(["a", "\\u003a", "\\u0022", ":", "a:", "\\u007b"]),
    st.sampled_from(["", " ", "\t", "\n "]),
)
def test_none_is_said_only_where_nothing_was_dropped(held: Any, sign: str, blanks: str) -> None:
    data = text(*((name, text(*pairs)) for name, pairs in held))
    data = data.replace('":', f'"{blanks}:', len(held)).replace("a", sign)
    plain = json.loads(data)
    seen: list[bool] = []

    def pairs_of(pairs: list[tuple[str, Any]]) -> Any:
        seen.append(len(dict(pairs)) == len(pairs))
        return read_pairs(pairs)

    json.loads(data, object_pairs_hook=pairs_of)
    if are_none(ends_of_keys(data.encode()), data, plain):
        assert all(seen)


@pytest.mark.parametrize("odd", [":", '":', ": :)", 'she said "yes": then', "1:2", "é :"])
def test_texts_that_look_like_keys_cost_a_second_look_and_nothing_else(odd: str) -> None:
    people = table({"uid": "p-1", "name": odd, odd: {odd + odd: [odd, {"{": 1}]}})
    data = encode(tables(people=people))
    assert decoded(data) == (tables(people=people), ())
    found = are_none(ends_of_keys(data), data.decode(), tables(people=people))
    assert found or not odd.isascii()
    assert decode(json.dumps(json.loads(data)).encode()) == tables(people=people)


NOTE = [("uid", "n-1"), ("note", "n-1"), ("day", "2026-11-20"), ("at", EARLY)]
OLD = text(*((k, json.dumps(v)) for k, v in [*NOTE, ("text", "one"), ("text", "two")]))


def test_a_field_that_is_there_twice_is_said_and_one_of_them_stands() -> None:
    for record in (OLD, OLD.replace('"text"', '"text" ', 1), OLD.replace('"two"', '"one"')):
        found, doubled = decoded(file_of(("notes", text(("1", record)))))
        assert found["notes"]["1"]["text"] in ("one", "two")
        assert doubled == ("a part of record 1 of 'notes'",)


@pytest.mark.parametrize(
    "inner",
    ['{"a":1,"a":2}', '[{"a":1,"a":2}]', '[[{"b":{"a":1,"a":2}}]]', '{"b":[1,{"a":1,"a":1}]}'],
)
def test_it_is_said_wherever_in_a_record_it_lies(inner: str) -> None:
    record = f'{{"uid":"p-1","name":"Kim","later":{inner},"at":"{EARLY}"}}'
    _, doubled = decoded(file_of(("people", text(("7", record)))))
    assert doubled == ("a part of record 7 of 'people'",)
    day = f'{{"11-20":{{"state":"done","state":"rest","later":{inner},"at":"{EARLY}"}}}}'
    own = [(k, json.dumps(v)) for k, v in year("listen", 2026, {}, LATE).items() if k != "days"]
    _, doubled = decoded(file_of(("marks", text(("1", text(*own, ("days", day)))))))
    assert doubled == ("a part of record 1 of 'marks'",)


def test_the_next_change_keeps_a_field_that_is_there_twice_in_a_backup(
    path: Path, home: Path
) -> None:
    from tests.cli.command import backups_of, run_command

    held = file_of(("notes", text(("1", OLD))))
    path.write_bytes(held)
    path.chmod(0o600)
    told = run_command("notes", file=path)
    assert told.status == 0
    assert "holds a part of record 1 of 'notes' twice" in told.err
    assert "a part of record 1 of 'notes' twice" in run_command("doctor", file=path).out
    assert "twice" in run_command("check", "1", file=path).err
    backups = [p for p in backups_of(home) if "before-joining" in p.name]
    assert [p.read_bytes() for p in backups] == [held]
    run_command("notes", file=path).well()


def test_the_next_change_backs_up_first_and_writes_it_joined(
    path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.cli.command import backups_of, run_command

    note = {"note": "n-1", "day": "2026-11-20", "at": EARLY}
    one = {"1": {**note, "uid": "n-1", "text": "one"}}
    two = {"1": {**note, "uid": "n-2", "note": "n-2", "text": "two"}}
    held = file_of(("notes", one), ("notes", two))
    path.write_bytes(held)
    path.chmod(0o600)
    for arguments in (["notes"], ["today"], ["notes", "--json"]):
        told = run_command(*arguments, file=path)
        assert told.status == 0
        assert "holds the table 'notes' twice" in told.err
        assert told.err.count("\n") == 1
    assert {n["text"] for n in json.loads(told.out)} == {"one", "two"}
    assert (
        "problem  " + str(path) + " holds the table 'notes' twice"
        in run_command("doctor", file=path).out
    )
    assert path.read_bytes() == held
    run_command("check", "1", file=path)
    backups = [p for p in backups_of(home) if "before-joining" in p.name]
    assert [p.read_bytes() for p in backups] == [held]
    assert len(json.loads(path.read_bytes())["notes"]) == 2
    run_command("notes", file=path).well()
    taken = run_command("import", backups[0], file=path)
    assert f"{backups[0]}: it holds the table 'notes' twice" in taken.err
    assert ", 0 of them new here" in taken.out
