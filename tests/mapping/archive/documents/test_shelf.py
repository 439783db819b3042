"""Generations on the shelf: what is kept for how long, none is overwritten, what interrupted saves left is swept."""

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from mapping.archive.archive import Archive
from mapping.archive.documents.generations import NEWEST_KEPT, Saved
from mapping.archive.documents.shelf import FolderShelf
from mapping.archive.opening import open_archive
from mapping.archive.versions.history import restore
from mapping.errors import DamagedError, NotFoundError, WriteError
from tests.mapping.archive.invented import PASSPHRASE, SESSION, generation_file, id_of, note_in, with_note

pytestmark = pytest.mark.usefixtures("unflushed")

DOCUMENT = id_of("document")


@pytest.fixture
def shelf(root: Path) -> FolderShelf:
    """An empty shelf."""
    return FolderShelf(root)


def _fill(shelf: FolderShelf, generations: int) -> None:
    for before in range(generations):
        assert shelf.put(DOCUMENT, b"%d" % (before + 1), expected_generation=before) == before + 1


@pytest.mark.parametrize("saved", [1, 9, 10, 11, 25])
def test_the_first_and_the_last_ten_are_kept(shelf: FolderShelf, saved: int) -> None:
    _fill(shelf, saved)
    kept = tuple(sorted({1, *range(max(1, saved - NEWEST_KEPT + 1), saved + 1)}))
    assert shelf.generations(DOCUMENT) == kept
    assert [shelf.get(DOCUMENT, number) for number in kept] == [b"%d" % number for number in kept]
    assert shelf.list() == {DOCUMENT: saved}


def test_old_ones_that_were_left_go_with_the_next_save(shelf: FolderShelf, root: Path) -> None:
    _fill(shelf, 12)
    (root / "documents" / str(DOCUMENT) / "0000000002.sealed").write_bytes(b"left by a kill")
    FolderShelf(root).put(DOCUMENT, b"13", expected_generation=12)
    assert shelf.generations(DOCUMENT) == (1, *range(4, 14)), "the first of each opening, and the newest ten"


def test_a_generation_is_never_overwritten(shelf: FolderShelf) -> None:
    _fill(shelf, 3)
    for expected in (0, 1, 2):
        with pytest.raises(WriteError, match="Somebody else"):
            shelf.put(DOCUMENT, b"mine", expected_generation=expected)
    assert shelf.get(DOCUMENT, 3) == b"3"
    assert shelf.generations(DOCUMENT) == (1, 2, 3)


def test_an_empty_shelf(shelf: FolderShelf, root: Path) -> None:
    assert shelf.list() == {}
    assert shelf.generations(DOCUMENT) == ()
    with pytest.raises(NotFoundError):
        shelf.get(DOCUMENT, 1)
    shelf.delete(DOCUMENT)
    assert not root.exists(), "looking makes nothing"


def test_a_deleted_document_is_gone(shelf: FolderShelf, root: Path) -> None:
    _fill(shelf, 12)
    shelf.delete(DOCUMENT)
    assert shelf.list() == {}
    assert list((root / "documents").iterdir()) == []
    assert shelf.put(DOCUMENT, b"anew", expected_generation=0) == 1


def test_leftovers_are_swept(archive: Archive) -> None:
    archive.close()
    incoming, documents = archive.root / "incoming", archive.root / "documents"
    (incoming / f"{uuid4()}.part").write_bytes(b"half a document")
    (documents / str(uuid4())).mkdir()
    before = set(documents.iterdir())
    with open_archive(archive.root, PASSPHRASE, "write") as opened:
        assert list(incoming.iterdir()) == []
        assert opened.index.damaged == ()
        assert len(before - set(documents.iterdir())) == 1
        assert opened.session(SESSION.id)[0] == SESSION


def test_empty_folders_that_a_backup_left_out_are_made_again(archive: Archive) -> None:
    (archive.root / "incoming").rmdir()
    archive.save(with_note(SESSION, "on"))
    assert note_in(archive.session(SESSION.id)[0]) == "on"


@pytest.mark.parametrize("name", ["{number}.sealed", "{number}-{day}-first.sealed", "{number}-20240101.sealed"])
def test_somebody_who_wrote_past_the_lock_is_noticed_once(archive: Archive, name: str) -> None:
    """Whatever day it is where they are."""
    first = generation_file(archive.root, SESSION.id, 1)
    theirs = name.format(number="0000000002", day=first.name[11:19])
    (first.parent / theirs).write_bytes(first.read_bytes())
    with pytest.raises(WriteError, match="Somebody else"):
        archive.save(with_note(SESSION, "one"))
    archive.save(with_note(SESSION, "two"))
    assert archive.generations(SESSION.id) == (1, 2, 3)


def test_somebody_who_went_further_past_the_lock_is_noticed(archive: Archive) -> None:
    first = generation_file(archive.root, SESSION.id, 1)
    (first.parent / "0000000007-20240101.sealed").write_bytes(first.read_bytes())
    with pytest.raises(WriteError, match="Somebody else"):
        archive.save(with_note(SESSION, "one"))
    assert archive.generations(SESSION.id) == (1, 7)


def test_no_version_is_kept_under_a_number_that_nobody_finds(archive: Archive) -> None:
    stray = generation_file(archive.root, SESSION.id, 9_999_999_999)
    stray.write_bytes(b"no version of anything")
    with open_archive(archive.root, PASSPHRASE) as reader, pytest.raises(DamagedError):
        reader.session(SESSION.id)
    with pytest.raises(WriteError, match="Somebody else"):
        archive.save(with_note(SESSION, "one"))
    with pytest.raises(WriteError, match=f"{SESSION.id} begins with 9999999999.*Move it away"):
        restore(archive, SESSION.id, 1)
    assert archive.generations(SESSION.id) == (1, 9_999_999_999)
    stray.unlink()
    archive.save(with_note(SESSION, "two"))
    assert note_in(archive.session(SESSION.id)[0]) == "two"


def test_what_was_saved_elsewhere_keeps_its_day_and_begins_no_opening_here(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, lambda: date(2026, 5, 1))
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(20)]
    for number, day in enumerate(days):
        shelf.put(SESSION.id, b"x", expected_generation=number, saved=Saved(day, first=number % 5 == 0))
    assert [each.day for each in shelf.kept(SESSION.id)] == days, "each is the last of its day"
    assert [each.first for each in shelf.kept(SESSION.id)] == [number % 5 == 0 for number in range(20)]
    shelf.put(SESSION.id, b"x", expected_generation=20)
    last = shelf.kept(SESSION.id)[-1]
    assert (last.day, last.first) == (date(2026, 5, 1), True)
