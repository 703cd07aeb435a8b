"""The keys of the dialogs that any screen may lay over itself, and where those of all dialogs are.

A dialog that belongs to one screen stands beside that screen: the card of a practice in ``today``.
"""

from tui.keys.key import PAGES, DialogName, Key
from tui.keys.people import LIFE, PAGE
from tui.keys.planner import IDEAS, PLAN_CARD
from tui.keys.reflect import CHECKIN, EDITOR, TOGETHER
from tui.keys.settings import MOVING_IN, READING
from tui.keys.today import AWAY, CARD

HELP = Key("help", "question_mark,f1", "app.help", "? f1", "Keys and help", "Nearer", common=True)
HELP_OVER_TYPING = HELP._replace(id="help.typing", keys="f1", shown="f1", over_typing=True)
"""Where text is typed, a question mark is one."""

FIND = (
    Key("find.down", "down", "move(1)", "↓", "The next one found", "Look around", over_typing=True),
    Key("find.up", "up", "move(-1)", "↑", "The one before", "Look around", over_typing=True),
    *(key._replace(over_typing=True) for key in PAGES),
    Key("find.take", "enter", "take", "enter", "Go there", "Go to", "go there", over_typing=True),
    Key("find.back", "escape", "dismiss", "escape", "Back", "Go to", "back"),
)

MENU = (
    Key("menu.down", "j,down", "move(1)", "j ↓", "The next choice", "Look around"),
    Key("menu.up", "k,up", "move(-1)", "k ↑", "The choice before", "Look around"),
    *PAGES,
    Key("menu.choose", "enter,space", "choose", "enter", "What is under the cursor", "Change"),
    Key("menu.back", "escape,q", "dismiss", "q escape", "Back", "Go to", "back"),
)

ASK = (
    Key("ask.take", "enter", "take", "enter", "Take it", "Change", "take it", over_typing=True),
    Key("ask.complete", "tab", "complete", "tab", "The rest of a path", "Write", over_typing=True),
    *(key._replace(over_typing=True) for key in PAGES),
    Key("ask.back", "escape", "dismiss", "escape", "Back, as it was", "Go to", "back"),
)

PICK = (
    Key("pick.down", "down", "move(1)", "↓", "The next one", "Look around", over_typing=True),
    Key("pick.up", "up", "move(-1)", "↑", "The one before", "Look around", over_typing=True),
    *(key._replace(over_typing=True) for key in PAGES),
    Key("pick.tick", "tab", "tick", "tab", "Tick it, or not", "Change", "tick", over_typing=True),
    Key("pick.take", "enter", "take", "enter", "Take it", "Change", "take it", over_typing=True),
    Key("pick.back", "escape", "dismiss", "escape", "Back, as it was", "Go to", "back"),
)

THEMES = tuple(
    key._replace(over_typing=True)
    for key in (
        Key("theme.down", "j,down", "cursor_down", "j ↓", "The next theme", "Look around"),
        Key(
            *("theme.up", "k,up", "command_list('cursor_up')", "k ↑", "The theme before"),
            task="Look around",
        ),
    )
)

COVER = (
    Key(
        *("cover.lift", "z,escape", "lift", "z escape"),
        *("Show names and notes, and go on", "Look around", "show them, and go on"),
    ),
)

ABOUT = (
    Key("about.down", "j,down", "scroll(1)", "j ↓", "Further down", "Look around"),
    Key("about.up", "k,up", "scroll(-1)", "k ↑", "Further up", "Look around"),
    *PAGES,
    Key("about.back", "escape,q,enter,f2", "dismiss", "q escape", "Back", "Go to", "back"),
)

HELP_PAGE = (
    Key("help.look", "slash", "look", "/", "Look for a word", "Look around", "look for a word"),
    Key(
        *("help.read", "enter", "read", "enter", "From the word to what it found", "Look around"),
        over_typing=True,
    ),
    Key("help.down", "j,down", "scroll(1)", "j ↓", "Further down", "Look around"),
    Key("help.up", "k,up", "scroll(-1)", "k ↑", "Further up", "Look around"),
    *(key._replace(over_typing=True) for key in PAGES),
    Key("help.page", "space", "page(1)", "space", "A page down", "Look around"),
    Key("help.top", "g", "scroll(-999)", "g", "The beginning", "Look around"),
    Key("help.end", "G", "scroll(999)", "G", "The end", "Look around"),
    Key("help.out", "escape", "back", "escape", "Out of the word, then back", "Go to"),
    Key("help.back", "q,question_mark,f1", "dismiss", "q ? f1", "Back", "Go to", "back"),
)

TROUBLE = (
    Key(
        *("trouble.restore", "b", "answer('restore')", "b"),
        *("restore the newest good backup", "Change"),
    ),
    Key("trouble.again", "r", "answer('again')", "r", "look again, once it is mended", "Change"),
    Key(
        *("trouble.quit", "q,escape,ctrl+q", "answer('quit')", "q"),
        *("quit, leaving all as it is", "Go to"),
    ),
)

UNSAVED = (
    Key("unsaved.again", "t", "answer('again')", "t", "try to save again", "Change"),
    Key("unsaved.quit", "x", "answer('quit')", "x", "quit and let it go", "Go to"),
    Key("unsaved.stay", "escape", "answer('stay')", "escape", "stay here", "Go to"),
)

_WRITE_BACK = Key(
    *("astray.write", "w", "answer('write')", "w"),
    *("write yours back, then quit", "Change"),
)
_LEAVE_ASIDE = (
    Key(
        *("astray.quit", "x", "answer('quit')", "x"),
        *("quit; yours is a backup", "Go to"),
    ),
    Key("astray.stay", "escape", "answer('stay')", "escape", "stay here", "Go to"),
)

ASTRAY = (
    _WRITE_BACK,
    Key("astray.join", "j", "answer('join')", "j", "join the two, stay here", "Change"),
    Key("astray.look", "o", "answer('look')", "o", "go on with the other one", "Change"),
    *_LEAVE_ASIDE,
)

UNREADABLE = (
    _WRITE_BACK,
    Key("astray.again", "r", "answer('again')", "r", "look again, once mended", "Change"),
    *_LEAVE_ASIDE,
)

DIALOGS: dict[DialogName, tuple[Key, ...]] = {
    "card": (*CARD, HELP),
    "away": (*AWAY, HELP),
    "life": (*LIFE, HELP),
    "person": (*PAGE, HELP),
    "editor": (*EDITOR, HELP_OVER_TYPING),
    "check-in": (*CHECKIN, HELP),
    "together": (*TOGETHER, HELP),
    "plan": (*PLAN_CARD, HELP),
    "ideas": (*IDEAS, HELP),
    "moving-in": (*MOVING_IN, HELP),
    "reading": READING,
    "find": (*FIND, HELP_OVER_TYPING),
    "menu": (*MENU, HELP),
    "ask": (*ASK, HELP_OVER_TYPING),
    "pick": (*PICK, HELP_OVER_TYPING),
    "themes": (*THEMES, HELP_OVER_TYPING),
    "cover": (*COVER, HELP),
    "about": ABOUT,
    "help": HELP_PAGE,
    "trouble": TROUBLE,
    "unsaved": UNSAVED,
    "astray": ASTRAY,
    "unreadable": UNREADABLE,
}
