"""The check-in: means that ignore what was skipped, which one is gone on with, words of care."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.beside import HIGH, WEEKS, Side, beside
from tui.domain.checkin import (
    SIGNS,
    CheckIn,
    asks_for_care,
    checked_answers,
    checked_said,
    checked_step,
    said_care_before,
    sign_means,
    to_go_on_with,
    with_person,
)
from tui.domain.feeling import checked_feelings
from tui.domain.refusal import Refused
from tui.texts.library import sign_of, statements

MONDAY = date(2026, 11, 23)
IDS = [statement.id for statement in statements()]

answers = st.dictionaries(st.sampled_from(IDS), st.integers(1, 5))


def on(day: date, **given: int) -> CheckIn:
    held = {key.replace("_", "-"): answer for key, answer in given.items()}
    return CheckIn(str(day), "p", day, held, {})


def test_there_are_two_statements_on_each_of_the_four_signs() -> None:
    assert len(IDS) == len(set(IDS)) == 8
    assert [list(sign_of().values()).count(sign) for sign in SIGNS] == [2, 2, 2, 2]


@given(answers)
def test_the_mean_of_a_sign_ignores_what_was_skipped(held: dict[str, int]) -> None:
    means = sign_means(held, sign_of())
    for sign in SIGNS:
        given = [held[uid] for uid in IDS if sign_of()[uid] == sign and uid in held]
        if given:
            assert means[sign] == sum(given) / len(given)
        else:
            assert sign not in means


@given(answers, st.sampled_from(IDS), st.integers(1, 5))
def test_an_answer_changes_its_own_sign_alone(held: dict[str, int], uid: str, new: int) -> None:
    before, after = sign_means(held, sign_of()), sign_means({**held, uid: new}, sign_of())
    assert {s: m for s, m in before.items() if s != sign_of()[uid]} == {
        s: m for s, m in after.items() if s != sign_of()[uid]
    }


def test_a_statement_of_a_later_version_changes_nothing() -> None:
    assert sign_means({"ck-1": 4, "ck-99": 1}, sign_of()) == {"open-honest": 4}


def test_the_one_of_the_running_week_is_gone_on_with() -> None:
    sunday = MONDAY - timedelta(days=1)
    theirs = with_person([on(MONDAY), on(sunday)], "p")
    assert [checkin.day for checkin in theirs] == [sunday, MONDAY]
    assert with_person(theirs, "q") == []
    assert to_go_on_with([], MONDAY, 0) is None
    assert to_go_on_with(theirs[:1], MONDAY, 0) is None
    assert to_go_on_with(theirs[:1], MONDAY, 6) == theirs[0]
    assert to_go_on_with(theirs, MONDAY + timedelta(days=6), 0) == theirs[1]
    assert to_go_on_with(theirs, MONDAY + timedelta(days=7), 0) is None


def test_care_is_asked_for_twice_running_and_said_once() -> None:
    low, fine = on(MONDAY, ck_8=1), on(MONDAY, ck_8=2)
    assert not asks_for_care([low])
    assert asks_for_care([low, on(MONDAY, ck_4=1)])
    assert not asks_for_care([low, fine])
    assert not asks_for_care([low, on(MONDAY, ck_1=1)])
    assert not asks_for_care([low, fine, low])
    assert asks_for_care([fine, low, low])
    assert not said_care_before([fine, low, low])
    assert said_care_before([fine, low, low, low])


def test_typed_answers() -> None:
    assert checked_answers("45320455", IDS) == dict(
        zip([*IDS[:4], *IDS[5:]], (4, 5, 3, 2, 4, 5, 5), strict=True)
    )
    assert checked_answers("4, 5, 3, 2, -, 4, 5, 5", IDS) == checked_answers("4532-455", IDS)
    assert checked_answers("--------", IDS) == {}
    for text in ("", "4532", "453245551", "6------5", "abcdefgh", "1111111x"):
        with pytest.raises(Refused, match="for each statement"):
            checked_answers(text, IDS)


def test_steps_and_lines_have_an_end() -> None:
    assert [checked_step(n) for n in (1, 7)] == [1, 7]
    for n in (0, 8, -1):
        with pytest.raises(Refused, match="1 \\(apart\\) to 7"):
            checked_step(n)
    assert checked_said("  a \n b ") == "a b"
    with pytest.raises(Refused, match="500"):
        checked_said("x" * 501)


def test_feelings_are_three_words_at_most() -> None:
    assert checked_feelings(["calm", " glad ", "calm"]) == ("calm", "glad")
    for words in (["a", "b", "c", "d"], [""], ["a|b"], ["x" * 31], ["a\x1bb"]):
        with pytest.raises(Refused):
            checked_feelings(words)


# beside


weeks = st.lists(st.tuples(st.booleans(), st.floats(1, 5)), min_size=WEEKS, max_size=20)


@given(weeks)
def test_side_by_side_is_a_plain_count(told: list[tuple[bool, float]]) -> None:
    answered, done = [], set()
    for n, (often, mean) in enumerate(told):
        day = MONDAY - timedelta(weeks=n)
        answered.append((day, {"closeness": mean}))
        done |= {day.toordinal(), day.toordinal() - 6} if often else {day.toordinal() - 3}
    found = beside(answered, {"time": done})
    high = [mean for often, mean in told if often], [mean for often, mean in told if not often]
    if min(len(high[0]), len(high[1])) < 2:
        assert found == []
        return
    (one,) = found
    assert (one.practice, one.sign, one.least) == ("time", "closeness", 2)
    assert one.often == Side(sum(m >= HIGH for m in high[0]), len(high[0]))
    assert one.others == Side(sum(m >= HIGH for m in high[1]), len(high[1]))


def test_nothing_stands_side_by_side_before_the_eighth() -> None:
    days = [MONDAY - timedelta(weeks=n) for n in range(WEEKS)]
    done = {"time": {d.toordinal() - k for d in days[:4] for k in (0, 1)}}
    answered = [(day, {"trust": 5.0}) for day in days]
    assert beside(answered[1:], done) == []
    assert beside(answered, done)[0].often == Side(4, 4)
    assert beside([(day, {}) for day in days], done) == []
