"""The last words of a meeting: what was unclear, what was agreed, when one meets again, and whether a page helps."""

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from mapping.meeting import Ending
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, LongField, TextField, heading


class AgreedDialog(Dialog[Ending]):
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

    def __init__(self, ending: Ending) -> None:
        """With what was written before."""
        super().__init__()
        self._ending = ending
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

    def result(self) -> Ending:
        """As it was said."""
        return Ending(
            unclear=self.query_one("#unclear", LongField).words,
            agreed=self.query_one("#agreed", LongField).words,
            next_meeting=self.query_one("#next", TextField).text,
            take_home=self.query_one("#take-home", ChoiceField).choice,
        )
