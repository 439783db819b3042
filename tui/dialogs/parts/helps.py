"""What helps: a few choices that go with the question, and the family's own words."""

from textual.app import ComposeResult

from mapping.language import N_
from mapping.language import gettext as _
from mapping.questions import Question
from tui.dialogs.dialog import Dialog
from tui.widgets.fields import LongField, ManyField, heading


class HelpsDialog(Dialog[tuple[str, ...]]):
    """Ends with what helps, in words."""

    AUTO_FOCUS = "ManyField"
    HELP = N_("Mark what helps with the space bar, or write it in the family's own words, one thing on each line.")

    def __init__(self, question: Question, helps: tuple[str, ...]) -> None:
        """Edit `helps`."""
        super().__init__()
        self._offered = [choice.text for choice in question.helps]
        self._helps = helps
        self.heading, self.done_text = _("What helps"), _("Keep")

    def fields(self) -> ComposeResult:
        """The choices, and room for more."""
        marked = [text for text in self._offered if text in self._helps]
        yield ManyField([(text, text) for text in self._offered], marked, id="offered")
        yield heading(_("Something else, one on each line"))
        yield LongField("\n".join(text for text in self._helps if text not in self._offered), id="others")

    def result(self) -> tuple[str, ...]:
        """Everything marked and written."""
        return (*self.query_one(ManyField).choices, *self.query_one(LongField).lines)
