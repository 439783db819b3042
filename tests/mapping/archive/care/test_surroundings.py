"""Where the archive lies: clouds, network drives, rights, space and clocks are noticed, and nothing is stopped."""

import os
import shutil
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mapping.archive.archive import Archive
from mapping.archive.care.surroundings import Trouble, cloud_of, conflict_copies, on_network, surroundings
from mapping.archive.documents.generations import Generation
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION, generation_file

pytestmark = pytest.mark.usefixtures("unflushed")

COPIES = (
    "vault (Konfliktkopia från Majas dator 2026-11-22).json",
    "vault (Maja's conflicted copy 2026-11-22).json",
    "vault (conflicted copy 2026-11-22 101010).json",
    "vault.sync-conflict-20261122-101010-ABCDEF.json",
    "vault-DESKTOP-MAJA.json",
    "vault 2.json",
)
SUFFIXES = (" (Konfliktkopia 2026-11-22)", "-DESKTOP-MAJA", " 2", ".sync-conflict-20261122-101010-ABCDEF")


def _told(root: Path, now: datetime | None = None) -> list[Trouble]:
    remarks = surroundings(root, now)
    assert all(remark.what and remark.advice for remark in remarks)
    return [remark.trouble for remark in remarks]


def test_at_home_nothing_is_said(archive: Archive) -> None:
    assert _told(archive.root) == []
    assert conflict_copies(archive.root) == ()


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_the_vault(archive: Archive, name: str) -> None:
    (archive.root / name).write_bytes(b"{}")
    assert _told(archive.root) == [Trouble.COPIES]
    assert surroundings(archive.root, thorough=False)[0].serious


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_copy_of_a_version(archive: Archive, suffix: str) -> None:
    path = generation_file(archive.root, SESSION.id, 1)
    copy = path.with_name(f"{path.stem}{suffix}.sealed")
    shutil.copy(path, copy)
    assert conflict_copies(archive.root) == (copy,)
    assert conflict_copies(archive.root, thorough=False) == ()
    assert archive.generations(SESSION.id) == (1,), "it is no version"
    archive._shelf.delete(SESSION.id)
    assert not copy.exists(), "what is erased is erased wholly"


def test_two_versions_with_the_same_number(archive: Archive) -> None:
    path = generation_file(archive.root, SESSION.id, 1)
    shutil.copy(path, path.with_name(Generation(1, datetime(2026, 1, 1, tzinfo=UTC).date()).name))
    assert _told(archive.root) == [Trouble.COPIES]
    assert archive.generations(SESSION.id) == (1,)


def test_a_copy_of_a_whole_document(archive: Archive) -> None:
    folder = archive.root / "documents" / str(SESSION.id)
    shutil.copytree(folder, folder.with_name(f"{folder.name} (1)"))
    assert _told(archive.root) == [Trouble.COPIES]


@pytest.mark.parametrize(
    ("folder", "cloud"),
    [
        ("OneDrive - Kommunen/arkiv", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Kommunen/arkiv", "OneDrive"),
        ("Dropbox (Jobbet)", "Dropbox"),
        ("iCloudDrive/krets", "iCloud"),
        ("Mobile Documents/com~apple~CloudDocs/krets", "iCloud"),
        ("Nextcloud/krets", "Nextcloud"),
        ("Mina dokument/krets", ""),
    ],
)
def test_a_clouds_folder_by_its_name(tmp_path: Path, folder: str, cloud: str) -> None:
    root = tmp_path / folder
    with create_archive(root, PASSPHRASE, PRACTICE_COST) as archive:
        archive.put_family(FAMILY)
    assert cloud_of(root) == cloud
    assert _told(root) == [Trouble.CLOUD] * bool(cloud)


@pytest.mark.parametrize(
    ("mark", "cloud"),
    [(".dropbox.cache", "Dropbox"), ("._sync_0a1b2c3d.db", "Nextcloud"), (".stfolder", "Syncthing")],
)
def test_a_clouds_folder_by_what_it_puts_there(archive: Archive, mark: str, cloud: str) -> None:
    (archive.root.parent / mark).mkdir()
    assert cloud_of(archive.root) == cloud


@pytest.mark.parametrize(
    ("line", "network"),
    [
        ("//server/share {mount} cifs rw 0 0", True),
        ("server:/home {mount} nfs4 rw 0 0", True),
        ("maja@server: {mount} fuse.sshfs rw 0 0", True),
        ("/dev/sda1 {mount} ext4 rw 0 0", False),
        ("//server/share {mount}/elsewhere cifs rw 0 0", False),
    ],
)
def test_a_network_drive(tmp_path: Path, line: str, network: bool) -> None:
    mount = tmp_path / "en enhet"
    (mount / "arkiv").mkdir(parents=True)
    mounts = tmp_path / "mounts"
    mounts.write_text("overlay / overlay rw 0 0\n" + line.format(mount=str(mount).replace(" ", "\\040")) + "\n")
    assert on_network(mount / "arkiv", mounts) is network
    assert not on_network(mount, tmp_path / "no such list")


def test_a_disk_that_is_nearly_full(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _root: usage(10**12, 10**12, 37_000_000))
    (remark,) = surroundings(archive.root)
    assert "37 MB" in remark.what


def test_a_folder_that_can_only_be_read(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert _told(archive.root) == [Trouble.READ_ONLY]
    with open_archive(archive.root, PASSPHRASE) as reader:
        assert reader.session(SESSION.id)[0] == SESSION


def test_a_clock_that_has_gone_back(archive: Archive) -> None:
    now = datetime.now(UTC)
    assert _told(archive.root, now - timedelta(hours=20)) == [], "another zone, or another computer's clock"
    assert _told(archive.root, now + timedelta(days=4000)) == []
    (remark,) = surroundings(archive.root, datetime(1970, 1, 2, tzinfo=UTC))
    assert remark.trouble is Trouble.CLOCK
    assert "1970" in remark.what
    assert f"{now.year}" in remark.what


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert _told(tmp_path / "nowhere") == []
