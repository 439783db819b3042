"""The whole network map in words: for those who do not see it, and for the journal.

Ring by ring from the middle, sector by sector, then the ties, in lines that a screen reader takes one at a time.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from mapping.cleaning import clean
from mapping.family import Symbol
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.network import Alter, AlterKind, Direction, Ego, Network, Standing, Tie, by_place, everybody, waiting
from mapping.network.presets import Preset, concerned, ties_in
from mapping.network.words import age_words, household_words
from mapping.record import Id
from mapping.terms import ring_name, sector_name, term


def in_words(network: Network, on: date, *, title: str = "", preset: Preset = Preset.ALL) -> str:
    """The map as it was on a day, as lines of plain text; blank lines stand between its parts.

    A `preset` tells first those whom it concerns, and the ties that it shows; the others are only named.
    """
    names, told = names_of(network), concerned(network, preset)
    parts = [_opening(network, on, title, preset), *_rings(network, on, told), *_waiting(network, on, told)]
    parts += _ties(ties_in(network, preset), names)
    parts += _others([names[alter.id] for alter in network.alters if alter.id not in told])
    return "\n\n".join("\n".join(lines) for lines in parts)


def _opening(network: Network, on: date, title: str, preset: Preset) -> list[str]:
    ego = network.ego
    middle = ", ".join(filter(None, [clean(ego.name) or _("the parent"), age_words(ego, on)]))
    lines = [_("{what}, {day}").format(what=clean(title) or _("Network map"), day=say_date(on))]
    lines += [_("Looked at: {preset}").format(preset=term(preset))] if preset is not Preset.ALL else []
    return [*lines, _("In the middle: {who}.").format(who=middle)]


def _rings(network: Network, on: date, told: frozenset[Id]) -> Iterator[list[str]]:
    for sector, ring, here in sorted(by_place(network), key=lambda place: place[1]):
        place = _("{ring}, {sector}:").format(ring=ring_name(ring), sector=clean(sector_name(sector)))
        yield from _listed(place[:1].upper() + place[1:], [_said_of(alter, on) for alter in here if alter.id in told])


def _waiting(network: Network, on: date, told: frozenset[Id]) -> Iterator[list[str]]:
    beside = [_said_of(alter, on) for alter in waiting(network) if alter.id in told]
    yield from _listed(_("Waiting for a place") + ":", beside)


def _ties(ties: tuple[Tie, ...], names: Mapping[Id, str]) -> Iterator[list[str]]:
    known = [tie for tie in ties if tie.a != tie.b and tie.a in names and tie.b in names]
    yield from _listed(_("Ties:"), [_said_of_tie(names[tie.a], names[tie.b], tie) for tie in known])


def _others(names: list[str]) -> Iterator[list[str]]:
    if names:
        yield [_("Also on the map: {names}.").format(names="; ".join(names))]


def _listed(heading: str, said: list[str]) -> Iterator[list[str]]:
    if said:
        yield [heading, *(f"- {line}." for line in said)]


def _said_of(alter: Alter, on: date) -> str:
    """One on the map: ``Ture, sambo, 35 år, bor i hushållet``."""
    name, role = _name(alter), clean(alter.role)
    facts = [
        name,
        role if role.casefold() != name.casefold() else "",
        age_words(alter, on),
        _("has died") if alter.deceased else "",
        term(alter.standing) if alter.standing is not Standing.PRESENT else "",
        _home(alter),
    ]
    return ", ".join(filter(None, facts))


def _home(alter: Alter) -> str:
    said = household_words(alter) if alter.households else ""
    return said[:1].lower() + said[1:]


def _said_of_tie(one: str, other: str, tie: Tie) -> str:
    """A tie, its ends first: ``Vilja och Astrid: förälder och barn, stark kontakt, ansträngd, Vilja får stöd``."""
    facts = [
        term(tie.kinship) if tie.kinship else "",
        term(tie.strength),
        _("strained") if tie.strained else "",
        _("broken off") if tie.broken else "",
        _("support both ways") if tie.support is Direction.MUTUAL else "",
        _("{name} receives").format(name=one) if tie.support is Direction.TO_A else "",
        _("{name} receives").format(name=other) if tie.support is Direction.TO_B else "",
    ]
    ends = _("{one} and {other}").format(one=one, other=other)
    return f"{ends}: {', '.join(filter(None, facts))}"


def names_of(network: Network) -> dict[Id, str]:
    """What each is called; with the role, where two are called the same."""
    called = {someone.id: _name(someone) for someone in everybody(network)}
    times = Counter(called.values())
    roles = {alter.id: clean(alter.role) for alter in network.alters if times[called[alter.id]] > 1}
    return called | {id_: f"{called[id_]} ({role})" for id_, role in roles.items() if role and role != called[id_]}


def _name(someone: Ego | Alter) -> str:
    """The name, or the role; what kind of person or service it is, where neither is said."""
    if not isinstance(someone, Alter):
        return clean(someone.name) or _("the parent")
    return clean(someone.name) or clean(someone.role) or _kind(someone)


def _kind(alter: Alter) -> str:
    if alter.kind is AlterKind.SERVICE or alter.symbol is Symbol.OTHER:
        return term(alter.kind)
    return term(alter.symbol)
