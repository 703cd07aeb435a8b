"""The Streaks screen: a year as a map, and its figures."""
