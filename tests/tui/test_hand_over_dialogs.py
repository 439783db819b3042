"""Handing a family over, and taking one in, from the app."""

import re
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.widgets import Input, Static

from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.parcels import handover
from mapping.errors import WriteError
from mapping.language import gettext as _
from tests.tui.command_line import FAMILY, PASSPHRASE, Desk
from tests.tui.playing import Player, keys, playing, screen_text, shows
from tui.dialogs.dialog import Dialog
from tui.dialogs.family.hand_over import HandOverDialog


async def _over(player: Player) -> None:
    """Wait until the dialog has ended."""
    for _try in range(300):
        await player.pause(0.02)
        if not isinstance(player.app.screen, Dialog):
            return
    raise AssertionError(screen_text(player))


async def test_from_one_archive_to_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other").mkdir()
    desk, other, key = Desk(tmp_path), Desk(tmp_path / "other", filled=False), RecoveryKey.new()
    monkeypatch.setattr("tui.dialogs.family.hand_over.pictures_folder", lambda: tmp_path)
    async with playing(desk.archive) as player:
        player.app.screen.query_one("#passphrase", Input).value = PASSPHRASE
        await keys(player, "enter")
        await shows(player, _("Families"))
        await keys(player, "enter")
        await shows(player, _("Sessions"))
        await keys(player, "l")
        await shows(player, _("Hand over"))
        await keys(player, "ctrl+s")
        await shows(player, _("Note for whom it is."))
        player.app.screen.query_one("#receiver", Input).value = "Elsa"
        player.app.screen.query_one("#to", Input).value = key.public
        await keys(player, "ctrl+s")
        await _over(player)
    (file,) = tmp_path.glob("krets-family-*.age")
    async with playing(other.archive) as player:
        player.app.screen.query_one("#passphrase", Input).value = PASSPHRASE
        await keys(player, "enter", "f3")
        await shows(player, _("Take in a family"))
        line = next(line for line in screen_text(player).splitlines() if _("Take in a family") in line)
        await keys(player, line.split()[0])
        await shows(player, _("Take it in"))
        player.app.screen.query_one("#path", Input).value = str(file)
        player.app.screen.query_one("#secret", Input).value = key.standard
        await keys(player, "ctrl+s")
        await _over(player)
        await keys(player, "escape")
        await shows(player, "Blåklockan")
    with other.open() as archive:
        assert [str(entry.id) for entry in archive.index.families] == [FAMILY]


async def _handing_over(player: Player, folder: Path) -> HandOverDialog:
    """The dialog over the family, with all but a key."""
    await keys(player, "enter", "l")
    await shows(player, _("Hand over"))
    dialog = player.app.screen
    assert isinstance(dialog, HandOverDialog)
    dialog.query_one("#receiver", Input).value = "Elsa"
    dialog.query_one("#path", Input).value = str(folder / "till-elsa.age")
    return dialog


async def test_what_is_to_be_read_is_seen_however_long_the_path_is(tmp_path: Path) -> None:
    folder = tmp_path / ("en mapp med ett långt namn " * 6).strip()
    folder.mkdir()
    async with playing(tmp_path / "övning", practice=True) as player:
        dialog = await _handing_over(player, folder)
        await keys(player, "ctrl+s")
        await shows(player, "Familjen är i", tries=1500)
        phrase = _BY_PHONE.search(_said(dialog))
        assert phrase is not None
        await shows(player, phrase[0])


def _said(dialog: HandOverDialog) -> str:
    return " ".join(str(dialog.query_one(".complaint", Static).render()).split())


_BY_PHONE = re.compile(r"(?:[0-9a-z]{5}-){4}[0-9a-z]{5}")


async def test_a_passphrase_is_shown_before_the_file_is_there_and_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, really = Event(), handover.hand_over

    def slowly(*arguments: Any, **named: Any) -> None:
        assert go_on.wait(10)
        really(*arguments, **named)

    monkeypatch.setattr(handover, "hand_over", slowly)
    async with playing(tmp_path / "övning", practice=True) as player:
        dialog = await _handing_over(player, tmp_path)
        await keys(player, "ctrl+s")
        first = _BY_PHONE.search(_said(dialog))
        assert first is not None
        assert not list(tmp_path.glob("*.age"))
        go_on.set()
        await shows(player, "Familjen är i", tries=1500)
        screen = " ".join(screen_text(player).replace("▎", " ").split())
        assert first[0] in screen
        assert str(tmp_path / "till-elsa.age") in _said(dialog)
        await keys(player, "ctrl+s", *["ctrl+z"] * 4)
        assert player.app.screen is dialog
        assert _BY_PHONE.findall(_said(dialog)) == [first[0]]
        await keys(player, "enter")
        await shows(player, _("Sessions"))
    handed = handover.read_handed(tmp_path / "till-elsa.age", first[0].upper())
    assert handed.family[-1].value.code == "Blåklockan"


async def test_what_was_said_by_phone_holds_when_it_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[str] = []

    def refuse(*_arguments: Any, passphrase: str, **_named: Any) -> None:
        used.append(passphrase)
        raise WriteError("Disken är full.")

    monkeypatch.setattr(handover, "hand_over", refuse)
    async with playing(tmp_path / "övning", practice=True) as player:
        dialog = await _handing_over(player, tmp_path)
        for _time in range(2):
            await keys(player, "ctrl+s")
            await shows(player, "Disken är full.")
        dialog.query_one("#to", Input).value = "age1xx"
        await keys(player, "ctrl+s")
        await shows(player, "Disken är full.")
    assert used[0] == used[1] != used[2] == ""
