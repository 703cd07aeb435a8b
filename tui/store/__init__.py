"""The file: one TinyDB JSON file that cannot be lost (DESIGN 3)."""
