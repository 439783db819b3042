"""What the worker has chosen, as the app lives by it: read from the settings, changed at once, and kept."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.app import App, SystemCommand
from textual.filter import Monochrome, NoColor

from exports.palette import LIGHT
from mapping.archive.log import known_as
from mapping.language import LANGUAGES, current, use
from mapping.language import gettext as _
from tui.saying import announce, warn
from tui.settings import Look, Settings, faults_in_settings, keep_settings, read_settings
from tui.theme import own_variables, theme_of, themes


class ChoosingApp(App[None]):
    """An app with settings."""

    settings_file: Path
    """Where they lie."""

    def begin_with(self, settings: Settings) -> None:
        """Look as it is set from the start. Choosing a theme later reads the whole style sheet once more (10 ms)."""
        for theme in themes():
            self.register_theme(theme)
        if self.no_color:  # Textual would still send greys, which are colours too
            self._filters = [NoColor() if isinstance(each, Monochrome) else each for each in self._filters]
        known_as(settings.worker)
        self.set_reactive(App.theme, theme_of(settings.look))
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Krets's own names for colours, for the style sheet's first reading."""
        return own_variables(LIGHT)

    @property
    def settings(self) -> Settings:
        """What is set."""
        return read_settings(self.settings_file)

    def choose(self, **changed: Any) -> None:
        """Live by these settings from now on, and keep them."""
        settings = replace(self.settings, **changed)
        if "language" in changed:
            use(settings.language)
        if "look" in changed:
            self.theme = theme_of(settings.look)
        known_as(settings.worker)
        self.live_by(settings)
        if not keep_settings(self.settings_file, settings):
            warn(self, _("The settings cannot be kept: {file} cannot be written.").format(file=self.settings_file))

    def live_by(self, settings: Settings) -> None:
        """What else follows from settings that were changed."""

    @property
    def chosen_look(self) -> Look:
        """How the screen looks."""
        return next(look for look in Look if theme_of(look) == self.theme)

    @property
    def timeline_listed(self) -> bool:
        """Whether the timeline is shown as a list, as the worker chose."""
        return self.settings.timeline_listed

    @property
    def worker(self) -> str:
        """What the worker is called, as it is set; empty when it is not."""
        return self.settings.worker

    @property
    def backup_days(self) -> int:
        """Days from one backup until a reminder of the next, as it is set; 0: never."""
        return self.settings.backup_days

    def keep_timeline_listed(self, *, listed: bool) -> None:
        """Show the timeline so from now on."""
        self.choose(timeline_listed=listed)

    def setting_commands(self) -> Iterable[SystemCommand]:
        """What the palette offers of all this."""
        yield SystemCommand(_("Light or dark"), _("Paper by day, a calm dark in the evening"), self.action_shade)
        yield SystemCommand(_("High contrast"), _("White and clear colours on black"), self.action_contrast)
        yield SystemCommand(_("Svenska / English"), _("Change the language"), self.action_language)
        what = _("Show the map's picture here with c, or not; from the next start")
        yield SystemCommand(_("Pictures in the terminal"), what, self.action_images)

    def action_shade(self) -> None:
        """Light or dark, from now on."""
        self.choose(look=Look.LIGHT if self.chosen_look is Look.DARK else Look.DARK)

    def action_contrast(self) -> None:
        """High contrast from now on; or, when it is on, light."""
        self.choose(look=Look.LIGHT if self.chosen_look is Look.CONTRAST else Look.CONTRAST)

    def action_language(self) -> None:
        """The other language, from the next screen on."""
        self.choose(language=LANGUAGES[1 - LANGUAGES.index(current())])
        announce(self, _("Krets speaks English when you go to another screen."))

    def action_images(self) -> None:
        """Pictures in the terminal or not, from the next start."""
        from tui.graphics import setting_words

        images = not self.settings.images
        self.choose(images=images)
        announce(self, setting_words(images))

    def action_set(self) -> None:
        """All settings."""
        from tui.screens.settings import SettingsScreen

        if not any(isinstance(screen, SettingsScreen) for screen in self.screen_stack):
            self.push_screen(SettingsScreen())

    def tell_faults(self) -> None:
        """Say what is wrong in the settings file, the first of it; to be called from a thread."""
        if faults := faults_in_settings(self.settings_file):
            said = _("{fault} See everything with: krets config").format(fault=faults[0])
            self.call_from_thread(warn, self, said)
