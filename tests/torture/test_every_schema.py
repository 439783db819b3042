"""An archive of every schema that ever was, brought up to date, and stopped at every system call of that."""

import os
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mapping.archive.care.checking import check
from mapping.archive.documents import codec, migrations
from mapping.archive.documents import documents as documents_module
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.opening import open_archive
from mapping.record import Id
from tests.mapping.archive.documents.test_migrations import FIXED_PASSPHRASE, FIXTURES
from tests.mapping.archive.invented import id_of
from tests.torture.counting import Counts
from tests.torture.ground import documents_of, generations_of, unfinished
from tests.torture.sharing import Share, shares
from tests.torture.tracing import can_trace, stops

STEPS_AHEAD = 2
"""Schemas that are still to come, so that there is a way to go even from the schema of today."""
STRIDE = 151
"""In the short form, at one in so many system calls."""
MANY = range(100_000)
"""Stops; no work has more."""

Data = dict[str, Any]


def _step(number: int, data: Data) -> Data:
    note = {"id": str(id_of(f"step {number}")), "text": f"steg {number}", "taken_up": False}
    return {**data, "later": [*data.get("later", []), note]}


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> int:
    """Krets as it will be: each step to come tells of itself in the session's thoughts for later."""
    for number in range(SCHEMA, SCHEMA + STEPS_AHEAD):
        monkeypatch.setitem(migrations.STEPS, ("session", number), lambda data, number=number: _step(number, data))  # type: ignore[arg-type]
    real = migrations.migrate
    monkeypatch.setattr(codec, "migrate", lambda kind, data, schema, **_to: real(kind, data, schema, to=_latest()))
    for module in (codec, documents_module):
        monkeypatch.setattr(module, "SCHEMA", _latest())
    return _latest()


def _latest() -> int:
    return SCHEMA + STEPS_AHEAD


def _bring_up_to_date(root: Path) -> None:
    with open_archive(root, FIXED_PASSPHRASE, "write") as archive:
        for entry in archive.index.sessions:
            session, place = archive.session(entry.id)
            archive.save(session, place)
            archive.note(session)


def _documents(schema: int) -> set[Id]:
    """Families and sessions of a fixture; the index beside them is made anew as it is needed."""
    expected = msgspec.json.decode((FIXTURES / f"archive-schema-{schema}.json").read_bytes())
    return {Id(each["id"]) for each in (*expected["families"], *expected["sessions"])}


def _kept(root: Path, schema: int) -> dict[Path, bytes]:
    """The newest generation of each document, as it lies there."""
    newest = {generations_of(root, document)[-1] for document in _documents(schema)}
    return {path.relative_to(root): path.read_bytes() for path in newest}


def _migrated(root: Path, schema: int) -> int:
    """Prove that every session has taken every step, once, and that nothing else is wrong; returns their number."""
    with open_archive(root, FIXED_PASSPHRASE, "write") as archive:
        assert check(archive) == ()
        for entry in archive.index.sessions:
            told = [note.text for note in archive.session(entry.id)[0].later]
            assert told[-STEPS_AHEAD:] == [f"steg {number}" for number in range(SCHEMA, _latest())]
            assert len(set(told)) == len(told), f"a step from schema {schema} was taken twice"
    return len(archive.index.sessions)


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
@shares(12)
def test_stopped_at_every_system_call(
    schema: int, tmp_path: Path, counts: Counts, long: bool, share: Share, ahead: int
) -> None:
    if not can_trace():
        pytest.skip("this system does not let a process follow its children")
    fixture = FIXTURES / f"archive-schema-{schema}"
    for stop in share.of(MANY) if long else MANY[::STRIDE]:
        root = tmp_path / "copy"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(fixture, root)
        before = _kept(root, schema)
        ended = len(stops(lambda root=root: _bring_up_to_date(root), kill_at=stop)) <= stop
        assert {path: (root / path).read_bytes() for path in before} == before
        counts.add(12, "sessions migrated or untouched after a kill", _migrated(root, ahead))
        assert unfinished(root) == []
        counts.add(12, "kills while an archive was brought up to date")
        if ended:
            break
    counts.most(12, "schemas that ever were", SCHEMA)


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_stopped_in_every_step(
    schema: int, tmp_path: Path, counts: Counts, ahead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process ends in the middle of a step, before anything was written: nothing was."""
    for number in range(schema, ahead):
        root = tmp_path / f"{number}"
        shutil.copytree(FIXTURES / f"archive-schema-{schema}", root)
        before = _kept(root, schema)
        with monkeypatch.context() as broken:
            broken.setitem(migrations.STEPS, ("session", number), lambda _data: os._exit(7))  # type: ignore[arg-type]
            child = os.fork()
            if child == 0:
                _bring_up_to_date(root)
                os._exit(0)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        assert {path: (root / path).read_bytes() for path in before} == before
        counts.add(12, "steps stopped in the middle")
        _migrated(root, ahead)


def test_there_is_a_fixture_of_each() -> None:
    for schema in range(1, SCHEMA + 1):
        assert _documents(schema) < set(documents_of(FIXTURES / f"archive-schema-{schema}"))
