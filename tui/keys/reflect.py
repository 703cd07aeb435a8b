"""The keys of the Reflect screen, and what is good to know there."""

from tui.keys.key import AFTER, BEFORE, PAGES, Key

_VIEWS = ("Notes and check-ins", "The four signs", "Feelings", "Side by side", "A look back")

REFLECT = (
    Key("note.add", "a", "add", "a", "Write a note", "Write", "note"),
    Key("checkin", "c", "checkin", "c", "The weekly check-in with somebody", "Write", "check-in"),
    Key(
        "together", "w", "together", "w", "Together: two people, one keyboard", "Write", "together"
    ),
    Key("note.open", "enter,e", "open", "enter e", "Open what is under the cursor", "Write"),
    Key("note.star", "space,x", "star", "space x", "Star a note, or not", "Write"),
    Key("note.remove", "d", "remove", "d", "Take it out", "Write"),
    *(
        Key(f"view.{n}", str(n), f"view({n})", str(n), words, "Look around")
        for n, words in enumerate(_VIEWS, 1)
    ),
    Key("page.before", f"{BEFORE},h,left", "walk(-1)", "[ h ←", "Earlier", "Look around"),
    Key("page.after", f"{AFTER},l,right", "walk(1)", "] l →", "Later", "Look around"),
    Key("page.now", "full_stop", "now", ".", "Back to now", "Look around"),
    Key("page.wider", "m", "wider", "m", "Month, quarter or year of the look back", "Look around"),
    Key("line.next", "j,down", "move(1)", "j ↓", "Next line", "Look around"),
    Key("line.before", "k,up", "move(-1)", "k ↑", "Line before", "Look around"),
    *PAGES,
    Key("line.first", "g,home", "edge(-1)", "g", "First line", "Look around"),
    Key("line.last", "G,end", "edge(1)", "G", "Last line", "Look around"),
    Key("why", "y", "why", "y", "Why: explain what is under the cursor", "Look around"),
    Key("try", "i", "try_this", "i", "Something to try for a sign", "Look around"),
    Key("go.today", "t,escape,n", "app.go('today')", "t escape", "Today", "Go to"),
    Key("go.streaks", "s", "app.go('streaks')", "s", "Streaks", "Go to"),
    Key("go.planner", "p", "app.go('planner')", "p", "Planner", "Go to"),
    Key("go.people", "o", "app.go('people')", "o", "People", "Go to"),
)

EDITOR = tuple(
    key._replace(over_typing=True)
    for key in (
        Key("editor.keep", "escape,ctrl+s", "keep", "esc ^s", "Keep it and leave", "Write", "keep"),
        Key("editor.kind", "ctrl+t", "kind", "^t", "What kind of note it is", "Write", "kind"),
        Key("editor.with", "ctrl+g", "whom", "^g", "About whom, or with whom", "Write", "with"),
        Key("editor.felt", "ctrl+f", "feelings", "^f", "How it felt", "Write", "felt"),
        Key("editor.star", "ctrl+n", "star", "^n", "Star it, or not", "Write", "star"),
        Key(
            *("editor.private", "ctrl+l", "private", "^l"),
            *("Private: in no export, or like the others", "Write", "private"),
        ),
        Key(
            *("editor.elsewhere", "ctrl+o", "elsewhere", "^o"),
            *("Go on in the editor of your own (EDITOR)", "Write", "your editor"),
        ),
    )
)

CHECKIN = (
    *(
        Key(f"checkin.answer.{n}", str(n), f"answer({n})", str(n), f"Answer with {n}", "Write")
        for n in range(1, 6)
    ),
    Key("checkin.skip", "0,s,minus,space", "skip", "0", "Say nothing to this", "Write", "skip"),
    Key("checkin.nearer", "h,left", "nearer(1)", "h ←", "The circles nearer", "Write", "nearer"),
    Key("checkin.apart", "l,right", "nearer(-1)", "l →", "The circles apart", "Write", "apart"),
    Key(
        *("checkin.next", "enter", "next", "enter", "On; at the end, keep it", "Write", "on"),
        over_typing=True,
    ),
    Key(
        *("checkin.back", "up,shift+tab", "back", "up", "To the one before", "Look around", "back"),
        over_typing=True,
    ),
    *PAGES,
    Key("checkin.before", "backspace,k", "back", "k", "To the one before", "Look around"),
    Key(
        *("checkin.leave", "escape", "leave", "escape", "Leave; it asks what to keep", "Go to"),
        footer="leave",
        over_typing=True,
    ),
)

TOGETHER = (
    *(
        Key(f"together.answer.{n}", str(n), f"answer({n})", str(n), f"Answer with {n}", "Write")
        for n in range(1, 6)
    ),
    Key("together.skip", "0,s,minus", "skip", "0", "Say nothing to this", "Write", "skip"),
    Key(
        *("together.next", "enter", "next", "enter", "That is it; on", "Write", "on"),
        over_typing=True,
    ),
    Key(
        *("together.another", "f2", "another", "f2", "Another question", "Write", "another one"),
        over_typing=True,
    ),
    *PAGES,
    Key("together.yes", "y", "say(True)", "y", "Yes, keep it", "Write", "yes"),
    Key("together.no", "n", "say(False)", "n", "No, keep nothing", "Write", "no"),
    Key(
        *("together.back", "escape", "dismiss", "escape", "Leave; nothing is kept", "Go to"),
        footer="leave, nothing is kept",
        over_typing=True,
    ),
)

GOOD_TO_KNOW: tuple[str, ...] = (
    "A note is kept when you leave it; u takes it back. What you type is on the disk within a "
    "second, and waits here if the app ends.",
    "Private notes are in no export unless you ask for them.",
    "A sign is the mean of its two answers; what you skip changes nothing. Lines begin with the "
    "third check-in, side by side with the eighth.",
    "Openness is for relationships in which both of you are safe.",
)
