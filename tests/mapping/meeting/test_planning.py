"""A meeting is planned with days, hours and lengths as people write them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping import language
from mapping.errors import ClosedError
from mapping.meeting import Ending, Plan
from mapping.meeting.planning import day_of, hour_of, last_day_of, minutes_of, next_meeting, plan_session, when_agreed
from mapping.session import AgendaItem, Part, Session, State
from tests.tui.opening import SESSION

TODAY = date(2026, 9, 30)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-10-06", date(2026, 10, 6)),
        ("6 oktober", date(2026, 10, 6)),
        ("6/10", date(2026, 10, 6)),
        ("Tisdag 6 oktober", date(2026, 10, 6)),
        ("tisdag den 6 oktober 2026", date(2026, 10, 6)),
        ("torsdag", date(2026, 10, 1)),
        ("på onsdag", date(2026, 10, 7)),
        ("i morgon", date(2026, 10, 1)),
        ("7 januari", date(2027, 1, 7)),
        ("28 september", date(2026, 9, 28)),
        ("31/2", None),
        ("våren 2026", None),
        ("snart", None),
        ("", None),
    ],
)
def test_a_day(said: str, day: date | None) -> None:
    assert day_of(said, TODAY) == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("nästa tisdag", date(2026, 12, 1)),
        ("tisdag nästa vecka", date(2026, 12, 1)),
        ("på tisdag om två veckor", date(2026, 12, 8)),
        ("om en vecka", date(2026, 11, 30)),
        ("om 3 dagar", date(2026, 11, 26)),
        ("nästa söndag", date(2026, 12, 6)),
        ("nästa vecka", None),
        ("nästa gång", None),
    ],
)
def test_a_day_some_weeks_away(said: str, day: date | None) -> None:
    assert day_of(said, date(2026, 11, 23)) == day


def _agreed(said: str, said_on: date | None = None) -> Session:
    return replace(SESSION, met_on=date(2026, 11, 23), ending=Ending(next_meeting=said, said_on=said_on))


@pytest.mark.parametrize(
    ("said", "day", "hour", "told"),
    [
        ("nästa tisdag kl 10", date(2026, 12, 1), time(10), "nästa tisdag kl 10 (tisdag 1 december)"),
        ("Torsdag, klockan 9.30", date(2026, 11, 26), time(9, 30), "Torsdag, klockan 9.30 (torsdag 26 november)"),
        ("1 december", date(2026, 12, 1), None, "1 december"),
        ("om 7 dagar", date(2026, 11, 30), None, "om 7 dagar (måndag 30 november)"),
        ("vi hörs", None, None, "vi hörs"),
    ],
)
def test_when_to_meet_again(said: str, day: date | None, hour: time | None, told: str) -> None:
    assert when_agreed(_agreed(said)) == (day, hour)
    assert next_meeting(_agreed(said)) == told


def test_it_counts_from_the_day_it_was_said() -> None:
    assert next_meeting(_agreed("nästa tisdag", date(2026, 12, 7))) == "nästa tisdag (tisdag 15 december)"
    assert next_meeting(_agreed("om 2 veckor", date(2026, 11, 18))) == "om 2 veckor (onsdag 2 december)"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("31 maj", date(2027, 5, 31)),
        ("maj", date(2027, 5, 31)),
        ("december", date(2026, 12, 31)),
        ("juni 2027", date(2027, 6, 30)),
        ("våren 2027", date(2027, 5, 31)),
        ("2027", date(2027, 12, 31)),
        ("februari 2025", date(2025, 2, 28)),
        ("till 31 maj", date(2027, 5, 31)),
        ("t.o.m. maj", date(2027, 5, 31)),
        ("31 maj -31", date(2031, 5, 31)),
        ("maj -31", date(2031, 5, 31)),
        ("-31", date(2031, 12, 31)),
        ("långfredagen", date(2027, 3, 26)),
        ("tills vidare", None),
        ("2024 eller 2025", None),
        ("", None),
    ],
)
def test_a_last_day(said: str, day: date | None) -> None:
    assert last_day_of(said, date(2026, 11, 23)) == day


def test_a_winter_that_goes_on_ends_this_year() -> None:
    assert last_day_of("vintern", date(2027, 1, 15)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("påskdagen", date(2027, 3, 28)),
        ("midsommarafton", date(2027, 6, 25)),
        ("kristi himmelsfärd", date(2027, 5, 6)),
        ("29 februari", date(2028, 2, 29)),
    ],
)
def test_a_feast_falls_where_it_falls_that_year(said: str, day: date) -> None:
    assert day_of(said, date(2027, 1, 15)) == day


def test_a_weekday_in_english() -> None:
    with language.speaking("en"):
        assert day_of("on Thursday", TODAY) == date(2026, 10, 1)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_every_day_that_is_said_in_full_is_understood(day: date) -> None:
    assert day_of(language.say_date(day), TODAY) == day
    assert day_of(day.isoformat(), TODAY) == day


@pytest.mark.parametrize(
    ("said", "hour"),
    [("13", time(13)), ("13.30", time(13, 30)), ("kl 9:15", time(9, 15)), ("24", None), ("9.75", None), ("nio", None)],
)
def test_an_hour(said: str, hour: time | None) -> None:
    assert hour_of(said) == hour


@pytest.mark.parametrize(("said", "minutes"), [("45", 45), ("45 min", 45), ("0", None), ("700", None), ("länge", None)])
def test_a_length(said: str, minutes: int | None) -> None:
    assert minutes_of(said) == minutes


@given(st.text())
def test_whatever_is_written_something_is_read_or_nothing(text: str) -> None:
    day_of(text, TODAY)
    hour_of(text)
    minutes_of(text)


def test_what_is_planned_ahead_is_not_entered_afterwards() -> None:
    plan = Plan(starts=time(13), minutes=45)
    ahead = plan_session(SESSION, plan, Part, met_on=date(2026, 10, 6), today=TODAY)
    assert (ahead.plan, ahead.met_on, ahead.entered_on) == (plan, date(2026, 10, 6), date(2026, 10, 6))
    before = plan_session(SESSION, plan, Part, met_on=date(2026, 9, 1), today=TODAY)
    assert (before.met_on, before.entered_on) == (date(2026, 9, 1), TODAY)
    with pytest.raises(ClosedError):
        plan_session(replace(SESSION, state=State.CLOSED), plan, Part, met_on=TODAY, today=TODAY)


def test_a_part_that_is_not_planned_is_left_for_another_time_and_can_come_back() -> None:
    session = replace(SESSION, agenda=tuple(AgendaItem(part=part, done=part is Part.PROFILE) for part in Part))
    shorter = plan_session(session, Plan(), [Part.NETWORK], met_on=TODAY, today=TODAY)
    assert [item.part for item in shorter.agenda] == [Part.NETWORK, Part.PROFILE], "what is done stays"
    longer = plan_session(shorter, Plan(), Part, met_on=TODAY, today=TODAY)
    assert {item.part for item in longer.agenda if not item.done} == {Part.NETWORK, Part.TIMELINE}
    undone = replace(SESSION, agenda=(AgendaItem(part=Part.NETWORK),))
    assert plan_session(undone, Plan(), [], met_on=TODAY, today=TODAY).agenda == undone.agenda
