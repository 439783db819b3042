"""Desk.say_room: who is in the room is no step to undo, and for what is only read nothing of it is stored."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping import edits
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Place
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive
from mapping.family import Family
from mapping.meeting import Room
from mapping.questions import load
from mapping.session import Session, State
from tests.mapping.invented import EGO
from tests.tui.profiles import invented_session, said
from tui.desk import Desk

FAMILY = Family(id=invented_session().id, code="Sippan", parent=EGO)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with create_archive(tmp_path / "arkiv", "fyra blå ord här", PRACTICE_COST) as made:
        made.put_family(FAMILY)
        yield made


def on_desk(archive: Archive, session: Session) -> Desk:
    desk = Desk(archive, replace(session, family=FAMILY.id), Place(), saved=lambda _at: None, failed=_fail)
    desk.open()
    return desk


def _fail(error: Exception) -> None:
    raise error


def test_it_is_no_step_and_holds_through_undo_and_redo(archive: Archive) -> None:
    desk = on_desk(archive, invented_session())
    answer = said(load().questions[0].id, 3)
    desk.apply(partial(edits.put_answer, answer=answer))
    desk.say_room(Room())
    assert desk.session.parent_alone
    assert desk.undo()
    assert desk.session.profile.answers == ()
    assert desk.session.parent_alone, "undo shuts nothing"
    assert not desk.undo(), "saying it is no step"
    desk.say_room(None)
    assert desk.redo()
    assert desk.session.profile.answers == (answer,)
    assert not desk.session.parent_alone, "redo opens nothing"
    desk.say_room(Room())
    desk.apply(partial(edits.put_answer, answer=replace(answer, step=1)))
    desk.say_room(None)
    assert desk.undo()
    assert not desk.session.parent_alone, "undo opens nothing"
    desk.leave()


@pytest.mark.parametrize("finished", [False, True])
def test_it_ends_with_the_sitting(archive: Archive, finished: bool) -> None:
    desk = on_desk(archive, invented_session())
    desk.say_room(Room())
    desk.leave(finished=finished)
    assert not desk.session.parent_alone
    assert not archive.session(desk.session.id)[0].parent_alone


def test_it_is_not_carried_into_a_session_that_was_cut_short(archive: Archive) -> None:
    desk = on_desk(archive, invented_session())
    desk.say_room(Room())
    desk.save_again()
    desk.abandon()
    cut_short, place = archive.session(desk.session.id)
    again = Desk(archive, cut_short, place, saved=lambda _at: None, failed=_fail)
    again.open()
    assert not again.session.parent_alone
    again.leave()


def test_a_closed_session_can_be_read_and_nothing_is_stored(archive: Archive) -> None:
    closed = replace(invented_session(), family=FAMILY.id, state=State.CLOSED)
    archive.save(closed)
    desk = on_desk(archive, closed)
    desk.say_room(Room())
    assert desk.session.parent_alone
    assert not desk.undo()
    desk.leave()
    assert archive.session(closed.id)[0] == closed
