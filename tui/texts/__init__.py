"""The app's own words."""
