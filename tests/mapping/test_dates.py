"""Vague dates: what they span, and that they always have an order."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.dates import FuzzyDate, span_of, undated
from tests.strategies import fuzzy_dates, points


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015~", "2015-01-01", "2015-12-31"),
        ("2015-03", "2015-03-01", "2015-03-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-03-12", "2015-03-12", "2015-03-12"),
        ("2015-03-12~", "2015-03-12", "2015-03-12"),
        ("2015-21", "2015-03-01", "2015-05-31"),
        ("2015-22", "2015-06-01", "2015-08-31"),
        ("2015-23", "2015-09-01", "2015-11-30"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("2012/2014", "2012-01-01", "2014-12-31"),
        ("2012-03~/2014-21", "2012-03-01", "2014-05-31"),
        ("2012/2012", "2012-01-01", "2012-12-31"),
        ("2018/..", "2018-01-01", None),
        ("../2014-06", None, "2014-06-30"),
    ],
)
def test_spans(edtf: str, first: str | None, last: str | None) -> None:
    assert span_of(edtf) == (_day(first), _day(last))
    when = FuzzyDate(edtf=edtf)
    assert (when.earliest, when.latest) == (_day(first), _day(last))


@pytest.mark.parametrize(
    "edtf",
    [
        "x",
        "15",
        "0000",
        "2015-13",
        "2015-00",
        "2015-25",
        "2015-02-29",
        "2015-21-01",
        "2015-3",
        "2015/2012",
        "../..",
        "2015/",
        "/2015",
        "2015/2016/2017",
        "~2015",
        "2015 ",
        "9999-24",
        "٢٠١٥",
        "2015\n",
        "-2015",
    ],
)
def test_what_is_no_date_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|year|day|end|interval|understood|range|EDTF"):
        span_of(edtf)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"edtf": edtf}, FuzzyDate)


def test_what_a_date_knows_of_itself() -> None:
    assert FuzzyDate(edtf="2018/..").ongoing
    assert not FuzzyDate(edtf="2018/2019").ongoing
    assert not FuzzyDate(edtf="../2019").ongoing
    assert FuzzyDate(edtf="2015~/2018").about
    assert not FuzzyDate(edtf="2015").about
    assert FuzzyDate(edtf="2015").dated
    assert not undated("när hon var liten").dated
    assert undated("när hon var liten").said == "när hon var liten"
    assert undated().earliest is undated().latest is None


def test_the_order() -> None:
    texts = ["../2014", "2012/2014", "2012/..", "2015-01", "2015-01/2015-02", "2015", "2015/..", "2015-03-12", "2016"]
    expected = [FuzzyDate(edtf=text) for text in texts] + [undated("a"), undated("b")]
    shuffled = expected[::-1]
    assert sorted(shuffled, key=lambda when: when.order) == expected


@given(fuzzy_dates(), fuzzy_dates(), fuzzy_dates())
def test_the_order_is_total_and_transitive(a: FuzzyDate, b: FuzzyDate, c: FuzzyDate) -> None:
    assert (a.order < b.order) + (a.order == b.order) + (a.order > b.order) == 1
    assert (a.order == b.order) == (a == b), "no two differ without an order"
    if a.order <= b.order <= c.order:
        assert a.order <= c.order


@given(fuzzy_dates(), fuzzy_dates())
def test_the_dated_come_before_the_undated(a: FuzzyDate, b: FuzzyDate) -> None:
    if a.dated and not b.dated:
        assert a.order < b.order
    if a.dated and b.dated and (a.earliest or date.min) < (b.earliest or date.min):
        assert a.order < b.order


@given(points())
def test_a_point_spans_whole_days(point: str) -> None:
    first, last = span_of(point)
    assert first is not None
    assert last is not None
    assert first <= last
    assert (last - first).days in {0, *range(27, 31), *range(88, 92), 364, 365}


@given(points(), st.sampled_from(["/..", "../"]))
def test_an_open_interval_has_one_end(point: str, mark: str) -> None:
    first, last = span_of(point + mark if mark == "/.." else mark + point)
    assert (first is None) == (mark == "../")
    assert (last is None) == (mark == "/..")
