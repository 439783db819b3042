"""GraphML out: what networkx, Gephi and yEd need of it, and nothing lost on the way through them and back."""

import io
from xml.etree import ElementTree

import networkx
from hypothesis import given, settings
from msgspec.structs import replace

from exports.data import graphml
from exports.data.network_intake import read
from exports.data.people_and_ties import network_in
from mapping.network import Alter, Direction, Kinship, Network, Tie
from mapping.session import Session
from tests.exports.invented import EGO, crowd, named, session, somebody, tied
from tests.exports.told import as_told
from tests.strategies import sessions

NAMESPACE = {"g": graphml.GRAPHML, "y": graphml.YFILES}


def _opened(content: bytes) -> "networkx.MultiGraph[str]":
    return networkx.read_graphml(io.BytesIO(content), force_multigraph=True)


def _again(content: bytes, network: Network) -> Network:
    """The network that a file tells of, with nothing else around the parent."""
    intake = network_in(read([("map.graphml", content)]), Network(ego=network.ego))
    assert intake.ego is not None
    return Network(ego=intake.ego, sectors=intake.sectors, alters=intake.alters, ties=intake.ties)


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_out_and_in_again_loses_nothing(whole: Session) -> None:
    assert _again(graphml.write(whole), whole.network) == as_told(whole.network)


@settings(max_examples=30, deadline=None)
@given(sessions())
def test_nothing_is_lost_on_the_way_through_networkx(whole: Session) -> None:
    told = io.BytesIO()
    networkx.write_graphml_xml(_opened(graphml.write(whole)), told)
    again, before = _again(told.getvalue(), whole.network), as_told(whole.network)
    assert again.alters == before.alters
    assert (again.ego, again.sectors) == (before.ego, before.sectors)
    assert {tie.id: tie for tie in again.ties} == {tie.id: tie for tie in before.ties}


def test_networkx_sees_people_and_every_tie() -> None:
    whole = crowd(40)
    two = (Tie(id=EGO.id, a=EGO.id, b=whole.network.alters[0].id, strained=True), *whole.network.ties)
    whole = session(replace(whole.network, ties=two))
    graph = _opened(graphml.write(whole))
    assert list(graph) == [str(EGO.id), *(str(alter.id) for alter in whole.network.alters)]
    assert {key for _a, _b, key in graph.edges(keys=True)} == {str(tie.id) for tie in whole.network.ties}
    assert {graph.nodes[str(a.id)]["label"] for a in whole.network.alters} == {a.name for a in whole.network.alters}
    assert [node for node, ego in graph.nodes(data="ego") if ego] == [str(EGO.id)]
    assert graph.graph["met_on"] == "2026-03-12"


def test_values_have_their_types_and_what_is_not_known_is_not_there() -> None:
    whole = session(Network(ego=EGO, alters=(somebody(2, ring=None, deceased=True), somebody(3, ring=2))))
    graph = _opened(graphml.write(whole))
    first, second = (graph.nodes[str(alter.id)] for alter in whole.network.alters)
    assert "ring" not in first
    assert second["ring"] == 2
    assert (first["deceased"], second["deceased"]) == (True, False)
    assert not {"wish", "born", "words", "gives"} & {*first}
    assert all(value not in ("", "None", "[]", "()") for node in graph for value in graph.nodes[node].values())


def test_who_is_the_elder_and_who_is_supported_survives_a_program_that_turns_ends_around() -> None:
    whole = tied(kinship=Kinship.PARENT_CHILD, support=Direction.TO_B)
    turned = graphml.write(whole).decode()
    a, b = str(whole.network.ties[0].a), str(whole.network.ties[0].b)
    assert f'source="{a}" target="{b}"' in turned
    turned = turned.replace(f'source="{a}" target="{b}"', f'source="{b}" target="{a}"')
    assert _again(turned.encode(), whole.network).ties == whole.network.ties


def test_gephi_finds_no_other_fact_under_the_ids_it_takes_for_labels() -> None:
    root = ElementTree.fromstring(graphml.write(crowd(3)))  # noqa: S314 - written here
    keys = {key.get("id"): key for key in root.findall("g:key", NAMESPACE)}
    assert len(keys) == len(root.findall("g:key", NAMESPACE))
    assert keys["d3"].get("yfiles.type") == "nodegraphics"
    assert "d7" not in keys
    assert keys["label"].get("attr.name") == "label"


def test_yed_finds_the_name_in_a_drawing_of_its_own() -> None:
    root = ElementTree.fromstring(graphml.write(named("Åsa & <Elsa>")))  # noqa: S314 - written here
    labels = root.findall(".//y:ShapeNode/y:NodeLabel", NAMESPACE)
    assert [label.text for label in labels] == ["Maria", "Åsa & <Elsa>"]


def test_the_same_session_gives_the_same_bytes() -> None:
    assert graphml.write(crowd(20)) == graphml.write(crowd(20))


def test_what_xml_cannot_carry_is_left_out() -> None:
    assert _opened(graphml.write(named("El\uffffsa"))).nodes[str(somebody(2).id)]["name"] == "Elsa"


def test_an_empty_network() -> None:
    whole = session(Network(ego=EGO))
    assert list(_opened(graphml.write(whole))) == [str(EGO.id)]
    assert _again(graphml.write(whole), whole.network) == whole.network


def test_every_fact_has_an_attribute() -> None:
    declared = {key for _domain, key in graphml._attributes()}
    assert {*Alter.__struct_fields__, *Tie.__struct_fields__} - {"id", "a", "b"} <= declared
