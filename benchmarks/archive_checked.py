"""How many sessions a check looks through in a second: each version opened, proved, decoded, its links followed.

Beside it stands what decrypting the same bytes alone takes, which no check can do without.
"""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from unittest.mock import patch
from uuid import uuid4

from benchmarks.figures import ratio, spread
from benchmarks.save_answer import FAMILY, PASSPHRASE, invented
from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.care.checking import check
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive

SESSIONS, VERSIONS, ROUNDS = 40, 3, 5
BARE_AIM = 40.0


def measure() -> list[str]:
    """Lines for people to read."""
    bare: list[float] = []
    checked: list[float] = []
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stack.enter_context(patch.object(disk, "flush", lambda _descriptor: None))
        archive = stack.enter_context(create_archive(Path(folder) / "archive", PASSPHRASE, PRACTICE_COST))
        _fill(archive)
        for _ in range(ROUNDS):
            bare.append(_timed(lambda: _only_decrypted(archive)))
            checked.append(_timed(lambda: check(archive)))
        assert check(archive) == ()  # noqa: S101 - else it measures something else
    rate = SESSIONS / min(checked)
    return [
        f"{SESSIONS} sessions in {VERSIONS} versions looked through: {spread(checked)}, {rate:.0f} sessions a second",
        f"the same bytes decrypted and no more: {spread(bare)}",
        f"a check beside decrypting: {ratio(checked, bare, BARE_AIM)}",
    ]


def _timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _fill(archive: Archive) -> None:
    archive.put_family(FAMILY)
    for _ in range(SESSIONS):
        session = invented(uuid4())
        for _version in range(VERSIONS):
            archive.save(session)
        archive.note(session)


def _only_decrypted(archive: Archive) -> None:
    shelf, seal = archive._shelf, archive._seal
    for document in archive.documents():
        for number in shelf.generations(document):
            seal.open(document, number, shelf.get(document, number))
