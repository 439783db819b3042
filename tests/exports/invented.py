"""Invented families for the pictures' tests. Nobody here exists."""

from collections.abc import Iterable, Iterator
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

from mapping.dates import FuzzyDate
from mapping.family import FamilyMember, Symbol
from mapping.network import SECTORS, Alter, AlterKind, Direction, Network, Standing, Strength, Tie
from mapping.session import Session

EGO = FamilyMember(id=UUID(int=1), name="Maria", symbol=Symbol.WOMAN, born=FuzzyDate(edtf="1991-04-02"))

_FIRST = ("Anna", "Lars", "Åsa", "Göran", "Fatima", "Omar", "Örjan", "Maj-Britt", "Love", "Leila", "Ann-Charlotte")
_LAST = ("", "Lindqvist", "Öhman", "Åberg", "", "Haddad", "Nyström")


def session(network: Network) -> Session:
    day = date(2026, 3, 12)
    return Session(id=UUID(int=9001), family=UUID(int=9002), met_on=day, entered_on=day, network=network)


def somebody(number: int, **facts: Any) -> Alter:
    """One on the map; numbers from 2 upwards."""
    given = {"name": f"Person {number}", "sector": "kin", "ring": 1, **facts}
    return Alter(id=UUID(int=number), **given)


def tied(**facts: Any) -> Session:
    """A map with one tie from the parent to one other."""
    tie = Tie(id=UUID(int=500), a=EGO.id, b=UUID(int=2), **facts)
    return session(Network(ego=EGO, alters=(somebody(2),), ties=(tie,)))


def named(name: str, **facts: Any) -> Session:
    """A map with one other, of that name."""
    return session(Network(ego=EGO, alters=(somebody(2, name=name, **facts),)))


def crowd(count: int) -> Session:
    """A map with that many, of all kinds, about as many in each ring of each sector, and ties to most of them."""
    return _crowded(_one_of_many(number) for number in range(2, count + 2))


def lopsided(count: int) -> Session:
    """The same crowd, but each sector's people all in one ring: the disc is as large as a map needs at the worst."""
    return _crowded(_one_of_many(number, ring=1 + number * 7 % 3) for number in range(2, count + 2))


def _crowded(crowd: Iterable[Alter]) -> Session:
    alters = tuple(crowd)
    ties = tuple(_one_of_many_ties(alter.id.int) for alter in alters if alter.id.int % 4)
    return session(Network(ego=EGO, alters=alters, ties=ties))


def _one_of_many(number: int, **facts: Any) -> Alter:
    given = {"ring": 1 + (number * 5 // 6 + number * 7) % 3, **facts}
    return somebody(
        number,
        name=f"{_FIRST[number % 11]} {_LAST[number * 3 % 7]}",
        role=("", "granne", "Elsas lärare", "")[number % 4],
        sector=None if number % 17 == 0 else SECTORS[number * 5 % 6].key,
        kind=AlterKind.SERVICE if number % 5 == 0 else AlterKind.PERSON,
        symbol=tuple(Symbol)[number % 3],
        born=FuzzyDate(edtf=str(1940 + number)) if number % 3 else None,
        deceased=number % 19 == 0,
        households=(1,) if number % 6 == 0 else (),
        standing=Standing.WISHED if number % 13 == 0 else Standing.PRESENT,
        **given,
    )


def _one_of_many_ties(number: int) -> Tie:
    return Tie(
        id=UUID(int=1000 + number),
        a=EGO.id,
        b=UUID(int=number),
        strength=tuple(Strength)[number % 3],
        strained=number % 5 == 1,
        broken=number % 11 == 0,
        support=(None, *Direction)[number % 4],
    )


_PLACES = {
    "home": (5, (17, 3, 0)),
    "kin": (22, (5, 8, 7)),
    "friends": (15, (5, 9, 6)),
    "school_work": (13, (2, 9, 9)),
    "leisure": (5, (2, 8, 10)),
    "professional": (37, (2, 7, 11)),
}
"""How many of a hundred stand in each sector, and how many of twenty there in each ring."""

_AT_HOME = 6
_SERVICES = (
    "Försäkringskassan",
    "Arbetsförmedlingen",
    "BUP",
    "BVC Ängen",
    "Vårdcentralen Ängen",
    "Socialsekreterare, barn och familj",
    "Boendestödet",
    "Familjebehandlaren",
    "Habiliteringen",
    "Vuxenpsykiatrin",
    "Folktandvården",
    "Budget- och skuldrådgivningen",
    "Kronofogden",
    "Hyresvärden Lillgläntans hem",
    "Korttidshemmet Svalan",
    "Kontaktfamiljen",
    "Arbetsterapeuten",
    "Umgängesstödet",
    "Barnmorskan",
)
_ROLES = {
    "home": ("dotter", "son", "sambo"),
    "kin": ("mormor", "syster", "moster", "farfar", "kusin", "svägerska"),
    "friends": ("granne", "vän", "barndomsvän", "före detta kollega"),
    "school_work": ("Elsas lärare", "chef", "kollega", "rektor"),
    "leisure": ("tränare", "körledare", "Elsas scoutledare"),
    "professional": ("handläggare", "läkare", "kurator", "kontaktperson"),
}


def lively(count: int, seed: int = 1, *, between: int = 0) -> Session:
    """A map as families have them: many services far out, the family near, some sectors nearly empty; ages of the
    family, roles of most, long names now and then. Most are tied to the parent, and `between` ties join the others.
    """
    chance = Random(seed * 1000 + count)  # noqa: S311 - people to draw, not secrets
    alters: list[Alter] = []
    while len(alters) < count:
        alters.append(_somebody_likely(chance, len(alters) + 2, alters))
    ties = tuple(_likely_ties(chance, alters, between))
    return session(Network(ego=EGO, alters=tuple(alters), ties=ties))


def _somebody_likely(chance: Random, number: int, before: list[Alter]) -> Alter:
    full = sum(alter.sector == "home" for alter in before) >= _AT_HOME
    weights = [0 if full and key == "home" else share for key, (share, _) in _PLACES.items()]
    (sector,) = chance.choices(list(_PLACES), weights)
    (ring,) = chance.choices((1, 2, 3), _PLACES[sector][1])
    service = chance.random() < (0.65 if sector == "professional" else 0.04)
    family = sector in ("home", "kin")
    return somebody(
        number,
        name=chance.choice(_SERVICES) if service else _likely_name(chance, near=sector == "home"),
        role=chance.choice(_ROLES[sector]) if chance.random() < (0.2 if service else 0.7) else "",
        sector=sector,
        ring=ring,
        kind=AlterKind.SERVICE if service else AlterKind.PERSON,
        symbol=chance.choice(tuple(Symbol)),
        born=FuzzyDate(edtf=str(chance.randint(1940, 2022))) if family and chance.random() < 0.7 else None,
        deceased=family and chance.random() < 0.05,
        households=(1,) if sector == "home" else (),
        standing=Standing.WISHED if chance.random() < 0.05 else Standing.PRESENT,
    )


def _likely_name(chance: Random, *, near: bool) -> str:
    first, last = chance.choice(_FIRST), chance.choice(_LAST)
    if near or chance.random() < 0.5:
        return first
    return (
        f"{first} och {chance.choice(_FIRST)} {last}"[:40].strip()
        if chance.random() < 0.12
        else f"{first} {last}".strip()
    )


def _likely_ties(chance: Random, alters: list[Alter], between: int) -> Iterator[Tie]:
    ends = [(EGO.id, alter.id) for alter in alters if chance.random() < 0.75]
    ends += [(one.id, other.id) for one, other in (chance.sample(alters, 2) for _ in range(between))]
    for number, (one, other) in enumerate(ends):
        yield Tie(
            id=UUID(int=2000 + number),
            a=one,
            b=other,
            strength=chance.choice(tuple(Strength)),
            strained=chance.random() < 0.12,
            broken=chance.random() < 0.04,
            support=chance.choice((None, None, *Direction)),
        )
