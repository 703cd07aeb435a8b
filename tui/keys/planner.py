"""The keys of the Planner screen and of its dialogs, and what is good to know there."""

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

PLAN_CARD = (
    *(
        Key(f"time.pledge.{n}", str(n), f"pledge({n})", str(n), f"Pledge {n} was kept", "Tick")
        for n in range(1, 8)
    ),
    Key("time.happened", "h", "outcome('happened')", "h", "It happened", "Plan"),
    Key("time.partly", "p", "outcome('partly')", "p", "It happened in part", "Plan"),
    Key("time.did_not", "n", "outcome('did_not')", "n", "It did not happen", "Plan"),
    Key("time.free", "u", "uninterrupted", "u", "How uninterrupted it was", "Plan"),
    Key("time.minutes", "m", "minutes", "m", "How long it really was", "Plan"),
    Key("time.note", "t,o", "note", "t o", "A word about it", "Plan", "a note"),
    Key("time.person", "P", "person", "P", "The page of the one it is with", "Look around"),
    Key("time.clear", "b", "back", "b", "Take the outcome back", "Plan", "take that back"),
    Key(
        *("time.again", "a", "next", "a", "Put the next one on, after the last"),
        *("Plan", "put the next one on"),
    ),
    *PAGES,
    Key("time.back", "escape,q,enter", "dismiss", "q escape", "Back", "Go to", "back"),
)

IDEAS = (
    Key("idea.pick", "enter", "pick", "enter", "Plan it", "Plan", "use it"),
    Key("idea.star", "asterisk,s", "star", "s", "Star it, or not", "Change", "star"),
    Key("idea.hide", "h,minus", "hide", "h", "Hide it, or not", "Change", "hide"),
    Key("idea.hidden", "H", "hidden", "H", "The hidden too, or not", "Look around", "hidden too"),
    Key("idea.place", "p", "filter('place')", "p", "Where: home, out, apart", "Look around"),
    Key("idea.length", "l", "filter('length')", "l", "How long it takes", "Look around"),
    Key("idea.cost", "c", "filter('cost')", "c", "Only what costs nothing", "Look around"),
    Key("idea.who", "w", "filter('who')", "w", "With whom it suits", "Look around"),
    Key("idea.kind", "t", "filter('kind')", "t", "Talking, doing, being there", "Look around"),
    Key("idea.next", "j,down", "move(1)", "j ↓", "Next one", "Look around"),
    Key("idea.before", "k,up", "move(-1)", "k ↑", "The one before", "Look around"),
    *PAGES,
    Key("idea.first", "g,home", "edge(-1)", "g", "First one", "Look around"),
    Key("idea.last", "G,end", "edge(1)", "G", "Last one", "Look around"),
    Key("idea.back", "escape,q,i", "dismiss", "q escape", "Back", "Go to", "back"),
)

GOOD_TO_KNOW: tuple[str, ...] = (
    "A line is read as you type: date night with Alex every friday 19:30 for 2h. Its parts may "
    "stand in any order; the rest is the title.",
    "Days: fri, next fri, in 2 weeks, 5 dec. Rules: every day, friday, tue,thu, weekday, 2 weeks, "
    "month, 1st sat, last fri, last day.",
    "Whole days: sat to sun, 4-6 dec, 5 dec for 3 days, fri all day. They have no hour, and are "
    "recorded on the last of them, or after it.",
    "What happened ticks Quality time on its day, of several on each; taking it back takes back "
    "just that. "
    "Nothing is ever said to be left undone.",
)
