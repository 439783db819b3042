"""Each edit changes what it names and nothing else, and every one of them can be undone."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping import edits
from mapping.errors import ClosedError
from mapping.family import Family, FamilyMember
from mapping.history import History
from mapping.meeting import Ending, Note
from mapping.meeting import edits as meeting
from mapping.network import Alter, Tie, person, ties_of
from mapping.profile import Answer, Doer, Silence, TaskAnswer
from mapping.session import Edit, LaterNote, Part, Session, State, close, first_session
from mapping.soundness import faults_of_session
from mapping.timeline import Lane, LifeEvent, Worry, WorryLink
from mapping.timeline import Role as Does
from mapping.words import Voice, Words
from tests.strategies import alters, answers, life_events, sessions, ties

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
PARENT = FamilyMember(id=UUID(int=2), name="Siv")
FAMILY = Family(id=UUID(int=1), code="Ekorren", parent=PARENT)
EMPTY = first_session(FAMILY, id_=UUID(int=9), on=date(2026, 3, 12))
GRANNY = Alter(id=UUID(int=4), name="Mormor")
TIE = Tie(id=UUID(int=5), a=PARENT.id, b=GRANNY.id)
EVENT = LifeEvent(id=UUID(int=6), title="Flytten", lane=Lane.HOME)
WORRY = Worry(id=UUID(int=7), text="Sömnen")
ANSWER = Answer(id=UUID(int=8), question="time.mornings", bank=1, step=3)
TASK = TaskAnswer(id=UUID(int=11), task="fever", bank=2, doer=Doer.TOGETHER)
FREE = Note(id=UUID(int=12), voice=Voice.PARENT, text="Det går bra", at=NOW)
NOTE = LaterNote(id=UUID(int=10), text="Cykeln")
WITH_GRANNY = edits.put_tie(edits.put_alter(EMPTY, GRANNY), TIE)
seldom = settings(max_examples=40, deadline=None)

EVERY: dict[str, Edit] = {
    "put_event": lambda session: edits.put_event(session, EVENT),
    "remove_event": lambda session: edits.remove_event(session, EVENT.id),
    "put_worry": lambda session: edits.put_worry(session, WORRY),
    "put_ego": lambda session: edits.put_ego(session, replace(session.network.ego, name="Ny")),
    "put_alter": lambda session: edits.put_alter(session, GRANNY),
    "put_alters": lambda session: edits.put_alters(session, (GRANNY,)),
    "remove_alter": lambda session: edits.remove_alter(session, GRANNY.id),
    "arrange": lambda session: edits.arrange(session, tuple(alter.id for alter in session.network.alters)),
    "put_tie": lambda session: edits.put_tie(session, TIE),
    "remove_tie": lambda session: edits.remove_tie(session, TIE.id),
    "put_answer": lambda session: edits.put_answer(session, ANSWER),
    "put_task": lambda session: edits.put_task(session, TASK),
    "put_later": lambda session: edits.put_later(session, NOTE),
    "remove_later": lambda session: edits.remove_later(session, NOTE.id),
    "confirm": lambda session: edits.confirm(session, GRANNY.id),
    "open_meeting": lambda session: meeting.open_meeting(session, energy=3, told=(), parts=Part),
    "mark_part": lambda session: meeting.mark_part(session, Part.NETWORK, done=True),
    "put_note": lambda session: meeting.put_note(session, FREE),
    "correct_sentence": lambda session: meeting.correct_sentence(session, "network.near", "Gull", own="Mormor"),
    "approve": meeting.approve,
    "put_ending": lambda session: meeting.put_ending(session, Ending(agreed="vi ringer")),
}


@pytest.mark.parametrize("edit", EVERY.values(), ids=EVERY)
def test_a_closed_session_refuses(edit: Edit) -> None:
    with pytest.raises(ClosedError):
        edit(close(WITH_GRANNY, at=NOW))


def test_every_edit_is_tried() -> None:
    public = {
        name
        for module in (edits, meeting)
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__ and not name.startswith("_")
    }
    assert public - {"left_out", "with_parts"} == set(EVERY), "those two only tell of the agenda"


@pytest.mark.parametrize(
    ("put", "remove", "record", "changed", "found"),
    [
        (edits.put_event, edits.remove_event, EVENT, replace(EVENT, title="Ny"), lambda s: s.timeline.events),
        (edits.put_alter, edits.remove_alter, GRANNY, replace(GRANNY, ring=1), lambda s: s.network.alters),
        (edits.put_later, edits.remove_later, NOTE, replace(NOTE, taken_up=True), lambda s: s.later),
    ],
)
def test_put_change_and_remove(
    put: Callable[[Session, object], Session],
    remove: Callable[[Session, UUID], Session],
    record: Alter,
    changed: Alter,
    found: Callable[[Session], tuple[object, ...]],
) -> None:
    once = put(EMPTY, record)
    assert found(once) == (record,)
    assert found(put(once, changed)) == (changed,)
    assert remove(once, record.id) == EMPTY
    assert remove(EMPTY, record.id) == EMPTY


def test_the_parent_is_corrected_and_stays_the_same_person() -> None:
    corrected = replace(EMPTY.network.ego, name="Rätt namn")
    assert edits.put_ego(EMPTY, corrected).network.ego == corrected
    with pytest.raises(ValueError, match="same person"):
        edits.put_ego(EMPTY, replace(corrected, id=UUID(int=61)))


def test_a_changed_record_keeps_its_place() -> None:
    first = replace(EVENT, id=UUID(int=60))
    session = edits.put_event(edits.put_event(EMPTY, first), EVENT)
    assert [e.title for e in edits.put_event(session, replace(first, title="Ny")).timeline.events] == ["Ny", "Flytten"]


def test_worries() -> None:
    session = edits.put_worry(EMPTY, WORRY)
    assert session.timeline.worries == (WORRY,)
    changed = replace(WORRY, text="Maten")
    assert edits.put_worry(session, changed).timeline.worries == (changed,)


def test_a_worry_without_words_is_taken_away_and_no_event_points_to_it() -> None:
    link, other = WorryLink(worry=WORRY.id, role=Does.EASES), WorryLink(worry=UUID(int=12), role=Does.KEEPS)
    session = edits.put_worry(edits.put_worry(EMPTY, WORRY), Worry(id=other.worry, text="Pengarna"))
    session = edits.put_event(session, replace(EVENT, links=(link, other)))
    without = edits.put_worry(session, replace(WORRY, text=""))
    assert [worry.id for worry in without.timeline.worries] == [other.worry]
    assert without.timeline.events == (replace(EVENT, links=(other,)),)
    assert faults_of_session(without) == ()


def test_several_people_are_put_in_the_order_given() -> None:
    others = tuple(Alter(id=UUID(int=100 + n), name=str(n)) for n in range(3))
    assert edits.put_alters(EMPTY, others).network.alters == others


def test_a_tie_is_put_changed_and_removed() -> None:
    assert WITH_GRANNY.network.ties == (TIE,)
    strained = replace(TIE, strained=True)
    assert edits.put_tie(WITH_GRANNY, strained).network.ties == (strained,)
    assert edits.remove_tie(WITH_GRANNY, TIE.id).network.ties == ()


@pytest.mark.parametrize(("a", "b"), [(2, 2), (2, 99), (99, 2), (98, 99)])
def test_a_tie_that_cannot_be_is_refused(a: int, b: int) -> None:
    with pytest.raises(ValueError, match="a tie joins"):
        edits.put_tie(EMPTY, Tie(id=UUID(int=5), a=UUID(int=a), b=UUID(int=b)))


def test_removing_somebody_takes_their_ties_and_keeps_what_was_told() -> None:
    service = Alter(id=UUID(int=11), name="BUP", concerns=(GRANNY.id, PARENT.id))
    event = replace(
        EVENT, whose=GRANNY.id, concerns=(PARENT.id, GRANNY.id), links=(WorryLink(worry=WORRY.id, role=Does.EASES),)
    )
    session = edits.put_worry(edits.put_alter(WITH_GRANNY, service), WORRY)
    session = edits.put_answer(edits.put_event(session, event), ANSWER)
    session = edits.put_tie(session, Tie(id=UUID(int=12), a=service.id, b=PARENT.id))
    without = edits.remove_alter(session, GRANNY.id)
    assert person(without.network, GRANNY.id) is None
    assert [tie.id for tie in without.network.ties] == [UUID(int=12)]
    assert without.timeline.events == (replace(event, whose=None, concerns=(PARENT.id,)),)
    assert without.network.alters[-1].concerns == (PARENT.id,)
    assert without.profile == session.profile


def test_removing_somebody_leaves_nothing_of_them_to_confirm() -> None:
    session = replace(WITH_GRANNY, to_confirm=(GRANNY.id, TIE.id, ANSWER.id))
    assert edits.remove_alter(session, GRANNY.id).to_confirm == (ANSWER.id,)


def test_the_parent_stays_on_the_map() -> None:
    with pytest.raises(ValueError, match="parent stays"):
        edits.remove_alter(WITH_GRANNY, PARENT.id)


@pytest.mark.parametrize(
    "said",
    [
        {"step": 3},
        {"silence": Silence.DECLINED},
        {"words": (Words(voice=Voice.PARENT, text="Det går"),)},
        {"helps": ("Listor",)},
    ],
)
def test_an_answer_that_says_something_is_kept(said: dict[str, object]) -> None:
    answer = replace(ANSWER, **{"step": None, **said})
    assert edits.put_answer(EMPTY, answer).profile.answers == (answer,)


def test_an_answer_that_says_nothing_is_taken_away() -> None:
    session = edits.put_answer(EMPTY, ANSWER)
    assert edits.put_answer(session, replace(ANSWER, step=None)) == EMPTY


def test_a_question_has_one_answer_about_each_person() -> None:
    session = edits.put_answer(EMPTY, ANSWER)
    again = replace(ANSWER, id=UUID(int=80), step=5)
    about_child = replace(ANSWER, id=UUID(int=81), child=UUID(int=3))
    assert edits.put_answer(session, again).profile.answers == (again,)
    assert edits.put_answer(session, about_child).profile.answers == (ANSWER, about_child)


def test_a_part_is_marked() -> None:
    done = edits.mark_part(EMPTY, Part.TIMELINE, done=True)
    assert [item.part for item in done.agenda if item.done] == [Part.TIMELINE]
    assert edits.mark_part(done, Part.TIMELINE, done=False) == EMPTY


@pytest.mark.parametrize(
    ("name", "touched"),
    [
        ("put_event", EVENT.id),
        ("remove_event", EVENT.id),
        ("put_alter", GRANNY.id),
        ("put_tie", TIE.id),
        ("remove_tie", TIE.id),
        ("put_answer", ANSWER.id),
        ("confirm", GRANNY.id),
    ],
)
def test_what_is_touched_is_confirmed(name: str, touched: UUID) -> None:
    other = UUID(int=1000)
    assert EVERY[name](replace(WITH_GRANNY, to_confirm=(touched, other))).to_confirm == (other,)


@st.composite
def _edits(draw: st.DrawFn, session: Session) -> Edit:
    """An edit that can be made to `session`."""
    people = (session.network.ego.id, *(alter.id for alter in session.network.alters))
    worries = session.timeline.worries
    alter, event = draw(alters(session.network.sectors, people[:1])), draw(life_events(people, worries))
    choices: list[Edit] = [
        lambda s: edits.put_alter(s, alter),
        lambda s: edits.put_event(s, event),
        lambda s: edits.mark_part(s, Part.NETWORK, done=True),
    ]
    answer = draw(answers("time.mornings"))
    choices.append(lambda s: edits.put_answer(s, answer))
    if len(people) > 1:
        tie, gone = draw(ties(people)), draw(st.sampled_from(people[1:]))
        choices += [lambda s: edits.put_tie(s, tie), lambda s: edits.remove_alter(s, gone)]
    return draw(st.sampled_from(choices))


@given(sessions(), st.data())
@seldom
def test_any_edits_can_be_undone_and_done_again(session: Session, data: st.DataObject) -> None:
    start = replace(session, state=State.UNDER_WAY)
    history = History(start)
    for _number in range(data.draw(st.integers(1, 5))):
        history = history.move(data.draw(_edits(history.present))(history.present))
        assert faults_of_session(history.present) == (), "an edit leaves nothing loose behind"
    end, steps = history.present, len(history.past)
    for _step in range(steps):
        history = history.undo()
    assert history.present == start
    for _step in range(steps):
        history = history.redo()
    assert history.present == end


@given(sessions(), st.data())
@seldom
def test_removing_anybody_leaves_a_sound_session(session: Session, data: st.DataObject) -> None:
    session = replace(session, state=State.PAUSED)
    if session.network.alters:
        gone = data.draw(st.sampled_from(session.network.alters)).id
        after = edits.remove_alter(session, gone)
        assert person(after.network, gone) is None
        assert ties_of(after.network, gone) == ()
        assert faults_of_session(after) == ()
        assert [event.id for event in after.timeline.events] == [event.id for event in session.timeline.events]
