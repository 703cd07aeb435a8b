"""What every screen of Nearer shares."""
