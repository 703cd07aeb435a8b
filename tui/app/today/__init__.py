"""The Today screen: the practices of a day, and whom to reach out to."""
