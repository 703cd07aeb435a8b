"""What may be done: checked, it gives undoable steps."""
