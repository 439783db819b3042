"""How much of people's names leaves Krets. Masking is done on the data, before anything is drawn or written of it.

Others' names are masked where they stand in roles, in the names of services and sectors, and in the family's code
too ("Elsas lärare"), and what was said in free words stays at home (METHOD § 6: third parties are there by role unless
a name is needed). Whoever is on the map, or is met through a service, is known wherever the name stands. A stranger is
known by a capital, in roles and in the names of sectors; in a service's name nothing tells a stranger from the service.
"""

import enum
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from exports.hiding import HIDDEN, Hiding, StandIn, is_name, key_of, known_words, names_among
from exports.stand_ins import definite, initials, numbered, roles, shortened
from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.language import gettext as _
from mapping.network import Alter, Ego, Network, Sector, everybody, is_service
from mapping.profile import Profile
from mapping.record import Id
from mapping.session import Session, without_meeting
from mapping.terms import SECTORS
from mapping.timeline import Timeline


class Mask(enum.StrEnum):
    """What stands for people's names. A service is no person, and keeps its name as long as there are any."""

    NAMES = "names"
    """The names themselves."""
    INITIALS = "initials"
    ROLES = "roles"
    """The role, or where none is said a word for what the person is to the parent."""
    NONE = "none"
    """Nothing: the symbols alone, without ages, dates or the service's own names for the parts of the circle."""


def masked(session: Session, mask: Mask) -> Session:
    """The session as it may leave, in the language spoken now: its network without the names that `mask` holds back.

    Unless the names may leave, nothing else comes along either: no free words, no timeline, no profile (for what of
    that may leave by itself, see `exports.masked_profile`).
    """
    if mask is Mask.NAMES:
        return session
    network = session.network
    hiding = _hiding(session, mask)
    called = _called(session, mask, hiding)
    sectors = {
        sector.key: _sector(sector, number, mask, hiding) for number, sector in enumerate(network.sectors, start=1)
    }
    bare = Network(
        ego=replace(network.ego, name=called[network.ego.id], born=_date(network.ego.born, mask)),
        sectors=tuple(sectors.values()),
        alters=tuple(_bare(alter, called[alter.id], mask, hiding, sectors) for alter in network.alters),
        ties=tuple(replace(tie, words=()) for tie in network.ties),
    )
    return replace(without_meeting(session), network=bare, timeline=Timeline(), profile=Profile(), later=())


def masked_code(code: str, session: Session, mask: Mask) -> str:
    """A family's code as it may leave: the names on the map hidden in it, and where no names are, the whole of it."""
    if mask is Mask.NAMES:
        return code
    hidden = _hiding(session, mask).in_code(code)
    return HIDDEN.plain if mask is Mask.NONE and hidden != clean(code) else hidden


def _called(session: Session, mask: Mask, hiding: Hiding) -> dict[Id, str]:
    """What each on the map is called."""
    people = everybody(session.network)
    if mask is Mask.NONE:
        return {someone.id: "" for someone in people}
    services = {service.id: hiding.in_name(service.name) for service in people if is_service(service)}
    if mask is Mask.INITIALS:
        return _numbered_initials(session.network) | services
    return numbered(roles(session, hiding.in_role)) | services


def _bare(alter: Alter, name: str, mask: Mask, hiding: Hiding, sectors: Mapping[str, Sector]) -> Alter:
    is_called_so = mask is Mask.ROLES and not is_service(alter)
    sector = sectors.get(alter.sector or "")
    return replace(
        alter,
        name=name,
        role="" if mask is Mask.NONE or is_called_so else hiding.in_role(alter.role),
        born=_date(alter.born, mask),
        since=_date(alter.since, mask),
        until=_date(alter.until, mask),
        next_meeting=None if mask is Mask.NONE else alter.next_meeting,
        sector=sector.key if sector else None,
        words=(),
        contact="",
        purpose="",
        keeper="",
    )


def _sector(sector: Sector, number: int, mask: Mask, hiding: Hiding) -> Sector:
    """The sector; a key of the service's own may name somebody, and makes way for the number in the circle."""
    usual = sector.key in SECTORS
    key = sector.key if usual else f"sector{number}"
    if mask is Mask.NONE:
        return Sector(key=key, name="" if usual else _("Part {number}").format(number=number))
    name = hiding.in_role(sector.name or ("" if usual else sector.key))
    return Sector(key=key, name=name)


def _hiding(session: Session, mask: Mask) -> Hiding:
    """What hides the names of everybody on the map, and of those whom services are in touch with."""
    if mask is Mask.INITIALS:
        return Hiding(_by_initials(session.network), initials)
    hidden = Hiding(dict.fromkeys(_all_known(session.network), HIDDEN), _nothing)
    return Hiding(_by_role(session, hidden), _nothing) if mask is Mask.ROLES else hidden


def _by_initials(network: Network) -> dict[str, StandIn]:
    """Their initials, for each word that names somebody; with the number, for a whole name that has one."""
    called, found = _numbered_initials(network), dict[str, str]()
    for someone in _people(network):
        if is_name(someone.name):
            key = key_of(someone.name)
            found[key] = _letters(key) if key in found else called[someone.id]
    return {
        key: StandIn(short, _("{name}'s").format(name=short))
        for key in _all_known(network)
        for short in [found.get(key) or _letters(key)]
    }


def _by_role(session: Session, hidden: Hiding) -> dict[str, StandIn]:
    """For each word that names somebody what the person is to the parent, where that tells who; otherwise nothing."""
    called, found = numbered(roles(session, hidden.in_role)), dict[str, StandIn]()
    for someone in _people(session.network):
        stand_in = definite(someone, session.network, called[someone.id])
        for key in known_words(someone.name) if is_name(someone.name) else ():
            found[key] = stand_in if found.get(key, stand_in) == stand_in else HIDDEN
    return dict.fromkeys(_all_known(session.network), HIDDEN) | found


def _all_known(network: Network) -> set[str]:
    """Every key that names somebody. ``tindras`` is none where Tindra is on the map: that is her name's genitive."""
    names = {key for someone in _people(network) if is_name(someone.name) for key in known_words(someone.name)}
    mentioned = {key for someone in _people(network) for key in known_words(someone.name)}
    for alter in network.alters:
        mentioned |= {*names_among(alter.contact), *names_among(alter.keeper)}
    return names | {key for key in mentioned if key.removesuffix("s") not in names}


def _people(network: Network) -> Iterator[Ego | Alter]:
    return (someone for someone in everybody(network) if not is_service(someone))


def _numbered_initials(network: Network) -> dict[Id, str]:
    return numbered({someone.id: initials(someone.name) for someone in _people(network)})


def _letters(key: str) -> str:
    return " ".join(shortened(word).upper() for word in key.split())


def _nothing(_word: str) -> str:
    return HIDDEN.plain


def _date(when: FuzzyDate | None, mask: Mask) -> FuzzyDate | None:
    """The date without the words it was told in; none where the symbols are alone."""
    return FuzzyDate(edtf=when.edtf) if when and when.edtf and mask is not Mask.NONE else None
