"""The questions are read behind the first screen, a service's own among them, and what is left out is said once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from mapping import questions
from mapping.questions import EXAMPLE, load, use_own
from tests.tui.playing import keys, playing, screen_text, shows
from tui.app import KretsApp
from tui.settings import Settings, keep_settings

LEFT_OUT = "fil med era egna frågor används inte. outdoors.toml, rad "


@pytest.fixture(autouse=True)
def _no_own_questions_after() -> Iterator[None]:
    yield
    use_own(None)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the example, named in the settings."""
    folder = tmp_path / "egna"
    folder.mkdir()
    for file in EXAMPLE.glob("*.toml"):
        (folder / file.name).write_bytes(file.read_bytes())
    keep_settings(tmp_path / "settings.toml", Settings(questions=str(folder)))
    return folder


async def test_a_services_own_questions_are_asked(tmp_path: Path, own: Path) -> None:
    async with playing(tmp_path / "practice", practice=True) as player:
        await shows(player, "Familjer")
        assert load().area("outdoors") is not None
        await player.app.workers.wait_for_complete()
        await player.pause()
        assert "används inte" not in screen_text(player)
        assert own.is_dir()


@pytest.mark.parametrize("read_behind_after", [0.01, 60.0])
async def test_what_is_left_out_is_said_once_and_nothing_stops(
    tmp_path: Path, own: Path, read_behind_after: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.AFTER_FIRST_PAINT", read_behind_after)
    file = own / "outdoors.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("source =", "sorce ="), encoding="utf-8")
    async with playing(tmp_path / "practice", practice=True, size=(120, 40)) as player:
        await shows(player, LEFT_OUT)
        await shows(player, "krets questions check")
        player.app.clear_notifications()
        await keys(player, "enter")
        await shows(player, "Blåklockan")
        assert LEFT_OUT not in screen_text(player)
        assert load().area("outdoors") is None
        assert load().tasks.task("sun_cream") is not None


async def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    keep_settings(tmp_path / "settings.toml", Settings(questions=str(tmp_path / "borta")))
    async with playing(tmp_path / "practice", practice=True, size=(120, 40)) as player:
        await shows(player, "Era egna frågor används inte. borta: Det finns ingen sådan mapp.")


async def test_the_bank_is_not_read_before_the_first_screen_is_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    display = KretsApp._display

    def watched(self: KretsApp, screen: Screen[Any], renderable: Any) -> None:
        painted.append(questions._loaded.cache_info().misses)
        display(self, screen, renderable)

    monkeypatch.setattr(KretsApp, "_display", watched)
    questions._loaded.cache_clear()
    app = KretsApp(tmp_path / "archive", settings=tmp_path / "settings.toml")
    async with app.run_test() as player:
        await shows(player, "Krets")
        for _try in range(200):
            if questions._loaded.cache_info().misses:
                break
            await player.pause(0.02)
    assert painted[0] == 0
    assert questions._loaded.cache_info().misses == 1


async def test_the_bank_is_read_before_a_session_is_opened(tmp_path: Path) -> None:
    questions._loaded.cache_clear()
    async with playing(tmp_path / "practice", practice=True) as player:
        for _try in range(200):
            if questions._loaded.cache_info().misses:
                break
            await player.pause(0.02)
        assert questions._loaded.cache_info().misses == 1
        await keys(player, "enter")
        await shows(player, "Blåklockan")
        load()
        assert questions._loaded.cache_info().misses == 1
