"""What the app says when an archive cannot be opened, read or left: one clear line, and a way on."""

import errno
from pathlib import Path

import pytest

from mapping.archive import opening as archive_module
from mapping.archive.documents import storage
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive
from mapping.errors import WriteError
from tests.mapping.archive.invented import generation_file
from tests.tui.playing import PASSPHRASE, keys, on_the_table, playing, shows, type_in
from tests.tui.refusing import fsync_says
from tui.practice import open_practice


async def test_a_wrong_passphrase_is_said_and_can_be_written_anew(tmp_path: Path) -> None:
    create_archive(tmp_path / "arkiv", PASSPHRASE, PRACTICE_COST).close()
    async with playing(tmp_path / "arkiv") as player:
        await type_in(player, "något helt annat\n")
        await shows(player, "Lösenfrasen öppnar inte arkivet")
        await type_in(player, PASSPHRASE + "\n")
        await shows(player, "Inga familjer än")


async def test_a_short_passphrase_and_two_that_differ_are_said(tmp_path: Path) -> None:
    async with playing(tmp_path / "arkiv") as player:
        await type_in(player, "kort\nkort\n")
        await shows(player, "Lösenfrasen behöver minst 10 tecken")
        await type_in(player, PASSPHRASE + "\nnågot annat\n")
        await shows(player, "De två är inte lika")
        assert not (tmp_path / "arkiv").exists()


async def test_a_damaged_vault_is_said(tmp_path: Path) -> None:
    create_archive(tmp_path / "arkiv", PASSPHRASE, PRACTICE_COST).close()
    vault = tmp_path / "arkiv" / "vault.json"
    vault.write_bytes(vault.read_bytes().replace(b'"version": 2', b'"version": 0'))
    async with playing(tmp_path / "arkiv") as player:
        await type_in(player, PASSPHRASE + "\n")
        await shows(player, "nyckelfil är skadad")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda content: content[:-1] + bytes([content[-1] ^ 1]), "är skadat"),
        (lambda content: content[:8] + b"\x00\x63" + content[10:], "nyare version av Krets"),
    ],
    ids=["damaged", "newer"],
)
async def test_a_session_that_does_not_open_is_said_and_the_others_do(tmp_path: Path, spoil: object, said: str) -> None:
    with open_practice(tmp_path / "övning") as archive:
        latest = archive.index.sessions[-1].id
        newest = archive.generations(latest)[-1]
    file = generation_file(tmp_path / "övning", latest, newest)
    spoiled = spoil(file.read_bytes())  # type: ignore[operator]  # one of the functions above
    file.write_bytes(spoiled)
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter")
        await shows(player, "6 oktober 2026")
        await keys(player, "enter")
        await shows(player, said)
        await keys(player, "down", "enter")
        await shows(player, "9 juni 2026 · avslutat")
    assert file.read_bytes() == spoiled


async def test_a_folder_without_rights_is_opened_for_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_practice(tmp_path / "övning").close()

    def refuse(_root: Path) -> None:
        raise WriteError("nej")

    monkeypatch.setattr(archive_module, "take_lock", refuse)
    async with playing(tmp_path / "övning", practice=True) as player:
        await shows(player, "bara läsning")
        await keys(player, "enter", "enter")
        await shows(player, "bara för läsning")


async def test_a_disk_that_refuses_a_new_family_keeps_what_was_written(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "ctrl+n")
        await type_in(player, "Nyponrosen")
        with fsync_says(errno.ENOSPC):
            await keys(player, "ctrl+s")
            await shows(player, "Disken är full")
            await shows(player, "Nyponrosen")
        await keys(player, "ctrl+s")
        await shows(player, "Inget samtal med den här familjen än")


async def test_a_code_that_is_taken_is_said_and_what_was_written_is_there(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "ctrl+n")
        await type_in(player, "blåklockan")
        await keys(player, "tab")
        await type_in(player, "Tora")
        await keys(player, "ctrl+s")
        await shows(player, "Det finns redan en familj med den koden")
        await shows(player, "Tora")


async def test_quitting_with_something_unsaved_asks_first(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter")
        await shows(player, "sparat")
        with fsync_says(errno.EIO):
            await keys(player, "l")
            await type_in(player, "Cykeln\n")
            await shows(player, "INTE sparat")
            await keys(player, "ctrl+q")
            await shows(player, "Lämna utan att spara?")
            await keys(player, "escape")
            assert on_the_table(player).later[-1].text == "Cykeln"
        await keys(player, "ctrl+q")
        assert not player.app.is_running or player.app._exit
    with open_practice(tmp_path / "övning") as archive:
        assert archive.session(archive.index.sessions[-1].id)[0].later[-1].text == "Cykeln"


async def test_something_unforeseen_while_saving_is_said_and_the_next_save_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter")
        await shows(player, "sparat")
        with monkeypatch.context() as broken:
            broken.setattr(storage.SealedStorage, "_commit", lambda *_: 1 / 0)
            await keys(player, "m")
            await shows(player, "INTE sparat")
        await keys(player, "ctrl+s")
        await shows(player, "sparat")
