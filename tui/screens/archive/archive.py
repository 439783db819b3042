"""What one does with the archive as a whole: each on a line of its own, opening a page of its own."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.screen import Screen

from mapping.archive.archive import Archive
from mapping.language import N_
from mapping.language import gettext as _
from tui.keys import key
from tui.screens.page import NumberedPage


class Duty(NamedTuple):
    """Something to do with the archive."""

    name: str
    """Marked for translation, as is `what`."""
    what: str
    page: Callable[[Archive], Screen[None]]
    """Makes the page; whatever is heavy is imported there."""


def _retention(archive: Archive) -> Screen[None]:
    from tui.screens.archive.retention import RetentionScreen

    return RetentionScreen(archive)


def _backup(archive: Archive) -> Screen[None]:
    from tui.dialogs.archive.backup import BackupDialog

    return BackupDialog(archive)


def _take_in(archive: Archive) -> Screen[None]:
    from tui.dialogs.archive.take_in import TakeInDialog

    return TakeInDialog(archive)


def _log(archive: Archive) -> Screen[None]:
    from tui.screens.archive.log import LogScreen

    return LogScreen(archive)


def _check(archive: Archive) -> Screen[None]:
    from tui.screens.archive.check import CheckScreen

    return CheckScreen(archive)


def _keys(archive: Archive) -> Screen[None]:
    from tui.screens.archive.keys import KeysScreen

    return KeysScreen(archive)


def _settings(_archive: Archive) -> Screen[None]:
    from tui.screens.settings import SettingsScreen

    return SettingsScreen()


DUTIES: tuple[Duty, ...] = (
    Duty(N_("Backup"), N_("the whole archive in one encrypted file"), _backup),
    Duty(N_("Check"), N_("whether everything is whole, and what can be put right"), _check),
    Duty(N_("Erasing"), N_("what is due by the service's rule, and why"), _retention),
    Duty(N_("Log"), N_("who did what, and when"), _log),
    Duty(N_("Keys"), N_("passphrase, recovery key and organisation key"), _keys),
    Duty(N_("Take in a family"), N_("that a colleague handed over"), _take_in),
    Duty(N_("Settings"), N_("language, look, when it locks, and more"), _settings),
)
"""In the order in which they are listed, and numbered."""


class ArchiveScreen(NumberedPage):
    """The duties, numbered."""

    HELP = N_(
        "Here is what concerns the archive as a whole. Press a number, or choose with the arrows and Enter. Nothing is "
        "done before you have seen what it is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "do", N_("Open"))]
    DEFAULT_CSS = "ArchiveScreen OptionList { margin: 1 0; height: 1fr; }"
    heading = N_("The archive")

    def lines(self) -> tuple[tuple[str, str], ...]:
        """The duties."""
        return tuple((_(duty.name), _(duty.what)) for duty in DUTIES)

    def do(self, place: int) -> None:
        """Open a page."""
        self.app.push_screen(DUTIES[place].page(self._archive))
