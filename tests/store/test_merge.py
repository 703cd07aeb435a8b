"""Two copies of a file made one."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.store.build import META, table, tables, year
from tui.store.codec import Tables
from tui.store.merge import merged

ats = st.sampled_from([f"2026-11-{day}T08:00:00.000Z" for day in (20, 21, 22)])
keys = st.sampled_from(["11-20", "11-21", "11-22"])
cells = st.fixed_dictionaries(
    {"state": st.sampled_from(["done", "rest", None]), "at": ats},
    optional={
        "with": st.lists(st.sampled_from(["p-1", "p-2"]), max_size=2),
        "later": st.integers(),
    },
)


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    """Records of one or two people; two copies nearly always know the same ones."""
    fields = st.fixed_dictionaries(
        {"at": ats},
        optional={
            "name": st.sampled_from(["Alex", "Kim"]),
            "deleted": st.just(value=True),
            "a later field": st.integers(0, 2),
        },
    )
    uids = draw(st.sampled_from([["p-1"], ["p-1"], ["p-1", "p-2"], []]))
    return table(*({"uid": uid} | draw(fields) for uid in uids))


@st.composite
def years(draw: st.DrawFn) -> dict[str, Any]:
    """A year of marks. Its time covers those of its days, and deleting one leaves a trace."""
    days: dict[str, Any] = draw(st.dictionaries(keys, cells, max_size=3))
    at = max([cell["at"] for cell in days.values()], default=draw(ats))
    others: list[dict[str, Any]] = [{}, {}, {"deleted": True}, {"later": 1}, {"later": 2}]
    return table(year("listen", 2026, days, at) | draw(st.sampled_from(others)))


@st.composite
def copies(draw: st.DrawFn) -> Tables:
    """A copy of one file: the same meta record, and tables that may be there."""
    held = {"meta": table(META)}
    if draw(st.booleans()):
        held["people"] = draw(people())
    if draw(st.booleans()):
        held["marks"] = draw(years())
    return held


@given(copies(), copies())
def test_it_does_not_matter_whose_is_whose(one: Tables, other: Tables) -> None:
    assert merged(one, other) == merged(other, one)


@examples(120)
@given(copies(), copies(), copies())
def test_nor_in_which_order_three_meet(a: Tables, b: Tables, c: Tables) -> None:
    assert merged(merged(a, b), c) == merged(a, merged(b, c))


@given(copies(), copies())
def test_a_second_go_changes_nothing(one: Tables, other: Tables) -> None:
    both = merged(one, other)
    assert merged(both, other) == both
    assert merged(both, one) == both
    assert merged(one, one) == one


@given(copies(), copies())
def test_what_goes_in_is_not_changed(one: Tables, other: Tables) -> None:
    before = copy.deepcopy((one, other))
    merged(one, other)
    assert (one, other) == before


@given(copies(), copies())
def test_no_record_and_no_day_is_lost_and_the_newer_one_wins(one: Tables, other: Tables) -> None:
    both = merged(one, other)
    for name in ("people", "marks"):
        ones, others, all_of_them = (held.get(name, {}) for held in (one, other, both))
        assert all_of_them.keys() == ones.keys() | others.keys()
        for key, record in all_of_them.items():
            sources = [held[key] for held in (ones, others) if key in held]
            assert record["at"] == max(source["at"] for source in sources)
            beside_days = [{**source, "days": 0} for source in (record, *sources)]
            assert beside_days[0] in [b for b in beside_days[1:] if b["at"] == record["at"]]
            if name == "marks":
                assert record["days"].keys() == {day for s in sources for day in s["days"]}
                for day, cell in record["days"].items():
                    found = [s["days"][day] for s in sources if day in s["days"]]
                    assert cell in found
                    assert cell["at"] == max(c["at"] for c in found)


@given(copies())
def test_into_an_empty_file_everything_comes_as_it_is(theirs: Tables) -> None:
    assert merged({}, theirs) == theirs
    assert merged(theirs, {}) == theirs


def test_an_older_copy_takes_nothing_back() -> None:
    cleared = {"state": None, "at": "2026-11-22"}
    ticked = {"state": "done", "by_hand": True, "at": "2026-11-21"}
    ours = tables(marks=table(year("listen", 2026, {"11-20": cleared}, "2026-11-22")))
    theirs = tables(marks=table(year("listen", 2026, {"11-20": ticked}, "2026-11-21")))
    assert merged(ours, theirs) == merged(theirs, ours) == ours


def test_a_tombstone_stands_against_an_older_record_and_falls_to_a_newer() -> None:
    def file(at: str, **more: object) -> Tables:
        return tables(people=table({"uid": "p-1", "at": at, **more}))

    gone = file("2026-11-21", deleted=True)
    old, new = file("2026-11-20", name="Alex"), file("2026-11-22", name="Alex")
    (dead,) = merged(old, gone)["people"].values()
    assert dead["deleted"] is True
    (alive,) = merged(new, gone)["people"].values()
    assert "deleted" not in alive


def test_a_field_taken_out_by_the_newer_one_does_not_come_back() -> None:
    old = tables(people=table({"uid": "p-1", "rhythm": 14, "at": "2026-11-20"}))
    new = tables(people=table({"uid": "p-1", "at": "2026-11-21"}))
    assert merged(old, new) == merged(new, old) == new


def test_a_file_keeps_its_own_identity() -> None:
    other = META | {"file_id": "other", "at": "2030-01-01"}
    assert merged(tables(), tables(meta=table(other))) == tables()


def test_records_are_told_apart_by_uid_whatever_their_id() -> None:
    ours = tables(people={"1": {"uid": "p-1", "at": "1"}, "2": {"uid": "p-2", "at": "5"}})
    theirs = tables(people={"1": {"uid": "p-2", "at": "3"}, "2": {"uid": "p-3", "at": "1"}})
    both = merged(ours, theirs)
    assert {record["uid"]: record["at"] for record in both["people"].values()} == {
        "p-1": "1",
        "p-2": "5",
        "p-3": "1",
    }
    assert merged(both, theirs) == both


def test_records_without_a_uid_come_once_however_often_they_are_taken_in() -> None:
    ours = tables(people={"1": {"uid": "p-1", "at": "1"}})
    theirs = tables(people={"1": {"name": "put in by hand"}})
    both = merged(ours, theirs)
    assert len(both["people"]) == 2
    assert merged(both, theirs) == both


@pytest.mark.parametrize("days", [None, 14, "all"])
def test_days_that_are_no_map_do_no_harm(days: object) -> None:
    ours = tables(plans=table({"uid": "x", "days": days, "at": "1"}))
    theirs = tables(plans=table({"uid": "x", "days": {"11-20": {"at": "1"}}, "at": "2"}))
    assert merged(ours, theirs) == merged(theirs, ours) == theirs
