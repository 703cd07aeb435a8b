"""The keys of the People screen, and what is good to know there."""

from tui.keys.key import PAGES, Key

PEOPLE = (
    Key("person.add", "a", "add", "a", "Add somebody, in one line", "Change", "add"),
    Key(
        "person.open",
        "enter",
        "open",
        "enter",
        "Their page: all there is of them, and what can be done",
        "Look around",
        "open",
    ),
    Key("person.edit", "e", "edit", "e", "Change a name, kind, rhythm or zone", "Change"),
    Key("person.life", "i", "life", "i", "Life right now: news, favours, dates", "Change", "life"),
    Key("person.pause", "v", "pause", "v", "Let a rhythm rest, or count again", "Change"),
    Key("person.end", "d", "end", "d", "Archive, bring back, or forget", "Change"),
    Key("person.next", "j,down", "move(1)", "j ↓", "Next one", "Look around"),
    Key("person.before", "k,up", "move(-1)", "k ↑", "The one before", "Look around"),
    *PAGES,
    Key("person.first", "g,home", "edge(-1)", "g", "First one", "Look around"),
    Key("person.last", "G,end", "edge(1)", "G", "Last one", "Look around"),
    Key("person.archived", "H", "archived", "H", "The archived too, or not", "Look around"),
    Key("go.today", "t,escape,o", "app.go('today')", "t escape", "Today", "Go to", "today"),
    Key("go.streaks", "s", "app.go('streaks')", "s", "Streaks", "Go to"),
    Key("go.planner", "p", "app.go('planner')", "p", "Planner", "Go to"),
)

PAGE = (
    Key("person.plan", "p", "plan", "p", "Plan time together", "Plan", "plan"),
    Key("person.log", "l", "log", "l", "Log: you were in touch today", "Change", "in touch today"),
    Key("person.later", "w", "later", "w", "Later: rest it a week", "Change", "later"),
    Key("person.only", "f", "only", "f", "Only them, on every screen", "Look around", "only them"),
    Key("person.notes", "i", "life", "i", "Life right now: news, favours, dates", "Change", "life"),
    Key("person.change", "e", "edit", "e", "Change name, kind, rhythm or zone", "Change", "edit"),
    Key("person.rest", "v", "pause", "v", "Let the rhythm rest, or count again", "Change", "rest"),
    Key("person.leave", "d", "end", "d", "Archive, bring back, or forget", "Change", "archive"),
    Key("person.undo", "u", "undo", "u", "Take the latest change back", "Change your mind"),
    Key("person.down", "j,down", "scroll(1)", "j ↓", "Further down", "Look around"),
    Key("person.up", "k,up", "scroll(-1)", "k ↑", "Further up", "Look around"),
    *PAGES,
    Key("person.back", "escape,q,enter", "dismiss", "q escape", "Back", "Go to", "back"),
)

LIFE = (
    Key("life.add", "a", "add", "a", "Write what is going on, in one line", "Change", "add"),
    Key("life.done", "x,space", "done", "x", "Done, or open again", "Change", "done"),
    Key("life.edit", "e,enter", "edit", "e enter", "Change it, in the same line", "Change", "edit"),
    Key("life.remove", "d", "remove", "d", "Take it out", "Change", "take out"),
    Key("life.undo", "u", "undo", "u", "Take the latest change back", "Change your mind", "undo"),
    Key("life.down", "j,down", "move(1)", "j ↓", "Next line", "Look around"),
    Key("life.up", "k,up", "move(-1)", "k ↑", "Line before", "Look around"),
    *PAGES,
    Key("life.first", "g,home", "edge(-1)", "g", "First line", "Look around"),
    Key("life.last", "G,end", "edge(1)", "G", "Last line", "Look around"),
    Key("life.back", "escape,q", "dismiss", "q escape", "Back", "Go to", "back"),
)

GOOD_TO_KNOW: tuple[str, ...] = (
    "A person is one line: Mum, mother, weekly, born 3 may, in Europe/Berlin.",
    "Time together is a planned time that happened, Quality time ticked with them (w on Today), or "
    "a word that you were in touch.",
    "Beyond the rhythm it is due, from one and a half on drifting; planned where something is on "
    "within one rhythm.",
)
