"""What home says of the last backup."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from mapping.archive.index import Index, SessionEntry
from mapping.session import State
from tui.reminding import reminder

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HELD = Index(sessions=(SessionEntry(id=uuid4(), family=uuid4(), date=NOW.date(), status=State.CLOSED),))


def test_a_backup_of_a_day_to_come_is_not_told_as_none_at_all() -> None:
    none = reminder(HELD, 14, NOW)
    ahead = reminder(Index(sessions=HELD.sessions, backed_up=NOW + timedelta(days=4)), 14, NOW)
    assert ahead
    assert ahead != none
    assert "26 november 2026" in ahead
