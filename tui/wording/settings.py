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

LOOK_NAMES = {"theme": "Theme", "glyphs": "Signs", "clock": "Times of day"}
LOOK_MEANINGS = {
    "theme": "the colours; kept in config.toml, and enter lists them",
    "glyphs": "unicode, ascii, or auto, which looks at the terminal; kept in config.toml",
    "clock": "how an hour is written, 24h or 12h; kept in config.toml",
}
"""What of the look is chosen on the screen of settings, by the name that config.toml has for it."""
