"""What was put right beside a closed session, and room to put something more right."""

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.archive.documents.codec import Correction
from mapping.language import N_, say_date
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.shown import row, shown
from tui.widgets.fields import LongField


class CorrectionsDialog(Dialog[str]):
    """Ends with what is to be put right, in words; never with nothing."""

    HELP = N_(
        "A closed session is never changed. Write what is wrong in it, and what is right: it is kept beside the "
        "session with your name and the day, for good."
    )

    def __init__(self, corrections: tuple[Correction, ...], *, writable: bool) -> None:
        """Show `corrections`; more can be written when the archive is `writable`."""
        super().__init__()
        self._corrections, self._writable = corrections, writable
        self.heading = _("Corrections")
        self.done_text = _("Keep the correction") if writable else _("Done")

    def fields(self) -> ComposeResult:
        """What there is, in order, and a field."""
        for one in self._corrections:
            by = row((say_date(one.at.date()), "bold"), (f"  {one.by}", "$muted"))
            yield Static(by)
            yield Static(shown(one.text), classes="prose")
        if not self._corrections:
            yield Static(shown(_("Nothing has been put right in this session.")), classes="prose")
        if self._writable:
            yield Static(shown(_("What is wrong, and what is right? It cannot be taken away afterwards.")))
            yield LongField(id="words")

    def result(self) -> str | None:
        """The words; without any there is nothing to keep."""
        words = self.query_one(LongField).words if self._writable else ""
        if not words:
            self.action_leave()
        return words or None
