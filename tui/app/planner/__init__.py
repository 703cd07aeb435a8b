"""The Planner screen: an agenda, a month, quick add, ideas."""
