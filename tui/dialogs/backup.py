"""A backup of the whole archive: where to, and how far it has come."""

from datetime import date
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.widgets import Button, Static

from mapping.archive.archive import Archive
from mapping.errors import KretsError
from mapping.language import N_, say_date
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.places import pictures_folder
from tui.saying import announce
from tui.shown import shown
from tui.widgets.fields import Labelled, TextField

_LOOK_EVERY = 0.25
"""Seconds."""


class BackupDialog(Dialog[None]):
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
        self._writing = False
        self._part = 0.0
        self.heading, self.done_text = _("Backup"), _("Make the backup")

    def fields(self) -> ComposeResult:
        """When the last one was made, what becomes of this one, and where it goes."""
        yield Static(shown(self._last()), classes="prose")
        yield Static(
            shown(_("The whole archive in one encrypted file. The recovery key opens it; keep the two apart.")),
            classes="prose",
        )
        name = f"krets-{date.today().isoformat()}.age"  # noqa: DTZ011 - the day where the worker is
        yield Labelled(_("File"), TextField(str(pictures_folder() / name), id="path"))

    def on_mount(self) -> None:
        """Show how far it has come, while it is written."""
        self.set_interval(_LOOK_EVERY, self._show)

    @property
    def changed(self) -> bool:
        """A file's name is soon written again."""
        return False

    def result(self) -> None:
        """Writing takes a while; the dialog ends when it is done."""
        field = self.query_one("#path", TextField)
        try:
            target = Path(field.text).expanduser()
        except RuntimeError:  # a home that nobody has
            self.complain(_("There is no such folder. Write another."), field)
            return
        if not self._writing:
            self._wait(True)
            self._part = 0.0
            self._show()
            self._write(target)

    def action_leave(self) -> None:
        """Not while it is being written: one would believe that it was not."""
        if not self._writing:
            super().action_leave()

    @work(thread=True, exclusive=True, group="backup")
    def _write(self, target: Path) -> None:
        from mapping.archive.backup import back_up

        try:
            back_up(self._archive, target, self._told)
        except KretsError as error:
            self.app.call_from_thread(self._refused, str(error))
        else:
            self.app.call_from_thread(self._written, target)

    def _told(self, part: float) -> None:
        """How far it has come. The screen is not waited for: it may be waiting for the archive."""
        self._part = part

    def _show(self) -> None:
        if self._writing:
            part = int(self._part * 100)
            self.complain(_("Writing, reading back and comparing … {part} %").format(part=part))

    def _refused(self, sentence: str) -> None:
        if not self.is_attached:  # Krets was locked meanwhile
            return
        self._wait(False)
        self.complain(sentence, self.query_one("#path"))

    def _written(self, file: Path) -> None:
        if not self.is_attached:
            return
        announce(self, _("The backup is written, read back and compared: {file}").format(file=file))
        self.dismiss(None)

    def _wait(self, writing: bool) -> None:
        self._writing = writing
        self.query(Button).set(disabled=writing)

    def _last(self) -> str:
        made = self._archive.index.backed_up
        if made is None:
            return _("There is no backup yet.")
        return _("The last backup was made on {day}.").format(day=say_date(made.astimezone().date()))
