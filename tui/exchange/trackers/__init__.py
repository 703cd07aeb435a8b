"""Other programs' files, a format a module: each says what is its own, and reads it."""
