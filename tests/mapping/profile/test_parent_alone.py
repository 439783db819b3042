"""That the parent is alone holds for one sitting: whoever begins, pauses, closes or starts anew must say it again."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given

from mapping.meeting import Room
from mapping.session import Session, State, begin, close, next_session, pause, with_room
from tests.strategies import sessions

AT = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)


@given(sessions())
def test_it_is_said_anew_at_each_sitting(session: Session) -> None:
    assert not next_session(session, id_=UUID(int=1), on=session.met_on).parent_alone
    if session.state is State.CLOSED:
        return
    alone = with_room(begin(session, at=AT), Room())
    assert not begin(alone, at=AT).parent_alone
    assert not pause(alone, at=AT).parent_alone
    assert not close(alone, at=AT).parent_alone
    assert not begin(pause(alone, at=AT), at=AT).parent_alone
