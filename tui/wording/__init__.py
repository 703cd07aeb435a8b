"""Values to English."""
