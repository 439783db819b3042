"""Where the person stood on the map, their ties, and the contacts that concern them."""

from collections.abc import Iterator

from msgspec.structs import replace

from exports.disclosure.disclosure import Fact, Item, Passage
from exports.disclosure.names import bare
from exports.disclosure.person import Part
from exports.disclosure.words import About, Teller
from mapping.dates import FuzzyDate
from mapping.dates.readings import reading
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.network import Alter, Ego, Network, Standing, is_service, person, ties_of
from mapping.network.words import facts_about, household_words, place_words, tie_words
from mapping.session import Session
from mapping.terms import term
from mapping.words import Voice, Words


def place_of(session: Session, teller: Teller) -> Iterator[Item]:
    """The person on the map, with what is recorded beside."""
    someone = person(session.network, teller.person.id)
    if isinstance(someone, Alter):
        yield _on_map(someone, teller.names.network(session), teller)
    elif someone is not None:
        told = Passage(_("You are in the middle of the map."))
        yield Item(someone.id, told, tuple(_who(someone, teller)))


def around(session: Session, teller: Teller) -> Iterator[Item]:
    """Where the parent placed the others: the parent's own account, so nobody else has it."""
    if not teller.is_parent:
        return
    network = teller.names.network(session)
    for alter, shown in zip(session.network.alters, network.alters, strict=True):
        if alter.id != teller.person.id:
            facts = [Fact(label, Passage(words)) for label, words in _facts(network, shown)]
            about = About.SHARED if teller.person.id in alter.concerns else About.OTHERS
            quotes = teller.quotes(alter.words, about)
            yield Item(alter.id, Passage(teller.names.called(alter.id)), (*facts, *quotes))


def ties_with(session: Session, teller: Teller) -> Iterator[Item]:
    """The ties that the person is part of."""
    network, me = teller.names.network(session), teller.person.id
    for tie in ties_of(session.network, me):
        if tie.a != tie.b:
            own_child = teller.only_child((tie.a, tie.b))
            quotes = tuple(_tie_quotes(teller, tie.words, own_child=own_child))
            yield Item(tie.id, Passage(tie_words(network, tie, me)), quotes)


def contacts_of(session: Session, teller: Teller) -> Iterator[Item]:
    """Services that are there for the person; the parent's are told with the map."""
    if teller.is_parent:
        return
    me = teller.person.id
    for alter in session.network.alters:
        if me in alter.concerns and alter.id != me:
            about = About.PERSON if set(alter.concerns) == {me} else About.SHARED
            facts = [*_service_facts(alter, teller), *teller.quotes(alter.words, about)]
            yield Item(alter.id, Passage(teller.names.called(alter.id)), tuple(facts))


def _on_map(alter: Alter, network: Network, teller: Teller) -> Item:
    shown = next(one for one in network.alters if one.id == alter.id)
    facts = [*_who(alter, teller), *_alter_facts(alter, shown, network, teller)]
    own_child = teller.person.part is Part.CHILD
    facts += teller.quotes(alter.words, About.PERSON, own_child=own_child)
    return Item(alter.id, Passage(place_words(network, alter)), tuple(facts))


def _who(someone: Ego | Alter, teller: Teller) -> Iterator[Fact]:
    """What is recorded of who the person is."""
    called, drawn, born = _("Called"), _("Drawn as"), _("Born")
    told = {called: teller.names.person, drawn: term(someone.symbol), born: _read(someone.born)}
    if isinstance(someone, Alter):
        told[_("Role")] = teller.names.in_role(someone.role)
    yield from (Fact(label, Passage(words)) for label, words in told.items() if words)


def _alter_facts(alter: Alter, shown: Alter, network: Network, teller: Teller) -> Iterator[Fact]:
    """What the parent said of somebody; how it feels and what is wished is the parent's own."""
    yield Fact(_("Home"), Passage(household_words(alter)))
    if alter.deceased:
        yield Fact(_("Life"), Passage(_("has died")))
    for label, words in _facts(network, replace(shown, feeling=None, wish=None))[1:]:
        yield Fact(label, Passage(words))
    for label, choice in ((_("How it feels"), alter.feeling), (_("Wished"), alter.wish)):
        if choice:
            yield Fact(label, teller.examined(term(choice)))


def _facts(network: Network, shown: Alter) -> list[tuple[str, str]]:
    """What is known, the place first. Whom a service is about is told where it is the person."""
    return facts_about(network, replace(shown, concerns=()))


def _service_facts(alter: Alter, teller: Teller) -> Iterator[Fact]:
    if alter.standing is not Standing.PRESENT:
        yield Fact(_("Today"), Passage(term(alter.standing)))
    for label, when in ((_("Since"), alter.since), (_("Until"), alter.until)):
        if read := _read(when):
            yield Fact(label, Passage(read))
    if alter.purpose:
        yield Fact(_("What for"), teller.account(alter.purpose, About.PERSON))
    if alter.next_meeting and is_service(alter):
        yield Fact(_("Next meeting"), Passage(say_date(alter.next_meeting)))


def _tie_quotes(teller: Teller, words: tuple[Words, ...], *, own_child: bool) -> Iterator[Fact]:
    """A tie is about two: the parent's words of it wait, the worker's are told where they name nobody."""
    noted = tuple(said for said in words if said.voice in {Voice.OBSERVATION, Voice.DOCUMENT})
    told = tuple(said for said in words if said not in noted)
    yield from teller.quotes(told, About.SHARED, own_child=own_child)
    yield from teller.quotes(noted, About.PERSON)


def _read(when: FuzzyDate | None) -> str:
    known = bare(when)
    return reading(known) if known else ""
