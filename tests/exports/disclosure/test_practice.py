"""The practice family, as each of three would read it."""

from functools import cache

import pytest

from exports.data.reading import read
from exports.disclosure.gathering import Gathered, Request, disclosed
from exports.disclosure.markdown import markdown
from exports.hiding import is_name, words_of
from mapping.archive.documents.codec import Correction, ExportNote
from mapping.errors import NotFoundError
from mapping.network import is_service
from mapping.practice import document
from mapping.questions import load
from mapping.questions.plainness import LIX_AT_MOST, lix
from tests.exports.disclosure.asked import ARCHIVE, DAY
from tests.exports.disclosure.naming import people, told

HELD = "**[ett avsnitt att pröva]**"


@cache
def _family() -> Gathered:
    whole = read(document())
    return Gathered(whole.families[0], whole.sessions)


def _text(name: str, *, with_words: bool = False) -> str:
    person = next(one for one in people(_family()) if one.name == name)
    return markdown(told(_family(), person, with_words=with_words))


@pytest.mark.parametrize("name", ["Tindra", "Vilja", "Gunnel Hallon", "Ebbe"])
@pytest.mark.parametrize("with_words", [False, True])
def test_nobody_else_is_named(name: str, with_words: bool) -> None:
    text = _text(name, with_words=with_words)
    on_map = {alter.name for each in _family().sessions for alter in each.network.alters if not is_service(alter)}
    for other in {"Vilja", "Kajsa", "Milo", "Gunnel", *filter(is_name, on_map)} - {name, *name.split()}:
        assert other not in words_of(text)


def test_the_child_has_the_childs_own_words_and_what_speaks_of_nobody_else() -> None:
    text = _text("Tindra")
    assert "Dina egna ord: ”Jag kan simma till bryggan.”" in text
    assert "Dina egna ord: ”… har en verkstad med allt.”" in text
    assert "Berättat av föräldern: ”Måndagar efter bytet är svårast.”" in text
    assert "Tindra vill inte gå till skolan vissa dagar" in text
    assert "grannen var ledsen" not in text
    assert "mobbning" not in text
    assert "Hur långt: " + HELD in text


def test_what_waits_is_told_marked_when_it_is_chosen() -> None:
    assert "Hon såg att grannen var ledsen före mig.” **[att pröva]**" in _text("Tindra", with_words=True)


def test_the_parent_has_the_own_account_and_not_the_childrens_words() -> None:
    text = _text("Vilja")
    assert "Dina egna ord: ”… skickar bara ett hjärta. Det räcker.”" in text
    assert "Utsatt för mobbning **[känslig]**" in text
    assert "Personalens anteckning: ”Vilja visade brevet själv och bad om hjälp.”" in text
    for with_words in (False, True):
        assert "bryggan" not in _text("Vilja", with_words=with_words)


def test_somebody_else_has_the_facts_and_no_words_of_the_parents() -> None:
    text = _text("Gunnel Hallon")
    assert "Släkt, mellan" in text
    assert f"Berättat av föräldern: {HELD}" in text
    assert "maten på bordet" not in text
    assert "Hallonhagen" not in text
    assert "Inget nytt om dig." in text


def test_each_thing_is_told_once_and_what_changes_anew() -> None:
    text = _text("Tindra")
    assert text.count("Född: 17 mars 2018") == 1
    assert text.count("Tindra föds") == 1
    assert text.count("De kommer i tid") == 2


def test_the_first_page_is_easy_to_read() -> None:
    for name in ("Tindra", "Vilja", "Gunnel Hallon"):
        first, _rest = _text(name).split("## Mötet", 1)
        assert "Myndigheten måste pröva" in first
        assert lix(first.replace("\n\n", ". ")) <= LIX_AT_MOST


def test_corrections_wait_and_exports_are_told() -> None:
    from datetime import UTC, datetime
    from uuid import UUID

    from exports.disclosure.taken_out import taken_out

    session, at = _family().sessions[0], datetime(2026, 3, 1, 9, tzinfo=UTC)
    correction = Correction(id=UUID(int=9), session=session.id, at=at, by="Milo", text="Sixten är tre år.")
    note = ExportNote(session=session.id, at=at, what="map png", receiver="Ebbe på BUP", purpose="colleague")
    gathered = Gathered(_family().family, _family().sessions, (correction,), taken_out([note], []), missing=1)
    person = next(one for one in people(gathered) if one.name == "Tindra")
    text = markdown(told(gathered, person))
    assert "### Rättat efteråt" in text
    assert "tre år" not in text
    assert "1 mars 2026: nätverkskarta png. Till: … på BUP. Varför: till en kollegas arbete." in text
    assert "1 samtal gick inte att läsa." in text


@pytest.mark.parametrize("with_words", [False, True])
def test_a_correction_beside_a_session_that_cannot_be_read(with_words: bool) -> None:
    from datetime import UTC, datetime
    from uuid import UUID

    lost, at = UUID(int=8), datetime(2026, 3, 1, 9, tzinfo=UTC)
    correction = Correction(id=UUID(int=9), session=lost, at=at, by="Milo", text="Tindra kan simma.")
    gathered = Gathered(_family().family, _family().sessions, (correction,), missing=1)
    person = next(one for one in people(gathered) if one.name == "Tindra")
    text = markdown(told(gathered, person, with_words=with_words))
    rest = text.split("## Rättat i samtal som inte gick att läsa")[1].split("##")[0]
    assert ("kan simma" in rest) is with_words
    assert "1 mars 2026" in rest
    without = told(Gathered(_family().family, _family().sessions, missing=1), person, with_words=with_words)
    assert told(gathered, person, with_words=with_words).to_examine == without.to_examine + 1


def test_without_a_session_nothing_is_recorded() -> None:
    person = people(_family())[0]
    with pytest.raises(NotFoundError):
        disclosed(Gathered(_family().family, ()), Request(person, DAY, ARCHIVE), load())


@pytest.mark.parametrize("with_words", [False, True])
def test_a_correction_is_told_once_with_its_own_meeting(with_words: bool) -> None:
    from datetime import UTC, datetime
    from uuid import UUID

    first, at = _family().sessions[0], datetime(2026, 3, 1, 9, tzinfo=UTC)
    correction = Correction(id=UUID(int=9), session=first.id, at=at, by="Milo", text="Tindra kan simma.")
    gathered = Gathered(_family().family, _family().sessions, (correction,))
    person = next(one for one in people(gathered) if one.name == "Tindra")
    text = markdown(told(gathered, person, with_words=with_words))
    (before, after) = text.split("### Rättat efteråt")
    assert before.count("## Mötet den") == 1
    assert ("Tindra kan simma." in after.split("## Mötet den", 1)[0]) == with_words
