"""Handing a family over, and taking one in, from the app."""

from pathlib import Path

import pytest
from textual.widgets import Input

from mapping.archive.keys.recovery import RecoveryKey
from mapping.language import gettext as _
from tests.tui.command_line import FAMILY, PASSPHRASE, Desk
from tests.tui.playing import Player, keys, playing, screen_text, shows
from tui.dialogs.dialog import Dialog


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
    monkeypatch.setattr("tui.dialogs.hand_over.pictures_folder", lambda: tmp_path)
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
