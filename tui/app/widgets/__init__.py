"""Widgets that know nothing of the book."""
