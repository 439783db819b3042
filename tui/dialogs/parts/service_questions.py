"""Five short questions about each service that was chosen, one service at a time (METHOD § 3.2)."""

from contextlib import suppress
from datetime import date
from typing import ClassVar

from msgspec import DecodeError
from msgspec.json import decode, encode
from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Button, Input, Static

from mapping.language import N_, say_date
from mapping.language import gettext as _
from mapping.network import Alter, Frequency, person
from mapping.network.meeting_day import coming_day
from mapping.network.services import family_of
from mapping.session import Session
from tui.dialogs.dialog import Dialog, Discard
from tui.drafted import fill, written
from tui.keys import key
from tui.shown import row, shown
from tui.widgets.fields import ChoiceField, Field, Labelled, ManyField, TextField, choices_of

_AT = "at"
"""Where in a draft it stands which service is asked about."""


class ServiceQuestions(Vertical):
    """The questions about one service; all of them may be left empty."""

    def __init__(self, session: Session, alter: Alter) -> None:
        """Ask about `alter`."""
        super().__init__()
        self._session, self._alter = session, alter

    def compose(self) -> ComposeResult:
        """What it is called; for whom, how often, what for, when next, and who keeps track of it."""
        alter, network = self._alter, self._session.network
        family = family_of(network)
        others = [person(network, id_) for id_ in alter.concerns if id_ not in dict(family)]
        people = [(name, id_) for id_, name in family] + [(one.name, one.id) for one in others if one]
        meeting = say_date(alter.next_meeting) if alter.next_meeting else ""
        yield Labelled(_("Name"), TextField(alter.name, id="name"))
        yield Labelled(_("Whom it is about"), ManyField(people, alter.concerns, id="concerns"))
        yield Labelled(_("How often"), ChoiceField(choices_of(Frequency), alter.frequency, id="frequency"))
        yield Labelled(_("What for"), TextField(alter.purpose, id="purpose"))
        yield Labelled(_("Next meeting"), TextField(meeting, id="meeting", placeholder=_("12 March, for instance")))
        yield Static(id="read", classes="reading")
        yield Labelled(_("Keeps track"), TextField(alter.keeper, id="keeper"))

    @on(Input.Changed, "#meeting")
    def _read(self) -> None:
        """Show how the day is read: its year may be reckoned."""
        line, day = self.query_one("#read", Static), self.meeting
        if day is not None:
            line.update(shown(_("Read as: {when}").format(when=say_date(day))))
        else:
            line.update(shown(_("A single day: 12 March, 12/3. Or leave it empty.")))
        line.remove_class("complaint")
        line.display = bool(self._written("meeting")) and self._written("meeting") != (say_date(day) if day else "")

    def complain(self) -> None:
        """A day that cannot be read is told of in the field's own line; now it stands in the way, and is gone to."""
        self.query_one("#read").add_class("complaint")
        self.query_one("#meeting").focus()

    @property
    def meeting(self) -> date | None:
        """The day of the next meeting as it was understood."""
        return coming_day(self._written("meeting"), self._session.met_on)

    @property
    def unread(self) -> bool:
        """Whether something is written as a day that is none; nothing can be before its fields are there."""
        return self.is_mounted and bool(self._written("meeting")) and self.meeting is None

    @property
    def answered(self) -> Alter:
        """The service with what was answered; a day that cannot be read leaves the one before."""
        if not self.is_mounted:
            return self._alter
        return replace(
            self._alter,
            name=self._written("name") or self._alter.name,
            concerns=self.query_one(ManyField).choices,
            frequency=self.query_one(ChoiceField).choice,
            purpose=self._written("purpose"),
            next_meeting=self._alter.next_meeting if self.unread else self.meeting,
            keeper=self._written("keeper"),
        )

    def _written(self, field: str) -> str:
        return self.query_one(f"#{field}", TextField).text


class ServiceQuestionsDialog(Dialog[tuple[Alter, ...]]):
    """Ends with all the services, as far as they were answered: leaving early loses nothing."""

    AUTO_FOCUS = "ManyField"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "onward", N_("Next")),
        key("escape", "leave", N_("The rest later")),
        key("ctrl+b", "before", N_("The one before")),
    ]
    HELP = N_(
        "Short questions about one service at a time. Leave empty what you do not know. "
        "Esc takes the rest another time: what you have answered is kept, and so are the services."
    )
    DEFAULT_CSS = """
    ServiceQuestionsDialog {
        ServiceQuestions { height: auto; }
        #concerns { max-height: 7; }
        #read { margin: 0 0 0 18; display: none; }
    }
    """

    def __init__(self, session: Session, alters: tuple[Alter, ...]) -> None:
        """Ask about each of `alters` (at least one), in turn; they need not be on the map yet."""
        super().__init__()
        self._session, self._alters, self._at = session, list(alters), 0
        self._asking = ServiceQuestions(session, alters[0])

    def fields(self) -> ComposeResult:
        """The questions about the first."""
        yield self._asking

    def on_mount(self) -> None:
        """A button to the one before, between the two that every dialog has."""
        self.query_one(".buttons").mount(Button(_("The one before"), classes="before", compact=True), after=0)
        self.query_one(".leave", Button).label = _("The rest later")
        self._show_step()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is none before the first."""
        del parameters
        return not (action == "before" and self._at == 0)

    async def action_onward(self) -> None:
        """On to the next; after the last, end."""
        if self._keep():
            await self._go(self._at + 1)

    async def action_before(self) -> None:
        """Back to the one before."""
        if self._keep():
            await self._go(self._at - 1)

    def action_leave(self) -> None:
        """End with what was answered so far; only a day that cannot be read would be thrown away."""
        if self._asking.unread:
            self.app.push_screen(Discard(), self._discarded)
        else:
            self._discarded(True)

    @property
    def changed(self) -> bool:
        """Whether anything is known here that the session does not hold yet: new services are, unanswered too."""
        if not self._asking.is_mounted:  # asked while it opens: nothing can be written yet
            return False
        alters = (*self._alters[: self._at], self._asking.answered, *self._alters[self._at + 1 :])
        return self._asking.unread or not {*alters} <= {*self._session.network.alters}

    def written(self) -> dict[str, str]:
        """All that was answered, where one is, and what stands in the fields there."""
        there = {*self._session.network.alters}
        answered = {str(alter.id): encode(alter).decode() for alter in self._alters if alter not in there}
        asked = written(self)
        return {**answered, **asked, _AT: str(self._at)} if answered or asked else {}

    async def put_back(self, fields: dict[str, str]) -> dict[str, str]:
        """Go there, with all that was answered; not where somebody has begun to answer anew."""
        if written(self):
            return fields
        for place, alter in enumerate(self._alters):
            with suppress(DecodeError):
                self._alters[place] = decode(fields.get(str(alter.id), ""), type=Alter)
        await self._go(min(int(fields.get(_AT, "0")), len(self._alters) - 1))
        mine = {_AT, *(str(alter.id) for alter in self._alters)}
        return fill(self, {name: text for name, text in fields.items() if name not in mine})

    async def action_undo(self) -> None:
        """Take back what was changed in a field, and no more: what is answered already is nowhere else."""
        changed = next((field for field in self.query("*") if isinstance(field, Field) and field.changed), None)
        if changed is not None:
            changed.focus()
            changed.action_revert()

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        event.prevent_default()
        if event.button.has_class("leave"):
            self.action_leave()
        else:
            await (self.action_before() if event.button.has_class("before") else self.action_onward())

    @on(Input.Submitted, "#keeper")
    async def _last_entered(self, event: Input.Submitted) -> None:
        """Enter goes from field to field, and from the last one on to the next service."""
        event.prevent_default()
        await self.action_onward()

    def _discarded(self, sure: bool | None) -> None:
        if sure:
            self._alters[self._at] = self._asking.answered
            self.dismiss(tuple(self._alters))

    def _keep(self) -> bool:
        """Keep what is answered about this one; False, after a complaint, when the day cannot be read."""
        if self._asking.unread:
            self._asking.complain()
            return False
        self._alters[self._at] = self._asking.answered
        return True

    async def _go(self, at: int) -> None:
        if at == len(self._alters):
            self.dismiss(tuple(self._alters))
            return
        asking, asked = ServiceQuestions(self._session, self._alters[at]), self._asking
        with self.app.batch_update():
            await self.query_one(".fields").mount(asking)
            self._at, self._asking = at, asking
            await asked.remove()
            self._show_step()
        asking.query_one(ManyField).focus()

    def _show_step(self) -> None:
        number, last = self._at + 1, self._at + 1 == len(self._alters)
        step = _("{number} of {count}").format(number=number, count=len(self._alters))
        title = row(self._alters[self._at].name, (f"  {step}", "not bold $muted"))
        self.query_one(".title", Static).update(title)
        self.query_one(".done", Button).label = _("Done") if last else _("Next")
        self.query(".before").set(display=self._at > 0)  # none is there when one has left already
        self.refresh_bindings()
