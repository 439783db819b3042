"""What can be set is seen on one page, each with a line about it; what is chosen holds at once and is kept."""

from pathlib import Path

import pytest

from exports.palette import CONTRAST, DARK
from mapping.archive.log import who
from mapping.language import LANGUAGES, Language, current, use
from mapping.language import gettext as _
from tests.tui.keeping_time import Hands, inside
from tests.tui.playing import Player, keys, playing, screen_text, shows, type_in
from tui.guard import Measure
from tui.screens.home import HomeScreen
from tui.screens.settings import SETTINGS, SettingsScreen
from tui.settings import Look, Settings, read_settings


def kept(tmp_path: Path) -> Settings:
    """What stands in the file."""
    return read_settings(tmp_path / "settings.toml")


async def written(player: Player, number: str, text: str) -> None:
    """Open a setting by its number, and write what it is to be."""
    await keys(player, number, "end", "ctrl+u")
    await type_in(player, text)
    await keys(player, "enter")


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_all_settings_are_seen_at_80_by_24(tmp_path: Path, spoken: Language) -> None:
    use(spoken)
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "f9")
        text = await shows(player, _("Change"))
        for number, setting in enumerate(SETTINGS, 1):
            assert f" {number}  {_(setting.name)} " in text
            assert f" {_(setting.about)}\n" in text


async def test_it_is_reached_from_the_archives_page_from_the_palette_and_before_the_archive_is_open(
    tmp_path: Path,
) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "f3", "7")
        assert isinstance(player.app.screen, SettingsScreen)
        await keys(player, "f9")
        assert len([screen for screen in player.app.screen_stack if isinstance(screen, SettingsScreen)]) == 1
        await keys(player, "escape", "escape", "ctrl+p")
        await shows(player, _("What do you want to do?"))
        await type_in(player, _("Settings")[:6])
        await player.app.workers.wait_for_complete()
        await keys(player, "down", "enter")
        assert isinstance(player.app.screen, SettingsScreen)
        await keys(player, "escape")
        assert isinstance(player.app.screen, HomeScreen)
    async with playing(tmp_path / "arkiv") as player:
        await keys(player, "f9", "1")
        assert current() == "en"
        await shows(player, "Settings")


async def test_language_and_look_change_at_once_and_are_kept(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "f9", "2")
        assert player.app.screen.styles.background.hex.lower() == DARK.paper
        await keys(player, "2")
        assert player.app.screen.styles.background.hex.lower() == CONTRAST.paper
        await keys(player, "1")
        text = await shows(player, "high contrast")
        assert "Esc Back" in text
        assert "Inställningar" not in text
        assert kept(tmp_path) == Settings(language="en", look=Look.CONTRAST)
        await keys(player, "2")
        assert kept(tmp_path).look is Look.LIGHT


async def test_numbers_are_asked_for_until_they_can_be_meant(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "f9")
        await written(player, "4", "0")
        await shows(player, _("Write a number from {first} to {last}.").format(first=1, last=120))
        await keys(player, "end", "ctrl+u", "7", "enter")
        assert kept(tmp_path).lock_minutes == 7
        await written(player, "6", "0")
        await shows(player, _("never"))
        assert kept(tmp_path).backup_days == 0
        await keys(player, "5", "escape")
        assert kept(tmp_path) == Settings(lock_minutes=7, backup_days=0)


@pytest.mark.parametrize("wrong", ["", "-1", "5,5", "fem", "٣", "121", "9" * 400])
async def test_what_is_no_such_number_is_not_taken(tmp_path: Path, wrong: str) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "f9", "4")
        field = player.app.screen.query_one("TextField")
        field.value = wrong  # type: ignore[attr-defined]  # it is a TextField
        await keys(player, "enter")
        assert not isinstance(player.app.screen, SettingsScreen)
    assert not (tmp_path / "settings.toml").exists()


async def test_the_name_stands_in_the_log_from_now_on(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "f9")
        await written(player, "3", "Åsa [red]Ö")
        assert "Åsa [red]Ö" in screen_text(player)
        assert who() == "Åsa [red]Ö"
    assert kept(tmp_path).worker == "Åsa [red]Ö"


async def test_a_folder_and_a_file_must_be_there_and_the_file_be_sound(tmp_path: Path) -> None:
    (tmp_path / "service.toml").write_text('nam = "Stödet"\n', encoding="utf-8")
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "f9")
        await written(player, "8", str(tmp_path / "nowhere"))
        await shows(player, _("There is no such folder."))
        await keys(player, "escape")
        player.app.screen.query_one(".done").focus()
        await keys(player, "enter")
        await written(player, "8", str(tmp_path))
        await written(player, "9", str(tmp_path / "service.toml"))
        await shows(player, "rad 1: nam")
        (tmp_path / "service.toml").write_text('name = "Stödet"\n', encoding="utf-8")
        await keys(player, "enter")
        assert isinstance(player.app.screen, SettingsScreen)
    assert kept(tmp_path) == Settings(questions=str(tmp_path), service=str(tmp_path / "service.toml"))


async def test_it_locks_after_as_many_minutes_as_are_set_now(tmp_path: Path) -> None:
    hands = Hands()
    async with inside(tmp_path / "arkiv", hands, "f9") as player:
        await written(player, "4", "2")
        hands.go(59)
        assert player.app.look() is Measure.NOTHING  # type: ignore[attr-defined]  # the app is KretsApp
        hands.go(59)
        assert player.app.look() is Measure.NOTHING  # type: ignore[attr-defined]  # the app is KretsApp
        hands.go(30)
        assert player.app.look() is Measure.LOCK  # type: ignore[attr-defined]  # the app is KretsApp
        await shows(player, _("Write your passphrase to open the archive."))


async def test_what_is_wrong_in_the_file_is_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('language = "sv"\nlok_minutes = 3\n', encoding="utf-8")
    async with playing(tmp_path / "övning", practice=True, size=(120, 36)) as player:
        await shows(player, "rad 2: lok_minutes")
        await shows(player, "lock_minutes?")


async def test_where_the_settings_cannot_be_kept_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    async with playing(tmp_path / "övning", practice=True, size=(120, 36)) as player:
        await shows(player, "settings.toml")  # what is wrong with the file is told at the start
        await keys(player, "f9", "2")
        await shows(player, "Inställningarna går inte att spara")
