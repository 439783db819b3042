"""What belongs to the meeting itself, in any part of a session: its opening, its time, breaks, notes, where we are."""

from datetime import UTC, datetime
from functools import partial

from textual import on

from mapping.clock import today
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.meeting import Note, Room
from mapping.meeting.edits import mark_part, open_meeting, put_note
from mapping.meeting.time_left import part_left, soon_over
from mapping.meeting.where import between_parts, where_we_are
from mapping.session import Part, State
from mapping.terms import term
from tui.dialogs.session.later import LaterDialog
from tui.dialogs.session.note import NoteDialog
from tui.dialogs.session.opening import Opened, OpeningDialog
from tui.guard import Clocks
from tui.messages import RoomChanged
from tui.parts.part_view import PartView
from tui.parts.sensitive import SensitiveView
from tui.saying import announce, tell
from tui.screens.hidden import HiddenScreen
from tui.screens.session.ending import EndingScreen
from tui.widgets.top_line import TopLine


class MeetingScreen(EndingScreen):
    """A session on the table, in the presence of those whom it is about."""

    clocks = Clocks()
    """What time is read from; the app's, once the session is on the screen."""
    _end_told = False
    """Whether it was said that the time is soon over."""

    @property
    def part(self) -> Part:
        """The part that is seen."""
        raise NotImplementedError

    def show_again(self) -> None:
        """Show the session as it is now."""
        raise NotImplementedError

    def now(self) -> datetime:
        """The time now, to the second. May be called from another thread than the rest."""
        return datetime.fromtimestamp(int(self.clocks.wall()), UTC)

    @on(RoomChanged)
    def _room_changed(self, event: RoomChanged) -> None:
        self.say_room(event.room)

    def say_room(self, room: Room | None) -> None:
        """Say who is in the room now. What is not for them is shut at once."""
        self.desk.say_room(room)
        if not self.desk.session.parent_alone:
            self.cover()
        self.show_again()

    @property
    def sensitive_open(self) -> bool:
        """Whether anything sensitive is open."""
        return any(view.sensitive_open for view in self.query(SensitiveView))

    def clear_table(self) -> None:
        """What is for the worker alone goes, and what is written while something sensitive is open is put aside: nobody
        knows who sees the screen next.
        """
        from tui.screens.session.worker import WorkerPage

        form = self.drafting.put_aside() if self.sensitive_open else None
        while any(screen is form or isinstance(screen, WorkerPage) for screen in self.app.screen_stack):
            self.app.pop_screen()

    def cover(self) -> None:
        """Shut what is not for everybody, in all parts."""
        for view in self.query(PartView):
            view.cover()
            if view.display:
                view.redraw()

    def action_opening(self) -> None:
        """What we do today, who is there, the energy, and what is told first."""
        if not self.desk.read_only:
            before = self.earlier_session()
            agreed = before.ending.agreed if before else ""
            dialog = OpeningDialog(self.desk.session, self._family.consents, self.now(), agreed=agreed)
            self.ask(dialog, self._opened, again="opening")

    def open_when_waiting(self) -> None:
        """Open the meeting, if that is still to be done."""
        if self.waiting:
            self.action_opening()

    def action_note(self) -> None:
        """A quick note, and back where one was."""
        if not self.desk.read_only:
            self.ask(NoteDialog(self._keep_note, self.now()), lambda _note: None, again="note")

    def action_take_break(self) -> None:
        """A neutral screen; coming back, where we were is said."""
        if self.app.screen is self:
            self.desk.rest()
            self.cover()
            self.show_again()
            self.app.clear_notifications()
            self.app.push_screen(HiddenScreen(), self._come_back)

    def action_mark(self) -> None:
        """Mark the part one is in as done, or as not done."""
        done = next((item.done for item in self.desk.session.agenda if item.part is self.part), False)
        if self.edit(partial(mark_part, part=self.part, done=not done)) and not done:
            self.tell_between()

    def tell_between(self) -> None:
        """Between two parts: where we are, and the thoughts that wait."""
        where = between_parts(self.desk.session)
        if self.may_offer_later:
            self.ask(LaterDialog(self.desk.session.later, keep=self._put_thought, about=where), lambda _looked: None)
        else:
            tell(self, where)

    def tell_time(self) -> None:
        """Show how much of the time is left, on the day of the meeting; and say once that it is soon over."""
        session, now = self.desk.session, self.now()
        begun = session.begun_at
        here = begun is not None and begun.astimezone().date() == now.astimezone().date() and not self.desk.read_only
        self.query_one(TopLine).show_time(part_left(session, now) if here else None)
        resting = any(isinstance(screen, HiddenScreen) for screen in self.app.screen_stack)
        if here and not self._end_told and not resting and soon_over(session, now):
            self._end_told = True
            tell(self, _("Soon our time is over. There is time to finish in peace."))

    @property
    def timed(self) -> bool:
        """Whether the line at the top tells how much of the time is left."""
        return bool(self.query_one("#time").display)

    @property
    def waiting(self) -> bool:
        """Whether it waits for its opening, with those whom it is about: not one that is entered afterwards."""
        session = self.desk.session
        planned = session.state is State.PLANNED and session.begun_at is None
        return planned and not self.entered_afterwards and not self.desk.read_only

    def _opened(self, opened: Opened | None) -> None:
        if opened is not None:
            planned_on = self.desk.session.met_on
            self.desk.begin()
            if self.desk.session.met_on != planned_on:
                tell(self, _("You meet today: the session is dated {day}.").format(day=say_date(today())))
            self.say_room(opened.room)
            self.edit(partial(open_meeting, energy=opened.energy, told=opened.told, parts=opened.parts))
        elif self.waiting and self.leave():
            self.app.pop_screen()

    def _keep_note(self, note: Note) -> bool:
        kept = self.edit(partial(put_note, note=note))
        if kept:
            announce(self, _("The note is kept, with the time: {whose}.").format(whose=term(note.voice)))
        return kept

    def _come_back(self, _nothing: None) -> None:
        self.desk.go_on()
        self.show_again()
        tell(self, f"{where_we_are(self.desk.session, self.part)} {self._asked_who_is_here}".rstrip())

    def ask_who_is_here(self) -> None:
        """Where others than the parent have been there, and nobody has said who is there now."""
        if self._asked_who_is_here:
            tell(self, self._asked_who_is_here)

    @property
    def _asked_who_is_here(self) -> str:
        session = self.desk.session
        unsaid = session.in_company and session.room is None and not self.desk.read_only
        return _("Who is here now? Press y.") if unsaid else ""
