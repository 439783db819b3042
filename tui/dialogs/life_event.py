"""A life event."""

from uuid import uuid4

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Select

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
"""The event, and a worry that is new with it, or has other words; without words it is to be taken away."""


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
        self._worded: Worry | None = None
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
        yield from self._worry_fields()
        yield heading(_("Also about"))
        yield ManyField(people, event.concerns, id="concerns")
        sensitive = [(_("sensitive: shown only when you choose it, and in no picture"), True)]
        yield Labelled("", ManyField(sensitive, [True] if event.sensitive else [], id="sensitive"))

    def on_mount(self) -> None:
        """Offer the words of the worry that the event has to do with."""
        self._worry_chosen()

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

    def _worry_fields(self) -> ComposeResult:
        first = self._event.links[0] if self._event.links else None
        worries = [(worry.text, worry.id) for worry in self._session.timeline.worries]
        yield heading(_("A worry that it has to do with"))
        yield Labelled(_("Worry"), ChoiceField(worries, first.worry if first else None, id="worry"))
        yield Labelled(_("in other words"), TextField(id="worry_words", placeholder=_("the worry is removed")))
        yield Labelled(_("or a new one"), TextField(id="new_worry"))
        yield Labelled(_("Its part"), ChoiceField(choices_of(Role), first.role if first else None, id="role"))

    @on(Select.Changed, "#worry")
    def _worry_chosen(self) -> None:
        """The words of the one that is chosen can be put better."""
        self._worded = self._worry_at_hand()
        self.query_one("#worry_words", TextField).value = self._worded.text if self._worded else ""
        self._offer_words()

    @on(Input.Changed, "#new_worry")
    def _offer_words(self) -> None:
        """Other words are for the worry that is chosen, not beside a new one."""
        words = self.query_one("#worry_words", TextField).parent
        assert words is not None  # noqa: S101 - it stands beside its label
        words.display = self._worry_at_hand() is not None and not self.query_one("#new_worry", TextField).text

    def _worry_at_hand(self) -> Worry | None:
        chosen = self._chosen("worry")
        return next((worry for worry in self._session.timeline.worries if worry.id == chosen), None)

    def _links(self) -> tuple[tuple[WorryLink, ...], Worry | None]:
        """The links as the fields say, the first one edited; and a worry that is new, or has other words or none."""
        others, worry = self._event.links[1:], self._worry()
        if worry is None or not worry.text:
            return tuple(link for link in others if worry is None or link.worry != worry.id), worry
        link = WorryLink(worry=worry.id, role=self._chosen("role") or Role.TRIGGERS)  # type: ignore[arg-type]  # the field holds what it offered
        return (link, *others), None if worry in self._session.timeline.worries else worry

    def _worry(self) -> Worry | None:
        """A new one where one is written; else the one that is chosen, in the words that it has now, if any."""
        new, chosen = self.query_one("#new_worry", TextField).text, self._worry_at_hand()
        if new:
            return Worry(id=uuid4(), text=new)
        if chosen is None or chosen != self._worded:  # chosen in such haste that the words are still another's
            return chosen
        return replace(chosen, text=self.query_one("#worry_words", TextField).text)

    def _chosen(self, field: str) -> object:
        return self.query_one(f"#{field}", ChoiceField).choice
