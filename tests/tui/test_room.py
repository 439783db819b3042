"""Who is in the room decides what opens: with a child there, nothing sensitive and nothing of the worker's own."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.language import gettext
from mapping.meeting import Company, Room
from mapping.session import State
from mapping.timeline import Lane, LifeEvent, Timeline
from tests.mapping.archive.invented import id_of
from tests.tui.meetings import meeting, planned
from tests.tui.opening import opened
from tests.tui.playing import Player, keys, on_the_table, playing, screen_text, shows
from tests.tui.profiles import invented_session, part_text, telling
from tests.tui.test_profile_sensitive import is_shut, told_session
from tui.dialogs.session.opening import OpeningDialog
from tui.screens.session.session import SessionScreen
from tui.screens.session.worker import WorkerPage

SECRET = LifeEvent(id=id_of("secret"), title="Hotad av en släkting", lane=Lane.FAMILY, sensitive=True)
SIZE = (100, 50)
BEGUN = datetime(2026, 3, 12, 13, tzinfo=UTC)

ALONE = ("y", "1", "enter")
WITH_A_CHILD = ("y", "3", "enter")


async def test_with_a_child_there_nothing_opens_that_is_not_for_everybody(tmp_path: Path) -> None:
    session = told_session(timeline=Timeline(events=(SECRET,)))
    async with telling(tmp_path, session, size=SIZE) as player:
        await keys(player, *WITH_A_CHILD)
        assert on_the_table(player).room == Room(company=(Company.CHILD,))
        await keys(player, "f2")
        await shows(player, "Det förblir stängt: någon annan är här.")
        await keys(player, "g", "3")
        assert is_shut(player)
        for part in "123":
            await keys(player, "g", part, "w")
            await shows(player, "Din egen sida förblir stängd")
            assert not any(isinstance(screen, WorkerPage) for screen in player.app.screen_stack)
        await keys(player, "g", "2", "f2")
        assert SECRET.title not in await shows(player, "Inga händelser än")


async def test_what_is_open_shuts_at_once_when_somebody_comes_in(tmp_path: Path) -> None:
    session = told_session(timeline=Timeline(events=(SECRET,)))
    async with telling(tmp_path, session, size=SIZE) as player:
        await keys(player, *ALONE)
        assert is_shut(player), "that the parent is alone opens nothing by itself"
        await keys(player, "f2")
        assert not is_shut(player)
        await keys(player, *WITH_A_CHILD)
        assert is_shut(player)
        await keys(player, *ALONE)
        assert is_shut(player), "nor does it when the child has gone"
        await keys(player, "g", "2", "f2")
        await shows(player, SECRET.title)
        await keys(player, *WITH_A_CHILD)
        assert SECRET.title not in await shows(player, "Inga händelser än")


async def test_the_worker_s_page_asks_first_who_is_there(tmp_path: Path) -> None:
    async with telling(tmp_path, invented_session(), size=SIZE) as player:
        await keys(player, "w")
        await shows(player, gettext("Who is here, beside the parent and you?"))
        await keys(player, "escape")
        assert isinstance(player.app.screen, SessionScreen)
        await keys(player, "w", "1", "enter")
        await shows(player, gettext("Do you alone see the screen?"))
        await keys(player, "left", "enter")
        await shows(player, gettext("for you alone"))


@pytest.mark.parametrize("marks", [("6", "1"), ("2",), ("4", "3"), ("5",)], ids=str)
async def test_the_worker_s_page_stays_shut_by_video_and_before_others(tmp_path: Path, marks: tuple[str, ...]) -> None:
    async with telling(tmp_path, invented_session(), size=SIZE) as player:
        await keys(player, "w", *marks, "enter")
        await shows(player, "Din egen sida förblir stängd")
        assert isinstance(player.app.screen, SessionScreen)


async def test_nothing_is_said_where_nothing_is_marked(tmp_path: Path) -> None:
    async with telling(tmp_path, invented_session(), size=SIZE) as player:
        await keys(player, "y", "enter")
        assert on_the_table(player).room is None
        await keys(player, "y", "6", "enter")
        await shows(player, gettext("Mark also who is there, or that nobody else is."))
        await keys(player, "1", "3", "4", "enter")
        assert on_the_table(player).room == Room(company=(Company.CHILD, Company.INTERPRETER), by_video=True)
        await keys(player, "y", "1", "enter")
        assert on_the_table(player).room == Room(by_video=True), "nobody else, and the others are not"
        assert on_the_table(player).attended == Room((Company.CHILD, Company.INTERPRETER), by_video=True)


async def test_the_line_at_the_top_says_who_is_there(tmp_path: Path) -> None:
    async with telling(tmp_path, invented_session(), size=SIZE) as player:
        await keys(player, "y", "3", "4", "enter")
        assert "barn, tolk" in _top(player)
        await keys(player, *ALONE)
        assert "barn" not in _top(player)


async def test_who_is_there_in_a_closed_session_is_stored_nowhere(tmp_path: Path) -> None:
    session = replace(told_session(), state=State.CLOSED)
    async with telling(tmp_path, session, size=SIZE) as player:
        await keys(player, *ALONE, "f2")
        assert not is_shut(player)
        await keys(player, *WITH_A_CHILD, "f2")
        assert is_shut(player)
        assert part_text(player)
        assert session.id not in player.app._archive.documents()  # type: ignore[attr-defined]  # nothing is to be in it


def _top(player: Player) -> str:
    return screen_text(player).splitlines()[0]


@pytest.mark.parametrize("company", [(), (Company.PARTNER,)], ids=["alone", "partner"])
async def test_coming_back_asks_who_is_there_where_others_have_been(
    tmp_path: Path, company: tuple[Company, ...]
) -> None:
    left = replace(planned(), state=State.PAUSED, begun_at=BEGUN, attended=Room(company=company))
    async with meeting(tmp_path, left) as table:
        await table.player.pause()
        asked = [notice.message for notice in table.player.app._notifications]
        assert asked == (["Vem är här nu? Tryck y."] if company else [])


@pytest.mark.parametrize(("begun", "said"), [(None, True), (BEGUN, False)], ids=["planned", "under way"])
async def test_the_opening_tells_of_another_day_only_before_it_is_begun(
    tmp_path: Path, begun: datetime | None, said: bool
) -> None:
    session = replace(planned(), begun_at=begun)
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await opened(player, OpeningDialog(session, (), datetime(2026, 11, 23, 9, tzinfo=UTC)))
        await shows(player, "Det här gör vi i dag")
        assert ("Det var planerat till" in screen_text(player)) is said
