"""An app for a widget alone, in the colours that the real one has."""

from textual.app import App

from tui.app.look.colours import readable


class ReadableApp(App[None]):
    """Its styles may name our variables."""

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        return variables | readable(self.current_theme, variables)
