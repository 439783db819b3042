"""What can be set, each on a line with a plain sentence about it. What is chosen holds at once, and is kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapping.language import LANGUAGES, N_, current, ngettext
from mapping.language import gettext as _
from tui.dialogs.setting import FileDialog, FolderDialog, NameDialog, NumberDialog
from tui.keys import key
from tui.screens.page import NumberedPage
from tui.settings import DAYS, MINUTES, Look, Settings
from tui.shown import row, shown
from tui.the_app import the_app

WIDE = 32
"""Columns for a setting's name."""

LOOKS = {Look.LIGHT: N_("calm and light"), Look.DARK: N_("calm and dark"), Look.CONTRAST: N_("high contrast")}
SPOKEN = {"sv": "svenska", "en": "English"}
"""Each language by its own name."""


class Setting(NamedTuple):
    """Something that can be set."""

    field: str
    """Its name in Settings and in the file."""
    name: str
    """Marked for translation, as is `about`."""
    about: str


SETTINGS = (
    Setting("language", N_("Language"), N_("What Krets speaks, on each screen that is opened from now on.")),
    Setting("look", N_("Look"), N_("Light by day, dark in the evening, or black and white.")),
    Setting("worker", N_("Your name"), N_("As it stands in the log and in what you write.")),
    Setting("lock_minutes", N_("Lock after"), N_("So long without a key. In a session the screen is hidden then.")),
    Setting(
        "lock_in_session_minutes", N_("Lock in a session after"), N_("So long without a key until it locks there.")
    ),
    Setting("backup_days", N_("Remind of a backup after"), N_("So many days from one to the next.")),
    Setting(
        "images", N_("Pictures in the terminal"), N_("The map as a picture, with c. It holds from the next start.")
    ),
    Setting("questions", N_("Own questions"), N_("The folder with your service's own. It holds from the next start.")),
    Setting("service", N_("The service's file"), N_("With your service's decisions: its name, its key, its rules.")),
)
"""In the order in which they are listed, and numbered."""


class SettingList(OptionList):
    """The list of them; Enter changes the one in hand."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "select", N_("Change"))]


class SettingsScreen(NumberedPage):
    """The settings, numbered."""

    CSS_PATH = "inside.tcss"
    HELP = N_(
        "Here is what can be set. Press a number, or choose with the arrows and Enter. What you choose holds at once, "
        "and is kept."
    )
    DEFAULT_CSS = "SettingsScreen OptionList { height: 1fr; }"
    heading = N_("Settings")

    def __init__(self) -> None:
        """Of the app, with or without an archive that is open."""
        Screen.__init__(self)

    @property
    def help_now(self) -> str:
        """The help, and where the file lies."""
        where = _("They lie in {file}, which you can also change by hand.").format(file=the_app(self).settings_file)
        return f"{_(self.HELP)} {where}"

    @property
    def now(self) -> Settings:
        """What is set, as the app lives by it."""
        app = the_app(self)
        return replace(app.settings, language=current(), look=app.chosen_look)

    def body(self) -> ComposeResult:
        """The list."""
        yield SettingList(compact=True)

    def lines(self) -> tuple[tuple[str, str], ...]:
        """What each is called, and the sentence about it."""
        return tuple((_(setting.name), _(setting.about)) for setting in SETTINGS)

    def renew(self) -> None:
        """Show what is set now, two rows each, so that all of it is seen at once."""
        options = self.query_one(OptionList)
        before = options.highlighted or 0
        now = self.now
        rows = (_option(number, setting, value_words(setting, now)) for number, setting in enumerate(SETTINGS, 1))
        options.set_options(rows)
        options.highlighted = before

    def do(self, place: int) -> None:
        """Change it, or ask for what it is to be."""
        setting, now = SETTINGS[place], self.now
        change = _CHANGES.get(setting.field)
        if change is not None:
            self.put(setting, change(now))
            return
        value = str(getattr(now, setting.field))
        self.app.push_screen(_asking(setting, value), partial(self._answered, setting))

    def put(self, setting: Setting, value: object) -> None:
        """Live by it, and show it."""
        the_app(self).choose(**{setting.field: value})
        self.renew()
        self.entitle(_(self.heading))
        self.on_mount()
        self.refresh_bindings()

    def _answered(self, setting: Setting, value: object) -> None:
        if value is not None:
            self.put(setting, value)


def value_words(setting: Setting, now: Settings) -> str:
    """What it is set to, in words."""
    value: Any = getattr(now, setting.field)
    if setting.field == "language":
        return SPOKEN[value]
    if setting.field == "look":
        return _(LOOKS[value])
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if setting.field == "backup_days":
        return ngettext("{count} day", "{count} days", value) if value else _("never")
    if isinstance(value, int):
        return ngettext("{count} minute", "{count} minutes", value)
    return value or _("not set")


def _following(look: Look) -> Look:
    looks = list(Look)
    return looks[(looks.index(look) + 1) % len(looks)]


_CHANGES: dict[str, Callable[[Settings], object]] = {
    "language": lambda now: LANGUAGES[1 - LANGUAGES.index(now.language)],
    "look": lambda now: _following(now.look),
    "images": lambda now: not now.images,
}
"""What is changed by the key alone: there are so few to choose from."""


def _asking(setting: Setting, value: str) -> Screen[Any]:
    name, about = _(setting.name), _(setting.about)
    match setting.field:
        case "worker":
            return NameDialog(name, value, about)
        case "questions":
            return FolderDialog(name, value, about)
        case "service":
            return FileDialog(name, value, about)
    return NumberDialog(name, value, about, DAYS if setting.field == "backup_days" else MINUTES)


def _option(number: int, setting: Setting, value: str) -> Option:
    first = row((f" {number}  ", "bold $accent"), (f"{_(setting.name):<{WIDE}}", "bold"), shown(value))
    return Option(Content("\n").join((first, row((f"    {_(setting.about)}", "$muted")))), id=setting.field)
