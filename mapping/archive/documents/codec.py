"""Families and sessions as rows in tables, and back.

A session's tables: `session` (one row, all that is not a list of records), one table for each list of records, and
`place` (where the worker was; no part of the session's value).
"""

import enum
from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from mapping.archive.documents.migrations import SCHEMA, RecordKind, migrate
from mapping.archive.documents.sealing import newer
from mapping.archive.documents.storage import Row
from mapping.errors import DamagedError, InvalidError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.network import Alter, Tie
from mapping.profile import Answer, TaskAnswer
from mapping.record import Id, Record, explain
from mapping.session import Part, Session
from mapping.timeline import LifeEvent, Worry

LISTS: tuple[tuple[str, str, type[Record]], ...] = (
    ("network", "alters", Alter),
    ("network", "ties", Tie),
    ("timeline", "events", LifeEvent),
    ("timeline", "worries", Worry),
    ("profile", "answers", Answer),
    ("profile", "tasks", TaskAnswer),
)
"""The lists of records in a session: (part, field, type). Each is a table named by its field."""

_TABLES_OF_SESSION = frozenset({"session", "place", *(field for _part, field, _type in LISTS)})
_TABLES_OF_FAMILY = frozenset({"family", "generations", "exports", "corrections", "beside", "shared", "retention"})

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
    purpose: str = ""
    """One of `Purpose`, or words; empty in what was noted before it was asked."""


class Correction(Record, frozen=True):
    """Something that a closed session has wrong, put right beside it: what was written stays (METHOD § 6)."""

    id: Id
    session: Id
    at: datetime
    by: str
    """Who put it right, as the access log names them."""
    text: str
    """What is wrong, and what is right."""


class Beside(Record, frozen=True):
    """Two sessions that were one, until it was changed in two archives: neither took the place of the other."""

    session: Id
    """The one that came with a hand-over, under an identity of its own."""
    of: Id
    """The one that was there."""


class Shared(Record, frozen=True):
    """A version that this archive has had, and that has gone to another archive or come from there.

    The version itself may be thinned out on either side: by this it is known which of two has gone on from the other.
    """

    document: Id
    """A session, or the family itself."""
    digest: str
    """As `digest_of` makes it."""


class Decision(enum.StrEnum):
    """What can be decided about erasing a family. The values are stored."""

    KEEP = "keep"
    """It is an exception from the service's rule."""
    RELEASE = "release"
    """It is none any more."""
    HANDED_OVER = "handed_over"
    """It was handed over to the record, so that what lies here is a copy."""


class RetentionNote(Record, frozen=True):
    """A decision about erasing a family (METHOD § 6)."""

    at: datetime
    by: str
    """Who noted it, as the access log names them."""
    decision: Decision
    reason: str = ""
    day: date | None = None
    """When it was handed over."""


class KnownGeneration(Record, frozen=True):
    """How far a session had come when its family was last told."""

    session: Id
    generation: int


class Ledger(Record, frozen=True):
    """What the archive keeps about a family, beside the family itself."""

    newest: dict[Id, int] = {}  # msgspec copies a default for each value
    """The newest generation known of each session, so that an older one put back is noticed."""
    exports: tuple[ExportNote, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """In the order in which they were made."""
    beside: tuple[Beside, ...] = ()
    shared: tuple[Shared, ...] = ()
    retention: tuple[RetentionNote, ...] = ()
    """In the order in which they were made: a later one holds in place of those before."""

    def joined(self, more: "Ledger") -> "Ledger":
        """With what `more` has besides; what is here, and the newest generations, stay as they are."""
        known = {each.id for each in self.corrections}
        corrections = (*self.corrections, *(each for each in more.corrections if each.id not in known))
        return replace(
            self,
            exports=tuple(dict.fromkeys((*self.exports, *more.exports))),
            corrections=tuple(sorted(corrections, key=lambda each: each.at)),
            beside=tuple(dict.fromkeys((*self.beside, *more.beside))),
            shared=tuple(dict.fromkeys((*self.shared, *more.shared))),
            retention=tuple(sorted(dict.fromkeys((*self.retention, *more.retention)), key=lambda each: each.at)),
        )


def digest_of(record: Family | Session) -> str:
    """What tells a version from every other of the same document, in hexadecimal."""
    return sha256(msgspec.json.encode(record)).hexdigest()


class Proved:
    """Sessions as rows. A frozen record is proved to come back once, and not again for each answer that is saved."""

    def __init__(self) -> None:
        """Nothing is proved yet."""
        self._rows: dict[tuple[str, int], tuple[object, Row]] = {}
        """The rows of the session saved last, by list and identity; good for as long as the record beside is kept."""

    def session_tables(self, session: Session, place: Place) -> dict[str, list[Row]]:
        """The session as rows, which the caller does not alter.

        Raises:
            InvalidError: the value would not come back as it is, so it is not stored.
        """
        try:
            tables = self._lists(session)
            head = _plain(_without_lists(session), Session)
        except Exception:  # whatever was handed in: the whole names the place of what is wrong
            _plain(session, Session)
            raise _not_storable() from None
        for part, field, _type in LISTS:
            del head[part][field]
        return {"session": [head], "place": [_plain(place, Place)], **tables}

    def _lists(self, session: Session) -> dict[str, list[Row]]:
        rows: dict[tuple[str, int], tuple[object, Row]] = {}
        tables: dict[str, list[Row]] = {}
        for part, field, type_ in LISTS:
            records = getattr(getattr(session, part), field)
            if type(records) is not tuple:
                raise _not_storable()
            tables[field] = []
            for record in records:
                key = (field, id(record))
                rows[key] = self._rows.get(key) or (record, _plain(record, type_))
                tables[field].append(rows[key][1])
        self._rows = rows
        return tables


def _without_lists(session: Session) -> Session:
    return replace(
        session,
        network=replace(session.network, alters=(), ties=()),
        timeline=replace(session.timeline, events=(), worries=()),
        profile=replace(session.profile, answers=(), tasks=()),
    )


def session_of(tables: dict[str, list[Row]], schema: int) -> tuple[Session, Place]:
    """The session and place that the rows hold, migrated from their schema.

    Raises:
        DamagedError: the rows do not make a session (NewerError: a newer version wrote them).
    """
    _refuse_unknown(tables, _TABLES_OF_SESSION)
    head = _only_row(tables, "session")
    for part, field, _type in LISTS:
        rest = head.get(part, {})
        if not isinstance(rest, dict):
            raise _damaged()
        head[part] = {**rest, field: tables.get(field, [])}
    place = next(iter(tables.get("place", [])), {})
    return _record(head, "session", schema, Session), _place(place)


def family_tables(family: Family, ledger: Ledger) -> dict[str, list[Row]]:
    """The family as rows, with what the archive keeps about it.

    Raises:
        InvalidError: something would not come back as it is, so it is not stored.
    """
    known = [KnownGeneration(session=id_, generation=number) for id_, number in sorted(ledger.newest.items())]
    return {
        "family": [_plain(family, Family)],
        "generations": [_plain(each, KnownGeneration) for each in known],
        "exports": [_plain(note, ExportNote) for note in ledger.exports],
        "corrections": [_plain(correction, Correction) for correction in ledger.corrections],
        "beside": [_plain(pair, Beside) for pair in ledger.beside],
        "retention": [_plain(note, RetentionNote) for note in ledger.retention],
        "shared": [_plain(one, Shared) for one in ledger.shared],
    }


def family_of(tables: dict[str, list[Row]], schema: int) -> tuple[Family, Ledger]:
    """The family that the rows hold, and what the archive keeps about it.

    Raises:
        DamagedError: the rows do not make a family (NewerError: a newer version wrote them).
    """
    _refuse_unknown(tables, _TABLES_OF_FAMILY)
    family = _record(_only_row(tables, "family"), "family", schema, Family)
    try:
        known = msgspec.convert(tables.get("generations", []), type=list[KnownGeneration])
        exports = msgspec.convert(tables.get("exports", []), type=tuple[ExportNote, ...])
        corrections = msgspec.convert(tables.get("corrections", []), type=tuple[Correction, ...])
        beside = msgspec.convert(tables.get("beside", []), type=tuple[Beside, ...])
        retention = msgspec.convert(tables.get("retention", []), type=tuple[RetentionNote, ...])
        shared = msgspec.convert(tables.get("shared", []), type=tuple[Shared, ...])
    except msgspec.ValidationError as error:
        raise _refused(error) from None
    newest = {each.session: each.generation for each in known}
    return family, Ledger(
        newest=newest, exports=exports, corrections=corrections, beside=beside, shared=shared, retention=retention
    )


def _plain(record: object, type_: type[Record]) -> Row:
    """The record as plain data, proved to come back equal: `structs.replace` does not validate."""
    try:
        plain: Any = msgspec.to_builtins(record)
        back = msgspec.convert(plain, type=type_)
    except msgspec.ValidationError as error:
        raise InvalidError(_("This cannot be stored: {place}").format(place=explain(error))) from None
    except (TypeError, ValueError, OverflowError):  # something that is no data at all
        raise _not_storable() from None
    if back != record:
        raise _not_storable()
    return dict(plain)


def _only_row(tables: dict[str, list[Row]], name: str) -> Row:
    rows = tables.get(name, [])
    if len(rows) != 1:
        raise _damaged()
    return dict(rows[0])


def _record(data: Row, kind: RecordKind, schema: int, type_: type[_R]) -> _R:
    try:
        return msgspec.convert(migrate(kind, data, schema, to=SCHEMA), type=type_)
    except msgspec.ValidationError as error:
        raise _refused(error) from None


def _place(data: Row) -> Place:
    try:
        return msgspec.convert(data, type=Place)
    except msgspec.ValidationError:
        return Place()  # a lost place is no lost answer


def _not_storable() -> InvalidError:
    return InvalidError(_("Something in this cannot be stored. It was not saved."))


def _refuse_unknown(tables: Mapping[str, object], known: frozenset[str]) -> None:
    """Raise NewerError when there is a table that would be gone if this were saved again."""
    if not tables.keys() <= known:
        raise newer()


def _refused(error: msgspec.ValidationError) -> DamagedError:
    """A document was sealed by Krets: with a field that this one does not know, by a newer one."""
    return newer() if str(error).startswith("Object contains unknown field") else _damaged()


def _damaged() -> DamagedError:
    return DamagedError(_("A document does not hold what it should."))
