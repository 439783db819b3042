"""Files made to exhaust the machine: refused by their size or their header, before any work is done for them."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mapping.archive.disk import LARGEST
from mapping.archive.documents.codec import Ledger, family_tables
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.opening import open_archive
from mapping.archive.parcels.age_passphrase import encrypted
from mapping.archive.parcels.aged import write_sealed
from mapping.archive.parcels.handover import LARGEST as MOST_HANDED
from mapping.archive.parcels.parcel import Piece, Receiver, packed
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION, id_of
from tests.torture.bombs import MOST_MEMORY, Ended, sparse, tried
from tests.torture.counting import Counts
from tests.torture.ground import fresh, generations_of

OPEN = """
from mapping.archive.opening import open_archive
open_archive(root, PASSPHRASE, "write if free").close()
"""
LIST = """
from mapping.archive.opening import open_archive
with open_archive(root, PASSPHRASE, "write if free") as archive:
    assert archive.index.sessions
"""
CHECK = """
from mapping.archive.opening import open_archive
from mapping.archive.care.checking import check
with open_archive(root, PASSPHRASE, "write if free") as archive:
    found = "found " + str(len(check(archive)))
"""
READ = """
from uuid import UUID
from mapping.archive.opening import open_archive
with open_archive(root, PASSPHRASE) as archive:
    archive.session(UUID({id!r}))
"""
IMPORT = """
from tui.__main__ import run
(root.parent / "ord").write_text(PASSPHRASE)
status = run(["--archive", str(root), "--passphrase-file", str(root.parent / "ord"), *{arguments!r}])
found = "status " + str(status)
"""
TAKE_IN = ("take-in", "{folder}/in.age", "--key-file", "{folder}/secret")
RESTORE = ("restore-archive", "{folder}/in.age", "{folder}/new", "--recovery-key-file", "{folder}/secret")
LEFTOVERS = 100_000


@pytest.fixture
def bombed(tmp_path: Path) -> Path:
    """An archive to put a bomb in."""
    return fresh(tmp_path / "archive")


def _bounded(ended: Ended, counts: Counts) -> str:
    assert ended.memory <= MOST_MEMORY, f"{ended.memory // 1024} MiB for: {ended.said}"
    counts.add(13, "bombs that were refused or passed by")
    counts.most(13, "MiB at the peak", ended.memory // 1024)
    return ended.said


@pytest.mark.parametrize("begins", [b"", b"KRETSDOC"], ids=["noughts", "a header"])
def test_a_document_of_a_gigabyte(bombed: Path, counts: Counts, begins: bytes) -> None:
    newest = generations_of(bombed, SESSION.id)[-1]
    sparse(newest, begins=begins or newest.read_bytes())
    assert _bounded(tried(READ.format(id=str(SESSION.id)), bombed, PASSPHRASE), counts).startswith("DamagedError")
    assert _bounded(tried(CHECK, bombed, PASSPHRASE), counts).startswith("found")


def test_the_largest_document_that_is_read(bombed: Path, counts: Counts) -> None:
    sparse(generations_of(bombed, SESSION.id)[-1], LARGEST, b"KRETSDOC")
    assert _bounded(tried(CHECK, bombed, PASSPHRASE), counts).startswith("found")


@pytest.mark.parametrize("begins", [b"", b'{"format":"krets-vault","version":2,"x":"'], ids=["noughts", "a beginning"])
def test_a_vault_of_a_gigabyte(bombed: Path, counts: Counts, begins: bytes) -> None:
    sparse(bombed / "vault.json", begins=begins)
    assert _bounded(tried(OPEN, bombed, PASSPHRASE), counts).startswith("DamagedError")


def test_everything_of_a_gigabyte(bombed: Path, counts: Counts, long: bool) -> None:
    """Whatever else lies in an archive's folder: each of its files in turn. It opens, or is refused."""
    files = sorted(path for path in bombed.rglob("*") if path.is_file() and path.name != "vault.json")
    for path in files if long else files[-1:]:
        whole = path.read_bytes()
        sparse(path, begins=whole)
        _bounded(tried(CHECK, bombed, PASSPHRASE), counts)
        path.write_bytes(whole)


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 2**20, "iterations": 64, "lanes": 64},
        {"memory_kib": 2**31, "iterations": 1, "lanes": 1},
        {"memory_kib": 65536, "iterations": 2**31, "lanes": 4},
        {"memory_kib": 512 * 1024, "iterations": 1, "lanes": 4},
    ],
    ids=str,
)
def test_a_header_that_asks_for_too_much(bombed: Path, counts: Counts, cost: dict[str, int]) -> None:
    _rewrite(bombed, lambda vault: vault["slots"][0].update(cost=cost))
    assert _bounded(tried(OPEN, bombed, PASSPHRASE), counts).startswith("DamagedError")


def test_the_most_that_a_header_may_ask_for(bombed: Path, counts: Counts) -> None:
    _rewrite(
        bombed, lambda vault: vault["slots"][0].update(cost={"memory_kib": 256 * 1024, "iterations": 1, "lanes": 4})
    )
    assert _bounded(tried(OPEN, bombed, PASSPHRASE), counts).startswith("LockedError")


def _rewrite(root: Path, change: Callable[[Any], None]) -> None:
    """Change the vault as somebody would who knows how its checksum is made."""
    vault = msgspec.json.decode((root / "vault.json").read_bytes())
    change(vault)
    vault["checksum"] = hashlib.sha256(msgspec.json.encode({**vault, "checksum": ""})).hexdigest()
    (root / "vault.json").write_bytes(msgspec.json.encode(vault))


DEEP: dict[str, bytes] = {
    "lists": b"[" * 1_000_000,
    "records": b'{"a":' * 500_000,
    "closed": b"[" * 200_000 + b"]" * 200_000,
    "wide": b'{"format":"krets","schema":1,"families":[' + b"{}," * 2_600_000 + b"{}]}",
    "long number": b'{"format":"krets","schema":' + b"9" * 4_000_000 + b"}",
}


@pytest.mark.parametrize("name", DEEP)
def test_json_too_deep_or_too_wide(bombed: Path, counts: Counts, name: str, long: bool) -> None:
    if name not in {"lists", "wide"} and not long:
        pytest.skip("in the long form")
    (bombed.parent / "in.json").write_bytes(DEEP[name])
    arguments = ("import", str(bombed.parent / "in.json"))
    assert _bounded(tried(IMPORT.format(arguments=arguments), bombed, PASSPHRASE), counts) == "status 4"
    (bombed / "vault.json").write_bytes(DEEP[name])
    assert _bounded(tried(OPEN, bombed, PASSPHRASE), counts).startswith("DamagedError")


@pytest.mark.parametrize("name", ["in.json", "in.csv", "in.graphml"])
def test_an_import_of_a_gigabyte(bombed: Path, counts: Counts, name: str) -> None:
    sparse(bombed.parent / name, begins=b'{"format":"krets"')
    arguments = ("import", str(bombed.parent / name), *(() if name == "in.json" else ("--family", "x")))
    assert _bounded(tried(IMPORT.format(arguments=arguments), bombed, PASSPHRASE), counts) != "status 0"


_COSTLY = f"age-encryption.org/v1\n-> scrypt {'A' * 22} {{cost}}\n{'A' * 43}\n--- {'A' * 43}\n"
_FOR_A_KEY = f"age-encryption.org/v1\n-> X25519 {'A' * 43}\n{'A' * 43}\n--- {'A' * 43}\n".encode()
BEGINNINGS = {
    "noughts": b"",
    "a header for a passphrase": _COSTLY.format(cost=16).encode(),
    "a header for a key": _FOR_A_KEY,
    "a header without an end": _FOR_A_KEY[:60],
}
CONTENTS = {"none": b"{}", "deep": b"{" * 1000, "wide": b'{"schema":1,"tables":{"x":[' + b"{}," * 1_300_000 + b"{}]}}"}
KEY = RecoveryKey.new()
SECRETS = {"passphrase": "abcde-fghjk", "key": KEY.standard}


@pytest.mark.parametrize("cost", [18, 19, 23, 30, 63])
def test_a_hand_over_that_asks_for_all_the_memory(bombed: Path, counts: Counts, cost: int) -> None:
    """8 GiB, in a file of 300 bytes; the most that is tried is what the age program itself writes."""
    (bombed.parent / "in.age").write_bytes(_COSTLY.format(cost=cost).encode() + bytes(100))
    _refused(bombed, counts, TAKE_IN, SECRETS["passphrase"])


@pytest.mark.parametrize("begins", BEGINNINGS)
@pytest.mark.parametrize("secret", SECRETS)
def test_a_hand_over_or_a_backup_of_a_gigabyte(bombed: Path, counts: Counts, begins: str, secret: str) -> None:
    sparse(bombed.parent / "in.age", begins=BEGINNINGS[begins])
    _refused(bombed, counts, TAKE_IN, SECRETS[secret])
    if secret == "key":
        _refused(bombed, counts, RESTORE, SECRETS[secret])


@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("content", CONTENTS)
def test_a_hand_over_of_far_too_much(bombed: Path, counts: Counts, long: bool, content: str, locked: bool) -> None:
    """Sealed as a colleague would, and filled with what Krets has to unpack before it can tell."""
    versions = _versions(CONTENTS[content], 40_000 if long else 2_000)
    target = bombed.parent / "in.age"
    if locked:
        target.write_bytes(b"".join(encrypted(packed(versions), SECRETS["passphrase"])))
    else:
        write_sealed(target, packed(versions), (KEY.public,), Receiver(), lambda _part: None)
    _refused(bombed, counts, TAKE_IN, SECRETS["passphrase" if locked else "key"])
    if not locked:
        _refused(bombed, counts, RESTORE, SECRETS["key"])


def _versions(content: bytes, families: int) -> Iterator[Piece]:
    """The family as it is, over and over, and then `content`, twice as much as is taken in."""
    whole = msgspec.json.encode({"schema": SCHEMA, "tables": family_tables(FAMILY, Ledger())})
    for number in range(families):
        yield Piece(f"family/{FAMILY.id}/{number:010}.json", partial(BytesIO, whole))
    for number in range(2 * MOST_HANDED // max(len(content), MOST_HANDED // families)):
        yield Piece(f"sessions/{SESSION.id}/{number:010}.json", partial(BytesIO, content))


def _refused(bombed: Path, counts: Counts, what: tuple[str, ...], secret: str) -> None:
    (bombed.parent / "secret").write_text(secret)
    arguments = [each.format(folder=bombed.parent) for each in what]
    assert _bounded(tried(IMPORT.format(arguments=arguments), bombed, PASSPHRASE), counts) != "status 0"
    assert not (bombed.parent / "new").exists()


def test_a_hundred_thousand_leftovers(bombed: Path, counts: Counts, long: bool) -> None:
    number = LEFTOVERS if long else LEFTOVERS // 100
    incoming = bombed / "incoming"
    for each in range(number):
        (incoming / f"{each}.part").touch()
        (bombed / "documents" / f"skräp {each}").touch()
    for each in range(number // 10):
        (bombed / "documents" / str(id_of(f"empty {each}"))).mkdir()
    assert _bounded(tried(LIST, bombed, PASSPHRASE), counts) == "well"
    assert list(incoming.iterdir()) == []
    assert not (bombed / "documents" / str(id_of("empty 1"))).exists()
    with open_archive(bombed, PASSPHRASE) as archive:
        assert set(archive.documents()) >= {SESSION.id}
    counts.add(13, "leftovers swept", number)
    shutil.rmtree(bombed)


def test_many_damaged_documents(bombed: Path, counts: Counts, long: bool) -> None:
    """As many folders that look like documents and are none."""
    number = 20_000 if long else 300
    for each in range(number):
        folder = bombed / "documents" / str(id_of(f"bomb {each}"))
        folder.mkdir()
        (folder / "0000000001.sealed").write_bytes(b"KRETSDOC")
    ended = tried(OPEN, bombed, PASSPHRASE)
    assert _bounded(ended, counts) == "well"
    counts.add(13, "documents that are none, passed by", number)
