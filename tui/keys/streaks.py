"""The keys of the Streaks screen."""

from tui.keys.key import AFTER, BEFORE, Key

STREAKS = (
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
)

GOOD_TO_KNOW: tuple[str, ...] = (
    "Nothing is ticked here: enter goes to the day on Today.",
    "Each number says why it is what it is: move to it and press y.",
    "17 of 31: done on 17 of the 31 days that asked for it. Rest, days away and an open today are "
    "not asked for.",
    "Steadiness grows from new over budding, growing and steady to rooted; one gap barely "
    "moves it.",
)
