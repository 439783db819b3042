"""Nothing that goes wrong shows a value; nothing that is stored steers the terminal."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest

from tests.tui.playing import keys, playing, screen_text, shows
from tui.app import KretsApp, code_places

CANARY = "hemlig-kanariefågel"
Breaking = Callable[[KretsApp], Coroutine[object, object, None]]


def _break() -> None:
    name = CANARY
    raise ValueError(name)


async def _break_later() -> None:
    _break()


async def _in_handler(app: KretsApp) -> None:
    app.call_later(_break)


async def _in_timer(app: KretsApp) -> None:
    app.set_timer(0.01, _break)


async def _in_worker(app: KretsApp) -> None:
    app.run_worker(_break_later())


async def _in_thread_worker(app: KretsApp) -> None:
    app.run_worker(_break, thread=True)


async def _in_task(_app: KretsApp) -> None:
    task = asyncio.get_running_loop().create_task(_break_later())
    await asyncio.sleep(0.05)
    del task


async def _in_thread(_app: KretsApp) -> None:
    threading.Thread(target=_break).start()


async def _play_until_it_fails(app: KretsApp, place: Breaking) -> None:
    async with app.run_test() as pilot:
        await place(app)
        for _try in range(100):
            await pilot.pause(0.02)
            if app.failure:
                break


@pytest.mark.parametrize("place", [_in_handler, _in_timer, _in_worker, _in_thread_worker, _in_task, _in_thread])
async def test_an_unforeseen_error_ends_calmly_and_names_no_value(
    tmp_path: Path, place: Breaking, capfd: pytest.CaptureFixture[str]
) -> None:
    app = KretsApp(tmp_path / "arkiv", settings=tmp_path / "settings.toml")
    with pytest.raises(Exception, match=CANARY):  # the test's own pilot hands the error on
        await _play_until_it_fails(app, place)
    assert app.return_code == 1
    assert any("_break" in where for where in app.failure)
    assert CANARY not in " ".join(app.failure)
    assert app._exit_renderables == []
    written = capfd.readouterr()
    assert CANARY not in written.out + written.err


def test_code_places_hold_no_values() -> None:
    try:
        _break()
    except ValueError as error:
        places = code_places(error)
    assert places[0] == "ValueError"
    assert places[-1].startswith("test_calm.py:")
    assert CANARY not in " ".join(places)


async def test_the_palette_offers_only_what_is_ours(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(100, 50)) as player:
        await keys(player, "ctrl+p")
        shown = await shows(player, "Vad vill du göra?")
        assert "Ny familj" in shown
        assert "Screenshot" not in shown
        assert "Copy" not in shown


async def test_nothing_can_be_copied_or_selected(tmp_path: Path) -> None:
    async with playing(tmp_path / "arkiv") as player:
        await keys(player, *"hemlig", "ctrl+a", "ctrl+c", "ctrl+x")
        assert player.app.clipboard == ""
        assert "hemlig" not in screen_text(player)
        assert not player.app.ALLOW_SELECT
