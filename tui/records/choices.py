"""What was chosen about the app's own ideas and prompts, one record for each by its id."""

from typing import Any

from tui.domain.choice import Choice
from tui.records.fields import Fields, flag, form


def read_choice(_: str, values: Fields) -> Choice:
    """The choice of a record; what cannot be understood was not chosen."""
    return Choice(values.get("starred", False), values.get("hidden", False))


def choice_content(choice: Choice) -> dict[str, Any]:
    """All fields of a choice as the file holds them, None for what was not chosen."""
    return {"starred": choice.starred or None, "hidden": choice.hidden or None}


CHOICE = form(Choice, {"starred": flag, "hidden": flag}, read_choice, choice_content)
