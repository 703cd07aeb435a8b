"""The keys of the dialogs over the screens, a list for each."""

from tui.keys.key import PAGES, DialogName, Key
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

DIALOGS: dict[DialogName, tuple[Key, ...]] = {
    "card": (*CARD, HELP),
    "away": (*AWAY, HELP),
    "find": (*FIND, HELP_OVER_TYPING),
}
