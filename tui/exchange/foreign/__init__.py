"""What reading and writing any other program's files needs, and the one meaning in between."""
