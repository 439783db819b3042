"""A decision about erasing a family: that it is an exception, or none any more, or is handed over to the record."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.widgets import Select

from mapping.archive.documents.codec import Decision
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.widgets.day_field import DayField
from tui.widgets.fields import ChoiceField, Labelled, TextField


class Decided(NamedTuple):
    """What was decided."""

    decision: Decision
    reason: str = ""
    """Why it is kept."""
    day: date | None = None
    """When it was handed over."""


class DecisionDialog(Dialog[Decided]):
    """Ends with the decision. Only the fields that belong to it are seen."""

    AUTO_FOCUS = "Select"
    HELP = N_(
        "The service decides; here it is noted. A family can be kept although its time is over: write why. When it is "
        "handed over to the record, what lies here is a copy, and its time can be shorter. Nothing is erased by this."
    )

    def __init__(self, code: str, keep: Callable[[Decided], bool], today: date, *, exception: bool) -> None:
        """About the family `code`, which is an `exception` already or not.

        `keep` stores the decision, and tells whether it could.
        """
        super().__init__()
        self._keep, self._today, self._exception = keep, today, exception
        self.heading, self.done_text = _("Decision about {code}").format(code=code), _("Note the decision")

    def fields(self) -> ComposeResult:
        """What is decided, why, and when."""
        choices = [
            (_("Is kept, although the time is over"), Decision.KEEP),
            (_("Is handed over to the record"), Decision.HANDED_OVER),
        ]
        if self._exception:
            choices.insert(0, (_("Is no exception any more"), Decision.RELEASE))
        yield Labelled(_("The family"), ChoiceField(choices, id="decision", needed=True))
        self._why = Labelled(_("Why"), TextField(id="reason", placeholder=_("and who has decided it")))
        self._when = Labelled(_("Day"), DayField(self._today, today=self._today, id="day"))
        yield from (self._why, self._when)

    def on_mount(self) -> None:
        """The fields of what is chosen from the start."""
        self._chosen()

    @on(Select.Changed, "#decision")
    def _chosen(self) -> None:
        self._why.display = self._decision is Decision.KEEP
        self._when.display = self._decision is Decision.HANDED_OVER

    def result(self) -> Decided | None:
        """The decision, with what belongs to it."""
        reason, day = self.query_one("#reason", TextField), self.query_one("#day", DayField)
        decided = Decided(self._decision)
        if decided.decision is Decision.KEEP:
            if not reason.text:
                self.complain(_("Write why. It stands with the family."), reason)
                return None
            decided = decided._replace(reason=reason.text)
        elif decided.decision is Decision.HANDED_OVER:
            if day.day is None or day.day > self._today:
                self.complain(_wrong_day(day), day.query_one(TextField))
                return None
            decided = decided._replace(day=day.day)
        return decided if self._keep(decided) else None

    @property
    def _decision(self) -> Decision:
        chosen: Decision = self.query_one("#decision", ChoiceField).choice or Decision.KEEP
        return chosen


def _wrong_day(field: DayField) -> str:
    if field.day is None:
        return field.wrong
    return _("That day has not come yet.")
