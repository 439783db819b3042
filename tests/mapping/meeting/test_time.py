"""How the meeting's time goes, and whether there is enough of it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from mapping.meeting import Company, Plan, Room, ends_at
from mapping.meeting.load import minutes_needed, shortened, too_much
from mapping.meeting.time_left import part_left, soon_over, words_of
from mapping.session import AgendaItem, Part, next_session, with_room
from tests.mapping.archive.invented import SESSION, id_of

BEGUN = datetime(2026, 3, 12, 13, 30, tzinfo=UTC)
MET = replace(SESSION, begun_at=BEGUN, plan=Plan(minutes=40), agenda=tuple(AgendaItem(part=part) for part in Part))


@pytest.mark.parametrize(("minutes", "part"), [(-5, 1.0), (0, 1.0), (10, 0.75), (40, 0.0), (90, 0.0)])
def test_the_part_that_is_left(minutes: int, part: float) -> None:
    assert part_left(MET, BEGUN + timedelta(minutes=minutes)) == pytest.approx(part)


def test_without_an_end_nothing_is_left_to_tell() -> None:
    assert part_left(replace(MET, plan=Plan()), BEGUN) is None
    assert part_left(replace(MET, begun_at=None), BEGUN) is None
    assert not soon_over(replace(MET, plan=Plan()), BEGUN)


def test_the_words_grow_fewer_and_hold_no_number() -> None:
    said = [words_of(number / 100) for number in range(100, -1, -1)]
    assert len(dict.fromkeys(said)) == 6
    assert said == sorted(said, key=list(dict.fromkeys(said)).index), "no word comes back"
    assert words_of(0.5) == "ungefär halva tiden är kvar"
    assert not any(character.isdigit() for words in said for character in words)


@pytest.mark.parametrize(("minutes", "soon"), [(29, False), (30, True), (39, True), (40, False), (41, False)])
def test_a_gentle_word_ten_minutes_before(minutes: int, soon: bool) -> None:
    assert soon_over(MET, BEGUN + timedelta(minutes=minutes)) is soon


def test_the_end_follows_the_plan_until_one_has_begun() -> None:
    plan = Plan(starts=time(10, 0), minutes=45)
    planned = ends_at(plan, None, date(2026, 3, 12))
    assert planned is not None
    assert (planned.hour, planned.minute) == (10, 45)
    assert ends_at(plan, BEGUN, date(2026, 3, 12)) == BEGUN + timedelta(minutes=45)
    assert ends_at(Plan(minutes=45), None, date(2026, 3, 12)) is None


def test_too_much_is_noticed() -> None:
    assert too_much(replace(MET, plan=Plan(minutes=minutes_needed(MET) - 1)))
    assert not too_much(replace(MET, plan=Plan(minutes=minutes_needed(MET))))
    assert not too_much(replace(MET, plan=Plan())), "no time is no limit"
    more = replace(MET, plan=Plan(areas=("a", "b", "c")))
    assert minutes_needed(more) > minutes_needed(MET)
    done = replace(MET, agenda=tuple(AgendaItem(part=part, done=True) for part in Part))
    assert minutes_needed(done) < minutes_needed(MET)


def test_low_energy_makes_the_agenda_shorter() -> None:
    assert shortened(replace(MET, energy=4)) == tuple(Part)
    assert shortened(replace(MET, energy=None)) == tuple(Part)
    assert shortened(replace(MET, energy=1)) == (Part.NETWORK,)


@pytest.mark.parametrize(
    ("room", "alone", "may_look"),
    [
        (Room(), True, True),
        (Room(company=(Company.INTERPRETER,)), True, True),
        (Room(by_video=True), True, False),
        (Room(company=(Company.CHILD,)), False, False),
        (Room(company=(Company.INTERPRETER, Company.PARTNER)), False, False),
    ],
)
def test_who_is_there_decides_what_may_be_shown(room: Room, alone: bool, may_look: bool) -> None:
    assert (room.parent_alone, room.worker_may_look) == (alone, may_look)


def test_everybody_who_came_is_remembered() -> None:
    first = with_room(replace(MET, attended=None), Room(company=(Company.PARTNER,)))
    then = with_room(with_room(first, None), Room(company=(Company.CHILD,), by_video=True))
    assert then.attended == Room(company=(Company.PARTNER, Company.CHILD), by_video=True)
    assert with_room(then, None).room is None
    assert not with_room(then, None).parent_alone


def test_a_next_session_is_another_meeting() -> None:
    following = next_session(SESSION, id_=id_of("next"), on=SESSION.met_on)
    assert (following.room, following.attended, following.energy) == (None, None, None)
    assert (following.told, following.notes) == ((), ())
    assert following.plan == Plan(change=SESSION.plan.change)
    assert following.ending.agreed == ""


def test_a_number_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="minutes"):
        Plan(minutes=0)
    with pytest.raises(ValueError, match="energy"):
        replace(SESSION, energy=6)
