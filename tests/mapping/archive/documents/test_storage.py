"""TinyDB on sealed documents: one write, or none; and what is read is the reader's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where

from mapping.archive.documents.sealing import Kind, Label, Seal
from mapping.archive.documents.shelf import FolderShelf
from mapping.archive.documents.storage import Document, SealedStorage
from mapping.archive.keys.wrapped import KEY_BYTES, Keys
from mapping.errors import DamagedError, InvalidError, NotFoundError, WriteError
from tests.mapping.archive.invented import id_of

pytestmark = pytest.mark.usefixtures("unflushed")

ROWS = [{"id": "a", "words": ["one"]}, {"id": "b", "words": []}]


class Fresh:
    """A shelf, and storages that see it for the first time."""

    def __init__(self, root: Path) -> None:
        self.shelf = FolderShelf(root)
        self.seal = Seal(Keys((bytes(KEY_BYTES),), bytes(KEY_BYTES)), id_of("archive"))

    def storage(self, kind: Kind = Kind.SESSION, schema: int = 1) -> SealedStorage:
        """A storage for the one document."""
        return SealedStorage(self.shelf, self.seal, id_of("document"), kind, schema)


@pytest.fixture
def fresh(root: Path) -> Fresh:
    """An empty shelf."""
    return Fresh(root)


@pytest.fixture
def storage(fresh: Fresh) -> SealedStorage:
    """A storage with a table of two rows."""
    storage = fresh.storage()
    Document(storage).replace({"people": ROWS})
    return storage


@pytest.fixture
def database(storage: SealedStorage) -> Iterator[TinyDB]:
    """TinyDB as it comes, on that storage."""
    with TinyDB(storage=lambda: storage) as database:
        yield database


def test_a_block_is_one_generation(storage: SealedStorage, database: TinyDB, fresh: Fresh) -> None:
    with storage.one_write():
        database.table("people").insert({"id": "c"})
        database.table("ties").insert_multiple([{"id": "d"}, {"id": "e"}])
        database.table("people").remove(where("id") == "a")
        assert fresh.storage().generation == 1, "nothing has reached the shelf"
        assert [row["id"] for row in database.table("people")] == ["b", "c"], "the block sees its own changes"
    assert fresh.storage().generation == 2
    tables = Document(fresh.storage()).tables()
    assert [[row["id"] for row in rows] for rows in tables.values()] == [["b", "c"], ["d", "e"]]


def test_a_call_outside_a_block_is_a_generation_of_its_own(database: TinyDB, fresh: Fresh) -> None:
    database.table("people").insert({"id": "c"})
    database.table("people").update({"words": ["new"]}, where("id") == "b")
    assert fresh.storage().generation == 3


def test_a_block_that_fails_changes_nothing(storage: SealedStorage, database: TinyDB, fresh: Fresh) -> None:
    def spoil() -> None:
        database.table("people").update({"words": ["spoiled"]})
        database.drop_table("people")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), storage.one_write():
        spoil()
    assert list(database.table("people")) == ROWS
    assert fresh.storage().generation == 1
    database.table("people").insert({"id": "c"})
    assert [row["id"] for row in Document(fresh.storage()).tables()["people"]] == ["a", "b", "c"]


def test_a_block_whose_write_fails_changes_nothing(
    storage: SealedStorage, database: TinyDB, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise WriteError("full")

    with monkeypatch.context() as full:
        full.setattr(FolderShelf, "put", refuse)
        with pytest.raises(WriteError):
            Document(storage).replace({"people": []})
        with pytest.raises(WriteError):
            database.table("people").update({"words": ["lost"]})
    assert list(database.table("people")) == ROWS
    assert Document(storage).tables() == {"people": ROWS}
    Document(storage).replace({"people": ROWS[1:]})
    assert Document(fresh.storage()).tables() == {"people": ROWS[1:]}


@pytest.mark.parametrize("value", ["\ud800", object(), {1: object()}])
def test_what_json_does_not_know_is_refused(storage: SealedStorage, value: object) -> None:
    with pytest.raises(InvalidError):
        Document(storage).replace({"people": [{"id": value}]})
    assert Document(storage).tables() == {"people": ROWS}
    assert storage.generation == 1


def test_rows_are_the_readers_own(storage: SealedStorage, database: TinyDB) -> None:
    document = Document(storage)
    for row in (document.tables()["people"][0], next(iter(database.table("people")))):
        row["words"].append("scribbled")
        row["id"] = "scribbled"
    database.table("people").all()[0]["words"].clear()
    assert document.tables() == {"people": ROWS}
    document.replace({**document.tables(), "other": []})
    assert document.tables()["people"] == ROWS


def test_rows_handed_in_stay_the_givers_own(storage: SealedStorage) -> None:
    rows = [{"id": "x", "words": ["one"]}]
    Document(storage).replace({"people": rows})
    rows[0]["words"] = ["scribbled"]
    rows.append({"id": "y", "words": []})
    assert Document(storage).tables() == {"people": [{"id": "x", "words": ["one"]}]}


def test_replacing_leaves_no_other_table(storage: SealedStorage, fresh: Fresh) -> None:
    Document(storage).replace({"ties": ROWS})
    assert Document(fresh.storage()).tables() == {"ties": ROWS}


def test_a_save_never_reads(storage: SealedStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError("a save read the disk")

    for call in ("get", "list"):
        monkeypatch.setattr(FolderShelf, call, refuse)
    for _ in range(12):
        Document(storage).replace({"people": ROWS})
    assert storage.generation == 13


def test_a_new_document_is_empty(fresh: Fresh) -> None:
    assert fresh.storage().read() is None
    with pytest.raises(NotFoundError):
        Document(fresh.storage()).tables()


@pytest.mark.usefixtures("storage")
def test_another_kind_of_document(fresh: Fresh) -> None:
    with pytest.raises(NotFoundError):
        Document(fresh.storage(Kind.FAMILY)).tables()


def test_a_document_that_holds_something_else(fresh: Fresh) -> None:
    label = Label(id_of("document"), Kind.SESSION, 1, 1)
    fresh.shelf.put(label.document, fresh.seal.close(label, b'{"people": 7}'), expected_generation=0)
    with pytest.raises(DamagedError):
        Document(fresh.storage()).tables()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=9000))
def test_any_content_is_sealed_and_opened(content: bytes) -> None:
    keys, label = Keys((bytes(range(KEY_BYTES)),), bytes(KEY_BYTES)), Label(id_of("x"), Kind.FAMILY, 7, 1)
    seal = Seal(keys, id_of("archive"))
    sealed = seal.close(label, content)
    assert seal.open(label.document, 7, sealed) == (label, content)
    assert seal.close(label, content) != sealed, "the same content never looks the same"
    assert len(sealed) % 4096 == len(seal.close(label, b"")) % 4096


def test_what_was_sealed_with_the_key_before_opens_while_there_are_two() -> None:
    before, now = Keys.new(), Keys.new()
    label = Label(id_of("x"), Kind.FAMILY, 7, 1)
    both = Seal(Keys((*now.data, *before.data), before.log), id_of("archive"))
    old = Seal(before, id_of("archive")).close(label, b"told")
    assert both.open(label.document, 7, old) == (label, b"told")
    with pytest.raises(DamagedError):
        Seal(before, id_of("archive")).open(label.document, 7, both.close(label, b"told"))


def test_keys_come_back_as_they_were_packed() -> None:
    new = Keys.new()
    for keys in (new, Keys((*new.data, bytes(KEY_BYTES)), new.log)):
        assert Keys.unpacked(keys.packed) == keys
    assert Keys.unpacked(new.data[0]).data == new.data, "as the first version kept it"
    for nothing in (b"", bytes(KEY_BYTES - 1), bytes(KEY_BYTES * 4)):
        with pytest.raises(ValueError, match="number of keys"):
            Keys.unpacked(nothing)
