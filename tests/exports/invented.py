"""Invented families for the pictures' tests. Nobody here exists."""

from datetime import date
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
    """A map with that many, of all kinds, and ties to most of them."""
    alters = tuple(_one_of_many(number) for number in range(2, count + 2))
    ties = tuple(_one_of_many_ties(alter.id.int) for alter in alters if alter.id.int % 4)
    return session(Network(ego=EGO, alters=alters, ties=ties))


def _one_of_many(number: int) -> Alter:
    return somebody(
        number,
        name=f"{_FIRST[number % 11]} {_LAST[number * 3 % 7]}",
        role=("", "granne", "Elsas lärare", "")[number % 4],
        sector=None if number % 17 == 0 else SECTORS[number * 5 % 6].key,
        ring=1 + number * 7 % 3,
        kind=AlterKind.SERVICE if number % 5 == 0 else AlterKind.PERSON,
        symbol=tuple(Symbol)[number % 3],
        born=FuzzyDate(edtf=str(1940 + number)) if number % 3 else None,
        deceased=number % 19 == 0,
        households=(1,) if number % 6 == 0 else (),
        standing=Standing.WISHED if number % 13 == 0 else Standing.PRESENT,
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
