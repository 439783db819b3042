"""Adding many life events at once: one line each, with how each is read beside it as one types."""

from typing import Any
from uuid import uuid4

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Select, Static, TextArea

from mapping.cleaning import clean
from mapping.dates import FuzzyDate, undated
from mapping.dates.known import known_of
from mapping.dates.phrases import understand
from mapping.dates.puzzles import puzzle
from mapping.dates.told import reading_in_full
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import person
from mapping.record import Id
from mapping.session import Session
from mapping.terms import term
from mapping.timeline import Lane, LifeEvent
from mapping.timeline.lines import Told, last_phrases, told, unmarked, whose_age
from tui.dialogs.dialog import Dialog
from tui.shown import row, shown
from tui.widgets.fields import ChoiceField, Labelled, LongField, choices_of

READ = 5
"""So many lines are read back: the one at hand, and those before it."""


class QuickEventsDialog(Dialog[tuple[LifeEvent, ...]]):
    """Ends with the events to add, in the order in which they were told."""

    HELP = N_(
        "Write one event on each line: what happened, and when, in whatever words the parent uses. The date may stand "
        "first or last. Whoever is named is whose it is, and the words tell the lane. Under the lines you see how each "
        "is read. What is not understood is kept as words; everything can be put right afterwards with Enter. A line "
        "that ends with a comma and the word sensitive is hidden from the start."
    )
    DEFAULT_CSS = """
    QuickEventsDialog {
        .dialog { width: 92; }
        LongField { height: 6; }
        #read { height: auto; min-height: 5; margin: 1 0; }
    }
    """

    def __init__(self, session: Session, lane: Lane) -> None:
        """What tells no lane stands on `lane`, where the worker is."""
        super().__init__()
        self._session, self._lane = session, lane
        self._known = known_of(session)._replace(in_line=True)
        self._phrases = dict[tuple[str, Id | None], FuzzyDate]()
        self.heading, self.done_text = _("New events"), _("Add them")

    def fields(self) -> ComposeResult:
        """The lines, and how they are read."""
        example = _("One on each line. For example: moved to Åsen, spring 2015")
        yield Static(shown(example), classes="heading")
        yield LongField(id="lines")
        yield Static(id="read", classes="reading")
        yield Static(id="trouble", classes="complaint")
        otherwise = _("by the words, otherwise {lane}").format(lane=term(self._lane))
        lanes: list[tuple[str, Lane | None]] = [(otherwise, None), *choices_of(Lane)]
        yield Labelled(_("Lane"), ChoiceField[Any](lanes, None, id="lane", needed=True))

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
    @on(Select.Changed)
    def _read(self) -> None:
        """How the line at hand is read, and those before it."""
        field = self.query_one(LongField)
        until = [line for line in field.document.lines[: field.cursor_location[0] + 1] if clean(line)]
        read = [self._reading(self._told(line)) for line in until[-READ:]]
        before = len(until) - len(read)
        if before > 0:
            read[0] = row((_("{count} before these").format(count=before + 1), "$muted"))
        self.query_one("#read", Static).update(Content("\n").join(read))
        trouble = self._puzzle(until[-1]) if until else ""
        line = self.query_one("#trouble", Static)
        line.display = bool(trouble)
        line.update(shown(trouble))

    def _reading(self, line: Told) -> Content:
        """``våren 2015  Flyttade till Åsen  Boende · Maria``."""
        when = reading_in_full(line.when, self._known)
        whose = person(self._session.network, line.whose) if line.whose else None
        details = [term(line.lane), *([whose.name] if whose else [])]
        dated = (when, "$accent") if when else (_("without a date"), "$warning")
        hidden = ("  " + _("sensitive"), "$warning") if line.sensitive else ""
        return row(dated, hidden, "  ", (line.title, "bold"), ("  " + " · ".join(details), "$muted"))

    def _puzzle(self, line: str) -> str:
        """Why a line has no date, when it seems to have one."""
        line, _hidden = unmarked(line)
        when, whose = self._told(line).when, whose_age(line, self._session.network)
        if when != undated():
            return puzzle(when, self._known)
        known = self._known._replace(whose=whose)
        tried = (puzzle(self._understood(phrase, whose), known) for phrase in last_phrases(line))
        return next(filter(None, tried), "")

    def _understood(self, phrase: str, whose: Id | None) -> FuzzyDate:
        """A phrase as a date; each is read once, for a line is looked at anew at every key."""
        if (phrase, whose) not in self._phrases:
            self._phrases[phrase, whose] = understand(phrase, self._known._replace(whose=whose))
        return self._phrases[phrase, whose]

    def _told(self, line: str) -> Told:
        read = told(line, self._session.network, self._understood, self._lane)
        chosen = self.query_one("#lane", ChoiceField).choice
        return read._replace(lane=chosen) if chosen else read

    def _event(self, line: Told) -> LifeEvent:
        return LifeEvent(
            id=uuid4(),
            title=line.title,
            lane=line.lane,
            when=line.when,
            whose=line.whose,
            concerns=line.concerns,
            sensitive=line.sensitive,
        )
