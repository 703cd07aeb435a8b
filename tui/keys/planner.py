"""The keys of the Planner screen, and what is good to know there."""

from tui.keys.key import AFTER, BEFORE, PAGES, Key

PLANNER = (
    Key("plan.add", "a", "add", "a", "Plan time together, in one typed line", "Plan", "plan"),
    Key("plan.open", "enter", "open", "enter", "All about it, and how it went", "Plan", "open"),
    Key(
        "plan.happened", "x,space", "happened", "x space", "It happened, or not", "Plan", "happened"
    ),
    Key("plan.cancel", "c", "cancel", "c", "Skip this one, or bring it back", "Plan"),
    Key("plan.move", "m", "put", "m", "Move this one to another time", "Plan", "move"),
    Key("plan.edit", "e", "edit", "e", "Edit: this one, what follows, or all", "Plan"),
    Key("plan.end", "d", "end", "d", "End it, or take it out", "Plan"),
    Key("plan.ideas", "i", "ideas", "i", "Ideas to pick from", "Plan"),
    Key("time.next", "j,down", "move(1)", "j ↓", "Next one", "Look around"),
    Key("time.before", "k,up", "move(-1)", "k ↑", "The one before", "Look around"),
    *PAGES,
    Key("time.first", "g,home", "edge(-1)", "g", "First of the month", "Look around"),
    Key("time.last", "G,end", "edge(1)", "G", "Last of the month", "Look around"),
    Key("month.before", f"{BEFORE},h,left", "walk(-1)", "[ h ←", "The month before", "Look around"),
    Key("month.after", f"{AFTER},l,right", "walk(1)", "] l →", "The month after", "Look around"),
    Key("month.now", "full_stop", "now", ".", "Back to what comes next", "Look around"),
    Key("go.today", "t,escape,p", "app.go('today')", "t escape", "Today", "Go to"),
    Key("go.streaks", "s", "app.go('streaks')", "s", "Streaks", "Go to"),
    Key("go.people", "o", "app.go('people')", "o", "People", "Go to"),
)

GOOD_TO_KNOW: tuple[str, ...] = (
    "A line is read as you type: date night with Alex every friday 19:30 for 2h. Its parts may "
    "stand in any order; the rest is the title.",
    "Days: fri, next fri, in 2 weeks, 5 dec. Rules: every day, friday, tue,thu, weekday, 2 weeks, "
    "month, 2nd sat, last fri, last day.",
    "What happened ticks Quality time on its day; taking it back takes back just that tick. "
    "Nothing is ever said to be left undone.",
)
