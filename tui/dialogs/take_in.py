"""A family that a colleague handed over, taken in."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.widgets import Input, Static

from mapping.archive.archive import Archive
from mapping.errors import KretsError
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.saying import announce
from tui.shown import shown
from tui.taken import told
from tui.widgets.fields import Labelled, TextField
from tui.widgets.secret import SecretField


class TakeInDialog(Dialog[None]):
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
        self._reading = False
        self.heading, self.done_text = _("Take in a family"), _("Take it in")

    def fields(self) -> ComposeResult:
        """The file, and what opens it."""
        text = _("A family that a colleague handed over. Nothing that is here is overwritten.")
        yield Static(shown(text), classes="prose")
        yield Labelled(_("File"), TextField(id="path"))
        yield Labelled(_("Opens with"), SecretField(id="secret"))

    @property
    def changed(self) -> bool:
        """What is written here is soon written again."""
        return False

    def result(self) -> None:
        """It takes a moment; the dialog ends when it is done."""
        path, secret = self.query_one("#path", TextField), self.query_one("#secret", Input)
        if not path.text or not secret.value:
            self.complain(_("Write where the file is, and what opens it."), secret if path.text else path)
            return
        try:
            file = Path(path.text).expanduser()
        except RuntimeError:  # a home that nobody has
            self.complain(_("There is no such folder. Write another."), path)
            return
        if not self._reading:
            self._reading = True
            self.complain(_("Opening …"))
            self._take_in(file, secret.value)

    def action_leave(self) -> None:
        """Not while it is being taken in: one would believe that it was not."""
        if not self._reading:
            super().action_leave()

    @work(thread=True, exclusive=True, group="take in")
    def _take_in(self, file: Path, secret: str) -> None:
        from mapping.archive.handover import read_handed, secret_in
        from mapping.archive.taking_in import take_in

        try:
            taken = take_in(self._archive, read_handed(file, secret_in(secret)))
        except KretsError as error:
            self.app.call_from_thread(self._refused, str(error))
        else:
            self.app.call_from_thread(self._taken, " ".join(told(taken)))

    def _refused(self, sentence: str) -> None:
        if self.is_attached:
            self._reading = False
            self.complain(sentence)

    def _taken(self, words: str) -> None:
        if self.is_attached:
            announce(self, words)
            self.dismiss(None)
