"""What people say about when, in Swedish and English; what is not understood stays words."""

from uuid import UUID

import pytest
from hypothesis import given
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
from tests.mapping.dates.said_from_known import FROM_TODAY, HANGING, KNOWN, TODAY
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


@pytest.mark.parametrize(
    ("said", "swedish", "english"),
    [
        ("när Elsa var 3", "när Elsa var 3: någon gång 2021–2022", "when Elsa was 3: some time 2021–2022"),
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


def test_a_sensitive_title_is_not_said_back() -> None:
    hidden = KNOWN._replace(events=tuple(replace(event, sensitive=True) for event in KNOWN.events))
    when = understand("efter flytten", hidden)
    assert when.edtf == "[2016-05..]"
    assert "Luleå" not in reading_in_full(when, hidden)
