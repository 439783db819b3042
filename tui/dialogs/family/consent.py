"""A consent: what may be told, to whom, and until when."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from msgspec.structs import replace
from textual.app import ComposeResult

from mapping.assignment import Consent
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.widgets.day_field import DayField
from tui.widgets.fields import Labelled, TextField


class ConsentDialog(Dialog[Consent]):
    """Ends with the consent as it shall be."""

    HELP = N_(
        "Write what the parent has said yes to, and who may be told. Without a last day it holds until it is "
        "withdrawn, which the parent may do at any time."
    )

    def __init__(self, consent: Consent | None, keep: Callable[[Consent], bool], today: date) -> None:
        """Correct `consent`, or tell of a new one. `keep` stores it, and tells whether it could."""
        super().__init__()
        self._keep, self._today = keep, today
        self._consent = consent or Consent(id=uuid4(), what="", to="", given_on=today)
        self.heading = _("Consent") if consent else _("New consent")
        self.done_text = _("Keep the consent")

    def fields(self) -> ComposeResult:
        """What, to whom, since when, until when."""
        known = self._consent
        yield Labelled(_("What"), TextField(known.what, id="what", placeholder=_("what may be told, in a few words")))
        yield Labelled(_("With whom"), TextField(known.to, id="to", placeholder=_("the school, the health centre …")))
        yield Labelled(_("Given"), DayField(known.given_on, today=self._today, id="given"))
        yield Labelled(_("Holds until"), DayField(known.until, today=self._today, until=True, id="until"))

    def result(self) -> Consent | None:
        """The consent, when it says what and to whom."""
        what, to = self.query_one("#what", TextField), self.query_one("#to", TextField)
        for field, missing in ((what, _("Write what may be told.")), (to, _("Write who may be told."))):
            if not field.text:
                self.complain(missing, field)
                return None
        given, until = self.query_one("#given", DayField), self.query_one("#until", DayField)
        for day, wrong in ((given, given.day is None), (until, until.puzzling)):
            if wrong:
                self.complain(day.wrong, day.query_one(TextField))
                return None
        consent = replace(self._consent, what=what.text, to=to.text, given_on=given.day, until=until.day)
        return consent if self._keep(consent) else None
