"""A life event."""

from typing import Any
from uuid import uuid4

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Select

from mapping.dates import undated
from mapping.dates.known import Known, known_of
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import everybody
from mapping.record import Id
from mapping.session import Session
from mapping.terms import WEIGHTS, weight_name
from mapping.timeline import Lane, LifeEvent, Role, Worry, WorryLink, shared
from mapping.words import Voice, spoken, with_spoken
from tui.dialogs.dialog import Dialog
from tui.widgets.date_field import DateField
from tui.widgets.fields import ChoiceField, Labelled, LongField, ManyField, TextField, choices_of, heading

EventAndWorries = tuple[LifeEvent, tuple[Worry, ...]]
"""The event, and the worries that are new with it, or have other words; without words they are to be taken away."""


class LifeEventDialog(Dialog[EventAndWorries]):
    """Ends with the event as it shall be."""

    HELP = N_(
        "Write what happened in a few words, and when in whatever words the parent uses. "
        "Krets shows how it reads the date; what it cannot read is kept as words."
    )

    DEFAULT_CSS = """
    LifeEventDialog .worry {
        height: auto;
        TextField { width: 1fr; }
        ChoiceField { width: 32; }
    }
    """

    def __init__(self, session: Session, event: LifeEvent, *, sensitive_shown: bool = False) -> None:
        """Edit `event`; one without a title is new. Worries of sensitive events alone are there when these are."""
        super().__init__()
        self._session, self._event = session, event
        offered = session.timeline if sensitive_shown else shared(session.timeline)
        own = {link.worry for link in event.links}
        self._worries = [one for one in session.timeline.worries if one in offered.worries or one.id in own]
        self.heading = event.title or _("New event")
        self.done_text = _("Keep the event")

    def fields(self) -> ComposeResult:
        """What, when, whose; how it was; and which worry it has to do with."""
        event = self._event
        known = self._known(event.whose)
        people = [(someone.name, someone.id) for someone in everybody(self._session.network)]
        yield Labelled(_("What"), TextField(event.title, id="title"))
        yield Labelled(_("When"), DateField(event.when if event.when != undated() else None, id="when", known=known))
        yield Labelled(_("Lane"), ChoiceField(choices_of(Lane), event.lane, id="lane", needed=True))
        yield Labelled(_("Whose"), ChoiceField(people, event.whose, id="whose"))
        weights = [(weight_name(weight), weight) for weight in reversed(WEIGHTS)]
        yield Labelled(_("How it was"), ChoiceField(weights, event.weight, id="weight"))
        yield heading(_("In the parent's own words"))
        yield LongField(spoken(event.words, Voice.PARENT), id="words")
        yield from self._worry_fields()
        yield heading(_("Also about"))
        yield ManyField(people, event.concerns, id="concerns")
        sensitive = [(_("sensitive: shown only when you choose it, and in no picture"), True)]
        yield Labelled("", ManyField(sensitive, [True] if event.sensitive else [], id="sensitive"))

    def result(self) -> EventAndWorries | None:
        """The event; a title is needed."""
        title = self.query_one("#title", TextField)
        if not title.text:
            self.complain(_("Write what happened, in a few words."), title)
            return None
        links, worries = self._links(), self._changed_worries()
        if new := self._words_of("new"):
            worry = Worry(id=uuid4(), text=new)
            links += (WorryLink(worry=worry.id, role=self._chosen("role-new") or Role.TRIGGERS),)
            worries += (worry,)
        event = replace(
            self._event,
            title=title.text,
            when=self.query_one(DateField).date or undated(),
            lane=self._chosen("lane") or Lane.FAMILY,
            whose=self._chosen("whose"),
            weight=self._chosen("weight"),
            words=with_spoken(self._event.words, Voice.PARENT, self.query_one(LongField).words),
            concerns=self.query_one("#concerns", ManyField).choices,
            links=links,
            sensitive=bool(self.query_one("#sensitive", ManyField).choices),
        )
        return event, worries

    def _known(self, whose: Id | None) -> Known:
        return known_of(self._session, self._event.id)._replace(whose=whose)

    @on(Select.Changed, "#whose")
    def _read_date(self) -> None:
        """An age or a grade without a name is of the one whose event it is."""
        self.query_one(DateField).know(self._known(self._chosen("whose")))

    def _worry_fields(self) -> ComposeResult:
        """Each worry in its words, which can be put better, and what the event does to it; then room for a new one.

        Which are here depends on what is shown now, so that each field is named after its worry.
        """
        roles = choices_of(Role)
        linked = {link.worry: link.role for link in reversed(self._event.links)}
        yield heading(_("What it did to a worry"))
        for worry in self._worries:
            words = TextField(worry.text, id=f"worry-{worry.id}", placeholder=_("the worry is removed"))
            yield Horizontal(words, ChoiceField(roles, linked.get(worry.id), id=f"role-{worry.id}"), classes="worry")
        words = TextField(id="worry-new", placeholder=_("a new worry"))
        yield Horizontal(words, ChoiceField(roles, None, id="role-new"), classes="worry")

    def _links(self) -> tuple[WorryLink, ...]:
        """The links as the fields say, in the order they were told. A field shows an event's first part in a worry."""
        gone = {worry.id for worry in self._changed_worries() if not worry.text}
        links: dict[Id, list[WorryLink]] = {}
        for link in self._event.links:
            links.setdefault(link.worry, []).append(link)
        for worry in self._worries:
            role, before = self._chosen(f"role-{worry.id}"), links.get(worry.id, [])
            if role is None or worry.id in gone:
                links.pop(worry.id, None)
            elif not before or role is not before[0].role:
                others = (link for link in before[1:] if link.role is not role)
                links[worry.id] = [WorryLink(worry=worry.id, role=role), *others]
        return tuple(link for here in links.values() for link in here)

    def _changed_worries(self) -> tuple[Worry, ...]:
        """Those that have other words, or none."""
        told = ((worry, self._words_of(worry.id)) for worry in self._worries)
        return tuple(replace(worry, text=words) for worry, words in told if words != worry.text)

    def _words_of(self, worry: Id | str) -> str:
        return self.query_one(f"#worry-{worry}", TextField).text

    def _chosen(self, field: str) -> Any:
        return self.query_one(f"#{field}", ChoiceField).choice
