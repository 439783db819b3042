"""Events told in one line: what, when, whose, and on which lane."""

from uuid import UUID

import pytest
from hypothesis import given

from mapping.dates import FuzzyDate
from mapping.dates.phrases import understand
from mapping.language import speaking
from mapping.network import Kinship, Network, Tie
from mapping.timeline import Lane
from mapping.timeline.kinds import KINDS, kind_of
from mapping.timeline.lines import Told, told
from tests.exports.invented import EGO, somebody
from tests.strategies import texts

ELSA = somebody(2, name="Elsa", born=FuzzyDate(edtf="2018"))
LOVE = somebody(3, name="Love", role="granne")
GRANNY = somebody(4, name="Mormor Gull", role="mormor")
NETWORK = Network(
    ego=EGO,
    alters=(ELSA, LOVE, GRANNY),
    ties=(Tie(id=UUID(int=50), a=EGO.id, b=ELSA.id, kinship=Kinship.PARENT_CHILD),),
)
NAMES = {EGO.id: "Maria", ELSA.id: "Elsa", LOVE.id: "Love", GRANNY.id: "Gull"}


def _told(line: str, lane: Lane = Lane.MONEY) -> Told:
    return told(line, NETWORK, understand, lane)


@pytest.mark.parametrize(
    ("line", "title", "edtf", "lane", "whose"),
    [
        ("flyttade till Åsen, våren 2015", "Flyttade till Åsen", "2015-21", Lane.HOME, None),
        ("flyttade till Åsen våren 2015", "Flyttade till Åsen", "2015-21", Lane.HOME, None),
        ("våren 2015: flytt", "Flytt", "2015-21", Lane.HOME, None),
        ("2015 flyttade vi", "Flyttade vi", "2015", Lane.HOME, None),
        ("Elsa föddes 2018-03", "Elsa föddes", "2018-03", Lane.CHILDREN, "Elsa"),
        ("Elsa föddes i mars 2018", "Elsa föddes", "2018-03", Lane.CHILDREN, "Elsa"),
        ("diagnos ca 2019 Maria", "Diagnos", "2019~", Lane.HEALTH, "Maria"),
        ("diagnos, Elsa, 2019", "Diagnos", "2019", Lane.HEALTH, "Elsa"),
        ("bytte skola 2025 Elsa", "Bytte skola", "2025", Lane.CHILDREN, "Elsa"),
        ("bytte skola 2001", "Bytte skola", "2001", Lane.SCHOOL_WORK, None),
        ("Elsa lärde sig simma 2025", "Elsa lärde sig simma", "2025", Lane.CHILDREN, "Elsa"),
        ("Love och jag gick isär hösten 2021", "Love och jag gick isär", "2021-23", Lane.FAMILY, "Maria"),
        ("bodde hos mormor 2012–2014", "Bodde hos mormor", "2012/2014", Lane.HOME, None),
        ("boendestöd sedan 2018", "Boendestöd", "2018/..", Lane.HELP, None),
        ("bråkigt hemma", "Bråkigt hemma", "", Lane.MONEY, None),
        ("2015", "2015", "", Lane.MONEY, None),
        ("fick lägenhet 31 februari 2015", "Fick lägenhet 31 februari 2015", "", Lane.HOME, None),
        ("moved to Leeds in spring 2015", "Moved to Leeds", "2015-21", Lane.HOME, None),
        ("Elsa's operation, 2020", "Elsa's operation", "2020", Lane.HEALTH, "Elsa"),
    ],
)
def test_a_line_is_read(line: str, title: str, edtf: str, lane: Lane, whose: str | None) -> None:
    read = _told(line)
    assert (read.title, read.when.edtf, read.lane) == (title, edtf, lane)
    assert (NAMES[read.whose] if read.whose else None) == whose


def test_those_who_are_named_besides_are_concerned() -> None:
    read = _told("Love och jag gick isär 2021, för Elsa var det bra")
    assert read.whose == EGO.id
    assert read.concerns == (LOVE.id, ELSA.id)
    assert _told("bodde hos mormor 2012").concerns == (GRANNY.id,)


def test_what_was_said_of_when_is_kept() -> None:
    assert _told("flytt ca 2010").when.said == "ca 2010"


@given(texts(shortest=1))
def test_any_line_becomes_an_event_with_a_title(line: str) -> None:
    assert _told(line).title
    assert _told(line, Lane.HELP).lane in Lane


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_kind_is_told_by_its_own_name(kind: object) -> None:
    for language in ("sv", "en"):
        with speaking(language):  # type: ignore[arg-type]  # both are spoken
            found = kind_of(kind.called)  # type: ignore[attr-defined]  # an EventKind
            assert found is not None
            assert found.lane is kind.lane  # type: ignore[attr-defined]  # an EventKind


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("mamma och pappa flyttade isär", "separation"),
        ("pappa dog", "death"),
        ("vi skaffade hund", None),
        ("boendestödet slutade", "help_ended"),
        ("blev sjukskriven på halvtid", "sick_leave"),
        ("inlagd på sjukhus", "admission"),
        ("orosanmälan från skolan", "inquiry"),
        ("lost my job", "unemployed"),
        ("brev från Kronofogden", "debt"),
        ("", None),
    ],
)
def test_words_tell_a_kind(words: str, key: str | None) -> None:
    found = kind_of(words)
    assert (found.key if found else None) == key


def test_no_kind_is_called_as_another() -> None:
    assert len({kind.key for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS) >= 18
