"""A review: every number about a year, and for each the sentence that explains it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tui.book.view import BookView
from tui.domain.practice import Practice
from tui.domain.streak import Streak
from tui.domain.totals import (
    Total,
    connected_months,
    connected_weekdays,
    month_totals,
    weekday_totals,
)
from tui.queries.standing import connected_days, histories, standing, steadiness_of
from tui.wording import why as explain
from tui.wording.basics import counted, short_date, short_span, steadiness_word
from tui.wording.why import Subject


class Figure(NamedTuple):
    """A number as it is shown, its ``label`` where it needs one, and why it is what it is."""

    text: str
    why: Callable[[], str]
    label: str = ""
    share: float | None = None  # of 1, where a bar tells more


class FigureRow(NamedTuple):
    """A row of figures under one name; ``figures`` in the order of ``Review.COLUMNS``."""

    name: str
    figures: tuple[Figure, ...]


class Review:
    """The numbers of a book as of today. Streaks are counted once, totals as they are asked for."""

    COLUMNS = ("current", "best", "total", "steady", "week", "safe until")

    def __init__(self, book: BookView, today: date) -> None:
        self.book = book
        self.today = today
        self._streaks = {p.id: standing(book, p, today).streak for p in book.practices}
        self._connected = connected_days(book, today)
        self._steady = {p.id: steadiness_of(book, p, today, today) for p in book.practices}

    def streak(self, practice: Practice | None) -> Streak:
        """The streak of a practice, or the connected days."""
        return self._streaks[practice.id] if practice else self._connected

    def subject(self, practice: Practice | None) -> Subject:
        """What the sentences are told."""
        book = self.book
        return Subject(
            practice.name if practice else "Connected",
            self.streak(practice),
            (book.history(practice.id),) if practice else tuple(histories(book)),
            book.schedule(practice.id if practice else "", self.today),
            self.today,
            book.settings.week_start,
            0 if practice else book.settings.day_goal,
        )

    def lines(self) -> list[FigureRow]:
        """A line for each practice, then one for connected days."""
        subjects: list[Practice | None] = [*self.book.practices, None]
        return [self._line(practice) for practice in subjects]

    def _line(self, practice: Practice | None) -> FigureRow:
        subject = self.subject(practice)
        streak = subject.streak
        until = short_date(streak.keep_by, self.today) if streak.keep_by else "–"
        figures = [
            Figure(counted(streak.current, streak.unit), lambda: explain.current(subject)),
            Figure(str(streak.best), lambda: explain.best(subject)),
            Figure(str(streak.total), lambda: explain.total(subject)),
            Figure("", lambda: ""),
            Figure(f"{streak.week.done} of {streak.week.target}", lambda: explain.week(subject)),
            Figure(until, lambda: explain.keep_by(subject)),
        ]
        if practice:
            value = self._steady[practice.id]
            figures[3] = Figure(
                steadiness_word(value), lambda: explain.steady(subject, value), share=value
            )
        return FigureRow(subject.name, tuple(figures))

    def months(self, practice: Practice | None, year: int) -> list[Figure]:
        """The twelve months of a year against the schedule, then the year."""
        subject, totals = self.subject(practice), months_of(self.book, practice, year, self.today)

        def figure(n: int, total: Total) -> Figure:
            why = lambda: explain.month(subject, total, year, n)  # noqa: E731
            return Figure(_of(total), why, f"{date(year, n, 1):%b}")

        whole = Total(sum(t.done for t in totals), sum(t.asked for t in totals))
        return [
            *(figure(n, total) for n, total in enumerate(totals, 1)),
            Figure(_of(whole), lambda: explain.whole_year(subject, whole, year), str(year)),
        ]

    def weekdays(self, practice: Practice | None, year: int) -> list[Figure]:
        """The seven weekdays of a year, in the order of the user's week."""
        subject, start = self.subject(practice), self.book.settings.week_start
        totals = weekdays_of(self.book, practice, year, self.today)

        def figure(n: int) -> Figure:
            total = totals[n]
            why = lambda: explain.weekday(subject, total, year, n)  # noqa: E731
            name = f"{date(2024, 1, 1 + n):%a}"
            return Figure(_of(total), why, name, total.done / total.asked if total.asked else None)

        return [figure((start + n) % 7) for n in range(7)]

    def runs(self, practice: Practice | None) -> list[Figure]:
        """The ten longest runs."""
        subject = self.subject(practice)

        def figure(place: int) -> Figure:
            run = subject.streak.best_runs[place]
            why = lambda: explain.run_of(subject, run, place + 1)  # noqa: E731
            return Figure(short_span(run.first, run.last), why, f"{run.length:>4}")

        return [figure(n) for n in range(len(subject.streak.best_runs))]


def months_of(
    book: BookView, practice: Practice | None, year: int, today: date
) -> tuple[Total, ...]:
    """Each month of a year, January first; ``practice`` None counts connected days."""
    goal, week_start = book.settings.day_goal, book.settings.week_start
    if practice is None:
        return connected_months(histories(book), today, year, day_goal=goal, week_start=week_start)
    return month_totals(book.history(practice.id), today, year, week_start=week_start)


def weekdays_of(
    book: BookView, practice: Practice | None, year: int, today: date
) -> tuple[Total, ...]:
    """Each weekday of a year, Monday first; ``practice`` None counts connected days."""
    goal, week_start = book.settings.day_goal, book.settings.week_start
    if practice is None:
        return connected_weekdays(
            histories(book), today, year, day_goal=goal, week_start=week_start
        )
    return weekday_totals(book.history(practice.id), today, year, week_start=week_start)


def _of(total: Total) -> str:
    return f"{total.done} of {total.asked}" if total.asked else "–"
