"""Taking in what was handed over: the same identities, nothing twice, and nothing overwritten.

The rule, for the family and for each session:

    not there                        it is taken in, with its earlier versions
    the same, or here as a version   nothing happens: this archive has it, or has gone on from it
    what is here is a version of it  it has gone on elsewhere: it becomes the newest, what was here an earlier version
    both have changed                both are kept: a session gets an identity of its own and stands beside the one that
                                     was there; of the family, the one here stays the newest and the other is an
                                     earlier version. If it is protected in either, it is protected

A closed session is never followed by a newer version: what differs from it stands beside it (METHOD § 6).
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from uuid import uuid5

import msgspec
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.codec import Beside
from mapping.archive.handover import Handed, versions
from mapping.archive.log import Act
from mapping.errors import ExistsError, InvalidError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Session, State
from mapping.soundness import faults_of_family, faults_of_session


@dataclass
class TakenIn:
    """What became of a hand-over."""

    family: Id
    new: int = 0
    """Sessions that were not there."""
    gone_on: int = 0
    """Sessions that had gone on elsewhere."""
    beside: int = 0
    """Sessions that had changed in both archives, and now stand beside each other."""
    there: int = 0
    """Sessions that were there already."""
    family_differs: bool = False
    """Whether who the family is was changed in both; the other's is an earlier version here."""

    @property
    def nothing(self) -> bool:
        """Whether everything was there already."""
        return not (self.new or self.gone_on or self.beside or self.family_differs)


def take_in(archive: Archive, handed: Handed) -> TakenIn:
    """Take a hand-over in, by the rule above. If it is stopped, doing it again goes on where it was.

    Raises:
        InvalidError: something in it cannot be right; nothing was taken in.
        ExistsError: another family here has the same code; nothing was taken in.
        WriteError: the archive is open for reading only, or the disk said no. DamagedError.
    """
    _refuse_unsound(handed)
    archive.refuse_reading()
    family = handed.family[-1]
    if archive.index.taken_code(family):
        raise ExistsError(_("Another family here has the same code. Change the code of one of them first."))
    with archive.held_still():
        taken = TakenIn(family.id, family_differs=_take_family(archive, handed.family))
        pairs = []
        for id_ in handed.sessions:
            pairs += _take_session(archive, handed.sessions[id_], taken)
        archive.join_ledger(family.id, replace(handed.ledger, beside=(*handed.ledger.beside, *pairs)))
    archive.log.note(Act.TAKEN_IN, family=family.id, detail="handed over")
    return taken


def _take_family(archive: Archive, theirs: Sequence[Family]) -> bool:
    """Whether both had changed."""
    ours = [value for _number, value, _ledger in versions(archive, theirs[-1].id, Family)]
    if not ours:
        for version in theirs[:-1]:
            with suppress(ExistsError):  # by an earlier code, which another family has now
                archive.put_family(version)
    if theirs[-1] in ours:
        return False
    archive.put_family(theirs[-1])
    differs = bool(ours) and ours[-1] not in theirs
    if differs:
        archive.put_family(replace(ours[-1], protected=ours[-1].protected or theirs[-1].protected))
    return differs


def _take_session(archive: Archive, theirs: Sequence[Session], taken: TakenIn) -> list[Beside]:
    """The pair, when the two now stand beside each other."""
    newest = theirs[-1]
    ours = [value for _number, value, _ledger in versions(archive, newest.id, Session)]
    if newest in ours:
        taken.there += 1
    elif not ours:
        taken.new += 1
        _keep(archive, theirs)
    elif ours[-1] in theirs and ours[-1].state is not State.CLOSED:
        taken.gone_on += 1
        _keep(archive, theirs[-1:])
    else:
        other = replace(newest, id=uuid5(newest.id, sha256(msgspec.json.encode(newest)).hexdigest()))
        if other.id in archive.documents():
            taken.there += 1
        else:
            taken.beside += 1
            _keep(archive, (other,))
        return [Beside(session=other.id, of=newest.id)]
    return []


def _keep(archive: Archive, versions: Sequence[Session]) -> None:
    for version in versions:
        archive.save(version)
    archive.note(versions[-1])


def _refuse_unsound(handed: Handed) -> None:
    faults = [fault for family in handed.family for fault in faults_of_family(family)]
    faults += [fault for some in handed.sessions.values() for each in some for fault in faults_of_session(each)]
    if faults:
        raise InvalidError(str(faults[0]))
