"""Looking an archive through: every document opened, authenticated, decoded, and its links followed.

It only looks. Nothing is repaired behind anybody's back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mapping.archive.archive import Archive
from mapping.archive.index import entry_of_family, entry_of_session
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Session
from mapping.soundness import faults_of_family, faults_of_session


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be."""

    document: Id
    what: str
    """One sentence in the user's language, without anything that was told."""


def check(archive: Archive) -> tuple[Finding, ...]:
    """Everything that is wrong in an archive; empty when all is well."""
    findings: list[Finding] = []
    families: dict[Id, Family] = {}
    sessions: dict[Id, Session] = {}
    newest: dict[Id, int] = {}
    damaged: set[Id] = set()
    for id_ in archive.documents():
        try:
            findings += _older_generations(archive, id_)
            record, ledger = archive.contents(id_)
        except KretsError as error:
            findings.append(Finding(id_, str(error)))
            damaged.add(id_)
            continue
        newest |= ledger.newest
        if isinstance(record, Family):
            families[id_] = record
            findings += [Finding(id_, str(fault)) for fault in faults_of_family(record)]
        else:
            sessions[id_] = record
            findings += [Finding(id_, str(fault)) for fault in faults_of_session(record)]
    findings += _orphans(families, sessions)
    findings += _put_back(archive, {id_: newest[id_] for id_ in newest if id_ not in damaged})
    findings += _wrong_in_index(archive, families, sessions)
    return tuple(findings)


def _older_generations(archive: Archive, id_: Id) -> Iterator[Finding]:
    for generation in archive.generations(id_)[:-1]:
        try:
            archive.authenticate(id_, generation)
        except KretsError as error:
            yield Finding(id_, _("{what} (earlier generation {number})").format(what=error, number=generation))


def _orphans(families: dict[Id, Family], sessions: dict[Id, Session]) -> Iterator[Finding]:
    for session in sessions.values():
        if session.family not in families:
            yield Finding(session.id, _("The family of this session is missing or damaged."))


def _put_back(archive: Archive, newest: dict[Id, int]) -> Iterator[Finding]:
    for id_, generation in newest.items():
        there = max(archive.generations(id_), default=0)
        if there == 0:
            yield Finding(id_, _("A session that its family knows of is missing."))
        elif there < generation:
            yield Finding(id_, _("An older generation lies where a newer one was saved."))


def _wrong_in_index(archive: Archive, families: dict[Id, Family], sessions: dict[Id, Session]) -> Iterator[Finding]:
    index = archive.index
    for family in families.values():
        if entry_of_family(family) not in index.families:
            yield Finding(family.id, _("The list of families does not show this one as it is."))
    listed = frozenset(index.sessions)
    for session in sessions.values():
        if entry_of_session(session) not in listed:
            yield Finding(session.id, _("The list of sessions does not show this one as it is."))
