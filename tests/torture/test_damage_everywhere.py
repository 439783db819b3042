"""Every bit of a document flipped, every length cut, every two documents swapped, each generation put back."""

import shutil
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.care.checking import check
from mapping.archive.opening import create_archive, open_archive
from mapping.errors import DamagedError
from mapping.record import Id
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION, id_of
from tests.torture.counting import Counts
from tests.torture.ground import PRACTICE_COST, documents_of, fresh, generations_of, numbered, work
from tests.torture.sharing import Share, shares

pytestmark = pytest.mark.usefixtures("unflushed")

OTHER = replace(SESSION, id=id_of("other session"), follows=None)
STRIDE = 331
"""In the short form, one in so many bits or lengths."""


@pytest.fixture
def reader(tmp_path: Path) -> Archive:
    """An archive with two sessions in several generations, open for reading."""
    root = fresh(tmp_path / "archive")
    with open_archive(root, PASSPHRASE, "write") as archive:
        work(archive, lambda *_: None, numbers=range(1, 4))
        archive.save(numbered(0, OTHER))
        archive.note(numbered(0, OTHER))
    return open_archive(root, PASSPHRASE)


def _refused(archive: Archive, document: Id) -> bool:
    try:
        archive.contents(document)
    except DamagedError:
        return True
    return False


@pytest.mark.parametrize("document", [SESSION.id, FAMILY.id], ids=["a session", "a family"])
@shares(6)
def test_every_bit(reader: Archive, counts: Counts, long: bool, share: Share, document: Id) -> None:
    path = generations_of(reader.root, document)[-1]
    whole = path.read_bytes()
    for bit in share.of(range(len(whole) * 8)) if long else range(0, len(whole) * 8, STRIDE):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        assert _refused(reader, document), f"bit {bit} may be flipped"
        counts.add(4, "bits flipped, and refused")
    path.write_bytes(whole)
    assert not _refused(reader, document)


@shares(2)
def test_every_length(reader: Archive, counts: Counts, long: bool, share: Share) -> None:
    path = generations_of(reader.root, SESSION.id)[-1]
    whole = path.read_bytes()
    for length in share.of(range(len(whole))) if long else range(0, len(whole), STRIDE):
        path.write_bytes(whole[:length])
        assert _refused(reader, SESSION.id), f"{length} bytes are taken for whole"
        counts.add(4, "lengths cut, and refused")
    path.write_bytes(whole + whole)
    assert _refused(reader, SESSION.id)


def test_every_two_that_change_places(reader: Archive, counts: Counts) -> None:
    """Any two files of the archive, two generations of the same document among them: both are refused."""
    files = [path for document in documents_of(reader.root) for path in generations_of(reader.root, document)]
    assert len(files) > 10
    for one, other in combinations(files, 2):
        contents = one.read_bytes(), other.read_bytes()
        one.write_bytes(contents[1])
        other.write_bytes(contents[0])
        for path in (one, other):
            with pytest.raises(DamagedError):
                reader.contents(Id(path.parent.name), int(path.name[:10]))
        one.write_bytes(contents[0])
        other.write_bytes(contents[1])
        counts.add(4, "pairs swapped, and refused")


def test_every_older_generation_put_back(reader: Archive, counts: Counts) -> None:
    """The family knows the newest; what is left of the others still opens, and is there to be taken back."""
    numbers = reader.generations(SESSION.id)
    assert len(numbers) > 2
    for kept in range(1, len(numbers)):
        copy = reader.root.parent / f"put back {kept}"
        shutil.copytree(reader.root, copy)
        for path in generations_of(copy, SESSION.id)[kept:]:
            path.unlink()
        with open_archive(copy, PASSPHRASE) as opened:
            told = [finding.document for finding in check(opened)]
            assert told == [SESSION.id] or numbers[kept] > _known(opened)
            for number in opened.generations(SESSION.id):
                opened.contents(SESSION.id, number)
                counts.add(4, "older generations that open, beside one put back")
        counts.add(4, "older generations put back, and named", len(told))


def _known(archive: Archive) -> int:
    """The newest generation of the session that its family was told of."""
    return archive.contents(FAMILY.id)[1].newest[SESSION.id]


def test_the_files_of_another_archive(reader: Archive, tmp_path: Path, counts: Counts) -> None:
    """Same identities, same generations, same passphrase, other keys."""
    with create_archive(tmp_path / "other", PASSPHRASE, PRACTICE_COST) as other:
        for _generation in reader.generations(SESSION.id):
            other.save(numbered(0))
        for ours, theirs in zip(
            generations_of(reader.root, SESSION.id), generations_of(other.root, SESSION.id), strict=True
        ):
            ours.write_bytes(theirs.read_bytes())
            with pytest.raises(DamagedError):
                reader.contents(SESSION.id, int(ours.name[:10]))
            counts.add(4, "documents of another archive, refused")
