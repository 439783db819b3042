"""Outside the archive: how strong a passphrase is, the recovery key, a forgotten passphrase, and waiting."""

from pathlib import Path
from typing import Any

import pytest
from textual.containers import Horizontal
from textual.events import Paste
from textual.widgets import Button, Input

from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.keys.slots import RecoverySlot, SlotKind
from mapping.archive.opening import create_archive, open_archive
from tests.tui.playing import PASSPHRASE, Player, keys, playing, screen_text, shows, type_in, until
from tui.attempts import Attempts, pause_after
from tui.screens.archive.recovery import RecoveryScreen
from tui.screens.threshold.threshold import FirstStartScreen

NEW = "kantarell mejsel"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made and changed here need not cost anybody a guess."""
    for name in ("mapping.archive.keys.keyring.STANDARD_COST", "mapping.archive.keys.vault.STANDARD_COST"):
        monkeypatch.setattr(name, PRACTICE_COST)


async def _begin(player: Player) -> RecoveryScreen:
    for id_ in ("new", "again"):
        player.app.screen.query_one(f"#{id_}", Input).value = PASSPHRASE
    player.app.screen.query_one("#again").focus()
    await keys(player, "enter")
    await shows(player, "Din återställningsnyckel")
    screen: Any = player.app.screen
    assert isinstance(screen, RecoveryScreen)
    return screen


async def test_the_key_is_shown_once_and_proved(tmp_path: Path) -> None:
    async with playing(tmp_path / "arkiv") as player:
        recovery = await _begin(player)
        assert all(group in screen_text(player) for group in recovery._key.groups)
        await keys(player, "enter")
        asked = await shows(player, f"vad är grupp {recovery._wanted + 1}?")
        assert not any(group in asked for group in recovery._key.groups)
        await type_in(player, "fel\n")
        await shows(player, f"Det är inte grupp {recovery._wanted + 1}")
        recovery.query_one(Input).value = recovery._key.groups[recovery._wanted].lower()
        await keys(player, "enter")
        await shows(player, "Inga familjer än")
        key = recovery._key
    with open_archive(tmp_path / "arkiv", key) as archive:
        slot = archive.keyring.slot(SlotKind.RECOVERY)
        assert isinstance(slot, RecoverySlot)
        assert slot.tried is not None


async def test_the_proof_can_wait_and_the_page_be_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    async with playing(tmp_path / "arkiv") as player:
        key = (await _begin(player))._key
        await keys(player, "ctrl+s")
        await shows(player, "Spara återställningsnyckeln som fil")
        await keys(player, "enter")
        await shows(player, "radera filen")
        await keys(player, "escape")
        await shows(player, "Inga familjer än")
    assert RecoveryKey.read((tmp_path / "krets-återställningsnyckel.txt").read_text()) == key


async def test_a_new_passphrase_is_measured_and_a_very_weak_one_asked_about_once(tmp_path: Path) -> None:
    async with playing(tmp_path / "arkiv") as player:
        await type_in(player, "sommar")
        await shows(player, "4 tecken till")
        await type_in(player, "2024!")
        await shows(player, "Mycket svag")
        await type_in(player, "\nsommar2024!\n")
        await shows(player, "Den är lätt att gissa")
        assert not (tmp_path / "arkiv").exists()
        await keys(player, "enter")
        await shows(player, "Din återställningsnyckel")


async def test_a_forgotten_passphrase_is_replaced(tmp_path: Path) -> None:
    with create_archive(tmp_path / "arkiv", PASSPHRASE, PRACTICE_COST) as archive:
        key = archive.keyring.new_recovery_key()
    groups = list(key.groups)
    groups[4] = groups[4][1] + groups[4][0] + groups[4][2:] if groups[4][0] != groups[4][1] else "QQQQQQ"
    async with playing(tmp_path / "arkiv") as player:
        await keys(player, "tab", "tab", "enter")
        await shows(player, "Med återställningsnyckeln på papper")
        player.app.screen.query_one("#key", Input).value = " ".join(groups)
        await keys(player, "enter")
        await type_in(player, f"{NEW}\n{NEW}\n")
        await shows(player, "Grupp 5 stämmer inte")
        player.app.screen.query_one("#key", Input).value = " ".join(key.groups).lower()
        player.app.screen.query_one("#again", Input).focus()
        await keys(player, "enter")
        await shows(player, "Inga familjer än")
    open_archive(tmp_path / "arkiv", NEW).close()


async def test_after_the_third_wrong_passphrase_one_waits(tmp_path: Path) -> None:
    now = [0.0]
    create_archive(tmp_path / "arkiv", PASSPHRASE, PRACTICE_COST).close()
    async with playing(tmp_path / "arkiv") as player:
        player.app.attempts = Attempts(lambda: now[0])  # type: ignore[attr-defined]  # the app is KretsApp
        for _wrong in range(3):
            await type_in(player, "fel\n")
            await shows(player, "Lösenfrasen öppnar inte arkivet")
        await shows(player, "Vänta 1 sekund")
        await type_in(player, PASSPHRASE + "\n")
        await shows(player, "Vänta 1 sekund")
        now[0] = 1.0
        await keys(player, "enter")
        await shows(player, "Inga familjer än")


def test_each_wrong_one_costs_twice_as_much_up_to_half_a_minute() -> None:
    assert [pause_after(wrong) for wrong in range(11)] == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30]
    assert pause_after(10**9) == 30


def test_a_right_one_makes_the_next_mistakes_free() -> None:
    now = [100.0]
    attempts = Attempts(lambda: now[0])
    for _wrong in range(4):
        attempts.failed()
    assert attempts.left == 2
    now[0] += 1.5
    assert attempts.left == 0.5
    attempts.succeeded()
    attempts.failed()
    assert attempts.left == 0


async def test_a_key_that_is_pasted_on_several_lines_is_taken_whole(tmp_path: Path) -> None:
    with create_archive(tmp_path / "arkiv", PASSPHRASE, PRACTICE_COST) as archive:
        key = archive.keyring.new_recovery_key()
    async with playing(tmp_path / "arkiv") as player:
        await keys(player, "tab", "tab", "enter")
        await shows(player, "Med återställningsnyckeln på papper")
        field = player.app.screen.query_one("#key", Input)
        field.post_message(Paste("\n".join(key.groups) + "\n"))
        await player.pause()
        assert RecoveryKey.read(field.value) == key


async def test_the_buttons_come_behind_the_first_screen(tmp_path: Path) -> None:
    """As it was when they come: opening already, or left in a hurry."""
    async with playing(tmp_path / "arkiv") as player:
        opening, left = (FirstStartScreen(lambda _archive: None) for _time in range(2))
        opening._waiting = True
        await player.app.push_screen(opening)
        await until(player, lambda: opening.query(Button))
        assert all(button.disabled for button in opening.query(Button))
        row = Horizontal(classes="buttons")
        left._nodes._append(row)  # as when it goes before all of it has come
        row._attach(left)
        await left._add_buttons()
        assert not left.query(Button)
