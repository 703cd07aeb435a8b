"""Other people's files, a module a format."""
