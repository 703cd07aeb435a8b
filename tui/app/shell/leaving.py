"""Leaving: by key once everything is saved, by a signal at once."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable
from functools import partial

from textual.app import App
from textual.driver import Driver

from tui.app.shell.saver import Saver
from tui.book.keeper import Keeper
from tui.store.errors import StoreError
from tui.wording.basics import counted

_WIPE = "\x1b[2J\x1b[H"


async def leave(app: App[None], keeper: Keeper, saver: Saver) -> None:
    """Save and end the app; ask, as often as it takes, where the disk does not hold all of it.

    A file that is gone is written again.
    """
    from tui.app.shell.astray import settle_astray, what_is_astray
    from tui.app.shell.trouble import Answer, UnsavedScreen

    answer: Answer = "again"
    while answer == "again":
        await saver.save()
        if astray := await saver.alone(partial(what_is_astray, keeper)):
            answer = await settle_astray(app, keeper, saver, astray)
        elif saver.trouble and (count := len(keeper.unsaved)):
            text = f"{counted(count, 'change')} could not be saved. {saver.trouble}"
            answer = await app.push_screen_wait(UnsavedScreen("Not everything is saved", text))
        elif problem := await saver.alone(partial(_written_again, keeper)):
            answer = await app.push_screen_wait(UnsavedScreen("The file is gone", str(problem)))
        elif not keeper.unsaved:  # else a key came meanwhile
            answer = "quit"
    if answer != "stay":
        keeper.give_up_unsaved()
        app.exit()


def _written_again(keeper: Keeper) -> StoreError | None:
    """Write a file again that is gone; what is in the way of it, if anything is."""
    try:
        keeper.database.file.write_again()
    except StoreError as problem:
        return problem
    return None


async def end(app: App[None], keeper: Keeper, saver: Saver, number: int) -> None:
    """Save what can be saved and end the app, as the signal ``number`` wants it."""
    from tui.app.shell.astray import secure

    await saver.save()
    with contextlib.suppress(StoreError):
        await saver.alone(partial(secure, keeper))
    try:
        os.tcgetpgrp(0)
    except OSError:  # the terminal is gone: Textual would wait for it for ever
        os._exit(128 + number)
    app.exit(return_code=128 + number)


def hear_signals(heard: Callable[[int], object]) -> None:
    """Have ``heard`` called with the number of a signal that ends a session."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        with contextlib.suppress(NotImplementedError, ValueError):  # Windows, or not main
            loop.add_signal_handler(number, heard, number)


def wiping(driver: type[Driver]) -> type[Driver]:
    """A driver that wipes the screen before it goes: some terminals have but one."""

    def wipe_and_stop(self: Driver) -> None:
        self.write(_WIPE)
        driver.stop_application_mode(self)

    return type(driver.__name__, (driver,), {"stop_application_mode": wipe_and_stop})
