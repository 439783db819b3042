"""A session: the agenda at the side, one part in the middle, and everything saved all the while."""

import gc
from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import ContentSwitcher

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Place
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import N_, say_clock, say_date
from mapping.language import gettext as _
from mapping.meeting.where import present_beside
from mapping.session import Edit, Part, Session
from mapping.terms import term
from tui.desk import Desk
from tui.dialogs.session.go import GoDialog
from tui.errands import Destination, Errand
from tui.keys import key
from tui.messages import NotSaved, PlaceChanged, Saved, Sought
from tui.panes.pane import ProfilePane
from tui.parts.network_view import NetworkView
from tui.parts.part_view import PartView
from tui.parts.profile_view import ProfileView
from tui.parts.timeline_view import TimelineView
from tui.saying import announce, warn
from tui.screens.session.drafting import Drafting
from tui.screens.session.stepping import SteppingScreen
from tui.the_app import the_app
from tui.widgets.agenda import Agenda
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine

NARROW = 60
"""With fewer columns than this the part has them all."""

CLOSE = 100
"""With fewer columns than this the line at the top has no room beside the time."""

BROAD = 140
"""From this many columns agenda, list and map all have room."""

SELDOM = 1000
"""While one works, Python looks for garbage among all there is only after so many times among what is newer."""


class Pace(NamedTuple):
    """What is done now and then, in seconds."""

    draft: float = 1.0
    """Between two looks at what is being written. With the time that the disk takes, a draft is never older than 2."""
    rest: float = 0.8
    """Without a key that did something, after which the place alone is saved (going through a list is no reason to
    write) and garbage is looked for (which would hold up a key).
    """
    time: float = 15.0
    """Between two looks at how much of the time is left."""


class SessionScreen(SteppingScreen):
    """Opens where one was. Leaving it pauses the session; nothing needs to be saved by hand."""

    pace = Pace()
    AUTO_FOCUS = ""
    HELP = N_(
        "To the left is the agenda, in the middle the part you are in. Everything is saved as you go; the time it was "
        "saved stands at the top. Escape pauses the session, and you go on later where you were."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("g", "go", N_("Go to")),
        key("f1", "app.explain", N_("Help")),
        key("escape", "back", N_("Pause and leave"), seen=False),
        key("ctrl+z", "undo", N_("Undo"), seen=False),
        key("ctrl+y", "redo", N_("Redo"), seen=False),
        key("l", "later", N_("Take up later"), seen=False),
        key("m", "mark", N_("Mark the part as done"), seen=False),
        key("e", "export", N_("Export"), seen=False),
        key("w", "for_worker", N_("For the worker"), seen=False),
        key("y", "room", N_("Who is here"), seen=False),
        key("j", "note", N_("A note"), seen=False),
        key("q", "take_break", N_("Take a break"), seen=False),
        key("ö", "opening", N_("How the session is opened"), seen=False),
        key("c", "show_picture", N_("Show the picture"), seen=False),
        key("ctrl+s", "save", N_("Save now"), seen=False),
    ]

    def __init__(self, archive: Archive, family: Family, session: Session, place: Place) -> None:
        """Lay `session` on the desk, at `place`. Raises KretsError when it cannot be opened."""
        super().__init__()
        self._archive, self._family = archive, family
        self._resting: Timer | None = None
        self._gone_on = False
        """Whether the place is another than when it was last saved."""
        self._came_from: Part | None = None
        """Where somebody on the map was sought from; there Escape goes back."""
        self._thresholds = gc.get_threshold()
        self.desk = Desk(
            archive,
            session,
            place,
            saved=self._tell_saved,
            failed=self._tell_not_saved,
            now=self.now,
        )
        self.drafting = Drafting(self, archive.drafts, keeps=archive.writable)

    def _tell_saved(self, at: datetime) -> None:
        self.post_message(Saved(at))

    def _tell_not_saved(self, error: KretsError) -> None:
        self.post_message(NotSaved(error))

    def compose(self) -> ComposeResult:
        """Agenda and parts."""
        yield TopLine()
        with Horizontal(id="table"):
            yield Agenda()
            with ContentSwitcher(initial=self.desk.place.part, id="parts"):
                yield NetworkView(id=Part.NETWORK)
                yield TimelineView(id=Part.TIMELINE)
                yield ProfileView(id=Part.PROFILE)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the session, and go to where one was."""
        gc.set_threshold(*self._thresholds[:2], SELDOM)
        self.clocks = the_app(self).clocks
        self.desk.open(waiting=self.waiting)
        for view in self.query(PartView):
            view.make_change, view.open_form = self.edit, self.drafting.open
        for pane in self.query(ProfilePane):
            pane.ask_earlier = self.earlier_session
        place = self.desk.place
        self._show_top()
        self._flow_down()
        self._show_part(place.part)
        self._view(place.part).take_up(place.subject)
        self.drafting.begin(self.pace.draft)
        self.ask_who_is_here()
        self.set_interval(self.pace.time, self.tell_time)

    def on_screen_resume(self) -> None:
        """A session that waits for its opening is given it, whatever came in between."""
        self.call_after_refresh(self.open_when_waiting)

    def on_unmount(self) -> None:
        """Nothing more is kept; and leave it to Python again when to look for garbage."""
        self.drafting.stop()
        gc.set_threshold(*self._thresholds)

    @property
    def help_now(self) -> str:
        """The help of a session that is only read, or whose agenda stands aside; empty otherwise."""
        closed = _(
            "This session is closed. You can read and export it. If something is to be changed, start a new session "
            "from it."
        )
        if self.desk.session.closed:
            return closed
        alone = _(
            "g takes you to another part, to your thoughts for later, or to the end of the session. Everything is "
            "saved as you go; the time it was saved stands at the top. Escape pauses, and you go on later where you "
            "were."
        )
        return "" if self.query_one(Agenda).display else alone

    @property
    def part(self) -> Part:
        """The part that is seen."""
        return Part(str(self.query_one(ContentSwitcher).current))

    def edit(self, edit: Edit) -> bool:
        """Make a change: the one way for all of them, from view to desk. Returns whether it was made."""
        try:
            self.desk.apply(edit)
        except KretsError as error:
            warn(self, error)
            return False
        self._flow_down()
        self._wait_for_rest()
        return True

    @on(PlaceChanged)
    def _place_changed(self, event: PlaceChanged) -> None:
        if event.part is self.part:
            self.desk.move_to(Place(part=event.part, subject=event.subject))
            self._gone_on = True
            self._wait_for_rest()

    def _wait_for_rest(self) -> None:
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(self.pace.rest, self._rest)

    def _rest(self) -> None:
        if self._gone_on:
            self._gone_on = False
            self.desk.save_again()
        gc.collect()

    def show_again(self) -> None:
        """Show the session as it is now."""
        self._flow_down()
        self._show_top()

    @on(Saved)
    def _saved(self, event: Saved) -> None:
        self._told = ""
        self.drafting.look()
        self.query_one(TopLine).show_state(_("saved {time}").format(time=say_clock(event.at)))

    @on(NotSaved)
    def _not_saved(self, event: NotSaved) -> None:
        self.query_one(TopLine).show_state(_("NOT saved: Ctrl+S tries again"), alarming=True)
        self.tell_why(event.error)

    @on(Agenda.Chosen)
    def _chosen(self, event: Agenda.Chosen) -> None:
        self._go(event.what)

    @on(Sought)
    def _sought(self, event: Sought) -> None:
        came_from = self.part
        self._show_part(event.part)
        self._view(event.part).take_up(event.subject)
        self._came_from = came_from
        announce(self, _("Esc goes back to: {part}.").format(part=term(came_from)))

    def action_back(self) -> None:
        """To where somebody was sought from; otherwise pause, and go back to the family."""
        if self._came_from is not None:
            self._show_part(self._came_from)
        else:
            self.action_pause()

    def action_go(self) -> None:
        """Go to another part, or do an errand."""
        self.ask(GoDialog(read_only=self.desk.read_only), lambda what: self._go(what) if what else None)

    def _go(self, what: Destination) -> None:
        if isinstance(what, Part):
            self._show_part(what)
        else:
            errands: dict[Errand, Callable[[], object]] = {
                Errand.LATER: self.look_at_later,
                Errand.EXPORT: self.action_export,
                Errand.CLOSE: self.action_close_session,
                Errand.CORRECT: self.action_correct,
                Errand.NEEDS: self.action_needs,
                Errand.CONSENTS: self.action_consents,
                Errand.TAKE_HOME: self.action_take_home,
            }
            errands[what]()

    def go_to(self, place: Place) -> bool:
        """Go to a place in the session; False when what stands there may not be seen now."""
        self._show_part(place.part)
        self._view(place.part).take_up(place.subject)
        return self._view(place.part).subject == place.subject

    def action_save(self) -> None:
        """Save now; it is only needed when the disk had said no."""
        self.desk.save_again()

    def _show_part(self, part: Part) -> None:
        self._came_from = None
        if part is not self.part:
            for other in self.query(PartView):
                other.cover()
        self.query_one(ContentSwitcher).current = part
        self._make_room()
        view = self._view(part)
        view.redraw()
        view.way_in.focus()
        self._show_agenda()
        view.report_place()

    def on_resize(self) -> None:
        """Give the agenda its room, or give it to the map."""
        self._make_room()

    def _make_room(self) -> None:
        """The agenda stands aside where the map needs its columns; g goes everywhere."""
        width = self.app.size.width
        tight = self._view(self.part).roomy and width < BROAD
        self.query_one(Agenda).display = not tight and width >= NARROW
        self._show_top()

    def _flow_down(self) -> None:
        for view in self.query(PartView):
            view.read_only = self.desk.read_only
            view.session = view.as_seen(self.desk.session)
        self._show_agenda()

    def _show_agenda(self) -> None:
        self.query_one(Agenda).show(self.desk.session, self.part, read_only=self.desk.read_only)

    def _show_top(self) -> None:
        session = self.desk.session
        self.tell_time()
        day = [] if self.timed else [say_date(session.met_on), term(session.state)]  # in a meeting it goes without
        part = [] if self.query_one(Agenda).display else [term(self.part)]
        present = present_beside(session.room)
        code = [] if part and self.timed and self.app.size.width < CLOSE else [self._family.code]
        where = " · ".join([*code, *([_("here: {who}").format(who=present)] if present else []), *day, *part])
        self.query_one(TopLine).show(where, _("to be read, not changed") if self.desk.read_only else None)

    def _view(self, part: Part) -> PartView:
        return self.query_one(f"#{part}", PartView)
