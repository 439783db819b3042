"""Where the page with the recovery key is to be written."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from exports.files import write_new
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.working import WorkingDialog
from tui.shown import shown
from tui.widgets.fields import Labelled, TextField


class RecoveryPageDialog(WorkingDialog[str]):
    """Ends with the file's name, when it is written."""

    HELP = N_("Write where the file is to lie. It is new, and only you can read it. Esc writes nothing.")
    enter_is_done = True

    def __init__(self, page: str) -> None:
        """For that page."""
        super().__init__()
        self._page = page
        self.heading, self.done_text = _("Save the recovery key as a file"), _("Save")

    def fields(self) -> ComposeResult:
        """What it means, and where."""
        told = _("Whoever has the file can open the archive. Print it, and erase it as soon as the paper is there.")
        yield Static(shown(told), classes="warning")
        yield Labelled(_("File"), TextField(str(Path.home() / _("krets-recovery-key.txt")), id="file"))

    def result(self) -> None:
        """Begin, when it is said where to."""
        target = self.path("file")
        if target is not None:
            self.start(partial(self._write, target), _("Writing …"))

    def finished(self, outcome: Path) -> None:
        """Tell where it is."""
        self.finish(str(outcome))

    def _write(self, target: Path) -> Path:
        write_new(target, self._page.encode())
        return target
