"""The ways to open an archive: added, changed and removed, without a document being touched."""

import shutil
import subprocess
from pathlib import Path

import pytest

from mapping.archive import disk, opening
from mapping.archive.archive import Archive
from mapping.archive.care.checking import check
from mapping.archive.keys import vault
from mapping.archive.keys.cost import PRACTICE_COST, STANDARD_COST, Cost
from mapping.archive.keys.keyring import recipients
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.keys.rotation import rotate
from mapping.archive.keys.slots import PassphraseSlot, SlotKind, kind_of
from mapping.archive.lock import take_lock
from mapping.archive.log.acts import Act
from mapping.archive.opening import create_archive, open_archive
from mapping.errors import InvalidError, KretsError, LockedError, NotFoundError, WriteError
from tests.mapping.archive.invented import PASSPHRASE, SESSION

OTHER = "åtta trötta elefanter"
OLD_PASSPHRASE = "fast lösenfras för prov"
OLD_ARCHIVE = Path(__file__).parents[3] / "fixtures" / "archive-schema-1"


def _opens(root: Path, secret: "str | RecoveryKey") -> None:
    with open_archive(root, secret, "write") as archive:
        assert archive.session(SESSION.id)[0] == SESSION


def test_the_passphrase_is_changed_and_no_document_is(archive: Archive) -> None:
    key = archive.keyring.new_recovery_key()
    before = {file: file.read_bytes() for file in archive.root.rglob("*.sealed")}
    archive.keyring.change_passphrase(OTHER)
    assert {file: file.read_bytes() for file in archive.root.rglob("*.sealed")} == before
    archive.close()
    with pytest.raises(LockedError):
        open_archive(archive.root, PASSPHRASE)
    _opens(archive.root, OTHER)
    _opens(archive.root, key)


def test_a_short_new_passphrase_changes_nothing(archive: Archive) -> None:
    with pytest.raises(InvalidError):
        archive.keyring.change_passphrase("kort")
    archive.close()
    _opens(archive.root, PASSPHRASE)


def test_only_the_newest_recovery_key_opens(archive: Archive) -> None:
    first, second = archive.keyring.new_recovery_key(), archive.keyring.new_recovery_key()
    archive.close()
    with pytest.raises(LockedError, match="not to this archive"):
        open_archive(archive.root, first)
    _opens(archive.root, second)
    assert recipients(archive.root) == (second.public,)


def test_the_organisation_opens_with_the_secret_half_of_its_key(archive: Archive) -> None:
    theirs = RecoveryKey.new()
    archive.keyring.set_organisation(theirs.public)
    archive.close()
    _opens(archive.root, theirs)
    with open_archive(archive.root, PASSPHRASE, "write") as again:
        assert again.keyring.recipients == recipients(archive.root) == (theirs.public,)
        again.keyring.remove(SlotKind.ORGANISATION)
        with pytest.raises(NotFoundError):
            again.keyring.remove(SlotKind.ORGANISATION)
    with pytest.raises(LockedError):
        open_archive(archive.root, theirs)


def test_the_last_key_that_a_person_holds_stays(archive: Archive) -> None:
    archive.keyring.set_organisation(RecoveryKey.new().public)
    with pytest.raises(InvalidError, match="last key"):
        archive.keyring.remove(SlotKind.PASSPHRASE)
    key = archive.keyring.new_recovery_key()
    archive.keyring.remove(SlotKind.PASSPHRASE)
    with pytest.raises(InvalidError, match="last key"):
        archive.keyring.remove(SlotKind.RECOVERY)
    archive.close()
    _opens(archive.root, key)


def test_a_lost_passphrase_is_replaced_with_the_recovery_key(archive: Archive) -> None:
    key = archive.keyring.new_recovery_key()
    archive.close()
    with open_archive(archive.root, key, "write") as again:
        again.keyring.change_passphrase(OTHER)
    _opens(archive.root, OTHER)


def test_the_paper_can_be_tried(archive: Archive) -> None:
    assert not archive.keyring.tried(RecoveryKey.new())
    key = archive.keyring.new_recovery_key()
    slot = archive.keyring.slot(SlotKind.RECOVERY)
    assert getattr(slot, "tried", "?") is None
    assert archive.keyring.tried(RecoveryKey.read(" ".join(key.groups)))
    assert getattr(archive.keyring.slot(SlotKind.RECOVERY), "tried", None) is not None
    assert not archive.keyring.tried(RecoveryKey.new())
    archive.close()
    _opens(archive.root, key)


def test_a_reader_changes_no_key(archive: Archive) -> None:
    with open_archive(archive.root, PASSPHRASE, "read") as reader:
        for change in (reader.keyring.new_recovery_key, lambda: reader.keyring.change_passphrase(OTHER)):
            with pytest.raises(WriteError, match="reading only"):
                change()


def test_each_change_is_logged(archive: Archive) -> None:
    archive.keyring.new_recovery_key()
    archive.keyring.change_passphrase(OTHER)
    noted = [entry.record.detail for entry in archive.log.read().entries if entry.record.act == Act.KEYS_CHANGED]
    assert noted == ["recovery", "passphrase"]


def test_the_age_tool_opens_a_recovery_slot(archive: Archive, tmp_path: Path) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("age is not installed here")
    key = archive.keyring.new_recovery_key()
    identity, slot = tmp_path / "key.txt", archive.keyring.slot(SlotKind.RECOVERY)
    identity.write_text(RecoveryKey.read(" ".join(key.groups)).standard + "\n")
    text = getattr(slot, "age_text", "").encode()
    opened = subprocess.run([age, "--decrypt", "-i", identity], input=text, capture_output=True, check=True)
    assert opened.stdout == archive.keyring.keys.packed


def test_an_archive_of_the_first_version_gets_a_recovery_key(tmp_path: Path) -> None:
    root = tmp_path / "old"
    shutil.copytree(OLD_ARCHIVE, root)
    with open_archive(root, OLD_PASSPHRASE, "write") as archive:
        sessions = [entry.id for entry in archive.index.sessions]
        kept = [archive.session(id_)[0] for id_ in sessions]
        key = archive.keyring.new_recovery_key()
    for secret in (OLD_PASSPHRASE, key):
        with open_archive(root, secret) as archive:
            assert [archive.session(id_)[0] for id_ in sessions] == kept


def _cost(root: Path) -> Cost:
    slot = next(slot for slot in vault.read(root).vault.slots if kind_of(slot) is SlotKind.PASSPHRASE)
    assert isinstance(slot, PassphraseSlot)
    return slot.cost


@pytest.mark.parametrize(
    ("cost", "weak"),
    [
        (PRACTICE_COST, False),
        (STANDARD_COST, False),
        (Cost(memory_kib=1024, iterations=2, lanes=1), True),
        (Cost(memory_kib=64 * 1024, iterations=2, lanes=4), True),
        (Cost(memory_kib=32 * 1024, iterations=9, lanes=4), True),
        (Cost(memory_kib=192 * 1024, iterations=1, lanes=1), False),
    ],
)
def test_what_costs_less_than_it_should_is_weak(cost: Cost, weak: bool) -> None:
    assert cost.weak is weak


def test_a_weak_cost_is_raised_when_it_can_be_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weak = Cost(memory_kib=1024, iterations=2, lanes=1)
    create_archive(root, PASSPHRASE, weak).close()
    open_archive(root, PASSPHRASE, "read").close()
    assert _cost(root) == weak
    with monkeypatch.context() as full:
        full.setattr(disk, "_write_part", _full)
        open_archive(root, PASSPHRASE, "write").close()
    assert _cost(root) == weak
    open_archive(root, PASSPHRASE, "write").close()
    assert _cost(root) == STANDARD_COST
    open_archive(root, PASSPHRASE, "read").close()


def test_a_practice_archive_stays_as_it_is(archive: Archive) -> None:
    archive.keyring.change_passphrase(OTHER)
    archive.close()
    open_archive(archive.root, OTHER, "write").close()
    assert _cost(archive.root) == PRACTICE_COST


def test_a_full_disk_leaves_the_slots_as_they_were(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (archive.root / "vault.json").read_bytes()
    monkeypatch.setattr(disk, "_write_part", _full)
    for change in (archive.keyring.new_recovery_key, lambda: archive.keyring.change_passphrase(OTHER)):
        with pytest.raises(KretsError, match="full"):
            change()
    assert (archive.root / "vault.json").read_bytes() == before


def test_when_only_the_last_flush_fails_the_new_slots_hold_and_nothing_is_raised(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To raise would say that the old ones still do, and the new recovery key would be thrown away."""
    old = archive.keyring.new_recovery_key()
    with monkeypatch.context() as broken:
        broken.setattr(disk, "flush_folder", _full)
        new = archive.keyring.new_recovery_key()
        archive.keyring.change_passphrase(OTHER)
    noted = [entry.record.detail for entry in archive.log.read().entries if entry.record.act == Act.KEYS_CHANGED]
    assert noted == ["recovery", "recovery", "passphrase"]
    archive.close()
    for secret in (old, PASSPHRASE):
        with pytest.raises(LockedError):
            open_archive(archive.root, secret)
    for secret in (new, OTHER):
        _opens(archive.root, secret)


def test_a_file_is_replaced_wholly_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, incoming = tmp_path / "target", tmp_path / "incoming"
    target.write_bytes(b"old")
    incoming.mkdir()
    for step in ("flush", "_write_part"):
        with monkeypatch.context() as broken:
            broken.setattr(disk, step, _full)
            with pytest.raises(WriteError):
                disk.replace_durably(incoming, target, b"new")
        assert (target.read_bytes(), list(incoming.iterdir())) == (b"old", [])
    with monkeypatch.context() as broken:
        broken.setattr(disk, "flush_folder", _full)
        with pytest.raises(WriteError):
            disk.replace_durably(incoming, target, b"new")
    assert target.read_bytes() == b"new", "it is one of the two, and never gone"
    disk.replace_durably(incoming, target, b"newer", times=(10**18, 10**18))
    assert (target.read_bytes(), target.stat().st_mtime_ns) == (b"newer", 10**18)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["target"]


def test_who_unlocked_before_another_changed_the_keys_gets_the_new_ones(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The passphrase is tried before the lock is taken; what it gave may be old by then."""
    archive.close()

    def rotated_meanwhile(root: Path) -> object:
        monkeypatch.undo()
        with open_archive(root, PASSPHRASE, "write") as other:
            rotate(other, PASSPHRASE)
        return take_lock(root)

    monkeypatch.setattr(opening, "take_lock", rotated_meanwhile)
    with open_archive(archive.root, PASSPHRASE, "write") as again:
        assert check(again) == ()


def _full(*_: object) -> None:
    raise OSError(28, "full")
