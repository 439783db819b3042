"""Corrections go out and come in as they are, once; one that cannot be right is refused with its place."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exports.data.interchange import Interchange, read, take_in, write
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Correction
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive
from mapping.errors import InvalidError
from mapping.practice import document
from tests.strategies import moments, texts

WHOLE = read(document())
CLOSED = WHOLE.sessions[1]
UNDER_WAY = WHOLE.sessions[3]
ONE = Correction(
    id=UUID(int=1), session=CLOSED.id, at=datetime(2026, 3, 12, 9, tzinfo=UTC), by="Kajsa", text="I trean.\nInte fyran."
)
TWO = replace(ONE, id=UUID(int=2), session=WHOLE.sessions[0].id, text="Saga är moster.")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    with create_archive(tmp_path / "a", "fyra lugna ord på rad", PRACTICE_COST) as made:
        yield made


def _file(*corrections: Correction) -> Interchange:
    return read(write(WHOLE.families, WHOLE.sessions, corrections))


def _kept(archive: Archive) -> list[Correction]:
    return list(archive.ledger(WHOLE.families[0].id).corrections)


def _said(**changed: Any) -> str:
    data = json.loads(write(WHOLE.families, WHOLE.sessions, [ONE]))
    data["corrections"][0] |= changed
    with pytest.raises(InvalidError) as caught:
        read(json.dumps(data).encode())
    return str(caught.value).partition(". ")[2]


@given(
    st.lists(
        st.builds(replace, st.just(ONE), id=st.uuids(), at=moments(), by=texts(), text=texts(shortest=1, lines=True)),
        max_size=3,
    )
)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_is_read_the_same(corrections: list[Correction]) -> None:
    content = write(WHOLE.families, WHOLE.sessions, corrections)
    back = read(content)
    assert {*back.corrections} == {*corrections}
    assert write(back.families, back.sessions, reversed(back.corrections)) == content
    assert back.sessions == WHOLE.sessions


def test_out_in_and_out_again(archive: Archive) -> None:
    whole = _file(TWO, ONE)
    taken = take_in(archive, whole)
    assert (taken.added, taken.skipped) == (7, 0)
    assert archive.corrections(CLOSED) == (ONE,)
    family = WHOLE.families[0].id
    assert write([archive.family(family)], archive.sessions(family), _kept(archive)) == write(
        whole.families, whole.sessions, whole.corrections
    )
    assert archive.session(CLOSED.id)[0] == CLOSED, "what was closed is as it was"


def test_what_is_there_is_skipped_and_what_is_new_is_added(archive: Archive) -> None:
    take_in(archive, _file(ONE))
    again = take_in(archive, _file(ONE, TWO), _file(TWO))
    assert (again.added, again.skipped) == (1, 12)
    assert sorted(_kept(archive), key=lambda one: one.id) == [ONE, TWO]
    assert take_in(archive, read(write([], [], [ONE]))).skipped == 1


def test_one_that_is_there_and_differs_is_refused_and_nothing_is_put_in(archive: Archive) -> None:
    take_in(archive, _file(ONE))
    other = replace(ONE, text="Något annat.")
    for files in ([_file(other, TWO)], [_file(TWO), read(write([], [], [replace(TWO, by="Elsa")]))]):
        with pytest.raises(InvalidError) as caught:
            take_in(archive, *files)
        assert "Något" not in str(caught.value)
        assert _kept(archive) == [ONE]


def test_one_of_a_session_that_is_nowhere_or_not_closed_is_refused(archive: Archive) -> None:
    loose = read(write([], [], [ONE]))
    with pytest.raises(InvalidError) as caught:
        take_in(archive, loose)
    assert str(ONE.id) in str(caught.value)
    assert archive.documents() == ()
    begun = read(write([], [], [replace(ONE, session=UNDER_WAY.id)]))
    with pytest.raises(InvalidError):
        take_in(archive, _file(), begun)
    assert archive.documents() == ()
    take_in(archive, _file())
    with pytest.raises(InvalidError):
        take_in(archive, begun)
    assert take_in(archive, loose).added == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("by", "Kaj\x1bsa"),
        ("by", "Kaj\nsa"),
        ("by", "Kaj\u202esa"),
        ("text", "a\u200bb"),
        ("text", "a\x9b2J"),
        ("text", ""),
        ("text", None),
        ("at", "2026-03-12T09:00:00"),
        ("at", "i går"),
        ("session", str(UNDER_WAY.id)),
        ("session", "nobody"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_place(field: str, value: object) -> None:
    assert _said(**{field: value}).startswith(f"$.corrections[0].{field}: ")


def test_an_unknown_field_and_an_identity_given_twice_are_refused() -> None:
    assert _said(colour="blue") == "$.corrections[0]: okänt fält colour"
    assert _said(id=str(CLOSED.id)).startswith("$.corrections[0]: ")
    with pytest.raises(InvalidError):
        _file(ONE, ONE)


def test_a_file_from_before_there_were_any_is_read() -> None:
    data = json.loads(write(WHOLE.families, WHOLE.sessions))
    del data["corrections"]
    for family in data["families"]:
        del family["protected"]
    assert read(json.dumps(data).encode()) == WHOLE
