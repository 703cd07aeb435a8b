"""The keys of the Planner screen, and what is good to know there."""

from tui.app.key import Key

PLANNER = (
    Key("go.today", "t,escape,p", "app.go('today')", "t escape", "Today", "Go to", "today"),
    Key("go.streaks", "s", "app.go('streaks')", "s", "Streaks", "Go to"),
    Key("go.people", "o", "app.go('people')", "o", "People", "Go to"),
)

GOOD_TO_KNOW: tuple[str, ...] = ()
