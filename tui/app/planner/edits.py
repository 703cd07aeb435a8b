"""Editing planned time on the Planner: one, what follows, all, and the parts of a plan."""

from collections.abc import Callable, Sequence

from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.screen.base import NearerScreen
from tui.book.places import Step
from tui.changes import plans as arrange_plans
from tui.changes.new_plan import habits_of, names_of, now_of
from tui.changes.people import resolve_people
from tui.domain.plan import Occurrence, Plan
from tui.domain.refusal import Refused
from tui.domain.rule import Rule
from tui.domain.wall import zone_named
from tui.queries.agenda import find_occurrence
from tui.typed.plan_line import Entry, entry_words, read_entry, typed_line
from tui.wording.basics import counted, short_date
from tui.wording.plans import title

_NOTHING_HERE = "Nothing is under the cursor; a plans something."


class PlannerEdits(NearerScreen):
    """Editing; the screen itself draws and knows what is under the cursor."""

    @property
    def here(self) -> Occurrence | None:
        """The occurrence under the cursor."""
        raise NotImplementedError

    def found(self, uid: str) -> Occurrence | None:
        """An occurrence as it is now."""
        return find_occurrence(self.keeper.book, uid, self.keeper.clock.zone)

    def concerns(self, occurrence: Occurrence) -> bool:
        """Whether it is with the one person who is looked at, if there is one."""
        return not self.keeper.only or self.keeper.only in occurrence.plan.people

    def make(self, words: str, steps: Callable[[], Sequence[Step]]) -> None:
        """Change something, draw it and say it."""
        if self.try_all(words, steps):
            self.show_all()
            self.status.say(words)

    def occurrence_here(self) -> Occurrence | None:
        """The occurrence under the cursor; says so where there is none."""
        if self.here is None:
            self.status.say(_NOTHING_HERE)
            return None
        return self.found(self.here.uid)  # not as it is drawn: that may be masked

    def name_of(self, occurrence: Occurrence) -> str:
        """A time as a sentence names it."""
        day = short_date(occurrence.start.date(), self.today)
        return f"{title(self.keeper.book, occurrence)}, {day}"

    def action_put(self) -> None:
        """Ask where to move this one."""
        raise NotImplementedError

    def action_edit(self) -> None:
        """Edit a plan: which part of it is asked first."""
        if not (occurrence := self.occurrence_here()):
            return
        options = [Option("a", "the line: what, with whom, when, how long", "all")]
        if occurrence.plan.rule:
            options = [
                Option("t", "only this one: its day and time", "one"),
                Option("f", "this one and all that follow", "following"),
                Option("a", "all of the series", "all"),
            ]
        options += [
            Option("l", f"the place: {occurrence.plan.place or 'none'}", "place"),
            Option("g", f"the pledges: {', '.join(occurrence.plan.pledges) or 'none'}", "pledges"),
            Option("z", f"the clock it keeps: {occurrence.plan.zone or 'where you are'}", "zone"),
        ]

        def chosen(answer: str | None) -> None:
            match answer:
                case "one":
                    self.action_put()
                case "all" | "following":
                    self._edit_line(occurrence, following=answer == "following")
                case "place" | "pledges" | "zone":
                    self._edit_field(occurrence.plan, answer)

        self.app.push_screen(MenuScreen(f"Edit {self.name_of(occurrence)}", (), options), chosen)

    def _edit_line(self, occurrence: Occurrence, *, following: bool) -> None:
        book, clock, plan = self.keeper.book, self.keeper.clock, occurrence.plan
        start = occurrence.key if following else plan.start
        names = book.names(uid for uid in plan.people if uid in book.people)
        forgotten = [uid for uid in plan.people if uid not in book.people]
        now = now_of(occurrence, clock)

        def read_line(text: str) -> Entry:
            before, habits = min(now, start), habits_of(book.settings)
            return read_entry(text, before, names_of(book), habits, people=forgotten)

        def line_with(title: str, rule: Rule | None) -> str | None:
            return typed_line(title, names, start, plan.minutes, rule, plan.place)

        keeps_rule = bool(plan.rule) and line_with(plan.title, plan.rule) is None
        rule = None if keeps_rule else plan.rule
        line = line_with(plan.title, rule) or ""
        keeps_title = not _says(read_line, line, plan.title)
        if keeps_title:  # its words would be read as clauses
            line = line_with("", rule) or ""

        def read(text: str) -> tuple[Plan, list[Step], str]:
            entry = read_line(text)
            if keeps_title and not entry.title:
                entry = entry._replace(title=plan.title)
            uids, new = resolve_people(book, entry.people, self.today)
            edited = plan._replace(
                title=entry.title,
                people=tuple(dict.fromkeys((*uids, *forgotten))),
                start=entry.start,
                minutes=entry.minutes,
                rule=plan.rule if keeps_rule else entry.rule,
                place=entry.place,
            )
            steps = [
                *new,
                *(
                    arrange_plans.changed_from(book, occurrence, edited)
                    if following
                    else arrange_plans.changed(book, plan, edited)
                ),
            ]
            return edited, steps, entry_words(entry, now)

        def words(text: str) -> str:
            edited, _, said = read(text)
            count = 0 if following else arrange_plans.dropped(book, plan, edited)
            drop = f"; {counted(count, 'skipped or moved time')} will be let go" if count else ""
            return said + ("; its rule stays" if keeps_rule else "") + drop

        def take(text: str | None) -> None:
            if text is not None:
                _, steps, said = read(text)
                self.make(said, lambda: steps)

        which = "this one and all that follow" if following else "all of it"
        self.ask(f"{title(book, occurrence)}, {which}" if plan.rule else "Edit", words, take, line)

    def _edit_field(self, plan: Plan, field: str) -> None:
        def changed(text: str) -> Plan:
            match field:
                case "place":
                    return plan._replace(place=arrange_plans.checked_line(text, "a place"))
                case "pledges":
                    return plan._replace(pledges=arrange_plans.checked_pledges(text.split(",")))
            name = text.strip()
            if name:
                zone_named(name)
            return plan._replace(zone=name)

        def words(text: str) -> str:
            new = changed(text)
            match field:
                case "place":
                    return f"at {new.place}"
                case "pledges":
                    return " · ".join(new.pledges)
            return f"its times are those of {new.zone}"

        def take(text: str | None) -> None:
            if text is not None:
                new = changed(text)
                label = {"place": "The place", "pledges": "The pledges", "zone": "The clock"}[field]
                said = f"{label}: {text.strip() or 'none'}"
                self.make(said, lambda: arrange_plans.changed(self.keeper.book, plan, new))

        held = {"place": plan.place, "pledges": ", ".join(plan.pledges), "zone": plan.zone}[field]
        question, hint = {
            "place": ("Where?", "the lake; empty for none"),
            "pledges": ("What do you promise each other?", "phones away, no work talk"),
            "zone": ("Whose clock does it keep?", "America/New_York; empty for where you are"),
        }[field]
        self.ask(question, words, take, held, hint)


def _says(read: Callable[[str], Entry], line: str, title: str) -> bool:
    """Whether a line is understood as having this title."""
    try:
        return read(line).title == title
    except Refused:
        return False
