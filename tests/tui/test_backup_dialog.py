"""A backup from the app: home reminds when it is time, the dialog asks where to, and says when it is there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from mapping.archive.index import Index, SessionEntry
from mapping.language import gettext as _
from mapping.session import State
from tests.tui.command_line import PASSPHRASE, Desk
from tests.tui.playing import keys, playing, screen_text, shows
from tui.dialogs.archive.backup import BackupDialog
from tui.reminding import reminder
from tui.settings import Settings, keep_settings, read_settings

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ENTRY = SessionEntry(id=uuid4(), family=uuid4(), date=NOW.date(), status=State.CLOSED)
HELD = Index(sessions=(ENTRY,))


@pytest.mark.parametrize(
    ("days_ago", "days", "reminded"),
    [
        (None, 14, True),
        (None, 0, False),
        (13, 14, False),
        (14, 14, True),
        (400, 0, False),
        (-0.5, 14, False),
        (-300, 14, True),
    ],
)
def test_when_home_reminds(days_ago: float | None, days: int, reminded: bool) -> None:
    made = None if days_ago is None else NOW - timedelta(days=days_ago)
    assert bool(reminder(replace(HELD, backed_up=made), days, NOW)) is reminded


def test_an_archive_with_nothing_in_it_needs_no_backup() -> None:
    assert not reminder(Index(), 14, NOW)


def test_the_days_are_kept_with_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    keep_settings(file, Settings(backup_days=30))
    assert read_settings(file).backup_days == 30
    for odd in ("-1", "true", '"many"', "99999"):
        file.write_text(f"backup_days = {odd}\n")
        assert read_settings(file).backup_days == 14


@pytest.mark.parametrize("with_key", [True, False])
async def test_a_backup_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_key: bool) -> None:
    desk = Desk(tmp_path)
    (tmp_path / "out").mkdir()
    monkeypatch.setattr("tui.dialogs.archive.backup.pictures_folder", lambda: tmp_path / "out")
    if with_key:
        with desk.open() as archive:
            archive.keyring.new_recovery_key()
    async with playing(desk.archive) as player:
        player.app.screen.query_one("#passphrase", Input).value = PASSPHRASE
        await keys(player, "enter")
        await shows(player, _("There is no backup yet. F3 makes one."))
        await keys(player, "f3")
        number = next(at for at, line in enumerate(screen_text(player).splitlines()) if _("Backup") in line)
        line = screen_text(player).splitlines()[number]
        await keys(player, line.split()[0])
        await shows(player, _("Make the backup"))
        await keys(player, "enter")
        if with_key:
            await shows(player, "Säkerhetskopian är skriven", tries=1000)
        else:
            await shows(player, "krets keys")
            assert isinstance(player.app.screen, BackupDialog)
            await keys(player, "escape")
        await keys(player, "escape")
        await shows(player, _("Families"))
        assert (_("There is no backup yet. F3 makes one.") in screen_text(player)) is not with_key
    assert len(list((tmp_path / "out").iterdir())) == with_key
