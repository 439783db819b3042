"""What can be changed of what the work with a family rests on: pure functions from one Family to the next.

Identities, days and clocks are handed in by the caller. The family's code and people are corrected in its own form.
"""

from datetime import date
from typing import Protocol, TypeVar

from msgspec.structs import replace

from mapping.assignment import Consent, Need, Progress
from mapping.family import Family
from mapping.meeting.meeting import Note
from mapping.record import Id
from mapping.session import Session, revise


class _Identified(Protocol):
    @property
    def id(self) -> Id: ...


_R = TypeVar("_R", bound=_Identified)


def put_consent(family: Family, consent: Consent) -> Family:
    """Add a consent, or replace the one with its identity."""
    return replace(family, consents=_put(family.consents, consent))


def withdraw_consent(family: Family, id_: Id, on: date) -> Family:
    """A consent is withdrawn on a day; it stays on the list. One that was withdrawn before keeps its day."""
    return replace(
        family,
        consents=tuple(
            replace(consent, withdrawn_on=consent.withdrawn_on or on) if consent.id == id_ else consent
            for consent in family.consents
        ),
    )


def put_need(family: Family, need: Need) -> Family:
    """Add something that is missing and needed, or replace what has its identity."""
    return replace(family, needs=_put(family.needs, need))


def progress_need(family: Family, id_: Id, progress: Progress, on: date) -> Family:
    """Something needed has come so far, on a day. Where it stood so already, its day stays."""
    return replace(
        family,
        needs=tuple(
            replace(need, progress=progress, on=on) if need.id == id_ and need.progress is not progress else need
            for need in family.needs
        ),
    )


def remove_need(family: Family, id_: Id) -> Family:
    """Take something off the list of what is missing and needed."""
    return replace(family, needs=tuple(need for need in family.needs if need.id != id_))


def put_note(family: Family, note: Note) -> Family:
    """Add a note between meetings, or replace the one with its identity."""
    return replace(family, notes=_put(family.notes, note))


def remove_note(family: Family, id_: Id) -> Family:
    """Take a note between meetings away."""
    return replace(family, notes=tuple(note for note in family.notes if note.id != id_))


def take_in_notes(family: Family, session: Session) -> tuple[Family, Session]:
    """The family without its notes between meetings, and the session with them, by time (METHOD § 1).

    Done twice, as when the disk said no in between, no note comes in twice. Raises ClosedError for a closed session.
    """
    known = {note.id for note in session.notes}
    new = (note for note in family.notes if note.id not in known)
    notes = tuple(sorted((*session.notes, *new), key=lambda note: note.at))
    return replace(family, notes=()), revise(session, notes=notes)


def _put(records: tuple[_R, ...], record: _R) -> tuple[_R, ...]:
    if any(each.id == record.id for each in records):
        return tuple(record if each.id == record.id else each for each in records)
    return (*records, record)
