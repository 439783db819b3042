"""A backup of the whole archive: where to, and how far it has come."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from mapping import clock
from mapping.archive.archive import Archive
from mapping.language import N_, say_date
from mapping.language import gettext as _
from tui.dialogs.working import WorkingDialog
from tui.places import pictures_folder
from tui.shown import shown
from tui.widgets.fields import Labelled, TextField


class BackupDialog(WorkingDialog[None]):
    """Ends when the file is written, read back and compared."""

    AUTO_FOCUS = "#path"
    HELP = N_(
        "A backup is the whole archive in one encrypted file. Put it on another disk than this computer's, for example "
        "a memory stick. The recovery key opens it, and so does the organisation's. Krets reads it back and compares "
        "it before it says that it is there."
    )
    enter_is_done = True

    def __init__(self, archive: Archive) -> None:
        """Of `archive`."""
        super().__init__()
        self._archive = archive
        self.heading, self.done_text = _("Backup"), _("Make the backup")

    def fields(self) -> ComposeResult:
        """When the last one was made, what becomes of this one, and where it goes."""
        yield Static(shown(self._last()), classes="prose")
        yield Static(
            shown(_("The whole archive in one encrypted file. The recovery key opens it; keep the two apart.")),
            classes="prose",
        )
        name = f"krets-{clock.today().isoformat()}.age"
        yield Labelled(_("File"), TextField(str(pictures_folder() / name), id="path"))

    def result(self) -> None:
        """Begin, when it is said where to."""
        target = self.path()
        if target is not None:
            self.start(partial(self._write, target), _("Writing, reading back and comparing … {part} %"))

    def finished(self, outcome: Path) -> None:
        """Say that it is there."""
        self.finish(None, _("The backup is written, read back and compared: {file}").format(file=outcome))

    def _write(self, target: Path) -> Path:
        from mapping.archive.parcels.backup import back_up

        back_up(self._archive, target, self.told)
        return target

    def _last(self) -> str:
        made = self._archive.index.backed_up
        if made is None:
            return _("There is no backup yet.")
        return _("The last backup was made on {day}.").format(day=say_date(made.astimezone().date()))
