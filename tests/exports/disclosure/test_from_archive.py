"""From an open archive: everything is gathered, nothing leaves unnoted, and the first page can be held to the log."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from exports.disclosure.from_archive import disclosed_from, file_name, gathered_from
from exports.disclosure.gathering import Gathered, Request
from exports.disclosure.markdown import markdown
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Correction
from mapping.archive.log import Act
from mapping.archive.log.log import SHORT_MARK
from mapping.errors import NotFoundError, ProtectedError
from mapping.family import Family, FamilyMember
from mapping.questions import load
from tests.exports.disclosure.asked import DAY
from tests.exports.disclosure.naming import people
from tests.tui.command_line import FAMILY, SESSIONS, Desk

WHOSE = UUID(FAMILY)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Desk(tmp_path).open() as opened:
        yield opened


def _request(gathered: Gathered, archive: Archive) -> Request:
    tindra = next(one for one in people(gathered) if one.name == "Tindra")
    return Request(tindra, DAY, archive.id, "own", "personen själv")


def _disclosed(archive: Archive) -> list[str]:
    return [one.record.detail for one in archive.log.read().entries if one.record.act == Act.DISCLOSED]


def test_all_sessions_and_corrections_are_gathered(archive: Archive) -> None:
    ids = [UUID(id_) for id_ in SESSIONS]
    correction = Correction(id=UUID(int=9), session=ids[1], at=datetime(2026, 3, 1, 9, tzinfo=UTC), by="Milo", text="x")
    archive.correct(WHOSE, correction)
    parts: list[float] = []
    gathered = gathered_from(archive, WHOSE, parts.append)
    assert [session.id for session in gathered.sessions] == ids
    assert gathered.corrections == (correction,)
    assert parts == [0.25, 0.5, 0.75, 1.0]


def test_the_first_page_has_the_mark_of_its_own_note(archive: Archive) -> None:
    gathered, parts = gathered_from(archive, WHOSE), list[float]()
    request = _request(gathered, archive)
    disclosure = disclosed_from(archive, gathered, request, load(), confirmed=False, progress=parts.append)
    (entry,) = (one for one in archive.log.read().entries if one.record.act == Act.DISCLOSED)
    assert f": {entry.mark[:SHORT_MARK]}\n" in markdown(disclosure).partition("## Mötet den")[0]
    assert (entry.record.purpose, entry.record.receiver) == ("own", "personen själv")
    assert parts == [0.25, 0.5, 0.75, 1.0]


def test_of_a_protected_family_nothing_leaves_or_is_noted_unconfirmed(archive: Archive) -> None:
    archive.put_family(replace(archive.family(WHOSE), protected=True))
    gathered = gathered_from(archive, WHOSE)
    request = _request(gathered, archive)
    with pytest.raises(ProtectedError):
        disclosed_from(archive, gathered, request, load(), confirmed=False)
    assert not _disclosed(archive)
    disclosed_from(archive, gathered, request, load(), confirmed=True)
    assert _disclosed(archive) == [f"{request.person.id} protected"]


def test_a_family_without_a_session_has_nothing_recorded(archive: Archive) -> None:
    family = Family(id=uuid4(), code="Vitsippan", parent=FamilyMember(id=uuid4(), name="Maria"))
    archive.put_family(family)
    with pytest.raises(NotFoundError):
        gathered_from(archive, family.id)


def test_the_files_name_is_nobodys() -> None:
    assert file_name(UUID("a0000000-0000-4000-8000-000000000002")) == "utdrag-a0000000.md"
