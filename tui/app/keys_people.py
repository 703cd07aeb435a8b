"""The keys of the People screen, and what is good to know there."""

from tui.app.key import Key

PEOPLE = (
    Key("go.today", "t,escape,o", "app.go('today')", "t escape", "Today", "Go to", "today"),
    Key("go.streaks", "s", "app.go('streaks')", "s", "Streaks", "Go to"),
    Key("go.planner", "p", "app.go('planner')", "p", "Planner", "Go to"),
)

GOOD_TO_KNOW: tuple[str, ...] = ()
