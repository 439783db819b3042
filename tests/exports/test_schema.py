"""The JSON Schema of the interchange format: what goes out keeps to it, and what does not keep to it is seen."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings

from exports.data.interchange import write
from exports.data.reading import read
from exports.data.schema import schema
from mapping.archive.documents.codec import Correction
from mapping.practice import document
from mapping.session import Session
from tests import strategies

SCHEMA = json.loads(schema())
_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
_FORMATS = {"uuid": UUID, "date": date.fromisoformat, "date-time": datetime.fromisoformat}
_HEEDED = {
    "type",
    "enum",
    "const",
    "anyOf",
    "$ref",
    "format",
    "items",
    "properties",
    "required",
    "additionalProperties",
}
_TELLING = {"title", "description", "default", "$schema", "$defs"}


def _faults(value: Any, part: dict[str, Any], place: str = "$") -> Iterator[str]:
    """Where a value does not keep to a part of the schema. A word that is not heeded here is a fault of its own."""
    assert not part.keys() - _HEEDED - _TELLING
    if "$ref" in part:
        yield from _faults(value, SCHEMA["$defs"][part["$ref"].rpartition("/")[2]], place)
    if "anyOf" in part and all(any(_faults(value, one, place)) for one in part["anyOf"]):
        yield place
    if ("enum" in part and value not in part["enum"]) or ("const" in part and value != part["const"]):
        yield place
    if ("type" in part and type(value) is not _TYPES[part["type"]]) or (
        "format" in part and not _formed(value, part["format"])
    ):
        yield place
    elif part.get("type") == "object":
        yield from (f"{place}.{name}" for name in part.get("required", ()) if name not in value)
        for name, inner in value.items():
            known = part["properties"].get(name)
            yield from _faults(inner, known, f"{place}.{name}") if known else (f"{place}.{name}",)
    elif part.get("type") == "array":
        for number, inner in enumerate(value):
            yield from _faults(inner, part["items"], f"{place}[{number}]")


def _formed(value: str, kind: str) -> bool:
    try:
        _FORMATS[kind](value)
    except ValueError:
        return False
    return True


def test_the_practice_family_keeps_to_it() -> None:
    whole = read(document())
    assert not list(_faults(json.loads(document()), SCHEMA))
    moment = datetime(2026, 3, 12, 9, tzinfo=UTC)
    one = Correction(id=UUID(int=1), session=whole.sessions[0].id, at=moment, by="Kajsa", text="I trean.")
    data = json.loads(write(whole.families, whole.sessions, [one]))
    assert not list(_faults(data, SCHEMA))
    del data["corrections"][0]["text"]
    assert list(_faults(data, SCHEMA)) == ["$.corrections[0].text"]


@given(strategies.sessions())
@settings(max_examples=15, deadline=None)
def test_every_session_keeps_to_it(session: Session) -> None:
    assert not list(_faults(json.loads(write([], [session])), SCHEMA))


@pytest.mark.parametrize(
    ("field", "value"), [("met_on", "i går"), ("state", "lost"), ("more", 1), ("network", None), ("id", 5)]
)
def test_what_does_not_keep_to_it_is_seen(field: str, value: object) -> None:
    data = json.loads(document())
    data["sessions"][0][field] = value
    assert f"$.sessions[0].{field}" in list(_faults(data, SCHEMA))


def test_a_missing_field_is_seen() -> None:
    data = json.loads(document())
    del data["families"][0]["code"]
    assert list(_faults(data, SCHEMA)) == ["$.families[0].code"]


def test_it_is_the_same_every_time_and_every_part_has_a_title_and_says_what_it_is() -> None:
    assert schema() == schema()
    assert list(SCHEMA["$defs"]) == sorted(SCHEMA["$defs"])
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert part["title"]
        assert not re.search(r"\n ", part.get("description", ""))
    assert all("description" in part for part in SCHEMA["$defs"].values() if "properties" in part)
