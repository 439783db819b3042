"""The network map (nätverkskarta): the parent, the people and services around, and the ties between them.

Ring and sector are facts that the parent states; coordinates are derived from them elsewhere, never the other way
round (METHOD § 3.2).
"""

import enum
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from mapping.dates import FuzzyDate
from mapping.family import FamilyMember, Symbol
from mapping.record import Id, Record
from mapping.words import Words

if TYPE_CHECKING:
    import networkx

RINGS = (1, 2, 3)
"""From the nearest to the farthest."""

Ego = FamilyMember
"""The person in the middle: the parent."""


class Sector(Record, frozen=True):
    """A part of the circle. Services divide it in four to eight, so sectors are data."""

    key: str
    name: str = ""
    """The service's own name for it; empty for the sectors that Krets names itself."""


SECTORS = tuple(Sector(key=key) for key in ("home", "kin", "friends", "school_work", "leisure", "professional"))
"""The usual six, clockwise from the top: home is the household, which is not the same as the family."""


_PROFESSIONAL = "professional"


class AlterKind(enum.StrEnum):
    """A person, or a service (an authority, a clinic, a school …)."""

    PERSON = "person"
    SERVICE = "service"


class Frequency(enum.StrEnum):
    """How often there is contact."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    """A few times a year."""
    RARELY = "rarely"


class Feeling(enum.StrEnum):
    """How the contact feels to the parent."""

    GOOD = "good"
    MIXED = "mixed"
    HARD = "hard"


class Support(enum.StrEnum):
    """What people give each other."""

    PRACTICAL = "practical"
    EMOTIONAL = "emotional"
    ADVICE = "advice"
    MONEY = "money"
    RELIEF = "relief"
    """Relief with the children."""


class Wish(enum.StrEnum):
    """What the parent wants of the contact from now on."""

    MORE = "more"
    SAME = "same"
    LESS = "less"
    NONE = "none"


class Standing(enum.StrEnum):
    """Whether the contact is there today."""

    PRESENT = "present"
    WISHED = "wished"
    """Wished for, and missing."""
    QUEUE = "queue"
    """Applied for; waiting in a queue."""
    ENDING = "ending"


AWAITED = frozenset({Standing.WISHED, Standing.QUEUE})
"""Of those who are on the map but not there in life yet."""


class Alter(Record, frozen=True):
    """A person or service on the map."""

    id: Id
    name: str
    """A name, or a role alone ("Elsas lärare")."""
    role: str = ""
    kind: AlterKind = AlterKind.PERSON
    symbol: Symbol = Symbol.OTHER
    born: FuzzyDate | None = None
    deceased: bool = False
    sector: str | None = None
    """A sector's key; None while the person waits beside the map."""
    ring: int | None = None
    """1 (nearest) to 3; None while the person waits beside the map."""
    households: tuple[int, ...] = ()
    """Which of the family's households (1, 2) the person lives in; a child may live in both."""
    since: FuzzyDate | None = None
    until: FuzzyDate | None = None
    frequency: Frequency | None = None
    feeling: Feeling | None = None
    gives: tuple[Support, ...] = ()
    """Support that the parent gets from this alter."""
    receives: tuple[Support, ...] = ()
    """Support that this alter gets from the parent."""
    wish: Wish | None = None
    standing: Standing = Standing.PRESENT
    words: tuple[Words, ...] = ()
    contact: str = ""
    """A service's contact: which person one meets."""
    purpose: str = ""
    """What a service is there for."""
    next_meeting: date | None = None
    concerns: tuple[Id, ...] = ()
    """Whom in the family a service is about."""
    keeper: str = ""
    """Who keeps track of a service's letters and times."""

    def __post_init__(self) -> None:
        if self.ring is not None and self.ring not in RINGS:
            raise ValueError("ring must be 1, 2 or 3")
        if any(household not in (1, 2) for household in self.households):
            raise ValueError("households must be 1 or 2")

    @property
    def placed(self) -> bool:
        """Whether the alter has a place on the map."""
        return self.sector is not None and self.ring is not None


class Kinship(enum.StrEnum):
    """A family tie. PARENT_CHILD, STEP, FOSTER and ADOPTIVE run from the elder (`a`) to the younger (`b`)."""

    PARTNER = "partner"
    EX_PARTNER = "ex_partner"
    """Separated."""
    DIVORCED = "divorced"
    PARENT_CHILD = "parent_child"
    SIBLING = "sibling"
    STEP = "step"
    FOSTER = "foster"
    ADOPTIVE = "adoptive"

    @property
    def runs_down(self) -> bool:
        """Whether it joins an elder (`a`) with a child (`b`)."""
        return self in {Kinship.PARENT_CHILD, Kinship.STEP, Kinship.FOSTER, Kinship.ADOPTIVE}


class Strength(enum.StrEnum):
    """How strong a tie is; strain is a fact of its own."""

    STRONG = "strong"
    ORDINARY = "ordinary"
    WEAK = "weak"


class Direction(enum.StrEnum):
    """Who receives support through a tie."""

    TO_A = "to_a"
    TO_B = "to_b"
    MUTUAL = "mutual"


class Tie(Record, frozen=True):
    """A tie between two on the map (the parent among them). Several may join the same two."""

    id: Id
    a: Id
    b: Id
    strength: Strength = Strength.ORDINARY
    strained: bool = False
    """A tie may be both strong and stressful: strength and strain are separate facts."""
    broken: bool = False
    kinship: Kinship | None = None
    support: Direction | None = None
    words: tuple[Words, ...] = ()


class Network(Record, frozen=True):
    """The parent in the middle, everybody around, and what ties them."""

    ego: Ego
    sectors: tuple[Sector, ...] = SECTORS
    alters: tuple[Alter, ...] = ()
    ties: tuple[Tie, ...] = ()


def everybody(network: Network) -> tuple[Ego | Alter, ...]:
    """The parent, and all around."""
    return (network.ego, *network.alters)


def person(network: Network, id_: Id) -> Ego | Alter | None:
    """Whoever has that identity on the map, or None."""
    return next((someone for someone in everybody(network) if someone.id == id_), None)


def own_children(network: Network) -> tuple[Alter, ...]:
    """The parent's living children: by birth, step, foster or adoption, in the order of the network."""
    down = {tie.b for tie in network.ties if tie.a == network.ego.id and tie.kinship and tie.kinship.runs_down}
    return tuple(alter for alter in network.alters if alter.id in down and not alter.deceased)


def parent_and_children(network: Network) -> tuple[Ego | Alter, ...]:
    """The parent, and then their living children: those whose ages are told along a timeline."""
    return (network.ego, *own_children(network))


def is_service(someone: Ego | Alter) -> bool:
    """Whether it is a service, not a person."""
    return isinstance(someone, Alter) and someone.kind is AlterKind.SERVICE


def is_professional(alter: Alter) -> bool:
    """Whether it is a service, or somebody in the sector for professional contacts (METHOD § 1)."""
    return alter.kind is AlterKind.SERVICE or alter.sector == _PROFESSIONAL


def ties_of(network: Network, id_: Id) -> tuple[Tie, ...]:
    """All ties that `id_` has an end of."""
    return tuple(tie for tie in network.ties if id_ in (tie.a, tie.b))


def by_place(network: Network) -> Iterator[tuple[Sector, int, tuple[Alter, ...]]]:
    """Each sector's rings that hold somebody, sector by sector from the nearest ring, in the order of the map."""
    for sector in network.sectors:
        for ring in RINGS:
            here = tuple(a for a in network.alters if a.sector == sector.key and a.ring == ring)
            if here:
                yield sector, ring, here


def by_ring(network: Network) -> Iterator[tuple[int, Sector, tuple[Alter, ...]]]:
    """As `by_place`, but ring by ring from the nearest, and in each sector by sector."""
    for nearness in RINGS:
        yield from ((ring, sector, here) for sector, ring, here in by_place(network) if ring == nearness)


def waiting(network: Network) -> tuple[Alter, ...]:
    """Those who have no place on the map yet."""
    keys = {sector.key for sector in network.sectors}
    return tuple(alter for alter in network.alters if not alter.placed or alter.sector not in keys)


def graph(network: Network) -> "networkx.MultiGraph[Id]":
    """The network as a networkx multigraph: nodes are identities with their record, edges are keyed by tie id."""
    import networkx

    drawn: networkx.MultiGraph[Id] = networkx.MultiGraph()
    for someone in everybody(network):
        drawn.add_node(someone.id, record=someone)
    for tie in network.ties:
        drawn.add_edge(tie.a, tie.b, key=tie.id, record=tie)
    return drawn
