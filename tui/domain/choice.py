"""What was chosen about one of the app's own texts: an idea for time together, or a prompt."""

from typing import NamedTuple


class Choice(NamedTuple):
    """Whether a text is to be found first (``starred``), and whether it is not to be shown."""

    starred: bool = False
    hidden: bool = False
