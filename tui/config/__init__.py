"""config.toml, its folders, and the look of signs."""
