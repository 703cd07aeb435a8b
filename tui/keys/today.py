"""The keys of the Today screen, and of the dialogs that belong to it."""

from tui.keys.key import AFTER, BEFORE, PAGES, Key

TODAY = (
    *(
        Key(f"practice.{n}", str(n), f"tick({n})", str(n), f"Tick practice {n}, on or off", "Tick")
        for n in range(1, 10)
    ),
    Key("practice.tick", "space,x", "tick_here", "space x", "Tick under the cursor", "Tick"),
    Key("practice.rest", "r", "rest", "r", "Let this practice rest that day, or not", "Tick"),
    Key("practice.with", "w", "with_whom", "w", "With whom it was", "Tick"),
    Key(
        "practice.away",
        "v",
        "away",
        "v",
        "Away for days, this one or all; or back",
        "Tick",
    ),
    Key(
        *("card.open", "enter", "open", "enter"),
        *("The card, or what a line below offers", "Tick", "card"),
        roomy=True,
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
    Key("day.now", "t,full_stop", "now", "t .", "Back to today", "Look around"),
    Key("prompt.next", "i", "another_prompt", "i", "Another prompt", "Look around"),
    Key("go.streaks", "s", "app.go('streaks')", "s", "Streaks", "Go to", "streaks"),
    Key("go.planner", "p", "app.go('planner')", "p", "Planner", "Go to", "planner"),
    Key("go.people", "o", "app.go('people')", "o", "People", "Go to", "people"),
)

CARD = (
    *(
        Key(f"card.aspect.{n}", str(n), f"aspect({n})", str(n), f"Aspect {n}, or not", "Tick")
        for n in range(1, 10)
    ),
    Key("card.tick", "space,x", "tick", "x", "Done, or not", "Tick", "done or not"),
    Key("card.with", "w", "whom", "w", "With whom it was", "Tick"),
    Key("card.feelings", "f", "feelings", "f", "How it felt", "Write"),
    Key("card.note", "n", "note", "n", "A note about it", "Write"),
    Key("card.anchor", "a", "anchor", "a", "Tie it to something you do anyway", "Change"),
    Key("card.prompt", "i", "prompt", "i", "Another prompt", "Look around", "another one"),
    Key("card.hide", "h", "hide", "h", "Never this prompt again", "Change", "never this one again"),
    Key("card.person", "P", "person", "P", "The page of the one it was with", "Look around"),
    Key("card.undo", "u", "undo", "u", "Take the latest change back", "Change your mind"),
    Key("card.down", "j,down", "scroll(1)", "j ↓", "Further down", "Look around"),
    Key("card.up", "k,up", "scroll(-1)", "k ↑", "Further up", "Look around"),
    *PAGES,
    Key("card.back", "escape,q,enter", "dismiss", "q escape", "Back", "Go to", "back"),
)

AWAY = (
    Key("away.all", "v,a", "leave('all')", "v", "Everything is away, until you are back", "Tick"),
    Key("away.one", "o", "leave('one')", "o", "This practice alone is away", "Tick"),
    Key("away.until", "u", "until", "u", "Everything, up to a day you name", "Tick"),
    Key("away.end", "b", "back", "b", "Back: it counts again", "Tick"),
    *PAGES,
    Key("away.back", "escape,q", "dismiss", "escape", "Leave it as it is", "Go to"),
)

GOOD_TO_KNOW: tuple[str, ...] = (
    "A click on a practice ticks it, on a day goes there.",
    "A rest, or a day away, neither adds to a streak nor ends it.",
    "Any day can be filled in.",
    "Below the practices stands who to reach out to: j leads there.",
)
