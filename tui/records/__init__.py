"""Values to records of the file and back."""
