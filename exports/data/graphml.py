"""The network map as GraphML that networkx, Gephi and yEd open.

Written here and not with networkx, which turns a tie's ends around, puts ties in an order of its own, and numbers the
attributes ``d0``, ``d1`` …: Gephi takes ``d3`` for the name and ``d7`` for the name of a tie, whatever they hold.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from exports.data.cells import FORMAT, cells_of, names_of, sectors_cell
from mapping.cleaning import without_hidden
from mapping.network import Alter, Ego, Tie, everybody
from mapping.session import Session

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
YFILES = "http://www.yworks.com/xml/graphml"

LABEL, EGO, UUID, FIRST, GRAPHICS = "label", "ego", "uuid", "first", "d3"
"""Attributes beside the facts: the name for other programs; whether it is the parent; the identity, which yEd and
igraph keep only here; which end of a tie is its first, which networkx does not keep; and yEd's own drawing, under the
id that Gephi knows it by."""

_TYPES = {"ring": "int", "deceased": "boolean", "strained": "boolean", "broken": "boolean", EGO: "boolean"}
"""All others are strings."""

_NOT_IN_XML = str.maketrans({"\ufffe": "", "\uffff": ""})
"""No characters at all by Unicode's own word, and the only ones a cleaned text can have that XML forbids."""


def write(session: Session) -> bytes:
    """The session's network as GraphML in UTF-8: an undirected multigraph, its nodes and edges known by their ids.

    What is not known has no attribute. The same session gives the same bytes.
    """
    network = session.network
    root = Element("graphml", {"xmlns": GRAPHML, "xmlns:y": YFILES})
    _declare(root)
    graph = SubElement(root, "graph", {"id": str(session.id), "edgedefault": "undirected"})
    facts = {"met_on": session.met_on.isoformat(), "sectors": sectors_cell(network.sectors), "format": FORMAT}
    _put(graph, "graph", facts)
    for someone in everybody(network):
        node = SubElement(graph, "node", {"id": str(someone.id)})
        name = without_hidden(someone.name)
        beside = {UUID: str(someone.id), LABEL: name, EGO: "true" if someone is network.ego else "false"}
        _put(node, "node", {**cells_of(someone), **beside})
        _put_graphics(node, name)
    for tie in network.ties:
        edge = SubElement(graph, "edge", {"id": str(tie.id), "source": str(tie.a), "target": str(tie.b)})
        _put(edge, "edge", {**cells_of(tie), UUID: str(tie.id), FIRST: str(tie.a)})
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _declare(root: Element) -> None:
    for domain, name in _attributes():
        more = {"attr.name": name, "attr.type": _TYPES.get(name, "string")}
        SubElement(root, "key", {"id": _key(domain, name), "for": domain, **more})
    SubElement(root, "key", {"id": GRAPHICS, "for": "node", "yfiles.type": "nodegraphics"})


def _attributes() -> Iterator[tuple[str, str]]:
    """Every attribute there can be, with what it belongs to: the same whatever the session holds."""
    nodes = dict.fromkeys((LABEL, EGO, UUID, *names_of(Ego), *names_of(Alter)))
    edges = (UUID, FIRST, *names_of(Tie))
    for domain, names in (("graph", ("met_on", "sectors", "format")), ("node", nodes), ("edge", edges)):
        yield from ((domain, name) for name in names if name not in _IN_THE_ELEMENT[domain])


_IN_THE_ELEMENT = {"graph": (), "node": ("id",), "edge": ("id", "a", "b")}
"""What is said by an XML attribute of the element itself."""


def _key(domain: str, name: str) -> str:
    """The id of an attribute: its name, so that programs that show ids show something; unlike for ties and people."""
    return name if domain == "node" else f"{domain}_{name}"


def _put(element: Element, domain: str, cells: dict[str, str]) -> None:
    for name, cell in cells.items():
        if cell and name not in _IN_THE_ELEMENT[domain]:
            SubElement(element, "data", {"key": _key(domain, name)}).text = cell.translate(_NOT_IN_XML)


def _put_graphics(node: Element, name: str) -> None:
    """yEd shows no name but the one in a drawing of its own."""
    shape = SubElement(SubElement(node, "data", {"key": GRAPHICS}), "y:ShapeNode")
    SubElement(shape, "y:NodeLabel").text = name.translate(_NOT_IN_XML)
