"""A family that a colleague handed over, taken in."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input, Static

from mapping.archive.archive import Archive
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.working import WorkingDialog
from tui.shown import shown
from tui.taken import told
from tui.widgets.fields import Labelled, TextField
from tui.widgets.secret import SecretField


class TakeInDialog(WorkingDialog[None]):
    """Ends when all of it is taken in."""

    AUTO_FOCUS = "#path"
    HELP = N_(
        "Write where the file is, and what opens it: the passphrase that your colleague said, or your secret age key. "
        "Nothing that is here is overwritten: what has changed both here and there is kept twice, side by side."
    )

    def __init__(self, archive: Archive) -> None:
        """Into `archive`."""
        super().__init__()
        self._archive = archive
        self.heading, self.done_text = _("Take in a family"), _("Take it in")

    def fields(self) -> ComposeResult:
        """The file, and what opens it."""
        text = _("A family that a colleague handed over. Nothing that is here is overwritten.")
        yield Static(shown(text), classes="prose")
        yield Labelled(_("File"), TextField(id="path"))
        yield Labelled(_("Opens with"), SecretField(id="secret"))

    def result(self) -> None:
        """Begin, when it is said what, and what opens it."""
        path, secret = self.query_one("#path", TextField), self.query_one("#secret", Input)
        if not path.text or not secret.value:
            self.complain(_("Write where the file is, and what opens it."), secret if path.text else path)
            return
        file = self.path()
        if file is not None:
            self.start(partial(self._take_in, file, secret.value), _("Opening …"))

    def finished(self, outcome: str) -> None:
        """Say what was taken in."""
        self.finish(None, outcome)

    def _take_in(self, file: Path, secret: str) -> str:
        from mapping.archive.parcels.handover import read_handed, secret_in
        from mapping.archive.parcels.taking_in import take_in

        return " ".join(told(take_in(self._archive, read_handed(file, secret_in(secret)))))
