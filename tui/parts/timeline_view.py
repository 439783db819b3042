"""The timeline as a list of life events."""

from functools import partial
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapping import edits
from mapping.language import N_
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Part, Session
from mapping.timeline import Lane, LifeEvent
from tui.dialogs.life_event import EventAndWorry, LifeEventDialog
from tui.keys import key
from tui.parts.list_view import ListView
from tui.parts.part_view import new_id
from tui.parts.timeline_rows import story, timeline_rows
from tui.saying import announce
from tui.shown import shown


class TimelineView(ListView):
    """What has happened, and when, as exactly as anybody remembers."""

    part = Part.TIMELINE
    HELP = N_(
        "Here is the family's story, oldest first. A date may be as vague as memory is: a year, a season, about, "
        "since, or nothing at all; then the words are kept and the event stands at the end. "
        "Triangles pointing up are good, down are heavy."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n,ctrl+n", "add", N_("New")),
        key("delete", "remove", N_("Remove")),
        key("b", "confirm", N_("Still true")),
        key("f2", "sensitive", N_("Show or hide what is sensitive"), seen=False),
    ]
    EDITING = frozenset({"add", "remove", "confirm"})

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """What is sensitive is hidden from the start: a parent or a child may see the screen."""
        super().__init__(id=id)
        self._sensitive_shown = False

    def rows(self) -> list[Option]:
        """The events in order."""
        return timeline_rows(self.known_session, sensitive_shown=self._sensitive_shown)

    def records(self) -> list[Id]:
        """All events."""
        return [event.id for event in self.known_session.timeline.events]

    def when_empty(self) -> str:
        """How to begin."""
        return _("No events yet. Press n, and begin with something that is easy to remember.")

    def in_hand(self) -> Content:
        """The story of the event, unless it is hidden."""
        event = self._event()
        if event is None:
            return shown("")
        if self._hidden(event):
            return shown(_("A sensitive event. F2 shows it, when the parent is alone."), "$muted")
        return story(self.known_session, event)

    @on(OptionList.OptionSelected)
    def action_details(self) -> None:
        """Open the event in hand."""
        event = self._event()
        if event is not None and not self.read_only and not self._hidden(event):
            self.app.push_screen(LifeEventDialog(self.known_session, event), self._kept)

    def cover(self) -> None:
        """What is sensitive is hidden again: somebody else may be in the room the next time."""
        self._sensitive_shown = False

    def action_sensitive(self) -> None:
        """Show or hide what is sensitive."""
        self._sensitive_shown = not self._sensitive_shown
        self.redraw()

    def action_add(self) -> None:
        """A new event, on the lane of the one in hand."""
        event = self._event()
        blank = LifeEvent(id=new_id(), title="", lane=event.lane if event else Lane.FAMILY)
        self.app.push_screen(LifeEventDialog(self.known_session, blank), self._kept)

    def action_remove(self) -> None:
        """Take the event in hand away. Undo brings it back."""
        event = self._event()
        if event is not None and not self._hidden(event):
            self.change(partial(edits.remove_event, id_=event.id))
            announce(self, _("Removed. Ctrl+Z brings it back."))

    def _kept(self, kept: EventAndWorry | None) -> None:
        if kept is None:
            return
        event, worry = kept

        def keep(session: Session) -> Session:
            told = edits.put_worry(session, worry) if worry else session
            return edits.put_event(told, event)

        self.change_and_take_up(keep, str(event.id))

    def _event(self) -> LifeEvent | None:
        subject = self.subject
        events = self.known_session.timeline.events
        return next((event for event in events if event.id == UUID(subject)), None) if subject else None

    def _hidden(self, event: LifeEvent) -> bool:
        return event.sensitive and not self._sensitive_shown
