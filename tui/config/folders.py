"""Where themes are: TOML, one file a theme."""

from pathlib import Path

from tui.config.reading import config_folder


def theme_folders() -> list[Path]:
    """Where themes are looked for: those that came with Nearer, then the user's own."""
    package = Path(__file__).parents[1]
    shipped = package / "themes"
    if not shipped.is_dir():  # a checkout: they stand at its top
        shipped = package.parent / "themes"
    return [shipped, config_folder() / "themes"]
