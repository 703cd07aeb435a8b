"""How the People screen and the choice of people look."""

CSS = """
#people { margin: 1 0 0 1; }
#person { height: 6; padding: 1 1 0 3; color: $text-quiet; }
Screen.-short #person { display: none; }
#whom-list { height: auto; max-height: 12; margin: 1 0; }
"""
