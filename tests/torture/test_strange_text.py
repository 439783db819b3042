"""Texts and numbers that stores stumble on, in every field: they come back as they were, or are refused."""

import math
import unicodedata
from typing import Any
from uuid import uuid4

import pytest
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Correction, Decision, ExportNote, Ledger, Place, RetentionNote, Shared
from mapping.archive.opening import open_archive
from mapping.errors import KretsError
from mapping.family import Family
from mapping.record import Record
from mapping.session import Session
from tests.mapping.archive.invented import EXPORT, FAMILY, HOUR, PASSPHRASE, PLACE, SESSION, id_of
from tests.torture.counting import Counts
from tests.torture.everywhere import GRAMMAR, Where, all_fields, text_fields, texts_in, with_one

pytestmark = pytest.mark.usefixtures("unflushed")

NOTE = 10 * 1024 * 1024
TEXTS = {
    "NUL": "a\0b",
    "every control": "".join(map(chr, [*range(32), *range(127, 160)])),
    "a lone high surrogate": "a\ud800b",
    "a lone low surrogate": "\udfff",
    "surrogates the wrong way round": "\udc00\ud800",
    "emoji": "👩‍👧‍👦🏳️‍🌈🧑🏿‍🦽",
    "right to left": "שלום مرحبا \u202eabc\u202c",
    "decomposed å": unicodedata.normalize("NFD", "Åsa Öst på ängen"),
    "composed å": "Åsa",
    "a tower of accents": "a" + "\u0301" * 1000,
    "no characters": "\uffff\U0010ffff\ufdd0",
    "byte order": "\ufeff\ufffe",
    "all kinds of lines": "a\r\nb\u2028c\u2029d\x85e\x0bf",
    "nothing": "",
    "blanks": " \t\u00a0\u3000",
    "JSON": '{"a": [null, "\\u0000"]}\\',
    "a number": "NaN",
}
NUMBERS: dict[str, Any] = {
    "NaN": math.nan,
    "infinity": math.inf,
    "minus infinity": -math.inf,
    "beyond 64 bits": 2**64,
    "far beyond": -(10**400),
    "truth": True,
    "half": 0.5,
    "minus nought": -0.0,
    "bytes": b"\xff",
    "complex": 1j,
    "a class": object,
}

CORRECTION = Correction(id=id_of("correction"), session=SESSION.id, at=HOUR, by="Kajsa", text="det var i april")
SHARED = Shared(document=SESSION.id, digest="ab12")
DECIDED = RetentionNote(at=HOUR, by="Kajsa", decision=Decision.KEEP, reason="ett ärende", day=HOUR.date())
RECORDS: tuple[Record, ...] = (FAMILY, SESSION, PLACE, EXPORT, CORRECTION, SHARED, DECIDED)


def _kept(archive: Archive, record: Record) -> Record:
    """The record after it was stored and read by another."""
    if isinstance(record, Family):
        archive.put_family(record)
    elif isinstance(record, Session):
        archive.save(record)
    elif isinstance(record, Place):
        archive.save(SESSION, record)
    elif isinstance(record, ExportNote):
        archive.note_export(FAMILY.id, record)
    elif isinstance(record, Correction):
        archive.correct(FAMILY.id, record)
    elif isinstance(record, Shared):
        archive.join_ledger(FAMILY.id, Ledger(shared=(record,)))
    elif isinstance(record, RetentionNote):
        archive.join_ledger(FAMILY.id, Ledger(retention=(record,)))
    with open_archive(archive.root, PASSPHRASE) as reader:
        _family, ledger = reader.contents(FAMILY.id)
        back = (reader.family(FAMILY.id), *reader.session(SESSION.id), *ledger.exports, *ledger.corrections)
        back += (*ledger.shared, *ledger.retention)
    return next(each for each in reversed(back) if type(each) is type(record))


def _stored_or_refused(archive: Archive, where: Where, put: object, counts: Counts) -> None:
    for record in RECORDS:
        if where not in all_fields(record):
            continue
        fresh = replace(record, id=uuid4()) if isinstance(record, Correction) else record  # each is kept once
        strange = with_one(fresh, where, put)
        try:
            assert _kept(archive, strange) == strange
            counts.add(6, "values that came back as they were")
        except KretsError as error:
            told = str(error)
            assert "\n" not in told
            assert told.isprintable()
            counts.add(6, "values that were refused in a sentence")
            _kept(archive, record)


def test_the_invented_records_leave_no_text_empty() -> None:
    wanted = text_fields()
    assert len(wanted) > 20
    assert {where for record in RECORDS for where, _text in texts_in(record)} == wanted


@pytest.mark.parametrize("name", TEXTS)
def test_every_text(archive: Archive, counts: Counts, name: str) -> None:
    for where in sorted(text_fields() - GRAMMAR):
        _stored_or_refused(archive, where, _as_held(where, TEXTS[name]), counts)


def test_a_note_of_ten_megabytes(archive: Archive, counts: Counts, long: bool) -> None:
    for where in sorted(text_fields() - GRAMMAR)[:: 1 if long else 9]:
        _stored_or_refused(archive, where, _as_held(where, "Åh! " * (NOTE // 5)), counts)


@pytest.mark.parametrize("name", NUMBERS)
def test_every_field_with_what_is_no_value(archive: Archive, counts: Counts, name: str, long: bool) -> None:
    everywhere = sorted(where for record in RECORDS for where in all_fields(record))
    for where in everywhere if long else everywhere[::4]:
        _stored_or_refused(archive, where, NUMBERS[name], counts)


def _as_held(where: Where, text: str) -> object:
    """The text as that field holds texts: by itself, or several."""
    held = next(value for record in RECORDS for value in _held(record, where))
    return (text,) if isinstance(held, tuple) else text


def _held(record: object, where: Where) -> list[object]:
    if isinstance(record, tuple):
        return [found for each in record for found in _held(each, where)]
    if not isinstance(record, Record):
        return []
    below = [found for name in record.__struct_fields__ for found in _held(getattr(record, name), where)]
    own = [getattr(record, where[1])] if type(record).__name__ == where[0] else []
    return own + below
