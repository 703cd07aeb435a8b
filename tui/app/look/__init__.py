"""Themes, colours and style."""
