"""Saving one answer costs the same whether an archive holds ten sessions or a thousand, and little more than the disk.

It also costs the same whether a session has a hundred answers already or one; what it costs without the disk's flush
is told beside it, for the disk hides it.

Three are measured in turn: a save in a small archive, a save in a large one, and a bare durable write of as many
bytes (write, flush, rename, flush the folder). All lie on the disk that holds the working directory, or that of
``KRETS_BENCHMARK_DIR``.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter
from unittest.mock import patch
from uuid import UUID, uuid4

from msgspec.structs import replace

from benchmarks.figures import ratio, slowest, spread
from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from mapping.edits import put_answer
from mapping.family import Family, FamilyMember
from mapping.network import RINGS, SECTORS, Alter, Network, Tie
from mapping.profile import Answer, Profile
from mapping.session import Session
from mapping.words import Voice, Words

SMALL, LARGE = 10, 1000
"""Sessions in the archive."""
PEOPLE, TIES, ANSWERS = 60, 80, 100
ROUNDS = 300
ACROSS_AIM, BARE_AIM = 1.1, 2.0
PASSPHRASE = "practice only"

PARENT = FamilyMember(id=UUID(int=1), name="Märta")
FAMILY = Family(id=UUID(int=2), code="Näckrosen", parent=PARENT)


def measure() -> list[str]:
    """Lines for people to read."""
    where = os.environ.get("KRETS_BENCHMARK_DIR", ".")
    with tempfile.TemporaryDirectory(dir=where) as folder, ExitStack() as open_ones:
        small, large = (open_ones.enter_context(_archive(Path(folder) / str(count), count)) for count in (SMALL, LARGE))
        in_small, in_large, bare = _in_turn(small, large, Path(folder))
        many, few = _more_or_fewer(small)
        with _no_flush():
            reckoned = _more_or_fewer(small)
    return [
        f"saving an answer, {SMALL} sessions in the archive: {spread(in_small)}",
        f"saving an answer, {LARGE} sessions in the archive: {spread(in_large)}",
        f"a bare durable write of as many bytes: {spread(bare)}",
        f"one in a hundred takes longer than: {slowest(in_small)}, and of the bare ones {slowest(bare)}",
        f"{LARGE} sessions beside {SMALL}: {ratio(in_large, in_small, ACROSS_AIM)}",
        f"a save beside a bare write: {ratio(in_small, bare, BARE_AIM)}",
        f"one answer more, {ANSWERS} there and {PEOPLE} people: {spread(many)}",
        f"one answer more, 1 there and {PEOPLE} people: {spread(few)}",
        f"{ANSWERS} answers beside 1: {ratio(many, few, ACROSS_AIM)}",
        f"the same without the disk's flush: {spread(reckoned[0])} beside {spread(reckoned[1])}",
    ]


def _in_turn(small: Archive, large: Archive, folder: Path) -> tuple[list[float], list[float], list[float]]:
    taken: tuple[list[float], list[float], list[float]] = ([], [], [])
    session = invented(uuid4())
    for archive in (small, large):
        archive.save(session)
    content = os.urandom(_newest(small, session).stat().st_size)
    for number in range(ROUNDS):
        session = put_answer(session, _answer(number % ANSWERS, f"omgång {number}"))
        work = [lambda: small.save(session), lambda: large.save(session), lambda: _bare_write(folder, content)]  # noqa: B023 - called at once
        for turn in range(3):
            which = (turn + number) % 3
            began = perf_counter()
            work[which]()
            taken[which].append(perf_counter() - began)
    return taken


def _more_or_fewer(archive: Archive) -> tuple[list[float], list[float]]:
    """One answer more in a session with many answers, and in one with a single one, in turn."""
    full = invented(uuid4())
    first = replace(full, id=uuid4(), profile=Profile(answers=full.profile.answers[:1]))
    taken: tuple[list[float], list[float]] = ([], [])
    for session in (full, first):
        archive.save(session)
    for number in range(ROUNDS):
        for which in (number % 2, 1 - number % 2):
            began = perf_counter()
            archive.save(put_answer((full, first)[which], _answer(ANSWERS + number, f"omgång {number}")))
            taken[which].append(perf_counter() - began)
    return taken


def _bare_write(folder: Path, content: bytes) -> None:
    """The least that a durable write of a whole new file takes."""
    descriptor = os.open(folder / "bare.part", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)
    (folder / "bare.part").replace(folder / "bare")
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def _no_flush() -> AbstractContextManager[object]:
    """Nothing is forced to the disk."""
    return patch.object(disk, "flush", lambda _descriptor: None)


@contextmanager
def _archive(root: Path, sessions: int) -> Iterator[Archive]:
    """An archive that holds as many sessions, closed and opened again as after a day's work."""
    with _no_flush(), create_archive(root, PASSPHRASE, PRACTICE_COST) as archive:  # filling it is not measured
        archive.put_family(FAMILY)
        for _ in range(sessions):
            archive.save(invented(uuid4()))
    os.sync()
    with open_archive(root, PASSPHRASE, "write") as archive:
        assert len(archive.index.sessions) == sessions  # noqa: S101 - a benchmark of something else is worth nothing
        yield archive


def _newest(archive: Archive, session: Session) -> Path:
    return max((archive.root / "documents" / str(session.id)).iterdir())


def invented(id_: UUID) -> Session:
    """A large session; nobody in it exists."""
    alters = tuple(
        Alter(id=UUID(int=100 + n), name=f"Person {n}", sector=SECTORS[n % 6].key, ring=RINGS[n % 3], words=_said(n))
        for n in range(PEOPLE)
    )
    ends = [(n % PEOPLE, (n * 7 + 1) % PEOPLE) for n in range(TIES * 2)]
    ties = tuple(
        Tie(id=UUID(int=1000 + n), a=alters[a].id, b=alters[b].id)
        for n, (a, b) in enumerate([(a, b) for a, b in ends if a != b][:TIES])
    )
    answers = tuple(_answer(n, f"svar {n}") for n in range(ANSWERS))
    network = Network(ego=PARENT, alters=alters, ties=ties)
    day = date(2026, 3, 12)
    return replace(
        Session(id=id_, family=FAMILY.id, met_on=day, entered_on=day, network=network),
        profile=Profile(answers=answers),
    )


def _answer(number: int, text: str) -> Answer:
    return Answer(
        id=UUID(int=5000 + number),
        question=f"time.question_{number}",
        bank=1,
        step=1 + number % 5,
        words=(Words(voice=Voice.PARENT, text=f"{text}: det går bra på morgonen men är svårt om kvällen"),),
    )


def _said(number: int) -> tuple[Words, ...]:
    return (Words(voice=Voice.PARENT, text=f"vi träffas var {number}:e dag"),)
