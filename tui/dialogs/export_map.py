"""Taking the network map out as a picture: what kind, where to, for whom, and what that means."""

from pathlib import Path
from typing import get_args

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input, Select, Static

from exports.files import write_new
from exports.pictures.look import PictureFormat
from mapping.archive.archive import Archive
from mapping.archive.codec import ExportNote
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import N_
from mapping.language import gettext as _
from mapping.session import Session
from tui.desk import utc_now
from tui.dialogs.dialog import Dialog
from tui.places import pictures_folder
from tui.saying import announce, unwritable_words
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, TextField


class ExportMapDialog(Dialog[Path]):
    """Ends with the file that was written."""

    AUTO_FOCUS = "#receiver"
    HELP = N_("Choose the kind of picture and where it goes, and note for whom it is. PNG opens everywhere.")

    def __init__(self, archive: Archive, family: Family, session: Session) -> None:
        """Export the map of `session`."""
        super().__init__()
        self._archive, self._family, self._session = archive, family, session
        self._own_path = True
        self._writing = False
        self.heading, self.done_text = _("Export the network map"), _("Write the picture")

    def fields(self) -> ComposeResult:
        """The warning first, then the choices."""
        warning = _("The picture will no longer be protected: whoever gets the file can see everything in it.")
        formats = [(name.upper(), name) for name in get_args(PictureFormat)]
        yield Static(shown(warning), classes="warning")
        yield Labelled(_("For whom"), TextField(id="receiver", placeholder=_("the parent, the social secretary …")))
        yield Labelled(_("Kind"), ChoiceField(formats, "png", id="format", needed=True))
        yield Labelled(_("File"), TextField(str(self._path("png")), id="path"))

    @property
    def changed(self) -> bool:
        """A receiver and a file name are soon written again."""
        return False

    def on_mount(self) -> None:
        """Load the picture engine while the worker reads."""
        self._warm()

    def result(self) -> Path | None:
        """Writing takes a moment; the dialog ends when it is done."""
        receiver = self.query_one("#receiver", TextField)
        if not receiver.text:
            self.complain(_("Note for whom the picture is."), receiver)
            return None
        path = self.query_one("#path", TextField)
        try:
            target = Path(path.text).expanduser()
        except RuntimeError:  # a home that nobody has
            self.complain(_("There is no such folder. Write another."), path)
            return None
        if not self._writing:
            self._writing = True
            self.complain(_("Drawing the map …"))
            self._write(target, self._format(), receiver.text)
        return None

    def action_leave(self) -> None:
        """Not while the picture is being written: one would believe that it was not."""
        if not self._writing:
            super().action_leave()

    @on(Select.Changed, "#format")
    def _format_chosen(self) -> None:
        if self._own_path:
            self.query_one("#path", TextField).value = str(self._path(self._format()))

    @on(Input.Changed, "#path")
    def _path_written(self, event: Input.Changed) -> None:
        self._own_path = event.value in {str(self._path(name)) for name in get_args(PictureFormat)}

    @work(thread=True, exclusive=True, group="export")
    def _write(self, target: Path, picture_format: PictureFormat, receiver: str) -> None:
        from exports.pictures.network_map import draw_map

        try:
            content = draw_map(self._session, title=self._family.code, picture_format=picture_format)
            if self._archive.writable:  # noted first: a picture that nobody knows of is worse than a note too many
                note = ExportNote(
                    session=self._session.id, at=utc_now(), what=f"map {picture_format}", receiver=receiver
                )
                self._archive.note_export(self._family.id, note)
            write_new(target, content)
        except KretsError as error:
            self.app.call_from_thread(self._refused, str(error))
        else:
            self.app.call_from_thread(self._written, target)

    @work(thread=True, group="warm")
    def _warm(self) -> None:
        from exports.pictures.network_map import warm

        warm()

    def _refused(self, sentence: str) -> None:
        self._writing = False
        self.complain(sentence)

    def _written(self, target: Path) -> None:
        from exports.pictures.network_map import unwritable

        written = _("Written: {file}. It is no longer protected.").format(file=target)
        announce(self, f"{written} {unwritable_words(len(unwritable(self._session)))}".strip())
        self.dismiss(target)

    def _format(self) -> PictureFormat:
        chosen: PictureFormat = self.query_one("#format", ChoiceField).choice or "png"
        return chosen

    def _path(self, picture_format: str) -> Path:
        kind, session = _("network-map"), self._session
        name = f"{kind}-{session.met_on}-{str(session.id)[:8]}.{picture_format}"
        return pictures_folder() / name
