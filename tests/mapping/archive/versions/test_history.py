"""Earlier versions: told, compared, and put back as new ones; nothing that was there is touched."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.documents import documents as documents_module
from mapping.archive.documents.codec import Correction
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.opening import open_archive
from mapping.archive.versions.history import Difference, differ_besides, differences, history, newest_valid, restore
from mapping.errors import ClosedError, DamagedError, ExistsError, NewerError, NotFoundError, WriteError
from mapping.profile import Profile
from mapping.session import State
from tests.mapping.archive.invented import (
    EXPORT,
    FAMILY,
    HOUR,
    PASSPHRASE,
    SESSION,
    generation_file,
    id_of,
    note_in,
    with_note,
)

pytestmark = pytest.mark.usefixtures("unflushed")


@pytest.fixture
def worked(archive: Archive) -> Archive:
    """Four versions of the session: as it came, and three thoughts, the last two after it was opened anew."""
    archive.save(with_note(SESSION, "two"))
    archive._shelf.rest(SESSION.id)
    archive.save(with_note(SESSION, "three"))
    archive.save(with_note(SESSION, "four"))
    archive.note(with_note(SESSION, "four"))
    return archive


def _damage(archive: Archive, generation: int) -> Path:
    path = generation_file(archive.root, SESSION.id, generation)
    content = bytearray(path.read_bytes())
    content[300] ^= 1
    path.write_bytes(content)
    return path


def _files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (root / "documents" / str(SESSION.id)).iterdir()}


def test_every_version_is_told_the_newest_first(worked: Archive) -> None:
    _damage(worked, 2)
    versions = history(worked, SESSION.id)
    assert [(each.generation, each.opening, each.opens) for each in versions] == [
        (4, 3, True),
        (3, 3, True),
        (2, 1, False),
        (1, 1, True),
    ]
    today = datetime.now().astimezone()
    assert {each.day for each in versions} == {today.date()}
    assert all(each.at is not None and abs(today - each.at).seconds < 60 for each in versions)
    assert versions[0].state is State.UNDER_WAY
    assert dict(versions[0].counts)["Answers"] == len(SESSION.profile.answers)
    assert "damaged" in versions[2].fault
    assert all(each.size > 4000 for each in versions)


def test_a_family_has_versions_too(worked: Archive) -> None:
    assert dict(history(worked, FAMILY.id)[0].counts) == {"Children": 1}


def test_what_nobody_knows_has_no_versions(worked: Archive) -> None:
    with pytest.raises(NotFoundError):
        history(worked, id_of("nobody"))


def test_a_copied_file_tells_its_day_and_no_hour(worked: Archive) -> None:
    import os

    path = generation_file(worked.root, SESSION.id, 1)
    os.utime(path, (0, 0))
    first = history(worked, SESSION.id)[-1]
    assert (first.at, first.day) == (None, datetime.now().astimezone().date())


def test_a_version_is_put_back_as_a_new_one(worked: Archive) -> None:
    before = _files(worked.root)
    assert restore(worked, SESSION.id, 2) == 5
    assert note_in(worked.session(SESSION.id)[0]) == "two"
    assert before.items() <= _files(worked.root).items()
    assert set(worked.generations(SESSION.id)) == {1, 2, 3, 4, 5}
    worked.save(with_note(SESSION, "on"))
    worked.close()
    with open_archive(worked.root, PASSPHRASE) as again:
        assert note_in(again.session(SESSION.id)[0]) == "on"


def test_the_familys_ledger_follows(worked: Archive) -> None:
    restore(worked, SESSION.id, 1)
    _family, ledger = worked.contents(FAMILY.id)
    assert ledger.newest[SESSION.id] == 5
    assert [entry.generation for entry in worked.index.sessions] == [5]


def test_a_damaged_newest_is_followed_by_a_valid_one(worked: Archive) -> None:
    path = _damage(worked, 4)
    damaged = path.read_bytes()
    assert newest_valid(worked, SESSION.id) == 3
    assert restore(worked, SESSION.id, 3) == 5
    assert note_in(worked.session(SESSION.id)[0]) == "three"
    assert path.read_bytes() == damaged, "what was there is kept"


def test_what_does_not_open_or_is_not_there_is_not_put_back(worked: Archive) -> None:
    _damage(worked, 2)
    with pytest.raises(DamagedError):
        restore(worked, SESSION.id, 2)
    with pytest.raises(NotFoundError):
        restore(worked, SESSION.id, 9)
    assert worked.generations(SESSION.id) == (1, 2, 3, 4)


def test_a_closed_session_is_not_opened_by_its_past(worked: Archive) -> None:
    closed = replace(with_note(SESSION, "end"), state=State.CLOSED, closed_at=HOUR)
    worked.save(closed)
    worked.note(closed)
    with pytest.raises(ClosedError):
        restore(worked, SESSION.id, 2)
    assert worked.session(SESSION.id)[0] == closed


def test_a_closed_session_that_is_damaged_comes_back_closed(worked: Archive) -> None:
    closed = replace(with_note(SESSION, "end"), state=State.CLOSED, closed_at=HOUR)
    worked.save(closed)
    worked.save(closed)
    _damage(worked, 6)
    worked.close()
    with open_archive(worked.root, PASSPHRASE, "write") as again:
        restore(again, SESSION.id, 5)
        assert again.session(SESSION.id)[0] == closed
        assert again.index.sessions[0].status is State.CLOSED


def test_a_family_goes_back_and_what_was_noted_stays(worked: Archive) -> None:
    correction = Correction(id=id_of("put right"), session=SESSION.id, at=HOUR, by="Åsa", text="rätt")
    worked.note_export(FAMILY.id, EXPORT)
    worked.correct(FAMILY.id, correction)
    worked.put_family(replace(FAMILY, code="Vitsippan"))
    restore(worked, FAMILY.id, 1)
    family, ledger = worked.contents(FAMILY.id)
    assert family == FAMILY
    assert (ledger.exports, ledger.corrections) == ((EXPORT,), (correction,))
    assert ledger.newest == {SESSION.id: 4}
    assert [entry.code for entry in worked.index.families] == [FAMILY.code]


def test_a_family_does_not_take_back_a_code_that_another_has(worked: Archive) -> None:
    worked.put_family(replace(FAMILY, code="Vitsippan"))
    worked.put_family(replace(FAMILY, id=id_of("other"), code=FAMILY.code))
    with pytest.raises(ExistsError):
        restore(worked, FAMILY.id, 1)


def test_what_a_newer_krets_saved_stays_the_newest(worked: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as future:
        future.setattr(documents_module, "SCHEMA", SCHEMA + 1)
        worked._in_hand = None
        worked.save(with_note(SESSION, "from the future"))
    with pytest.raises(NewerError):
        restore(worked, SESSION.id, 1)


def test_a_reader_puts_nothing_back(worked: Archive) -> None:
    with open_archive(worked.root, PASSPHRASE) as reader, pytest.raises(WriteError):
        restore(reader, SESSION.id, 1)
    assert worked.generations(SESSION.id) == (1, 2, 3, 4)


def test_versions_are_compared_in_numbers() -> None:
    first, second = SESSION.profile.answers
    now = replace(SESSION, profile=Profile(answers=(replace(first, step=1), replace(second, id=id_of("new")))))
    assert differences(now, SESSION) == (
        Difference("Answers", now=2, then=2, returning=1, leaving=1, altered=1),
        Difference("Everyday tasks", now=0, then=1, returning=1, leaving=0, altered=0),
    )
    assert differences(SESSION, SESSION) == ()
    assert not differ_besides(SESSION, SESSION)
    assert differ_besides(replace(SESSION, met_on=datetime.now(UTC).date()), SESSION)
    assert differ_besides(replace(now, state=State.PAUSED), SESSION)
    assert [each.then for each in differences(None, FAMILY)] == [1]
