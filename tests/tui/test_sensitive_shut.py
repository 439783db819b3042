"""Once it is shut, what is sensitive is not told by a date, a step, a form, or what lay under a blank screen."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from mapping.dates import Anchor, AnchorKind, FuzzyDate
from mapping.meeting import Room
from mapping.session import close
from mapping.timeline import Lane, LifeEvent, Timeline
from tests.tui.playing import Player, keys, on_the_table, screen_text, shows, type_in, until
from tests.tui.profiles import invented_session, telling
from tests.tui.test_profile_sensitive import told_session
from tui.dialogs.parts.life_event import LifeEventDialog
from tui.screens.session.session import SessionScreen
from tui.screens.session.worker import WorkerPage

SIZE = (120, 50)
SECRET = LifeEvent(
    id=UUID(int=80), title="Hotad", lane=Lane.FAMILY, when=FuzzyDate(edtf="2014"), weight=-2, sensitive=True
)
AFTER_IT = FuzzyDate(edtf="[2014..]", said="efter hotet", anchor=Anchor(kind=AnchorKind.AFTER, to=SECRET.id))
MOVED = LifeEvent(id=UUID(int=81), title="Flyttade", lane=Lane.HOME, when=AFTER_IT)
ALONE = ("y", "1", "enter")
WITH_A_CHILD = ("y", "3", "enter")
TOLD = Timeline(events=(SECRET, MOVED))


async def _opened(player: Player) -> None:
    await keys(player, *ALONE, "g", "2", "f2")
    await shows(player, SECRET.title)


async def test_a_date_that_hangs_on_it_tells_nothing_of_it_and_is_kept(tmp_path: Path) -> None:
    async with telling(tmp_path, told_session(timeline=TOLD), size=SIZE) as player:
        await keys(player, *WITH_A_CHILD, "g", "2", "enter")
        await shows(player, "Tolkas som")
        assert "hotet" not in screen_text(player)
        await type_in(player, " hit")
        await keys(player, "ctrl+s")
        await shows(player, "Flyttade hit")
        event = next(one for one in on_the_table(player).timeline.events if one.id == MOVED.id)
        assert event.when == AFTER_IT, "it still hangs on what it hung on"


async def test_nor_does_a_persons_date(tmp_path: Path) -> None:
    session = invented_session(timeline=TOLD)
    alters = tuple(replace(alter, since=AFTER_IT) for alter in session.network.alters)
    async with telling(
        tmp_path, replace(session, network=replace(session.network, alters=alters)), size=SIZE
    ) as player:
        await keys(player, *WITH_A_CHILD, "g", "1", "down")
        assert "hotet" not in await shows(player, "Sedan")
        await keys(player, "plus")
        assert {alter.since for alter in on_the_table(player).network.alters} == {AFTER_IT}
        await keys(player, "enter")
        assert "hotet" not in await shows(player, "Sedan")
        await keys(player, "ctrl+s")
        assert {alter.since for alter in on_the_table(player).network.alters} == {AFTER_IT}


async def test_a_step_that_would_show_it_waits_until_it_is_open(tmp_path: Path) -> None:
    async with telling(
        tmp_path, told_session(timeline=Timeline(events=(replace(SECRET, sensitive=False),))), size=SIZE
    ) as player:
        screen = next(one for one in player.app.screen_stack if isinstance(one, SessionScreen))
        await keys(player, "g", "2")
        screen.edit(lambda session: replace(session, timeline=Timeline(events=(SECRET,))))
        await keys(player, *WITH_A_CHILD, "ctrl+z")
        assert SECRET.title not in await shows(player, "Steget rör något känsligt")
        assert on_the_table(player).timeline.events == (SECRET,)
        await keys(player, *ALONE, "f2", "ctrl+z")
        await until(player, lambda: not on_the_table(player).timeline.events[0].sensitive)


async def test_a_step_in_what_is_hidden_is_taken_without_a_word_of_it(tmp_path: Path) -> None:
    async with telling(tmp_path, told_session(timeline=TOLD), size=SIZE) as player:
        screen = next(one for one in player.app.screen_stack if isinstance(one, SessionScreen))
        await keys(player, "g", "1")
        screen.edit(lambda session: replace(session, timeline=Timeline(events=(replace(SECRET, weight=-3), MOVED))))
        await keys(player, *WITH_A_CHILD, "ctrl+z")
        assert "idslinjen" not in await shows(player, "Ångrat.")
        assert on_the_table(player).timeline == TOLD


async def test_a_line_that_is_sensitive_is_kept_and_not_counted(tmp_path: Path) -> None:
    async with telling(tmp_path, told_session(timeline=Timeline(events=(MOVED,))), size=SIZE) as player:
        await keys(player, *WITH_A_CHILD, "g", "2", "n")
        await type_in(player, "slagen 2012, känsligt")
        await keys(player, "ctrl+s")
        assert "tillagd" not in await shows(player, "Den är sparad. F2")
        assert [event.sensitive for event in on_the_table(player).timeline.events] == [False, True]


async def test_a_break_shuts_it_in_a_closed_session_too(tmp_path: Path) -> None:
    closed = close(told_session(timeline=TOLD), at=datetime.now(UTC))
    async with telling(tmp_path, closed, size=SIZE) as player:
        await _opened(player)
        await keys(player, "q", "x", "enter")
        await shows(player, MOVED.title)
        assert SECRET.title not in screen_text(player)
        assert on_the_table(player).room is None


async def test_a_form_about_it_does_not_wait_under_the_blank_screen(tmp_path: Path) -> None:
    async with telling(tmp_path, told_session(timeline=Timeline(events=(SECRET,))), size=SIZE) as player:
        await _opened(player)
        await keys(player, "enter")
        await until(player, lambda: isinstance(player.app.screen, LifeEventDialog))
        await type_in(player, " igen")
        await keys(player, "ctrl+l", "x", "enter")
        await until(player, lambda: not isinstance(player.app.screen, LifeEventDialog))
        assert SECRET.title not in screen_text(player)
        await shows(player, "Du höll på att skriva")
        screen = next(one for one in player.app.screen_stack if isinstance(one, SessionScreen))
        assert screen.on_disk()
        archive = player.app._archive  # type: ignore[attr-defined]  # what is kept
        assert len(archive.drafts.find(screen.desk.session.id)) == 1


async def test_nor_does_the_worker_s_page(tmp_path: Path) -> None:
    async with telling(tmp_path, invented_session(room=Room()), size=SIZE) as player:
        await keys(player, *ALONE, "w", "left", "enter")
        await until(player, lambda: isinstance(player.app.screen, WorkerPage))
        await keys(player, "ctrl+l", "x", "enter")
        await until(player, lambda: isinstance(player.app.screen, SessionScreen))


async def test_a_page_about_the_family_waits_with_its_form(tmp_path: Path) -> None:
    async with telling(tmp_path, told_session(timeline=TOLD), size=SIZE) as player:
        await _opened(player)
        await keys(player, "g", "7", "n")
        await type_in(player, "Intyg")
        await keys(player, "ctrl+l", "x", "enter")
        await shows(player, "Intyg")
        assert SECRET.title not in screen_text(player)


async def test_what_has_ended_under_the_help_does_not_keep_the_screen_from_being_hidden(tmp_path: Path) -> None:
    async with telling(tmp_path, told_session(timeline=TOLD), size=SIZE) as player:
        await _opened(player)
        await keys(player, "enter")
        await until(player, lambda: isinstance(player.app.screen, LifeEventDialog))
        form = player.app.screen
        await keys(player, "f1")
        form.dismiss(None)
        await keys(player, "ctrl+l", "x", "enter")
        await until(player, lambda: isinstance(player.app.screen, SessionScreen))


async def test_nor_does_the_worker_s_page_wait_under_its_help(tmp_path: Path) -> None:
    async with telling(tmp_path, invented_session(room=Room()), size=SIZE) as player:
        await keys(player, *ALONE, "w", "left", "enter")
        await until(player, lambda: isinstance(player.app.screen, WorkerPage))
        await keys(player, "f1", "ctrl+l", "x", "enter")
        await until(player, lambda: isinstance(player.app.screen, SessionScreen))
