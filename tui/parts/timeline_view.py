"""The timeline: drawn on lanes where there is room, or as a plain list."""

from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping import edits
from mapping.language import N_, ngettext
from mapping.language import gettext as _
from mapping.network import parent_and_children
from mapping.profile.sensitive import as_told
from mapping.record import Id
from mapping.session import Part, Session
from mapping.timeline import Lane, LifeEvent, Timeline, in_order, shared
from mapping.timeline.kinds import KINDS
from tui.dialogs.parts.life_event import EventAndWorries, LifeEventDialog
from tui.dialogs.parts.quick_events import QuickEventsDialog
from tui.dialogs.pick import PickDialog
from tui.keys import key
from tui.line.frame import Story
from tui.line.time_cursor import words_of
from tui.line.time_line import TimeLine
from tui.messages import Sought
from tui.parts.list_view import ListView
from tui.parts.part_view import new_id
from tui.parts.sensitive import SensitiveView
from tui.parts.then_rows import then_rows
from tui.parts.timeline_rows import called, event_rows, event_shortly, group_rows, timeline_rows
from tui.saying import announce
from tui.shown import shown
from tui.the_app import the_app
from tui.widgets.record_list import RecordList

ROOMY = (80, 24)
"""From this many columns and rows of the terminal the timeline is drawn."""

_TALL = 36
"""Rows of terminal from which there is room for more about the event in hand."""


class TimelineView(SensitiveView, ListView):
    """What has happened, and when, as exactly as anybody remembers."""

    part = Part.TIMELINE
    HELP = N_(
        "Here is the family's story. Press n and write one event on each line, with the date in whatever words the "
        "parent uses; a offers what families often tell of. A date may be as vague as memory is: a year, a season, "
        "about, since, or nothing at all; then the words are kept and the event stands among those without a date. "
        "Plus and minus say whether something was good or heavy. v shows a plain list instead of the lanes."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n,ctrl+n", "add", N_("New")),
        key("v", "turn", N_("List")),
        key("delete", "remove", N_("Remove"), seen=False),
        key("b", "confirm", N_("Still true"), seen=False),
        key("a", "kinds", N_("What often happens"), seen=False),
        key("plus", "weigh(1)", N_("Better"), seen=False),
        key("minus", "weigh(-1)", N_("Heavier"), seen=False),
        key("slash", "find", N_("Find"), seen=False),
        key("p", "people", N_("Its people on the map"), seen=False),
    ]
    EDITING = frozenset({"add", "kinds", "begin", "weigh", "remove", "confirm"})

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Drawn, where there is room."""
        super().__init__(id=id)
        self._listed = False
        """Whether the worker has chosen the plain list."""

    def on_mount(self) -> None:
        """The list or the lanes, as it was chosen the last time."""
        self._listed = the_app(self).timeline_listed

    def compose(self) -> ComposeResult:
        """The hint, the lanes or the list, and what is known of the event in hand."""
        yield Static(classes="hint-above")
        yield TimeLine()
        yield RecordList(compact=True)
        with VerticalScroll(classes="in-hand", can_focus=False):
            yield Static()

    @property
    def line(self) -> TimeLine:
        """The drawn timeline."""
        return self.query_one(TimeLine)

    @property
    def roomy(self) -> bool:
        """Whether the terminal has room for the lanes."""
        width, height = self.app.size
        return width >= ROOMY[0] and height >= ROOMY[1]

    @property
    def drawn(self) -> bool:
        """Whether the lanes are seen."""
        return self.roomy and not self._listed

    @property
    def way_in(self) -> Widget:
        """The lanes where they are drawn."""
        return self.line if self.drawn else super().way_in

    def rows(self) -> list[Option]:
        """The events in order; behind the lanes nothing needs to be written in them."""
        if self.drawn:
            return [Option("", id=str(event.id)) for event in in_order(self._seen)]
        return timeline_rows(self.known_session, self._seen)

    def records(self) -> list[Id]:
        """All events that may be seen now."""
        return [event.id for event in self._seen.events]

    def when_empty(self) -> str:
        """How to begin."""
        return _("No events yet. Press n, and begin with something that is easy to remember.")

    def in_hand(self) -> Content:
        """The story of the event; or who was there, while the time cursor is on."""
        seen, cursor = self._seen.events, self.line.cursor
        event = next((one for one in seen if str(one.id) == self.subject), None)
        if self.drawn and cursor is not None:
            return then_rows(self.known_session, cursor.day, words_of(cursor))
        if event is None:
            return shown("")
        if not self.drawn:
            return event_rows(self.known_session, event)
        box = self.line.frame.box_of(event.id) if self.line.frame else None
        if box is not None and len(box.ids) > 1:
            return group_rows(seen, box.ids)
        return event_shortly(self.known_session, event)

    def watch_session(self) -> None:
        """Who works on the lanes sees the change there first; the list behind follows when that is on the screen."""
        if self.session is not None and self.display and self.drawn and self.line.has_focus and not self._awaited:
            self.line.story = self._story()
            self.call_after_refresh(super().watch_session)
        else:
            super().watch_session()

    def redraw(self) -> None:
        """Show the lanes or the list."""
        self.set_class(self.drawn, "drawn")
        self.set_class(self.app.size.height >= _TALL, "tall")
        if self.drawn:
            self.line.opens = not self.read_only
            self.line.story = self._story()
        super().redraw()

    def on_resize(self) -> None:
        """Draw the lanes when there is room now, and stop when there is none."""
        if self.session is None or not self.display:
            return
        self._turned()

    def show_in_hand(self) -> None:
        """Here and on the lanes."""
        if self.drawn:
            self.line.chosen = Id(self.subject) if self.subject else None
        super().show_in_hand()

    @on(OptionList.OptionSelected)
    def action_details(self) -> None:
        """Open the event in hand."""
        event = self._event()
        if event is not None and not self.read_only:
            seen = next(one for one in self._seen.events if one.id == event.id)
            self.ask(self._dialog(seen), self._kept, again="details")

    @on(TimeLine.Opened)
    def _opened(self, opened: TimeLine.Opened) -> None:
        """The event in hand; of several that share a place, the one that is picked."""
        if len(opened.among) < 2:
            self.action_details()
            return
        choices = [(str(event.id), called(event)) for event in self._seen.events if event.id in opened.among]
        self.ask(PickDialog(_("Which event?"), choices), self._picked)

    @on(TimeLine.Chosen)
    def _chosen_on_line(self, event: TimeLine.Chosen) -> None:
        self.take_up(str(event.id))

    @on(TimeLine.Turned)
    def _time_turned(self, event: TimeLine.Turned) -> None:
        self.set_class(event.day is not None, "then")
        self.show_in_hand()

    def action_turn(self) -> None:
        """The plain list, or the lanes again."""
        if not self.roomy:
            announce(self, _("The lanes need a window of at least 80 columns and 24 rows."))
            return
        self._listed = not self._listed
        the_app(self).keep_timeline_listed(listed=self._listed)
        self._turned()

    def action_add(self) -> None:
        """Several new events, one to a line; what tells no lane stands on that of the one in hand."""
        self.ask(QuickEventsDialog(self.known_session, self._lane()), self._added, again="add")

    def action_kinds(self) -> None:
        """A new event of a kind that families often tell of."""
        choices = [(kind.key, kind.called) for kind in KINDS]
        self.ask(PickDialog(_("What happened?"), choices), self._kind_picked)

    def action_weigh(self, steps: int) -> None:
        """Say that the event in hand was better or heavier than was said."""
        event = self._event()
        if event is None:
            return
        weight = max(-3, min(3, (event.weight or 0) + steps))
        if weight != event.weight:
            self.change(partial(edits.put_event, event=replace(event, weight=weight)))

    def action_remove(self) -> None:
        """Take the event in hand away. Undo brings it back."""
        event = self._event()
        if event is not None:
            self.change(partial(edits.remove_event, id_=event.id))
            announce(self, _("Removed. Ctrl+Z brings it back."))

    def action_find(self) -> None:
        """Find an event by a part of its title or its date."""
        choices = [(str(event.id), called(event)) for event in in_order(self._seen)]
        self.ask(PickDialog(_("Find"), choices), self._picked)

    def action_people(self) -> None:
        """Go to the first of the event's people on the map; coming back, the event is still in hand."""
        event = self._event()
        if event is None:
            return
        ego = self.known_session.network.ego.id
        people = [id_ for id_ in (event.whose, *event.concerns) if id_ is not None]
        there = next((id_ for id_ in people if id_ != ego), ego if people else None)
        if there is None:
            announce(self, _("Nobody is named in this event. Enter opens it, and you can say whom it is about."))
        else:
            self.post_message(Sought(Part.NETWORK, str(there)))

    def _turned(self) -> None:
        """Show what is seen now, with the keys where they were."""
        focused = self.screen.focused
        inside = focused is not None and self in focused.ancestors
        self.redraw()
        if inside:
            self.way_in.focus()

    def _story(self) -> Story:
        people = tuple((one.name, one.born) for one in parent_and_children(self.known_session.network))
        return Story(self._seen.events, people, self.known_session.met_on)

    @property
    def _seen(self) -> Timeline:
        """What may be seen now. Whoever else is here shall not even wonder what happened then."""
        timeline = self.known_session.timeline
        return timeline if self.sensitive_open else shared(timeline)

    def _dialog(self, event: LifeEvent) -> LifeEventDialog:
        return LifeEventDialog(self.known_session, event, sensitive_shown=self.sensitive_open)

    def _lane(self) -> Lane:
        event = self._event()
        return event.lane if event else Lane.FAMILY

    def action_begin(self, key: str) -> None:
        """Open a new event of a kind, by the kind's key."""
        kind = next((kind for kind in KINDS if kind.key == key), None)
        if kind is not None:
            blank = LifeEvent(id=new_id(), title=kind.called, lane=kind.lane)
            self.ask(self._dialog(blank), self._kept, again=f"begin('{key}')")

    def _kind_picked(self, picked: str | None) -> None:
        if picked is not None:
            self.action_begin(picked)

    def _picked(self, id_: str | None) -> None:
        if id_:
            self.take_up(id_)

    def _added(self, events: tuple[LifeEvent, ...] | None) -> None:
        if not events:
            return

        def add(session: Session) -> Session:
            for event in events:
                session = edits.put_event(session, event)
            return session

        self.change_and_take_up(add, str(events[-1].id))
        announce(self, _added_words(events, hidden=0 if self.sensitive_open else sum(one.sensitive for one in events)))

    def _kept(self, kept: EventAndWorries | None) -> None:
        if kept is None:
            return
        event, worries = kept
        if not self.sensitive_open:
            event = as_told(self.known_session, event)

        def keep(session: Session) -> Session:
            for worry in worries:
                session = edits.put_worry(session, worry)
            return edits.put_event(session, event)

        self.change_and_take_up(keep, str(event.id))
        if event.sensitive and not self.sensitive_open:
            announce(self, _hidden_words())

    def _event(self) -> LifeEvent | None:
        """The event in hand as it is kept: with all that its date hangs on, which may not be for everybody to see."""
        subject, seen = self.subject, {event.id for event in self._seen.events}
        events = self.known_session.timeline.events
        return next((one for one in events if str(one.id) == subject and one.id in seen), None)


def _hidden_words() -> str:
    return _("It is kept. F2 shows it, when the parent is alone.")


def _added_words(events: tuple[LifeEvent, ...], *, hidden: int) -> str:
    """``8 händelser tillagda, 2 utan datum.`` What is sensitive is kept, and not counted aloud."""
    if hidden:
        return _hidden_words()
    count = ngettext("{count} event added", "{count} events added", len(events)).format(count=len(events))
    undated = sum(not event.when.dated for event in events)
    without = ngettext("{count} without a date", "{count} without a date", undated).format(count=undated)
    return f"{count}, {without}." if undated else f"{count}."
