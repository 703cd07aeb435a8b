"""Another file in the place of the one that was open, or what cannot be read: nothing is given up.

What is held here is whole. It can be written back, joined with the other file, or left to a backup.
"""

from textual.app import App

from tui.app.shell.saver import Saver
from tui.app.shell.trouble import Answer, AstrayScreen, UnreadableScreen
from tui.book.keeper import Keeper
from tui.store.codec import count_records
from tui.store.errors import DamagedFile, OtherFile, StoreError
from tui.wording.basics import counted

Astray = OtherFile | DamagedFile


def what_is_astray(keeper: Keeper) -> Astray | None:
    """What stands in the place of the file and keeps out what is held here, if anything does.

    It looks at the disk. Where nothing is held, nothing can be lost.
    """
    file = keeper.database.file
    if file.held or keeper.unsaved:
        try:
            file.read()
        except (OtherFile, DamagedFile) as problem:
            return problem
    return None


def secure(keeper: Keeper) -> None:
    """See to it that the disk holds what is held here, without a question. Raises StoreError.

    A file that is gone is written again; where another stands in its place, a backup is made.
    """
    if what_is_astray(keeper):
        keeper.keep_aside()
    keeper.database.file.write_again()


async def settle_astray(app: App[None], keeper: Keeper, saver: Saver, astray: Astray) -> Answer:
    """Ask what to do about it, and do it.

    Gives "again" where all may be well now, "stay" where that is to be looked at first, "quit"
    where what is held here is a backup, or it was said that it cannot be one.
    """
    trouble, is_told = "", False  # that there will be no backup
    while True:
        answer = await app.push_screen_wait(_question(keeper, astray, trouble))
        try:
            match answer:
                case "write":
                    await saver.alone(keeper.database.file.write_back)
                    return "again"
                case "join":
                    await saver.instead(keeper.join, "The two files are one now.")
                    return "stay"
                case "look":
                    words = "This is the other file; what was here is kept as a backup."
                    await saver.instead(keeper.let_go, words, keeper.forget_all)
                    return "stay"
                case "quit":
                    await saver.alone(keeper.keep_aside)
        except StoreError as problem:
            if answer == "quit" and is_told:
                return answer
            is_told = answer == "quit"
            trouble = f"{problem} The same key again quits without it." if is_told else str(problem)
        else:
            return answer


def _question(keeper: Keeper, astray: Astray, trouble: str) -> AstrayScreen | UnreadableScreen:
    held = counted(count_records(keeper.database.file.held), "record")
    if isinstance(astray, OtherFile):
        found = counted(astray.found, "record")
        text = f"{astray.path} is another file now, with {found}. What is shown here holds {held}."
        return AstrayScreen("Another file is in the place of yours", f"{text} {trouble}")
    text = f"{astray} What is shown here is whole, with {held}."
    return UnreadableScreen("The file cannot be read any more", f"{text} {trouble}")
