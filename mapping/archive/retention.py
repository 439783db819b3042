"""Which families' documents are to be erased by the service's rule, and erasing them (*gallring*, METHOD § 6).

Nothing is erased by a clock: this proposes, and says why; a person with that role confirms.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mapping.archive.archive import Archive
from mapping.errors import KretsError
from mapping.family import Family, FamilyMember
from mapping.language import gettext as _
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
    """Why they are to be kept all the same, or looked at first: sentences without names."""


def due(archive: Archive, rules: RetentionRules) -> tuple[Due, ...]:
    """Every family that a session was held with, those whose day comes first before the others.

    A family whose documents do not all open is not proposed: what they say is not known.
    """
    found = []
    for entry in archive.index.families:
        try:
            family, sessions = archive.family(entry.id), archive.sessions(entry.id)
        except KretsError:
            continue
        if sessions and not archive.lost(entry.id):
            last = last_note(sessions)
            kept = tuple(_kept(family, sessions, rules))
            found.append(Due(family.id, family.code, last, years_after(last, rules.years), kept))
    return tuple(sorted(found, key=lambda one: (one.on, one.code)))


def last_note(sessions: Sequence[Session]) -> date:
    """The last day on which anything was written down. `sessions` is not empty."""
    return max(day for session in sessions for day in _days(session))


def years_after(day: date, years: int) -> date:
    """The same day so many years later; after 29 February it is 1 March, never a day too early."""
    year = min(day.year + years, date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _days(session: Session) -> Iterator[date]:
    yield from (session.met_on, session.entered_on)
    yield from (at.date() for at in (session.begun_at, session.paused_at, session.closed_at) if at is not None)


def _kept(family: Family, sessions: Sequence[Session], rules: RetentionRules) -> Iterator[str]:
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
