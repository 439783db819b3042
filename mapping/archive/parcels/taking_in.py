"""Taking in what was handed over: the same identities, nothing twice, and nothing overwritten.

The rule, for the family and for each session:

    not there                        it is taken in, with its earlier versions
    the same, or here as a version   nothing happens: this archive has it, or has gone on from it
    what is here is a version of it  it has gone on elsewhere: it becomes the newest, what was here an earlier version,
                                     and what came in between comes along
    both have changed                both are kept: a session gets an identity of its own and stands beside the one that
                                     was there; of the family, the one here stays the newest and the other is an
                                     earlier version. If it is protected in either, it is protected

A version may have been thinned out where it was. So each archive's ledger also knows the versions that it has shared.

A closed session is never followed by a newer version: what differs from it stands beside it (METHOD § 6).
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar
from uuid import uuid5

from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Beside, Ledger, digest_of
from mapping.archive.log import Act
from mapping.archive.parcels.handover import Handed, Version, shared, versions
from mapping.errors import ExistsError, InvalidError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Session, State
from mapping.soundness import faults_of_family, faults_of_session

_R = TypeVar("_R", Family, Session)


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
    family = handed.family[-1].value
    if archive.index.taken_code(family):
        raise ExistsError(_("Another family here has the same code. Change the code of one of them first."))
    with archive.held_still():
        taking = _Taking(archive, handed)
        taking.take_family()
        for id_ in handed.sessions:
            taking.take_session(id_)
        archive.join_ledger(family.id, taking.ledger)
    archive.log.note(Act.TAKEN_IN, family=family.id, detail="handed over")
    return taking.taken


class _Taking:
    """A hand-over on its way in."""

    def __init__(self, archive: Archive, handed: Handed) -> None:
        self._archive, self._handed = archive, handed
        self.taken = TakenIn(handed.family[-1].value.id)
        known = archive.ledger(self.taken.family) if self.taken.family in archive.documents() else Ledger()
        self._had_here, self._had_there = frozenset(known.shared), frozenset(handed.ledger.shared)
        self._followed: set[Id] = set()
        """What is now here as it was there, or has gone on from it."""
        self._beside: list[Beside] = []

    @property
    def ledger(self) -> Ledger:
        """What the archive's own is joined with."""
        had = (one for one in self._handed.ledger.shared if one.document in self._followed)
        newest: tuple[Family | Session, ...] = (
            self._handed.family[-1].value,
            *(some[-1].value for some in self._handed.sessions.values()),
        )
        came = (shared(one) for one in newest if one.id in self._followed)
        beside = (*self._handed.ledger.beside, *self._beside)
        return replace(self._handed.ledger, beside=beside, shared=tuple(dict.fromkeys((*had, *came))))

    def take_family(self) -> None:
        """The family, and whether it had changed in both."""
        theirs, archive = self._handed.family, self._archive
        newest = theirs[-1].value
        ours = [value for _kept, value, _ledger in versions(archive, newest.id, Family)]
        self._followed.add(newest.id)
        if self._is_here(newest, ours):
            return
        for version in _after(ours, theirs)[:-1]:
            with suppress(ExistsError):  # by an earlier code, which another family has now
                archive.put_family(version.value, version.saved)
        archive.put_family(newest, theirs[-1].saved)
        if ours and not self._is_there(ours[-1], theirs):
            self.taken.family_differs = True
            archive.put_family(replace(ours[-1], protected=ours[-1].protected or newest.protected))

    def take_session(self, id_: Id) -> None:
        """One session, by the rule."""
        theirs, taken = self._handed.sessions[id_], self.taken
        newest = theirs[-1].value
        ours = [value for _kept, value, _ledger in versions(self._archive, id_, Session)]
        if self._is_here(newest, ours):
            taken.there += 1
        elif not ours:
            taken.new += 1
            self._keep(theirs)
        elif self._is_there(ours[-1], theirs) and ours[-1].state is not State.CLOSED:
            taken.gone_on += 1
            self._keep(_after(ours, theirs))
        else:
            self._put_beside(theirs[-1])
            return
        self._followed.add(id_)

    def _is_here(self, newest: _R, ours: Sequence[_R]) -> bool:
        return newest in ours or (bool(ours) and shared(newest) in self._had_here)

    def _is_there(self, ours: _R, theirs: Sequence[Version[_R]]) -> bool:
        return any(ours == version.value for version in theirs) or shared(ours) in self._had_there

    def _put_beside(self, version: Version[Session]) -> None:
        other = replace(version.value, id=uuid5(version.value.id, digest_of(version.value)))
        self._beside.append(Beside(session=other.id, of=version.value.id))
        if other.id in self._archive.documents():
            self.taken.there += 1
        else:
            self.taken.beside += 1
            self._keep((Version(other, version.saved),))

    def _keep(self, some: Sequence[Version[Session]]) -> None:
        for version in some:
            self._archive.save(version.value, saved=version.saved)
        self._archive.note(some[-1].value)


def _after(ours: Sequence[_R], theirs: Sequence[Version[_R]]) -> Sequence[Version[_R]]:
    """Those of their versions that come after the last one that is here too."""
    last = max((at for at, version in enumerate(theirs) if version.value in ours), default=-1)
    return theirs[last + 1 :]


def _refuse_unsound(handed: Handed) -> None:
    faults = [fault for family in handed.family for fault in faults_of_family(family.value)]
    faults += [fault for some in handed.sessions.values() for each in some for fault in faults_of_session(each.value)]
    if faults:
        raise InvalidError(str(faults[0]))
