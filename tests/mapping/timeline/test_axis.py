"""Days on an axis, its ticks by zoom, and birthdays along it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.dates import FuzzyDate
from mapping.timeline.axis import Axis, birthdays, shifted, ticks, whole

SOME_DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(SOME_DAYS, st.integers(0, 40000), st.integers(1, 2000), st.floats(0, 0.999))
def test_a_place_is_on_the_day_that_stands_there(first: date, days: int, width: int, share: float) -> None:
    axis = Axis(first, first + timedelta(days=days))
    day = axis.day(share * width, width)
    assert axis.first <= day <= axis.last
    assert axis.x(day, width) <= share * width + 1e-6
    assert axis.x(day + timedelta(days=1), width) > share * width - 1e-6


def test_zooming_keeps_the_day_where_it_was() -> None:
    axis, around = Axis(date(2000, 1, 1), date(2019, 12, 31)), date(2015, 1, 1)
    closer = axis.zoomed(0.5, around)
    assert closer.days == pytest.approx(axis.days / 2, abs=1)
    assert closer.x(around, 100) == pytest.approx(axis.x(around, 100), abs=0.1)
    assert axis.zoomed(0.000001, around).days == 31


def test_moving_keeps_the_length_and_the_calendar_has_ends() -> None:
    axis = Axis(date(2000, 1, 1), date(2009, 12, 31))
    assert axis.moved(0.5).days == axis.days
    assert axis.moved(-0.5).first < axis.first
    assert shifted(date(1, 1, 5), -100) == date.min
    assert shifted(date(9999, 12, 30), 100) == date.max


def test_the_whole_axis_is_whole_years_to_the_session() -> None:
    today = date(2026, 3, 12)
    assert whole([FuzzyDate(edtf="2012-06"), FuzzyDate(edtf="2018/.."), FuzzyDate(said="minns inte")], today) == Axis(
        date(2012, 1, 1), date(2026, 12, 31)
    )
    assert whole([], today) == Axis(date(2026, 1, 1), date(2026, 12, 31))
    assert whole([FuzzyDate(edtf="../2010")], today).first.year == 2010
    assert whole([FuzzyDate(edtf="2027")], today).last.year == 2027


@given(SOME_DAYS, st.integers(10, 40000), st.integers(40, 1500), st.sampled_from([1, 5]))
def test_names_of_years_and_months_do_not_meet(first: date, days: int, width: int, gap: int) -> None:
    named = [tick for tick in ticks(Axis(first, first + timedelta(days=days)), width, len, gap) if tick.text]
    for one, other in pairwise(named):
        assert one.x + len(one.text) <= other.x + 0.35 * gap


@pytest.mark.parametrize(
    ("years", "width", "names"),
    [
        (40, 80, ["1990", "1995", "2000", "2005"]),
        (40, 40, ["1990", "2000", "2010", "2020"]),
        (10, 80, [str(year) for year in range(1990, 2000)]),
    ],
)
def test_years_are_named_as_often_as_there_is_room(years: int, width: int, names: list[str]) -> None:
    found = ticks(Axis(date(1990, 1, 1), date(1989 + years, 12, 31)), width, len, 3)
    assert [tick.text for tick in found if tick.major and tick.text][: len(names)] == names


def test_months_are_named_when_one_looks_closely() -> None:
    found = ticks(Axis(date(2020, 1, 1), date(2020, 12, 31)), 120, len, 2)
    assert " ".join(tick.text for tick in found) == "2020 feb mars apr maj juni juli aug sep okt nov dec"


def test_birthdays_stand_on_their_days() -> None:
    axis = Axis(date(2014, 1, 1), date(2017, 12, 31))
    elsa = birthdays("Elsa", FuzzyDate(edtf="2014-03-17"), axis, axis.days)
    assert elsa is not None
    assert [age for _, age in elsa.ticks] == [0, 1, 2, 3]
    assert elsa.ticks[1][0] == axis.x(date(2015, 3, 17), axis.days)
    assert not elsa.about


def test_a_birth_known_by_its_year_is_about() -> None:
    axis = Axis(date(2014, 1, 1), date(2017, 12, 31))
    love = birthdays("Love", FuzzyDate(edtf="2012"), axis, axis.days)
    assert love is not None
    assert love.about
    assert [age for _, age in love.ticks] == [2, 3, 4, 5]


def test_nobody_has_birthdays_without_a_birth_or_outside_the_axis() -> None:
    axis = Axis(date(2014, 1, 1), date(2017, 12, 31))
    assert birthdays("Bo", None, axis, 80) is None
    assert birthdays("Bo", FuzzyDate(edtf="../2010"), axis, 80) is None
    assert birthdays("Bo", FuzzyDate(edtf="2020"), axis, 80) is None


def test_a_leap_day_has_a_birthday_every_year() -> None:
    axis = Axis(date(2013, 1, 1), date(2016, 12, 31))
    leap = birthdays("Bo", FuzzyDate(edtf="2012-02-29"), axis, 80)
    assert leap is not None
    assert len(leap.ticks) == 4
    assert [x for x, _age in leap.ticks] == [
        axis.x(day, 80) for day in (date(2013, 3, 1), date(2014, 3, 1), date(2015, 3, 1), date(2016, 2, 29))
    ]
