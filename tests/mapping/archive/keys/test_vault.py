"""The vault: only the passphrase opens it, and a damaged or hostile file is told from a wrong passphrase."""

import hashlib
import os
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mapping.archive.archive import Archive
from mapping.archive.keys import cost as cost_module
from mapping.archive.keys.cost import PRACTICE_COST, STANDARD_COST, Cost
from mapping.archive.keys.vault import VERSION, read, unlocked
from mapping.archive.opening import create_archive, open_archive
from mapping.archive.threshold import SHORTEST_PASSPHRASE, exists
from mapping.errors import (
    DamagedError,
    ExistsError,
    InUseError,
    InvalidError,
    KretsError,
    LockedError,
    NewerError,
    NotFoundError,
)
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION

Content = dict[str, Any]


def _rewrite(root: Path, change: Callable[[Content], None]) -> None:
    """Change the vault file as somebody would who knows how its checksum is made."""
    path = root / "vault.json"
    content = msgspec.json.decode(path.read_bytes())
    change(content)
    content["checksum"] = hashlib.sha256(msgspec.json.encode({**content, "checksum": ""})).hexdigest()
    path.write_bytes(msgspec.json.encode(content))


def _refuse_work(*_arguments: object, **_named: object) -> None:
    raise AssertionError("work was done for a file that is out to exhaust the machine")


def test_the_standard_cost_is_what_rfc_9106_asks() -> None:
    assert (STANDARD_COST.memory_kib, STANDARD_COST.iterations, STANDARD_COST.lanes) == (65536, 3, 4)


@pytest.mark.parametrize("wrong", ["sju gröna åsno", "Sju gröna åsnor", "sju gröna åsnor ", ""])
def test_a_wrong_passphrase(archive: Archive, wrong: str) -> None:
    with pytest.raises(LockedError):
        open_archive(archive.root, wrong)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_a_with_a_ring_is_one_letter_however_it_is_typed(root: Path, form: Any) -> None:
    create_archive(root, unicodedata.normalize("NFD", PASSPHRASE), PRACTICE_COST).close()
    open_archive(root, unicodedata.normalize(form, PASSPHRASE)).close()


def test_a_lone_surrogate_in_a_passphrase_is_only_wrong(archive: Archive) -> None:
    with pytest.raises(LockedError):
        open_archive(archive.root, "sju gröna \udce5snor")


def test_the_shortest_passphrase_is_counted_as_it_is_read(root: Path) -> None:
    with pytest.raises(InvalidError, match=str(SHORTEST_PASSPHRASE)):
        create_archive(root, "a\u030a" * (SHORTEST_PASSPHRASE - 1), PRACTICE_COST)
    assert not root.exists()
    create_archive(root, "å" * SHORTEST_PASSPHRASE, PRACTICE_COST).close()


def test_every_byte_of_the_vault_file(archive: Archive) -> None:
    """Each flip is refused as what it is; or it changed nothing that counts, and the same key comes out."""
    path = archive.root / "vault.json"
    whole, opened, harmless = path.read_bytes(), unlocked(read(archive.root), PASSPHRASE), 0
    for place in range(len(whole)):
        for flip in (0x01, 0x20, 0xFF):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
            try:
                assert unlocked(read(archive.root), PASSPHRASE) == opened
                harmless += 1
            except (LockedError, DamagedError):
                pass
    assert harmless < len(whole) / 10


def test_a_vault_file_cut_anywhere(archive: Archive) -> None:
    path = archive.root / "vault.json"
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedError):
            read(archive.root)


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 2**31, "iterations": 3, "lanes": 4},
        {"memory_kib": 65536, "iterations": 2**31, "lanes": 4},
        {"memory_kib": 65536, "iterations": 3, "lanes": 2**20},
        {"memory_kib": 65536, "iterations": 0, "lanes": 4},
        {"memory_kib": -1, "iterations": 3, "lanes": 4},
        {"memory_kib": 8, "iterations": 1, "lanes": 64},
    ],
)
def test_an_absurd_cost_is_refused_before_any_work(
    archive: Archive, cost: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cost_module, "Argon2id", _refuse_work)
    _rewrite(archive.root, lambda content: content["slots"][0].update(cost=cost))
    with pytest.raises(DamagedError):
        open_archive(archive.root, PASSPHRASE)


def test_a_thousand_slots_are_refused_before_any_work(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost_module, "Argon2id", _refuse_work)
    _rewrite(archive.root, lambda content: content.update(slots=content["slots"] * 1000))
    with pytest.raises(DamagedError):
        open_archive(archive.root, PASSPHRASE)


@pytest.mark.parametrize("field", ["salt", "nonce", "wrapped_key"])
@pytest.mark.parametrize("value", ["", "AAAA", "AAAA" * 100])
def test_a_slot_of_the_wrong_shape(archive: Archive, field: str, value: str) -> None:
    _rewrite(archive.root, lambda content: content["slots"][0].update({field: value}))
    with pytest.raises(DamagedError):
        open_archive(archive.root, PASSPHRASE)


def test_no_slots_at_all(archive: Archive) -> None:
    _rewrite(archive.root, lambda content: content.update(slots=[]))
    with pytest.raises(LockedError):
        open_archive(archive.root, PASSPHRASE)


def test_a_newer_vault(archive: Archive) -> None:
    _rewrite(archive.root, lambda content: content.update(version=VERSION + 1, something_new=True))
    with pytest.raises(NewerError):
        open_archive(archive.root, PASSPHRASE)


def test_a_vault_file_of_a_hundred_thousand_brackets(archive: Archive) -> None:
    (archive.root / "vault.json").write_bytes(b'{"version":1,"x":' + b"[" * 100_000)
    with pytest.raises(DamagedError):
        open_archive(archive.root, PASSPHRASE)


def test_cheapening_the_cost_does_not_open(archive: Archive) -> None:
    """The cost is bound into the wrapped key."""
    cheaper = msgspec.to_builtins(Cost(memory_kib=512, iterations=1, lanes=1))
    _rewrite(archive.root, lambda content: content["slots"][0].update(cost=cheaper))
    with pytest.raises(LockedError):
        open_archive(archive.root, PASSPHRASE)


def test_the_vault_of_another_archive(archive: Archive, tmp_path: Path) -> None:
    other = tmp_path / "other"
    create_archive(other, PASSPHRASE, PRACTICE_COST).close()
    (archive.root / "vault.json").write_bytes((other / "vault.json").read_bytes())
    with open_archive(archive.root, PASSPHRASE) as opened:
        assert set(opened.index.damaged) >= {FAMILY.id, SESSION.id}
        with pytest.raises(DamagedError):
            opened.session(SESSION.id)


def test_no_archive(root: Path) -> None:
    with pytest.raises(NotFoundError):
        open_archive(root, PASSPHRASE)
    assert not root.exists()


def test_a_file_where_the_folder_should_be(root: Path) -> None:
    root.write_bytes(b"")
    with pytest.raises(NotFoundError):
        open_archive(root, PASSPHRASE)
    with pytest.raises(KretsError):
        create_archive(root, PASSPHRASE, PRACTICE_COST)


def test_a_lost_vault_is_not_replaced_by_a_new_one(archive: Archive) -> None:
    """A new vault could never open the old documents; the old one may lie in a backup."""
    archive.close()
    whole = (archive.root / "vault.json").read_bytes()
    (archive.root / "vault.json").unlink()
    assert exists(archive.root)
    with pytest.raises(DamagedError, match="missing"):
        open_archive(archive.root, PASSPHRASE)
    with pytest.raises(ExistsError):
        create_archive(archive.root, PASSPHRASE, PRACTICE_COST)
    (archive.root / "vault.json").write_bytes(whole)
    with open_archive(archive.root, PASSPHRASE) as again:
        assert again.session(SESSION.id)[0] == SESSION


def test_an_archive_is_never_made_over_another(archive: Archive) -> None:
    before = (archive.root / "vault.json").read_bytes()
    with pytest.raises(ExistsError):
        create_archive(archive.root, PASSPHRASE, PRACTICE_COST)
    assert (archive.root / "vault.json").read_bytes() == before


def test_of_many_who_make_an_archive_at_once_one_does(root: Path) -> None:
    start, made, refused = threading.Barrier(8), [], []

    def make() -> None:
        start.wait()
        try:
            made.append(create_archive(root, PASSPHRASE, PRACTICE_COST))
        except (ExistsError, InUseError) as error:
            refused.append(error)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), len(refused)) == (1, 7)
    made[0].put_family(FAMILY)
    made[0].close()
    with open_archive(root, PASSPHRASE) as archive:
        assert archive.family(FAMILY.id) == FAMILY


def test_a_vault_that_may_not_be_read(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DamagedError, match="rights"):
        open_archive(archive.root, PASSPHRASE)
    monkeypatch.setattr(Path, "lstat", refuse)
    assert exists(archive.root), "what cannot be looked at may be an archive, and none is made over it"
