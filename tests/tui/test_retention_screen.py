"""What is due is proposed with the reason, and goes only when somebody writes why, and the family's code."""

from datetime import date
from pathlib import Path

import pytest

from mapping import clock
from mapping.archive.archive import Archive
from mapping.archive.care.retention import decide
from mapping.archive.documents.codec import Decision
from mapping.archive.keys.recovery import RecoveryKey
from mapping.language import say_date
from tests.mapping.archive.invented import FAMILY
from tests.tui.playing import Player, keys, playing, screen_text, shows, type_in, until
from tui.app import KretsApp
from tui.dialogs.archive.erase import EraseDialog
from tui.dialogs.archive.service_key import ServiceKeyDialog
from tui.screens.archive.retention import RetentionScreen
from tui.widgets.day_field import DayField
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


def _archive(player: Player) -> Archive:
    assert isinstance(player.app, KretsApp)
    assert player.app._archive is not None
    return player.app._archive


async def _gone(player: Player, words: str) -> None:
    await until(player, lambda: words not in " ".join(screen_text(player).split()))


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


@pytest.mark.usefixtures("rule")
async def test_a_family_is_kept_by_decision_until_it_is_released(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _to_the_page(player)
        await shows(player, "Blåklockan får gallras")
        await keys(player, "d", "ctrl+s")
        await shows(player, "Skriv varför.")
        await type_in(player, "forskning, enligt chefen")
        await keys(player, "ctrl+s")
        await shows(player, "Bevaras enligt beslut: forskning, enligt chefen")
        await keys(player, "d")
        await shows(player, "Är inte längre ett undantag")
        await keys(player, "ctrl+s")
        await shows(player, "Antecknat för Blåklockan.")
        await _gone(player, "Bevaras enligt beslut")


@pytest.mark.usefixtures("rule")
async def test_that_a_family_is_handed_over_to_the_record_stands_with_its_day(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _to_the_page(player)
        await shows(player, "Blåklockan får gallras")
        await keys(player, "d", "enter", "down", "enter", "tab")
        for written, said in (("8 oktober 2099", "Den dagen har inte kommit än."), ("en dag", "”en dag” är ingen dag")):
            player.app.screen.query_one(DayField).query_one(TextField).value = written
            await keys(player, "ctrl+s")
            await shows(player, said)
        player.app.screen.query_one(DayField).query_one(TextField).value = say_date(clock.today())
        await keys(player, "ctrl+s")
        await shows(player, "Antecknat för Blåklockan.")
        [family] = _archive(player).index.families
        [note] = _archive(player).contents(family.id)[1].retention
        assert (note.decision, note.day) == (Decision.HANDED_OVER, clock.today())


@pytest.mark.usefixtures("rule")
async def test_the_day_of_handing_over_shows(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        [family] = _archive(player).index.families
        decide(_archive(player), family.id, Decision.HANDED_OVER, day=date(2026, 12, 1))
        await _to_the_page(player)
        await shows(player, "Överlämnat till akten den 1 december 2026.")


@pytest.mark.usefixtures("rule")
async def test_a_reason_steers_no_terminal(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        [family] = _archive(player).index.families
        decide(_archive(player), family.id, Decision.KEEP, reason="[bold red]x[/] \x1b[31m\u202eny")
        await _to_the_page(player)
        text = await shows(player, "[bold red]x[/]")
        assert not {"\x1b", "\u202e"} & {*text}


@pytest.mark.usefixtures("rule")
async def test_of_which_no_day_can_be_told_is_named_and_not_erased(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        _archive(player).put_family(FAMILY)
        await _to_the_page(player)
        text = await shows(
            player, f"För dessa går det inte att säga någon dag: {FAMILY.code} Inget samtal har hållits än."
        )
        assert "Blåklockan får gallras" in " ".join(text.split())
        assert "Radera" in text.splitlines()[-1]
        await keys(player, "down")
        assert "Radera" not in screen_text(player).splitlines()[-1]
        await keys(player, "enter")
        assert isinstance(player.app.screen, RetentionScreen)
        await keys(player, "d")
        await shows(player, f"Beslut om {FAMILY.code}")


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
