"""The one catalogue of keys: bindings, footer, help and the table of the README come from it."""

from collections.abc import Mapping

from tui.keys.key import AFTER, BEFORE, NO_KEYS, Key, ScreenName, as_chosen
from tui.keys.people import PEOPLE
from tui.keys.planner import PLANNER
from tui.keys.reflect import REFLECT

_TO_REFLECT = Key("go.reflect", "n", "app.go('reflect')", "n", "Reflect", "Go to")

_TODAY = (
    *(
        Key(f"practice.{n}", str(n), f"tick({n})", str(n), f"Tick practice {n}, on or off", "Tick")
        for n in range(1, 10)
    ),
    Key("practice.tick", "space,x", "tick_here", "space x", "Tick under the cursor", "Tick"),
    Key("practice.rest", "r", "rest", "r", "Rest for the day, or not", "Tick"),
    Key("practice.with", "w", "with_whom", "w", "With whom it was", "Tick"),
    Key("practice.away", "v", "away", "v", "Away for some days, or back", "Tick"),
    Key(
        *("card.open", "enter", "open", "enter"),
        *("The card, or what a line below offers", "Tick", "card"),
    ),
    Key(
        "move.down", "j,down", "move(1)", "j ↓", "Next practice, then what is below", "Look around"
    ),
    Key("move.up", "k,up", "move(-1)", "k ↑", "Practice before", "Look around"),
    Key("move.top", "g,home", "move_to(0)", "g", "First practice", "Look around"),
    Key("move.bottom", "G,end", "move_to(-1)", "G", "Last practice", "Look around"),
    Key(
        *("day.before", f"{BEFORE},h,left", "walk(-1)", "[ h ←"),
        *("The day before", "Look around"),
    ),
    Key("day.after", f"{AFTER},l,right", "walk(1)", "] l →", "The day after", "Look around"),
    Key("day.now", "full_stop", "now", ".", "Back to today", "Look around"),
    Key("prompt.next", "i", "another_prompt", "i", "Another prompt", "Look around"),
    Key("go.streaks", "s", "app.go('streaks')", "s", "Streaks", "Go to", "streaks"),
    Key("go.planner", "p", "app.go('planner')", "p", "Planner", "Go to", "planner"),
    Key("go.people", "o", "app.go('people')", "o", "People", "Go to"),
    _TO_REFLECT,
)

_STREAKS = (
    *(
        Key(f"show.{n}", str(n), f"choose({n})", str(n), f"Practice {n} alone", "Look around")
        for n in range(1, 10)
    ),
    Key("show.all", "0", "choose(0)", "0", "All practices together", "Look around"),
    Key(
        "map.left", "h,left", "move(-1, 0)", "h ←", "Week before, number to the left", "Look around"
    ),
    Key(
        "map.right",
        "l,right",
        "move(1, 0)",
        "l →",
        "Week after, number to the right",
        "Look around",
    ),
    Key("map.down", "j,down", "move(0, 1)", "j ↓", "Next day, number below", "Look around"),
    Key("map.up", "k,up", "move(0, -1)", "k ↑", "Day before, number above", "Look around"),
    Key("map.first", "g,home", "edge(-1)", "g", "First", "Look around"),
    Key("map.last", "G,end", "edge(1)", "G", "Last", "Look around"),
    Key(
        "pane.next",
        "tab",
        "app.focus_next",
        "tab",
        "From the map to the numbers",
        "Look around",
        "numbers",
    ),
    Key("pane.before", "shift+tab", "app.focus_previous", "shift+tab", "And back", "Look around"),
    Key("year.before", BEFORE, "walk(-1)", "[", "The year before", "Look around", "year before"),
    Key("year.after", AFTER, "walk(1)", "]", "The year after", "Look around"),
    Key("year.now", "full_stop", "now", ".", "Back to today", "Look around"),
    Key("why", "y", "why", "y", "Why: explain what is under the cursor", "Look around", "why"),
    Key("open", "enter", "open", "enter", "Go to that day on Today", "Go to"),
    Key("go.today", "t,escape,s", "app.go('today')", "t escape", "Today", "Go to", "today"),
    Key("go.planner", "p", "app.go('planner')", "p", "Planner", "Go to"),
    Key("go.people", "o", "app.go('people')", "o", "People", "Go to"),
    _TO_REFLECT,
)

_SETTINGS = (
    Key("choice.down", "j,down", "move(1)", "j ↓", "Next line", "Look around"),
    Key("choice.up", "k,up", "move(-1)", "k ↑", "Line before", "Look around"),
    Key("choice.first", "g,home", "edge(-1)", "g", "First line", "Look around"),
    Key("choice.last", "G,end", "edge(1)", "G", "Last line", "Look around"),
    Key(
        "choice.next",
        "l,right,space",
        "step(1)",
        "l → space",
        "The next choice; a practice on or off",
        "Change",
        "change",
    ),
    Key("choice.before", "h,left", "step(-1)", "h ←", "The choice before", "Change"),
    Key(
        "choice.schedule",
        "enter",
        "schedule",
        "enter",
        "When a practice is asked for",
        "Change",
        "schedule",
    ),
    Key("choice.rename", "e", "rename", "e", "Call a practice something else", "Change"),
    Key("choice.add", "a", "add", "a", "Add a practice of your own", "Change", "add"),
    Key("go.today", "t,escape", "app.go('today')", "t escape", "Today", "Go to", "today"),
    Key("go.streaks", "s", "app.go('streaks')", "s", "Streaks", "Go to"),
    Key("go.planner", "p", "app.go('planner')", "p", "Planner", "Go to"),
    Key("go.people", "o", "app.go('people')", "o", "People", "Go to"),
    _TO_REFLECT,
)

_EVERYWHERE = tuple(
    key._replace(common=True)
    for key in (
        Key("find", "slash", "find", "/", "Find in notes, people, practices, days", "Look around"),
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
_ONLY = Key("only", "f", "only", "f", "Only one person, or everyone", "Look around", common=True)
_TO_SETTINGS = Key("go.settings", "comma", "app.go('settings')", ",", "Settings", "Go to")

CATALOGUE: dict[ScreenName, tuple[Key, ...]] = {
    "today": (*_TODAY, _ONLY, _TO_SETTINGS, *_EVERYWHERE),
    "streaks": (*_STREAKS, _ONLY, _TO_SETTINGS, *_EVERYWHERE),
    "planner": (*PLANNER, _TO_REFLECT, _ONLY, _TO_SETTINGS, *_EVERYWHERE),
    "people": (*PEOPLE, _TO_REFLECT, _TO_SETTINGS, *_EVERYWHERE),
    "reflect": (*REFLECT, _ONLY, _TO_SETTINGS, *_EVERYWHERE),
    "settings": (*_SETTINGS, *_EVERYWHERE),
}
_LEADS: dict[ScreenName, tuple[tuple[str, str], ...]] = {
    "today": (("1-5", "tick"),),
    "reflect": (("1-5", "views"),),
}
"""What goes before the footer: keys that are many and one thing."""


_DIGITS: dict[ScreenName, str] = {
    "today": "Tick a practice, on or off",
    "reflect": "The five views, from notes to the look back",
}


def every_key() -> dict[str, Key]:
    """The catalogue by id; where screens share an id, the first one stands for all."""
    found: dict[str, Key] = {}
    for keys in CATALOGUE.values():
        for key in keys:
            found.setdefault(key.id, key)
    return found


def footer(screen: ScreenName, chosen: Mapping[str, str] = NO_KEYS) -> list[tuple[str, str, str]]:
    """At most six keys of a screen to remember: the key, its word, what a click does."""
    shown = [key for key in as_chosen(CATALOGUE[screen], chosen) if key.footer]
    return [
        *((key, word, "") for key, word in _LEADS.get(screen, ())),
        *((key.shown.split()[0], key.footer, key.click) for key in shown),
    ]


def by_task(
    screen: ScreenName, chosen: Mapping[str, str] = NO_KEYS
) -> dict[str, list[tuple[str, str]]]:
    """What help shows: for each task, keys and words; the digits are one line."""
    tasks: dict[str, list[tuple[str, str]]] = {}
    for key in as_chosen(CATALOGUE[screen], chosen):
        shown, words = key.shown, key.help
        if shown.isdecimal() and shown != "0":
            if shown != "1":
                continue
            shown = "1 – 5" if screen == "reflect" else "1 – 9"
            words = _DIGITS.get(screen, "One practice alone")
        tasks.setdefault(key.task, []).append((shown, words))
    return tasks
