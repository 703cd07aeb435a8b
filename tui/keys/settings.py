"""The keys of the Settings screen."""

from tui.keys.key import PAGES, Key

SETTINGS = (
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
        "type",
        "enter",
        "Type it: a time, a length, a schedule",
        "Change",
        "type it",
    ),
    Key("choice.rename", "e", "rename", "e", "Call a practice something else", "Change"),
    Key("file.import", "i", "take_in", "i", "Import: take in what another program kept", "Change"),
    Key("file.export", "x", "export", "x", "Export: write it into a file", "Change"),
    Key("file.backup", "b", "back_up", "b", "Make a backup now", "Change"),
    Key("choice.add", "a", "add", "a", "Add a practice of your own", "Change", "add"),
    Key("go.today", "t,escape", "app.go('today')", "t escape", "Today", "Go to", "today"),
    Key("go.streaks", "s", "app.go('streaks')", "s", "Streaks", "Go to"),
    Key("go.planner", "p", "app.go('planner')", "p", "Planner", "Go to"),
    Key("go.people", "o", "app.go('people')", "o", "People", "Go to"),
)

MOVING_IN = (
    *(
        Key(
            f"movein.to.{n}", str(n), f"practice({n})", str(n), f"It becomes practice {n}", "Change"
        )
        for n in range(1, 10)
    ),
    Key("movein.own", "o", "become('own')", "o", "One of your own", "Change", "own"),
    Key("movein.nothing", "n,minus", "become('no')", "n", "Nothing", "Change", "nothing"),
    Key("movein.guess", "space", "guess", "space", "What is guessed", "Change", "guess"),
    Key("movein.guesses", "a", "guesses", "a", "All as they are guessed", "Change", "all"),
    Key("movein.take", "enter", "take", "enter", "Take it in", "Change", "take in"),
    Key("movein.down", "j,down", "move(1)", "j ↓", "The next habit", "Look around"),
    Key("movein.up", "k,up", "move(-1)", "k ↑", "The habit before", "Look around"),
    *PAGES,
    Key("movein.first", "g,home", "edge(-1)", "g", "The first habit", "Look around"),
    Key("movein.last", "G,end", "edge(1)", "G", "The last habit", "Look around"),
    Key(
        "movein.back", "escape,q", "dismiss", "q escape", "Back; nothing is taken", "Go to", "back"
    ),
)

READING = (
    Key("reading.stop", "escape,q", "stop", "q escape", "Stop; nothing is taken", "Change", "stop"),
)

GOOD_TO_KNOW: tuple[str, ...] = (
    "Nothing here changes a day that is recorded. A schedule holds from today on; the days before "
    "keep their meaning.",
    "Grace: seven days in a row earn one that may stay empty, two at most.",
)
