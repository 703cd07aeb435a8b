"""What can be done to planned time on the Planner: a key each, all of it undoable."""

from datetime import datetime

from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.planner.edits import PlannerEdits
from tui.app.planner.quick_add import ask_next, ask_plan, with_people
from tui.changes import occurrences as arrange_times
from tui.changes import plans as arrange_plans
from tui.changes.new_plan import Typed, called, logical_day_of, typed_plan
from tui.domain.plan import occurrence_uid
from tui.domain.wall import wall_of
from tui.queries.agenda import next_of
from tui.wording.plans import STATUS_WORDS, title, when


class PlannerChanges(PlannerEdits):
    """Adding, how it went, moving, skipping, ending."""

    # adding

    def action_add(self) -> None:
        """Quick add: one typed line."""
        ask_plan(self.desk, with_people([self.desk.only] if self.desk.only else []), self.to_plan)

    def to_plan(self, typed: Typed) -> None:
        """The cursor to the first time of what was just planned."""
        book, clock = self.keeper.book, self.keeper.clock
        plan = book.plans[typed.plan]
        first = next_of(book, plan, clock.now(), clock.zone)
        self.go_to(first.uid if first else occurrence_uid(plan.uid, plan.start))

    def after_card(self, answer: str | None) -> None:
        """Back from the card, perhaps to put the next one on."""
        self.show_all()
        if answer == "next" and self.here:
            ask_next(self.desk, self.here.uid, self.to_plan)

    # one time

    def action_happened(self) -> None:
        """It happened, in one key; again takes that back."""
        if not (occurrence := self.occurrence_here()):
            return
        keeper, name = self.keeper, self.name_of(occurrence)
        if occurrence.record.outcome:
            words = f"{name}: nothing recorded now"
            self.make(words, lambda: arrange_times.cleared(occurrence))
            return
        day = logical_day_of(occurrence, keeper.clock.zone, keeper.book.settings)
        self.make(
            f"{name}: {STATUS_WORDS['happened']}",
            lambda: arrange_times.recorded(occurrence, "happened", day, self.today),
        )

    def action_cancel(self) -> None:
        """Leave this one out, or bring it back."""
        if not (occurrence := self.occurrence_here()):
            return
        name = self.name_of(occurrence)
        if occurrence.record.cancelled:
            self.make(f"{name}: on again", lambda: [arrange_times.restored(occurrence)])
        else:
            self.make(
                f"{name}: skipped; c brings it back", lambda: [arrange_times.skipped(occurrence)]
            )

    def action_end(self) -> None:
        """End a plan, or take it out: a second key each."""
        if not (occurrence := self.occurrence_here()):
            return
        book, plan = self.keeper.book, occurrence.plan
        now = wall_of(self.keeper.clock.now(), plan.zone_or(self.keeper.clock.zone))
        name = title(book, occurrence)
        if plan.recurs:
            options = [
                Option("d", "end it now; what was, stays", "now"),
                Option("f", f"end it before {when(occurrence, self.today)}", "here"),
                Option("r", "remove all of it, with what was recorded", "all"),
            ]
        else:
            recorded = ", with what was recorded" if occurrence.record.outcome else ""
            options = [Option("d", f"take it out{recorded}", "all")]

        def chosen(answer: str | None) -> None:
            ends: dict[str, datetime] = {"now": now, "here": occurrence.key}
            if answer == "all":
                self.make(f"{name}: taken out", lambda: arrange_plans.removed(book, plan))
            elif answer:
                end = ends[answer]
                self.make(f"{name}: ended", lambda: arrange_plans.ended(book, plan, end))

        self.app.push_screen(MenuScreen(f"End {name}?", ("u brings it back.",), options), chosen)

    def action_ideas(self) -> None:
        """Ideas for time together, to pick from."""
        from tui.app.planner.ideas import IdeasScreen

        def picked(idea: str | None) -> None:
            if idea:
                self._plan_idea(idea)

        self.app.push_screen(IdeasScreen(self), picked)

    def _plan_idea(self, idea: str) -> None:
        """Ask when and with whom. An idea's words are no clauses, so the line is without them."""
        book, clock = self.keeper.book, self.keeper.clock
        people = [uid for uid in (self.here.plan.people if self.here else ()) if uid in book.people]
        names = book.names([self.keeper.only] if self.keeper.only else people)

        def typed(line: str) -> Typed:
            return called(typed_plan(book, clock, line), idea)

        def take(line: str | None) -> None:
            if line is not None:
                plan = typed(line)
                self.make(plan.words, lambda: plan.steps)
                self.to_plan(plan)

        line = f"with {', '.join(names)} " if names else ""
        self.ask(idea, lambda text: typed(text).words, take, line, "with Alex friday 19:30")
