"""Adding many life events at once: one line each, with how each is read beside it as one types."""

from uuid import uuid4

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static, TextArea

from mapping.cleaning import clean
from mapping.date_phrases import reading, understand
from mapping.event_lines import Told, told
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import person
from mapping.session import Session
from mapping.terms import term
from mapping.timeline import Lane, LifeEvent
from tui.dialogs.dialog import Dialog
from tui.shown import row, shown
from tui.widgets.fields import LongField

READ = 6
"""So many lines are read back: the one at hand, and those before it."""


class QuickEventsDialog(Dialog[tuple[LifeEvent, ...]]):
    """Ends with the events to add, in the order in which they were told."""

    HELP = N_(
        "Write one event on each line: what happened, and when, in whatever words the parent uses. The date may stand "
        "first or last. Whoever is named is whose it is, and the words tell the lane. Under the lines you see how each "
        "is read. What is not understood is kept as words; everything can be put right afterwards with Enter."
    )
    DEFAULT_CSS = """
    QuickEventsDialog {
        .dialog { width: 92; }
        LongField { height: 8; }
        #read { height: auto; max-height: 7; margin: 1 0 0 0; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, session: Session, lane: Lane) -> None:
        """What tells no lane stands on `lane`, where the worker is."""
        super().__init__()
        self._session, self._lane = session, lane
        self.heading, self.done_text = _("New events"), _("Add them")

    def fields(self) -> ComposeResult:
        """The lines, and how they are read."""
        example = _("One on each line: what, when. For example: moved to Åsen, spring 2015")
        yield Static(shown(example), classes="heading")
        yield LongField(id="lines")
        yield Static(id="read", classes="reading")

    def on_mount(self) -> None:
        """Nothing is read yet."""
        self._read()

    def result(self) -> tuple[LifeEvent, ...] | None:
        """One for each line."""
        lines = self.query_one(LongField).lines
        if not lines:
            self.complain(_("Write at least one event."), self.query_one(LongField))
            return None
        return tuple(self._event(self._told(line)) for line in lines)

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    def _read(self) -> None:
        """How the line at hand is read, and those before it."""
        field = self.query_one(LongField)
        until = [line for line in field.document.lines[: field.cursor_location[0] + 1] if clean(line)]
        read = [self._reading(self._told(line)) for line in until[-READ:]]
        before = len(until) - len(read)
        if before > 0:
            read[0] = row((_("{count} before these").format(count=before + 1), "$muted"))
        self.query_one("#read", Static).update(Content("\n").join(read))

    def _reading(self, line: Told) -> Content:
        """``våren 2015  Flyttade till Åsen · Boende · Maria``."""
        when = reading(line.when)
        whose = person(self._session.network, line.whose) if line.whose else None
        details = [term(line.lane), *([whose.name] if whose else [])]
        dated = (when, "$accent") if when else (_("without a date"), "$warning")
        return row(dated, "  ", (line.title, "bold"), (" · " + " · ".join(details), "$muted"))

    def _told(self, line: str) -> Told:
        return told(line, self._session.network, understand, self._lane)

    def _event(self, line: Told) -> LifeEvent:
        return LifeEvent(
            id=uuid4(), title=line.title, lane=line.lane, when=line.when, whose=line.whose, concerns=line.concerns
        )
