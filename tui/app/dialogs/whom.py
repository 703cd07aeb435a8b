"""With whom: people to tick, and one person to look at alone; and how something felt."""

from collections.abc import Callable, Sequence
from datetime import date

from tui.app.desk.desk import Desk
from tui.app.desk.messages import PersonOpened
from tui.app.dialogs.pick import Choice, Picked, PickScreen
from tui.book.book import Book
from tui.book.places import Step
from tui.changes.marks import with_whom
from tui.config.glyphs import Glyphs
from tui.domain.day import day_words
from tui.domain.feeling import MOST_FEELINGS, checked_feeling
from tui.domain.person import Person, active, checked_person_name
from tui.domain.practice import Practice
from tui.texts.library import families
from tui.wording.lists import joined

_NOBODY = "Nobody here yet; o leads to People, where a adds somebody."


class WhomScreen(PickScreen):
    """The people that were ticked, by uid, and new names; or None. ``ticked`` are uids.

    All who are active, or those ``among`` whom one is to be picked.
    """

    def __init__(
        self,
        question: str,
        desk: Desk,
        ticked: Sequence[str],
        *,
        one: bool = False,
        all_of: str = "everyone",
        among: Sequence[Person] | None = None,
    ) -> None:
        everyone = desk.everyone.people
        known = active(everyone.values()) if among is None else among
        people = [Choice(person.uid, person.name) for person in known]
        super().__init__(
            question,
            [("", people)],
            desk.glyphs,
            [Choice(uid, everyone[uid].name) for uid in ticked if uid in everyone],
            checked_person_name,
            one=one,
            all_of=all_of,
            nothing="nobody by that name" if people else "nobody yet: type a name, then enter",
        )


class FeelingScreen(PickScreen):
    """Up to three feelings by family, or words of one's own."""

    def __init__(self, question: str, glyphs: Glyphs, ticked: Sequence[str]) -> None:
        super().__init__(
            question,
            [
                (family, [Choice(word, word) for word in words])
                for family, words in families().items()
            ],
            glyphs,
            [Choice(word, word) for word in ticked],
            lambda text: checked_feeling(text.casefold()),
            most=MOST_FEELINGS,
        )


def open_page(desk: Desk, here: Sequence[str]) -> None:
    """The page of the one who is ``here`` (a uid); of several, or of nobody, whose is asked."""
    everyone = desk.everyone.people
    among = [everyone[uid] for uid in here if uid in everyone]
    ask_for_one(desk, "Whose page?", lambda who: desk.tell(PersonOpened(who.uid)), among or None)


def example_name(desk: Desk) -> str:
    """Whom an example is with: the first who came in, or Alex while nobody is here."""
    people = active(desk.everyone.people.values())
    return min(people, key=lambda p: (p.added or date.min, p.name)).name if people else "Alex"


def ask_for_one(
    desk: Desk,
    question: str,
    then: Callable[[Person], None],
    among: Sequence[Person] | None = None,
) -> None:
    """Go on with one person: the one that is looked at alone, the only one, or one chosen.

    ``then`` gets the person as they are drawn: masked, where that is wanted. They are all active
    people, or those ``among`` whom one is meant.
    """
    people = active(desk.everyone.people.values()) if among is None else list(among)
    one = [p for p in people if p.uid == desk.only] or people
    if not people:
        desk.say(_NOBODY)
    elif len(one) == 1:
        then(one[0])
    else:

        def take(picked: Picked | None) -> None:
            if found := [p for p in people if picked and p.uid in picked.keys]:
                then(found[0])

        desk.push(WhomScreen(question, desk, (), one=True, all_of="", among=people), take)


def choose_only(desk: Desk) -> None:
    """Whom alone to look at; with somebody chosen already, everyone again."""
    if desk.only:
        desk.look_at_only("")
        return
    people = active(desk.everyone.people.values())
    if not people:
        desk.say(_NOBODY)
        return

    def take(picked: Picked | None) -> None:
        if picked and picked.keys:
            desk.look_at_only(picked.keys[0])

    desk.push(WhomScreen("Whom alone?", desk, (), one=True), take)


def tick_with_whom(desk: Desk, practice: Practice, day: date) -> None:
    """Ask with whom it was; the practice is ticked with exactly these, or stays with nobody."""
    drawn = desk.everyone
    mark = drawn.mark(practice.id, day)
    before = tuple(uid for uid in mark.people if uid in drawn.people)

    def take(picked: Picked | None) -> None:
        if picked is None:
            return
        names = [*drawn.names(picked.keys), *picked.new]
        whom = f"with {joined(names)}" if names else "with nobody"

        def steps_of(book: Book) -> list[Step]:
            return with_whom(book, practice, day, desk.today, picked.keys, picked.new)

        desk.do(f"{practice.name}, {day_words(day, desk.today)}: {whom}", steps_of)

    desk.push(WhomScreen(f"{practice.name}: with whom?", desk, before), take)
