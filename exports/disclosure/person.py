"""Whom a disclosure is about: the parent, one of the children, or somebody else on the map."""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exports.masks import Mask, masked
from mapping.family import Family
from mapping.network import is_service, own_children
from mapping.network.roles import is_pet
from mapping.record import Id
from mapping.session import Session


class Part(enum.Enum):
    """What somebody is in the mapping, which decides whose account is theirs (METHOD § 6)."""

    PARENT = enum.auto()
    CHILD = enum.auto()
    OTHER = enum.auto()


@dataclass(frozen=True)
class Person:
    """Whom a disclosure is about."""

    id: Id
    name: str
    """As it was last recorded."""
    part: Part


def people_of(family: Family, sessions: Iterable[Session]) -> tuple[Person, ...]:
    """Everybody of whom something can be recorded: the family and all people on the maps, but no service and no pet."""
    sessions = tuple(sessions)
    children = children_of_all(family, sessions)
    names = {member.id: member.name for member in (family.parent, *family.children)}
    for session in sessions:
        names |= {session.network.ego.id: session.network.ego.name}
        names |= {alter.id: alter.name for alter in session.network.alters if not (is_service(alter) or is_pet(alter))}
    parents = {family.parent.id, *(session.network.ego.id for session in sessions)}
    return tuple(
        Person(id_, name, Part.PARENT if id_ in parents else Part.CHILD if id_ in children else Part.OTHER)
        for id_, name in names.items()
    )


def children_of_all(family: Family, sessions: Iterable[Session]) -> frozenset[Id]:
    """The parent's children, in the family or on any map, the dead among them."""
    return frozenset({child.id for child in family.children} | {*_on_maps(sessions)})


def _on_maps(sessions: Iterable[Session]) -> Iterator[Id]:
    for session in sessions:
        yield from (child.id for child in own_children(session.network))
        for tie in session.network.ties:
            if tie.a == session.network.ego.id and tie.kinship and tie.kinship.runs_down:
                yield tie.b


def called_by_role(family: Family, sessions: Iterable[Session]) -> dict[Id, str]:
    """What each person is by role, without anybody's name; in the newest session that they are in."""
    told: dict[Id, str] = {}
    for session in sessions:
        network = masked(session, Mask.ROLES).network
        told |= {network.ego.id: network.ego.name}
        told |= {alter.id: alter.name for alter in network.alters if not is_service(alter)}
    return {member.id: "" for member in (family.parent, *family.children)} | told
