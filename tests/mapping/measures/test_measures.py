"""Who is counted, and how: what holds for every network, and for the smallest."""

import math
from uuid import UUID

import pytest
from hypothesis import given, settings

from mapping.measures import Measures, measures
from mapping.network import Alter, AlterKind, Frequency, Network, Standing, Support, Tie
from tests.mapping.invented import CLINIC, EGO, ELSA, LOVE, ULLA, alter, tie
from tests.mapping.network.test_network import some_networks


def measured(*alters: Alter, ties: tuple[Tie, ...] = ()) -> Measures:
    return measures(Network(ego=EGO, alters=alters, ties=ties))


def test_an_empty_map() -> None:
    found = measured()
    assert (found.size.today, found.size.households) == ((), ())
    assert [sum(place.by_ring) for place in found.size.places] == [0] * 6
    structure = found.structure
    assert (structure.density, structure.effective_size, structure.efficiency) == (None, None, None)
    assert (structure.parts, structure.bridges, structure.bridges_with_ego, structure.contacts) == ((), (), (), 0)
    assert (found.support.multiplexity, found.load.a_month) == (None, 0)


def test_one_on_the_map() -> None:
    structure = measured(alter(LOVE)).structure
    assert (structure.density, structure.pairs, structure.parts, structure.untied) == (None, 0, ((LOVE,),), (LOVE,))
    assert (structure.contacts, structure.effective_size, structure.efficiency) == (1, 1, 1)
    assert structure.bridges_with_ego == ()


@pytest.mark.parametrize(
    ("ties", "density", "effective_size", "parts"),
    [((), 0, 2, ((LOVE,), (ELSA,))), ((tie(LOVE, ELSA),), 1, 1, ((LOVE, ELSA),))],
    ids=["strangers", "tied"],
)
def test_two_on_the_map(ties: tuple[Tie, ...], density: float, effective_size: float, parts: object) -> None:
    structure = measured(alter(LOVE), alter(ELSA), ties=ties).structure
    assert (structure.density, structure.effective_size, structure.parts) == (density, effective_size, parts)
    assert structure.efficiency == effective_size / 2
    assert [bridge.id for bridge in structure.bridges_with_ego] == ([] if ties else [EGO.id])


def test_with_nobody_in_touch_effective_size_is_not_a_number_but_nothing() -> None:
    structure = measured(alter(LOVE), ties=(tie(EGO.id, LOVE, broken=True),)).structure
    assert (structure.contacts, structure.effective_size, structure.efficiency) == (0, None, None)


def test_only_those_who_are_there_today_are_counted() -> None:
    ending = alter(LOVE, standing=Standing.ENDING, sector="kin", ring=1)
    wished, queued = alter(ELSA, standing=Standing.WISHED), alter(CLINIC, standing=Standing.QUEUE)
    dead = alter(ULLA, deceased=True, gives=(Support.MONEY,), standing=Standing.WISHED)
    found = measured(ending, wished, queued, dead, ties=(tie(LOVE, ULLA), tie(LOVE, ELSA)))
    assert found.size.today == (LOVE,)
    assert (found.size.wished, found.size.queued, found.size.deceased) == ((ELSA,), (CLINIC,), (ULLA,))
    assert (found.structure.parts, found.support.givers, found.structure.untied) == (((LOVE,),), (), (LOVE,))


def test_a_broken_tie_joins_nobody_and_several_count_once() -> None:
    ties = (tie(LOVE, ELSA), tie(LOVE, ELSA, strained=True), tie(ELSA, ULLA, broken=True), tie(EGO.id, LOVE))
    structure = measured(alter(LOVE), alter(ELSA), alter(ULLA), alter(CLINIC), ties=ties).structure
    assert (structure.joined, structure.pairs) == (1, 6)
    assert structure.parts == ((LOVE, ELSA), (ULLA,), (CLINIC,))
    assert (structure.untied, structure.only_parent) == ((ULLA, CLINIC), ())


def test_a_contact_broken_off_and_taken_up_again_is_one() -> None:
    ties = (tie(EGO.id, LOVE, broken=True), tie(LOVE, EGO.id))
    structure = measured(alter(LOVE), ties=ties).structure
    assert (structure.contacts, structure.only_parent) == (1, (LOVE,))


def test_private_and_professional() -> None:
    worker = alter(ELSA, sector="professional", ring=2)
    school = alter(CLINIC, kind=AlterKind.SERVICE, sector="school_work", ring=2)
    found = measured(alter(LOVE, sector="school_work", ring=1), worker, school).size
    assert (found.private, found.professional) == ((LOVE,), (ELSA, CLINIC))


def test_a_child_may_live_in_two_households() -> None:
    found = measured(alter(LOVE, households=(1, 2)), alter(ULLA, households=(2,)), alter(ELSA)).size.households
    assert found == ((1, (LOVE,)), (2, (LOVE, ULLA)))


def test_support_by_kind_and_by_giver() -> None:
    mother = alter(ULLA, gives=(Support.RELIEF, Support.MONEY), receives=(Support.EMOTIONAL,))
    friend = alter(ELSA, gives=(Support.RELIEF,))
    support = measured(friend, mother, alter(LOVE, receives=(Support.PRACTICAL,))).support
    flows = {flow.support: (flow.givers, flow.receivers) for flow in support.flows}
    assert flows == {
        Support.PRACTICAL: ((), (LOVE,)),
        Support.EMOTIONAL: ((), (ULLA,)),
        Support.ADVICE: ((), ()),
        Support.MONEY: ((ULLA,), ()),
        Support.RELIEF: ((ELSA, ULLA), ()),
    }
    assert support.givers == ((ULLA, (Support.MONEY, Support.RELIEF)), (ELSA, (Support.RELIEF,)))
    assert (support.receivers, support.mutual, support.multiplexity) == ((ULLA, LOVE), (ULLA,), 1.5)


def test_contacts_in_a_month() -> None:
    def service(number: int, frequency: Frequency | None) -> Alter:
        return alter(UUID(int=number), kind=AlterKind.SERVICE, frequency=frequency)

    services = [
        service(10 + number, frequency) for number, frequency in enumerate([*Frequency, Frequency.WEEKLY, None])
    ]
    load = measured(*services, alter(LOVE, frequency=Frequency.DAILY)).load
    assert [(pace.frequency, len(pace.who)) for pace in load.paces] == [
        (frequency, 2 if frequency is Frequency.WEEKLY else 1) for frequency in Frequency
    ]
    assert load.a_month == pytest.approx(21 + 2 * 52 / 12 + 1 + 0.25 + 1 / 12)
    assert load.unknown == (services[-1].id,)


@given(some_networks)
@settings(max_examples=60, deadline=None)
def test_what_holds_for_every_network(network: Network) -> None:
    size, structure, support, load = measures(network)
    apart = {*size.wished, *size.queued, *size.deceased}
    assert {*size.today} | apart == {one.id for one in network.alters}
    assert not {*size.today} & apart
    assert sum(sum(place.by_ring) for place in size.places) + len(size.beside) == len(size.today)
    assert sorted((*size.private, *size.professional)) == sorted(size.today)
    assert sorted(id_ for part in structure.parts for id_ in part) == sorted(size.today)
    assert not {*structure.untied} & {*structure.only_parent}
    shares = (structure.density, structure.efficiency, *(b.betweenness for b in structure.bridges_with_ego))
    assert all(share is None or (0 <= share <= 1 and math.isfinite(share)) for share in shares)
    assert (structure.effective_size is None) is (structure.contacts == 0)
    assert {giver.id for giver in support.givers} == {id_ for flow in support.flows for id_ in flow.givers}
    assert {*load.unknown, *(id_ for pace in load.paces for id_ in pace.who)} == {*size.professional}
