"""What a mark can go through."""

from collections.abc import Callable

import pytest

from tui.domain.mark import (
    NO_MARK,
    Mark,
    describe,
    happened,
    rest,
    rest_toggled,
    taken_back,
    tick,
    toggled,
    untick,
    wake,
)
from tui.domain.refusal import Refused

BY_HAND = Mark("done", by_hand=True)
BY_OUTCOME = Mark("done", via=("date-night@2026-11-20T19:30",))
BY_BOTH = BY_OUTCOME._replace(by_hand=True)
RESTED = Mark("rest")
SAID = {"people": ("alex",), "aspects": ("empathy",), "feelings": ("calm", "near")}
OUTCOME = "date-night@2026-11-20T19:30"
TOLD = Mark("done", by_hand=True)._replace(**SAID)  # type: ignore[arg-type]
TOLD_OF_OUTCOME = TOLD._replace(by_hand=False, via=(OUTCOME,))
KEPT = TOLD._replace(state=None)
RESTS_ON_IT = Mark("rest", aside=KEPT)
NOTHING_BUT_KEPT = Mark(aside=KEPT._replace(by_hand=False))


@pytest.mark.parametrize("mark", [NO_MARK, RESTED, BY_HAND, BY_OUTCOME, BY_BOTH])
def test_a_tick_makes_any_mark_done_by_hand_and_keeps_its_outcomes(mark: Mark) -> None:
    ticked = tick(mark)
    assert ticked.state == "done"
    assert ticked.by_hand
    assert ticked.via == mark.via


def test_ticking_again_with_other_people_adds_them_once_each_in_order() -> None:
    first = tick(NO_MARK, ["alex"], ["calm"])
    again = tick(first, ["kim", "alex"], ["glad", "calm"])
    assert again.people == ("alex", "kim")
    assert again.feelings == ("calm", "glad")


def test_ticking_again_without_people_takes_none_away() -> None:
    mark = Mark("done", by_hand=True, people=("alex",), aspects=("empathy",), feelings=("calm",))
    assert tick(mark) == mark


def test_people_may_come_from_a_generator() -> None:
    assert tick(NO_MARK, (name for name in ("alex", "kim"))).people == ("alex", "kim")


@pytest.mark.parametrize("mark", [NO_MARK, RESTED, BY_HAND, tick(BY_HAND, ["alex"], ["calm"])])
def test_unticking_leaves_nothing_where_no_outcome_stands(mark: Mark) -> None:
    assert untick(mark) == NO_MARK


@pytest.mark.parametrize("mark", [BY_OUTCOME, BY_BOTH])
def test_unticking_takes_back_the_hand_and_leaves_a_standing_outcome(mark: Mark) -> None:
    assert untick(mark) == BY_OUTCOME


def test_a_tick_on_top_of_an_outcome_can_be_taken_back_exactly() -> None:
    assert untick(tick(BY_OUTCOME)) == BY_OUTCOME


def test_taking_the_hand_back_takes_its_people_and_leaves_those_of_others() -> None:
    assert untick(tick(BY_OUTCOME, ["kim"])) == BY_OUTCOME
    theirs = BY_OUTCOME._replace(people=("alex",))
    assert untick(theirs) == theirs


def test_some_people_are_taken_off_a_tick_and_with_the_last_the_tick() -> None:
    both = tick(NO_MARK, ["alex", "kim"], ["calm"])
    assert untick(both, ["kim"]) == tick(NO_MARK, ["alex"], ["calm"])
    assert untick(both, ["kim", "alex"]) == NO_MARK
    assert untick(tick(BY_OUTCOME, ["kim"]), ["kim"]) == BY_OUTCOME


@pytest.mark.parametrize("mark", [NO_MARK, RESTED, tick(BY_HAND, ["alex"], ["calm"])])
def test_rest_takes_the_place_of_whatever_the_hand_set(mark: Mark) -> None:
    assert rest(mark)._replace(aside=None) == RESTED


@pytest.mark.parametrize("mark", [NO_MARK, RESTED, BY_HAND])
def test_nothing_is_kept_aside_where_nothing_was_said(mark: Mark) -> None:
    assert rest(mark) == RESTED
    assert wake(rest(mark)) == NO_MARK
    assert taken_back(BY_OUTCOME, OUTCOME) == NO_MARK


@pytest.mark.parametrize(
    ("before", "through", "after"),
    [
        # a rest keeps what was said, and gives it back
        (TOLD, rest, RESTS_ON_IT),
        (RESTS_ON_IT, rest, RESTS_ON_IT),
        (RESTS_ON_IT, wake, TOLD),
        (RESTS_ON_IT, tick, TOLD),
        (RESTS_ON_IT, untick, Mark(aside=KEPT)),
        (Mark(aside=KEPT), tick, TOLD),
        (Mark(aside=KEPT), rest, RESTS_ON_IT),
        (Mark(aside=KEPT), untick, Mark(aside=KEPT)),
        # and so does an outcome that is taken back
        (TOLD_OF_OUTCOME, lambda m: taken_back(m, OUTCOME), NOTHING_BUT_KEPT),
        (NOTHING_BUT_KEPT, lambda m: happened(m, OUTCOME), TOLD_OF_OUTCOME),
        (NOTHING_BUT_KEPT, tick, TOLD),
        (NOTHING_BUT_KEPT, rest, Mark("rest", aside=NOTHING_BUT_KEPT.aside)),
        (NOTHING_BUT_KEPT, lambda m: wake(rest(m)), NOTHING_BUT_KEPT),
        (NOTHING_BUT_KEPT, wake, NOTHING_BUT_KEPT),
        (RESTS_ON_IT, lambda m: happened(m, OUTCOME), TOLD_OF_OUTCOME),
        # of what stands by hand, or by another outcome, nothing needs to be kept
        (TOLD._replace(via=(OUTCOME,)), lambda m: taken_back(m, OUTCOME), TOLD),
        (
            TOLD_OF_OUTCOME._replace(via=(OUTCOME, "other")),
            lambda m: taken_back(m, OUTCOME),
            TOLD_OF_OUTCOME._replace(via=("other",)),
        ),
        # a tick that is taken back takes all of it along
        (TOLD, untick, NO_MARK),
        (TOLD, wake, TOLD),
        # more is added to what was kept
        (RESTS_ON_IT, lambda m: tick(m, ["kim", "alex"]), TOLD._replace(people=("alex", "kim"))),
        (
            RESTS_ON_IT,
            lambda m: tick(m, (), ["glad"]),
            TOLD._replace(feelings=("calm", "near", "glad")),
        ),
        (
            RESTS_ON_IT,
            lambda m: tick(m, (), ["glad", "proud"]),
            TOLD._replace(feelings=("glad", "proud", "calm")),
        ),
        # describing says all of it anew, but for the people
        (
            RESTS_ON_IT,
            lambda m: describe(m, ["questions"], ["glad"]),
            TOLD._replace(aspects=("questions",), feelings=("glad",)),
        ),
    ],
)
def test_what_was_said_of_a_mark_survives_a_rest_and_an_outcome_taken_back(
    before: Mark, through: Callable[[Mark], Mark], after: Mark
) -> None:
    assert through(before) == after


def test_more_than_three_feelings_are_refused_whatever_is_kept_aside() -> None:
    for mark in (NO_MARK, RESTS_ON_IT):
        with pytest.raises(Refused, match="4 feelings are many"):
            tick(mark, (), ["glad", "proud", "warm", "shy"])
    with pytest.raises(Refused, match="4 feelings are many"):
        tick(TOLD, (), ["glad", "proud"])


def test_the_rest_key_gives_back_what_the_hand_had_described() -> None:
    assert rest_toggled(TOLD) == "rest"
    assert rest_toggled(RESTS_ON_IT) == "wake"
    assert rest_toggled(rest(NOTHING_BUT_KEPT)) == "untick"
    assert rest_toggled(NOTHING_BUT_KEPT) == "rest"
    assert toggled(RESTS_ON_IT) == toggled(NOTHING_BUT_KEPT) == "tick"


@pytest.mark.parametrize("mark", [BY_OUTCOME, BY_BOTH])
def test_rest_is_refused_where_an_outcome_stands_and_says_what_to_do(mark: Mark) -> None:
    with pytest.raises(Refused, match="take its outcome back") as refused:
        rest(mark)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("mark", "verb"),
    [
        (NO_MARK, "tick"),
        (RESTED, "tick"),
        (BY_HAND, "untick"),
        (BY_OUTCOME, "untick"),
        (BY_BOTH, "untick"),
    ],
)
def test_the_tick_key_turns_nothing_and_rest_into_done_and_done_into_nothing(
    mark: Mark, verb: str
) -> None:
    assert toggled(mark) == verb


@pytest.mark.parametrize(
    ("mark", "verb"),
    [(NO_MARK, "rest"), (BY_HAND, "rest"), (BY_OUTCOME, "rest"), (RESTED, "untick")],
)
def test_the_rest_key_turns_rest_into_nothing_and_anything_else_into_rest(
    mark: Mark, verb: str
) -> None:
    assert rest_toggled(mark) == verb


def test_the_tick_key_twice_leaves_no_record() -> None:
    once = tick(NO_MARK)
    assert toggled(NO_MARK) == "tick"
    assert toggled(once) == "untick"
    assert untick(once) == NO_MARK
    assert NO_MARK.state is None
