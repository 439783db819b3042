"""The measures give the values that others have published."""

import networkx
import pytest

from mapping.measures import measures
from tests.mapping.measures.known_graphs import around, id_of, without_ties_to_the_parent


def _betweenness(network_name: str) -> dict[object, float]:
    network = without_ties_to_the_parent(getattr(networkx, network_name)())
    return {bridge.id: bridge.betweenness for bridge in measures(network).structure.bridges}


def test_krackhardts_kite() -> None:
    """Krackhardt 1990, "Assessing the political landscape": Heather, with few ties, has the highest betweenness,
    14 of the 36 pairs of others; Fernando and Garth have 8.33, Ike 8.
    """
    fernando, garth, heather, ike = (id_of(number) for number in (5, 6, 7, 8))
    pairs = {id_: round(value * 36, 2) for id_, value in _betweenness("krackhardt_kite_graph").items()}
    assert next(iter(pairs)) == heather
    assert [pairs[id_] for id_ in (heather, fernando, garth, ike)] == [14, 8.33, 8.33, 8]
    assert id_of(9) not in pairs, "Jane, at the end of the string, joins nobody"


def test_the_families_of_florence() -> None:
    """Padgett and Ansell 1993; Jackson 2008, "Social and economic networks": the Medici lie on 0.522 of the
    shortest ways between other families, the Guadagni on 0.255, the Albizzi on 0.212, the Strozzi on 0.103.
    """
    found = _betweenness("florentine_families_graph")
    assert next(iter(found)) == id_of("Medici")
    published = {"Medici": 0.522, "Guadagni": 0.255, "Albizzi": 0.212, "Strozzi": 0.103}
    assert {name: round(found[id_of(name)], 3) for name in published} == published


def test_zacharys_karate_club() -> None:
    """Zachary 1977: 34 members, 78 friendships, one whole; so the density is 78 of 561, 0.139."""
    structure = measures(without_ties_to_the_parent(networkx.karate_club_graph())).structure
    assert (structure.joined, structure.pairs) == (78, 561)
    assert structure.density == pytest.approx(0.139, abs=0.0005)
    assert [len(part) for part in structure.parts] == [34]


def test_the_karate_club_without_its_teacher_falls_in_parts() -> None:
    """With the teacher (0) as the parent: five members and one are joined to the rest through him alone."""
    club = networkx.karate_club_graph()
    structure = measures(around(club.nodes, club.edges, ego=0)).structure
    assert [len(part) for part in structure.parts] == [27, 5, 1]
    assert set(structure.parts[1]) == {id_of(member) for member in (4, 5, 6, 10, 16)}
    assert structure.only_parent == structure.parts[2] == (id_of(11),)


BORGATTI = ["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"]
"""Borgatti 1997, "Structural holes: unpacking Burt's redundancy measures", Connections 20(1), the example."""


def test_burts_effective_size_and_efficiency() -> None:
    """Borgatti 1997: G has six contacts and four ties between them: 6 − 2·4/6 = 4.67, and 4.67 / 6 = 0.78."""
    structure = measures(around("ABCDEFG", [(pair[0], pair[1]) for pair in BORGATTI], ego="G")).structure
    assert structure.contacts == 6
    assert structure.effective_size == pytest.approx(4.67, abs=0.005)
    assert structure.efficiency == pytest.approx(0.78, abs=0.005)


def test_the_parent_among_those_who_join_others() -> None:
    """The same example by hand: of the 15 pairs of G's contacts, 4 are tied. Of the 11 others, G alone joins 7; BE, BF
    and EF have two shortest ways, as has AD: a half each. So G lies on 9 of 15.
    """
    structure = measures(around("ABCDEFG", [(pair[0], pair[1]) for pair in BORGATTI], ego="G")).structure
    first, second = structure.bridges_with_ego[:2]
    assert first == (id_of("G"), pytest.approx(9 / 15))
    assert second == (id_of("A"), pytest.approx(1.5 / 15))
