"""Editing planned time on the Planner: one, what follows, all, and the parts of a plan."""

from collections.abc import Callable, Sequence

from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.screen.base import NearerScreen
from tui.book.places import Step
from tui.changes import plans as arrange_plans
from tui.changes.plan_edit import EditScope, PlanEdit
from tui.domain.plan import Occurrence, Plan
from tui.domain.wall import zone_named
from tui.queries.agenda import find_occurrence
from tui.wording.basics import short_date
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
            self.desk.say(words)

    def occurrence_here(self) -> Occurrence | None:
        """The occurrence under the cursor; says so where there is none."""
        if self.here is None:
            self.desk.say(_NOTHING_HERE)
            return None
        return self.found(self.here.uid)  # not as it is drawn: that may be masked

    def name_of(self, occurrence: Occurrence) -> str:
        """A time as a sentence names it."""
        day = short_date(occurrence.start.date(), self.today)
        return f"{title(self.keeper.book, occurrence)}, {day}"

    def action_put(self) -> None:
        """Ask where to move this one."""
        if occurrence := self.occurrence_here():
            self.ask_edit(occurrence, "this")

    def action_edit(self) -> None:
        """Edit a plan: which part of it is asked first."""
        if not (occurrence := self.occurrence_here()):
            return
        options = [Option("a", "the line: what, with whom, when, how long", "all")]
        if occurrence.plan.recurs:
            options = [
                Option("t", "only this one: its day and time", "this"),
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
                case "this" | "following" | "all":
                    self.ask_edit(occurrence, answer)
                case "place" | "pledges" | "zone":
                    self._edit_field(occurrence.plan, answer)

        self.app.push_screen(MenuScreen(f"Edit {self.name_of(occurrence)}", (), options), chosen)

    def ask_edit(self, occurrence: Occurrence, scope: EditScope) -> None:
        """Ask for the line, or where to move this one, and do it."""
        uid = occurrence.uid

        def edit() -> PlanEdit:
            return PlanEdit(self.keeper.book, uid, scope, self.keeper.clock)

        def words(text: str) -> str:
            reading = edit().read(text)
            return reading.words + reading.warning

        def take(text: str | None) -> None:
            if text is not None:
                reading = edit().read(text)
                self.make(reading.words, lambda: reading.steps)
                if scope == "this":
                    self.go_to(uid)

        if scope == "this":
            question = f"Where to move {self.name_of(occurrence)}?"
            self.ask(question, words, take, "", "sat 10:00, tomorrow, 20:30")
            return
        which = "this one and all that follow" if scope == "following" else "all of it"
        name = title(self.keeper.book, occurrence)
        question = f"{name}, {which}" if occurrence.plan.recurs else "Edit"
        self.ask(question, words, take, edit().line)

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
