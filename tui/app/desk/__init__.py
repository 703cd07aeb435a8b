"""What a screen or a dialog may use: the book to draw, and one door for changes."""
