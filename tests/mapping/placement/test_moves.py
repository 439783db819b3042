"""Moving one on the map by hand."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.family import FamilyMember
from mapping.language import gettext as _
from mapping.network import SECTORS, Alter, AlterKind, Network
from mapping.network.words import household_words
from mapping.placement.moves import by_household, by_rings, by_sectors

NETWORK = Network(ego=FamilyMember(id=UUID(int=1), name="Maria"))
KEYS = [sector.key for sector in SECTORS]


def somebody(sector: str | None, ring: int | None, households: tuple[int, ...] = ()) -> Alter:
    return Alter(id=UUID(int=2), name="Ulla", sector=sector, ring=ring, households=households)


@pytest.mark.parametrize(("ring", "steps", "then"), [(2, -1, 1), (2, 1, 3), (1, -1, 1), (3, 1, 3)])
def test_nearer_and_farther_end_at_the_first_and_last_ring(ring: int, steps: int, then: int) -> None:
    assert by_rings(NETWORK, somebody("kin", ring), steps) == somebody("kin", then)


@pytest.mark.parametrize("steps", [-1, 1])
def test_whoever_waits_comes_in_by_the_first_move(steps: int) -> None:
    assert by_rings(NETWORK, somebody(None, None), steps) == somebody("home", 2)
    assert by_sectors(NETWORK, somebody(None, None), steps) == somebody("home", 2)
    assert by_rings(NETWORK, somebody("gone", 2), -1).sector == "home"


def test_the_sectors_go_round() -> None:
    assert by_sectors(NETWORK, somebody(KEYS[-1], 1), 1).sector == KEYS[0]
    assert by_sectors(NETWORK, somebody(KEYS[0], 1), -1).sector == KEYS[-1]
    assert by_sectors(NETWORK, somebody("kin", 3), 1) == somebody("friends", 3)


def test_the_households_go_round() -> None:
    seen = [alter := somebody("home", 1)]
    for _step in range(4):
        seen.append(alter := by_household(alter))
    assert [one.households for one in seen] == [(), (1,), (2,), (1, 2), ()]
    assert by_household(somebody("home", 1, (2, 1))).households == ()


def test_a_service_lives_nowhere_and_that_is_said() -> None:
    clinic = replace(somebody("professional", 2), kind=AlterKind.SERVICE)
    assert by_household(clinic) == clinic
    assert by_household(replace(clinic, households=(1,))) == clinic
    assert household_words(clinic) == _("A service does not live anywhere. People can live in a household.")
