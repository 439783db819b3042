"""How a meeting is opened: what we do today and when we stop, who is there, the energy, and what is told first.

It is the worker's list, and the parent may see all of it (METHOD § 4, At the start).
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from mapping.assignment import Consent
from mapping.language import N_, say_clock, say_date
from mapping.language import gettext as _
from mapping.meeting import Point, Room, ends_at
from mapping.meeting.load import shortened
from mapping.meeting.opening import said
from mapping.session import Part, Session
from mapping.terms import term
from tui.dialogs.dialog import Dialog
from tui.dialogs.session.room import says_who
from tui.shown import row, shown
from tui.widgets.energy_line import EnergyLine
from tui.widgets.fields import ManyField, heading
from tui.widgets.room_field import RoomField

SHORTER = "shorter"


class Opened(NamedTuple):
    """What was said at the start."""

    room: Room | None
    energy: int | None
    told: tuple[Point, ...]
    parts: tuple[Part, ...]
    """The parts that are kept for today."""


class OpeningDialog(Dialog[Opened]):
    """Nothing of it must be filled in before one begins."""

    HELP = N_(
        "Say it in your own words, and mark what you have told with the space bar. A number says who is there, and how "
        "much energy there is. When it is low a shorter day is offered. What you agreed on and the consents are there "
        "when the parent is alone with you. All of it can be left empty: Ctrl+S begins. Esc goes back, and the session "
        "is not begun."
    )
    CSS = """
    OpeningDialog {
        .dialog { width: 84; }
        .heading { margin: 1 0 0 0; }
        #shorter { display: none; }
        .consent { color: $muted; }
        #between-us { height: auto; }
    }
    """
    AUTO_FOCUS = "EnergyLine"

    def __init__(self, session: Session, consents: tuple[Consent, ...], now: datetime, *, agreed: str = "") -> None:
        """Of `session`; those of `consents` that hold `now` are shown, and what was `agreed` the last time."""
        super().__init__()
        self._session, self._now, self._agreed = session, now, agreed
        self._consents = [consent for consent in consents if consent.holds(now.astimezone().date())]
        self.heading, self.done_text = _("This is what we do today"), _("Begin")

    def fields(self) -> ComposeResult:
        """From the agenda to what is told."""
        yield from self._agenda()
        yield heading(_("How much energy is there today?"))
        yield EnergyLine(self._session.energy, id="energy")
        yield ManyField(self._shorter(), id="shorter")
        yield heading(_("Who is here, beside the parent and you?"))
        yield RoomField(self._session.room, id="room")
        with Vertical(id="between-us"):
            if self._agreed:
                yield heading(_("This we agreed on the last time"))
                yield Static(shown(self._agreed), classes="prose")
            if self._consents:
                yield heading(_("You have said yes to this"))
                yield from (Static(shown(_consent(one)), classes="consent") for one in self._consents)
        yield heading(_("What I say first"))
        yield ManyField([(said(point), point.value) for point in Point], map(str, self._session.told), id="told")

    def on_mount(self) -> None:
        """Offer less where energy is low already; and begin at the top, which the field in hand would scroll away."""
        self._offer()
        self._show_between_us()
        self.call_after_refresh(self.query_one(".fields").scroll_home, animate=False)

    @on(EnergyLine.Said)
    def _offer(self) -> None:
        """A shorter day is offered where energy is low; where it is not, nothing is taken away."""
        shorter = self.query_one("#shorter", ManyField)
        shorter.display = self._kept != self._left
        if not shorter.display and shorter.choices:
            shorter.mark(frozenset())
        if shorter.display and self.query_one(EnergyLine).has_focus:
            shorter.focus()  # what is offered is in hand: no key goes to what has come in between

    @on(RoomField.Said)
    def _show_between_us(self) -> None:
        """What was agreed and consented to is the parent's: it is there when the parent is said to be alone."""
        room, ours = self.query_one(RoomField).room, self.query_one("#between-us")
        before, ours.display = ours.display, room is not None and room.parent_alone
        if ours.display and not before:
            self.call_after_refresh(ours.scroll_visible, animate=False)

    @on(RoomField.Entered)
    def _room_entered(self) -> None:
        self.focus_next()

    def result(self) -> Opened | None:
        """What was said."""
        room = self.query_one(RoomField)
        if room.half_said:
            self.complain(says_who(), room)
            return None
        told = self.query_one("#told", ManyField).choices
        shorter = bool(self.query_one("#shorter", ManyField).choices)
        parts = self._kept if shorter else self._left
        return Opened(room.room, self._energy, tuple(map(Point, told)), parts)

    @property
    def _energy(self) -> int | None:
        return self.query_one(EnergyLine).value

    @property
    def _left(self) -> tuple[Part, ...]:
        return tuple(item.part for item in self._session.agenda if not item.done)

    @property
    def _kept(self) -> tuple[Part, ...]:
        """What a shorter day keeps."""
        return shortened(replace(self._session, energy=self._energy))

    def _shorter(self) -> list[tuple[str, str]]:
        first = ", ".join(map(term, self._left[:1]))
        return [(_("A shorter day: {part}. The rest another time.").format(part=first), SHORTER)]

    def _agenda(self) -> Iterator[Widget]:
        for number, part in enumerate(self._left, 1):
            yield Static(row((f"{number} ", "$accent"), term(part)))
        ends = ends_at(self._session.plan, self._session.begun_at or self._now, self._now.astimezone().date())
        stop = _("We stop at {hour}.").format(hour=say_clock(ends)) if ends else _("We decide together when we stop.")
        yield Static(shown(stop))
        if self._session.begun_at is None and self._session.met_on != self._now.astimezone().date():
            planned = _("It was planned for {day}. When you begin, it is dated today.")
            yield Static(shown(planned.format(day=say_date(self._session.met_on))), classes="hint")


def _consent(consent: Consent) -> str:
    told = _("{what}: to {to}").format(what=consent.what, to=consent.to)
    return _("{consent}, until {day}").format(consent=told, day=say_date(consent.until)) if consent.until else told
