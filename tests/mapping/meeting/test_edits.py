"""What is written down of a meeting."""

import pytest
from msgspec.structs import replace

from mapping.errors import ClosedError
from mapping.meeting import Company, Corrected, Ending, Note, Point, Room
from mapping.meeting.edits import approve, correct_sentence, left_out, mark_part, open_meeting, put_ending, put_note
from mapping.meeting.where import between_parts, where_we_are
from mapping.session import AgendaItem, Part, State, next_session, with_room
from mapping.words import Voice
from tests.mapping.archive.invented import HOUR, SESSION, id_of

PLANNED = replace(SESSION, state=State.UNDER_WAY, agenda=tuple(AgendaItem(part=part) for part in Part))
NOTE = Note(id=id_of("new"), voice=Voice.PARENT, text="sover dåligt", at=HOUR)


def test_the_opening_is_kept_and_the_parts_that_are_left_out_come_the_next_time() -> None:
    opened = open_meeting(PLANNED, energy=2, told=[Point.FREE, Point.WHY], parts=[Part.NETWORK])
    assert opened.energy == 2
    assert opened.told == (Point.WHY, Point.FREE), "in their own order"
    assert opened.agenda == (AgendaItem(part=Part.NETWORK),)
    assert left_out(opened) == (Part.TIMELINE, Part.PROFILE)
    after = next_session(replace(opened, state=State.CLOSED), id_=id_of("next"), on=opened.met_on)
    assert {item.part for item in after.agenda} == {*Part}


def test_what_is_done_stays_in_a_shorter_agenda() -> None:
    begun = mark_part(PLANNED, Part.PROFILE, done=True)
    opened = open_meeting(begun, energy=1, told=(), parts=[Part.NETWORK])
    assert opened.agenda == (AgendaItem(part=Part.NETWORK), AgendaItem(part=Part.PROFILE, done=True))


def test_a_part_that_was_left_out_comes_back_when_it_is_done_after_all() -> None:
    opened = open_meeting(PLANNED, energy=1, told=(), parts=[Part.PROFILE])
    marked = mark_part(opened, Part.NETWORK, done=True)
    assert marked.agenda == (AgendaItem(part=Part.NETWORK, done=True), AgendaItem(part=Part.PROFILE))


def test_marking_keeps_the_order_of_the_agenda() -> None:
    other = replace(PLANNED, agenda=tuple(AgendaItem(part=part) for part in reversed(Part)))
    assert [item.part for item in mark_part(other, Part.TIMELINE, done=True).agenda] == [*reversed(Part)]


def test_notes_are_added_changed_and_taken_away() -> None:
    once = put_note(PLANNED, NOTE)
    both = put_note(once, replace(NOTE, id=id_of("other"), voice=Voice.OBSERVATION))
    assert [note.id for note in both.notes] == [*(note.id for note in PLANNED.notes), id_of("new"), id_of("other")]
    changed = put_note(both, replace(NOTE, text="sover bättre"))
    assert changed.notes[-2].text == "sover bättre"
    assert put_note(once, replace(NOTE, text="")).notes == PLANNED.notes


def test_what_the_parent_puts_right_is_to_be_approved_anew() -> None:
    read = approve(replace(PLANNED, ending=Ending()))
    assert read.ending.approved
    assert correct_sentence(read, "network.near", "Nära", own="Nära") == read, "nothing was changed"
    right = correct_sentence(read, "network.near", "Mamma är nära mig.", own="Nära dig finns mamma.")
    assert right.ending.corrected == (
        Corrected(sentence="network.near", text="Mamma är nära mig.", own="Nära dig finns mamma."),
    )
    assert not right.ending.approved
    assert correct_sentence(right, "network.near", "", own="Nära dig finns mamma.").ending.corrected == ()


def test_the_same_words_again_change_nothing_whichever_sentence_was_put_right_last() -> None:
    both = (Corrected(sentence="a", text="så här", own="så"), Corrected(sentence="b", text="och så här"))
    read = replace(PLANNED, ending=Ending(corrected=both, approved=True))
    assert correct_sentence(read, "a", "så här", own="så") == read


def test_what_was_agreed_leaves_the_summary_as_it_was_read() -> None:
    read = approve(correct_sentence(replace(PLANNED, ending=Ending()), "a", "så här", own="så"))
    ended = put_ending(read, Ending(agreed="vi ringer", take_home=False))
    assert (ended.ending.agreed, ended.ending.take_home) == ("vi ringer", False)
    assert ended.ending.corrected == read.ending.corrected
    assert ended.ending.approved


def test_a_closed_meeting_is_never_changed() -> None:
    with pytest.raises(ClosedError):
        put_note(replace(PLANNED, state=State.CLOSED), NOTE)


def test_where_we_are_in_one_sentence_each() -> None:
    halfway = mark_part(PLANNED, Part.NETWORK, done=True)
    assert (
        where_we_are(halfway, Part.TIMELINE)
        == "Vi är vid: Tidslinje. Klart: Nätverkskarta. Sedan: Så fungerar vardagen."
    )
    assert between_parts(halfway) == "Klart: Nätverkskarta. Sedan: Tidslinje, Så fungerar vardagen."
    short = open_meeting(halfway, energy=1, told=(), parts=())
    assert between_parts(short) == "Klart: Nätverkskarta. Det var allt för i dag."


def test_who_attended_can_be_put_right_at_the_end() -> None:
    nobody = replace(PLANNED, attended=None)
    there = with_room(nobody, Room(company=(Company.CHILD, Company.INTERPRETER)))
    assert put_ending(there, Ending(), company=(Company.CHILD,)).attended == Room(company=(Company.CHILD,))
    assert put_ending(there, Ending()).attended == there.attended
    assert put_ending(nobody, Ending(), company=(Company.CHILD,)).attended is None, "nobody ever said"
