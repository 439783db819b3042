"""Before a family is erased: why, and its code, written by the one who means it."""

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.archive.care.retention import Due
from mapping.language import N_, say_date
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.fields import Labelled, TextField


class EraseDialog(Dialog[str]):
    """Ends with why."""

    HELP = N_("What is erased is gone for good. Write why, and the family's code; Esc changes nothing.")

    def __init__(self, one: Due) -> None:
        """Ask about the family of `one`."""
        super().__init__()
        self._due = one
        self.heading = _("Erase {code}?").format(code=one.code)
        self.done_text = _("Erase for good")

    def fields(self) -> ComposeResult:
        """What it means, why it is perhaps to be kept, and two fields."""
        told = _(
            "Every session is erased, with earlier versions and drafts. Backups keep them until they too are erased."
        )
        yield Static(shown(told), classes="prose")
        last = _("The last note is from {day}.").format(day=say_date(self._due.last_note))
        yield Static(shown(" ".join((last, *self._due.kept))), classes="warning" if self._due.kept else "prose")
        yield Labelled(_("Why"), TextField(id="reason", placeholder=_("retention period is over, decided by …")))
        yield Labelled(_("The family's code"), TextField(id="code"))

    def result(self) -> str | None:
        """Why, when the code is right."""
        reason, code = self.query_one("#reason", TextField), self.query_one("#code", TextField)
        if not reason.text:
            self.complain(_("Write why. It stands in the log."), reason)
            return None
        if code.text.casefold() != self._due.code.casefold():
            self.complain(_("Write the family's code as it stands above."), code)
            return None
        return reason.text
