"""Opening an archive: what unlocking costs beside the key derivation alone, and how soon the list of families is there.

The large archive holds 5,000 families and 20,000 sessions, each a small document. It is filled without waiting for the
disk; what is measured is a second opening, with a passphrase that costs next to nothing: until the list is known, until
it is painted, and until the whole folder is looked through, which happens behind the painted list.
"""

import asyncio
import os
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from unittest.mock import patch
from uuid import UUID, uuid4

from msgspec.structs import replace

from benchmarks.figures import ratio, spread
from benchmarks.map_on_screen import SIZE, WatchedKrets
from benchmarks.save_answer import FAMILY, PARENT, PASSPHRASE
from mapping.archive import disk
from mapping.archive.index import Index, KeptIndex
from mapping.archive.keys.cost import PRACTICE_COST, STANDARD_COST, derive
from mapping.archive.opening import create_archive, open_archive
from mapping.network import Network
from mapping.session import Session, State
from tui.screens.home import HomeScreen

FAMILIES, SESSIONS = 5_000, 20_000
ROUNDS = 9
UNLOCK_AIM, LIST_AIM = 1.15, 0.150


def measure() -> list[str]:
    """Lines for people to read."""
    where = os.environ.get("KRETS_BENCHMARK_DIR", ".")
    with tempfile.TemporaryDirectory(dir=where) as folder, patch.object(disk, "flush", lambda _descriptor: None):
        unlocked, derivations = _unlocked(Path(folder) / "one")
        many = Path(folder) / "many"
        _fill(many)
        known, looked = _opened(many)
        painted = asyncio.run(_painted(many, Path(folder)))
    return [
        f"unlocking: {spread(unlocked)}",
        f"the key derivation alone: {spread(derivations)}",
        f"unlocking beside the derivation: {ratio(unlocked, derivations, UNLOCK_AIM)}",
        f"opening {FAMILIES} families and {SESSIONS} sessions, until the list is known: {spread(known)}",
        f"until it is painted at home: {spread(painted)}; "
        f"{median(painted) / LIST_AIM:.2f} times the {LIST_AIM * 1000:.0f} ms aimed at",
        f"until the folder is looked through, behind the list: {spread(looked)}",
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


def _fill(root: Path) -> None:
    day = date(2026, 3, 12)
    empty = Session(id=UUID(int=1), family=FAMILY.id, met_on=day, entered_on=day, network=Network(ego=PARENT))
    families = [uuid4() for _ in range(FAMILIES)]
    with create_archive(root, PASSPHRASE, PRACTICE_COST) as archive, patch.object(KeptIndex, "keep", _not_kept):
        for number, id_ in enumerate(families):
            archive.put_family(replace(FAMILY, id=id_, code=f"Blomma {number}"))
        for number in range(SESSIONS):
            archive.save(replace(empty, id=uuid4(), family=families[number % FAMILIES], state=State.CLOSED))
    with open_archive(root, PASSPHRASE, "write") as archive:
        assert len(archive.index.families) == FAMILIES  # noqa: S101 - a benchmark of something else is worth nothing


def _not_kept(kept: KeptIndex, _index: Index) -> None:
    """Keep no list while the archive is filled: that would take hours."""
    kept.at_once = Index()


def _opened(root: Path) -> tuple[list[float], list[float]]:
    known, looked = [], []
    for _ in range(ROUNDS):
        began = perf_counter()
        with open_archive(root, PASSPHRASE, "write") as archive:
            assert len(archive.index_at_once.families) == FAMILIES  # noqa: S101
            known.append(perf_counter() - began)
            _ = archive.index
            looked.append(perf_counter() - began)
    return known, looked


async def _painted(root: Path, folder: Path) -> list[float]:
    """Seconds from the passphrase to the first frame that shows the list."""
    WatchedKrets.repaints = []
    app = WatchedKrets(folder / "practice", practice=True, settings=folder / "settings.toml")
    taken = []
    async with app.run_test(size=SIZE) as pilot:
        while not isinstance(app.screen, HomeScreen):
            await pilot.pause(0.05)
        for _ in range(ROUNDS):
            app.repaints = []
            began = perf_counter()
            with open_archive(root, PASSPHRASE, "write") as archive:
                app.push_screen(HomeScreen(archive))
                while not app.repaints or not isinstance(app.screen, HomeScreen):
                    await asyncio.sleep(0.001)
                taken.append(app.repaints[0] - began)
                _ = archive.index
                app.pop_screen()
                await pilot.pause(0.5)
        app.exit()
    return taken
