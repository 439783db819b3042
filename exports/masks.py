"""How much of people's names leaves Krets. Masking is done on the data, before anything is drawn or written of it.

Others' names are masked where they stand in roles and in services' names too ("Elsas lärare"), and what was said in
free words stays at home (METHOD § 6: third parties are there by role unless a name is needed).
"""

import enum
from collections.abc import Mapping

from msgspec.structs import replace

from exports.hiding import HIDDEN, Hiding, StandIn, is_name, known_words, names_among
from exports.stand_ins import definite, initials, numbered, roles
from mapping.dates import FuzzyDate
from mapping.language import gettext as _
from mapping.network import Alter, Ego, Network, Sector, everybody, is_service
from mapping.profile import Profile
from mapping.record import Id
from mapping.session import Session
from mapping.timeline import Timeline


class Mask(enum.StrEnum):
    """What stands for people's names. A service is no person, and keeps its name as long as there are any."""

    NAMES = "names"
    """The names themselves."""
    INITIALS = "initials"
    ROLES = "roles"
    """The role, or where none is said a word for what the person is to the parent."""
    NONE = "none"
    """Nothing: the symbols alone, without ages."""


def masked(session: Session, mask: Mask) -> Session:
    """The session as it may leave, in the language spoken now: its network without the names that `mask` holds back.

    Unless the names may leave, nothing else comes along either: no free words, no timeline, no profile.
    """
    if mask is Mask.NAMES:
        return session
    network = session.network
    hiding = Hiding(_stand_ins(session, mask), initials if mask is Mask.INITIALS else _nothing)
    called = _called(session, mask, hiding)
    sectors = {sector.key: _sector(sector, number, hiding) for number, sector in enumerate(network.sectors, start=1)}
    bare = Network(
        ego=replace(network.ego, name=called[network.ego.id], born=_born(network.ego, mask)),
        sectors=tuple(sectors.values()),
        alters=tuple(_bare(alter, called[alter.id], mask, hiding, sectors) for alter in network.alters),
        ties=tuple(replace(tie, words=()) for tie in network.ties),
    )
    return replace(session, network=bare, timeline=Timeline(), profile=Profile(), later=())


def _called(session: Session, mask: Mask, hiding: Hiding) -> dict[Id, str]:
    """What each on the map is called."""
    people = everybody(session.network)
    if mask is Mask.NONE:
        return {someone.id: "" for someone in people}
    services = {service.id: hiding.in_name(service.name) for service in people if is_service(service)}
    if mask is Mask.INITIALS:
        return {someone.id: initials(someone.name) for someone in people} | services
    return numbered(roles(session, hiding.in_role)) | services


def _bare(alter: Alter, name: str, mask: Mask, hiding: Hiding, sectors: Mapping[str, Sector]) -> Alter:
    is_called_so = mask is Mask.ROLES and not is_service(alter)
    sector = sectors.get(alter.sector or "")
    return replace(
        alter,
        name=name,
        role="" if mask is Mask.NONE or is_called_so else hiding.in_role(alter.role),
        born=_born(alter, mask),
        since=_unsaid(alter.since),
        until=_unsaid(alter.until),
        sector=sector.key if sector else None,
        words=(),
        contact="",
        purpose="",
        keeper="",
    )


def _sector(sector: Sector, number: int, hiding: Hiding) -> Sector:
    """The sector; a key that names somebody is seen where there is no name, and makes way for a number."""
    if hiding.in_name(sector.key) == sector.key:
        return replace(sector, name=hiding.in_name(sector.name))
    return Sector(key=f"sector{number}", name=hiding.in_name(sector.name or sector.key))


def _stand_ins(session: Session, mask: Mask) -> dict[str, StandIn]:
    """For each word that names somebody, case-folded, what stands for it inside other texts."""
    network, found = session.network, dict[str, StandIn]()
    people = [someone for someone in everybody(network) if not is_service(someone)]
    called = numbered(roles(session)) if mask is Mask.ROLES else {}
    for someone in people:
        stand_in = definite(someone, network, called[someone.id]) if mask is Mask.ROLES else HIDDEN
        for word in known_words(someone.name) if is_name(someone.name) else ():
            found[word] = stand_in if found.get(word, stand_in) == stand_in else HIDDEN
    mentioned = [known_words(someone.name) for someone in people if not is_name(someone.name)]
    mentioned += [names_among(text) for alter in network.alters for text in (alter.contact, alter.keeper)]
    found = {word: HIDDEN for words in mentioned for word in words} | found
    return {word: _initials_of(word) for word in found} if mask is Mask.INITIALS else found


def _initials_of(word: str) -> StandIn:
    short = initials(word.title())
    return StandIn(short, _("{name}'s").format(name=short))


def _nothing(_word: str) -> str:
    return HIDDEN.plain


def _born(someone: Ego | Alter, mask: Mask) -> FuzzyDate | None:
    return None if mask is Mask.NONE else _unsaid(someone.born)


def _unsaid(when: FuzzyDate | None) -> FuzzyDate | None:
    """The date without the words it was told in."""
    return FuzzyDate(edtf=when.edtf) if when and when.edtf else None
