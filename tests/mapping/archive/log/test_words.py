"""Each record is told in words, in both languages; what only a newer version knows is told calmly."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product

import pytest

from exports.export import FORMATS, Export
from exports.masks import Mask
from mapping.archive.care.checking import Wrong
from mapping.archive.index import Index
from mapping.archive.log import Act, Purpose
from mapping.archive.log.record import LogRecord
from mapping.archive.log.words import Teller, act_words, detail_words, head_words, purpose_words
from mapping.language import Language, speaking
from tests.mapping.archive.invented import id_of

PERSON = id_of("Maria")


@pytest.fixture(params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    with speaking(request.param):
        yield request.param


@pytest.mark.parametrize("act", [act for act in Act if act is not Act.BEGUN])
def test_each_act_has_words(act: Act, language: Language) -> None:
    said = act_words(act)
    assert "_" not in said
    assert "newer" not in said
    with speaking("sv" if language == "en" else "en"):
        assert act_words(act) != said


@pytest.mark.parametrize("purpose", Purpose)
def test_each_purpose_has_words(purpose: Purpose, language: Language) -> None:
    said = purpose_words(purpose)
    with speaking("sv" if language == "en" else "en"):
        assert purpose_words(purpose) != said


def _details() -> Iterator[tuple[Act, str]]:
    """Every detail that Krets notes, but for those of exports."""
    yield from product([Act.OPENED], ["new", "write passphrase", "read recovery", "read organisation"])
    yield from product([Act.TAKEN_IN], ["people", "handed over"])
    yield from product([Act.HANDED_OVER], ["passphrase", "key", "key protected"])
    yield Act.RESTORED, "archive"
    yield from product([Act.REFUSED, Act.CHECKED], ["1", "2"])
    yield from product([Act.REPAIRED], [Wrong.INDEX, f"{Wrong.DAMAGED} {PERSON}", f"{Wrong.UNSOUND} {PERSON}"])
    yield from product([Act.DISCLOSED], [f"{PERSON}", f"{PERSON} protected"])
    yield Act.STOPPED, "12-a1b2c3d4 7"
    for kind in ("passphrase", "recovery", "organisation"):
        yield from product([Act.KEYS_CHANGED], [kind, f"without {kind}"])
    yield from product([Act.KEYS_CHANGED], ["1 data keys", "2 data keys"])


@pytest.mark.parametrize(("act", "detail"), _details())
def test_each_detail_has_words(act: Act, detail: str) -> None:
    with speaking("sv"):
        swedish = detail_words(act, detail)
    with speaking("en"):
        english = detail_words(act, detail)
    assert swedish != english
    for said in (swedish, english):
        assert str(PERSON) not in said
        assert "_" not in said


def test_each_export_has_words() -> None:
    for subject, mask, sensitive in product(FORMATS, Mask, [False, True]):
        for kind in FORMATS[subject]:
            detail = Export(subject, kind, mask, sensitive=sensitive).noted
            with speaking("sv"):
                swedish = detail_words(Act.EXPORTED, detail)
            assert set(swedish.split()) & set(detail.split()) - {"genogram"} == {kind}  # it is called so in both


def test_a_disclosure_is_about_a_person_who_is_not_named() -> None:
    with speaking("sv"):
        assert detail_words(Act.DISCLOSED, str(PERSON)) == f"om en person ({str(PERSON)[:8]})"
    with speaking("en"):
        assert (
            detail_words(Act.DISCLOSED, f"{PERSON} protected")
            == f"about a person ({str(PERSON)[:8]}) although protected"
        )


def test_what_was_found_unfinished_is_told_by_whom_nobody_is_and_where() -> None:
    record = LogRecord(2, datetime(2026, 3, 12, tzinfo=UTC), "", Act.STOPPED, detail="12-a1b2c3d4 7")
    with speaking("en"):
        told = Teller(Index()).tell(record)
    assert (told.who, told.act) == ("–", "unfinished log found")
    assert told.detail == "log file 12-a1b2c3d4, after record 7"


@pytest.mark.parametrize(
    ("act", "detail"),
    [
        ("moved_house", "fast \x1b[2J 12"),
        ("stopped", "nobody knows"),
        ("keys_changed", "9 thumbs"),
        ("refused", "many"),
        ("handed over", f"{PERSON}"),
        ("", ""),
    ],
)
@pytest.mark.usefixtures("language")
def test_what_a_newer_version_wrote_is_told_calmly(act: str, detail: str) -> None:
    record = LogRecord(2, datetime(2026, 3, 12, tzinfo=UTC), "Elsa", act, detail=detail, purpose="later", receiver="x")
    told = Teller(Index()).tell(record)
    assert told.act
    assert str(PERSON) not in " ".join(told)
    assert "\x1b" not in "".join(told)


@pytest.mark.usefixtures("language")
def test_somebodys_own_words_stay_theirs() -> None:
    assert detail_words(Act.ERASED, "new data 3 read") == "new data 3 read"


def test_a_head_is_told_where_there_is_one() -> None:
    with speaking("en"):
        assert head_words("a1b2") == "Head of the log: a1b2"
    assert head_words("") == ""
