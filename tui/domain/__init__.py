"""What things mean: pure functions and values, without a clock and without files."""
