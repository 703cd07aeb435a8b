"""With whom: people to tick, and one person to look at alone; and how something felt."""

from collections.abc import Callable, Sequence
from datetime import date

from tui.app.dialogs.pick import PickScreen
from tui.app.screen.base import NearerScreen
from tui.book.book import Book
from tui.book.places import Step
from tui.book.steps import MarkChange
from tui.changes.people import resolve_people
from tui.config.glyphs import Glyphs
from tui.domain.day import day_words
from tui.domain.feeling import MOST_FEELINGS, checked_feeling
from tui.domain.mark import Mark
from tui.domain.person import Person, active, checked_person_name
from tui.domain.practice import Practice
from tui.texts.library import families
from tui.wording.lists import joined


class WhomScreen(PickScreen):
    """The names that were ticked, new ones among them, or None."""

    def __init__(
        self,
        question: str,
        book: Book,
        glyphs: Glyphs,
        ticked: Sequence[str],
        *,
        one: bool = False,
        all_of: str = "everyone",
    ) -> None:
        names = [person.name for person in active(book.people.values())]
        super().__init__(
            question,
            [("", names)],
            glyphs,
            ticked,
            checked_person_name,
            one=one,
            all_of=all_of,
            nothing="nobody by that name" if names else "nobody yet: type a name, then enter",
        )


class FeelingScreen(PickScreen):
    """Up to three feelings by family, or words of one's own."""

    def __init__(self, question: str, glyphs: Glyphs, ticked: Sequence[str]) -> None:
        super().__init__(
            question,
            list(families().items()),
            glyphs,
            ticked,
            lambda text: checked_feeling(text.casefold()),
            most=MOST_FEELINGS,
        )


def ask_for_one(screen: NearerScreen, question: str, then: Callable[[Person], None]) -> None:
    """Go on with one person: the one that is looked at alone, the only one, or one chosen."""
    book = screen.keeper.book
    people = active(book.people.values())
    one = [p for p in people if p.uid == screen.keeper.only] or people
    if not people:
        screen.status.say("Nobody here yet; o leads to People, where a adds somebody.")
    elif len(one) == 1:
        then(one[0])
    else:

        def take(names: tuple[str, ...] | None) -> None:
            if found := [p for p in people if names and p.name in names]:
                then(found[0])

        question_screen = WhomScreen(question, book, screen.glyphs, (), one=True, all_of="")
        screen.app.push_screen(question_screen, take)


def choose_only(screen: NearerScreen) -> None:
    """Whom alone to look at; with somebody chosen already, everyone again."""
    if screen.keeper.only:
        screen.look_at_only("")
        return
    book = screen.keeper.book
    if not book.people:
        screen.status.say("Nobody here yet; o leads to People, where a adds somebody.")
        return

    def take(names: tuple[str, ...] | None) -> None:
        uids = [p.uid for p in active(book.people.values()) if names and p.name in names]
        if uids:
            screen.look_at_only(uids[0])

    screen.app.push_screen(WhomScreen("Whom alone?", book, screen.glyphs, (), one=True), take)


def tick_with_whom(screen: NearerScreen, practice: Practice, day: date) -> None:
    """Ask with whom it was; the practice is ticked with exactly these, or stays with nobody."""
    book = screen.keeper.book
    mark = book.mark(practice.id, day)
    before = {book.people[uid].name: uid for uid in mark.people if uid in book.people}

    def take(names: tuple[str, ...] | None) -> None:
        if names is None:
            return
        uids, new = resolve_people(
            book, [name for name in names if name not in before], screen.today
        )
        gone = tuple(uid for name, uid in before.items() if name not in names)
        steps: list[Step] = [*new]
        steps += [MarkChange(practice.id, day, "tick", uids)] if uids else []
        steps += [MarkChange(practice.id, day, "untick", gone)] if gone else []
        if gone == mark.people and not uids:
            steps.append(MarkChange(practice.id, day, "tick"))
            steps += [_described(practice, day, mark)] if mark.is_described else []
        whom = f"with {joined(names)}" if names else "with nobody"
        if steps and screen.do(f"{practice.name}, {day_words(day, screen.today)}: {whom}", steps):
            screen.show_all()

    question = WhomScreen(f"{practice.name}: with whom?", book, screen.glyphs, tuple(before))
    screen.app.push_screen(question, take)


def _described(practice: Practice, day: date, mark: Mark) -> MarkChange:
    """What else was said of a mark stays, whoever it was with."""
    return MarkChange(practice.id, day, "describe", feelings=mark.feelings, aspects=mark.aspects)
