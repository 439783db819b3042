"""People and ties in words, as one would tell them to somebody who cannot see the map."""

from datetime import date

from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.dates.phrases import say
from mapping.family import FamilyMember
from mapping.language import gettext as _
from mapping.language import ngettext, say_date
from mapping.network import (
    Alter,
    AlterKind,
    Direction,
    Ego,
    Network,
    Standing,
    Tie,
    is_service,
    parent_and_children,
    person,
)
from mapping.record import Id
from mapping.terms import ring_name, sector_name, term
from mapping.timeline import Ages, ages_at


def age_words(someone: Ego | Alter | FamilyMember, on: date) -> str:
    """How old somebody is on a day: ``8 år``, ``34–35 år`` when the birth is vague, ``ca 61 år``.

    Empty when nobody knows, for the dead, who grow no older, and for services.
    """
    if isinstance(someone, Alter) and (someone.deceased or someone.kind is AlterKind.SERVICE):
        return ""
    ages = ages_at(someone.born, FuzzyDate(edtf=on.isoformat()))
    if ages is None:
        return ""
    if ages.least == ages.most:
        return _about(ages, ngettext("{count} year", "{count} years", ages.most))
    return _about(ages, _("{low}\N{EN DASH}{high} years").format(low=ages.least, high=ages.most))


def ages_then(born: FuzzyDate | None, when: FuzzyDate) -> str:
    """How old somebody was then, in figures: ``8``, ``34–35``, ``ca 13``; empty when nobody knows."""
    ages = ages_at(born, when)
    if ages is None:
        return ""
    return _about(ages, str(ages.most) if ages.least == ages.most else f"{ages.least}\N{EN DASH}{ages.most}")


def ages_told(network: Network, when: FuzzyDate) -> str:
    """How old the parent and the children were then: ``Maja 28, Elsa 3``; empty when nobody knows."""
    known = ((clean(one.name), ages_then(one.born, when)) for one in parent_and_children(network))
    return ", ".join(f"{name} {age}".strip() for name, age in known if age)


def _about(ages: Ages, said: str) -> str:
    return _("about {age}").format(age=said) if ages.about else said


def place_words(network: Network, alter: Alter) -> str:
    """Where on the map somebody stands: ``Släkt, närmast``."""
    sector = next((s for s in network.sectors if s.key == alter.sector), None)
    words = [sector_name(sector)] if sector else []
    words += [ring_name(alter.ring)] if alter.ring else []
    return ", ".join(words) or _("not placed on the map yet")


def household_words(alter: Alter) -> str:
    """Where somebody lives, of the family's households; of a service, that it lives nowhere."""
    if is_service(alter) and not alter.households:
        return _("A service does not live anywhere. People can live in a household.")
    return {
        (): _("Lives in none of the households"),
        (1,): _("Lives in the first household"),
        (2,): _("Lives in the second household"),
    }.get(alter.households, _("Lives in both households"))


def tie_words(network: Network, tie: Tie, seen_from: Id) -> str:
    """A tie as one of its ends would tell it: ``Morfar: stark kontakt, ansträngd, får stöd``."""
    other = person(network, tie.b if tie.a == seen_from else tie.a)
    said = [term(tie.kinship)] if tie.kinship else []
    said.append(term(tie.strength))
    said += [_("strained")] if tie.strained else []
    said += [_("broken off")] if tie.broken else []
    if tie.support is not None:
        said.append(_support_words(tie, seen_from))
    return f"{other.name if other else '–'}: {', '.join(said)}"


def facts_about(network: Network, alter: Alter) -> list[tuple[str, str]]:
    """What is known of somebody besides name and role, as (what it is, in words); the unknown is left out."""
    facts = [
        (_("Place"), place_words(network, alter)),
        (_("Today"), term(alter.standing) if alter.standing is not Standing.PRESENT else ""),
        (_("Contact"), term(alter.frequency) if alter.frequency else ""),
        (_("How it feels"), term(alter.feeling) if alter.feeling else ""),
        (_("Gives"), ", ".join(map(term, alter.gives))),
        (_("Receives"), ", ".join(map(term, alter.receives))),
        (_("Wished"), term(alter.wish) if alter.wish else ""),
        (_("Since"), say(alter.since) if alter.since else ""),
        (_("Until"), say(alter.until) if alter.until else ""),
    ]
    if alter.kind is AlterKind.SERVICE:
        facts += _facts_about_service(network, alter)
    return [(name, words) for name, words in facts if words]


def _facts_about_service(network: Network, service: Alter) -> list[tuple[str, str]]:
    about = (person(network, id_) for id_ in service.concerns)
    return [
        (_("Whom one meets"), service.contact),
        (_("What for"), service.purpose),
        (_("About"), ", ".join(someone.name for someone in about if someone)),
        (_("Next meeting"), say_date(service.next_meeting) if service.next_meeting else ""),
        (_("Who keeps track"), service.keeper),
    ]


def _support_words(tie: Tie, seen_from: Id) -> str:
    if tie.support is Direction.MUTUAL:
        return _("support both ways")
    receiver = tie.a if tie.support is Direction.TO_A else tie.b
    return _("receives support") if receiver == seen_from else _("gives support")
