"""The commission behind the work: entered once, and shown when needed."""

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult

from mapping.assignment import Assignment
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.widgets.day_field import DayField
from tui.widgets.fields import Labelled, LongField, TextField, heading


class AssignmentDialog(Dialog[Assignment]):
    """Ends with the commission as it shall be."""

    HELP = N_(
        "What the work rests on, so that it need not be looked for: who has commissioned it, the decision, the goals "
        "that were given. Everything can be left empty. It stands at the top of the journal text."
    )
    CSS = "AssignmentDialog LongField { height: 3; }"

    def __init__(self, assignment: Assignment, keep: Callable[[Assignment], bool], today: date) -> None:
        """Correct `assignment`. `keep` stores it, and tells whether it could."""
        super().__init__()
        self._assignment, self._keep, self._today = assignment, keep, today
        self.heading, self.done_text = _("The assignment"), _("Keep")

    def fields(self) -> ComposeResult:
        """From whom, the decision, the goals; then what is asked for more seldom."""
        known = self._assignment
        commissioner = TextField(known.commissioner, id="commissioner", placeholder=_("a role is enough"))
        yield Labelled(_("Commissioned by"), commissioner)
        yield Labelled(_("Decision"), TextField(known.decision, id="decision", placeholder=_("what, and which day")))
        extent = TextField(known.extent, id="extent", placeholder=_("hours a week, level"))
        yield Labelled(_("Extent"), extent)
        yield Labelled(_("From"), DayField(known.from_day, today=self._today, id="from"))
        yield Labelled(_("Until"), DayField(known.until, today=self._today, until=True, id="until"))
        yield Labelled(
            _("In whose file"), TextField(known.file, id="file", placeholder=_("the parent's, or a child's"))
        )
        yield Labelled(_("Custody"), TextField(known.custody, id="custody", placeholder=_("who, and where they live")))
        yield heading(_("The goals that were given, one on each line"))
        yield LongField(known.goals, id="goals")

    def result(self) -> Assignment | None:
        """The commission, when it could be kept."""
        for name in ("from", "until"):
            field = self.query_one(f"#{name}", DayField)
            if field.puzzling:
                self.complain(field.wrong, field.query_one(TextField))
                return None
        first, last = (self.query_one(f"#{name}", DayField) for name in ("from", "until"))
        if first.day and last.day and last.day < first.day:
            self.complain(_("It ends before it begins. Look at Until."), last.query_one(TextField))
            return None
        words = {name: self.query_one(f"#{name}", TextField).text for name in ("commissioner", "decision", "extent")}
        words |= {name: self.query_one(f"#{name}", TextField).text for name in ("file", "custody")}
        assignment = Assignment(
            **words,
            goals="\n".join(self.query_one("#goals", LongField).lines),
            from_day=first.day,
            until=last.day,
        )
        return assignment if self._keep(assignment) else None
