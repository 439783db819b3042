"""Older data is brought up to date step by step, and an archive of each schema that ever was still opens."""

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from mapping.archive.care.checking import check
from mapping.archive.documents import codec
from mapping.archive.documents.codec import Ledger, Proved, family_of, family_tables, session_of
from mapping.archive.documents.migrations import SCHEMA, STEPS, Steps, migrate
from mapping.archive.opening import open_archive
from mapping.errors import DamagedError, NewerError
from mapping.family import Family
from mapping.record import Record
from mapping.session import Session
from tests.mapping.archive.invented import EXPORT, FAMILY, PLACE, SESSION

FIXTURES = Path(__file__).parents[3] / "fixtures"
FIXED_PASSPHRASE = "fast lösenfras för prov"

Data = dict[str, Any]


def _rename(data: Data) -> Data:
    return {"names": [data["name"]], **{key: value for key, value in data.items() if key != "name"}}


def _join(data: Data) -> Data:
    return {**data, "names": " & ".join(data["names"])}


TWO_STEPS: Steps = {("family", 1): _rename, ("family", 2): _join, ("session", 2): lambda data: {**data, "mood": "calm"}}


def test_steps_are_taken_in_order() -> None:
    old = {"name": "Märta", "code": "x"}
    assert migrate("family", old, 1, to=3, steps=TWO_STEPS) == {"names": "Märta", "code": "x"}
    assert migrate("family", {"names": ["a", "b"]}, 2, to=3, steps=TWO_STEPS) == {"names": "a & b"}
    assert old == {"name": "Märta", "code": "x"}


def test_a_kind_without_a_step_goes_through_unchanged() -> None:
    assert migrate("session", {"a": 1}, 1, to=2, steps=TWO_STEPS) == {"a": 1}
    assert migrate("session", {"a": 1}, 1, to=3, steps=TWO_STEPS) == {"a": 1, "mood": "calm"}


def test_what_is_of_today_is_left_alone() -> None:
    assert migrate("family", {"names": "x"}, 3, to=3, steps=TWO_STEPS) == {"names": "x"}


def test_what_is_newer_is_refused() -> None:
    with pytest.raises(NewerError):
        migrate("family", {}, 4, to=3, steps=TWO_STEPS)
    with pytest.raises(NewerError):
        session_of(Proved().session_tables(SESSION, PLACE), SCHEMA + 1)
    with pytest.raises(NewerError):
        family_of(family_tables(FAMILY, Ledger()), SCHEMA + 1)


def test_what_this_version_does_not_know_is_refused_and_not_dropped() -> None:
    """Also where the schema's number says nothing of it: who saved it again would lose it."""
    family = family_tables(FAMILY, Ledger(exports=(EXPORT,)))
    session = Proved().session_tables(SESSION, PLACE)
    for tables, read in ((family, family_of), (session, session_of)):
        with pytest.raises(NewerError):
            read({**tables, "tomorrow": []}, SCHEMA)
        for name in {"family", "exports", "session", "alters", "answers"} & tables.keys():
            first, *others = tables[name]
            with pytest.raises(NewerError):
                read({**tables, name: [{**first, "tomorrow": 1}, *others]}, SCHEMA)


def test_what_cannot_be_is_damaged_and_not_newer() -> None:
    session = Proved().session_tables(SESSION, PLACE)
    with pytest.raises(DamagedError) as refusal:
        session_of({**session, "alters": [{**session["alters"][0], "ring": "near"}]}, SCHEMA)
    assert refusal.type is DamagedError


def test_stored_records_are_migrated_when_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[tuple[str, int]] = []

    def note(kind: Any, data: Data, schema: int, *, to: int) -> Data:
        taken.append((kind, schema))
        return migrate(kind, data, schema, to=to)

    monkeypatch.setattr(codec, "migrate", note)
    session_of(Proved().session_tables(SESSION, PLACE), SCHEMA)
    family_of(family_tables(FAMILY, Ledger()), SCHEMA)
    assert taken == [("session", SCHEMA), ("family", SCHEMA)]


def test_no_step_is_for_a_schema_that_is_not_older() -> None:
    assert {number for _kind, number in STEPS} <= set(range(1, SCHEMA))


class Expected(Record, frozen=True):
    """What an archive among the fixtures holds, as the schema of today has it."""

    families: tuple[Family, ...]
    sessions: tuple[Session, ...]


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_an_archive_of_every_schema_opens(schema: int, tmp_path: Path) -> None:
    """When the schema moves on, an archive of it is kept (see `fixed`), and this JSON is brought up to date."""
    _opens(FIXTURES, schema, tmp_path / "copy")


def test_an_archive_of_today_can_be_kept(tmp_path: Path) -> None:
    from tests.mapping.archive.fixed import LEDGER, PROTECTED, make

    make(tmp_path)
    _opens(tmp_path, SCHEMA, tmp_path / "copy")
    with open_archive(tmp_path / "copy", FIXED_PASSPHRASE) as archive:
        assert archive.family(PROTECTED.id).protected
        assert replace(archive.ledger(PROTECTED.id), newest={}) == LEDGER


def _opens(fixtures: Path, schema: int, copy: Path) -> None:
    """An archive that was kept holds what is written down beside it, and can be worked in."""
    expected = msgspec.json.decode((fixtures / f"archive-schema-{schema}.json").read_bytes(), type=Expected)
    shutil.copytree(fixtures / f"archive-schema-{schema}", copy)
    for access in ("read", "write"):
        with open_archive(copy, FIXED_PASSPHRASE, access) as archive:
            assert tuple(archive.family(entry.id) for entry in archive.index.families) == expected.families
            assert tuple(archive.session(entry.id)[0] for entry in archive.index.sessions) == expected.sessions
            assert check(archive) == ()
            assert archive.ledger(expected.families[0].id).exports != ()
    with open_archive(copy, FIXED_PASSPHRASE, "write") as archive:
        for session in expected.sessions:
            archive.save(session)
            archive.note(session)
        assert check(archive) == ()
