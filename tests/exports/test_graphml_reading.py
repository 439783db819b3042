"""GraphML in: from other programs, and everything that is refused, with its line and without what it holds."""

import contextlib
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.data import graphml
from exports.data.network_intake import read
from exports.data.people_and_ties import Intake, network_in
from exports.data.rows import Rows
from mapping.errors import InvalidError, NewerError
from mapping.language import speaking
from mapping.network import Network
from tests.exports.invented import EGO, crowd, named, tied

HEAD = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">'


def _rows(text: str | bytes) -> Rows:
    return read([("map.graphml", text.encode() if isinstance(text, str) else text)])


def _taken(text: str | bytes) -> Intake:
    return network_in(_rows(text), Network(ego=EGO))


def _graph(inside: str, keys: str = "") -> str:
    return f'{HEAD}\n{keys}<graph edgedefault="undirected">\n{inside}\n</graph></graphml>'


def _refused(text: str | bytes, kind: type[Exception] = InvalidError) -> str:
    with speaking("en"), pytest.raises(kind) as caught:
        _taken(text)
    assert "Elsa" not in str(caught.value)
    return str(caught.value)


YED = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key attr.name="Description" attr.type="string" for="graph" id="d0"/>
  <key for="port" id="d1" yfiles.type="portgraphics"/>
  <key attr.name="url" attr.type="string" for="node" id="d4"/>
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key for="graphml" id="d7" yfiles.type="resources"/>
  <key for="edge" id="d10" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <data key="d0"/>
    <node id="n0">
      <data key="d4"/>
      <data key="d6"><y:ShapeNode>
        <y:Geometry height="30.0" width="30.0" x="0.0" y="0.0"/>
        <y:NodeLabel alignment="center">Elsa<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel>
        </y:NodeLabel><y:NodeLabel>dotter</y:NodeLabel>
      </y:ShapeNode></data>
    </node>
    <node id="n1"><data key="d6"><y:GenericNode><y:NodeLabel>BVC
 Almby</y:NodeLabel></y:GenericNode></data></node>
    <edge id="e0" source="n0" target="n1">
      <data key="d10"><y:PolyLineEdge><y:EdgeLabel>går dit</y:EdgeLabel></y:PolyLineEdge></data>
    </edge>
  </graph>
  <data key="d7"><y:Resources/></data>
</graphml>"""


def test_a_drawing_of_yeds() -> None:
    taken = _taken(YED)
    assert [alter.name for alter in taken.alters] == ["Elsa", "BVC Almby"]
    assert [(tie.a, tie.b) for tie in taken.ties] == [tuple(alter.id for alter in taken.alters)]
    assert _rows(YED).unknown == ("url", "nodegraphics", "edgegraphics")


GEPHI = """<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="label" attr.type="string" for="node" id="label"/>
<key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
<key attr.name="weight" attr.type="double" for="edge" id="weight"/>
<key attr.name="r" attr.type="int" for="node" id="r"/>
<key attr.name="ring" attr.type="double" for="node" id="ring"><default>3</default></key>
<graph edgedefault="undirected">
<node id="17"><data key="label">Elsa</data><data key="r">153</data><data key="ring">2.0</data></node>
<node id="4"><data key="label">Love</data></node>
<edge id="0" source="17" target="4"><data key="weight">1.0</data></edge>
<edge id="0" source="4" target="17"><data key="weight">2.0</data></edge>
</graph></graphml>"""


def test_a_file_of_gephis() -> None:
    taken = _taken(GEPHI)
    assert [(alter.name, alter.ring) for alter in taken.alters] == [("Elsa", 2), ("Love", 3)]
    assert len(taken.ties) == 2
    assert _rows(GEPHI).unknown == ("r", "weight")


def test_a_file_without_a_name_space_and_in_utf_16() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + _graph('<node id="a"><data key="namn">Åsa</data></node>')
    text = text.replace(f"{HEAD}", "<graphml>")
    assert [alter.name for alter in _taken(text.encode("utf-16")).alters] == ["Åsa"]


def test_krets_own_files_leave_nothing_out() -> None:
    assert _rows(graphml.write(crowd(30))).unknown == ()


def test_yed_changes_the_ids_and_the_identities_stay() -> None:
    whole = tied()
    text = graphml.write(whole).decode()
    for number, id_ in enumerate((EGO.id, UUID(int=2))):
        for name in ("id", "source", "target"):
            text = text.replace(f'{name}="{id_}"', f'{name}="n{number}"')
    text = text.replace(f'id="{whole.network.ties[0].id}"', 'id="e0"')
    taken = _taken(text)
    assert (taken.ego, taken.alters, taken.ties) == (EGO, whole.network.alters, whole.network.ties)


NODE = '<node id="{0}"><data key="name">Elsa</data></node>\n'
TWO = NODE.format("a") + NODE.format("b")


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("</graph><graph>" + NODE.format("a"), "line 3: a second graph"),
        ('<node id="a"><graph></graph></node>', "line 3: a second graph"),
        (TWO + "<hyperedge/>", "line 5: hyperedge: Krets has nothing like it"),
        ('<node id="a"><port name="p"/></node>', "line 3: port: Krets has nothing like it"),
        (TWO + '<edge source="a" target="c"/>', "line 5, b: points to somebody who is not on the map"),
        (TWO + '<edge source="a"/>', "line 5, b: points to somebody who is not on the map"),
        (TWO + '<edge source="b" target="b"/>', "line 5: joins somebody to themselves"),
        (TWO + NODE.format("a"), "line 5: stands there twice"),
        (NODE.format("a") + '<node id="b"/>', "line 4: A name or a role is needed."),
        ('<node id="a"><data key="name">Elsa</data><data key="ring">4</data></node>', "line 3, ring: Krets does not"),
        ('<node id="a"><data key="name">Elsa</data><data key="sector">Elsa</data></node>', "line 3, sector: Krets"),
        (
            '<node id="a"><data key="name">Elsa</data><data key="concerns">x</data></node>',
            "line 3, concerns: points to",
        ),
        (NODE.format(EGO.id), "line 3: that is the parent in the middle"),
        ('<node id="x"><data key="ego">true</data></node>' * 2, "line 3: there is more than one parent"),
        (f'<node id="{UUID(int=7)}"><data key="ego">true</data></node>', "line 3, id: this is another parent's map"),
        ("", "there is nobody in it"),
    ],
)
def test_what_cannot_be_taken_in_is_told_with_its_line(inside: str, said: str) -> None:
    from datetime import date

    from exports.data.network_intake import plan
    from mapping.family import Family

    family = Family(id=UUID(int=9), code="Blåklockan", parent=EGO)
    with speaking("en"), pytest.raises(InvalidError) as caught:
        plan(_rows(_graph(inside)), family, None, id_=UUID(int=8), on=date(2026, 3, 12))
    assert said in str(caught.value)
    assert "Elsa" not in str(caught.value)


def test_networkx_would_have_dropped_the_second_graph() -> None:
    import io

    import networkx

    two = _graph(NODE.format("a") + "</graph><graph>" + NODE.format("b"))
    two = two.replace("<graph ", '<key id="name" for="node" attr.name="name" attr.type="string"/><graph ')
    assert list(networkx.read_graphml(io.BytesIO(two.encode()))) == ["a"]
    assert "a second graph" in _refused(two)


def test_all_faults_are_counted() -> None:
    nodes = "\n".join(f'<node id="{id_}"><data key="ring">9</data></node>' for id_ in "abc")
    told = _refused(_graph(nodes))
    assert "line 3, ring: Krets does not know" in told
    assert told.endswith("(2 more faults)")


BOMB = '<!DOCTYPE g [<!ENTITY a "Elsa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB + _graph('<node id="a"><data key="name">&b;</data></node>'), "line 1: a document type"),
        ('<!DOCTYPE g SYSTEM "file:///etc/passwd">' + _graph(""), "line 1: a document type"),
        ("<gexf/>", "line 1: this is not GraphML"),
        ("<html><body>Elsa</body></html>", "line 1: this is not GraphML"),
        (_graph("")[:-9], "line 4: this is not whole XML"),
        (_graph("&Elsa;"), "line 3: this is not whole XML"),
        ('<?xml version="1.0" encoding="elsa"?><graphml/>', "line 1: this is not whole XML"),
        (_graph("<a>" * 100 + "</a>" * 100), "line 3: too many elements inside each other"),
        (HEAD + "\0", "line 1: this is not whole XML"),
    ],
)
def test_what_is_no_graphml(text: str, said: str) -> None:
    assert said in _refused(text)


def test_more_than_a_map_is_made_for() -> None:
    nodes = "".join(f'<node id="{number}"/>' for number in range(20_000))
    assert "more than Krets takes in at once" in _refused(_graph(nodes))


def test_a_file_that_is_too_large_is_not_looked_into() -> None:
    assert "too large" in _refused(b"<" + bytes(10_000_000))


def test_a_file_from_a_newer_krets() -> None:
    text = graphml.write(named("Elsa")).decode().replace('"graph_format">1<', '"graph_format">2<')
    _refused(text, NewerError)


def test_invisible_characters_are_taken_away_and_told() -> None:
    rows = _rows(_graph(NODE.format("a").replace("Elsa", "El\u202esa\u200b") + NODE.format("b")))
    assert [row.cells["name"] for row in rows.people] == ["Elsa", "Elsa"]
    assert [place.line for place in rows.cleaned] == [3]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_broken_file_is_refused_or_read_and_nothing_else(data: Any) -> None:
    content = bytearray(graphml.write(crowd(4)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    with contextlib.suppress(InvalidError, NewerError):
        _taken(b"<" + bytes(content[1:]))
