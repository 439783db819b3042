"""Opening an archive: what unlocking costs beside the key derivation alone, and how soon the list of families is there.

The large archive holds 5,000 families and 20,000 sessions, each a small document. It is filled without waiting for the
disk; what is measured is a second opening, with a passphrase that costs next to nothing.
"""

import os
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter
from unittest.mock import patch
from uuid import UUID, uuid4

from msgspec.structs import replace

from benchmarks.figures import ratio, spread
from benchmarks.save_answer import FAMILY, PARENT, PASSPHRASE
from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.keys.cost import PRACTICE_COST, STANDARD_COST, derive
from mapping.archive.opening import create_archive, open_archive
from mapping.network import Network
from mapping.session import Session, State

FAMILIES, SESSIONS = 5_000, 20_000
ROUNDS = 9
UNLOCK_AIM, LIST_AIM = 1.15, 0.150


def measure() -> list[str]:
    """Lines for people to read."""
    where = os.environ.get("KRETS_BENCHMARK_DIR", ".")
    with tempfile.TemporaryDirectory(dir=where) as folder, patch.object(disk, "flush", lambda _descriptor: None):
        unlocked, derivations = _unlocked(Path(folder) / "one")
        opened = _opened(Path(folder) / "many")
    return [
        f"unlocking: {spread(unlocked)}",
        f"the key derivation alone: {spread(derivations)}",
        f"unlocking beside the derivation: {ratio(unlocked, derivations, UNLOCK_AIM)}",
        f"opening {FAMILIES} families and {SESSIONS} sessions, until the list is there: {spread(opened)}; "
        f"{sorted(opened)[len(opened) // 2] / LIST_AIM:.2f} times the {LIST_AIM * 1000:.0f} ms aimed at",
    ]


def _unlocked(root: Path) -> tuple[list[float], list[float]]:
    create_archive(root, PASSPHRASE, STANDARD_COST).close()
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS):
        for which in (number % 2, 1 - number % 2):
            began = perf_counter()
            if which:
                derive(PASSPHRASE, os.urandom(16), STANDARD_COST)
            else:
                open_archive(root, PASSPHRASE, "read").close()
            taken[which].append(perf_counter() - began)
    return taken


def _opened(root: Path) -> list[float]:
    day = date(2026, 3, 12)
    empty = Session(id=UUID(int=1), family=FAMILY.id, met_on=day, entered_on=day, network=Network(ego=PARENT))
    families = [uuid4() for _ in range(FAMILIES)]
    with create_archive(root, PASSPHRASE, PRACTICE_COST) as archive, patch.object(Archive, "_keep_index"):
        for number, id_ in enumerate(families):
            archive.put_family(replace(FAMILY, id=id_, code=f"Blomma {number}"))
        for number in range(SESSIONS):
            archive.save(replace(empty, id=uuid4(), family=families[number % FAMILIES], state=State.CLOSED))
    open_archive(root, PASSPHRASE, "write").close()  # the list is made
    taken = []
    for _ in range(ROUNDS):
        began = perf_counter()
        with open_archive(root, PASSPHRASE, "write") as archive:
            assert len(archive.index.families) == FAMILIES  # noqa: S101 - a benchmark of something else is worth nothing
            taken.append(perf_counter() - began)
    return taken
