"""How many contacts a parent keeps in touch with, and which of them could be put down or held by somebody else.

Parents say they had no idea how many they were expected to keep track of. The count can hurt and it can relieve, so it
is shown by choice alone, and always followed by what could be put down (METHOD § 2, point 6).
"""

import enum
from typing import NamedTuple

from mapping.cleaning import clean
from mapping.network import Alter, Ego, Feeling, Frequency, Network, Standing, Wish, is_service, ties_of
from mapping.network.services import PARENTS_HOME
from mapping.session import Session

MANY = 10
"""From how many contacts on it is true to say that nobody could keep them all in mind."""

_KEPT = frozenset({Standing.PRESENT, Standing.ENDING})
_UNWANTED = frozenset({Wish.LESS, Wish.NONE})
_THE_PARENT = frozenset({"jag", "jag själv", "själv", "föräldern", "i", "me", "myself", "the parent"})
_PROFESSIONAL, _LEISURE = "professional", "leisure"


class Count(NamedTuple):
    """What is shown when the worker chooses."""

    contacts: int
    professional: int
    """How many of them are authorities and care, school among them."""


def contacts(session: Session) -> tuple[Alter, ...]:
    """Everybody whom the parent keeps in touch with today, placed on the map or not.

    Not those who live at home, nor the parent's children; not the dead, those wished or waited for, nor contacts that
    are over or broken off.
    """
    return tuple(alter for alter in session.network.alters if _is_contact(alter, session))


def count(session: Session) -> Count:
    """How many contacts there are, and how many of them are professional."""
    everyone = contacts(session)
    return Count(len(everyone), sum(_is_professional(alter) for alter in everyone))


def reasons_to_put_down(alter: Alter) -> tuple[enum.Enum, ...]:
    """What speaks for putting a contact down, as the choices that say so; empty when nothing does.

    The parent wants less of it, it is ending anyway, or it is both rare and hard.
    """
    reasons: list[enum.Enum] = [alter.wish] if alter.wish in _UNWANTED else []
    if alter.standing is Standing.ENDING:
        reasons.append(alter.standing)
    if alter.frequency is Frequency.RARELY and alter.feeling is Feeling.HARD:
        reasons += [alter.frequency, alter.feeling]
    return tuple(reasons)


def to_put_down(session: Session) -> tuple[Alter, ...]:
    """The contacts that could be put down, in the order of the map."""
    return tuple(alter for alter in contacts(session) if reasons_to_put_down(alter))


def to_hand_over(session: Session) -> tuple[Alter, ...]:
    """The services that somebody else could keep track of, besides those to put down: the ones that nobody keeps
    track of first, then the parent's own. A queue is also something to keep track of; leisure is no burden.
    """
    network, kept = session.network, {*contacts(session)} - {*to_put_down(session)}
    lonely = [
        alter
        for alter in network.alters
        if is_service(alter)
        and _is_professional(alter)
        and (alter in kept or alter.standing is Standing.QUEUE)
        and (not alter.keeper or is_parent(alter.keeper, network.ego))
    ]
    return tuple(sorted(lonely, key=lambda alter: bool(alter.keeper)))


def is_parent(keeper: str, ego: Ego) -> bool:
    """Whether the one who keeps track is the parent alone."""
    said = clean(keeper).casefold()
    return said in _THE_PARENT or said == clean(ego.name).casefold()


def _is_contact(alter: Alter, session: Session) -> bool:
    over = alter.until is not None and alter.until.latest is not None and alter.until.latest < session.met_on
    return (
        alter.standing in _KEPT
        and not alter.deceased
        and PARENTS_HOME not in alter.households
        and not over
        and not _is_child_or_broken_off(alter, session.network)
    )


def _is_child_or_broken_off(alter: Alter, network: Network) -> bool:
    ties = [tie for tie in ties_of(network, alter.id) if network.ego.id in (tie.a, tie.b)]
    return any(tie.broken or (tie.kinship and tie.kinship.runs_down and tie.b == alter.id) for tie in ties)


def _is_professional(alter: Alter) -> bool:
    """A service or anybody professional; a choir or a swimming club is a service too, but no authority."""
    return alter.sector == _PROFESSIONAL or (is_service(alter) and alter.sector != _LEISURE)
