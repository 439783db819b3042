"""Nothing that was told can be read on the disk: no byte of a file, no file name; and nobody else may look."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import fields, replace

from mapping.archive.documents.codec import ExportNote, Place
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive
from mapping.family import Family
from mapping.record import Record
from mapping.session import Session
from tests.mapping.archive.invented import EXPORT, FAMILY, PLACE, SESSION, generation_file

CANARY = "Kanariefågel"
PASSPHRASE = f"{CANARY} är lösenfrasen"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1")
NO_FREE_TEXT = {("FuzzyDate", "edtf")}
"""Texts with a grammar, in which no canary can sit; these are looked for as they are."""


def _with_canary(value: Any, seen: set[tuple[str, str]]) -> Any:
    """The value with the canary at the beginning of every text in it."""
    if isinstance(value, tuple):
        return tuple(_with_canary(each, seen) for each in value)
    if not isinstance(value, Record):
        return CANARY + value if type(value) is str else value
    changed: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if (type(value).__name__, field.name) not in NO_FREE_TEXT:
            changed[field.name] = _with_canary(held, seen)
            if changed[field.name] != held:
                seen.add((type(value).__name__, field.name))
    return replace(value, **changed)


def _text_fields(type_: type, seen: set[type]) -> Iterator[tuple[str, str]]:
    """Every field of every record below `type_` that can hold free text."""
    seen.add(type_)
    for field in fields(type_):
        if field.type in (str, str | None, tuple[str, ...]):
            yield type_.__name__, field.name
        for inner in msgspec.inspect.multi_type_info([field.type]):
            yield from _text_fields_below(inner, seen)


def _text_fields_below(type_: Any, seen: set[type]) -> Iterator[tuple[str, str]]:
    if isinstance(type_, msgspec.inspect.StructType) and type_.cls not in seen:
        yield from _text_fields(type_.cls, seen)
    for inner in (*getattr(type_, "types", ()), getattr(type_, "item_type", None)):
        if inner is not None:
            yield from _text_fields_below(inner, seen)


def _everything(root: Path) -> Iterator[bytes]:
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            yield name.encode()
        for name in files:
            yield (Path(folder) / name).read_bytes()


def test_no_text_can_be_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[tuple[str, str]] = set()
    family, session, place, note = (_with_canary(record, seen) for record in (FAMILY, SESSION, PLACE, EXPORT))
    types: set[type] = set()
    wanted = {field for type_ in (Family, Session, Place, ExportNote) for field in _text_fields(type_, types)}
    assert wanted - NO_FREE_TEXT <= seen, "the invented records leave a text empty"
    assert len(wanted) > 15

    written: list[bytes] = []
    real = os.write

    def noted(descriptor: int, content: memoryview) -> int:
        written.append(bytes(content))
        return real(descriptor, content)

    monkeypatch.setattr(os, "write", noted)
    with create_archive(root, PASSPHRASE, PRACTICE_COST) as archive:
        archive.put_family(family)
        for _generation in range(3):
            archive.save(session, place)
        archive.note(session)
        archive.note_export(family.id, note)
        assert archive.session(session.id) == (session, place)

    on_disk = b"\0".join([*_everything(root), *written])
    assert len(written) >= 8
    assert b"krets-vault" in on_disk, "the search looks in the right place"
    needles = [CANARY, CANARY.lower(), CANARY.upper(), "lösenfrasen", "2021-08/2022", "under_way", "time.mornings"]
    assert [(n, e) for n in needles for e in ENCODINGS if n.encode(e) in on_disk] == []
    assert msgspec.json.encode(CANARY).strip(b'"') not in on_disk


def test_a_files_size_tells_little(root: Path) -> None:
    with create_archive(root, PASSPHRASE, PRACTICE_COST) as archive:
        archive.put_family(FAMILY)
        archive.save(SESSION)
        archive.save(replace(SESSION, later=()))
    sizes = {path.stat().st_size for path in (root / "documents" / str(SESSION.id)).iterdir()}
    assert len(sizes) == 1


@pytest.mark.parametrize("umask", [0o000, 0o022], ids=oct)
def test_only_the_owner_may_look(root: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with create_archive(root / "deep" / "down", PASSPHRASE, PRACTICE_COST) as archive:
            archive.put_family(FAMILY)
            archive.save(SESSION)
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (root, *root.rglob("*"))}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    first = generation_file(archive.root, SESSION.id, 1)
    assert {path.name for path in modes if path.is_file()} >= {"vault.json", "lock", first.name}


def test_a_folder_that_is_there_keeps_its_rights(root: Path) -> None:
    root.mkdir(mode=0o755)
    root.chmod(0o755)
    create_archive(root, PASSPHRASE, PRACTICE_COST).close()
    assert stat.S_IMODE(root.stat().st_mode) == 0o755
