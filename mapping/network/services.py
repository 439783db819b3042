"""The services that turn up most around a family, so that they can be chosen instead of written (METHOD § 3.2).

A service is found by its name in either language or by what people call it ("FK", "soc", "dagis"); what its name is
where a user reads it lies in the catalogue.
"""

import re
from typing import NamedTuple
from uuid import uuid4

from mapping.cleaning import clean
from mapping.language import N_, gettext
from mapping.network import Alter, AlterKind, Kinship, Network, Sector, is_service, ties_of
from mapping.network.roles import is_pet
from mapping.record import Id

_ENDINGS = frozenset({"", "n", "en", "t", "et", "s", "ns", "ens", "ts", "ets"})
"""What a Swedish word may end with and still be the same: skola, skolan, skolans."""

PARENTS_HOME = 1
"""The household that the parent lives in; a child may have a second one, with its own people."""


class Service(NamedTuple):
    """One that turns up often."""

    key: str
    title: str
    """Its name in English, marked for translation."""
    sector: str
    """The key of the sector where it usually stands."""
    names: str = ""
    """What it is called besides, in both languages, in small letters, parted by commas."""
    hints: str = ""
    """What else one may type to find it: too wide to tell it by."""

    @property
    def name(self) -> str:
        """What it is called, in the language spoken now."""
        return gettext(self.title)

    @property
    def called(self) -> tuple[str, ...]:
        """All its names, in small letters, the one in the language spoken now first."""
        return (self.name.casefold(), self.title.casefold(), *_parted(self.names))


_SCHOOL, _CARE, _LEISURE = "school_work", "professional", "leisure"

SERVICES = (
    Service("preschool", N_("Preschool"), _SCHOOL, "förskola, dagis, dagmamma, daycare, nursery"),
    Service("school", N_("School"), _SCHOOL, "skola, grundskola, gymnasium, särskola, resursskola"),
    Service("after_school", N_("After-school centre"), _SCHOOL, "fritids, fritidshem"),
    Service("bvc", N_("Child health centre"), _CARE, "bvc, barnavårdscentral"),
    Service("bup", N_("Child psychiatry"), _CARE, "bup, barn- och ungdomspsykiatri, barnpsykiatri", "psykolog"),
    Service("adult_psychiatry", N_("Adult psychiatry"), _CARE, "vuxenpsykiatri", "psykiatri, psykolog, öppenvård"),
    Service("health_centre", N_("Health centre"), _CARE, "vårdcentral, husläkare", "läkare, doktor, doctor"),
    Service("habilitation", N_("Habilitation"), _CARE, "habilitering", "hab"),
    Service("hospital", N_("Hospital"), _CARE, "sjukhus, lasarett, barnklinik", "mottagning, clinic"),
    Service("dentist", N_("Dentist"), _CARE, "tandläkare, folktandvård, tandvård, tandhygienist"),
    Service("midwife", N_("Midwife"), _CARE, "barnmorska, mödravård, mvc"),
    Service("occupational_therapist", N_("Occupational therapist"), _CARE, "arbetsterapeut"),
    Service("physiotherapist", N_("Physiotherapist"), _CARE, "fysioterapeut, sjukgymnast"),
    Service("aids_centre", N_("Assistive aids centre"), _CARE, "hjälpmedelscentral", "hjälpmedel"),
    Service("short_stay", N_("Short-stay home"), _CARE, "korttidshem, korttids, korttidsboende", "lss, avlastning"),
    Service("social_insurance", N_("Social Insurance Agency"), _CARE, "försäkringskassa, fk", "kassan, ersättning"),
    Service("employment", N_("Employment Service"), _CARE, "arbetsförmedling, af", "arbete, jobb, job"),
    Service("social_secretary", N_("Social secretary"), _CARE, "socialsekreterare, soc, socialen, socialtjänst"),
    Service("family_therapist", N_("Family therapist"), _CARE, "familjebehandlare, familjebehandling"),
    Service("housing_support", N_("Housing support"), _CARE, "boendestöd, boendestödjare"),
    Service("contact_family", N_("Contact family"), _CARE, "kontaktfamilj, stödfamilj", "avlastning"),
    Service("contact_person", N_("Contact person"), _CARE, "kontaktperson"),
    Service("trustee", N_("Trustee"), _CARE, "god man, gode man", "överförmyndare"),
    Service("administrator", N_("Administrator"), _CARE, "förvaltare", "överförmyndare"),
    Service("supervised_contact", N_("Supervised contact"), _CARE, "umgängesstöd", "umgänge"),
    Service("debt_adviser", N_("Debt adviser"), _CARE, "skuldrådgivare, budgetrådgivare", "skulder, pengar, money"),
    Service("enforcement", N_("Enforcement Authority"), _CARE, "kronofogde, kronofogdemyndighet", "skulder, debt"),
    Service("police", N_("Police"), _CARE, "polis"),
    Service("landlord", N_("Landlord"), _CARE, "hyresvärd, bostadsbolag", "hyra, lägenhet, rent"),
    Service("leisure_club", N_("Leisure club"), _LEISURE, "fritidsklubb, förening", "idrott, fotboll, fritidsgård"),
)
"""In the order they are offered: the children's days, care, money and authorities, support, home, leisure."""


def find(part: str) -> tuple[Service, ...]:
    """The services that go by something with `part` in it: those whose own name begins so, then those that are
    called something that begins so, then the rest; all of them for an empty part.
    """
    sought = clean(part).casefold()
    found = [service for service in SERVICES if any(sought in words for words in _told(service))]
    return tuple(sorted(found, key=lambda service: _distance(service, sought)))


def recognise(name: str) -> Service | None:
    """The service that a name of somebody's own is about ("Elsas skola"), or None."""
    return next((service for service in SERVICES if _is_about(name, service)), None)


def already(network: Network, service: Service) -> bool:
    """Whether one of that kind is on the map, under whatever name."""
    return any(is_service(alter) and _is_about(alter.name, service) for alter in network.alters)


def new_service(name: str, network: Network) -> Alter:
    """A service to put on the map: its sector is known, how near it stands the parent decides (METHOD § 3.2)."""
    service = recognise(name)
    sector = _among(network.sectors, service.sector if service else _CARE)
    return Alter(id=uuid4(), name=name, kind=AlterKind.SERVICE, sector=sector)


def family_of(network: Network) -> tuple[tuple[Id, str], ...]:
    """Whom a service is usually about, as (identity, name): the parent, the children, a partner, and who else lives
    there; no service and no pet.
    """
    ties = ties_of(network, network.ego.id)
    partners = {end for tie in ties if tie.kinship is Kinship.PARTNER for end in (tie.a, tie.b)}
    children = {tie.b for tie in ties if tie.kinship and tie.kinship.runs_down}
    near = [
        alter
        for alter in network.alters
        if not (is_service(alter) or is_pet(alter) or alter.deceased)
        and (PARENTS_HOME in alter.households or alter.id in partners | children)
    ]
    near.sort(key=lambda alter: (alter.id not in children, alter.id not in partners))
    return ((network.ego.id, network.ego.name), *((alter.id, alter.name) for alter in near))


def _parted(words: str) -> tuple[str, ...]:
    return tuple(words.split(", ")) if words else ()


def _told(service: Service) -> tuple[str, ...]:
    return (*service.called, *_parted(service.hints))


def _distance(service: Service, sought: str) -> int:
    if service.name.casefold().startswith(sought):
        return 0
    return 1 if any(words.startswith(sought) for words in _told(service)) else 2


def _is_about(name: str, service: Service) -> bool:
    said = clean(name).casefold()
    words = re.findall(r"[\w-]+", said)
    return any(
        called in said if " " in called else any(_is(word, called) for word in words) for called in service.called
    )


def _is(word: str, called: str) -> bool:
    """Whether `word` is `called`, give or take an ending."""
    return word.startswith(called) and word.removeprefix(called) in _ENDINGS


def _among(sectors: tuple[Sector, ...], key: str) -> str | None:
    return key if any(sector.key == key for sector in sectors) else None
