"""The order of events, and how old people were."""

from datetime import date
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.dates import Anchor, AnchorKind, FuzzyDate, undated
from mapping.profile.sensitive import without_sensitive
from mapping.questions import load
from mapping.session import revise
from mapping.timeline import Ages, Lane, LifeEvent, Timeline, ages_at, in_order, shared
from mapping.timeline.extent import extent_of
from tests.mapping.practice.test_practice import LATEST as SESSION
from tests.strategies import fuzzy_dates


def _event(number: int, when: FuzzyDate) -> LifeEvent:
    return LifeEvent(id=UUID(int=number), title=str(number), lane=Lane.HOME, when=when)


@given(st.lists(fuzzy_dates(), max_size=12))
def test_events_are_in_the_order_of_their_dates(dates: list[FuzzyDate]) -> None:
    events = tuple(_event(number, when) for number, when in enumerate(dates))
    ordered = in_order(Timeline(events=events))
    assert sorted(ordered, key=lambda event: event.id.int) == list(events), "none is lost"
    days = [event.when.order[:3] for event in ordered]
    assert days == sorted(days)


def test_events_of_one_date_keep_the_order_they_were_told_in() -> None:
    for when in (FuzzyDate(edtf="2015"), undated("minns inte"), undated()):
        told = tuple(_event(number, when) for number in (3, 1, 2))
        assert in_order(Timeline(events=told)) == told


@pytest.mark.parametrize(
    ("born", "when", "least", "most"),
    [
        ("2015-03-12", "2018-03-11", 2, 2),
        ("2015-03-12", "2018-03-12", 3, 3),
        ("2016-02-29", "2017-02-28", 0, 0),
        ("2015", "2018-03-12", 2, 3),
        ("2015-03-12", "2018", 2, 3),
        ("2015", "2018", 2, 3),
        ("2015-06", "2018-22", 2, 3),
        ("2015-06", "2018-21", 2, 2),
        ("2010/2019", "2026-03-12", 6, 16),
        ("2009-05-01", "2012/2014", 2, 5),
        ("2015", "2018/..", 2, 3),
        ("2015", "2015-01-01", 0, 0),
        ("2015", "2015", 0, 0),
        ("2015~", "2018", 3, 3),
        ("2015", "2018-03-12~", 3, 3),
        ("2010/2019~", "2026-03-12", 6, 16),
    ],
)
def test_all_ages_that_vague_dates_allow(born: str, when: str, least: int, most: int) -> None:
    about = "~" in born + when
    assert ages_at(FuzzyDate(edtf=born), FuzzyDate(edtf=when)) == Ages(least, most, about)


@pytest.mark.parametrize(
    ("born", "when"),
    [("", "2018"), ("2015", ""), ("2015", "2014"), ("2015", "../2018"), ("../2015", "2018"), ("2015/..", "2018")],
)
def test_ages_that_nobody_knows(born: str, when: str) -> None:
    assert ages_at(FuzzyDate(edtf=born), FuzzyDate(edtf=when)) is None
    assert ages_at(None, FuzzyDate(edtf=when)) is None


@given(fuzzy_dates(), fuzzy_dates())
def test_ages_run_from_the_least_to_the_most(born: FuzzyDate, when: FuzzyDate) -> None:
    ages = ages_at(born, when)
    if ages is not None:
        assert 0 <= ages.least <= ages.most


@pytest.mark.parametrize("weight", [-4, 4, 100])
def test_a_weight_off_the_scale_is_refused(weight: int) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**msgspec.to_builtins(_event(1, undated())), "weight": weight}, LifeEvent)


PRISON = replace(_event(1, FuzzyDate(edtf="2014-05")), sensitive=True)
AFTER = _event(
    2,
    FuzzyDate(
        edtf="2014-06",
        said="månaden efter fängelset",
        anchor=Anchor(kind=AnchorKind.AFTER, to=PRISON.id, number=1),
    ),
)


def test_a_date_that_hangs_on_what_is_sensitive_keeps_its_days_and_does_not_tell() -> None:
    [after] = shared(Timeline(events=(PRISON, AFTER))).events
    assert after == replace(AFTER, when=FuzzyDate(edtf="2014-06"))
    assert shared(Timeline(events=(AFTER,))).events == (AFTER,)


def test_what_left_without_its_anchor_stays_where_it_is_when_more_is_told() -> None:
    since = replace(SESSION.network.alters[0], since=AFTER.when)
    network = replace(SESSION.network, alters=(since, *SESSION.network.alters[1:]))
    left = without_sensitive(replace(SESSION, network=network, timeline=Timeline(events=(PRISON, AFTER))), load())
    later = revise(left, timeline=replace(left.timeline, events=(*left.timeline.events, _event(3, undated()))))
    assert later.timeline.events[0].when == FuzzyDate(edtf="2014-06")
    assert later.network.alters[0].since == FuzzyDate(edtf="2014-06")


def test_the_whole_of_a_time_is_sure_from_its_first_day_to_its_last() -> None:
    whole, some = (extent_of(FuzzyDate(edtf=edtf), date(2026, 10, 6)) for edtf in ("2015/2015", "2015/2016"))
    assert whole is not None
    assert some is not None
    assert (whole.first, whole.sure_first, whole.sure_last, whole.last) == (
        date(2015, 1, 1),
        date(2015, 1, 1),
        date(2015, 12, 31),
        date(2015, 12, 31),
    )
    assert some.sure_first == date(2015, 12, 31)
