"""A vault file that somebody changed who has no key to the archive: it is refused, and before any work is done."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mapping.archive.archive import Archive
from mapping.archive.keys import vault
from mapping.archive.keys.keyring import recipients
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.opening import open_archive
from mapping.errors import DamagedError
from tests.mapping.archive.invented import PASSPHRASE
from tests.mapping.archive.keys.test_keyring import OLD_ARCHIVE, OLD_PASSPHRASE

Content = dict[str, Any]


def _rewrite(root: Path, change: Callable[[Content], None]) -> None:
    """Change the vault file as somebody would who knows how its checksum is made, but has no key."""
    path = root / "vault.json"
    content = msgspec.json.decode(path.read_bytes())
    change(content)
    content["checksum"] = hashlib.sha256(msgspec.json.encode({**content, "checksum": ""})).hexdigest()
    path.write_bytes(msgspec.json.encode(content))


def _put(slot: int, **fields: object) -> Callable[[Content], None]:
    return lambda content: content["slots"][slot].update(fields)


TAMPERED: dict[str, Callable[[Content], None]] = {
    "another's public key": _put(1, public=RecoveryKey.new().public),
    "another age text": _put(1, age_text="-----BEGIN AGE ENCRYPTED FILE-----"),
    "no seal": lambda content: content.update(seal=""),
    "a slot less": lambda content: content["slots"].pop(),
    "a slot more": lambda content: content["slots"].append(content["slots"][1]),
    "an older version": lambda content: content.update(version=1),
}


@pytest.mark.parametrize("change", TAMPERED.values(), ids=TAMPERED)
def test_who_has_no_key_cannot_change_the_slots_unnoticed(archive: Archive, change: Callable[[Content], None]) -> None:
    archive.keyring.new_recovery_key()
    _rewrite(archive.root, change)
    with pytest.raises(DamagedError):
        archive.keyring.new_recovery_key()
    if change is not TAMPERED["a slot less"]:
        with pytest.raises(DamagedError):
            open_archive(archive.root, PASSPHRASE)


def _strip(version: int) -> Callable[[Content], None]:
    """Only the passphrase opens it, and nothing tells that there was more."""

    def change(content: Content) -> None:
        slots = [slot for slot in content["slots"] if slot["kind"] == "passphrase"]
        content.update(version=version, seal="", slots=slots)

    return change


@pytest.mark.parametrize("version", [1, vault.VERSION])
def test_the_keys_on_paper_cannot_be_stripped_unnoticed(archive: Archive, version: int) -> None:
    archive.keyring.new_recovery_key()
    archive.keyring.set_organisation(RecoveryKey.new().public)
    archive.close()
    _rewrite(archive.root, _strip(version))
    with pytest.raises(DamagedError, match="other than Krets"):
        open_archive(archive.root, PASSPHRASE)


def test_nor_from_an_archive_of_the_first_version_once_it_was_written_in(tmp_path: Path) -> None:
    root = tmp_path / "old"
    shutil.copytree(OLD_ARCHIVE, root)
    with open_archive(root, OLD_PASSPHRASE, "write") as archive:
        archive.keyring.new_recovery_key()
    _rewrite(root, _strip(1))
    with pytest.raises(DamagedError, match="other than Krets"):
        open_archive(root, OLD_PASSPHRASE)


HOSTILE: dict[str, Callable[[Content], None]] = {
    "ten thousand slots": lambda content: content.update(slots=content["slots"] * 10_000),
    "nine slots": lambda content: content.update(slots=content["slots"] * 9),
    "a long age text": lambda content: content["slots"].append(
        {"kind": "recovery", "public": RecoveryKey.new().public, "age_text": "A" * 10_000}
    ),
    "no public key": lambda content: content["slots"].append(
        {"kind": "organisation", "public": "\x1b[2J" * 12, "age_text": ""}
    ),
    "an unknown kind": _put(0, kind="backdoor"),
    "much memory": _put(0, cost={"memory_kib": 2**31, "iterations": 1, "lanes": 1}),
    "deep": lambda content: content.update(slots=[[[[[]]]]]),
    "large": lambda content: content.update(slots=[], extra="x" * 1_000_000),
    "a list": lambda content: content.update(version=[2]),
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_vault_is_refused_before_any_work(
    archive: Archive, change: Callable[[Content], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError("work was done")

    monkeypatch.setattr("mapping.archive.keys.slots.derive", refuse)
    _rewrite(archive.root, change)
    with pytest.raises(DamagedError):
        open_archive(archive.root, PASSPHRASE)
    with pytest.raises(DamagedError):
        recipients(archive.root)


@pytest.mark.parametrize("content", [b"[" * 200_000, b"\xff" * 100, b"", b"[]", b"null", b"1" * 10_000_000])
def test_what_is_no_vault_is_refused(archive: Archive, content: bytes) -> None:
    (archive.root / "vault.json").write_bytes(content)
    with pytest.raises(DamagedError):
        open_archive(archive.root, PASSPHRASE)
