"""Putting in an archive what another Krets exported: everything is looked at first, and then put in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from exports.data.reading import Interchange
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Correction, Ledger
from mapping.archive.log import Act
from mapping.errors import ExistsError, InvalidError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Session

_R = TypeVar("_R", Family, Session)


@dataclass(frozen=True)
class Taken:
    """What an import did."""

    added: int
    """Families, sessions and corrections that are new in the archive."""
    skipped: int
    """Those that were there already, and equal."""


def take_in(archive: Archive, *wholes: Interchange) -> Taken:
    """Put all records of `wholes` in the archive. What is there already and equal is skipped.

    Raises:
        InvalidError: a record is there already and differs, a session's family is nowhere, or a correction's closed
            session. Nothing is then put in.
        ExistsError: another family has the same code. Nothing is then put in.
        DamagedError: a record is there already and does not open. Nothing is then put in.
        WriteError: the disk said no; what was put in before that stays, and a second try skips it.
    """
    families = _new(archive, [family for whole in wholes for family in whole.families])
    sessions = _new(archive, [session for whole in wholes for session in whole.sessions])
    _refuse_shared_ids(families, sessions)
    _refuse_shared_codes(archive, families)
    _refuse_strays(archive, families, sessions)
    corrections = _new_corrections(archive, sessions, [one for whole in wholes for one in whole.corrections])
    for family in families:
        archive.put_family(family)
    for session in sessions:
        archive.save(session)
        archive.note(session)
    for id_, put_right in corrections.items():
        archive.join_ledger(id_, Ledger(corrections=tuple(put_right)))
    total = sum(len(whole.families) + len(whole.sessions) + len(whole.corrections) for whole in wholes)
    archive.log.note(Act.TAKEN_IN, detail="data")
    added = len(families) + len(sessions) + sum(map(len, corrections.values()))
    return Taken(added=added, skipped=total - added)


def _new(archive: Archive, records: Iterable[_R]) -> list[_R]:
    """The records that are not in the archive, each of them once."""
    known = archive.index.documents
    found: dict[Id, _R] = {}
    for record in records:
        kept = archive.contents(record.id)[0] if record.id in known else found.get(record.id)
        if kept is None:
            found[record.id] = record
        elif kept != record:
            raise _differs(record.id)
    return list(found.values())


def _new_corrections(
    archive: Archive, sessions: Iterable[Session], corrections: Iterable[Correction]
) -> dict[Id, list[Correction]]:
    """The corrections that are not in the archive, each of them once, by the family of the session they put right."""
    new = {session.id: session for session in sessions}
    listed = {entry.id for entry in archive.index.families}
    found: dict[Id, list[Correction]] = {}
    for one in corrections:
        family = _corrected(archive, new, one).family
        kept = archive.ledger(family).corrections if family in listed else ()
        same = next((each for each in (*kept, *found.get(family, ())) if each.id == one.id), None)
        if same is None:
            found.setdefault(family, []).append(one)
        elif same != one:
            raise _differs(one.id)
    return found


def _corrected(archive: Archive, new: Mapping[Id, Session], correction: Correction) -> Session:
    """The closed session that is put right, new or in the archive."""
    session = new.get(correction.session)
    if session is None and correction.session in {entry.id for entry in archive.index.sessions}:
        session = archive.session(correction.session)[0]
    if session is None or not session.closed:
        raise InvalidError(
            _("Correction {id}: its closed session is not in the file, nor here.").format(id=correction.id)
        )
    return session


def _refuse_shared_ids(families: list[Family], sessions: list[Session]) -> None:
    taken = {family.id for family in families}
    for session in sessions:
        if session.id in taken:
            raise _differs(session.id)


def _refuse_shared_codes(archive: Archive, families: list[Family]) -> None:
    codes = {entry.code.casefold() for entry in archive.index.families}
    for family in families:
        if family.code.casefold() in codes:
            raise ExistsError(
                _("There is another family with the code {code} already. Nothing was changed.").format(code=family.code)
            )
        codes.add(family.code.casefold())


def _refuse_strays(archive: Archive, families: list[Family], sessions: list[Session]) -> None:
    """Every session's family is among the new ones or opens in the archive."""
    new = {family.id for family in families}
    listed = {entry.id for entry in archive.index.families}
    for session in sessions:
        if session.family not in new | listed:
            raise InvalidError(_("Session {id}: its family is not in the file.").format(id=session.id))
    for id_ in {session.family for session in sessions} - new:
        archive.family(id_)


def _differs(id_: Id) -> InvalidError:
    return InvalidError(
        _("{id} is in the archive already and differs from the file. Nothing was changed.").format(id=id_)
    )
