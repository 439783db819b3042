"""Exporting in the app: what is chosen is what is written, and what is noted; what does not go together cannot be."""

import struct
from pathlib import Path
from uuid import uuid4

import pytest
from textual.widgets import Input, Select

from exports.export import Subject
from exports.masks import Mask
from exports.palette import LIGHT
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Correction
from mapping.language import gettext as _
from mapping.network.presets import Preset
from tests.tui.playing import Player, keys, playing, screen_text, shows, type_in
from tui.desk import utc_now
from tui.dialogs.export import ExportDialog

WORDS = "Den som får filen ser allt"


def dialog(player: Player) -> ExportDialog:
    screen = player.app.screen
    assert isinstance(screen, ExportDialog)
    return screen


def choose(player: Player, **choices: object) -> None:
    for name, choice in choices.items():
        dialog(player).query_one(f"#{name}", Select).value = choice


def path(player: Player) -> str:
    return Path(dialog(player).query_one("#path", Input).value).name


async def write(player: Player, target: Path) -> None:
    """Write the file for somebody, and wait until it is there."""
    await type_in(player, "Hedda")
    choose(player, purpose="meeting")
    await player.pause()
    dialog(player).query_one("#path", Input).value = str(target)
    await keys(player, "ctrl+s")
    await shows(player, "Sparad: ", tries=1500)


def archive(player: Player) -> Archive:
    return dialog(player)._archive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "övning"


async def opened(player: Player) -> None:
    await keys(player, "enter", "e")
    await shows(player, WORDS)


async def test_everything_shows_at_80_by_24(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await opened(player)
        text = screen_text(player)
    names = (
        "Till vem",
        "Varför",
        "Vad",
        "Sorts fil",
        "Namn",
        "Band",
        "Färg",
        "Papper",
        "Teckenförklaring",
        "Fil",
        "Spara",
    )
    places = [text.index(f" {name} ") for name in names]
    assert places == sorted(places)


async def test_the_tab_key_goes_from_whom_to_picture_to_format(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await opened(player)
        order = []
        for _field in range(10):
            focused = player.app.focused
            order.append(focused.id if focused is not None else None)
            await keys(player, "tab")
    assert order == ["receiver", "purpose", "subject", "format", "mask", "preset", "grey", "paper", "legend", "path"]


async def test_what_is_chosen_is_written_and_noted(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "karta.png"
    async with playing(folder, practice=True) as player:
        await opened(player)
        kept, family = archive(player), dialog(player)._family.id
        choose(player, mask=Mask.INITIALS, preset=Preset.SUPPORT, grey=True, paper="a4", legend=False)
        await write(player, target)
        notes = kept.ledger(family).exports
        logged = kept.log.read().entries[-1].record
    assert struct.unpack(">II", target.read_bytes()[16:24]) == (1684, 1190)
    assert [(note.what, note.receiver, note.purpose) for note in notes] == [("map png initials", "Hedda", "meeting")]
    told = (logged.act, logged.family, logged.detail, logged.receiver, logged.purpose)
    assert told == ("exported", family, "map png initials", "Hedda", "meeting")


async def test_the_map_in_words(folder: Path, tmp_path: Path) -> None:
    async with playing(folder, practice=True) as player:
        await opened(player)
        choose(player, format="txt", mask=Mask.ROLES, preset=Preset.MISSING)
        await write(player, tmp_path / "karta.txt")
    text = (tmp_path / "karta.txt").read_text("utf-8")
    assert text.startswith("Nätverkskarta · Blåklockan, 6 oktober 2026\nVisar: Saknas, önskas\nI mitten: föräldern")
    assert "Tindra" not in text


async def test_the_genogram(folder: Path, tmp_path: Path) -> None:
    async with playing(folder, practice=True) as player:
        await opened(player)
        kept, family = archive(player), dialog(player)._family.id
        choose(player, subject=Subject.GENOGRAM, format="svg", grey=True)
        await write(player, tmp_path / "g.svg")
        noted = kept.ledger(family).exports[0].what
    drawn = (tmp_path / "g.svg").read_text("utf-8")
    assert "<title>Genogram · Blåklockan</title>" in drawn
    assert LIGHT.paper not in drawn
    assert noted == "genogram svg"


async def test_the_files_name_follows_what_is_chosen_until_one_is_written(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await opened(player)
        assert path(player) == "natverkskarta-2026-10-06-90000000.png"
        choose(player, subject=Subject.GENOGRAM, format="pdf", mask=Mask.ROLES)
        await player.pause()
        assert path(player) == "genogram-2026-10-06-90000000-roller.pdf"
        dialog(player).query_one("#path", Input).value = "min.pdf"
        await player.pause()
        choose(player, format="svg")
        await player.pause()
        assert path(player) == "min.pdf"


async def test_what_does_not_go_with_the_rest_cannot_be_chosen(folder: Path) -> None:
    async def closed(**choices: object) -> set[str]:
        choose(player, **choices)
        await player.pause()
        return {field.id or "" for field in dialog(player).query(Select) if field.disabled}

    async with playing(folder, practice=True) as player:
        await opened(player)
        assert await closed() == set()
        assert await closed(format="txt") == {"grey", "paper", "legend"}
        assert await closed(format="dot", subject=Subject.GENOGRAM) == {"paper", "preset"}
        assert await closed(format="pdf", subject=Subject.MAP) == set()


async def test_without_a_receiver_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    async with playing(folder, practice=True) as player:
        await opened(player)
        dialog(player).query_one("#path", Input).value = str(tmp_path / "karta.png")
        await keys(player, "ctrl+s")
        await shows(player, "Skriv vem som ska få bilden.")
    assert not (tmp_path / "karta.png").exists()


async def test_without_a_purpose_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    async with playing(folder, practice=True) as player:
        await opened(player)
        await type_in(player, "Hedda")
        dialog(player).query_one("#path", Input).value = str(tmp_path / "karta.png")
        await keys(player, "ctrl+s")
        await shows(player, "Välj varför det tas ut. Det skrivs i loggen.")
        focused = player.app.focused
        assert focused is not None
        assert focused.id == "purpose"
    assert not (tmp_path / "karta.png").exists()


async def test_a_file_that_is_there_is_told_and_left_alone(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "karta.dot"
    target.write_text("already")
    async with playing(folder, practice=True) as player:
        await opened(player)
        choose(player, format="dot")
        await type_in(player, "Hedda")
        choose(player, purpose="own")
        await player.pause()
        dialog(player).query_one("#path", Input).value = str(target)
        await keys(player, "ctrl+s")
        await shows(player, "finns redan", tries=1500)
        assert dialog(player)
    assert target.read_text() == "already"


async def test_what_was_chosen_last_is_chosen_the_next_time_but_not_for_whom(folder: Path, tmp_path: Path) -> None:
    chosen = {
        "format": "svg",
        "mask": Mask.ROLES,
        "preset": Preset.SUPPORT,
        "grey": True,
        "paper": "a3",
        "legend": False,
    }
    async with playing(folder, practice=True) as player:
        await opened(player)
        choose(player, **chosen)
        await write(player, tmp_path / "karta.svg")
        await keys(player, "e")
        await shows(player, WORDS)
        assert {name: dialog(player).query_one(f"#{name}", Select).value for name in chosen} == chosen
        assert dialog(player).query_one("#receiver", Input).value == ""
        assert path(player) == "natverkskarta-2026-10-06-90000000-roller.svg"
    async with playing(tmp_path / "igen", practice=True) as player:
        await opened(player)
        assert dialog(player).query_one("#mask", Select).value is Mask.NAMES


async def test_what_was_not_written_is_not_chosen_the_next_time(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await opened(player)
        choose(player, format="dot")
        await keys(player, "escape", "e")
        await shows(player, WORDS)
        assert dialog(player).query_one("#format", Select).value == "png"


async def test_initials_are_no_promise_that_nobody_is_known(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await opened(player)
        warning = _("Initials may still tell who somebody is.")
        assert warning not in screen_text(player)
        choose(player, mask=Mask.INITIALS)
        text = await shows(player, warning)
        assert "Spara" in text
        choose(player, mask=Mask.ROLES)
        await player.pause()
        assert warning not in screen_text(player)


async def test_what_was_put_right_goes_along(folder: Path, tmp_path: Path) -> None:
    async with playing(folder, practice=True) as player:
        await keys(player, "enter")
        await shows(player, _("Sessions"))
        await keys(player, "down", "down", "e")
        await shows(player, WORDS)
        session, family = dialog(player)._session, dialog(player)._family.id
        one = Correction(id=uuid4(), session=session.id, at=utc_now(), by="Kajsa", text="I trean, inte i fyran.")
        archive(player).correct(family, one)
        choose(player, format="txt")
        await write(player, tmp_path / "karta.txt")
    assert "  I trean, inte i fyran.\n" in (tmp_path / "karta.txt").read_text("utf-8")
