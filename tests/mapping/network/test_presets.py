"""A preset shows the ties of one question, and keeps everybody on the map."""

from uuid import UUID

import pytest

from mapping.family import FamilyMember
from mapping.network import Alter, AlterKind, Direction, Network, Standing, Support, Tie
from mapping.network.presets import Preset, concerned, ties_in

EGO = FamilyMember(id=UUID(int=1), name="Maria")
SON, NANNY, CLINIC, FRIEND, AUNT = (UUID(int=number) for number in range(2, 7))
ALTERS = (
    Alter(id=SON, name="Love", sector="home", ring=1, households=(1,)),
    Alter(id=NANNY, name="Avlastare", sector="friends", ring=3, standing=Standing.QUEUE),
    Alter(id=CLINIC, name="BUP", kind=AlterKind.SERVICE, sector="school_work", ring=2),
    Alter(id=FRIEND, name="Ulla", sector="friends", ring=2, gives=(Support.ADVICE,)),
    Alter(id=AUNT, name="Moster", sector="kin", ring=3),
)


def tie(number: int, one: UUID, other: UUID, **facts: object) -> Tie:
    return Tie(id=UUID(int=100 + number), a=one, b=other, **facts)  # type: ignore[arg-type]  # a Tie's own fields


WITH_SON = tie(1, EGO.id, SON)
WITH_FRIEND = tie(2, EGO.id, FRIEND)
QUARREL = tie(3, FRIEND, AUNT, strained=True)
SILENT = tie(4, EGO.id, AUNT, broken=True)
TREATS = tie(5, CLINIC, SON, support=Direction.TO_B)
NETWORK = Network(ego=EGO, alters=ALTERS, ties=(WITH_SON, WITH_FRIEND, QUARREL, SILENT, TREATS))


@pytest.mark.parametrize(
    ("preset", "ties", "people"),
    [
        (Preset.ALL, NETWORK.ties, {EGO.id, SON, NANNY, CLINIC, FRIEND, AUNT}),
        (Preset.SUPPORT, (WITH_FRIEND, TREATS), {EGO.id, FRIEND, CLINIC, SON}),
        (Preset.STRAINED, (QUARREL, SILENT), {EGO.id, FRIEND, AUNT}),
        (Preset.PROFESSIONAL, (TREATS,), {EGO.id, CLINIC, SON}),
        (Preset.MISSING, (), {EGO.id, NANNY}),
        (Preset.HOME, (WITH_SON,), {EGO.id, SON}),
    ],
)
def test_a_preset_shows_what_it_is_about(preset: Preset, ties: tuple[Tie, ...], people: set[UUID]) -> None:
    assert ties_in(NETWORK, preset) == ties
    assert concerned(NETWORK, preset) == people
