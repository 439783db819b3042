"""What people say about when, in Swedish and English; what is not understood stays words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.cleaning import clean
from mapping.date_phrases import reading, say, understand
from mapping.dates import FuzzyDate, undated
from mapping.language import Language, speaking
from tests.strategies import fuzzy_dates

UNDERSTOOD = {
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
NONSENSE = (
    "när hon var liten",
    "before Elsa was born",
    "mars",
    "31 februari 2015",
    "32/1 2015",
    "12/13 2015",
    "våren",
    "12 våren 2015",
    "2014–2012",
    "ca",
    "sedan dess",
    "sedan",
    "2015-13",
    "år 0",
    "0000",
    "spring 0000",
    "٢٠١٥",
    "12 ٣ 2015",
    "../..",
    "omkring omkring",
    "20155",
    "-",
    "–",
    "/",
)


@pytest.mark.parametrize("said", UNDERSTOOD)
def test_a_phrase_is_understood_in_either_language(said: str) -> None:
    for language in ("sv", "en"):
        with speaking(language):
            assert understand(said) == FuzzyDate(edtf=UNDERSTOOD[said], said=clean(said))


@pytest.mark.parametrize("said", NONSENSE)
def test_what_is_not_understood_stays_words(said: str) -> None:
    assert understand(said) == undated(said)


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
