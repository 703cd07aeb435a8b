"""Made-up years to look around in."""
