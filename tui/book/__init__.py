"""All of the file in memory, and the one writer."""
