"""What was said in one area, in the parent's language. What is not right is mended there."""

from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from mapping import edits
from mapping.language import N_
from mapping.language import gettext as _
from mapping.profile import Answer, answer_to
from mapping.profile.told import area_told
from mapping.questions import Area
from mapping.record import Id
from mapping.words import Voice, spoken, with_spoken
from tui.dialogs.parts.mend import MendDialog
from tui.dialogs.words import WordsDialog
from tui.keys import key
from tui.panes.pane import ProfilePane
from tui.panes.summary_rows import summary_rows
from tui.parts.part_view import new_id
from tui.shown import row
from tui.widgets.record_list import MendingList, RecordList


class SummaryPane(ProfilePane):
    """What works, what is hard, what helps. Enter on a line mends it."""

    HELP = N_(
        "Read it together. Enter on a line mends it: choose what is right instead. o writes down, in the parent's own "
        "words, what is to be said about the whole area. Backspace goes back to the areas."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("backspace", "areas", N_("Back")),
        key("o", "words", N_("Own words")),
    ]
    EDITING = frozenset({"words"})

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Begin with the first area."""
        super().__init__(id=id)
        self._area = ""

    def compose(self) -> ComposeResult:
        """The area, and what was said."""
        yield Static(id="summed")
        yield MendingList(compact=True)

    @property
    def way_in(self) -> Widget:
        """The list."""
        return self.query_one(RecordList)

    @property
    def area(self) -> Area:
        """The area in hand."""
        return self.bank.area(self._area) or self.bank.areas[0]

    @property
    def subject(self) -> str:
        """The key of the area in hand."""
        return self.area.key

    def take_up(self, subject: str) -> None:
        """Go to an area."""
        self._area = subject

    def redraw(self) -> None:
        """Show what was said."""
        listed = self.query_one(RecordList)
        listed.opens = not self.read_only
        title = row((self.area.name.text, "bold $accent"), ("   " + _("What we have said"), "$muted"))
        self.query_one("#summed", Static).update(title)
        told = area_told(self.area, self.known_session, self.bank)
        listed.show(summary_rows(told), listed.subject)

    def action_areas(self) -> None:
        """To the areas."""
        self.go_to("")

    def action_words(self) -> None:
        """What is to be said about the whole area, in the parent's own words."""
        answer = self._whole()
        heading = _("In the parent's own words")
        dialog = WordsDialog(heading, spoken(answer.words, Voice.PARENT), about=self.area.name.text)
        self.ask(dialog, partial(self._spoke, answer), again="words")

    def _whole(self) -> Answer:
        """What was said of the area as a whole, or nothing yet."""
        there = answer_to(self.known_session.profile, self.area.key)
        stamp = self.bank.stamp(self.area.questions[0].id)
        return there or Answer(id=new_id(), question=self.area.key, bank=stamp.version, origin=stamp.origin)

    def _spoke(self, answer: Answer, text: str | None) -> None:
        if text is not None:
            said = replace(answer, words=with_spoken(answer.words, Voice.PARENT, text))
            self.change(partial(edits.put_answer, answer=said))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if self.read_only or not event.option.id:
            return
        if event.option.id == self.area.key:
            self.action_words()
            return
        answer = self._answer(event.option.id)
        question = self.bank.question(answer.question) if answer else None
        if answer and question:
            self.ask(MendDialog(question, answer), self._mended)

    def _mended(self, answer: Answer | None) -> None:
        if answer is not None:
            stamp = self.bank.stamp(answer.question)
            mended = replace(answer, bank=stamp.version, origin=stamp.origin)
            self.change(partial(edits.put_answer, answer=mended))

    def _answer(self, id_: str) -> Answer | None:
        return next((one for one in self.known_session.profile.answers if one.id == Id(id_)), None)
