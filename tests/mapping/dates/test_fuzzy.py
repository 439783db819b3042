"""Vague dates: what they span, and that they always have an order."""

from datetime import date, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.dates import Anchor, FuzzyDate, Precision, span_of, undated
from mapping.dates.edtf import beside, marked
from tests.strategies import anchors, fuzzy_dates, points


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
        ("2018/", "2018-01-01", None),
        ("/2014", None, "2014-12-31"),
        ("/..", None, None),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX~", "1900-01-01", "1999-12-31"),
        ("2015-XX", "2015-01-01", "2015-12-31"),
        ("2016-02-XX", "2016-02-01", "2016-02-29"),
        ("2015?", "2015-01-01", "2015-12-31"),
        ("2015-03%", "2015-03-01", "2015-03-31"),
        ("2015-33", "2015-01-01", "2015-03-31"),
        ("2015-36", "2015-10-01", "2015-12-31"),
        ("2012-37", "2012-01-01", "2012-04-30"),
        ("2012-38", "2012-05-01", "2012-08-31"),
        ("2012-39~", "2012-09-01", "2012-12-31"),
        ("2012-40", "2012-01-01", "2012-06-30"),
        ("2012-41", "2012-07-01", "2012-12-31"),
        ("[2012..2014]", "2012-01-01", "2014-12-31"),
        ("[2012-21~..2014?]", "2012-03-01", "2014-12-31"),
        ("[..2013]", None, "2013-12-31"),
        ("[2016-09..]", "2016-09-01", None),
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
        "2015-32",
        "2015-02-29",
        "2015-21-01",
        "2015-3",
        "2015/2012",
        "../..",
        "2015/2016/2017",
        "/",
        "../",
        "[..]",
        "[2015]",
        "[2015..2012]",
        "[2012..2014]/..",
        "[2012..2014]~",
        "[2012/2014]",
        "2015-XX-12",
        "20X5",
        "XXXX",
        "00XX",
        "2015-21-XX",
        "2015-42",
        "2015~?",
        "20155",
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
    assert FuzzyDate(edtf="/..").ongoing
    assert not FuzzyDate(edtf="2018/").ongoing
    assert not FuzzyDate(edtf="../2019").ongoing
    assert FuzzyDate(edtf="2015~/2018").about
    assert FuzzyDate(edtf="2015%").about
    assert FuzzyDate(edtf="2015%").unsure
    assert FuzzyDate(edtf="2015?").unsure
    assert not FuzzyDate(edtf="2015").about
    assert FuzzyDate(edtf="2012/2014").period
    assert not FuzzyDate(edtf="[2012..2014]").period
    assert FuzzyDate(edtf="2015").dated
    assert FuzzyDate(edtf="[..2015]").dated
    assert not FuzzyDate(edtf="/..").dated, "it goes on, but has no place in the order"
    assert not undated("när hon var liten").dated
    assert undated("när hon var liten").said == "när hon var liten"
    assert undated().earliest is undated().latest is None


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2015-03-12~", Precision.DAY),
        ("2015-03-XX", Precision.MONTH),
        ("2015-24", Precision.PART),
        ("2015-XX", Precision.YEAR),
        ("201X", Precision.DECADE),
        ("19XX?", Precision.CENTURY),
        ("2015-03-12/2016", Precision.YEAR),
        ("[..2015-41]", Precision.PART),
        ("/..", Precision.NOTHING),
        ("", Precision.NOTHING),
    ],
)
def test_how_exactly_a_date_is_known(edtf: str, precision: Precision) -> None:
    assert FuzzyDate(edtf=edtf).precision is precision


def test_the_order() -> None:
    texts = "2012/2014 2012/.. [2012..] 2013-12-31 [..2013] 2014-12-31 ../2014 2015-01 2015-01/2015-02 2015 2015/"
    texts += " 2015/.. 2015-03-12 2016"
    expected = [FuzzyDate(edtf=text) for text in texts.split()]
    expected += [undated("a"), undated("b"), FuzzyDate(edtf="/..")]
    shuffled = expected[::-1]
    assert sorted(shuffled, key=lambda when: when.order) == expected


@given(fuzzy_dates(), fuzzy_dates(), fuzzy_dates())
def test_the_order_is_total_and_transitive(a: FuzzyDate, b: FuzzyDate, c: FuzzyDate) -> None:
    assert (a.order < b.order) + (a.order == b.order) + (a.order > b.order) == 1
    assert (a.order == b.order) == (a == b), "no two differ without an order"
    if a.order <= b.order <= c.order:
        assert a.order <= c.order


@given(fuzzy_dates(), fuzzy_dates())
def test_the_dated_come_before_the_undated_and_what_is_over_before_what_begins_later(
    a: FuzzyDate, b: FuzzyDate
) -> None:
    if a.dated and not b.dated:
        assert a.order < b.order
    if a.latest and b.earliest and a.latest < b.earliest:
        assert a.order < b.order


@given(points(), points())
def test_before_a_time_stands_right_before_it(time: str, other: str) -> None:
    before = FuzzyDate(edtf=f"[..{time}]")
    begins_after = FuzzyDate(edtf=other)
    assert begins_after.earliest is not None
    assert before.latest is not None
    assert (begins_after.order > before.order) == (begins_after.earliest > before.latest)


@given(points())
def test_a_point_spans_whole_days(point: str) -> None:
    first, last = span_of(point)
    assert first is not None
    assert last is not None
    assert first <= last
    assert (last - first).days in {
        0,
        *range(27, 31),
        *range(88, 92),
        *range(119, 123),
        *range(180, 184),
        364,
        365,
        3651,
        3652,
        *range(36523, 36525),
    }


@given(points(), st.sampled_from(["{}/..", "{}/", "[{}..]", "../{}", "/{}", "[..{}]"]))
def test_what_has_one_end_has_no_other(point: str, shape: str) -> None:
    first, last = span_of(shape.format(point))
    assert (first is None) == shape.endswith(("{}", "{}]"))
    assert (last is None) == shape.startswith(("{}", "[{}"))


@given(points(), st.sampled_from("~?%"))
def test_a_mark_is_added_once(point: str, mark: str) -> None:
    once = marked(point, mark)
    assert once == marked(once, mark)
    assert span_of(once) == span_of(point)
    assert once[-1] in {mark, "%"}
    assert marked(f"[..{point}]", mark) == f"[..{once}]"


@given(points())
def test_the_point_beside_is_the_one_right_after(point: str) -> None:
    following = beside(point, 1)
    if "-XX" in point:
        assert not following
        return
    assert beside(following, -1) == point
    last, first = span_of(point).last, span_of(following).first
    assert last is not None
    assert first == last + timedelta(days=1)


@given(st.uuids(version=4), st.data())
def test_a_date_that_hangs_on_another_is_kept_whole(to: UUID, data: st.DataObject) -> None:
    anchor = data.draw(anchors(st.just(to)))
    when = msgspec.structs.replace(data.draw(fuzzy_dates()), anchor=anchor)
    assert msgspec.json.decode(msgspec.json.encode(when), type=FuzzyDate) == when
    assert msgspec.json.decode(b'{"edtf":"2015","said":""}', type=FuzzyDate) == FuzzyDate(edtf="2015")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "age"},
        {"kind": "age", "number": 121},
        {"kind": "grade", "number": 13},
        {"kind": "grade", "number": -1},
        {"kind": "grade", "number": 3, "last": 2},
        {"kind": "after", "number": 1441},
        {"kind": "at", "part": 13},
        {"kind": "near"},
    ],
)
def test_an_anchor_without_meaning_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"to": "0f7a1c9e-2a6b-4f1e-9d38-6b1f0c2d4e5a", **wrong}, Anchor)
