"""The day of a next meeting: single days only, and without a year the one that lies ahead."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from mapping.language import LANGUAGES, Language, say_date, speaking
from mapping.network.meeting_day import coming_day
from tests.strategies import days, texts

MET = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-03-12", date(2026, 3, 12)),
        ("12/3", date(2026, 3, 12)),
        ("12 mars", date(2026, 3, 12)),
        ("den 12 mars", date(2026, 3, 12)),
        ("March 12", date(2026, 3, 12)),
        ("11 mars", MET),
        ("10/3", date(2027, 3, 10)),
        ("12/3 2029", date(2029, 3, 12)),
        ("1 jan 2020", date(2020, 1, 1)),
        ("29/2", date(2028, 2, 29)),
        ("torsdag 12 mars", date(2026, 3, 12)),
        ("Torsdagen den 12:e mars", date(2026, 3, 12)),
        ("tors 12/3 kl 10", date(2026, 3, 12)),
        ("12 mars kl. 10.30", date(2026, 3, 12)),
        ("12 mars, klockan 9-11", date(2026, 3, 12)),
        ("12/3 13:15–14:00", date(2026, 3, 12)),
        ("Thursday 12 March at 10", date(2026, 3, 12)),
        ("on Thursday, March 12th at 10:30 am", date(2026, 3, 12)),
        ("12/3-27", date(2027, 3, 12)),
        ("20260312", date(2026, 3, 12)),
        ("2026-03-12 10:00", date(2026, 3, 12)),
    ],
)
def test_a_day_as_people_say_it(said: str, day: date) -> None:
    assert coming_day(said, MET) == day


@pytest.mark.parametrize(
    "said",
    [
        *("", "2026", "mars", "mars 2026", "ca 12 mars", "ca 12 mars 2026", "sedan 12 mars 2026", "31/2", "i morgon"),
        *("tisdag", "torsdag kl 10", "kl 10", "tisdag 12 mars", "12 mars kl 25", "20261312", "31/2-26"),
    ],
)
def test_what_is_no_single_day_is_not_guessed(said: str) -> None:
    assert coming_day(said, MET) is None


def test_the_29th_of_february_is_waited_for_eight_years_when_a_leap_year_is_left_out() -> None:
    assert coming_day("29/2", date(1896, 3, 1)) == date(1904, 2, 29)


@pytest.mark.parametrize("spoken", LANGUAGES)
@given(day=days(), after=days())
def test_a_day_that_is_said_is_read_as_the_same_day(spoken: Language, day: date, after: date) -> None:
    with speaking(spoken):
        assert coming_day(say_date(day), after) == day
        assert coming_day(day.isoformat(), after) == day


@pytest.mark.parametrize("spoken", LANGUAGES)
@given(day=days(), other=days(), after=days())
def test_the_day_of_the_week_and_the_hour_may_be_said_too(
    spoken: Language, day: date, other: date, after: date
) -> None:
    hour = {"sv": "kl 10.15", "en": "at 10"}[spoken]
    with speaking(spoken):
        weekdays = [format_date(each, "EEEE", locale=spoken) for each in (day, other)]
        said = [coming_day(f"{weekday} {say_date(day)} {hour}", after) for weekday in weekdays]
    assert said == [day, day if weekdays[0] == weekdays[1] else None]


@given(day=days(), after=days())
def test_without_a_year_it_is_the_first_that_lies_ahead(day: date, after: date) -> None:
    found = coming_day(f"{day.day}/{day.month}", after)
    assert found is not None
    assert (found.month, found.day) == (day.month, day.day)
    assert after <= found
    assert found - after < timedelta(days=366) or (day.month, day.day) == (2, 29)


@given(texts(), days())
def test_anything_can_be_written(said: str, after: date) -> None:
    coming_day(said, after)


@given(st.text(max_size=20))
def test_the_last_year_of_the_calendar_is_no_trouble(said: str) -> None:
    assert coming_day("1/1", date(9999, 6, 1)) is None
    coming_day(said, date(9999, 6, 1))
