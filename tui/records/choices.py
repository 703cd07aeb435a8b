"""What was chosen about the app's own ideas and prompts, one record for each by its id."""

from typing import Any

from tui.domain.choice import Choice
from tui.records.fields import Fields, Form


def read_choice(_: str, content: Fields) -> Choice:
    """The choice of a record; what cannot be understood was not chosen."""
    return Choice(content.get("starred") is True, content.get("hidden") is True)


def choice_content(choice: Choice) -> dict[str, Any]:
    """All fields of a choice as the file holds them, None for what was not chosen."""
    return {"starred": choice.starred or None, "hidden": choice.hidden or None}


CHOICE = Form(Choice, read_choice, choice_content)
