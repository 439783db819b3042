"""The summary, read together at the end: each sentence can be put right, and the whole is approved (METHOD § 4)."""

from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping.language import N_
from mapping.language import gettext as _
from mapping.meeting.summary import Sentence
from tui.dialogs.dialog import Dialog
from tui.shown import row, shown
from tui.widgets.record_list import MendingList


class Read(NamedTuple):
    """How it went."""

    approved: bool = False
    """Whether the parent found it right."""
    wrong: str = ""
    """The key of a sentence that is to be put right; empty: it was read to the end, or left out."""


class SummaryDialog(Dialog[Read]):
    """Enter on a sentence puts it right. That it is right is said by the button alone."""

    AUTO_FOCUS = "#sentences"
    asks = True
    HELP = N_(
        "Read the sentences aloud, one at a time. Enter on a sentence puts it right, in the parent's words. Tab goes "
        "to the buttons: one says that it is right as it stands. Esc goes back to the session, which stays open."
    )
    CSS = """
    SummaryDialog {
        .dialog { width: 84; }
        #sentences { height: auto; margin: 0 0 1 0; }
        #sentences > .option-list--option { padding: 0 0 1 0; }
    }
    """

    def __init__(self, sentences: tuple[Sentence, ...], at: str = "") -> None:
        """The sentences; the one with the key `at` is in hand."""
        super().__init__()
        self._sentences, self._at = sentences, at
        self.heading = _("We read together")
        self.done_text, self.third_text, self.leave_text = _("It is right"), _("Go on without"), _("Back")

    def fields(self) -> ComposeResult:
        """What to do, and the sentences."""
        yield Static(shown(_("Is this how it is? What is wrong we write anew.")), classes="prose")
        yield MendingList(*(Option(_line(one), id=one.key) for one in self._sentences), id="sentences", compact=True)

    def on_mount(self) -> None:
        """Take up where one was."""
        keys = [sentence.key for sentence in self._sentences]
        self.query_one("#sentences", OptionList).highlighted = keys.index(self._at) if self._at in keys else 0

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Read(wrong=str(event.option.id)))

    def result(self) -> Read:
        """It is right."""
        return Read(approved=True)

    def third(self) -> None:
        """Go on; nothing is approved."""
        self.dismiss(Read())


def _line(sentence: Sentence) -> Content:
    mark = ("✎ ", "$accent") if sentence.text != sentence.own else "· "
    return row(mark, sentence.text)
