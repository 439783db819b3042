"""Something that is missing and needed: a certificate, a benefit, a place in a queue."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from msgspec.structs import replace
from textual.app import ComposeResult

from mapping.assignment import Need, Progress
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.widgets.day_field import DayField
from tui.widgets.fields import ChoiceField, Labelled, TextField, choices_of


class NeedDialog(Dialog[Need]):
    """Ends with what is needed."""

    HELP = N_("Write what is needed. Who sees to it and the day of the last or the next step can wait.")

    def __init__(self, need: Need | None, keep: Callable[[Need], bool], today: date) -> None:
        """Correct `need`, or tell of a new one. `keep` stores it, and tells whether it could."""
        super().__init__()
        self._need, self._keep, self._today = need or Need(id=uuid4(), what=""), keep, today
        self.heading = _("Missing and needed")
        self.done_text = _("Keep")

    def fields(self) -> ComposeResult:
        """What, who, how far, which day."""
        known = self._need
        yield Labelled(_("What"), TextField(known.what, id="what", placeholder=_("certificate, benefit, dentist …")))
        yield Labelled(_("Who sees to it"), TextField(known.who, id="who"))
        yield Labelled(_("How far"), ChoiceField(choices_of(Progress), known.progress, id="progress", needed=True))
        yield Labelled(_("Last or next step"), DayField(known.on, today=self._today, id="on"))

    def result(self) -> Need | None:
        """It, when it says what."""
        what, on = self.query_one("#what", TextField), self.query_one("#on", DayField)
        if not what.text:
            self.complain(_("Write what is needed."), what)
            return None
        if on.puzzling:
            self.complain(on.wrong, on.query_one(TextField))
            return None
        progress: Progress = self.query_one("#progress", ChoiceField).choice or Progress.MISSING
        who = self.query_one("#who", TextField).text
        need = replace(self._need, what=what.text, who=who, progress=progress, on=on.day)
        return need if self._keep(need) else None
