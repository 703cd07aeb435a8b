"""The one catalogue of keys: bindings, footer, help and the table of the README come from it."""

from collections.abc import Mapping

from tui.keys import people, planner, reflect, settings, streaks, today
from tui.keys.dialogs import DIALOGS
from tui.keys.key import NO_KEYS, Area, Key, ScreenName, Task, as_chosen
from tui.keys.people import PEOPLE
from tui.keys.planner import PLANNER
from tui.keys.reflect import REFLECT
from tui.keys.settings import SETTINGS
from tui.keys.streaks import STREAKS
from tui.keys.today import TODAY

_EVERYWHERE = tuple(
    key._replace(common=True)
    for key in (
        Key("find", "slash", "find", "/", "Find what was written or planned", "Look around"),
        Key("anything", "A", "anything", "A", "A tick, plan, note or person, in a line", "Nearer"),
        Key("person", "P", "person", "P", "The page of a person", "Look around"),
        Key("mask", "z", "mask", "z", "Mask names and notes, or show them", "Look around"),
        Key("undo", "u", "undo", "u", "Undo", "Change your mind"),
        Key("redo", "ctrl+r", "redo", "ctrl+r", "Redo", "Change your mind"),
        Key("theme", "T", "app.change_theme", "T", "Another theme, seen as you move", "Nearer"),
        Key("about", "f2", "app.about", "f2", "About Nearer", "Nearer"),
        Key("help", "question_mark,f1", "app.help", "? f1", "Keys and help", "Nearer", "keys"),
        Key("palette", "ctrl+p", "app.command_palette", "ctrl+p", "Find a command", "Nearer"),
        Key(
            "quit",
            "q,ctrl+q",
            "app.quit",
            "q ctrl+q",
            "Quit; everything is saved",
            "Nearer",
            "quit",
        ),
    )
)
_TO_REFLECT = Key("go.reflect", "n", "app.go('reflect')", "n", "Reflect", "Go to")

_ONLY = Key("only", "f", "only", "f", "Only one person, or everyone", "Look around", common=True)
_TO_SETTINGS = Key("go.settings", "comma", "app.go('settings')", ",", "Settings", "Go to")

CATALOGUE: dict[ScreenName, tuple[Key, ...]] = {
    "today": (
        *TODAY,
        _TO_REFLECT._replace(footer="reflect"),
        _ONLY,
        _TO_SETTINGS,
        *(key._replace(roomy=key.id == "quit") for key in _EVERYWHERE),
    ),
    "streaks": (*STREAKS, _TO_REFLECT, _ONLY, _TO_SETTINGS, *_EVERYWHERE),
    "planner": (*PLANNER, _TO_REFLECT, _ONLY, _TO_SETTINGS, *_EVERYWHERE),
    "people": (*PEOPLE, _TO_REFLECT, _TO_SETTINGS, *_EVERYWHERE),
    "reflect": (*REFLECT, _ONLY, _TO_SETTINGS, *_EVERYWHERE),
    "settings": (*SETTINGS, _TO_REFLECT, *_EVERYWHERE),
}
_LEADS: dict[ScreenName, tuple[str, ...]] = {"today": ("tick",), "reflect": ("views",)}
"""What the numbers do, which go before the footer: keys that are many and one thing."""


_DIGITS: dict[Area, str] = {
    "today": "Tick a practice, on or off",
    "reflect": "The five views, from notes to the look back",
    "card": "What was so that day, or not",
    "check-in": "How much it is so: 1 not at all, 5 a lot",
    "together": "How much it is so: 1 not at all, 5 a lot",
    "plan": "A pledge that was kept, or not",
    "moving-in": "It becomes this practice",
}

_GOOD_TO_KNOW: dict[Area, tuple[str, ...]] = {
    "today": today.GOOD_TO_KNOW,
    "streaks": streaks.GOOD_TO_KNOW,
    "planner": planner.GOOD_TO_KNOW,
    "people": people.GOOD_TO_KNOW,
    "reflect": reflect.GOOD_TO_KNOW,
    "settings": settings.GOOD_TO_KNOW,
}


AREAS = dict[Area, tuple[Key, ...]]((*CATALOGUE.items(), *DIALOGS.items()))
"""All keys by where they are heard: the screens, then the dialogs over them."""


def every_key() -> dict[str, Key]:
    """The catalogue by id; where screens share an id, the first one stands for all."""
    found: dict[str, Key] = {}
    for keys in AREAS.values():
        for key in keys:
            found.setdefault(key.id, key)
    return found


def footer(
    screen: ScreenName,
    chosen: Mapping[str, str] = NO_KEYS,
    *,
    is_wide: bool = False,
    digits: int = 5,
) -> list[tuple[str, str, str]]:
    """At most six keys of a screen to remember, a few more where it is wide.

    Each with its word and what a click does. ``digits`` is the last of the numbers that lead.
    """
    keys = as_chosen(CATALOGUE[screen], chosen)
    shown = [key for key in keys if key.footer and (is_wide or not key.roomy)]
    return [
        *((f"1-{digits}", word, "") for word in _LEADS.get(screen, ())),
        *((key.shown.split()[0], key.footer, key.click) for key in shown),
    ]


def by_task(area: Area, chosen: Mapping[str, str] = NO_KEYS) -> dict[Task, list[tuple[str, str]]]:
    """For each task, keys and words, in the order of the catalogue; the digits are one line."""
    tasks: dict[Task, list[tuple[str, str]]] = {}
    for key in as_chosen(AREAS[area], chosen):
        shown, words = key.shown, key.help
        if shown.isdecimal() and shown != "0":
            if shown != "1":
                continue
            shown = f"1 – {max(k.shown for k in AREAS[area] if k.shown.isdecimal())}"
            words = _DIGITS.get(area, "One practice alone")
        tasks.setdefault(key.task, []).append((shown, words))
    return tasks


def commonest_first(
    area: Area, chosen: Mapping[str, str] = NO_KEYS
) -> list[tuple[Task, list[tuple[str, str]]]]:
    """As ``by_task``: first what is done there, then undo and redo, then the rest.

    Where nothing is done, looking around is what the screen is for.
    """
    tasks = by_task(area, chosen)
    rest: tuple[Task, ...] = ("Change your mind", "Look around", "Go to", "Nearer")
    done = [task for task in tasks if task not in rest] or ["Look around"]
    order = [*done, *(task for task in rest if task not in done)]
    return [(task, tasks[task]) for task in order if task in tasks]


def good_to_know(area: Area) -> tuple[str, ...]:
    """What help says under the keys: a sentence or two each."""
    return _GOOD_TO_KNOW.get(area, ())
