"""How a session is closed: the thoughts that wait, the summary read together, what was agreed, a page to take home.

Each is a form of its own, one after the other, and Escape in any of them leaves the session open (METHOD § 4).
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from mapping.clock import today
from mapping.language import gettext as _
from mapping.meeting.edits import approve, correct_sentence, put_ending
from mapping.meeting.summary import Sentence, sentences
from mapping.questions import load
from tui.dialogs.session.agreed import Agreed, AgreedDialog
from tui.dialogs.session.later import LaterDialog
from tui.dialogs.session.summary import Read, SummaryDialog
from tui.dialogs.words import WordsDialog
from tui.screens.session.beside import BesideScreen


class EndingScreen(BesideScreen):
    """A session that can be ended together with the parent."""

    def action_close_session(self) -> None:
        """End it together; one that is entered afterwards is only closed."""
        if self.entered_afterwards:
            self.close_for_good()
        else:
            self.action_end_together()

    def action_end_together(self) -> None:
        """The thoughts that wait first: perhaps there is still time."""
        if self.desk.read_only:
            return
        if self.may_offer_later:
            about = _("Is any of this to be taken up today? The rest comes along to the next time.")
            dialog = LaterDialog(self.desk.session.later, keep=self._put_thought, about=about, onward=_("Go on"))
            self.ask(dialog, lambda looked: self.action_read_together() if looked else None)
        else:
            self.action_read_together()

    def action_read_together(self, at: str = "") -> None:
        """The summary, at a sentence; where nothing is mapped there is none."""
        if told := self._sentences():
            self.ask(SummaryDialog(told, at), self._read)
        else:
            self.action_agree()

    def action_put_right(self, key: str) -> None:
        """Write a sentence of the summary as the parent wants it."""
        sentence = next((one for one in self._sentences() if one.key == key), None)
        if sentence is not None and not self.desk.read_only:
            dialog = WordsDialog(_("As you want it"), sentence.text, about=sentence.own)
            self.ask(dialog, partial(self._put_right, sentence), again=f"put_right({key!r})")

    def action_agree(self) -> None:
        """What was unclear, what was agreed, and when one meets again."""
        if not self.desk.read_only:
            session = self.desk.session
            on = session.met_on if self.entered_afterwards else today()
            self.ask(AgreedDialog(session.ending, session.attended, on), self._agreed, again="agree")

    @property
    def entered_afterwards(self) -> bool:
        """Whether it was held on another day than it was entered, and needs none of the meeting's ceremony."""
        return self.desk.session.entered_on > self.desk.session.met_on

    def _sentences(self) -> tuple[Sentence, ...]:
        return sentences(self.desk.session, load())

    def _read(self, read: Read | None) -> None:
        if read is None:
            return
        if read.wrong:
            self.action_put_right(read.wrong)
        elif not read.approved or self.edit(approve):
            self.action_agree()

    def _put_right(self, sentence: Sentence, text: str | None) -> None:
        if text is not None:
            self.edit(partial(correct_sentence, sentence=sentence.key, text=text, own=sentence.own))
        self.action_read_together(sentence.key)

    def action_take_home(self) -> None:
        """The page once more, of a session that is closed: what was read together, and what was agreed."""
        self._show_page(lambda _written: None, ending=False)

    def _show_page(self, then: Callable[[Path | None], None], *, ending: bool) -> None:
        from tui.dialogs.session.take_home import TakeHomeDialog

        self.ask(TakeHomeDialog(self._archive, self._family, self.desk.session, ending=ending), then)

    def _page_done(self, done: Path | None) -> None:
        """With a page or without one; Escape goes back to where it was asked for."""
        if done is None:
            self.action_agree()
        else:
            self.close_for_good()

    def _agreed(self, agreed: Agreed | None) -> None:
        if agreed is None or not self.edit(partial(put_ending, ending=agreed.ending, company=agreed.company)):
            return
        if agreed.ending.take_home:
            self._show_page(self._page_done, ending=True)
        else:
            self.close_for_good()
