"""The details of a person or service on the map."""

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Select

from mapping.dates.known import known_of
from mapping.family import Symbol
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import (
    RINGS,
    Alter,
    AlterKind,
    Ego,
    Feeling,
    Frequency,
    Standing,
    Support,
    Wish,
    everybody,
    is_service,
)
from mapping.network.meeting_day import coming_day
from mapping.network.roles import is_pet
from mapping.network.suggestions import NOTHING, Suggestion, suggested
from mapping.session import Session
from mapping.terms import ring_name, sector_name
from mapping.words import Voice, spoken, with_spoken
from tui.dialogs.dialog import Dialog
from tui.widgets.date_field import DateField
from tui.widgets.fields import ChoiceField, Labelled, LongField, ManyField, TextField, choices_of, heading


class AlterDialog(Dialog[Alter]):
    """Ends with the person or service as it shall be."""

    HELP = N_("A name or a role is enough. The rest can be filled in when it comes up; no health data about others.")

    def __init__(self, session: Session, alter: Alter) -> None:
        """Edit `alter`."""
        super().__init__()
        self._session, self._alter = session, alter
        self._suggested = suggested(session.network, alter.name, alter.role)
        self.heading, self.done_text = alter.name, _("Keep the details")

    def fields(self) -> ComposeResult:
        """Who it is; where; the contact; support; and for services what they are for."""
        yield from self._who()
        yield from self._where()
        yield from self._contact()
        yield from self._service()
        yield heading(_("In the parent's own words"))
        yield LongField(spoken(self._alter.words, Voice.PARENT), id="words")

    @on(Input.Changed, "#name, #role")
    def _suggest(self) -> None:
        """What the words suggest stands in the fields where nothing was said, as long as nobody chooses there."""
        told = suggested(self._session.network, self._text("name"), self._text("role"))
        for field, nothing in zip(Suggestion._fields, NOTHING, strict=True):
            choice, before = self.query_one(f"#{field}", ChoiceField), getattr(self._suggested, field)
            if getattr(self._alter, field) == nothing and choice.choice == before:
                suggestion = getattr(told, field)
                choice.value = Select.NULL if suggestion is None else suggestion
        self._suggested = told

    def result(self) -> Alter | None:
        """The alter as it shall be; a name is needed, and a day that exists."""
        name = self._text("name")
        if not name:
            self.complain(_("A name or a role is needed."), self.query_one("#name"))
            return None
        meeting = coming_day(self._text("next_meeting"), self._session.met_on)
        if self._text("next_meeting") and meeting is None:
            complaint = _("Write a single day: 12 March, 12/3 or 2026-03-12.")
            self.complain(complaint, self.query_one("#next_meeting"))
            return None
        return replace(
            self._alter,
            name=name,
            next_meeting=meeting,
            words=with_spoken(self._alter.words, Voice.PARENT, self.query_one("#words", LongField).words),
            **{field: self._text(field) for field in ("role", "contact", "purpose", "keeper")},
            **{field: self._chosen(field) for field in ("sector", "ring", "frequency", "feeling", "wish")},
            **{field: self._marked(field) for field in ("gives", "receives", "households", "concerns")},
            **{field: self._date(field) for field in ("born", "since", "until")},
            kind=self._chosen("kind") or AlterKind.PERSON,
            symbol=self._chosen("symbol") or Symbol.OTHER,
            standing=self._chosen("standing") or Standing.PRESENT,
            deceased=bool(self._marked("deceased")),
        )

    def _who(self) -> ComposeResult:
        alter = self._alter
        yield Labelled(_("Name"), TextField(alter.name, id="name"))
        yield Labelled(_("Role"), TextField(alter.role, id="role", placeholder=_("Elsa's teacher, for instance")))
        yield Labelled(_("Kind"), ChoiceField(choices_of(AlterKind), alter.kind, id="kind", needed=True))
        yield Labelled(_("Symbol"), ChoiceField(choices_of(Symbol), alter.symbol, id="symbol", needed=True))
        yield Labelled(_("Born"), DateField(alter.born, id="born", known=known_of(self._session, alter.id)))
        yield Labelled("", ManyField([(_("has died"), True)], [True] if alter.deceased else [], id="deceased"))

    def _where(self) -> ComposeResult:
        alter = self._alter
        sectors = [(sector_name(sector), sector.key) for sector in self._session.network.sectors]
        rings = [(ring_name(ring), ring) for ring in RINGS]
        homes = [(_("the first household"), 1), (_("the second household"), 2)]
        yield heading(_("Where on the map"))
        yield Labelled(_("Sector"), ChoiceField(sectors, alter.sector, id="sector"))
        yield Labelled(_("Ring"), ChoiceField(rings, alter.ring, id="ring"))
        yield Labelled(_("Lives in"), ManyField(homes, alter.households, id="households"))

    def _contact(self) -> ComposeResult:
        alter = self._alter
        yield heading(_("The contact"))
        yield Labelled(_("Today"), ChoiceField(choices_of(Standing), alter.standing, id="standing", needed=True))
        yield Labelled(_("How often"), ChoiceField(choices_of(Frequency), alter.frequency, id="frequency"))
        yield Labelled(_("How it feels"), ChoiceField(choices_of(Feeling), alter.feeling, id="feeling"))
        yield Labelled(_("Wished"), ChoiceField(choices_of(Wish), alter.wish, id="wish"))
        known = known_of(self._session)
        yield Labelled(_("Since"), DateField(alter.since, id="since", known=known))
        yield Labelled(_("Until"), DateField(alter.until, id="until", known=known))
        yield Labelled(_("Gives"), ManyField(choices_of(Support), alter.gives, id="gives"))
        yield Labelled(_("Receives"), ManyField(choices_of(Support), alter.receives, id="receives"))

    def _service(self) -> ComposeResult:
        alter, network = self._alter, self._session.network
        meeting = alter.next_meeting.isoformat() if alter.next_meeting else ""
        people = [
            (one.name, one.id)
            for one in everybody(network)
            if one.id != alter.id and (one.id in alter.concerns or not (is_service(one) or _is_animal(one)))
        ]
        yield heading(_("For a service"))
        yield Labelled(_("Whom one meets"), TextField(alter.contact, id="contact"))
        yield Labelled(_("What for"), TextField(alter.purpose, id="purpose"))
        asked = TextField(meeting, id="next_meeting", placeholder=_("12 March, for instance"))
        yield Labelled(_("Next meeting"), asked)
        yield Labelled(_("Keeps track"), TextField(alter.keeper, id="keeper"))
        yield Labelled(_("About"), ManyField(people, alter.concerns, id="concerns"))

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", TextField).text

    def _chosen(self, field: str) -> object:
        return self.query_one(f"#{field}", ChoiceField).choice

    def _marked(self, field: str) -> tuple[object, ...]:
        return self.query_one(f"#{field}", ManyField).choices

    def _date(self, field: str) -> object:
        return self.query_one(f"#{field}", DateField).date


def _is_animal(one: Ego | Alter) -> bool:
    return isinstance(one, Alter) and is_pet(one)
