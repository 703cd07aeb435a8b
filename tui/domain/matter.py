"""Life right now: news and hard things to come back to, favours promised, and thanks owed."""

from datetime import date
from typing import Literal, NamedTuple

from tui.domain.letters import is_obeyed
from tui.domain.refusal import Refused

MatterKind = Literal["ask", "good", "hard", "favour", "thanks"]
MATTER_KINDS: tuple[MatterKind, ...] = ("ask", "good", "hard", "favour", "thanks")
LONGEST_MATTER = 120  # characters


class Matter(NamedTuple):
    """Something of a person's to come back to: news, a favour promised, one to thank them for.

    ``day`` is when it is brought up, None where it only stands in their list; ``done`` the day on
    which it was.
    """

    uid: str
    person: str
    kind: MatterKind
    text: str
    day: date | None = None
    done: date | None = None

    def is_up(self, today: date) -> bool:
        """Whether it is to be brought up."""
        return self.done is None and self.day is not None and self.day <= today


def checked_matter(text: str) -> str:
    """A matter as it is kept, one line. Refused: empty, too long, or unprintable."""
    line = " ".join(text.split())
    if not line:
        raise Refused("say in a word or two what it is, such as the exam")
    if len(line) > LONGEST_MATTER:
        raise Refused(f"it has at most {LONGEST_MATTER} characters, and this has {len(line)}")
    if any(is_obeyed(c) for c in line):
        raise Refused(f"{text!r} holds what cannot be printed; leave that out")
    return line
