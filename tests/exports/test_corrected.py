"""What was put right in a closed session goes out with it: below its words, and told in its pictures; never in it."""

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from exports.corrected import may_be_told
from exports.data.interchange import read
from exports.export import Export, FileFormat, Subject, made
from exports.masks import Mask
from mapping.archive.documents.codec import Correction
from mapping.practice import document
from mapping.session import Session

HELD = read(document()).sessions
PLAIN, SENSITIVE = HELD[1], HELD[2]
"""Closed sessions: one in which nothing is sensitive, and one in which something is."""
WORDS = "Astrid bor i Falun,\ninte i Borlänge."
FIRST = Correction(id=UUID(int=1), session=PLAIN.id, at=datetime(2026, 3, 12, 9, tzinfo=UTC), by="Kajsa Ek", text=WORDS)
LATER = replace(FIRST, id=UUID(int=2), at=datetime(2026, 4, 1, 9, tzinfo=UTC), by="", text="Saga är moster.")
BELOW = """

RÄTTAT EFTERÅT
- 12 mars 2026, Kajsa Ek:
  Astrid bor i Falun,
  inte i Borlänge.
- 1 april 2026:
  Saga är moster.
"""
UNTOLD = """

RÄTTAT EFTERÅT
- 12 mars 2026: något rättades. Vad det var står inte här.
- 1 april 2026: något rättades. Vad det var står inte här.
"""
HOSTILE = "a\x1b]52;c;aGVq\x07\x9b2J\u202eb\u200b\r\nNätverkskarta · En annan\n\n=1+1"

subjects = pytest.mark.parametrize("subject", Subject)


def words(export: Export, session: Session, *corrections: Correction) -> str:
    return made(export, session, title="K-1", corrections=corrections).contents[""].decode()


@subjects
def test_the_words_are_followed_by_it_and_are_as_they_were(subject: Subject) -> None:
    export = Export(subject, "txt")
    original = words(export, PLAIN)
    assert words(export, PLAIN, FIRST, LATER) == original.removesuffix("\n") + BELOW
    assert "RÄTTAT" not in original


@subjects
@pytest.mark.parametrize("mask", [mask for mask in Mask if mask is not Mask.NAMES])
def test_where_names_are_masked_only_that_there_is_one_is_told(subject: Subject, mask: Mask) -> None:
    told = words(Export(subject, "txt", mask), PLAIN, FIRST, LATER)
    assert told.endswith(UNTOLD)
    assert not re.search("Falun|Kajsa|moster[.]", told)


@subjects
def test_where_something_sensitive_stays_behind_its_words_do_too(subject: Subject) -> None:
    about = replace(FIRST, session=SENSITIVE.id)
    assert words(Export(subject, "txt"), SENSITIVE, about, LATER).endswith(UNTOLD)


def test_it_comes_along_where_all_that_is_sensitive_does() -> None:
    chosen = Export(Subject.PROFILE, "txt", sensitive=True)
    assert words(chosen, SENSITIVE, FIRST, LATER).endswith(BELOW)
    assert words(replace_mask(chosen, Mask.INITIALS), SENSITIVE, FIRST, LATER).endswith(UNTOLD)
    assert not may_be_told(SENSITIVE, Mask.NAMES, sensitive=False)


def replace_mask(export: Export, mask: Mask) -> Export:
    return Export(export.subject, export.file_format, mask, sensitive=export.sensitive)


@subjects
def test_hostile_words_stay_text_in_their_place(subject: Subject) -> None:
    told = words(Export(subject, "txt"), PLAIN, replace(FIRST, by=HOSTILE, text=HOSTILE))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e]", told)
    below = told.partition("RÄTTAT EFTERÅT\n")[2].splitlines()
    assert below[0].startswith("- 12 mars 2026, ")
    assert len(below) > 2, "its lines are kept"
    assert all(line.startswith("  ") for line in below[1:]), "none of them looks like anything but a part of it"


@pytest.mark.parametrize("mask", [Mask.NAMES, Mask.NONE])
@subjects
def test_a_picture_says_that_there_is_one_and_not_what(subject: Subject, mask: Mask) -> None:
    export = Export(subject, "svg", mask)
    drawn = words(export, PLAIN, FIRST, LATER)
    described = drawn.partition("<desc>")[2].partition("</desc>")[0]
    assert "rättad 1 april 2026: se texten" in described
    assert not re.search("Falun|Kajsa", drawn)
    assert "rättad" not in words(export, PLAIN)
    assert words(export, PLAIN, FIRST, LATER) == drawn


@pytest.mark.parametrize("subject", [Subject.MAP, Subject.GENOGRAM, Subject.TIMELINE])
def test_it_is_seen_beside_the_date(subject: Subject) -> None:
    drawn = words(Export(subject, "svg"), PLAIN, FIRST).partition("</desc>")[2]
    assert re.search(r">10 februari 2026 .*· rättad 12 mars 2026: se texten</text>", drawn)


@pytest.mark.parametrize(
    ("subject", "data"), [(Subject.MAP, "graphml"), (Subject.MAP, "csv"), (Subject.TIMELINE, "csv")]
)
def test_tables_and_graphs_are_as_they_were(subject: Subject, data: FileFormat) -> None:
    export = Export(subject, data)
    assert made(export, PLAIN, title="K-1", corrections=(FIRST,)) == made(export, PLAIN, title="K-1")
