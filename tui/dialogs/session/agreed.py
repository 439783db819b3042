"""The last words of a meeting: what was unclear, what was agreed, when one meets again, and whether a page helps."""

from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from mapping.meeting import Company, Ending, Room
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, LongField, ManyField, TextField, choices_of, heading


class Agreed(NamedTuple):
    """What was said at the end."""

    ending: Ending
    company: tuple[Company, ...] | None
    """Who has been there beside the parent; None where nobody ever said."""


class AgreedDialog(Dialog[Agreed]):
    """One asks what was unclear in how it was explained, never whether it was understood (METHOD § 4)."""

    HELP = N_(
        "Ask, and write it as the parent says it. Everything can be left empty. Tab goes to the next field, Ctrl+S "
        "goes on. Esc goes back to the session, which stays open."
    )
    CSS = """
    AgreedDialog {
        .dialog { width: 84; }
        .heading { margin: 0; color: $foreground; }
        LongField { height: 3; margin: 0 0 1 0; }
        .hint { margin: 0 0 0 38; color: $muted; }
        Labelled .name { width: 38; color: $foreground; text-style: bold; }
    }
    """

    def __init__(self, ending: Ending, attended: Room | None, on: date) -> None:
        """With what was written before, said `on` a day; who `attended` can be put right, where that was said."""
        super().__init__()
        self._ending, self._attended, self._on = ending, attended, on
        self.heading, self.done_text = _("Before we stop"), _("Go on")

    def fields(self) -> ComposeResult:
        """The questions, as they are asked."""
        ending = self._ending
        yield heading(_("What was unclear when I explained?"))
        yield LongField(ending.unclear, id="unclear")
        yield heading(_("What did we agree on? Tell in your own words."))
        yield LongField(ending.agreed, id="agreed")
        next_meeting = TextField(ending.next_meeting, id="next", placeholder=_("day and hour, as you say it"))
        yield Labelled(_("When do we meet again?"), next_meeting)
        answers = [(_("Yes, please"), True), (_("No"), False)]
        yield Labelled(_("A page to take home?"), ChoiceField(answers, ending.take_home, id="take-home"))
        yield Static(shown(_("Think first: can somebody at home read it who should not?")), classes="hint")
        if self._attended is not None:
            yield heading(_("Who has been here, beside the two of you?"))
            yield ManyField([(name, one) for name, one in choices_of(Company)], self._attended.company, id="company")

    def on_mount(self) -> None:
        """Begin at the top: a list further down scrolls itself into view."""
        self.call_after_refresh(self.query_one(".fields").scroll_home, animate=False)

    def result(self) -> Agreed:
        """As it was said."""
        before, next_meeting = self._ending, self.query_one("#next", TextField).text
        ending = Ending(
            unclear=self.query_one("#unclear", LongField).words,
            agreed=self.query_one("#agreed", LongField).words,
            next_meeting=next_meeting,
            said_on=before.said_on if next_meeting == before.next_meeting else self._on,
            take_home=self.query_one("#take-home", ChoiceField).choice,
        )
        return Agreed(ending, self.query_one("#company", ManyField).choices if self._attended is not None else None)
