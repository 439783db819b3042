"""The page of keys: what opens the archive, changed by whoever knows the passphrase."""

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.keys.slots import SlotKind
from mapping.archive.opening import create_archive, open_archive
from tests.tui.playing import PASSPHRASE, Player, keys, playing, screen_text, shows
from tests.tui.refusing import fsync_says
from tui.dialogs.archive.keys import OrganisationDialog
from tui.screens.archive.keys import KeysScreen

NEW = "kantarell mejsel"


@asynccontextmanager
async def _keys(tmp_path: Path, key: RecoveryKey | None = None) -> AsyncIterator[Player]:
    with create_archive(tmp_path / "arkiv", PASSPHRASE, PRACTICE_COST) as archive:
        if key is not None:
            archive.keyring.set_organisation(key.public)
    async with playing(tmp_path / "arkiv") as player:
        await _give(player, PASSPHRASE)
        await shows(player, "Inga familjer än")
        player.app.push_screen(KeysScreen(player.app._archive))  # type: ignore[attr-defined]  # the app is KretsApp
        await shows(player, "Byt lösenfras")
        yield player


async def _give(player: Player, passphrase: str) -> None:
    """Write it in the first field, and Enter."""
    player.app.screen.query(Input).first().value = passphrase
    await keys(player, "enter")


async def test_the_passphrase_is_changed_by_who_knows_it(tmp_path: Path) -> None:
    async with _keys(tmp_path) as player:
        await keys(player, "1")
        await shows(player, "Återställningsnyckeln är densamma")
        for id_, text in (("present", "något annat helt"), ("new", NEW), ("again", NEW)):
            player.app.screen.query_one(f"#{id_}", Input).value = text
        await keys(player, "ctrl+s")
        await shows(player, "Det är inte arkivets lösenfras")
        player.app.screen.query_one("#present", Input).value = PASSPHRASE
        await keys(player, "ctrl+s")
        await shows(player, "Lösenfrasen är bytt")
    open_archive(tmp_path / "arkiv", NEW).close()


async def test_a_new_recovery_key_is_made_and_tried(tmp_path: Path) -> None:
    async with _keys(tmp_path) as player:
        await keys(player, "2")
        await _give(player, PASSPHRASE)
        await shows(player, "Din återställningsnyckel")
        key: RecoveryKey = player.app.screen._key  # type: ignore[attr-defined]  # it is the page with the key
        await keys(player, "escape")
        await shows(player, "inte prövad än")
        for written, said in ((RecoveryKey.new().standard, "inte till det här"), (" ".join(key.groups), "Det stämmer")):
            await keys(player, "3")
            player.app.screen.query_one("#key", Input).value = written
            await keys(player, "enter")
            await shows(player, said)
        assert "inte prövad" not in screen_text(player)
    open_archive(tmp_path / "arkiv", key).close()


async def test_a_key_is_not_called_another_archives_because_the_disk_is_full(tmp_path: Path) -> None:
    async with _keys(tmp_path) as player:
        key = player.app._archive.keyring.new_recovery_key()  # type: ignore[attr-defined]  # the app is KretsApp
        await keys(player, "3")
        player.app.screen.query_one("#key", Input).value = key.standard
        with fsync_says(errno.ENOSPC):
            await keys(player, "enter")
            shown = await shows(player, "Disken är full")
        assert "inte till det här" not in shown


async def test_the_data_key_is_exchanged_in_the_background(tmp_path: Path) -> None:
    async with _keys(tmp_path) as player:
        before = player.app._archive.keyring.keys  # type: ignore[attr-defined]  # the app is KretsApp
        await keys(player, "5")
        await _give(player, PASSPHRASE)
        shown = await shows(player, "Datanyckeln är utbytt")
        assert "Datanyckeln" not in shown.splitlines()[0], "it stands below the list"
    with open_archive(tmp_path / "arkiv", PASSPHRASE) as archive:
        assert archive.keyring.keys.data != before.data


async def test_the_organisations_key_comes_and_goes(tmp_path: Path) -> None:
    theirs = RecoveryKey.new()
    async with _keys(tmp_path, theirs) as player:
        await keys(player, "4")
        await shows(player, theirs.public[:40])
        player.app.screen.query_one("#public", Input).value = theirs.standard
        await keys(player, "ctrl+s")
        await shows(player, "den hemliga nyckeln")
        player.app.screen.query_one("#public", Input).value = ""
        player.app.screen.query_one("#present", Input).value = PASSPHRASE
        await keys(player, "ctrl+s")
        await shows(player, "öppnar inte längre arkivet")
    with open_archive(tmp_path / "arkiv", PASSPHRASE) as archive:
        assert archive.keyring.slot(SlotKind.ORGANISATION) is None


async def test_a_key_that_the_service_requires_stays(tmp_path: Path) -> None:
    theirs = RecoveryKey.new()
    async with _keys(tmp_path, theirs) as player:
        archive = player.app._archive  # type: ignore[attr-defined]  # the app is KretsApp
        player.app.push_screen(OrganisationDialog(archive, theirs.public, required=True))
        await shows(player, "Organisationens nyckel")
        player.app.screen.query_one("#public", Input).value = ""
        await keys(player, "ctrl+s")
        await shows(player, "ska vara kvar")


async def test_guessing_at_an_open_archive_is_slowed_down_too(tmp_path: Path) -> None:
    async with _keys(tmp_path) as player:
        await keys(player, "2")
        for _wrong in range(4):
            await _give(player, "fel")
        await shows(player, "Vänta 1 sekund")


async def test_the_practice_family_has_no_keys(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        player.app.push_screen(KeysScreen(player.app._archive))  # type: ignore[attr-defined]  # the app is KretsApp
        await shows(player, "Övningsfamiljen är ingen hemlighet")
        await keys(player, "1", "5", "enter")
        await shows(player, "Övningsfamiljen är ingen hemlighet")


@pytest.fixture(autouse=True)
def _no_service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The settings of whoever runs the tests are not looked at."""
    monkeypatch.setattr("tui.service.settings_file", lambda: tmp_path / "none.toml")
