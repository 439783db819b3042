"""Families and sessions as rows in tables, and back.

A session's tables: `session` (one row, all that is not a list of records), one table for each list of records, and
`place` (where the worker was; no part of the session's value).
"""

from datetime import datetime
from typing import Any, TypeVar

import msgspec

from mapping.archive.migrations import SCHEMA, RecordKind, migrate
from mapping.archive.storage import Row
from mapping.errors import DamagedError, InvalidError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id, Record, explain
from mapping.session import Part, Session

LISTS = (
    ("network", "alters"),
    ("network", "ties"),
    ("timeline", "events"),
    ("timeline", "worries"),
    ("profile", "answers"),
)
"""The lists of records in a session: (part, field). Each is a table named by its field."""

_R = TypeVar("_R", bound=Record)


class Place(Record, frozen=True):
    """Where in a session the worker was, kept apart from what was said and from undo."""

    part: Part = Part.NETWORK
    subject: str = ""
    """The id of the question or record that was in hand."""


class ExportNote(Record, frozen=True):
    """That something was taken out, and for whom (METHOD § 6)."""

    session: Id
    at: datetime
    what: str
    """The kind of export, as in ``map png``."""
    receiver: str


class KnownGeneration(Record, frozen=True):
    """How far a session had come when its family was last told."""

    session: Id
    generation: int


class Ledger(Record, frozen=True):
    """What the archive keeps about a family, beside the family itself."""

    newest: dict[Id, int] = {}  # msgspec copies a default for each value
    """The newest generation known of each session, so that an older one put back is noticed."""
    exports: tuple[ExportNote, ...] = ()


def session_tables(session: Session, place: Place) -> dict[str, list[Row]]:
    """The session as rows.

    Raises:
        InvalidError: the value would not come back as it is, so it is not stored.
    """
    head = _plain(session)
    tables = {field: head[part].pop(field) for part, field in LISTS}
    return {"session": [head], "place": [msgspec.to_builtins(place)], **tables}


def session_of(tables: dict[str, list[Row]], schema: int) -> tuple[Session, Place]:
    """The session and place that the rows hold, migrated from their schema.

    Raises:
        DamagedError: the rows do not make a session (NewerError: a newer version wrote them).
    """
    head = _only_row(tables, "session")
    for part, field in LISTS:
        rest = head.get(part, {})
        if not isinstance(rest, dict):
            raise _damaged()
        head[part] = {**rest, field: tables.get(field, [])}
    place = next(iter(tables.get("place", [])), {})
    return _record(head, "session", schema, Session), _place(place)


def family_tables(family: Family, ledger: Ledger) -> dict[str, list[Row]]:
    """The family as rows, with what the archive keeps about it."""
    known = [KnownGeneration(session=id_, generation=number) for id_, number in sorted(ledger.newest.items())]
    return {
        "family": [_plain(family)],
        "generations": msgspec.to_builtins(known),
        "exports": msgspec.to_builtins(ledger.exports),
    }


def family_of(tables: dict[str, list[Row]], schema: int) -> tuple[Family, Ledger]:
    """The family that the rows hold, and what the archive keeps about it.

    Raises:
        DamagedError: the rows do not make a family (NewerError: a newer version wrote them).
    """
    family = _record(_only_row(tables, "family"), "family", schema, Family)
    try:
        known = msgspec.convert(tables.get("generations", []), type=list[KnownGeneration])
        exports = msgspec.convert(tables.get("exports", []), type=tuple[ExportNote, ...])
    except msgspec.ValidationError:
        raise _damaged() from None
    return family, Ledger(newest={each.session: each.generation for each in known}, exports=exports)


def _plain(record: Session | Family) -> Row:
    """The record as plain data, proved to come back equal: `structs.replace` does not validate."""
    try:
        plain: Any = msgspec.to_builtins(record)
        back = msgspec.convert(plain, type=type(record))
    except msgspec.ValidationError as error:
        raise InvalidError(_("This cannot be stored: {place}").format(place=explain(error))) from None
    except (TypeError, ValueError, OverflowError):  # something that is no data at all
        raise InvalidError(_("Something in this cannot be stored. It was not saved.")) from None
    if back != record:
        raise InvalidError(_("Something in this cannot be stored. It was not saved."))
    return dict(plain)


def _only_row(tables: dict[str, list[Row]], name: str) -> Row:
    rows = tables.get(name, [])
    if len(rows) != 1:
        raise _damaged()
    return dict(rows[0])


def _record(data: Row, kind: RecordKind, schema: int, type_: type[_R]) -> _R:
    try:
        return msgspec.convert(migrate(kind, data, schema, to=SCHEMA), type=type_)
    except msgspec.ValidationError:
        raise _damaged() from None


def _place(data: Row) -> Place:
    try:
        return msgspec.convert(data, type=Place)
    except msgspec.ValidationError:
        return Place()  # a lost place is no lost answer


def _damaged() -> DamagedError:
    return DamagedError(_("A document does not hold what it should."))
