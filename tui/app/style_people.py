"""How the People screen looks."""

CSS = """
"""
