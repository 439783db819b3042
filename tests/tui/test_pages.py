"""Pages that read in a thread: left meanwhile, asked twice, overtaken; and work that goes on when its page is left."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from mapping.archive.keys.rotation import Rotated
from mapping.archive.log.log import Log
from mapping.language import gettext, ngettext
from mapping.record import Id
from tests.mapping.archive.invented import FAMILY
from tests.tui.keeping_time import STORY, Hands, inside
from tests.tui.playing import PASSPHRASE, Player, keys, screen_text, shows
from tui.screens.archive.archive import ArchiveScreen
from tui.screens.archive.check import CheckScreen
from tui.screens.archive.keys import KeysScreen
from tui.screens.archive.log import LogScreen
from tui.screens.archive.versions import VersionsScreen

LONGEST = 20.0
"""Seconds that a thread waits at a gate, if a test forgets it."""


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Shut until a test opens it; threads wait before it."""
    gate = threading.Event()
    yield gate
    gate.set()


def after(gate: threading.Event, call: Callable[..., Any]) -> Callable[..., Any]:
    """The same call, made once the gate is open."""

    def waiting(*args: Any, **named: Any) -> Any:
        assert gate.wait(LONGEST)
        return call(*args, **named)

    return waiting


async def rests(player: Player) -> None:
    """Wait until no thread works any more, and what they came back with has been taken in."""
    await player.app.workers.wait_for_complete()
    await player.pause()


async def test_what_is_read_for_a_page_that_was_left_is_dropped(
    tmp_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(Log, "read", after(gate, Log.read))
    monkeypatch.setattr(LogScreen, "show", lambda _page, found: shown.append(found))
    async with inside(tmp_path / "arkiv", Hands(), "f3", "4") as player:
        assert isinstance(player.app.screen, LogScreen)
        await keys(player, "escape")
        gate.set()
        await rests(player)
        assert isinstance(player.app.screen, ArchiveScreen)
    assert shown == []


async def test_a_page_is_left_once_however_often_the_key_comes(tmp_path: Path) -> None:
    async with inside(tmp_path / "arkiv", Hands(), "f3", "5") as player:
        page = player.app.screen
        assert isinstance(page, KeysScreen)
        for _time in range(3):
            await player.app.run_action("leave", page)
        await player.pause()
        assert isinstance(player.app.screen, ArchiveScreen)


async def test_a_digit_that_comes_twice_opens_one_page(tmp_path: Path) -> None:
    async with inside(tmp_path / "arkiv", Hands(), "f3") as player:
        page = player.app.screen
        for _time in range(2):
            await player.app.run_action("do(4)", page)
        await player.pause()
        assert isinstance(player.app.screen, KeysScreen)
        await keys(player, "escape")
        assert player.app.screen is page


async def test_a_look_that_was_overtaken_is_not_shown(
    tmp_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    turns = iter(range(10))

    def read(_page: CheckScreen) -> int:
        turn = next(turns)
        assert turn or gate.wait(LONGEST)
        return turn

    monkeypatch.setattr(CheckScreen, "read", read)
    monkeypatch.setattr(CheckScreen, "show", lambda _page, found: shown.append(found))
    async with inside(tmp_path / "arkiv", Hands(), "f3", "2") as player:
        page = player.app.screen
        assert isinstance(page, CheckScreen)
        page.look()
        await player.pause(0.2)
        gate.set()
        await rests(player)
    assert shown == [1]


async def test_what_is_put_back_is_what_was_asked_about(
    tmp_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.screens.archive import versions

    put_back: list[tuple[Id, int]] = []

    def restore(_archive: object, document: Id, number: int) -> int:
        put_back.append((document, number))
        return number + 1

    monkeypatch.setattr(versions, "restore", restore)
    async with inside(tmp_path / "arkiv", Hands(), "enter") as player:
        archive = player.app._archive  # type: ignore[attr-defined]  # the app is KretsApp
        archive.save(replace(STORY, later=()))
        archive.put_family(replace(FAMILY, code="Ekorren"))
        await keys(player, "h")
        await shows(player, gettext("That is the version that is there now."))
        page = player.app.screen
        assert isinstance(page, VersionsScreen)
        monkeypatch.setattr(versions, "history", after(gate, versions.history))
        await keys(player, "end", "f", "r")
        asked = await shows(player, gettext("Put version {number} back?").format(number=1))
        assert gettext("What is there now is kept beside it.") in " ".join(asked.split())
        gate.set()
        await rests(player)
        player.app.screen.query_one(".done").focus()
        await keys(player, "enter")
        await rests(player)
    assert put_back == [(STORY.id, 1)]


async def test_the_data_key_is_not_exchanged_twice_at_once(
    tmp_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def rotate(_archive: object, passphrase: str, told: Callable[[int, int], None]) -> Rotated:
        begun.append(passphrase)
        told(1, 3)
        assert gate.wait(LONGEST)
        return Rotated(3, ())

    monkeypatch.setattr("tui.screens.archive.keys.rotate", rotate)
    async with inside(tmp_path / "arkiv", Hands(), "f3", "5", "5") as player:
        player.app.screen.query(Input).first().value = PASSPHRASE
        await keys(player, "enter")
        await shows(player, gettext("Sealing anew: {done} of {count}").format(done=1, count=3))
        await keys(player, "escape", "5", "5")
        await shows(player, gettext("The data key is being exchanged. Wait until that is done."))
        assert isinstance(player.app.screen, KeysScreen)
        gate.set()
        one, many = (f"The data key is exchanged, and {{count}} document{s} sealed anew." for s in ("", "s"))
        await shows(player, ngettext(one, many, 3))
        await keys(player, "5")
        assert not isinstance(player.app.screen, KeysScreen), "now it may be asked for again"
    assert begun == [PASSPHRASE]


async def test_repairs_are_done_once_and_every_open_page_looks_again(
    tmp_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mapping.archive.care.checking import Wrong
    from mapping.archive.care.repairing import Repair

    begun: list[str] = []
    repairs = [Repair(Wrong.INDEX, None, "listorna görs om")]

    def carry_out(_archive: object, repair: Repair) -> None:
        begun.append(repair.what)
        assert gate.wait(LONGEST)
        repairs.clear()

    monkeypatch.setattr("tui.screens.archive.check.proposed", lambda _archive, _findings: tuple(repairs))
    monkeypatch.setattr("tui.screens.archive.check.carry_out", carry_out)
    async with inside(tmp_path / "arkiv", Hands(), "f3", "2") as player:
        await shows(player, f"r {gettext('Put right')}")
        await keys(player, "r", "shift+tab", "enter")
        assert begun
        assert gettext("Put right") not in screen_text(player)
        await keys(player, "escape", "2")
        await shows(player, gettext("All is well: {what}.").partition("{")[0])
        assert gettext("Put right") not in screen_text(player)
        await keys(player, "r")
        assert isinstance(player.app.screen, CheckScreen)
        gate.set()
        await rests(player)
        await rests(player)
        page = player.app.screen
        assert isinstance(page, CheckScreen)
        assert page._repairs == ()
    assert begun == ["listorna görs om"]
