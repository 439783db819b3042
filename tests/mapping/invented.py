"""A few invented people around a parent, by number. Nobody here exists."""

from uuid import UUID

from mapping.family import FamilyMember
from mapping.network import Alter, Tie

EGO = FamilyMember(id=UUID(int=1), name="Maria")
LOVE, ELSA, ULLA, CLINIC = (UUID(int=number) for number in range(2, 6))


def alter(id_: UUID, **facts: object) -> Alter:
    return Alter(id=id_, name=f"nr {id_.int}", **facts)  # type: ignore[arg-type]  # an Alter's own fields


def tie(one: UUID, other: UUID, **facts: object) -> Tie:
    number = 1000 + 10 * one.int + other.int + 500 * bool(facts)
    return Tie(id=UUID(int=number), a=one, b=other, **facts)  # type: ignore[arg-type]  # a Tie's own fields
