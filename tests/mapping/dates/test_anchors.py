"""Dates that hang on births and events follow them; nothing is lost when that cannot be, and nothing else changes."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.dates import Anchor, AnchorKind, Bound, FuzzyDate
from mapping.dates.anchors import Trouble, hung, reanchored
from mapping.dates.following import follows
from mapping.dates.known import known_of
from mapping.dates.phrases import understand
from mapping.dates.puzzles import puzzle
from mapping.edits import put_alter, put_ego, put_event, remove_alter, remove_event
from mapping.language import speaking
from mapping.network import Network
from mapping.record import Id
from mapping.session import Part, Session, next_session, touched
from mapping.timeline import Lane, LifeEvent, Timeline, in_order
from tests.mapping.dates.said_from_known import ELSA, MARIA, MOVE, SEPARATION, TODAY
from tests.strategies import anchors, points, sessions

_TO = UUID(int=99)
SESSION = Session(
    id=UUID(int=50),
    family=UUID(int=51),
    met_on=TODAY,
    entered_on=TODAY,
    network=Network(ego=MARIA, alters=(ELSA,)),
    timeline=Timeline(events=(MOVE, SEPARATION)),
)


def _event(title: str, said: str, session: Session = SESSION, id_: Id | None = None) -> LifeEvent:
    id_ = id_ or uuid4()
    return LifeEvent(id=id_, title=title, lane=Lane.FAMILY, when=understand(said, known_of(session, id_)))


def _with(*told: tuple[str, str]) -> Session:
    session = SESSION
    for title, said in told:
        session = put_event(session, _event(title, said, session))
    return session


def _when(session: Session, title: str) -> FuzzyDate:
    return next(event.when for event in session.timeline.events if event.title == title)


@pytest.mark.parametrize(
    ("anchor", "edtf", "expected"),
    [
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=3), "2018", "[2021..2022]"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=3), "2018~", "[2021~..2022~]"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=3), "2018-05", "[2021-05..2022-05]"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=3), "2018-05-12", "[2021-05-12..2022-05-11]"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=1), "2016-02-29", "[2017-02-28..2018-02-27]"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=1), "2015-02-28", "[2016-02-28..2017-02-27]"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=0), "2015-02", "[2015-02..2016-02]"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO, number=6), "2018-04-30", "2018-10-30"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO, number=6), "2018-08-31", "2019-02-28"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=3), "2018-21", "[2021-03..2022-05]"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=3), "201X", "[2013..2023]"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=3), "[2017..2018]", "[2020..2022]"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=3), "[..2018]", ""),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=100), "9950", ""),
        (Anchor(kind=AnchorKind.GRADE, to=_TO, number=2), "2018-12-31", "[2026-08..2027-06]"),
        (Anchor(kind=AnchorKind.GRADE, to=_TO, number=0), "2018", "[2024-08..2025-06]"),
        (Anchor(kind=AnchorKind.GRADE, to=_TO, number=10, last=12), "2000", "[2016-08..2019-06]"),
        (Anchor(kind=AnchorKind.GRADE, to=_TO, number=2, part=21), "2018", "2027-21"),
        (Anchor(kind=AnchorKind.GRADE, to=_TO, number=2, part=23), "2018", "2026-23"),
        (Anchor(kind=AnchorKind.GRADE, to=_TO, number=2, part=24), "2018", "2026-24"),
        (Anchor(kind=AnchorKind.GRADE, to=_TO, number=2, part=7), "2018", ""),
        (Anchor(kind=AnchorKind.BEFORE, to=_TO), "2018", "[..2017]"),
        (Anchor(kind=AnchorKind.BEFORE, to=_TO), "2018-XX", "[..2017-12-31]"),
        (Anchor(kind=AnchorKind.BEFORE, to=_TO), "2012/2014", "[..2011]"),
        (Anchor(kind=AnchorKind.BEFORE, to=_TO), "../2014", "[..2014]"),
        (Anchor(kind=AnchorKind.BEFORE, to=_TO), "/..", ""),
        (Anchor(kind=AnchorKind.BEFORE, to=_TO, number=24), "2018", "2016"),
        (Anchor(kind=AnchorKind.BEFORE, to=_TO, number=6), "2018-02-28", "2017-08-28"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO), "2018", "[2018..]"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO), "2012/2014", "[2014..]"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO), "2012/..", "[2012..]"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO), "[..2013]", ""),
        (Anchor(kind=AnchorKind.AFTER, to=_TO, number=6), "2018", "[2018-07..2019-06]"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO, part=23), "2016-05", "2016-23"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO, part=23), "2016-11", "2017-23"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO, part=23), "2016", "[2016-23..2017-23]"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO, part=22), "2012/2014-03", "2014-22"),
        (Anchor(kind=AnchorKind.BEFORE, to=_TO, part=21), "2012-02/..", "2011-21"),
        (Anchor(kind=AnchorKind.BEFORE, to=_TO, part=21), "../2014", ""),
        (Anchor(kind=AnchorKind.AFTER, to=_TO, number=12, part=0), "2016-05", "2017"),
        (Anchor(kind=AnchorKind.AT, to=_TO, part=0), "2018-05-12", "2018"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO, number=36, bound=Bound.BEFORE), "2018-05-12", "[..2021-05-11]"),
        (Anchor(kind=AnchorKind.AFTER, to=_TO, number=36, bound=Bound.AFTER), "2018-05-12", "[2021-05-12..]"),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=3, bound=Bound.AFTER), "2018", "[2022..]"),
        (Anchor(kind=AnchorKind.GRADE, to=_TO, number=9, part=22, bound=Bound.AFTER), "2000", "2016-22"),
        (Anchor(kind=AnchorKind.GRADE, to=_TO, number=1, part=8, bound=Bound.AFTER), "2000", "[2007-08..]"),
        (Anchor(kind=AnchorKind.GRADE, to=_TO, number=1, part=8, bound=Bound.BEFORE), "2000", "[..2007-07]"),
        (Anchor(kind=AnchorKind.AT, to=_TO), "2018-05", "2018-05"),
        (Anchor(kind=AnchorKind.AT, to=_TO), "2012/..", "[2012..]"),
        (Anchor(kind=AnchorKind.AT, to=_TO), "/..", ""),
        (Anchor(kind=AnchorKind.AT, to=_TO, bound=Bound.SINCE), "2018", "2018/.."),
        (Anchor(kind=AnchorKind.AGE, to=_TO, number=3, bound=Bound.UNTIL), "2018", "../2022~"),
        (Anchor(kind=AnchorKind.AT, to=_TO, about=True), "2018?", "2018%"),
    ],
)
def test_what_follows_from_an_anchor(anchor: Anchor, edtf: str, expected: str) -> None:
    assert follows(anchor, edtf) == expected


@given(anchors(st.just(_TO)), points())
def test_what_follows_is_always_a_date_or_nothing(anchor: Anchor, edtf: str) -> None:
    assert FuzzyDate(edtf=follows(anchor, edtf)) is not None


@given(points())
def test_what_is_before_stands_before_it_and_what_is_after_after(edtf: str) -> None:
    event = FuzzyDate(edtf=edtf)
    before = FuzzyDate(edtf=follows(Anchor(kind=AnchorKind.BEFORE, to=_TO), edtf))
    after = FuzzyDate(edtf=follows(Anchor(kind=AnchorKind.AFTER, to=_TO), edtf))
    assert before.order < event.order < after.order


@given(points())
def test_what_is_right_before_stands_before_it_and_what_is_right_after_after(edtf: str) -> None:
    event = FuzzyDate(edtf=edtf)
    before, after = (
        FuzzyDate(edtf=follows(Anchor(kind=kind, to=_TO, number=0, about=True), edtf))
        for kind in (AnchorKind.BEFORE, AnchorKind.AFTER)
    )
    assert before.order < event.order < after.order
    assert before.about
    assert after.about


def test_a_corrected_birth_moves_what_hangs_on_it_and_the_order_follows() -> None:
    session = _with(("Läkare", "när Elsa var 3"), ("Dagis", "2020"))
    assert [event.title for event in in_order(session.timeline)][-2:] == ["Dagis", "Läkare"]
    corrected = put_alter(session, replace(ELSA, born=FuzzyDate(edtf="2014")))
    assert _when(corrected, "Läkare").edtf == "[2017..2018]"
    assert _when(corrected, "Läkare").said == "när Elsa var 3"
    assert [event.title for event in in_order(corrected.timeline)][-1] == "Dagis"
    grade = put_event(session, _event("Byte", "i sexan", session))
    assert _when(put_ego(grade, replace(MARIA, born=FuzzyDate(edtf="1986"))), "Byte").edtf == "[1998-08..1999-06]"


def test_a_moved_event_moves_a_whole_chain() -> None:
    session = _with(("Nytt jobb", "ett år efter flytten"), ("Kurs", "före jobb"))
    assert (_when(session, "Nytt jobb").edtf, _when(session, "Kurs").edtf) == ("2017-05~", "[..2017-04~]")
    moved = put_event(session, replace(MOVE, when=FuzzyDate(edtf="2020")))
    assert (_when(moved, "Nytt jobb").edtf, _when(moved, "Kurs").edtf) == ("2021~", "[..2020~]")


def test_what_is_gone_leaves_the_words() -> None:
    session = _with(("Läkare", "när Elsa var 3"), ("Kurs", "före flytten"))
    gone = remove_event(remove_alter(session, ELSA.id), MOVE.id)
    for title, said in (("Läkare", "när Elsa var 3"), ("Kurs", "före flytten")):
        when = _when(gone, title)
        assert (when.edtf, when.said, when.dated) == ("", said, False)
        with speaking("en"):
            assert "not there any more" in puzzle(when, known_of(gone))
    assert _when(put_alter(gone, ELSA), "Läkare").edtf == "[2021..2022]", "it follows again"


def test_a_birth_that_is_not_known_yet_is_asked_for_and_then_followed() -> None:
    unborn = put_alter(SESSION, replace(ELSA, born=None))
    session = put_event(unborn, _event("Läkare", "när Elsa var 3", unborn))
    assert not _when(session, "Läkare").dated
    with speaking("en"):
        assert "under Born" in puzzle(_when(session, "Läkare"), known_of(session))
    assert _when(put_alter(session, ELSA), "Läkare").edtf == "[2021..2022]"


def test_what_hangs_on_itself_is_said_and_nothing_is_lost() -> None:
    session = put_event(SESSION, replace(MOVE, when=understand("efter flytten", known_of(SESSION, MOVE.id))))
    when = _when(session, MOVE.title)
    assert (when.edtf, when.said) == ("", "efter flytten")
    with speaking("en"):
        assert "hangs on itself" in puzzle(when, known_of(session, MOVE.id))
    born = understand("när Elsa var 3", known_of(SESSION, ELSA.id))
    assert not born.dated
    assert put_alter(SESSION, replace(ELSA, born=born)).network.alters[0].born == born


def test_a_circle_is_told_when_it_is_typed_and_undone_when_it_is_broken() -> None:
    session = _with(("Kurs", "efter flytten"))
    when = understand("före kursen", known_of(session, MOVE.id))
    with speaking("en"):
        assert "hangs on itself" in puzzle(when, known_of(session, MOVE.id))
    circle = put_event(session, replace(MOVE, when=when))
    assert [(_when(circle, title).edtf, _when(circle, title).said) for title in ("Kurs", MOVE.title)] == [
        ("", "efter flytten"),
        ("", "före kursen"),
    ]
    assert _when(put_event(circle, MOVE), "Kurs").edtf == "[2016-05..]"


def test_a_long_chain_and_a_long_circle_end() -> None:
    ids = [UUID(int=number) for number in range(1, 2001)]
    after = [FuzzyDate(said="x", anchor=Anchor(kind=AnchorKind.AT, to=id_)) for id_ in ids[1:]]
    chain = dict(zip(ids, [*after, FuzzyDate(edtf="2015")], strict=True))
    assert hung(chain[ids[0]], chain).edtf == "2015"
    circle = chain | {ids[-1]: FuzzyDate(anchor=Anchor(kind=AnchorKind.AT, to=ids[0]))}
    assert hung(circle[ids[0]], circle).trouble is Trouble.CIRCLE


def test_since_and_until_of_people_follow_too() -> None:
    since = understand("sedan flytten", known_of(SESSION))
    session = put_alter(SESSION, replace(ELSA, since=since, until=understand("när Elsa var 3", known_of(SESSION))))
    moved = put_event(session, replace(MOVE, when=FuzzyDate(edtf="2014")))
    assert moved.network.alters[0].since == replace(since, edtf="2014/..")
    assert moved.network.alters[0].until == session.network.alters[0].until


def test_what_follows_is_not_touched_and_still_waits_to_be_confirmed() -> None:
    before = _with(("Läkare", "när Elsa var 3"), ("Kurs", "före flytten"))
    planned = next_session(before, id_=uuid4(), on=date(2026, 11, 2))
    event = next(event for event in planned.timeline.events if event.title == "Läkare")
    corrected = put_alter(planned, replace(ELSA, born=FuzzyDate(edtf="2017")))
    assert event.id in corrected.to_confirm
    assert ELSA.id not in corrected.to_confirm
    assert touched(planned, corrected) == (Part.NETWORK, str(ELSA.id))
    moved = put_event(planned, replace(MOVE, when=FuzzyDate(edtf="2017")))
    assert touched(planned, moved) == (Part.TIMELINE, str(MOVE.id))
    first = replace(planned, timeline=replace(planned.timeline, events=planned.timeline.events[::-1]))
    assert touched(first, put_event(first, replace(MOVE, when=FuzzyDate(edtf="2017")))) == (
        Part.TIMELINE,
        str(MOVE.id),
    ), "though what followed stands before it"


@given(sessions())
def test_what_hangs_on_nothing_is_the_same_object(session: Session) -> None:
    assert reanchored(session) is session


@given(sessions(), st.data())
def test_computing_anew_changes_only_dates_that_hang_and_only_once(session: Session, data: st.DataObject) -> None:
    known = st.sampled_from([session.network.ego.id, *(event.id for event in session.timeline.events), uuid4()])
    events = tuple(
        replace(event, when=replace(event.when, anchor=data.draw(st.none() | anchors(known))))
        for event in session.timeline.events
    )
    session = replace(session, timeline=replace(session.timeline, events=events))
    again = reanchored(session)
    assert reanchored(again) is again
    for before, after in zip(events, again.timeline.events, strict=True):
        assert after == replace(before, when=replace(before.when, edtf=after.when.edtf))
        assert after is before or before.when.anchor is not None
    assert msgspec.json.decode(msgspec.json.encode(again), type=Session) == again


def test_a_closed_session_keeps_its_dates() -> None:
    closed = replace(_with(("Läkare", "när Elsa var 3")), closed_at=datetime(2026, 10, 12, tzinfo=UTC))
    assert reanchored(closed) is closed
