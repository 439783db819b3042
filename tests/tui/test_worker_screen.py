"""The worker's page: behind a question, never the parent's, calm at every size."""

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Static

from mapping import language
from mapping.language import gettext
from mapping.measures.words import Row, Told
from mapping.network import AlterKind, Support
from mapping.session import Session
from tests.mapping.invented import ELSA, LOVE, alter
from tests.mapping.practice.test_practice import LATEST
from tests.tui.playing import Player, keys, playing, screen_text, shows
from tui.screens.session.worker import WorkerScreen, open_for_worker
from tui.screens.session.worker_rows import BAR_WIDTH, FIGURE_WIDTH, GAP, NAME_WIDTH, measure_lines
from tui.widgets.keyline import KeyLine


def with_people(*alters: object) -> Session:
    network = replace(LATEST.network, alters=alters, ties=())
    return replace(LATEST, network=network)


async def open_page(player: Player, session: Session = LATEST) -> None:
    player.app.push_screen(WorkerScreen(session, "Blåklockan"))
    await shows(player, gettext("for you alone"))


async def test_it_opens_only_when_the_worker_is_alone(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        behind = player.app.screen
        for answer in (("escape",), ("enter",)):
            open_for_worker(behind, WorkerScreen(LATEST, "Blåklockan"), "Now")  # type: ignore[arg-type]  # the home screen
            await shows(player, gettext("Do you alone see the screen?"))
            await keys(player, *answer)
            assert player.app.screen is behind
        open_for_worker(behind, WorkerScreen(LATEST, "Blåklockan"), "Now")  # type: ignore[arg-type]  # the home screen
        await keys(player, "shift+tab", "enter")
        await shows(player, gettext("Who there is"))
        await keys(player, "escape")
        assert player.app.screen is behind


async def test_the_whole_page_can_be_read(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await open_page(player)
        assert gettext("Not said") not in await shows(player, gettext("Size"))
        await keys(player, "end")
        await shows(player, gettext("Not said"))


async def test_what_to_ask_about_is_off_each_time(tmp_path: Path) -> None:
    unkept = with_people(alter(LOVE, gives=(Support.RELIEF,)), alter(ELSA, kind=AlterKind.SERVICE))
    question = gettext("Who keeps letters and times?")
    async with playing(tmp_path / "övning", practice=True) as player:
        for _time in range(2):
            await open_page(player, unkept)
            assert question not in screen_text(player)
            await keys(player, "end", "p")
            await shows(player, question)
            await keys(player, "p")
            assert question not in screen_text(player)
            await keys(player, "p", "escape")


async def test_an_empty_map_says_what_to_do_next(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await open_page(player, with_people())
        await shows(player, gettext("Nobody to measure yet"))
        await keys(player, "p")
        await shows(player, gettext("The map gives nothing special to ask about."))


async def test_hostile_names_are_only_text(tmp_path: Path) -> None:
    name = "\x1b]52;c;aGVq\x07[red]Åsa[/red]\u202e" + "å" * 500
    async with playing(tmp_path / "övning", practice=True) as player:
        await open_page(player, with_people(replace(alter(LOVE, gives=tuple(Support)), name=name)))
        for _page in range(4):
            assert not {"\x1b", "\x07", "\u202e"} & {*screen_text(player)}
            await keys(player, "pagedown")
        await shows(player, "[red]Åsa[/red]")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80", "120"])
@pytest.mark.parametrize("spoken", language.LANGUAGES)
async def test_no_row_is_cut(tmp_path: Path, spoken: language.Language, size: tuple[int, int]) -> None:
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        language.use(spoken)
        await open_page(player)
        rows = list(player.app.screen.query(".row").results(Static))
        assert len(rows) > 30
        assert all(line.content.cell_length <= line.content_size.width for line in rows)  # type: ignore[union-attr]  # Content
        hints = [str(hint) for hint in player.app.screen.query_one(KeyLine).hints]
        assert hints == [f"p {gettext('What to ask about')}", f"Esc {gettext('Back')}", f"F1 {gettext('Help')}"]


def test_the_parents_screens_do_not_know_of_it() -> None:
    code = "import sys, tui.app, tui.screens.session.session; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "tui.screens.session.session" in modules
    assert not {
        name for name in modules if name.startswith(("tui.screens.session.worker", "mapping.measure", "mapping.prompt"))
    }


def _bars(*bars: tuple[float, ...], whole: float | None = None) -> list[str]:
    told = Told("heading", "", tuple(Row("name", "1", bar) for bar in bars), "meaning.", whole=whole)
    lines = [line.plain for kind, line in measure_lines(told) if kind == "row"]
    return [line[NAME_WIDTH + FIGURE_WIDTH + len(GAP) :] for line in lines[: len(bars)]]


def test_bars_show_each_one_until_they_must_be_drawn_to_scale() -> None:
    assert _bars((4,), (0,), (2, 1, 3)) == ["■■■■", "", "■■▪···"]
    assert _bars((64,), (32,), (0.1,)) == ["■" * BAR_WIDTH, "■" * (BAR_WIDTH // 2), "■"]
    assert _bars((0.5,), (0.001,), whole=1) == ["■" * (BAR_WIDTH // 2), "■"]
