"""Invented families by their ties, for the genogram's tests. Nobody here exists."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from mapping.dates import FuzzyDate
from mapping.family import FamilyMember, Symbol
from mapping.network import Alter, Kinship, Network, Tie
from mapping.record import Id
from mapping.session import Session

MET_ON = date(2026, 3, 12)

PARTNER, EX, DIVORCED = Kinship.PARTNER, Kinship.EX_PARTNER, Kinship.DIVORCED
PARENT, STEP, FOSTER, ADOPTIVE = Kinship.PARENT_CHILD, Kinship.STEP, Kinship.FOSTER, Kinship.ADOPTIVE
SIBLING = Kinship.SIBLING

names = st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäöÅÄÖWMI -", max_size=40)


class Kindred:
    """A family under construction: people are known by their names, and come into being when they are tied."""

    def __init__(self, ego: str = "Maria", **facts: Any) -> None:
        self.ego = FamilyMember(id=UUID(int=1), name=ego, **{"symbol": Symbol.WOMAN, **facts})
        self.alters: dict[str, Alter] = {}
        self.ties: list[Tie] = []

    def person(self, name: str, born: str = "", **facts: Any) -> "Kindred":
        """Somebody with more than a name."""
        known = {"born": FuzzyDate(edtf=born) if born else None, **facts}
        self.alters[name] = Alter(id=UUID(int=len(self.alters) + 2), name=name, **known)
        return self

    def tie(self, kinship: Kinship, *pairs: tuple[str, str]) -> "Kindred":
        """The same family tie between the two of each pair."""
        for a, b in pairs:
            self.ties.append(Tie(id=UUID(int=5000 + len(self.ties)), a=self.id(a), b=self.id(b), kinship=kinship))
        return self

    def born_to(self, parents: Iterable[str], *children: str, kinship: Kinship = PARENT) -> "Kindred":
        """Children under each of the parents."""
        return self.tie(kinship, *((parent, child) for child in children for parent in parents))

    def id(self, name: str) -> Id:
        """Whoever is called that."""
        if name == self.ego.name:
            return self.ego.id
        if name not in self.alters:
            self.person(name)
        return self.alters[name].id

    def name(self, id_: Id) -> str:
        """What somebody is called."""
        return next((alter.name for alter in self.alters.values() if alter.id == id_), self.ego.name)

    @property
    def network(self) -> Network:
        """The network with everybody in it."""
        return Network(ego=self.ego, alters=tuple(self.alters.values()), ties=tuple(self.ties))

    @property
    def session(self) -> Session:
        """A session with that network."""
        return in_session(self.network)


def in_session(network: Network) -> Session:
    """A session with a network, on a day that is always the same."""
    ids = {"id": UUID(int=9001), "family": UUID(int=9002)}
    return Session(**ids, met_on=MET_ON, entered_on=MET_ON, network=network)


def three_generations() -> Kindred:
    """Divorce, remarriage, step, foster and adoptive children, grandparents who have died."""
    family = Kindred(born=FuzzyDate(edtf="1988-05-01"))
    for name, born, symbol in (("Sven", "1935", Symbol.MAN), ("Ingrid", "1938", Symbol.WOMAN)):
        family.person(name, born, symbol=symbol, deceased=True)
    for name, born in (("Lars", "1960"), ("Peter", "1984"), ("Omar", "1987"), ("Noah", "2018"), ("Hugo", "2013")):
        family.person(name, born, symbol=Symbol.MAN)
    for name, born in (("Karin", "1962"), ("Anita", "1966"), ("Åsa", "1985"), ("Elin", "2009"), ("Amina", "2021")):
        family.person(name, born, symbol=Symbol.WOMAN)
    family.tie(PARTNER, ("Sven", "Ingrid"), ("Lars", "Anita"), ("Maria", "Omar"))
    family.tie(DIVORCED, ("Lars", "Karin")).tie(EX, ("Maria", "Peter"))
    family.born_to(["Sven", "Ingrid"], "Lars").born_to(["Lars", "Karin"], "Maria", "Åsa")
    family.born_to(["Anita"], "Maria", "Åsa", kinship=STEP)
    family.born_to(["Maria", "Peter"], "Elin").born_to(["Omar"], "Elin", kinship=STEP)
    family.born_to(["Maria", "Omar"], "Noah").born_to(["Maria", "Omar"], "Amina", kinship=FOSTER)
    return family.born_to(["Åsa"], "Hugo", kinship=ADOPTIVE)


@st.composite
def tangles(draw: DrawFn, most: int = 40) -> Network:
    """Any family ties between any people, so that much contradicts itself."""
    count = draw(st.integers(0, most - 1))
    alters = tuple(
        Alter(id=UUID(int=number + 2), name=draw(names), symbol=draw(st.sampled_from(Symbol)), deceased=number % 7 == 3)
        for number in range(count)
    )
    ids = st.integers(1, count + 1).map(lambda number: UUID(int=number))
    drawn = draw(st.lists(st.tuples(ids, ids, st.sampled_from(Kinship)), max_size=2 * count))
    ties = tuple(Tie(id=UUID(int=5000 + n), a=a, b=b, kinship=kind) for n, (a, b, kind) in enumerate(drawn))
    return Network(ego=FamilyMember(id=UUID(int=1), name="Maria", symbol=Symbol.WOMAN), alters=alters, ties=ties)


@st.composite
def kindreds(draw: DrawFn, most: int = 40) -> Network:
    """Families that grow as families do: each new one is somebody's partner, child, parent or sibling."""
    ego = FamilyMember(id=UUID(int=1), name="Maria", symbol=Symbol.WOMAN, born=FuzzyDate(edtf="1990"))
    ids, alters, ties = [ego.id], [], []
    for number in range(2, draw(st.integers(1, most)) + 1):
        new, other = UUID(int=number), draw(st.sampled_from(ids))
        kinship, upwards = draw(st.sampled_from(Kinship)), draw(st.booleans())
        born = draw(st.none() | st.integers(1930, 2020).map(lambda year: FuzzyDate(edtf=str(year))))
        alters.append(Alter(id=new, name=draw(names), symbol=draw(st.sampled_from(Symbol)), born=born))
        a, b = (new, other) if upwards else (other, new)
        ties.append(Tie(id=UUID(int=5000 + number), a=a, b=b, kinship=kinship))
        partners = [tie for tie in ties if other in (tie.a, tie.b) and tie.kinship in (PARTNER, EX, DIVORCED)]
        if kinship.runs_down and not upwards and partners:
            second = partners[0].a if partners[0].b == other else partners[0].b
            ties.append(Tie(id=UUID(int=7000 + number), a=second, b=new, kinship=kinship))
        ids.append(new)
    return Network(ego=ego, alters=tuple(alters), ties=tuple(tie for tie in ties if tie.a != tie.b))
