"""Events told in one line: what, when, whose, and on which lane."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given

from mapping.dates import FuzzyDate, undated
from mapping.dates.known import Known
from mapping.dates.phrases import understand
from mapping.language import speaking
from mapping.network import Kinship, Network, Tie, everybody
from mapping.timeline import Lane, LifeEvent
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


KNOWN = Known(
    today=date(2026, 10, 12),
    me=EGO.id,
    people=everybody(NETWORK),
    children=frozenset({ELSA.id}),
    in_line=True,
    events=(
        LifeEvent(id=UUID(int=60), title="Flytt till Åsen", lane=Lane.HOME, when=FuzzyDate(edtf="2016-05")),
        LifeEvent(id=UUID(int=61), title="Mormor dog", lane=Lane.FAMILY, when=FuzzyDate(edtf="2019")),
        LifeEvent(id=UUID(int=62), title="Martin dog", lane=Lane.FAMILY, when=FuzzyDate(edtf="2019")),
        LifeEvent(id=UUID(int=63), title="Separation från Love", lane=Lane.FAMILY, when=FuzzyDate(edtf="2014")),
    ),
)


def _told(line: str, lane: Lane = Lane.MONEY) -> Told:
    return told(line, NETWORK, lambda phrase, whose: understand(phrase, KNOWN._replace(whose=whose)), lane)


@pytest.mark.parametrize(
    "line",
    [
        "Flyttade till mormor",
        "Lånade pengar från Love",
        "Flyttade från Åsen",
        "Flyttade till Åsen",
        "Stöd från Gull",
        "Separation från Love",
        "Separation från Elsa",
        "Sorg efter mormor",
        "Sorg efter Martin",
        "Orosanmälan från Love",
        "När mormor kom hem från sjukhuset",
        "När Elsa kom hem från sjukhuset",
        "Flyttade till tvåan",
        "Elsa började ettan",
        "Elsa började i ettan",
        "Love slutade nian",
        "Elsa gick i trean",
        "Love och Elsa var 3 år",
        "Elsa fyllde 3 och fick kalas",
        "Mormor dog i sexan",
        "Tågresa första klass",
        "Hyra 9000",
        "Buss 1900",
        "Skuld 4000",
        "Elsa mår bra nu",
        "Nu är det lugnt",
        "Bodde i Åsen 2012 till Elsa föddes",
        "Flyttade när Elsa var ٣",
        "Flyttade när Elsa var ３",
    ],
)
def test_what_tells_where_or_who_or_how_much_stays_in_the_title(line: str) -> None:
    assert (_told(line).title, _told(line).when) == (line, undated())


@pytest.mark.parametrize(
    ("line", "title", "edtf", "whose"),
    [
        ("Elsa mobbad i trean", "Elsa mobbad", "[2027-08..2028-06]", "Elsa"),
        ("min dotter Elsa mobbad i trean", "Min dotter Elsa mobbad", "[2027-08..2028-06]", "Maria"),
        ("Elsa fick glasögon vid 5 års ålder", "Elsa fick glasögon", "[2023..2024]", "Elsa"),
        ("glasögon vid 5 års ålder, Elsa", "Glasögon", "[2023..2024]", "Elsa"),
        ("I trean mobbades Elsa", "Mobbades Elsa", "[2027-08..2028-06]", "Elsa"),
        ("jag mobbades i trean", "Jag mobbades", "[2000-08..2001-06]", "Maria"),
        ("mobbades i trean", "Mobbades", "[2000-08..2001-06]", None),
        ("bodde hos mormor i trean", "Bodde hos mormor", "[2000-08..2001-06]", None),
        ("Elsa började ettan 2025", "Elsa började ettan", "2025", "Elsa"),
        ("Fängelse från 2016 till nu", "Fängelse", "2016/..", None),
        ("Boendestöd pågår", "Boendestöd", "/..", None),
        ("Boendestöd sedan flytten", "Boendestöd", "2016-05/..", None),
        ("Sorg efter flytten", "Sorg", "[2016-05..]", None),
        ("Bodde hos Love innan Elsa", "Bodde hos Love", "[..2017]", None),
        ("När Elsa kom, flyttade vi", "Flyttade vi", "2018", None),
        ("Flyttade när Elsa kom", "Flyttade", "2018", None),
        ("Mobbad tills jag var 12", "Mobbad", "../2004-04-01~", None),
        ("Boendestöd 2018-", "Boendestöd", "2018/..", None),
        ("Boendestöd 2014/..", "Boendestöd", "2014/..", None),
        ("Boendestöd ../2014", "Boendestöd", "../2014", None),
        ("2015 - flytt", "Flytt", "2015", None),
        ("flytt - 2015.", "Flytt", "2015", None),
        ("Min dotter Elsa fick hjälp vid 5 års ålder", "Min dotter Elsa fick hjälp", "[2023..2024]", "Maria"),
        ("PIN 1987", "PIN", "1987", None),
        ("Elsa mobbad i skolan 2015", "Elsa mobbad i skolan", "2015", "Elsa"),
    ],
)
def test_what_tells_when_is_read_of_the_one_whose_it_is(line: str, title: str, edtf: str, whose: str | None) -> None:
    read = _told(line)
    assert (read.title, read.when.edtf) == (title, edtf)
    assert (NAMES[read.whose] if read.whose else None) == whose


def test_what_hangs_on_a_birth_that_is_not_known_is_tied_to_it_all_the_same() -> None:
    read = _told("flyttade när Love var 3")
    assert (read.title, read.when.said, read.when.edtf) == ("Flyttade", "när Love var 3", "")
    assert read.when.anchor is not None


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


@pytest.mark.parametrize(
    ("line", "title", "edtf", "hidden"),
    [
        ("anmälan våren 2022, känsligt", "Anmälan", "2022-21", True),
        ("anmälan våren 2022 (känslig)", "Anmälan", "2022-21", True),
        ("Känsligt: anmälan våren 2022", "Anmälan", "2022-21", True),
        ("report in spring 2022, sensitive", "Report", "2022-21", True),
        ("samtal om något känsligt", "Samtal om något känsligt", "", False),
        ("känsligt", "Känsligt", "", False),
        (", känsligt", "Känsligt", "", False),
    ],
)
def test_a_line_may_say_that_it_is_sensitive(line: str, title: str, edtf: str, hidden: bool) -> None:
    read = _told(line)
    assert (read.title, read.when.edtf, read.sensitive) == (title, edtf, hidden)


@pytest.mark.parametrize(
    ("line", "title", "edtf"),
    [
        ("Flyttade -21 eller -22", "Flyttade", "[2021..2022]"),
        ("Flyttade till Granvik, -21 eller -22", "Flyttade till Granvik", "[2021..2022]"),
        ("Kontot låg på noll, sedan -50", "Kontot låg på noll, sedan -50", ""),
        ("Saldot gick från -50 till -10", "Saldot gick från -50 till -10", ""),
        ("Frös i bilen, från 5 till -21", "Frös i bilen, från 5 till -21", ""),
        ("Bytte jobb, -21", "Bytte jobb", "2021"),
        ("Bodde i Åsen -21 till -23", "Bodde i Åsen -21 till -23", ""),
        ("Kontot låg på -20", "Kontot låg på -20", ""),
        ("Lån på ca -50", "Lån på ca -50", ""),
        ("Skulden var nog -50", "Skulden var nog -50", ""),
        ("Det var -21 grader ute", "Det var -21 grader ute", ""),
        ("Ner till -25", "Ner till -25", ""),
        ("Rabatt på -50", "Rabatt på -50", ""),
        ("Skuld på el 2021", "Skuld på el", "2021"),
    ],
)
def test_a_dash_before_two_digits_is_seldom_a_year_in_a_line(line: str, title: str, edtf: str) -> None:
    found = _told(line)
    assert (found.title, found.when.edtf) == (title, edtf)
