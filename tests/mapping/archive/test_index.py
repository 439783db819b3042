"""The index: whatever happens to it or past it, what opens afterwards equals one made anew."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.care.checking import check
from mapping.archive.index import Index, brought_up_to_date, index_id
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from mapping.errors import ExistsError, LockedError
from mapping.record import Id
from mapping.session import State
from tests.mapping.archive.invented import EXPORT, FAMILY, PASSPHRASE, SESSION, another, id_of

pytestmark = pytest.mark.usefixtures("unflushed_module")

NAMES = st.sampled_from(["a", "b", "c"])
Step = Callable[[Archive], None]


def _made_anew(archive: Archive) -> Index:
    newest = {id_: max(archive.generations(id_)) for id_ in archive.documents()}
    return brought_up_to_date(Index(), newest, lambda id_: archive.contents(id_)[0])


def _reopened(archive: Archive) -> Archive:
    archive.close()
    return open_archive(archive.root, PASSPHRASE, "write")


def _index_folder(archive: Archive) -> Path:
    return archive.root / "documents" / str(index_id(archive.id))


def test_the_index_shows_what_there_is(archive: Archive) -> None:
    assert [(entry.id, entry.code) for entry in archive.index.families] == [(FAMILY.id, "Näckrosen")]
    assert [(entry.id, entry.family, entry.status) for entry in archive.index.sessions] == [
        (SESSION.id, FAMILY.id, State.UNDER_WAY)
    ]
    assert archive.index.damaged == ()
    assert archive.index == _made_anew(archive)


def test_a_kept_index_is_used(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a document was read although the index knew it")

    kept = archive.index
    monkeypatch.setattr(Archive, "contents", refuse)
    with _reopened(archive) as again:
        assert again.index == kept


def test_only_what_moved_on_is_read_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.save(replace(SESSION, state=State.CLOSED))  # and killed before the list heard of it
    read: list[Id] = []
    real = Archive.contents

    def noted(self: Archive, id_: Id, *generation: int) -> object:
        read.append(id_)
        return real(self, id_, *generation)

    monkeypatch.setattr(Archive, "contents", noted)
    with _reopened(archive) as again:
        assert again.index_at_once.sessions[0].status is State.UNDER_WAY
        assert read == []
        assert again.index.sessions[0].status is State.CLOSED
        assert again.index_at_once == again.index
        assert read == [SESSION.id]
        assert check(again) == ()


def test_looking_through_ends_when_the_archive_is_closed(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(_index_folder(archive))
    with _reopened(archive) as again:
        monkeypatch.setattr(again, "closing", True)
        with pytest.raises(LockedError):
            _ = again.index
    with open_archive(archive.root, PASSPHRASE) as again:
        assert again.index_at_once == Index(), "what was not read is not kept as damaged"


@pytest.mark.parametrize("keep", [0, 1, 40, 300])
def test_a_damaged_index_is_made_anew_and_kept(archive: Archive, keep: int) -> None:
    expected = archive.index
    for path in _index_folder(archive).iterdir():
        path.write_bytes(path.read_bytes()[:keep])
    with _reopened(archive) as again:
        assert again.index == expected
        again.put_family(replace(FAMILY, code="Vitsippan"))
        with _reopened(again) as once_more:
            assert once_more.index.families[0].code == "Vitsippan"


def test_a_missing_index_is_made_anew(archive: Archive) -> None:
    shutil.rmtree(_index_folder(archive))
    with open_archive(archive.root, PASSPHRASE) as reader:
        assert reader.index == archive.index
        assert not _index_folder(archive).exists(), "one that reads writes nothing"
    expected = archive.index
    with _reopened(archive) as writer:
        assert writer.index == expected
        assert _index_folder(archive).exists()


def test_families_by_code_and_sessions_by_day(archive: Archive) -> None:
    earlier = replace(another(SESSION, "earlier"), met_on=SESSION.met_on.replace(day=1))
    later = replace(another(SESSION, "later session"), met_on=SESSION.met_on.replace(day=28), begun_at=None)
    unbegun = replace(another(SESSION, "same day"), begun_at=None)
    for session in (later, unbegun, earlier):
        archive.save(session)
        archive.note(session)
    archive.put_family(replace(FAMILY, id=id_of("first"), code="anemon"))
    assert [entry.id for entry in archive.index.sessions] == [earlier.id, SESSION.id, unbegun.id, later.id]
    assert [entry.code for entry in archive.index.families] == ["anemon", "Näckrosen"]
    assert [session.id for session in archive.sessions(FAMILY.id)] == [earlier.id, SESSION.id, unbegun.id, later.id]


def test_two_families_never_share_a_code(archive: Archive) -> None:
    with pytest.raises(ExistsError):
        archive.put_family(replace(FAMILY, id=id_of("second"), code="NÄCKROSEN"))
    archive.put_family(replace(FAMILY, code="NÄCKROSEN"))
    assert [entry.code for entry in archive.index.families] == ["NÄCKROSEN"]


def _put_family(name: str, code: str) -> Step:
    def step(archive: Archive) -> None:
        if all(entry.code != code or entry.id == id_of(name) for entry in archive.index.families):
            archive.put_family(replace(FAMILY, id=id_of(name), code=code))

    return step


def _save(name: str, state: State, noted: bool) -> Step:
    session = replace(another(SESSION, f"session {name}"), family=id_of(name), state=state)

    def step(archive: Archive) -> None:
        if id_of(name) in archive.index.documents:
            archive.save(session)
            if noted:
                archive.note(session)

    return step


def _note_export(name: str) -> Step:
    def step(archive: Archive) -> None:
        if id_of(name) in archive.index.documents:
            archive.note_export(id_of(name), EXPORT)

    return step


def _lose_the_index(archive: Archive) -> None:
    shutil.rmtree(_index_folder(archive), ignore_errors=True)


def _put_an_older_index_back(archive: Archive) -> None:
    kept = sorted(_index_folder(archive).iterdir()) if _index_folder(archive).exists() else []
    for path in kept[1:]:
        path.unlink()


def _reopen(archive: Archive) -> None:
    archive.__dict__.update(_reopened(archive).__dict__)


STEPS = st.one_of(
    st.builds(_put_family, NAMES, st.sampled_from(["Ask", "Björk", "Cypress"])),
    st.builds(_save, NAMES, st.sampled_from(State), st.booleans()),
    st.builds(_note_export, NAMES),
    st.just(_lose_the_index),
    st.just(_put_an_older_index_back),
    st.just(_reopen),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, max_size=12))
def test_after_any_steps_the_index_equals_one_made_anew(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = create_archive(Path(folder) / "archive", PASSPHRASE, PRACTICE_COST)
        for step in steps:
            step(archive)
        with _reopened(archive) as again:
            assert again.index == _made_anew(again)
            assert check(again) == ()
