"""Settings by name, as a person reads them."""

SETTING_NAMES = {
    "day_start": "A day begins at",
    "week_start": "A week begins on",
    "day_goal": "Practices for a connected day",
    "grace": "Grace: a day that may stay empty",
    "show_streaks": "Streaks are shown",
    "default_minutes": "Minutes of planned time",
    "date_order": "A day in figures is written",
}
"""By the name that the file and the command line have for it."""
