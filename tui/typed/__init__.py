"""English to values."""
