"""What people say about when, in Swedish and English; what is not understood stays words."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.cleaning import clean
from mapping.dates import FuzzyDate, undated
from mapping.dates.known import Known
from mapping.dates.phrases import reading, say, understand
from mapping.dates.puzzles import puzzle
from mapping.dates.told import reading_in_full
from mapping.language import Language, speaking
from mapping.network import Alter
from mapping.timeline import Lane, LifeEvent
from tests.mapping.dates.said_dates import NONSENSE, PLAIN
from tests.mapping.dates.said_from_known import ELSA, FROM_TODAY, HANGING, KNOWN, MARIA, TODAY
from tests.strategies import fuzzy_dates

EITHER_WAY = {
    "2015": "2015",
    "mars 2015": "2015-03",
    "March 2015": "2015-03",
    "12 mars 2015": "2015-03-12",
    "March 12, 2015": "2015-03-12",
    "12/3 2015": "2015-03-12",
    "2015-03-12": "2015-03-12",
    "våren 2015": "2015-21",
    "sommar 2015": "2015-22",
    "Hösten 2015": "2015-23",
    "vinter 2015": "2015-24",
    "spring 2015": "2015-21",
    "autumn 2015": "2015-23",
    "fall 2015": "2015-23",
    "ca 2015": "2015~",
    "ca. 2015": "2015~",
    "omkring våren 2015": "2015-21~",
    "about March 2015": "2015-03~",
    "around 2015": "2015~",
    "2012–2014": "2012/2014",
    "2012 - 2014": "2012/2014",
    "2012 till 2014": "2012/2014",
    "från 2012 till 2014": "2012/2014",
    "from 2012 to 2014": "2012/2014",
    "mars 2012 – ca 2014": "2012-03/2014~",
    "sedan 2018": "2018/..",
    "sen våren 2018": "2018-21/..",
    "since 2018": "2018/..",
    "2018–": "2018/..",
    "2018 - nu": "2018/..",
    "2018–today": "2018/..",
    "till 2014": "../2014",
    "fram till hösten 2014": "../2014-23",
    "until 2014": "../2014",
    "2015~": "2015~",
    "2012/2014": "2012/2014",
    "../2014": "../2014",
    "  MARS   2015 ": "2015-03",
}
UNDERSTOOD = EITHER_WAY | PLAIN


def test_the_table_is_large() -> None:
    assert len(UNDERSTOOD) + len(FROM_TODAY) + len(HANGING) + len(NONSENSE) >= 300


@pytest.mark.parametrize("said", UNDERSTOOD)
def test_a_phrase_is_understood_in_either_language(said: str) -> None:
    for language in ("sv", "en"):
        with speaking(language):
            assert understand(said) == FuzzyDate(edtf=UNDERSTOOD[said], said=clean(said))
    assert understand(said, KNOWN).edtf == UNDERSTOOD[said], "what is known changes nothing"


@pytest.mark.parametrize("said", FROM_TODAY)
def test_a_phrase_is_told_from_the_day_of_the_session(said: str) -> None:
    assert understand(said, Known(today=TODAY)) == FuzzyDate(edtf=FROM_TODAY[said], said=said)
    assert understand(said) == undated(said)


@pytest.mark.parametrize("said", HANGING)
def test_a_phrase_hangs_on_a_birth_or_an_event(said: str) -> None:
    when = understand(said, KNOWN)
    assert (when.edtf, when.said) == (HANGING[said], said)
    assert when.anchor is not None
    assert understand(said) == undated(said)


@pytest.mark.parametrize("said", NONSENSE)
def test_what_is_not_understood_stays_words(said: str) -> None:
    assert understand(said) == understand(said, KNOWN) == undated(said)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("31 februari 2015", "no such day"),
        ("före 31 februari 2015", "no such day"),
        ("2015-13", "no such day"),
        ("2014–2012", "end comes before"),
        ("hösten 2015 till våren 2015", "end comes before"),
        ("20155", "four digits"),
        ("mars 20155", "four digits"),
        ("när Ali var 3", "Nobody on the map"),
        ("efter lunchen", "No event"),
        ("när jag var 3", ""),
        ("31 februari", "no such day"),
        ("före 30 februari", "no such day"),
        ("29 februari", "Of which year"),
        ("mars", "Of which year"),
        ("efter maj", "Of which year"),
        ("till våren", "Of which year"),
        ("i början av sommaren", "Of which year"),
        ("jul", "Of which year"),
        ("efter 9999", "further than that"),
        ("före 0001", "further than that"),
        ("nyår 2015", "New Year 2014/15 or New Year 2015/16"),
        ("när Elsa var liten", "can be many years"),
        ("när jag var barn", "can be many years"),
        ("för några år sedan", "can be many years"),
        ("2012 till flytten", "Write the year of both ends"),
        ("från flytten till 2018", "Write the year of both ends"),
        ("efter Elsa", ""),
        ("till mamma", ""),
        ("från Luleå", ""),
        ("minns inte", ""),
        ("2015", ""),
        ("", ""),
    ],
)
def test_why_a_phrase_has_no_date_is_said_in_one_sentence(said: str, why: str) -> None:
    with speaking("en"):
        told = puzzle(understand(said, KNOWN), KNOWN)
    assert why in told
    assert bool(told) == bool(why)


def test_words_that_fit_several_are_not_guessed_between() -> None:
    other = Alter(id=UUID(int=9), name="Elsa Ek", born=FuzzyDate(edtf="2001"))
    again = LifeEvent(id=UUID(int=8), title="Flytt till Umeå", lane=Lane.HOME, when=FuzzyDate(edtf="2020"))
    known = KNOWN._replace(people=(*KNOWN.people, other), events=(*KNOWN.events, again))
    with speaking("en"):
        assert "Several events" in puzzle(understand("efter flytten", known), known)
        assert understand("efter flytten till Umeå", known).edtf == "[2020..]"
        assert understand("när Elsa var 3", known).edtf == "[2021..2022]", "whose whole name it is"
        only = known._replace(people=tuple(replace(one, name=f"Elsa {one.name}") for one in known.people))
        assert "whole name" in puzzle(understand("när Elsa var 3", only), only)


@pytest.mark.parametrize(
    "said", ["i " * 60, "ca " * 40, "- " * 60, "2015 - " * 17, "när " * 30, "a till " * 17, "x" * 5000]
)
def test_nothing_takes_time(said: str) -> None:
    assert understand(said, KNOWN).said == clean(said)
    assert not understand(said, KNOWN).dated


@given(st.text(max_size=30))
def test_nothing_that_is_said_is_lost_and_nothing_breaks(said: str) -> None:
    assert understand(said).said == clean(said)


_WORDS = """
när innan efter före strax sedan sen från till fram i på för vid Elsa Maria jag Elsas flytten var nästan fyllde kom
började ettan åk trean klass mars sommaren 3 12 2015 -98 ٣ ３ ٢٠١٥ '٩٨ ² år månader ½ 2,5 och ett halvt sedan eller
årsdag året samma som skolan 90-talet nyår läsåret 2015/16 ca kanske / .. – . ,
"""


@given(st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=7).map(" ".join))
@settings(max_examples=400)
def test_any_words_of_dates_in_any_order_break_nothing(said: str) -> None:
    for known in (KNOWN, KNOWN._replace(in_line=True, whose=ELSA.id)):
        when = understand(said, known)
        assert when.said == clean(said)
        assert not puzzle(when, known) or not when.edtf
        assert reading_in_full(when, known) or not when.edtf


@pytest.mark.parametrize(
    ("edtf", "swedish", "english"),
    [
        ("2015", "2015", "2015"),
        ("2015~", "omkring 2015", "about 2015"),
        ("2015-03", "mars 2015", "March 2015"),
        ("2015-03-12", "12 mars 2015", "March 12, 2015"),
        ("2015-21", "våren 2015", "spring 2015"),
        ("2015-24~", "omkring vintern 2015/16", "about winter 2015/16"),
        ("2018/..", "sedan 2018", "since 2018"),
        ("../2014-06", "till juni 2014", "until June 2014"),
        ("2012/2014-03~", "2012–omkring mars 2014", "2012–about March 2014"),
        ("2012~/2014", "från omkring 2012 till 2014", "from about 2012 to 2014"),
        ("2012~/2014~", "omkring 2012–omkring 2014", "about 2012–about 2014"),
        ("2015/2015", "hela 2015", "the whole of 2015"),
        ("2015-03/2015-03", "hela mars 2015", "the whole of March 2015"),
        ("0001-05/0001", "maj 0001–0001", "May 0001–0001"),
        ("0800-05-12", "12 maj 0800", "May 12, 0800"),
        ("0004-02-29", "29 februari 0004", "February 29, 0004"),
        ("2018/", "från 2018, okänt slut", "from 2018, end not known"),
        ("/2014", "till 2014, okänd början", "until 2014, beginning not known"),
        ("/..", "pågår", "still goes on"),
        ("[..2013]", "före 2014", "before 2014"),
        ("[..2015-XX]", "någon månad 2015 eller tidigare", "some month in 2015 or earlier"),
        ("[2016-23..]", "efter sommaren 2016", "after summer 2016"),
        ("[2012..2014]", "någon gång 2012–2014", "some time 2012–2014"),
        ("201X", "2010-talet", "the 2010s"),
        ("200X", "2000-talet (2000–2009)", "the 2000s (2000–2009)"),
        ("20XX", "2000-talet (2000–2099)", "the 2000s (2000–2099)"),
        ("2015?", "kanske 2015", "perhaps 2015"),
        ("2015%", "kanske omkring 2015", "perhaps about 2015"),
        ("2012-37", "början av 2012", "the beginning of 2012"),
        ("2012-41", "andra halvåret 2012", "the second half of 2012"),
        ("2015-03-XX", "någon dag i mars 2015", "some day in March 2015"),
        ("", "", ""),
    ],
)
def test_a_date_is_said(edtf: str, swedish: str, english: str) -> None:
    when = FuzzyDate(edtf=edtf)
    assert reading(when) == say(when) == swedish
    with speaking("en"):
        assert reading(when) == say(when) == english


def test_peoples_own_words_go_first() -> None:
    when = FuzzyDate(edtf="2015-22", said="sommaren på campingen")
    assert say(when) == "sommaren på campingen"
    assert reading(when) == "sommaren 2015"


@given(fuzzy_dates(), st.sampled_from(["sv", "en"]))
def test_what_is_said_is_understood_again(when: FuzzyDate, language: Language) -> None:
    with speaking(language):
        assert understand(reading(when)).edtf == when.edtf


@given(st.integers(1, 9999), st.sampled_from(["{}", "{}-03", "{}-02-28", "{}-21", "[..{}]", "[{}..]", "{0}-05/{0}"]))
def test_any_year_that_is_said_is_understood_again(year: int, shape: str) -> None:
    edtf = shape.format(f"{year:04}")
    for language in ("sv", "en"):
        with speaking(language):
            assert understand(reading(FuzzyDate(edtf=edtf))).edtf == edtf


@pytest.mark.parametrize(
    ("said", "swedish", "english"),
    [
        ("när Elsa var 3", "när Elsa var 3: någon gång 2021–2022", "when Elsa was 3: some time 2021–2022"),
        ("innan Elsa fyllde 3", "innan Elsa fyllde 3: före 2021", "before Elsa turned 3: before 2021"),
        ("efter att Elsa var 3", "efter att Elsa varit 3: 2022 eller senare", "after Elsa was 3: 2022 or later"),
        (
            "när Elsa började skolan",
            "när Elsa började skolan: någon gång augusti 2024–augusti 2025",
            "when Elsa started school: some time August 2024–August 2025",
        ),
        (
            "strax efter flytten",
            "strax efter ”Flytt till Luleå”: omkring juni 2016",
            "shortly after “Flytt till Luleå”: about June 2016",
        ),
        ("2008-09", "september 2008 (åren skrivs 2008–2009)", "September 2008 (the years are written 2008–2009)"),
        ("2015-09", "september 2015", "September 2015"),
        ("2008-09-01", "1 september 2008", "September 1, 2008"),
        ("9000", "9000 – stämmer året?", "9000 – is the year right?"),
        ("våren i tvåan", "när Maria gick i årskurs 2: våren 1994", "when Maria was in grade 2: spring 1994"),
        ("innan Elsa föddes", "innan Elsa föddes: före 2018", "before Elsa was born: before 2018"),
        ("sedan Elsa föddes", "när Elsa föddes: sedan 2018", "when Elsa was born: since 2018"),
        (
            "ett år efter flytten",
            "1 år efter ”Flytt till Luleå”: omkring maj 2017",
            "1 year after “Flytt till Luleå”: about May 2017",
        ),
        (
            "efter flytten",
            "efter ”Flytt till Luleå”: maj 2016 eller senare",
            "after “Flytt till Luleå”: May 2016 or later",
        ),
        ("2015", "2015", "2015"),
    ],
)
def test_a_reading_says_on_what_a_date_hangs(said: str, swedish: str, english: str) -> None:
    when = understand(said, KNOWN)
    assert reading_in_full(when, KNOWN) == swedish
    with speaking("en"):
        assert reading_in_full(when, KNOWN) == english


def test_an_age_without_a_name_is_of_the_one_whose_event_it_is() -> None:
    for said, of_elsa, of_maria in (
        ("i trean", "[2027-08..2028-06]", "[1994-08..1995-06]"),
        ("vid 5 års ålder", "[2023..2024]", "[1990-05-05..1991-05-04]"),
    ):
        assert understand(said, KNOWN._replace(whose=ELSA.id)).edtf == of_elsa
        assert understand(said, KNOWN._replace(whose=MARIA.id)).edtf == of_maria
    assert understand("när jag gick i trean", KNOWN._replace(whose=ELSA.id)).edtf == "[1994-08..1995-06]"
    granny = Alter(id=UUID(int=7), name="Gull", role="mormor", born=FuzzyDate(edtf="1950"))
    known = KNOWN._replace(people=(*KNOWN.people, granny), whose=granny.id)
    assert understand("vid 60 års ålder", known).edtf == "[2010..2011]"
    with speaking("en"):
        line = known._replace(in_line=True)
        assert "Whose age" in puzzle(understand("i sexan", line), line), "that she died then is told of another's grade"


@pytest.mark.parametrize(
    "said",
    [
        *("från flytten", "till flytten", "sen flytten", "vid flytten", "ettan", "första klass", "till tvåan"),
        *("9000", "4000", "1850", "ca 9000", "2014 till 9000"),
    ],
)
def test_in_a_line_what_may_be_a_place_or_a_sum_is_no_date(said: str) -> None:
    assert understand(said, KNOWN).edtf
    assert understand(said, KNOWN._replace(in_line=True)) == undated(said)


@pytest.mark.parametrize(
    "said", ["sedan flytten", "efter flytten", "till Elsa föddes", "i ettan", "åk 1", "1987", "2036"]
)
def test_in_a_line_what_can_only_be_a_time_is_one(said: str) -> None:
    assert understand(said, KNOWN._replace(in_line=True)) == understand(said, KNOWN)
    assert understand(said, KNOWN).edtf


def test_only_of_a_child_of_the_parents_coming_is_being_born() -> None:
    known = KNOWN._replace(children=frozenset())
    assert understand("när Elsa kom", known) == undated("när Elsa kom")
    assert understand("innan Elsa", known) == undated("innan Elsa")
    assert understand("innan Elsa föddes", known).edtf == "[..2017]"


def test_a_sensitive_title_is_not_said_back() -> None:
    hidden = KNOWN._replace(events=tuple(replace(event, sensitive=True) for event in KNOWN.events))
    when = understand("efter flytten", hidden)
    assert when.edtf == "[2016-05..]"
    assert "Luleå" not in reading_in_full(when, hidden)
