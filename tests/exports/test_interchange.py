"""Data that goes out comes in the same, and whatever is wrong with it is refused with the place named."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.data.interchange import Interchange, read, take_in, write
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive
from mapping.errors import InvalidError, NewerError
from mapping.family import Family
from mapping.language import use
from mapping.practice import document
from mapping.session import Session
from tests.strategies import families, sessions

PASSPHRASE = "fyra lugna ord på rad"
Whole = tuple[Family, tuple[Session, ...]]


@st.composite
def wholes(draw: st.DrawFn) -> Whole:
    """A family with a few sessions."""
    family = draw(families())
    drawn = draw(st.lists(sessions(family), max_size=2, unique_by=lambda session: session.id))
    return family, tuple(drawn)


slowly = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@given(wholes())
@slowly
def test_what_is_written_is_read_the_same(whole: Whole) -> None:
    family, held = whole
    content = write([family], held)
    back = read(content)
    assert back.families == (family,)
    assert sorted(back.sessions, key=lambda s: s.id) == sorted(held, key=lambda s: s.id)
    assert write(back.families, reversed(back.sessions)) == content, "the order it comes in does not matter"


@given(wholes())
@slowly
def test_out_in_and_out_again_are_the_same_bytes(whole: Whole) -> None:
    content = write([whole[0]], whole[1])
    assert _out_again(read(content), Path) == content


def _out_again(whole: Interchange, path: Callable[[str], Path]) -> bytes:
    with TemporaryDirectory() as folder, create_archive(path(folder) / "a", PASSPHRASE, PRACTICE_COST) as archive:
        taken = take_in(archive, whole)
        assert (taken.added, taken.skipped) == (len(whole.families) + len(whole.sessions), 0)
        assert take_in(archive, whole).added == 0
        kept = [archive.family(entry.id) for entry in archive.index.families]
        return write(kept, [session for family in kept for session in archive.sessions(family.id)])


def test_the_practice_family_out_in_and_out() -> None:
    once = write(read(document()).families, read(document()).sessions)
    assert _out_again(read(once), Path) == once


def test_text_is_written_as_it_is_spelt() -> None:
    content = write(read(document()).families, ())
    assert "Blåklockan".encode() in content
    assert content.endswith(b"}\n")


def _practice() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(document())
    return data


def _said(data: object) -> str:
    with pytest.raises(InvalidError) as caught:
        read(json.dumps(data).encode())
    return str(caught.value).partition(". ")[2]


RECORDS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "$": lambda data: data,
    "$.families[0]": lambda data: data["families"][0],
    "$.families[0].parent": lambda data: data["families"][0]["parent"],
    "$.families[0].parent.born": lambda data: data["families"][0]["parent"]["born"],
    "$.sessions[1]": lambda data: data["sessions"][1],
    "$.sessions[0].network": lambda data: data["sessions"][0]["network"],
    "$.sessions[3].network.alters[2]": lambda data: data["sessions"][3]["network"]["alters"][2],
    "$.sessions[0].network.ties[1]": lambda data: data["sessions"][0]["network"]["ties"][1],
    "$.sessions[0].timeline.events[0]": lambda data: data["sessions"][0]["timeline"]["events"][0],
    "$.sessions[0].timeline.worries[0]": lambda data: data["sessions"][0]["timeline"]["worries"][0],
    "$.sessions[1].profile.answers[0]": lambda data: data["sessions"][1]["profile"]["answers"][0],
}
places = pytest.mark.parametrize("place", RECORDS)


@places
def test_an_unknown_field_is_refused(place: str) -> None:
    data = _practice()
    RECORDS[place](data)["colour"] = "blue"
    assert _said(data) == f"{place}: okänt fält colour"


@places
def test_a_field_that_stands_twice_is_refused(place: str) -> None:
    data = _practice()
    RECORDS[place](data)["mark"] = 1
    name = next(iter(RECORDS[place](_practice())))
    value = json.dumps(RECORDS[place](_practice())[name])
    doubled = json.dumps(data).replace('"mark": 1', f'"{name}": {value}')
    with pytest.raises(InvalidError) as caught:
        read(doubled.encode())
    assert f"{place}.{name}: " in str(caught.value)


@pytest.mark.parametrize("wrong", [None, 7, "seven", [], True, 1.5])
@pytest.mark.parametrize("field", ["network", "agenda", "timeline"])
def test_another_kind_of_value_is_refused(field: str, wrong: object) -> None:
    if field == "agenda" and wrong == []:
        wrong = {}
    data = _practice()
    data["sessions"][2][field] = wrong
    assert _said(data) == f"$.sessions[2].{field}: här ska det stå en annan sorts värde"


@pytest.mark.parametrize(
    ("record", "field", "wrong"),
    [
        ("$.sessions[1]", "met_on", "2026-02-30"),
        ("$.sessions[1]", "state", "sleeping"),
        ("$.sessions[1]", "id", "no-id"),
        ("$.sessions[3].network.alters[2]", "ring", 4),
        ("$.sessions[0].network.ties[1]", "strength", "enormous"),
        ("$.sessions[0].timeline.events[0]", "weight", 9),
        ("$.sessions[1].profile.answers[0]", "step", 6),
        ("$.families[0].parent.born", "edtf", "2015-13"),
    ],
)
def test_a_value_that_cannot_be_is_refused(record: str, field: str, wrong: object) -> None:
    data = _practice()
    RECORDS[record](data)[field] = wrong
    said = _said(data)
    assert said.startswith(record)
    assert str(wrong) not in said.removeprefix(record).replace("[", ""), "the value is not repeated"


@pytest.mark.parametrize("field", ["id", "family", "met_on", "entered_on", "network"])
def test_a_missing_field_is_refused(field: str) -> None:
    data = _practice()
    del data["sessions"][0][field]
    assert _said(data).startswith("$.sessions[0]")
    assert field in _said(data)


@pytest.mark.parametrize(
    ("record", "field", "text"),
    [
        ("$.families[0].parent", "name", "Vil\x1bja"),
        ("$.families[0].parent", "name", "Vil\u202eja"),
        ("$.families[0]", "code", "Blå\nklockan"),
        ("$.families[0]", "code", ""),
        ("$.sessions[3].network.alters[2]", "role", "a\x9bb"),
        ("$.sessions[0].timeline.events[0]", "title", "a\u200bb"),
        ("$.sessions[0].timeline.worries[0]", "text", "a\x00b"),
    ],
)
def test_a_text_that_hides_something_is_refused(record: str, field: str, text: str) -> None:
    data = _practice()
    RECORDS[record](data)[field] = text
    assert _said(data).startswith(f"{record}.{field}: ")


def test_links_to_nobody_are_refused() -> None:
    nobody = "00000000-0000-4000-8000-0000000000ff"
    for record, field in (("$.sessions[0].network.ties[1]", "a"), ("$.sessions[0].timeline.events[0]", "whose")):
        data = _practice()
        RECORDS[record](data)[field] = nobody
        assert _said(data).startswith(record)


def test_an_identity_given_twice_is_refused() -> None:
    data = _practice()
    data["sessions"][2]["id"] = data["sessions"][0]["id"]
    assert _said(data).startswith("$.sessions[2]: ")
    data = _practice()
    data["sessions"][3]["id"] = data["families"][0]["id"]
    assert _said(data).startswith("$.sessions[3]: ")


def test_a_clock_without_a_zone_is_refused() -> None:
    data = _practice()
    data["sessions"][0]["begun_at"] = "0001-01-01T00:00:00"
    assert _said(data).startswith("$.sessions[0].begun_at: ")


@pytest.mark.parametrize("data", [[], 1, None, {}, {"format": "krets"}, {"format": "other", "schema": 1}])
def test_what_is_no_interchange_is_refused(data: object) -> None:
    assert _said(data).startswith("$")


def test_a_mark_at_the_beginning_does_no_harm() -> None:
    assert read(b"\xef\xbb\xbf" + document()) == read(document())


@pytest.mark.parametrize("schema", [SCHEMA + 1, 999])
def test_a_newer_schema_is_refused_whatever_else_it_holds(schema: int) -> None:
    with pytest.raises(NewerError):
        read(json.dumps({"format": "krets", "schema": schema, "something": "new"}).encode())


@pytest.mark.parametrize("schema", [0, -1, "1", None, True])
def test_a_schema_that_never_was_is_refused(schema: object) -> None:
    assert _said({"format": "krets", "schema": schema}).startswith("$.schema: ")


def test_the_place_is_named_in_english() -> None:
    use("en")
    data = _practice()
    data["sessions"][0]["colour"] = 1
    assert _said(data) == "$.sessions[0]: unknown field colour"
