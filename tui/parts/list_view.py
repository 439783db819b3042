"""What network and timeline share: a list of records, and all that is known of the one in hand."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping import edits
from mapping.language import gettext as _
from mapping.record import Id
from tui.parts.part_view import PartView
from tui.shown import shown
from tui.widgets.record_list import RecordList


class ListView(PartView):
    """A hint above, the list in the middle, the one in hand below."""

    _hinted = ""
    """The hint that stands above now."""

    def compose(self) -> ComposeResult:
        """Hint, list, details."""
        yield Static(classes="hint-above")
        yield RecordList(compact=True)
        with VerticalScroll(classes="in-hand", can_focus=False):
            yield Static()

    def rows(self) -> list[Option]:
        """The records as rows, in their order."""
        raise NotImplementedError

    def records(self) -> list[Id]:
        """The ids of all records that may have been carried over."""
        raise NotImplementedError

    def when_empty(self) -> str:
        """What to do when there is nothing yet."""
        raise NotImplementedError

    def in_hand(self) -> Content:
        """All that is known of the record in hand."""
        raise NotImplementedError

    @property
    def subject(self) -> str:
        """The record in hand."""
        return self.query_one(RecordList).subject

    @property
    def unconfirmed(self) -> bool:
        """Whether the one in hand was carried over, and not yet seen again."""
        return self.subject in {str(id_) for id_ in self.known_session.to_confirm}

    @property
    def confirming(self) -> bool:
        """Whether any record was carried over, and not yet seen again."""
        return self.session is not None and any(id_ in self.session.to_confirm for id_ in self.records())

    def take_up(self, subject: str) -> None:
        """Take a record in hand."""
        self.query_one(RecordList).take_up(subject)

    @property
    def way_in(self) -> Widget:
        """The list."""
        return self.query_one(RecordList)

    def redraw(self) -> None:
        """Show all records; the one in hand still is, or else a neighbour in the list."""
        self.query_one(RecordList).opens = not self.read_only
        self.query_one(RecordList).show(self.rows(), self._awaited or self.subject)
        self._awaited = ""
        hint, line = self._hint(), self.query_one(".hint-above", Static)
        if hint != self._hinted:  # an update lays the whole screen out anew
            line.update(shown(hint))
            self._hinted = hint
        line.display = bool(hint)
        self.show_in_hand()

    def action_confirm(self) -> None:
        """The parent has seen this one again, and it still holds; or go to the next that waits for that."""
        if self.unconfirmed:
            self.change(partial(edits.confirm, id_=Id(self.subject)))
        else:
            self.take_up(str(next(id_ for id_ in self.records() if id_ in self.known_session.to_confirm)))

    def _hint(self) -> str:
        """What to do when it is empty, or how many records wait to be confirmed; else empty."""
        session, records = self.known_session, self.records()
        if not records:
            return self.when_empty()
        waiting = sum(id_ in session.to_confirm for id_ in records)
        if not waiting or self.read_only:
            return ""
        return _("{count} to confirm. Press b where it is still true.").format(count=waiting)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.show_in_hand()
        self.report_place()

    def show_in_hand(self) -> None:
        """Show what is known of the one in hand."""
        self.query_one(".in-hand Static", Static).update(self.in_hand() if self.subject else shown(""))
