"""Families and sessions as JSON that another Krets takes in: whole, strict, and the same bytes every time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from mapping.archive.archive import Archive
from mapping.archive.migrations import SCHEMA, migrate
from mapping.errors import InvalidError, NewerError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id, Record, explain
from mapping.session import Session
from mapping.soundness import faults_of_family, faults_of_session

FORMAT: Literal["krets"] = "krets"


class Interchange(Record, frozen=True):
    """What the file holds."""

    format: Literal["krets"]
    schema: int
    families: tuple[Family, ...] = ()
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True)
class Taken:
    """What an import did."""

    added: int
    """Families and sessions that are new in the archive."""
    skipped: int
    """Those that were there already, and equal."""


class _Raw(msgspec.Struct, forbid_unknown_fields=True):
    format: Literal["krets"]
    schema: int
    families: list[dict[str, Any]] = []  # msgspec copies a default for each value
    sessions: list[dict[str, Any]] = []


class _Marked(msgspec.Struct):
    format: Literal["krets"]
    schema: int


def write(families: Iterable[Family], sessions: Iterable[Session]) -> bytes:
    """The records as indented JSON in UTF-8, in an order of their own, whatever order they come in."""
    whole = Interchange(
        format=FORMAT,
        schema=SCHEMA,
        families=tuple(sorted(families, key=lambda family: (family.code, family.id))),
        sessions=tuple(sorted(sessions, key=lambda session: (session.met_on, session.id))),
    )
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def read(content: bytes) -> Interchange:
    """The families and sessions that a file holds.

    Raises:
        NewerError: a newer version wrote it.
        InvalidError: it is not such a file; the sentence names the place of the first fault.
    """
    try:
        marked = msgspec.json.decode(content, type=_Marked)
        if marked.schema > SCHEMA:
            raise NewerError(_("This was saved by a newer version of Krets. Install the newer version to open it."))
        whole = _convert(msgspec.json.decode(content, type=_Raw))
    except msgspec.ValidationError as error:
        raise InvalidError(_("Not data that Krets can take in. {place}").format(place=explain(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise InvalidError(_("Not data that Krets can take in: the file is not JSON.")) from None
    _refuse_faults(whole)
    return whole


def take_in(archive: Archive, whole: Interchange) -> Taken:
    """Put all records of `whole` in the archive. What is there already and equal is skipped.

    Raises:
        InvalidError: a record is there already and differs, or a session's family is nowhere. Nothing is then put in.
        ExistsError: another family has the same code.
        WriteError: the disk said no; what was put in before that stays, and a second try skips it.
    """
    families = [family for family in whole.families if not _there(archive, family)]
    sessions = [session for session in whole.sessions if not _there(archive, session)]
    known = {entry.id for entry in archive.index.families} | {family.id for family in families}
    for session in sessions:
        if session.family not in known:
            raise InvalidError(_("Session {id}: its family is not in the file.").format(id=session.id))
    for family in families:
        archive.put_family(family)
    for session in sessions:
        archive.save(session)
        archive.note(session)
    total = len(whole.families) + len(whole.sessions)
    added = len(families) + len(sessions)
    return Taken(added=added, skipped=total - added)


def _convert(raw: _Raw) -> Interchange:
    migrated = {
        "format": raw.format,
        "schema": SCHEMA,
        "families": [migrate("family", data, raw.schema) for data in raw.families],
        "sessions": [migrate("session", data, raw.schema) for data in raw.sessions],
    }
    return msgspec.convert(migrated, type=Interchange)


def _refuse_faults(whole: Interchange) -> None:
    named = [
        *((f"families[{n}]", faults_of_family(family)) for n, family in enumerate(whole.families)),
        *((f"sessions[{n}]", faults_of_session(session)) for n, session in enumerate(whole.sessions)),
    ]
    for place, faults in named:
        for fault in faults:
            raise InvalidError(
                _("Not data that Krets can take in. {place}").format(place=f"$.{place}.{fault.place}: {fault.what}")
            )
    _refuse_doubles("families", [family.id for family in whole.families])
    _refuse_doubles("sessions", [session.id for session in whole.sessions])


def _refuse_doubles(name: str, ids: list[Id]) -> None:
    for number, id_ in enumerate(ids):
        if id_ in ids[:number]:
            raise InvalidError(
                _("Not data that Krets can take in. {place}").format(
                    place=f"$.{name}[{number}]: {_('stands there twice')}"
                )
            )


def _there(archive: Archive, record: Family | Session) -> bool:
    """Whether the record is in the archive, and equal."""
    if record.id not in archive.index.documents:
        return False
    kept, _ledger = archive.contents(record.id)
    if kept != record:
        raise InvalidError(
            _("{id} is in the archive already and differs from the file. Nothing was changed.").format(id=record.id)
        )
    return True
