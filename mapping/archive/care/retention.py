"""Which families' documents are to be erased by the service's rule, and erasing them (*gallring*, METHOD § 6).

Nothing is erased by a clock: this proposes, and says why; a person with that role confirms.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Decision, Ledger, RetentionNote
from mapping.archive.index import FamilyEntry
from mapping.archive.log import Act, who
from mapping.errors import KretsError
from mapping.family import Family, FamilyMember
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.record import Id
from mapping.service import RetentionRules
from mapping.session import Session


class Due(NamedTuple):
    """When a family's documents are to be erased."""

    family: Id
    code: str
    last_note: date
    on: date
    """The first day on which they may be."""
    kept: tuple[str, ...]
    """Why they are to be kept all the same, or looked at first: sentences with nobody's name but a colleague's."""
    handed_over: date | None = None
    """The day on which it was handed over to the record, and nothing was written down after."""


class NotKnown(NamedTuple):
    """What no day can be told of."""

    document: Id
    """A family, or something that does not open."""
    code: str
    """The family's; empty of what does not open."""
    why: str


class Retention(NamedTuple):
    """An archive looked through by the service's rule."""

    due: tuple[Due, ...]
    """Those whose day comes first before the others."""
    not_known: tuple[NotKnown, ...]


def look_through(archive: Archive, rules: RetentionRules) -> Retention:
    """Every family by its day; and those of which no day can be told, for what they say is not known.

    Raises DamagedError when the archive's folder cannot be read.
    """
    index = archive.index
    archive.log.note(Act.LISTED)
    sessions: dict[Id, list[Id]] = {}
    for each in index.sessions:
        sessions.setdefault(each.family, []).append(each.id)
    found = [_looked_at(archive, entry, sessions.get(entry.id, []), rules) for entry in index.families]
    unopened = [NotKnown(id_, "", _("It does not open.")) for id_ in index.damaged]
    due = sorted((one for one in found if isinstance(one, Due)), key=lambda one: (one.on, one.code))
    return Retention(tuple(due), (*(one for one in found if isinstance(one, NotKnown)), *unopened))


def decide(archive: Archive, family: Id, decision: Decision, *, reason: str = "", day: date | None = None) -> None:
    """Note a decision about erasing a family, by the one at work, in its own document and in the log.

    Raises WriteError, NotFoundError, DamagedError; InvalidError when it cannot be stored.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    note = RetentionNote(at=now, by=who(), decision=decision, reason=reason, day=day)
    archive.join_ledger(family, Ledger(retention=(note,)))
    archive.log.note(Act.RETENTION, family=family, detail=decision.value)


def exception_of(ledger: Ledger) -> RetentionNote | None:
    """The decision by which a family is kept although its time is over; None where there is none that still holds."""
    last = [note for note in ledger.retention if note.decision is not Decision.HANDED_OVER][-1:]
    return last[0] if last and last[0].decision is Decision.KEEP else None


def last_note(sessions: Sequence[Session], ledger: Ledger) -> date:
    """The last day on which anything was written down, corrections too. `sessions` is not empty."""
    return max(*(day for session in sessions for day in _days(session)), *(one.at.date() for one in ledger.corrections))


def years_after(day: date, years: int) -> date:
    """The same day so many years later; after 29 February it is 1 March, never a day too early."""
    year = min(day.year + years, date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _looked_at(archive: Archive, entry: FamilyEntry, sessions: Sequence[Id], rules: RetentionRules) -> Due | NotKnown:
    if not sessions:
        return NotKnown(entry.id, entry.code, _("No session is held yet."))
    try:
        family, ledger = archive.contents(entry.id)
        records = [record for id_ in sessions if isinstance(record := archive.contents(id_)[0], Session)]
    except KretsError as error:
        return NotKnown(entry.id, entry.code, str(error))
    if set(ledger.newest) - set(sessions) or not isinstance(family, Family):
        return NotKnown(entry.id, entry.code, _("A session is missing, or does not open."))
    last = last_note(records, ledger)
    handed_over = _handed_over(ledger, last)
    days = [years_after(last, rules.years)]
    if handed_over and rules.years_after_record is not None:
        days.append(years_after(handed_over, rules.years_after_record))
    return Due(entry.id, family.code, last, min(days), tuple(_kept(family, ledger, records, rules)), handed_over)


def _days(session: Session) -> Iterator[date]:
    yield from (session.met_on, session.entered_on)
    yield from (at.date() for at in (session.begun_at, session.paused_at, session.closed_at) if at is not None)


def _handed_over(ledger: Ledger, last: date) -> date | None:
    """The last day on which it was, unless something was written down after."""
    days = [note.day for note in ledger.retention if note.decision is Decision.HANDED_OVER and note.day]
    return days[-1] if days and days[-1] >= last else None


def _kept(family: Family, ledger: Ledger, sessions: Sequence[Session], rules: RetentionRules) -> Iterator[str]:
    if kept := exception_of(ledger):
        said = _("Kept by decision: {reason} ({by}, {day}).")
        yield said.format(reason=kept.reason, by=kept.by, day=say_date(kept.at.date()))
    if any(not session.closed for session in sessions):
        yield _("A session is not closed.")
    births = [_day_of_birth(one) for one in (family.parent, *family.children)]
    if rules.kept_when_born_on and None in births:
        yield _("A birthday is not known to the day: look up whether it is one that is kept.")
    if days := sorted({day for day in births if day in rules.kept_when_born_on}):
        said = _("Somebody is born on the {days} of a month, and is kept.")
        yield said.format(days=", ".join(map(str, days)))


def _day_of_birth(one: FamilyMember) -> int | None:
    """The day of the month; None where nobody knows it to the day."""
    born = one.born
    if born is None or born.about or born.earliest is None or born.earliest != born.latest:
        return None
    return born.earliest.day
