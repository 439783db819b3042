"""What is due is proposed with the reason, and goes only when somebody writes why, and the family's code."""

from pathlib import Path

import pytest

from mapping.archive.keys.recovery import RecoveryKey
from tests.tui.playing import Player, keys, playing, screen_text, shows, type_in
from tui.dialogs.erase import EraseDialog
from tui.dialogs.service_key import ServiceKeyDialog
from tui.screens.retention import RetentionScreen
from tui.widgets.fields import TextField


@pytest.fixture
def rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A service's file, in force."""
    file = tmp_path / "service.toml"
    file.write_text("[retention]\nyears = 0\nkept_when_born_on = [5]\n", "utf-8")
    monkeypatch.setattr("tui.service.service_file", lambda: file)
    return file


async def _to_the_page(player: Player) -> None:
    await keys(player, "f3")
    text = await shows(player, "Gallring")
    line = next(line for line in text.splitlines() if "Gallring" in line)
    await keys(player, line.split()[0])
    assert isinstance(player.app.screen, RetentionScreen)


@pytest.mark.usefixtures("rule")
async def test_a_family_goes_when_somebody_means_it(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _to_the_page(player)
        text = await shows(player, "Blåklockan får gallras från 6 oktober 2026")
        assert "Ett samtal är inte avslutat." in " ".join(text.split())
        await keys(player, "enter", "ctrl+s")
        await shows(player, "Skriv varför.")
        await type_in(player, "tiden är ute")
        await keys(player, "tab")
        await type_in(player, "Vitsippan")
        await keys(player, "ctrl+s")
        await shows(player, "Skriv familjens kod")
        await keys(player, "escape", "tab", "enter")
        assert "Blåklockan" in screen_text(player)
        await keys(player, "enter")
        await type_in(player, "tiden är ute")
        await keys(player, "tab")
        await type_in(player, "blåklockan")
        await keys(player, "ctrl+s")
        await shows(player, "Familjen Blåklockan är raderad.")
        await keys(player, "escape", "escape")
        await shows(player, "Inga familjer än")


async def test_where_the_service_requires_its_key_it_is_asked_for(tmp_path: Path, rule: Path) -> None:
    ours, other = RecoveryKey.new(), RecoveryKey.new()
    files = {name: tmp_path / f"{name}.txt" for name in ("ours", "other", "empty", "none")}
    for name, content in (("ours", f"# nyckel\n{ours.standard}\n"), ("other", other.standard), ("empty", "")):
        files[name].write_text(content, "utf-8")
    rule.write_text(f'organisation_key = "{ours.public}"\nkey_required = true\n{rule.read_text("utf-8")}', "utf-8")
    async with playing(tmp_path / "övning", practice=True) as player:
        player.app._archive.keyring.set_organisation(ours.public)  # type: ignore[attr-defined]  # the app is KretsApp
        await _to_the_page(player)
        await shows(player, "Blåklockan får gallras")
        await keys(player, "enter")
        for name in ("none", "empty", "other", "ours"):
            assert isinstance(player.app.screen, ServiceKeyDialog)
            player.app.screen.query_one("#path", TextField).value = str(files[name])
            await keys(player, "enter")
        assert isinstance(player.app.screen, EraseDialog)
        await type_in(player, "tiden är ute")
        await keys(player, "tab")
        await type_in(player, "blåklockan")
        await keys(player, "ctrl+s")
        await shows(player, "Familjen Blåklockan är raderad.")


async def test_without_a_rule_nothing_is_proposed(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _to_the_page(player)
        await shows(player, "Verksamheten har ingen regel")
        await keys(player, "enter")
        assert isinstance(player.app.screen, RetentionScreen)


async def test_a_file_with_mistakes_is_said(tmp_path: Path, rule: Path) -> None:
    rule.write_text("[retention]\nyers = 5\n", "utf-8")
    async with playing(tmp_path / "övning", practice=True) as player:
        await _to_the_page(player)
        await shows(player, "rad 2")
