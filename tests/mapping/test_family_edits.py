"""What the work with a family rests on changes by pure functions; notes between meetings come into the next session."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.assignment import Consent, Need, Progress
from mapping.errors import ClosedError
from mapping.family import Family
from mapping.family_edits import (
    progress_need,
    put_consent,
    put_need,
    put_note,
    remove_need,
    remove_note,
    take_in_notes,
    withdraw_consent,
)
from mapping.meeting import Note
from mapping.session import Session, State
from mapping.words import Voice
from tests.strategies import families, sessions
from tests.tui.opening import SESSION
from tests.tui.test_family_dialog import FAMILY

TODAY = date(2026, 9, 30)
SCHOOL = Consent(id=UUID(int=20), what="Nya rutiner", to="skolan", given_on=date(2026, 3, 1))
PAPER = Need(id=UUID(int=30), what="Intyg")
EARLY = Note(id=UUID(int=40), voice=Voice.PARENT, text="Hon sov.", at=datetime(2026, 9, 1, 8, tzinfo=UTC))
LATE = replace(EARLY, id=UUID(int=41), at=datetime(2026, 9, 2, 8, tzinfo=UTC), voice=Voice.OBSERVATION)


def test_a_consent_is_withdrawn_and_stays_on_the_list() -> None:
    family = withdraw_consent(put_consent(FAMILY, SCHOOL), SCHOOL.id, TODAY)
    (consent,) = family.consents
    assert not consent.holds(TODAY)
    assert consent.holds(date(2026, 9, 29))
    later = withdraw_consent(family, SCHOOL.id, date(2026, 12, 24))
    assert later.consents[0].withdrawn_on == TODAY


def test_how_far_something_needed_has_come() -> None:
    family = progress_need(put_need(FAMILY, PAPER), PAPER.id, Progress.APPLIED, TODAY)
    assert (family.needs[0].progress, family.needs[0].on) == (Progress.APPLIED, TODAY)
    again = progress_need(family, PAPER.id, Progress.APPLIED, date(2026, 12, 24))
    assert again.needs[0].on == TODAY
    assert remove_need(family, PAPER.id).needs == ()


def test_what_is_put_again_keeps_its_place() -> None:
    family = put_note(put_note(FAMILY, EARLY), LATE)
    family = put_note(family, replace(EARLY, text="Hon sov länge."))
    assert [note.text for note in family.notes] == ["Hon sov länge.", LATE.text]
    assert remove_note(family, EARLY.id).notes == (LATE,)


def test_notes_come_into_the_session_by_time_and_once() -> None:
    family = replace(FAMILY, notes=(LATE, EARLY))
    emptied, session = take_in_notes(family, SESSION)
    assert (emptied.notes, session.notes) == ((), (EARLY, LATE))
    _emptied, twice = take_in_notes(family, session)
    assert twice == session


@given(families(), sessions())
def test_no_note_is_lost_or_comes_in_twice(family: Family, session: Session) -> None:
    open_one = replace(session, state=State.UNDER_WAY)
    emptied, after = take_in_notes(family, open_one)
    assert {note.id for note in after.notes} == {note.id for note in (*family.notes, *session.notes)}
    assert take_in_notes(family, after)[1] == after
    assert emptied == replace(family, notes=())
    with pytest.raises(ClosedError):
        take_in_notes(family, replace(session, state=State.CLOSED))


@given(st.dates(), st.dates())
def test_withdrawing_ends_a_consent_from_that_day(given_on: date, day: date) -> None:
    family = withdraw_consent(put_consent(FAMILY, replace(SCHOOL, given_on=given_on)), SCHOOL.id, day)
    assert not family.consents[0].holds(day)
