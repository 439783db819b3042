"""The recovery key is handed out: shown once, kept as a page, and proved by writing a group of it off the paper."""

import secrets
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from mapping import clock
from mapping.archive.archive import Archive
from mapping.archive.keys.groups import group_is
from mapping.archive.keys.page import archive_mark, group_rows, recovery_page
from mapping.archive.keys.recovery import RecoveryKey
from mapping.errors import KretsError
from mapping.language import N_
from mapping.language import gettext as _
from tui.keys import key
from tui.saying import announce, warn
from tui.screens.page import Page
from tui.shown import row, shown
from tui.widgets.secret import SecretField


class RecoveryScreen(Page):
    """Two steps: the key is on the screen; then it is not, and one group of it is asked for."""

    HELP = N_(
        "The recovery key opens the archive when the passphrase is forgotten. Write it off by hand, or save the page "
        "as a file, print it and erase the file. Then Krets asks for one group, so that you know the paper is right. "
        "Esc puts that off: under Keys you can try the paper, or make a new key, at any time."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "save", N_("Save as a file")),
        key("escape", "leave", N_("Later")),
    ]
    DEFAULT_CSS = """
    RecoveryScreen {
        #groups { margin: 0 0 1 4; height: auto; }
        #asked, #asked .buttons, #shown .buttons { height: auto; }
        .buttons { margin: 1 0 0 0; }
        #shown { height: auto; }
        Input { width: 16; margin: 1 0; }
    }
    """

    heading = N_("Recovery key")

    def __init__(self, archive: Archive, recovery_key: RecoveryKey) -> None:
        """Show `recovery_key`, which opens `archive` from now on."""
        super().__init__(archive)
        self._key = recovery_key
        self._wanted = secrets.randbelow(len(recovery_key.groups))

    def body(self) -> ComposeResult:
        """The key and what to do with it; the question, not yet seen."""
        with Vertical(id="shown"):
            told = _(
                "If you forget the passphrase, this key is the only way in. Write it on paper and keep that under "
                "lock, not beside the computer. It is shown only now."
            )
            yield Static(shown(told), classes="prose")
            yield Static(Content("\n").join(row((each, "bold")) for each in group_rows(self._key)), id="groups")
            about = _("Write {mark} beside it, the beginning of the archive's id.")
            yield Static(shown(about.format(mark=archive_mark(self._archive.id))), classes="prose hint")
            with Horizontal(classes="buttons"):
                yield Button(_("I have written it down"), variant="primary", id="on", compact=True)
                yield Button(_("Save as a file"), id="save", compact=True)
        with Vertical(id="asked"):
            yield SecretField(seen=True)
            yield Static("", classes="complaint")
            with Horizontal(classes="buttons"):
                yield Button(_("Done"), variant="primary", id="prove", compact=True)
                yield Button(_("Show the key again"), id="again", compact=True)

    def on_mount(self) -> None:
        """The key first."""
        self._ask(False)

    @on(Button.Pressed, "#on")
    def _on(self) -> None:
        self._ask(True)

    @on(Button.Pressed, "#again")
    def _again(self) -> None:
        self._ask(False)

    def _ask(self, asked: bool) -> None:
        question = _("Look at your paper: what is group {number}?").format(number=self._wanted + 1)
        self.entitle(question if asked else _("Your recovery key"))
        self.query_one("#shown").display, self.query_one("#asked").display = not asked, asked
        (self.query_one(Input) if asked else self.query_one("#on")).focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#prove")
    def _prove(self) -> None:
        """Whether the group is the one on the paper."""
        if not group_is(self.query_one(Input).value, self._key.groups[self._wanted]):
            said = _("That is not group {number}. Look once more, or have the key shown again.")
            self.query_one(".complaint", Static).update(shown(said.format(number=self._wanted + 1)))
            self.query_one(Input).focus()
            return
        try:
            self._archive.keyring.tried(self._key)
        except KretsError as error:
            warn(self, error)
        else:
            announce(self, _("It is right. Keep the paper safe."))
        super().action_leave()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """The page as a file, to be printed."""
        from tui.dialogs.archive.recovery_page import RecoveryPageDialog

        page = recovery_page(self._key, self._archive.id, clock.today())
        self.app.push_screen(RecoveryPageDialog(page), self._saved)

    def _saved(self, file: str | None) -> None:
        if file is not None:
            announce(self, _("Saved. Print it, keep the paper under lock, and erase the file."))

    def action_leave(self) -> None:
        """The question can be answered later, with the paper."""
        announce(self, _("Under Keys you can try the paper, or make a new recovery key."))
        super().action_leave()


def hand_out(app: App[None], archive: Archive) -> None:
    """Make a new recovery key for `archive`, and show it. What goes wrong is said; the archive is open all the same."""
    try:
        recovery_key = archive.keyring.new_recovery_key()
    except KretsError as error:
        warn(app.screen, error)
    else:
        app.push_screen(RecoveryScreen(archive, recovery_key))
