"""What could be put right of what a check has found. It is first told, and done only when that is wanted.

A repair is a new version: what was there is kept beside it, damaged or not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mapping.archive.archive import Archive
from mapping.archive.care.checking import Finding, Wrong
from mapping.archive.log.acts import Act
from mapping.archive.versions.history import restore
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.mending import mended, mended_family
from mapping.record import Id
from mapping.session import Session
from mapping.soundness import faults_of_family, faults_of_session


@dataclass(frozen=True)
class Repair:
    """One thing that would be done."""

    wrong: Wrong
    """DAMAGED: put a version back. UNSOUND: put links and texts right. INDEX: make the list anew."""
    document: Id | None
    what: str
    """What would be done, in one sentence."""
    generation: int | None = None
    """The version that would be put back."""


def proposed(archive: Archive, findings: Iterable[Finding]) -> tuple[Repair, ...]:
    """The repairs that findings of `check` allow, in the order in which they are to be done."""
    found = list(findings)
    families = {entry.id for entry in archive.index.families}
    damaged = [each for each in found if each.wrong is Wrong.DAMAGED and each.generation is not None]
    damaged.sort(key=lambda each: each.document not in families)
    repairs = [_putting_back(each) for each in damaged]
    unsound = dict.fromkeys(each.document for each in found if each.wrong is Wrong.UNSOUND)
    repairs += [repair for id_ in unsound if id_ is not None for repair in _mending(archive, id_)]
    if any(each.wrong is Wrong.INDEX for each in found):
        repairs.append(Repair(Wrong.INDEX, None, _("The lists of families and sessions are made anew.")))
    return tuple(repairs)


def carry_out(archive: Archive, repair: Repair) -> None:
    """Do one repair.

    Raises:
        WriteError: the archive is open for reading only, or the disk said no; nothing is changed.
        DamagedError, NotFoundError, ClosedError: it has changed since it was looked at.
    """
    if repair.wrong is Wrong.INDEX:
        archive.renew_index()
    elif repair.document is not None and repair.generation is not None:
        restore(archive, repair.document, repair.generation)
    elif repair.document is not None:
        record, ledger = archive.contents(repair.document)
        archive.put_back(_put_right(record), ledger)
    archive.log.note(Act.REPAIRED, detail=f"{repair.wrong.value} {repair.document or ''}".rstrip())


def _putting_back(finding: Finding) -> Repair:
    what = _("{document}: version {number} is put back as a new one; the damaged one is kept beside it.").format(
        document=finding.document, number=finding.generation
    )
    return Repair(Wrong.DAMAGED, finding.document, what, finding.generation)


def _mending(archive: Archive, id_: Id) -> Iterator[Repair]:
    try:
        record, _ledger = archive.contents(id_)
    except KretsError:
        return
    if isinstance(record, Session) and record.closed:
        return  # it is never altered (METHOD § 6)
    after = _put_right(record)
    left = faults_of_family(after) if isinstance(after, Family) else faults_of_session(after)
    if after != record and not left:
        what = _("{document}: links to nobody, doubles and hidden characters are put right in a new version.")
        yield Repair(Wrong.UNSOUND, id_, what.format(document=id_))


def _put_right(record: Family | Session) -> Family | Session:
    return mended_family(record) if isinstance(record, Family) else mended(record)
