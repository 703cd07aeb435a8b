"""Where themes are: TOML, one file a theme."""

from pathlib import Path

from tui.config.reading import config_folder


def theme_folders() -> list[Path]:
    """Where themes are looked for: those that came with Nearer, then the user's own."""
    here = Path(__file__).parent
    shipped = here / "themes"
    if not shipped.is_dir():  # a checkout: they stand at its top
        shipped = here.parent / "themes"
    return [shipped, config_folder() / "themes"]
