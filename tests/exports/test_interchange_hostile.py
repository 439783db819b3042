"""Files that are out to do harm, or no interchange files at all."""

import json

import pytest

from exports.data.interchange import read
from mapping.archive.documents.migrations import SCHEMA
from mapping.errors import InvalidError
from mapping.practice import document

BASE = b'{"format": "krets", "schema": 1, "families": ['
NOT_JSON = {
    "nothing": b"",
    "half": document()[:2000],
    "more after": document() + b"x",
    "NaN": document().replace(f'"schema": {SCHEMA}'.encode(), b'"schema": NaN', 1),
    "deep lists": BASE + b"[" * 200_000,
    "deep objects": BASE + b'{"a":' * 200_000 + b"1" + b"}" * 200_000 + b"]}",
    "a lone surrogate": document().replace(b'"Vilja"', rb'"\ud800"', 1),
    "Latin-1": document().replace("å".encode(), b"\xe5", 1),
    "UTF-16": document().decode().encode("utf-16"),
    "an endless number": BASE + b'{"id": ' + b"9" * 5000 + b', "id": 1}]}',
}


@pytest.mark.parametrize("content", NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidError):
        read(content)


@pytest.mark.parametrize("name", ["k" * 5000, "\x1b]52;c;QUJD\x07", "a` - at `$.x", "a\nb"])
def test_the_name_of_a_field_steers_nothing(name: str) -> None:
    with pytest.raises(InvalidError) as caught:
        read(json.dumps({"format": "krets", "schema": 1, name: 1}).encode())
    said = str(caught.value)
    assert said.isprintable()
    assert len(said) < 100
