"""A life event."""

from uuid import uuid4

from msgspec.structs import replace
from textual.app import ComposeResult

from mapping.dates import undated
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import everybody
from mapping.session import Session
from mapping.terms import WEIGHTS, weight_name
from mapping.timeline import Lane, LifeEvent, Role, Worry, WorryLink
from mapping.words import Voice, spoken, with_spoken
from tui.dialogs.dialog import Dialog
from tui.widgets.fields import (
    ChoiceField,
    DateField,
    Labelled,
    LongField,
    ManyField,
    TextField,
    choices_of,
    heading,
)

EventAndWorry = tuple[LifeEvent, Worry | None]
"""The event, and a worry that is new with it."""


class LifeEventDialog(Dialog[EventAndWorry]):
    """Ends with the event as it shall be."""

    HELP = N_(
        "Write what happened in a few words, and when in whatever words the parent uses. "
        "Krets shows how it reads the date; what it cannot read is kept as words."
    )

    def __init__(self, session: Session, event: LifeEvent) -> None:
        """Edit `event`; one without a title is new."""
        super().__init__()
        self._session, self._event = session, event
        self.heading = event.title or _("New event")
        self.done_text = _("Keep the event")

    def fields(self) -> ComposeResult:
        """What, when, whose; how it was; and which worry it has to do with."""
        event = self._event
        people = [(someone.name, someone.id) for someone in everybody(self._session.network)]
        yield Labelled(_("What"), TextField(event.title, id="title"))
        yield Labelled(_("When"), DateField(event.when if event.when != undated() else None, id="when"))
        yield Labelled(_("Lane"), ChoiceField(choices_of(Lane), event.lane, id="lane", needed=True))
        yield Labelled(_("Whose"), ChoiceField(people, event.whose, id="whose"))
        weights = [(weight_name(weight), weight) for weight in reversed(WEIGHTS)]
        yield Labelled(_("How it was"), ChoiceField(weights, event.weight, id="weight"))
        yield heading(_("In the parent's own words"))
        yield LongField(spoken(event.words, Voice.PARENT), id="words")
        yield from self._worry()
        yield heading(_("Also about"))
        yield ManyField(people, event.concerns, id="concerns")
        sensitive = [(_("sensitive: shown only when you choose it, and in no picture"), True)]
        yield Labelled("", ManyField(sensitive, [True] if event.sensitive else [], id="sensitive"))

    def result(self) -> EventAndWorry | None:
        """The event; a title is needed."""
        title = self.query_one("#title", TextField)
        if not title.text:
            self.complain(_("Write what happened, in a few words."), title)
            return None
        links, worry = self._links()
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
        return event, worry

    def _worry(self) -> ComposeResult:
        first = self._event.links[0] if self._event.links else None
        worries = [(worry.text, worry.id) for worry in self._session.timeline.worries]
        yield heading(_("A worry that it has to do with"))
        yield Labelled(_("Worry"), ChoiceField(worries, first.worry if first else None, id="worry"))
        yield Labelled(_("or a new one"), TextField(id="new_worry"))
        yield Labelled(_("Its part"), ChoiceField(choices_of(Role), first.role if first else None, id="role"))

    def _links(self) -> tuple[tuple[WorryLink, ...], Worry | None]:
        """The links as the fields say, the first one edited; and a worry when one is new."""
        text = self.query_one("#new_worry", TextField).text
        new = Worry(id=uuid4(), text=text) if text else None
        worry = new.id if new else self._chosen("worry")
        others = self._event.links[1:]
        if worry is None:
            return others, None
        role = self._chosen("role") or Role.TRIGGERS
        return (WorryLink(worry=worry, role=role), *others), new  # type: ignore[arg-type]  # the field holds what it offered

    def _chosen(self, field: str) -> object:
        return self.query_one(f"#{field}", ChoiceField).choice
