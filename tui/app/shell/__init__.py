"""The app object: saving, watching, going from screen to screen, palette, help."""
