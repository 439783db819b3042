"""Looking an archive through: every version of every document opened, proved and decoded, and its links followed.

It only looks. `repairing` says what could be put right, and does it when it is told to.
"""

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.index import entry_of
from mapping.archive.log.acts import Act
from mapping.archive.versions.history import newest_valid
from mapping.errors import KretsError, NewerError
from mapping.family import Family
from mapping.language import N_
from mapping.language import gettext as _
from mapping.record import Id, Record
from mapping.session import Session
from mapping.soundness import faults_of_family, faults_of_session

if TYPE_CHECKING:
    from mapping.questions import Bank


class Wrong(enum.StrEnum):
    """What can be wrong with a document, or with the archive. The values stand in ``krets check --json``."""

    DAMAGED = "damaged"
    NEWER = "newer"
    EARLIER_DAMAGED = "earlier_damaged"
    UNSOUND = "unsound"
    CHILD_GONE = "child_gone"
    UNKNOWN_QUESTION = "unknown_question"
    ORPHAN = "orphan"
    MISSING = "missing"
    PUT_BACK = "put_back"
    INDEX = "index"
    LOG = "log"
    DRAFT = "draft"


ADVICE: dict[Wrong, str] = {
    Wrong.DAMAGED: N_(
        "Look for it in the latest backup: krets restore-archive puts the whole archive in another folder."
    ),
    Wrong.NEWER: N_("Install the newer version of Krets; until then it is left as it is."),
    Wrong.EARLIER_DAMAGED: N_("Nothing needs to be done: what was saved later is whole. Do look after the disk."),
    Wrong.UNSOUND: N_("It can be put right in a new version; what is there now is kept."),
    Wrong.CHILD_GONE: N_("The answer is kept. It shows again when the child is on the map."),
    Wrong.UNKNOWN_QUESTION: N_("The answer is kept. If the question is your service's own, say where: --questions."),
    Wrong.ORPHAN: N_("Put the family right first; then this session is found again."),
    Wrong.MISSING: N_(
        "Look for it in the latest backup: krets restore-archive puts the whole archive in another folder."
    ),
    Wrong.PUT_BACK: N_("Somebody may have put an older copy of the folder back. Look for the newer in a backup."),
    Wrong.INDEX: N_("The list can be made anew."),
    Wrong.DRAFT: N_("What stood in the form has to be written again. The session itself is whole."),
    Wrong.LOG: N_("Show this to the one who reviews the log: krets log --verify."),
}
"""What to do about each, unless the finding says something nearer at hand."""

HARMLESS = frozenset({Wrong.EARLIER_DAMAGED, Wrong.UNKNOWN_QUESTION, Wrong.CHILD_GONE, Wrong.DRAFT})
"""What is worth knowing although nothing is wrong with what one works on."""


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be."""

    document: Id | None
    """None: the archive itself."""
    what: str
    """One sentence in the user's language, without anything that was told."""
    wrong: Wrong = field(compare=False)
    advice: str = field(default="", compare=False)
    """What to do about it, in one sentence."""
    generation: int | None = field(default=None, compare=False)
    """The version it is about, when that is not the newest; with DAMAGED, the one that can be put back."""
    serious: bool = field(default=True, compare=False)
    """Whether something is wrong with what one works on now."""


Progress = Callable[[int, int], None]
"""Told how many documents have been looked at, and of how many."""


def check(archive: Archive, *, bank: "Bank | None" = None, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong in an archive; empty when all is well.

    With a `bank`, answers to questions that it does not know are told too. Raises DamagedError when the folder cannot
    be looked at.
    """
    looked = _Looked(archive, bank)
    documents = archive.documents()
    for number, id_ in enumerate(documents):
        if progress is not None:
            progress(number, len(documents))
        looked.look_at(id_)
    looked.compare()
    archive.log.note(Act.CHECKED, detail=str(len(looked.findings)))
    return tuple(looked.findings)


class _Looked:
    """What has been seen so far of an archive that is looked through."""

    def __init__(self, archive: Archive, bank: "Bank | None") -> None:
        self._archive, self._bank = archive, bank
        self.findings: list[Finding] = []
        self._families: dict[Id, Family] = {}
        self._sessions: dict[Id, Session] = {}
        self._newest: dict[Id, int] = {}
        self._damaged: set[Id] = set()

    def look_at(self, id_: Id) -> None:
        """Every version of one document: the newest for what it holds, the others for whether they open."""
        try:
            generations = self._archive.generations(id_)
            self.findings += self._earlier(id_, generations[:-1])
            record, ledger = self._archive.contents(id_)
        except KretsError as error:
            self._damaged.add(id_)
            self.findings.append(self._unopened(id_, error))
            return
        self._newest |= ledger.newest
        if isinstance(record, Family):
            self._families[id_] = record
            self.findings += (_found(id_, Wrong.UNSOUND, str(fault)) for fault in faults_of_family(record))
        else:
            self._sessions[id_] = record
            self.findings += _unsound(record)
            self.findings += _unknown(record, self._bank)

    def compare(self) -> None:
        """The documents with each other, with the index, and with the log."""
        self.findings += self._unrelated()
        self.findings += self._put_back()
        self.findings += self._wrong_in_index()
        unopened = (id_ for id_ in self._archive.drafts.all() if not self._archive.drafts.find(id_))
        what = _("What was being written in the session does not open.")
        self.findings += (_found(id_, Wrong.DRAFT, what) for id_ in unopened)
        try:
            faults = self._archive.log.read().faults
        except KretsError as error:
            faults = (str(error),)
        self.findings += (_found(None, Wrong.LOG, fault) for fault in faults)

    def _earlier(self, id_: Id, generations: tuple[int, ...]) -> Iterator[Finding]:
        for number in generations:
            try:
                self._archive.contents(id_, number)
            except KretsError as error:
                what = _("{what} (earlier generation {number})").format(what=error, number=number)
                yield _found(id_, Wrong.EARLIER_DAMAGED, what, generation=number)

    def _unopened(self, id_: Id, error: KretsError) -> Finding:
        if isinstance(error, NewerError):
            return _found(id_, Wrong.NEWER, str(error))
        try:
            valid = newest_valid(self._archive, id_)
        except KretsError:
            valid = None
        if valid is None:
            return _found(id_, Wrong.DAMAGED, str(error))
        advice = _("Version {number} is whole, and can be put back as a new one.").format(number=valid)
        return _found(id_, Wrong.DAMAGED, str(error), advice=advice, generation=valid)

    def _unrelated(self) -> Iterator[Finding]:
        for session in self._sessions.values():
            family = self._families.get(session.family)
            if family is None:
                yield _found(session.id, Wrong.ORPHAN, _("The family of this session is missing or damaged."))
            else:
                yield from _about_children_gone(session, family)

    def _put_back(self) -> Iterator[Finding]:
        listed = {each.id: each.generation for each in self._archive.index.put_back}
        for id_, generation in (listed | self._newest).items():
            there = max(self._archive.generations(id_), default=0) if id_ not in self._damaged else generation
            if there == 0 and id_ in self._newest:
                yield _found(id_, Wrong.MISSING, _("A session that its family knows of is missing."))
            elif there == 0:
                yield _found(id_, Wrong.MISSING, _("A family or session that the lists knew of is missing."))
            elif there < generation:
                yield _found(id_, Wrong.PUT_BACK, _("An older generation lies where a newer one was saved."))

    def _wrong_in_index(self) -> Iterator[Finding]:
        index = self._archive.index
        listed: dict[Id, Record] = {entry.id: replace(entry, generation=0) for entry in index.families}
        listed |= {entry.id: replace(entry, generation=0) for entry in index.sessions}
        for family in self._families.values():
            if listed.get(family.id) != entry_of(family, 0):
                yield _found(family.id, Wrong.INDEX, _("The list of families does not show this one as it is."))
        for session in self._sessions.values():
            if listed.get(session.id) != entry_of(session, 0):
                yield _found(session.id, Wrong.INDEX, _("The list of sessions does not show this one as it is."))


def _found(id_: Id | None, wrong: Wrong, what: str, *, advice: str = "", generation: int | None = None) -> Finding:
    return Finding(id_, what, wrong, advice or _(ADVICE[wrong]), generation, wrong not in HARMLESS)


def _unsound(session: Session) -> Iterator[Finding]:
    advice = _("The session is closed, and is left as it is. Put it right beside it, if it matters.")
    for fault in faults_of_session(session):
        yield _found(session.id, Wrong.UNSOUND, str(fault), advice=advice if session.closed else "")


def _unknown(session: Session, bank: "Bank | None") -> Iterator[Finding]:
    if bank is None:
        return
    tasks = {task.key for task in bank.tasks.tasks}
    for number, answer in enumerate(session.profile.answers):
        asked = (bank.question(answer.question), bank.area(answer.question), bank.worded(answer))
        if not any(asked):
            yield _not_asked(session.id, f"profile.answers[{number}]")
    for number, done in enumerate(session.profile.tasks):
        if done.task not in tasks:
            yield _not_asked(session.id, f"profile.tasks[{number}]")


def _not_asked(id_: Id, place: str) -> Finding:
    what = _("answers something that this Krets does not ask")
    return _found(id_, Wrong.UNKNOWN_QUESTION, f"{place}: {what}")


def _about_children_gone(session: Session, family: Family) -> Iterator[Finding]:
    known = {None, *(child.id for child in family.children), *(alter.id for alter in session.network.alters)}
    asked = {
        **{f"profile.answers[{number}]": answer.child for number, answer in enumerate(session.profile.answers)},
        **{f"profile.tasks[{number}]": task.child for number, task in enumerate(session.profile.tasks)},
    }
    what = _("is about a child who is neither on the map nor in the family")
    for place, child in asked.items():
        if child not in known:
            yield _found(session.id, Wrong.CHILD_GONE, f"{place}: {what}")
