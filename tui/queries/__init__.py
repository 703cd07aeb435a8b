"""What the book says: numbers, lists and searches."""
