"""How the Planner screen looks."""

CSS = """
"""
