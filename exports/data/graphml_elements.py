"""The graph, nodes and edges of a GraphML file, each with its line.

Read element by element: a tree would not know the lines. One graph of nodes and edges is taken in, and what else the
format allows is refused instead of dropped: several graphs, graphs inside nodes, hyperedges, ports. So is a document
type, because nothing that a file declares for itself is to be obeyed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from exports.data.graphml import YFILES
from exports.data.rows import MOST_COLUMNS, Place, refuse, refuse_too_many
from mapping.cleaning import clean
from mapping.language import gettext as _

_GRAPHML = "http://graphml.graphdrawing.org/"
"""How the name of the format's own elements begins; what follows has changed with the years."""

_TEXTS = frozenset({"data", "default", "y:NodeLabel"})
"""The elements whose text says something."""

_DEEPEST = 50
"""Elements inside each other. yEd uses eight."""


@dataclass
class Element:
    """The graph, a node or an edge."""

    place: Place
    attributes: Mapping[str, str]
    """What XML says of it: its id, and for an edge its source and target."""
    data: dict[str, str] = field(default_factory=dict)
    """What the file says of it, by the attributes' names."""
    label: str = ""
    """The name in yEd's drawing of a node."""


Elements = Mapping[str, list[Element]]
"""By kind (``graph``, one at the most, ``node`` and ``edge``), in the order of the file."""


def elements(content: bytes, file: str) -> Elements:
    """What stands in a GraphML file; `file` is its name as errors tell it.

    Raises InvalidError when it is no such file, or holds what cannot be taken in; the sentence names the line.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    reading = _Reading(lambda: Place(file, parser.CurrentLineNumber))
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = reading.doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):
        refuse(f"{reading.place()}: " + _("this is not whole XML"))
    return reading.found()


class _Reading:
    """What has been read so far."""

    def __init__(self, place: Callable[[], Place]) -> None:
        self.place = place
        self._found: dict[str, list[Element]] = {"graph": [], "node": [], "edge": []}
        self._names: dict[str, str] = {}
        """What the attributes are called, by the ids of their keys."""
        self._defaults: list[tuple[str, str, str]] = []
        """What they belong to, what they are called, and the text of an element that says nothing else."""
        self._open: list[str] = []
        """The elements that have begun and not ended, the outermost first."""
        self._inside: list[Element] = []
        """The graph and, in it, the node or edge that is being read."""
        self._key: Mapping[str, str] = {}
        """The XML of the key or data element that is being read."""
        self._text = ""

    def doctype(self, *_declared: object) -> None:
        """A document type begins."""
        refuse(f"{self.place()}: " + _("a document type, which Krets does not read"))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = _local(tag)
        self._open.append(name)
        self._refuse(name)
        if name in _TEXTS:
            self._text = ""
        if name in {"key", "data"}:
            self._key = attributes
        if name == "key":
            called = attributes.get("attr.name") or attributes.get("yfiles.type") or attributes.get("id", "")
            self._names[attributes.get("id", "")] = clean(called)
            refuse_too_many(len(self._names), self.place(), MOST_COLUMNS)
        elif name in self._found:
            self._inside.append(Element(self.place(), attributes))
            self._found[name].append(self._inside[-1])
            refuse_too_many(len(self._found[name]), self._inside[-1].place)

    def text(self, text: str) -> None:
        """Some text stands inside the innermost element."""
        if self._open[-1] in _TEXTS:
            self._text += text

    def end(self, _tag: str) -> None:
        """The innermost element ends."""
        name = self._open.pop()
        key = self._key.get("key" if name == "data" else "id", "")
        if name == "default":
            self._defaults.append((self._key.get("for", "all"), self._names.get(key, key), self._text))
        elif name == "data" and self._inside:
            self._inside[-1].data[self._names.get(key, clean(key))] = self._text
        elif name == "y:NodeLabel" and self._inside:
            self._inside[-1].label = self._inside[-1].label or self._text
            self._text = ""
        elif name in self._found:
            self._inside.pop()

    def found(self) -> Elements:
        """Everything that was read; what an element does not say of itself is what its keys say of all."""
        for kind, its in self._found.items():
            usual = {name: text for domain, name, text in self._defaults if domain in {kind, "all"}}
            for element in its:
                element.data = usual | element.data
        return self._found

    def _refuse(self, name: str) -> None:
        """Refuse what Krets has no place for, and would otherwise lose."""
        outer = self._open[-2] if len(self._open) > 1 else ""
        what = ""
        if len(self._open) > _DEEPEST:
            what = _("too many elements inside each other")
        elif not outer and name != "graphml":
            what = _("this is not GraphML")
        elif name == "graph" and (outer != "graphml" or self._found["graph"]):
            what = _("a second graph; Krets takes in one at a time")
        elif name in {"hyperedge", "port"}:
            what = _("{element}: Krets has nothing like it").format(element=name)
        if what:
            refuse(f"{self.place()}: {what}")


def _local(tag: str) -> str:
    """An element's name without its name space: after ``y:`` for yEd's, and empty for others that are not GraphML's."""
    space, _blank, name = tag.rpartition(" ")
    if space == YFILES:
        return f"y:{name}"
    return name if not space or space.startswith(_GRAPHML) else ""
