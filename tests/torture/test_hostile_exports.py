"""Hostile text in every field: no file that leaves Krets carries it on as anything but text."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from exports.data.interchange import Interchange, write
from exports.disclosure.from_archive import disclosed_from, gathered_from
from exports.disclosure.gathering import Request
from exports.disclosure.markdown import markdown
from exports.disclosure.person import people_of
from exports.export import FORMATS, Export, FileFormat, Subject, made
from exports.masks import Mask
from mapping.archive.opening import open_archive
from mapping.language import speaking
from mapping.profile.audience import Audience
from mapping.questions import load
from tests.torture.carried import carried
from tests.torture.counting import Counts
from tests.torture.everywhere import GRAMMAR, KEYS, text_fields_of, texts_in
from tests.torture.hostile import (
    PASSPHRASE,
    STEERING,
    Change,
    archive_with,
    formula,
    practice,
    steering,
    steering_everywhere,
)
from tests.torture.sharing import Share, shares

CHANGES: dict[str, Change] = {"steering": steering, "steering, in keys too": steering_everywhere, "formulas": formula}
EXPORTS = [(subject, format_) for subject in Subject for format_ in FORMATS[subject] if format_ != "png"]
"""A PNG holds no text."""
DAY = date(2026, 11, 3)


def _poisoned(name: str) -> Interchange:
    return practice(CHANGES[name])


@pytest.mark.parametrize("name", CHANGES)
def test_no_text_field_is_forgotten(name: str) -> None:
    """Every field in which a text can stand, by its type, holds something hostile in some record that is exported."""
    untouched = practice(lambda text, _where: text)
    before, after = list(texts_in(untouched)), list(texts_in(_poisoned(name)))
    poisoned = {where for (where, one), (_same, other) in zip(before, after, strict=True) if one != other}
    assert poisoned == text_fields_of(Interchange) - GRAMMAR - (set() if "keys" in name else KEYS)


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize(("subject", "format_"), EXPORTS)
def test_no_export_carries_it_on(name: str, subject: Subject, format_: FileFormat, counts: Counts, long: bool) -> None:
    if not long and (name == "steering, in keys too" or (name == "formulas") != (format_ == "csv")):
        pytest.skip("in the long form")
    whole = _poisoned(name)
    masks = tuple(Mask) if long else (Mask.NAMES,)
    sessions = whole.sessions[-2:]  # the newest of the practice family, and the invented one
    for session, mask, audience in product(sessions, masks, Audience if long else (Audience.WORKER,)):
        with speaking("sv"):
            export = Export(subject, format_, mask, audience=audience, sensitive=True)
            files = made(export, session, title=whole.families[0].code, corrections=whole.corrections).contents
        for content in files.values():
            assert carried(content, format_) == []
            counts.add(7, f"files looked through ({format_})")
    counts.add(7, "injected sequences in a file", 0)


def test_the_data_of_a_family(counts: Counts) -> None:
    for name in CHANGES:
        whole = _poisoned(name)
        data = write(whole.families, whole.sessions, whole.corrections)
        assert carried(data, "json") == []
        counts.add(7, "files looked through (json)")


@pytest.mark.parametrize("name", CHANGES)
@shares(6)
def test_no_disclosure_carries_it_on(name: str, tmp_path: Path, counts: Counts, long: bool, share: Share) -> None:
    """About everybody, with and without others' words; exports, corrections and the log are told of in it too."""
    if not long and name != "steering":
        pytest.skip("in the long form")
    folder = archive_with(_poisoned(name), tmp_path / "arkiv", CHANGES[name])
    with open_archive(folder, PASSPHRASE) as archive, speaking("sv"):
        for family in archive.index.families:
            gathered = gathered_from(archive, family.id)
            people = people_of(gathered.family, gathered.sessions)
            for person, with_words in product(share.of(people) if long else people[:1], (True, False)):
                request = Request(person, DAY, archive.id, STEERING, STEERING, with_words)
                made = disclosed_from(archive, gathered, request, load(), confirmed=True)
                assert carried(markdown(made).encode(), "md") == []
                counts.add(7, "files looked through (md)")
