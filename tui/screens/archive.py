"""What one does with the archive as a whole: each on a line of its own, opening a page of its own."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping.archive.archive import Archive
from mapping.language import N_
from mapping.language import gettext as _
from tui.keys import key, quiet
from tui.shown import row, shown
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine


class Duty(NamedTuple):
    """Something to do with the archive."""

    name: str
    """Marked for translation, as is `what`."""
    what: str
    page: Callable[[Archive], Screen[None]]
    """Makes the page; whatever is heavy is imported there."""


def _retention(archive: Archive) -> Screen[None]:
    from tui.screens.retention import RetentionScreen

    return RetentionScreen(archive)


def _backup(archive: Archive) -> Screen[None]:
    from tui.dialogs.backup import BackupDialog

    return BackupDialog(archive)


def _take_in(archive: Archive) -> Screen[None]:
    from tui.dialogs.take_in import TakeInDialog

    return TakeInDialog(archive)


def _log(archive: Archive) -> Screen[None]:
    from tui.screens.log import LogScreen

    return LogScreen(archive)


def _check(archive: Archive) -> Screen[None]:
    from tui.screens.check import CheckScreen

    return CheckScreen(archive)


def _keys(archive: Archive) -> Screen[None]:
    from tui.screens.keys import KeysScreen

    return KeysScreen(archive)


DUTIES: tuple[Duty, ...] = (
    Duty(N_("Backup"), N_("the whole archive in one encrypted file"), _backup),
    Duty(N_("Check"), N_("whether everything is whole, and what can be put right"), _check),
    Duty(N_("Erasing"), N_("what is due by the service's rule, and why"), _retention),
    Duty(N_("Log"), N_("who did what, and when"), _log),
    Duty(N_("Keys"), N_("passphrase, recovery key and organisation key"), _keys),
    Duty(N_("Take in a family"), N_("that a colleague handed over"), _take_in),
)
"""In the order in which they are listed, and numbered."""


class ArchiveScreen(Screen[None]):
    """The duties, numbered."""

    AUTO_FOCUS = "OptionList"
    HELP = N_(
        "Here is what concerns the archive as a whole. Press a number, or choose with the arrows and Enter. Nothing is "
        "done before you have seen what it is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", N_("Open")),
        key("escape", "app.pop_screen", N_("Home")),
        key("f1", "app.explain", N_("Help")),
        *(quiet(str(number), f"open({number - 1})") for number in range(1, 10)),
    ]
    DEFAULT_CSS = "ArchiveScreen OptionList { margin: 1 0; height: 1fr; }"

    def __init__(self, archive: Archive) -> None:
        """Of `archive`."""
        super().__init__()
        self._archive = archive

    def compose(self) -> ComposeResult:
        """A title and the list."""
        yield TopLine()
        with Vertical(classes="page"):
            yield Static(shown(_("The archive")), classes="title")
            yield OptionList(*map(_option, range(1, len(DUTIES) + 1), DUTIES), compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say where one is."""
        self.query_one(TopLine).show(_("The archive"))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_open(event.option_index)

    def action_open(self, number: int | None = None) -> None:
        """Open a page: the one with that place in the list, or the highlighted one."""
        place = self.query_one(OptionList).highlighted if number is None else number
        if place is not None and place < len(DUTIES):
            self.app.push_screen(DUTIES[place].page(self._archive))


def _option(number: int, duty: Duty) -> Option:
    name, what = (
        row((f" {number}  ", "bold $accent"), (_(duty.name), "bold")),
        row(("    " + _(duty.what) + "\n", "$muted")),
    )
    return Option(Content("\n").join((name, what)))
