"""Life right now in words: what to come back to, and important dates."""

from datetime import date

from tui.domain.important import ImportantDate
from tui.domain.matter import Matter
from tui.wording.basics import short_date


def matter_words(matter: Matter, name: str) -> str:
    """``Ask Alex about the exam``; ``You promised Alex: fix the bike``."""
    if matter.kind == "favour":
        return f"You promised {name}: {matter.text}"
    if matter.kind == "thanks":
        return f"Thank {name}: {matter.text}"
    return f"Ask {name} about {_about(matter.text)}"


def important_words(important: ImportantDate, name: str, today: date) -> str:
    """``Alex turns 36 on Fri 27 Nov, in 4 days``."""
    on = important.next_on(today)
    number, apart = important.ordinal(on), (on - today).days
    near = {0: "today", 1: "tomorrow"}.get(apart, f"in {apart} days")
    when = f"{short_date(on, today)}, {near}"
    what = f" of {important.what}" if important.what else ""
    if important.occasion == "birthday":
        if number is not None and not what:
            return f"{name} turns {number} on {when}"
        return f"Birthday{what or f' of {name}'}: {when}"
    if important.occasion == "anniversary":
        nth = f", the {ordinal(number)}" if number else ""
        return f"Anniversary{what} with {name}{nth}: {when}"
    return f"A day to remember{what.replace(' of ', ' ', 1)}, for {name}: {when}"


def ordinal(number: int) -> str:
    """A number as the place in an order: ``1st``, ``2nd``, ``11th``."""
    end = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"


def _about(text: str) -> str:
    """A word alone gets its article; what has more words, or is a name, stands for itself."""
    return f"the {text}" if text.isalpha() and text.islower() else text
