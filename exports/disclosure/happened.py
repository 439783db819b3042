"""The events that are the person's, or that concern them."""

from collections.abc import Iterator

from exports.disclosure.disclosure import Fact, Item, Passage
from exports.disclosure.names import bare
from exports.disclosure.person import Part
from exports.disclosure.words import About, Teller
from mapping.dates import FuzzyDate
from mapping.dates.readings import reading
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Session
from mapping.terms import term, weight_name
from mapping.timeline import LifeEvent, Timeline, in_order


def events_of(session: Session, teller: Teller) -> Iterator[Item]:
    """The events by date. The parent has all of them, having told them."""
    for event in in_order(session.timeline):
        if teller.is_parent or teller.person.id in _whom(event):
            yield _item(event, session.timeline, teller)


def _item(event: LifeEvent, timeline: Timeline, teller: Teller) -> Item:
    about, me = _about(event, teller), teller.person.id
    facts = [Fact(_("When"), Passage(_when(event.when)))]
    if teller.is_parent:
        facts += _of_parents(event, timeline, teller)
    elif about is About.SHARED:
        facts.append(Fact(_("Whose"), Passage(_("somebody else's; it concerns you too"))))
    if about is About.PERSON or teller.is_parent:
        facts.append(Fact(_("Part of life"), Passage(term(event.lane))))
    if event.weight is not None:
        weight = weight_name(event.weight)
        told = teller.is_parent or (teller.person.part is Part.CHILD and about is About.PERSON)
        facts.append(Fact(_("How it was"), Passage(weight) if told else teller.examined(weight)))
    facts += teller.quotes(event.words, about, own_child=me in _whom(event) and teller.only_child(_whom(event)))
    return Item(event.id, teller.account(event.title, about), tuple(facts), sensitive=event.sensitive)


def _of_parents(event: LifeEvent, timeline: Timeline, teller: Teller) -> Iterator[Fact]:
    """What the parent alone has: whom else it was about, when in own words, and the worries that it is tied to."""
    others = [teller.names.called(id_) for id_ in _whom(event) if id_ and id_ != teller.person.id]
    if others:
        yield Fact(_("Also about"), Passage(", ".join(others)))
    if event.when.said:
        yield Fact(_("How you told it"), teller.own(event.when.said), quoted=True)
    texts = {worry.id: worry.text for worry in timeline.worries}
    for link in event.links:
        yield Fact(term(link.role), teller.own(texts.get(link.worry, "")), quoted=True)


def _about(event: LifeEvent, teller: Teller) -> About:
    """An event without an owner is the parent's."""
    me = teller.person.id
    if event.whose == me or (event.whose is None and (teller.is_parent or set(event.concerns) == {me})):
        return About.PERSON
    return About.SHARED if me in event.concerns else About.OTHERS


def _whom(event: LifeEvent) -> tuple[Id | None, ...]:
    return (event.whose, *event.concerns)


def _when(when: FuzzyDate) -> str:
    known = bare(when)
    return (reading(known) if known else "") or _("without a date")
