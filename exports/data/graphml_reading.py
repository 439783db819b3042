"""Reading people and ties from GraphML: Krets's own, and what networkx, Gephi, igraph and yEd write."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from exports.data.columns import EGOS, PEOPLE, TIES, fields_of
from exports.data.graphml import EGO, LABEL
from exports.data.graphml_elements import Element, elements
from exports.data.rows import Row, Rows, hides
from mapping.cleaning import clean


def read(content: bytes, file: str) -> Rows:
    """The people and ties in a GraphML file; `file` is its name as errors tell it.

    Raises InvalidError when it is no such file, or holds what cannot be taken in; the sentence names the line.
    """
    found = elements(content, file)
    egos = [node for node in found["node"] if _is_ego(node)]
    around = [node for node in found["node"] if not _is_ego(node)]
    whole = found["graph"][0].data if found["graph"] else {}
    by_krets = "sectors" in whole and "format" in whole
    return Rows(
        people=_rows(around, PEOPLE, _of_person),
        ties=_rows(found["edge"], TIES, _of_tie),
        egos=_rows(egos, EGOS, _of_person),
        sectors=whole["sectors"] if by_krets else "",
        format=whole["format"] if by_krets else "",
        unknown=() if by_krets else (*_unknown(found["node"], PEOPLE), *_unknown(found["edge"], TIES)),
        cleaned=tuple(each.place for its in found.values() for each in its if any(map(hides, each.data.values()))),
    )


def _is_ego(node: Element) -> bool:
    return node.data.get(EGO, "").casefold() == "true"


def _rows(
    its: Sequence[Element], columns: Mapping[str, str], more: Callable[[Element], dict[str, str]]
) -> tuple[Row, ...]:
    """A row for each element: what its data say, and `more` for what they do not."""
    fields = _fields(its, columns)
    headings = {field: name for name, field in fields.items()}
    rows = []
    for each in its:
        told = {fields[name]: clean(text, lines=True) for name, text in each.data.items() if fields[name]}
        cells = more(each) | {field: text for field, text in told.items() if text}
        key = "" if columns is TIES else each.attributes.get("id", "")
        rows.append(Row(each.place, {field: text for field, text in cells.items() if text}, headings, key))
    return tuple(rows)


def _of_person(node: Element) -> dict[str, str]:
    return {"name": clean(node.data.get(LABEL, "")) or clean(node.label)}


def _of_tie(edge: Element) -> dict[str, str]:
    return {field: edge.attributes.get(name, "") for field, name in {"id": "id", "a": "source", "b": "target"}.items()}


def _fields(its: Iterable[Element], columns: Mapping[str, str]) -> dict[str, str]:
    """The field that each attribute stands for."""
    names = tuple(dict.fromkeys(name for each in its for name in each.data))
    return dict(zip(names, fields_of(names, columns), strict=True))


def _unknown(its: Iterable[Element], columns: Mapping[str, str]) -> Iterator[str]:
    yield from (name for name, field in _fields(its, columns).items() if not field and name not in (LABEL, EGO))
