"""Words for signs and practices side by side; none of them claims a cause."""

from tui.domain.beside import HIGH, Beside
from tui.domain.checkin import SIGNS
from tui.domain.practice import BUILT_IN, QUALITY_TIME

_NAMES = {practice.id: practice.name for practice in BUILT_IN}


def weeks_words(each: Beside) -> str:
    """Which weeks are counted on the one side."""
    if each.practice == QUALITY_TIME:
        return f"weeks with time together on {each.least} days or more"
    name = _NAMES.get(each.practice, each.practice)
    return f"weeks with {name} on {each.least} days or more"


def beside_words(each: Beside) -> str:
    """``In weeks with … you answered closeness with mostly or a lot: 9 of 11, against 3 of 8``."""
    often, others = each.often, each.others
    return (
        f"In {weeks_words(each)} you answered {SIGNS[each.sign]} with mostly or a lot: "
        f"{often.high} of {often.weeks}, against {others.high} of {others.weeks}"
    )


def beside_why(each: Beside, person: str) -> str:
    """How the counts came about."""
    often, others = each.often, each.others
    whom = f" with {person}" if each.practice == QUALITY_TIME else ""
    name = _NAMES.get(each.practice, each.practice)
    return (
        f"{often.high} of {often.weeks}, {others.high} of {others.weeks}: a check-in with {person} "
        f"stands for its day and the six before. {often.weeks} of those weeks have {name}{whom} on "
        f"{each.least} days or more, {others.weeks} have fewer; counted are those in which the "
        f"answers on {SIGNS[each.sign]} have a mean of {HIGH:g} or more. Two things that go "
        "together need not cause each other."
    )
