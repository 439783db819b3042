"""Planning a session: when, where, how long, with whom, and what it is to go through (METHOD § 4, Before)."""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import NamedTuple, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from mapping.cleaning import clean
from mapping.language import N_, ngettext
from mapping.language import gettext as _
from mapping.meeting import Plan
from mapping.meeting.load import minutes_needed, too_much
from mapping.meeting.planning import hour_of, minutes_of, plan_session
from mapping.questions import load
from mapping.session import Part, Session
from mapping.terms import term
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.day_field import DayField
from tui.widgets.fields import Labelled, ManyField, TextField, heading

V = TypeVar("V")


class Planned(NamedTuple):
    """The session as it is planned."""

    session: Session
    invite: bool
    """Whether the invitation is to be seen next."""


class MarksField(ManyField[V]):
    """What a session is to go through. It tells when something is marked."""

    class Marked(Message):
        """Something was marked, or its mark taken away."""

    def mark(self, values: frozenset[V]) -> None:
        """Mark these, and tell."""
        super().mark(values)
        self.post_message(self.Marked())


class PlanDialog(Dialog[Planned]):
    """Ends with the session as it is planned. More than there is time for is said, and never refused."""

    HELP = N_(
        "Everything but the day can wait. What you fill in stands in the invitation. Write the day as you say it: 6 "
        "October, or Tuesday. A day that has been means that you enter a session afterwards."
    )
    CSS = "PlanDialog .dialog .fields { max-height: 60vh; }"

    def __init__(
        self,
        session: Session,
        keep: Callable[[Session], bool],
        today: date,
        *,
        new: bool,
        day: date | None,
        agreed: str = "",
    ) -> None:
        """Plan `session` for a `day`, if that is known. `keep` stores it, and tells whether it could; `agreed` is what
        was said of when to meet.
        """
        super().__init__()
        self._session, self._keep, self._today, self._day, self._agreed = session, keep, today, day, agreed
        self._invite = False
        self.heading = _("Plan a session") if new else _("Change the plan")
        self.done_text, self.third_text = _("Keep the plan"), _("Keep it and see the invitation")

    def fields(self) -> ComposeResult:
        """When and how long; where and with whom; then what it is to go through."""
        plan = self._session.plan
        starts, minutes = f"{plan.starts:%H:%M}" if plan.starts else "", str(plan.minutes or "")
        if self._agreed:
            yield Static(shown(_("The last time you said: {when}").format(when=clean(self._agreed))), classes="prose")
        yield Labelled(_("Day"), DayField(self._day, today=self._today, id="day"))
        yield Labelled(_("Hour"), TextField(starts, id="starts", placeholder=_("13:00, for instance")))
        yield Labelled(_("Minutes"), TextField(minutes, id="minutes", placeholder=_("45, for instance")))
        yield Labelled(_("Where"), TextField(plan.place, id="place", placeholder=_("the address, or by video")))
        yield Labelled(_("Also there"), TextField(plan.coming, id="coming", placeholder=_("besides you two")))
        yield Labelled(_("To bring"), TextField(plan.bring, id="bring"))
        change = TextField(plan.change, id="change", placeholder=_("call or text, and the number"))
        yield Labelled(_("Another time"), change)
        yield heading(_("This is what we do"))
        planned = [item.part for item in self._session.agenda]
        yield MarksField([(term(part), part) for part in Part], planned, id="parts")
        yield heading(_("Areas of everyday life to ask about"))
        yield MarksField(list(_areas()), plan.areas, id="areas")

    def on_mount(self) -> None:
        """Say from the start whether it is much."""
        self._weigh()

    def result(self) -> Planned | None:
        """The session, when its day is understood and it could be kept."""
        day = self.query_one(DayField)
        if day.day is None:
            self.complain(day.wrong, day.query_one(TextField))
            return None
        if not self._parts:
            self.complain(_("Mark at least one part."), self.query_one("#parts"))
            return None
        for name, read, wrong in (
            ("starts", hour_of, _("Write the hour as 13:00, or leave it empty.")),
            ("minutes", minutes_of, _("Write the length in minutes, or leave it empty.")),
        ):
            field = self.query_one(f"#{name}", TextField)
            if field.text and read(field.text) is None:
                self.complain(wrong, field)
                return None
        planned = plan_session(self._session, self._plan, self._parts, met_on=day.day, today=self._today)
        return Planned(planned, self._invite) if self._keep(planned) else None

    def third(self) -> None:
        """Keep it, and go on to the invitation."""
        self._invite = True
        self.action_done()
        self._invite = self.over

    @on(Input.Changed)
    @on(MarksField.Marked)
    def _weigh(self) -> None:
        """A gentle word when it is more than there is time for."""
        session = plan_session(self._session, self._plan, self._parts, met_on=self._session.met_on, today=self._today)
        words = ngettext(
            "This usually takes {count} minute or more. Two shorter ones may be kinder.",
            "This usually takes {count} minutes or more. Two shorter ones may be kinder.",
            minutes_needed(session),
        )
        line = self.query_one(".complaint", Static)
        line.update(shown(words if too_much(session) else ""))
        line.set_class(True, "calm")

    def complain(self, sentence: str, field: Widget | None = None) -> None:
        """Say what must be changed, and go there."""
        self.query_one(".complaint").set_class(False, "calm")
        super().complain(sentence, field)

    @property
    def _plan(self) -> Plan:
        starts: time | None = hour_of(self._text("starts"))
        return Plan(
            starts=starts,
            minutes=minutes_of(self._text("minutes")),
            place=self._text("place"),
            coming=self._text("coming"),
            bring=self._text("bring"),
            change=self._text("change"),
            areas=self.query_one("#areas", MarksField).choices,
        )

    @property
    def _parts(self) -> tuple[Part, ...]:
        return self.query_one("#parts", MarksField).choices

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", TextField).text


def _areas() -> Iterator[tuple[str, str]]:
    """The areas, but for the sensitive ones: they are asked about only there and then (METHOD § 3.3)."""
    yield from ((area.name.text, area.key) for area in load().areas if not area.sensitive)
