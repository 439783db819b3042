"""The network as it was on a day: since, until, births, deaths, and what nobody has said."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given

from mapping.dates import FuzzyDate
from mapping.network import Alter, Kinship, Network, Standing, Tie, everybody
from mapping.session import Session
from mapping.timeline.then import network_then
from tests.exports.invented import EGO, somebody
from tests.strategies import sessions

NOW = date(2026, 3, 12)


def _there(day: date, *alters: Alter, ties: tuple[Tie, ...] = ()) -> list[str]:
    then = network_then(Network(ego=EGO, alters=alters, ties=ties), day, NOW)
    return [alter.name + "?" * (alter.id in then.unsaid) for alter in then.network.alters]


@pytest.mark.parametrize(
    ("facts", "day", "said"),
    [
        ({"since": "2015"}, date(2014, 12, 31), []),
        ({"since": "2015"}, date(2015, 1, 1), ["Maja"]),
        ({"since": "2015-21"}, date(2015, 2, 28), []),
        ({"since": "2015-21"}, date(2015, 3, 1), ["Maja"]),
        ({"since": "2010", "until": "2012"}, date(2012, 12, 31), ["Maja"]),
        ({"since": "2010", "until": "2012"}, date(2013, 1, 1), []),
        ({"until": "2012"}, date(1999, 1, 1), ["Maja?"]),
        ({}, date(1999, 1, 1), ["Maja?"]),
        ({"born": "2018"}, date(2017, 1, 1), []),
        ({"born": "2018"}, date(2019, 1, 1), ["Maja?"]),
        ({"standing": Standing.WISHED}, NOW, []),
        ({"standing": Standing.QUEUE, "since": "2015"}, NOW, []),
        ({"standing": Standing.ENDING, "since": "2015"}, NOW, ["Maja"]),
        ({"deceased": True}, date(2020, 1, 1), ["Maja?"]),
        ({"deceased": True}, NOW, []),
        ({"deceased": True, "until": "2019"}, date(2020, 1, 1), []),
    ],
)
def test_who_was_there(facts: dict[str, object], day: date, said: list[str]) -> None:
    dated = {name: FuzzyDate(edtf=fact) if name in ("since", "until", "born") else fact for name, fact in facts.items()}  # type: ignore[arg-type]  # those are texts
    assert _there(day, somebody(2, name="Maja", **dated)) == said


def test_ones_own_child_is_there_since_the_birth() -> None:
    child = somebody(2, name="Elsa", born=FuzzyDate(edtf="2018"))
    tie = Tie(id=UUID(int=9), a=EGO.id, b=child.id, kinship=Kinship.PARENT_CHILD)
    assert _there(date(2019, 1, 1), child, ties=(tie,)) == ["Elsa"]
    assert _there(date(2017, 1, 1), child, ties=(tie,)) == []


def test_ties_are_between_those_who_were_there() -> None:
    early, late = somebody(2, since=FuzzyDate(edtf="2010")), somebody(3, since=FuzzyDate(edtf="2020"))
    ties = (Tie(id=UUID(int=9), a=EGO.id, b=early.id), Tie(id=UUID(int=10), a=early.id, b=late.id))
    network = Network(ego=EGO, alters=(early, late), ties=ties)
    assert network_then(network, date(2015, 1, 1), NOW).network.ties == ties[:1]
    assert network_then(network, NOW, NOW).network.ties == ties


@given(sessions())
def test_it_is_always_a_part_of_the_network_that_holds_together(session: Session) -> None:
    then = network_then(session.network, date(2010, 5, 5), session.met_on)
    here = {one.id for one in everybody(then.network)}
    assert {*then.network.alters} <= {*session.network.alters}
    assert all({tie.a, tie.b} <= here for tie in then.network.ties)
    assert then.unsaid <= here
    assert then.around == len(then.network.alters)
