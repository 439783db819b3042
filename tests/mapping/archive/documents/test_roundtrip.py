"""What is stored comes back equal, and what would not is refused before it touches the disk."""

import math
from collections.abc import Iterator
from copy import copy
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid5

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import force_setattr, replace

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Ledger, Place, Proved, family_of, family_tables, session_of
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from mapping.errors import DamagedError, InvalidError
from mapping.family import Family
from mapping.record import Record
from mapping.session import Part, Session
from tests.mapping.archive.invented import CLINIC, EVENT, EXPORT, FAMILY, HOUR, PASSPHRASE, PLACE, SESSION, id_of
from tests.strategies import families, sessions

pytestmark = pytest.mark.usefixtures("unflushed_module")

R = TypeVar("R", bound=Record)

QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def shared(unflushed_module: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:  # noqa: ARG001
    """One archive for all examples."""
    with create_archive(tmp_path_factory.mktemp("roundtrip") / "archive", PASSPHRASE, PRACTICE_COST) as archive:
        archive.put_family(FAMILY)
        archive.save(SESSION)
        yield archive


@QUICK
@example(session=SESSION)
@given(session=sessions())
def test_any_session_comes_back(shared: Archive, session: Session) -> None:
    place = Place(part=Part.PROFILE, subject=str(session.id))
    shared.save(session, place)
    with open_archive(shared.root, PASSPHRASE) as reader:
        assert reader.session(session.id) == (session, place)


@QUICK
@example(family=FAMILY)
@given(family=families())
def test_any_family_comes_back(shared: Archive, family: Family) -> None:
    family = replace(family, id=uuid5(family.id, "family"), code=f"{family.code} {family.id}")
    shared.put_family(family)
    shared.note_export(family.id, EXPORT)
    with open_archive(shared.root, PASSPHRASE) as reader:
        assert reader.family(family.id) == family
        assert reader.ledger(family.id).exports[-1] == EXPORT


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_any_text_comes_back_as_it_is(text: str) -> None:
    """Cleaning is done where text comes in; the archive alters nothing."""
    session = replace(SESSION, network=replace(SESSION.network, alters=(replace(CLINIC, name=text),)))
    assert session_of(Proved().session_tables(session, PLACE), SCHEMA) == (session, PLACE)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sessions(), max_size=3), st.lists(st.integers(0, 2), max_size=8))
def test_what_was_proved_before_gives_the_rows_of_today(drawn: list[Session], order: list[int]) -> None:
    proved = Proved()
    for number in order:
        for session in drawn[number : number + 1]:
            fewer = replace(session, network=replace(session.network, ties=()))
            for now in (session, fewer, _forced(session)):
                assert proved.session_tables(now, PLACE) == Proved().session_tables(now, PLACE)


def test_a_record_that_was_proved_in_one_list_is_not_so_in_another() -> None:
    proved = Proved()
    proved.session_tables(SESSION, PLACE)
    mixed = replace(SESSION, network=replace(SESSION.network, alters=SESSION.network.ties))
    with pytest.raises(InvalidError, match=r"\$\.network\.alters\[0\]"):
        proved.session_tables(mixed, PLACE)
    assert proved.session_tables(SESSION, PLACE) == Proved().session_tables(SESSION, PLACE)


def _forced(record: R, **changes: Any) -> R:
    """A record that nothing has validated."""
    copied = copy(record)
    for name, value in changes.items():
        force_setattr(copied, name, value)
    return copied


def _with_alter(**changes: Any) -> Session:
    return replace(SESSION, network=replace(SESSION.network, alters=(_forced(CLINIC, **changes),)))


INVALID: dict[str, Session] = {
    "ring 7": _with_alter(ring=7),
    "ring NaN": _with_alter(ring=math.nan),
    "ring infinite": _with_alter(ring=math.inf),
    "ring as text": _with_alter(ring="1"),
    "ring as truth": _with_alter(ring=True),
    "no name": _with_alter(name=None),
    "name as number": _with_alter(name=7),
    "name as bytes": _with_alter(name=b"bytes"),
    "lone surrogate": _with_alter(name="\ud800"),
    "lone surrogate deep down": replace(SESSION, to_confirm=(), later=(replace(SESSION.later[0], text="a\udfff"),)),
    "list for tuple": _with_alter(households=[1, 2]),
    "set for tuple": _with_alter(households={1}),
    "household 3": _with_alter(households=(3,)),
    "unknown choice": _with_alter(frequency="hourly"),
    "id as text": _forced(SESSION, id=str(SESSION.id)),
    "state unknown": _forced(SESSION, state="open"),
    "day with an hour": replace(SESSION, met_on=HOUR),
    "an object": replace(SESSION, timeline=object()),
    "nothing": replace(SESSION, network=None),
    "another record": replace(SESSION, profile=SESSION.timeline),
    "weight 4": replace(SESSION, timeline=replace(SESSION.timeline, events=(_forced(EVENT, weight=4),))),
}


@pytest.mark.parametrize("name", INVALID)
def test_what_would_not_come_back_is_refused(shared: Archive, name: str) -> None:
    before = (shared.session(SESSION.id), shared.generations(SESSION.id))
    with pytest.raises(InvalidError) as error:
        shared.save(INVALID[name])
    assert (shared.session(SESSION.id), shared.generations(SESSION.id)) == before
    assert CLINIC.name not in str(error.value)
    assert "\n" not in str(error.value)
    shared.save(SESSION)
    assert shared.session(SESSION.id)[0] == SESSION


def test_the_place_of_what_is_wrong_is_named(shared: Archive) -> None:
    with pytest.raises(InvalidError, match=r"\$\.network\.alters\[0\]"):
        shared.save(INVALID["ring 7"])


@pytest.mark.parametrize("code", ["\ud800", None, 7, b"x", math.nan])
def test_a_family_that_would_not_come_back_is_refused(shared: Archive, code: Any) -> None:
    before = shared.generations(FAMILY.id), shared.family(FAMILY.id), shared.index
    for invalid in (replace(FAMILY, code=code), replace(FAMILY, parent=replace(FAMILY.parent, name=code))):
        with pytest.raises(InvalidError):
            shared.put_family(invalid)
    assert before == (shared.generations(FAMILY.id), shared.family(FAMILY.id), shared.index)


def test_a_moment_with_odd_seconds_of_offset_is_refused_or_kept(shared: Archive) -> None:
    odd = replace(SESSION, begun_at=datetime.fromisoformat("1900-01-01T12:00:00+01:12:12"))
    try:
        shared.save(odd)
    except InvalidError:
        return
    assert shared.session(odd.id)[0] == odd


BROKEN: dict[str, Any] = {
    "no session": {"session": []},
    "two sessions": {"session": [{}, {}]},
    "an empty session": {"session": [{}]},
    "a part that is no part": {"session": [{"network": 5}]},
}


@pytest.mark.parametrize("name", BROKEN)
def test_rows_that_make_no_session(name: str) -> None:
    with pytest.raises(DamagedError):
        session_of(BROKEN[name], SCHEMA)


@pytest.mark.parametrize(
    "row", [{}, {"session": "x", "generation": 1}, {"session": str(id_of("x")), "generation": "1"}]
)
def test_rows_that_make_no_family(row: dict[str, Any]) -> None:
    tables = family_tables(FAMILY, Ledger())
    assert family_of(tables, SCHEMA) == (FAMILY, Ledger())
    with pytest.raises(DamagedError):
        family_of({**tables, "generations": [row]}, SCHEMA)
    with pytest.raises(DamagedError):
        family_of({**tables, "family": []}, SCHEMA)


def test_a_lost_place_is_no_lost_answer() -> None:
    tables = Proved().session_tables(SESSION, PLACE)
    assert session_of({**tables, "place": [{"part": "attic"}]}, SCHEMA) == (SESSION, Place())
    assert session_of({**tables, "place": []}, SCHEMA) == (SESSION, Place())


def test_reading_rows_does_not_change_them() -> None:
    tables = Proved().session_tables(SESSION, PLACE)
    session_of(tables, SCHEMA)
    assert "alters" not in tables["session"][0]["network"]
