"""What dialogs share that show a text of a family to be read, and then write it to a new file."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from exports.files import free_name, refuse_taken, write_new
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import ExportNote
from mapping.archive.log import Purpose
from mapping.family import Family
from mapping.language import gettext as _
from mapping.protection import noted, refuse_unconfirmed
from mapping.session import Session
from tui.desk import utc_now
from tui.dialogs.leaving import is_sure, purposes, sure
from tui.dialogs.working import WorkingDialog
from tui.places import pictures_folder
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, TextField

TALL = 36
"""Rows, from which there is room for more of the text."""


class TextOutDialog(WorkingDialog[Path]):
    """Ends with the file that was written."""

    AUTO_FOCUS = "#sure, #text"
    DEFAULT_CSS = """
    TextOutDialog {
        #text { height: 7; padding: 0 1; margin: 0 0 1 0; background: $panel; }
        #text:focus { background: $chosen; }
        &.tall #text { height: 18; }
    }
    """
    purpose = Purpose.OWN
    """What is chosen from the start."""

    def __init__(self, archive: Archive, family: Family, session: Session) -> None:
        """Of `session`."""
        super().__init__()
        self._archive, self._family, self._session = archive, family, session
        self.done_text = _("Write the file")

    @property
    def receiver(self) -> str:
        """For whom it usually is."""
        raise NotImplementedError

    @property
    def text(self) -> str:
        """The text as it is chosen now."""
        raise NotImplementedError

    @property
    def file_name(self) -> str:
        """What its file is called from the start: no name of anybody."""
        raise NotImplementedError

    def noted(self, how: str) -> str:
        """What is noted of it that leaves as a file (``file``) or in another way."""
        raise NotImplementedError

    def choices(self) -> ComposeResult:
        """The fields of what kind of text it is."""
        yield from ()

    def fields(self) -> ComposeResult:
        """The text to read, what it is, for whom and why, and where it goes."""
        yield from sure(self._family)
        with VerticalScroll(id="text", can_focus=True):
            yield Static(id="read")
        yield from self.choices()
        yield Labelled(_("For whom"), TextField(self.receiver, id="receiver"))
        yield Labelled(_("Why"), ChoiceField(purposes(), self.purpose.value, id="purpose"))
        yield Labelled(_("File"), TextField(id="path"))
        warning = _("The file will no longer be protected: whoever gets it can see everything in it.")
        yield Static(shown(warning), classes="warning")

    def on_mount(self) -> None:
        """Show the text."""
        self.show_text()

    def on_resize(self) -> None:
        """A tall window shows more of the text."""
        self.set_class(self.app.size.height >= TALL, "tall")

    def show_text(self) -> None:
        """Show the text as it is chosen now, and where it would go."""
        self.query_one("#read", Static).update(shown(self.text))
        self.query_one("#path", TextField).value = str(free_name(pictures_folder() / self.file_name))

    def result(self) -> Path | None:
        """Begin, when it is said for whom, why and where to."""
        target = self.path() if self.may_leave() else None
        if target is not None:
            self.start(partial(self._write, target, self.text, *self.whom, self.noted("file")), _("Writing …"))
        return None

    def finished(self, outcome: Path) -> None:
        """Say where it is."""
        self.finish(outcome, _("Written: {file}. It is no longer protected.").format(file=outcome))

    def may_leave(self) -> bool:
        """Whether it is said for whom and why, and, of a protected family, that it may; what is missing is told."""
        if not is_sure(self, self._family):
            return False
        receiver, purpose = self.query_one("#receiver", TextField), self.query_one("#purpose", ChoiceField)
        if not receiver.text:
            self.complain(_("Note who gets it."), receiver)
        elif purpose.choice is None:
            self.complain(_("Choose why it is taken out. It is noted in the log."), purpose)
        return bool(receiver.text) and purpose.choice is not None

    @property
    def whom(self) -> tuple[str, str]:
        """For whom, and why."""
        return self.query_one("#receiver", TextField).text, str(self.query_one("#purpose", ChoiceField).choice)

    def note(self, receiver: str, purpose: str, what: str) -> None:
        """In the log, and in the family's own document where this Krets may write.

        Raises as `Archive.note_export`; ProtectedError when the family has been marked meanwhile.
        """
        family = self._archive.family(self._family.id)
        refuse_unconfirmed(family, confirmed=self._family.protected, purpose=purpose, receiver=receiver)
        left = ExportNote(
            session=self._session.id, at=utc_now(), what=noted(family, what), receiver=receiver, purpose=purpose
        )
        self._archive.note_export(family.id, left)

    def _write(self, target: Path, text: str, receiver: str, purpose: str, what: str) -> Path:
        refuse_taken(target, ("",))
        self.note(receiver, purpose, what)  # first: a text nobody knows of is worse than a note too many
        write_new(target, text.encode())
        return target
