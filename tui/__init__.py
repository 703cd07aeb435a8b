"""Nearer: five practices a day, streaks that tell the truth, in the terminal.

The root imports nothing, so that a plain command pays for what it uses only.
"""

__version__ = "0.1.0"
