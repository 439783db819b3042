"""The file of a hand-over: what opens it, what is refused untried, and that nothing in it can be read."""

import os
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import Any

import pyrage
import pytest

from mapping.archive.archive import Archive
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.parcels import age_passphrase, handover
from mapping.archive.parcels.handover import (
    hand_over,
    new_passphrase,
    passphrase_heard,
    read_handed,
    secret_in,
)
from mapping.errors import DamagedError, InvalidError, LockedError, NotFoundError, WriteError
from tests.mapping.archive.invented import FAMILY, SESSION, id_of

KEY = RecoveryKey.new()
AGE = shutil.which("age")


def test_a_mistyped_key_is_no_passphrase() -> None:
    assert secret_in("\n ".join(KEY.groups)) == KEY
    groups = [*KEY.groups]
    groups[4] = groups[4][::-1]
    with pytest.raises(InvalidError, match="Group 5"):
        secret_in("-".join(groups))
    with pytest.raises(InvalidError, match="groups"):
        secret_in(" ".join(KEY.groups[:-1]))
    with pytest.raises(InvalidError):
        secret_in(KEY.standard[:-1].lower())
    for words in ("egna ord", new_passphrase(), "en lång fras om gröna åsnor och kaffe, med många ord i"):
        assert secret_in(words) == words


def test_no_family_and_no_key(archive: Archive, tmp_path: Path) -> None:
    for family in (id_of("nobody"), SESSION.id):
        with pytest.raises(NotFoundError):
            hand_over(archive, family, tmp_path / "out.age", to=KEY.public)
    with pytest.raises(InvalidError):
        hand_over(archive, FAMILY.id, tmp_path / "out.age", to="nyckeln")
    assert not (tmp_path / "out.age").exists()
    with pytest.raises(WriteError):
        hand_over(archive, FAMILY.id, archive.root / "vault.json", to=KEY.public)


def test_locked_with_a_passphrase(archive: Archive, tmp_path: Path) -> None:
    passphrase = new_passphrase()
    hand_over(archive, FAMILY.id, tmp_path / "out.age", passphrase=passphrase)
    said = passphrase.upper().replace("-", " ")
    assert read_handed(tmp_path / "out.age", said).family[-1].value == FAMILY
    with pytest.raises(LockedError):
        read_handed(tmp_path / "out.age", KEY)


@pytest.mark.parametrize("length", [0, 1, 65535, 65536, 65537, 200_000])
def test_what_is_locked_opens_with_any_age_tool(length: int) -> None:
    content = bytes(range(256)) * 800
    blocks = [content[at : min(at + 30_000, length)] for at in range(0, length, 30_000)]
    locked = b"".join(age_passphrase.encrypted(blocks, "egna ord"))
    assert locked.splitlines()[1].startswith(b"-> scrypt ")
    assert locked.splitlines()[1].endswith(b" 16"), "whatever the computer"
    assert pyrage.passphrase.decrypt(locked, "egna ord") == content[:length]


@pytest.mark.parametrize("cost", ["19", "23", "63", "064", "+18", "99999", "x"])
def test_a_file_that_asks_for_all_the_memory_is_not_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cost: str
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "decrypt", lambda *_: pytest.fail("it was tried"))
    begins = f"age-encryption.org/v1\n-> scrypt {'A' * 22} {cost}\n{'A' * 43}\n--- {'A' * 43}\n"
    others = (begins.replace("-> scrypt", "-> X25519 a\n\n-> scrypt", 1), b64encode(begins.encode()).decode())
    armoured = f"-----BEGIN AGE ENCRYPTED FILE-----\n{others[1]}\n-----END AGE ENCRYPTED FILE-----\n"
    for text in (begins, *others, armoured):
        (tmp_path / "file").write_bytes(text.encode() + bytes(100))
        with pytest.raises((DamagedError, LockedError)):
            read_handed(tmp_path / "file", "egna ord")


@pytest.mark.parametrize("bound", ["LARGEST", "LARGEST_VERSION"])
@pytest.mark.parametrize("secret", [KEY, "egna ord"])
def test_more_than_a_family_takes_is_neither_written_nor_read(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secret: RecoveryKey | str, bound: str
) -> None:
    whom: dict[str, Any] = {"to": KEY.public} if isinstance(secret, RecoveryKey) else {"passphrase": secret}
    hand_over(archive, FAMILY.id, tmp_path / "whole.age", **whom)
    monkeypatch.setattr(handover, bound, 500)
    with pytest.raises(DamagedError):
        read_handed(tmp_path / "whole.age", secret)
    with pytest.raises(WriteError, match="backup"):
        hand_over(archive, FAMILY.id, tmp_path / "out.age", **whom)
    assert not (tmp_path / "out.age").exists()


def test_a_locked_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyrage.passphrase, "decrypt", lambda *_: pytest.fail("it was tried"))
    begins = b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 16\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n"
    (tmp_path / "file").write_bytes(begins)
    os.truncate(tmp_path / "file", handover.LARGEST * 2)
    with pytest.raises(DamagedError):
        read_handed(tmp_path / "file", "egna ord")


def test_a_passphrase_for_a_file_that_a_key_opens(archive: Archive, tmp_path: Path) -> None:
    hand_over(archive, FAMILY.id, tmp_path / "out.age", to=KEY.public)
    with pytest.raises(LockedError, match="secret key"):
        read_handed(tmp_path / "out.age", "egna ord")


def test_a_passphrase_that_is_heard() -> None:
    made = new_passphrase()
    assert made != new_passphrase()
    assert passphrase_heard(f" {made.replace('-', '')} \n") == made
    assert passphrase_heard(" egna ord ") == "egna ord"


@pytest.mark.parametrize("at", [0, 60, 200, 400, -1])
def test_what_is_damaged_or_foreign(archive: Archive, tmp_path: Path, at: int) -> None:
    hand_over(archive, FAMILY.id, tmp_path / "out.age", to=KEY.public)
    whole = (tmp_path / "out.age").read_bytes()
    damaged = bytearray(whole)
    damaged[at] ^= 1
    for content in (bytes(damaged), whole[:at], b"hello", pyrage.encrypt(b"hello", [_recipient()])):
        (tmp_path / "file").write_bytes(content)
        for secret in (KEY, "egna ord"):
            with pytest.raises((DamagedError, LockedError)):
                read_handed(tmp_path / "file", secret)
    with pytest.raises(LockedError):
        read_handed(tmp_path / "out.age", RecoveryKey.new())
    with pytest.raises(NotFoundError):
        read_handed(tmp_path / "none", KEY)


def _recipient() -> pyrage.x25519.Recipient:
    return pyrage.x25519.Recipient.from_str(KEY.public)


def test_a_backup_is_no_hand_over(archive: Archive, tmp_path: Path) -> None:
    from mapping.archive.parcels.backup import back_up

    key = archive.keyring.new_recovery_key()
    back_up(archive, tmp_path / "backup.age")
    with pytest.raises(DamagedError, match="handed over"):
        read_handed(tmp_path / "backup.age", key)


@pytest.mark.skipif(AGE is None, reason="there is no age program on this computer")
def test_the_age_program_opens_it_and_nothing_can_be_read(archive: Archive, tmp_path: Path) -> None:
    hand_over(archive, FAMILY.id, tmp_path / "out.age", to=KEY.public)
    (tmp_path / "key").write_text(KEY.standard)
    line = [str(AGE), "-d", "-i", tmp_path / "key", tmp_path / "out.age"]
    inside = subprocess.run(line, capture_output=True, check=True).stdout
    assert FAMILY.code.encode() in inside
    content = (tmp_path / "out.age").read_bytes()
    for readable in (FAMILY.code, FAMILY.parent.name, str(FAMILY.id), "family"):
        assert readable.encode() not in content
