"""Documents that are damaged, swapped, put back, foreign or newer: each is told, and all others are still read."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.care.checking import Finding, Wrong, check
from mapping.archive.documents import documents as documents_module
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.documents.sealing import LAYOUT
from mapping.archive.index import index_id
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from mapping.errors import DamagedError, NewerError, NotFoundError
from mapping.record import Id
from tests.mapping.archive.invented import (
    FAMILY,
    PASSPHRASE,
    SESSION,
    another,
    generation_file,
    id_of,
    note_in,
    with_note,
)

pytestmark = pytest.mark.usefixtures("unflushed")

OTHER = another(SESSION, "other session")
HEADER_BYTES = 8 + 2 + 2 + 1 + 16 + 16 + 8 + 12


@pytest.fixture
def two(archive: Archive) -> Archive:
    """An archive with two sessions."""
    archive.save(OTHER)
    archive.note(OTHER)
    return archive


def _file(archive: Archive, document: Id, generation: int = 1) -> Path:
    return generation_file(archive.root, document, generation)


def _findings(archive: Archive) -> list[Id]:
    with open_archive(archive.root, PASSPHRASE) as opened:
        assert opened.session(OTHER.id)[0] == OTHER, "one that is whole is still read"
        return [finding.document for finding in check(opened)]


def _flip(path: Path, place: int, bits: int = 0xFF) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= bits
    path.write_bytes(content)


def test_nothing_is_wrong_to_begin_with(two: Archive) -> None:
    assert _findings(two) == []


@pytest.mark.parametrize("place", [*range(HEADER_BYTES + 8), 500, -17, -1])
def test_a_flipped_byte(two: Archive, place: int) -> None:
    _flip(_file(two, SESSION.id), place, 0x40)
    with open_archive(two.root, PASSPHRASE) as reader, pytest.raises(DamagedError):
        reader.session(SESSION.id)
    assert _findings(two) == [SESSION.id]


@pytest.mark.parametrize("length", [0, 1, 7, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 15, HEADER_BYTES + 16, -1])
def test_a_cut_document(two: Archive, length: int) -> None:
    path = _file(two, SESSION.id)
    path.write_bytes(path.read_bytes()[:length])
    with open_archive(two.root, PASSPHRASE) as reader, pytest.raises(DamagedError):
        reader.session(SESSION.id)
    assert _findings(two) == [SESSION.id]


def test_something_added_at_the_end(two: Archive) -> None:
    with _file(two, SESSION.id).open("ab") as file:
        file.write(b"\0")
    assert _findings(two) == [SESSION.id]


def test_two_documents_that_changed_places(two: Archive) -> None:
    third = another(SESSION, "third session")
    two.save(third)
    two.note(third)
    one, other = _file(two, SESSION.id), _file(two, third.id)
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)
    assert sorted(_findings(two)) == sorted([SESSION.id, third.id])


def test_an_older_generation_under_a_newer_number(two: Archive) -> None:
    two.save(with_note(SESSION, "two"))
    shutil.copy(_file(two, SESSION.id, 1), _file(two, SESSION.id, 3))
    with open_archive(two.root, PASSPHRASE) as reader, pytest.raises(DamagedError):
        reader.session(SESSION.id)
    assert _findings(two) == [SESSION.id]


def test_an_older_generation_put_back(two: Archive) -> None:
    two.save(with_note(SESSION, "two"))
    two.note(with_note(SESSION, "two"))
    _file(two, SESSION.id, 2).unlink()
    with open_archive(two.root, PASSPHRASE, "read") as opened:
        assert check(opened) == (
            Finding(SESSION.id, "An older generation lies where a newer one was saved.", Wrong.PUT_BACK),
        )


def test_a_session_that_is_gone(two: Archive) -> None:
    shutil.rmtree(_file(two, SESSION.id).parent)
    with open_archive(two.root, PASSPHRASE) as opened:
        assert check(opened) == (Finding(SESSION.id, "A session that its family knows of is missing.", Wrong.MISSING),)
        assert [entry.id for entry in opened.index.sessions] == [OTHER.id]
        with pytest.raises(NotFoundError):
            opened.session(SESSION.id)


def test_a_damaged_earlier_generation(two: Archive) -> None:
    two.save(with_note(SESSION, "two"))
    _flip(_file(two, SESSION.id, 1), 300)
    (finding,) = _found(two)
    assert finding.document == SESSION.id
    assert "earlier generation 1" in finding.what


def test_a_damaged_family(two: Archive) -> None:
    _flip(_file(two, FAMILY.id, 3), 300)
    findings = _found(two)
    assert {finding.document for finding in findings} == {FAMILY.id, SESSION.id, OTHER.id}
    assert sum("family of this session" in finding.what for finding in findings) == 2
    two.close()
    with open_archive(two.root, PASSPHRASE, "write") as writer, pytest.raises(DamagedError):
        writer.put_family(FAMILY)
    assert not _file(two, FAMILY.id, 4).exists(), "what does not open is not written over"


def test_the_document_of_another_archive(two: Archive, tmp_path: Path) -> None:
    with create_archive(tmp_path / "other", PASSPHRASE, PRACTICE_COST) as foreign:
        foreign.put_family(FAMILY)
        foreign.save(SESSION)
        shutil.copy(_file(foreign, SESSION.id), _file(two, SESSION.id))
    assert _findings(two) == [SESSION.id]


def test_a_newer_layout(two: Archive) -> None:
    path = _file(two, SESSION.id)
    content = path.read_bytes()
    path.write_bytes(content[:8] + (LAYOUT + 1).to_bytes(2, "big") + content[10:])
    with open_archive(two.root, PASSPHRASE) as reader, pytest.raises(NewerError):
        reader.session(SESSION.id)
    assert _findings(two) == [SESSION.id]


def test_a_newer_schema_is_refused_and_not_written_over(two: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = another(SESSION, "from the future")
    with monkeypatch.context() as future:
        future.setattr(documents_module, "SCHEMA", SCHEMA + 1)
        two.save(newer)
    two.close()
    with open_archive(two.root, PASSPHRASE, "write") as writer:
        assert writer.index.damaged == (newer.id,)
        for attempt in (
            lambda: writer.session(newer.id),
            lambda: writer.save(newer),
            lambda: writer.contents(newer.id),
        ):
            with pytest.raises(NewerError, match="newer version"):
                attempt()
        assert writer.generations(newer.id) == (1,)
    assert _findings(two) == [newer.id]


def test_what_was_damaged_is_listed_again_when_it_is_restored(two: Archive) -> None:
    two.close()
    shutil.rmtree(two.root / "documents" / str(index_id(two.id)))
    for listed, damaged in (({OTHER.id}, (SESSION.id,)), ({SESSION.id, OTHER.id}, ())):
        _flip(_file(two, SESSION.id), 300)  # and then back again
        with open_archive(two.root, PASSPHRASE, "write") as opened:
            assert {entry.id for entry in opened.index.sessions} == listed
            assert opened.index.damaged == damaged


def _found(archive: Archive) -> tuple[Finding, ...]:
    with open_archive(archive.root, PASSPHRASE) as opened:
        return check(opened)


def _weird_things(documents: Path) -> None:
    (documents / "Thumbs.db").write_bytes(b"x")
    (documents / ".DS_Store").write_bytes(b"x")
    (documents / "en mapp å ä ö").mkdir()
    (documents / os.fsdecode(b"not \xff utf-8")).mkdir()
    (documents / str(id_of("empty"))).mkdir()
    (documents / str(id_of("a file"))).write_bytes(b"x")
    (documents / str(id_of("upper")).upper()).mkdir()
    (documents / str(id_of("dangling"))).symlink_to(documents / "nowhere")
    (documents / str(id_of("loop"))).symlink_to(documents / str(id_of("loop")))
    (documents / str(SESSION.id) / "0000000002.sealed.tmp").write_bytes(b"x")
    (documents / str(SESSION.id) / "٠٠٠٠٠٠٠٠٠٣.sealed").write_bytes(b"x")
    (documents / str(SESSION.id) / "desktop.ini").write_bytes(b"x")


def test_weird_names_are_nobodys_documents(two: Archive) -> None:
    two.close()
    _weird_things(two.root / "documents")
    with open_archive(two.root, PASSPHRASE, "write") as opened:
        assert set(opened.documents()) - {id_of("loop")} == {FAMILY.id, SESSION.id, OTHER.id}
        assert opened.session(SESSION.id)[0] == SESSION
        opened.save(with_note(SESSION, "on"))
        assert note_in(opened.session(SESSION.id)[0]) == "on"
    assert (two.root / "documents" / "Thumbs.db").exists(), "what is somebody else's is left alone"
    assert (two.root / "documents" / "en mapp å ä ö").exists()


def test_a_folder_where_a_generation_should_be(two: Archive) -> None:
    _file(two, SESSION.id, 2).mkdir()
    assert set(_findings(two)) == {SESSION.id}


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes nor devices among its files")
@pytest.mark.parametrize("odd", [_pipe, _endless, _huge])
def test_what_is_no_file_or_has_no_end_is_not_read(two: Archive, odd: Callable[[Path], None]) -> None:
    document, vault = _file(two, SESSION.id, 2), two.root / "vault.json"
    odd(document)
    odd(two.root / "log" / f"00000001-{id_of('odd log')}.log")
    (two.root / "drafts").mkdir()
    odd(two.root / "drafts" / f"{SESSION.id}.sealed")
    two.close()
    assert set(_findings(two)) == {SESSION.id, None}
    with open_archive(two.root, PASSPHRASE, "write") as opened:
        assert [fault for fault in opened.log.read().faults if "beginning" in fault]
        assert opened.drafts.find(SESSION.id) == ()
    vault.unlink()
    odd(vault)
    with pytest.raises(DamagedError, match="vault file is damaged"):
        open_archive(two.root, PASSPHRASE)


@pytest.mark.parametrize("call", ["open", "listdir"])
def test_a_document_that_may_not_be_read(two: Archive, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = getattr(os, call)

    def refuse(path: Path, *more: int) -> object:
        if str(SESSION.id) in str(path):
            raise PermissionError(13, "no", str(path))
        return real(path, *more)

    monkeypatch.setattr(os, call, refuse)
    with open_archive(two.root, PASSPHRASE) as reader, pytest.raises(DamagedError, match="rights"):
        reader.session(SESSION.id)
    assert set(_findings(two)) == {SESSION.id}


def test_documents_that_cannot_be_listed(two: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> list[str]:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(DamagedError, match="rights"):
        open_archive(two.root, PASSPHRASE)


def test_soundness_is_checked_too(archive: Archive) -> None:
    unsound = replace(SESSION, network=replace(SESSION.network, alters=(*SESSION.network.alters,) * 2))
    archive.save(unsound)
    assert {finding.what for finding in check(archive)} >= {"network[3]: stands there twice"}
