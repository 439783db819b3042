"""What is due is proposed with the reason, and goes only when somebody writes why, and the family's code."""

from pathlib import Path

import pytest

from tests.tui.playing import Player, keys, playing, screen_text, shows, type_in
from tui.screens.retention import RetentionScreen


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
