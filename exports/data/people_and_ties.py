"""From rows to people and ties. All rows are looked at before any is refused; what is wrong is told with its line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, NoReturn, TypeVar
from uuid import uuid4

import msgspec

from exports.data import facts
from exports.data.cells import DATES, FORMAT, SAID
from exports.data.identities import Identities, doubles, identities, is_about
from exports.data.rows import Place, Row, Rows, refuse, refuse_too_many
from mapping.archive.documents.sealing import newer
from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.network import Alter, Ego, Network, Sector, Tie
from mapping.record import Id
from mapping.terms import sector_name

_LONGEST_NAME = 1_000
"""Characters. What is longer is no name but another kind of file."""

_Sectors = Annotated[tuple[Sector, ...], msgspec.Meta(max_length=20)]
"""Services divide the circle in four to eight."""

_R = TypeVar("_R")
_NOT_FACTS = frozenset({"id", "whose", "a", "b", "first", "met_on", "sectors", "format"})
"""Cells that say what a row is about, and no fact of it."""


@dataclass(frozen=True)
class Intake:
    """What files say of the people around one parent, made into records."""

    ego: Ego | None
    """What they say of the parent; None when nothing, or when the parent is not known by identity."""
    sectors: tuple[Sector, ...]
    """The parts of the circle where the file was written, in their order; empty when it does not say."""
    alters: tuple[Alter, ...]
    ties: tuple[Tie, ...]
    places: Mapping[Id, Place]
    """Where each of the alters stands."""


def network_in(rows: Rows, network: Network, new_id: Callable[[], Id] = uuid4) -> Intake:
    """The people and ties that `rows` tell of, around the parent of `network`.

    Ties may lead to those on `network` too, by identity or by a name that only one person has. Who has no identity of
    Krets's in the files is given a `new_id`.

    Raises:
        InvalidError: the files are another parent's map, or a row is wrong; the sentence names the first place.
        NewerError: a newer version wrote the files.
    """
    _refuse_newer_or_too_many(rows)
    known = identities(rows, network, new_id)
    sectors = _sectors(rows)
    sector = _reader_of_sectors((*network.sectors, *sectors))
    faults = [f"{row.place}: " + _("stands there twice") for row in doubles(known)]
    alters = _each((partial(_alter, row, id_, known, sector) for row, id_ in known.people), faults)
    ties = _each((partial(_tie, row, id_, known) for row, id_ in known.ties), faults)
    egos = _each((partial(_ego, row, network.ego) for row in rows.egos), faults)
    if faults:
        _refuse_all(faults)
    places = {id_: row.place for row, id_ in known.people}
    return Intake(egos[0] if egos else None, sectors, alters, ties, places)


def _refuse_newer_or_too_many(rows: Rows) -> None:
    if rows.format and not (rows.format.isascii() and rows.format.isdigit() and int(rows.format) <= int(FORMAT)):
        raise newer()
    for of_a_kind in (rows.people, rows.ties):
        if of_a_kind:
            refuse_too_many(len(of_a_kind), of_a_kind[-1].place)


def _refuse_all(faults: list[str]) -> NoReturn:
    more = len(faults) - 1
    also = " " + ngettext("({count} more fault)", "({count} more faults)", more) if more else ""
    refuse(faults[0] + also)


def _each(makers: Iterable[Callable[[], _R]], faults: list[str]) -> tuple[_R, ...]:
    """What the makers make; why one could not is added to `faults`."""
    made = []
    for make in makers:
        try:
            made.append(make())
        except ValueError as error:
            faults.append(str(error))
    return tuple(made)


def _alter(row: Row, id_: Id, known: Identities, sector: facts.Reader) -> Alter:
    if id_ == known.parent:
        raise ValueError(f"{row.place}: " + _("that is the parent in the middle"))
    values = _facts(row, {"sector": sector, "concerns": lambda text: tuple(map(known.who, facts.parts(text)))})
    if not values.get("name"):
        values |= {"name": values.get("role"), "role": ""}
    if not values["name"]:
        raise ValueError(f"{row.place}: " + _("A name or a role is needed."))
    if len(values["name"]) > _LONGEST_NAME:
        raise ValueError(f"{row.place}: " + _("the name is too long"))
    return Alter(id=id_, **values)


def _tie(row: Row, id_: Id, known: Identities) -> Tie:
    ends: dict[str, Any] = {}
    for end in ("a", "b"):
        with _told_at(row, end):
            ends[end] = known.who(row.cells.get(end, ""))
    if ends["a"] == ends["b"]:
        raise ValueError(f"{row.place}: " + _("joins somebody to themselves"))
    if facts.identity(row.cells.get("first", "")) == ends["b"]:
        ends = {"a": ends["b"], "b": ends["a"]}
    return Tie(id=id_, **ends, **_facts(row, {}))


def _ego(row: Row, ego: Ego) -> Ego | None:
    if not is_about(row, ego.id):
        return None
    return Ego(id=ego.id, **{"name": ego.name, **_facts(row, {})})


def _facts(row: Row, readers: Mapping[str, facts.Reader]) -> dict[str, Any]:
    """The facts in a row's cells, each read by its own reader or the usual one. Raises ValueError with the place."""
    told: dict[str, Any] = {}
    for name, text in row.cells.items():
        if name in _NOT_FACTS or name.endswith(SAID):
            continue
        with _told_at(row, name):
            told[name] = readers[name](text) if name in readers else facts.fact(name, row.cells)
    for name in DATES & {cell.removesuffix(SAID) for cell in row.cells} - {*told}:
        told[name] = facts.said_alone(name, row.cells)
    return told


@contextmanager
def _told_at(row: Row, name: str) -> Iterator[None]:
    """What a reader complains of inside the block is told with the place of the cell."""
    try:
        yield
    except ValueError as error:
        raise ValueError(f"{row.place_of(name)}: {error}") from None


def _reader_of_sectors(sectors: tuple[Sector, ...]) -> facts.Reader:
    """Reads a sector, by its key or what it is called, as its key."""
    by_key = {sector.key: sector for sector in reversed(sectors)}
    names = {name: sector.key for name, sector in facts.spellings(by_key.values(), _key, sector_name).items()}
    called = [sector_name(sector) for sector in dict.fromkeys(sectors)]
    return lambda text: facts.chosen(text, names, called)


def _key(sector: Sector) -> str:
    return sector.key


def _sectors(rows: Rows) -> tuple[Sector, ...]:
    """The parts of the circle that Krets wrote in the file; none from any other program."""
    if not rows.sectors:
        return ()
    try:
        return msgspec.json.decode(rows.sectors, type=_Sectors)
    except ValueError:
        refuse(_("the parts of the circle cannot be read"))
