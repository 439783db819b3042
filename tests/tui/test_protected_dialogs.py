"""A family with protected personal data in the app: marked in its form, and asked about before anything leaves."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input, Select, Static

from mapping.archive.archive import Archive
from mapping.archive.log import Act
from mapping.archive.log.words import WITH_PURPOSE
from mapping.family import Family
from mapping.language import gettext as _
from tests.tui.opening import opened
from tests.tui.playing import Player, keys, playing, screen_text, shows
from tests.tui.test_family_dialog import FAMILY
from tui.dialogs.dialog import Dialog
from tui.dialogs.export import ExportDialog
from tui.dialogs.family.family import FamilyDialog
from tui.dialogs.family.hand_over import HandOverDialog
from tui.screens.family.family import FamilyScreen

WARNING = "Någon i familjen har skyddade personuppgifter."
ANSWER = "Svara på om det ska ut ändå."
NOTHING = "Då lämnas inget ut."


def choose(player: Player, **choices: object) -> None:
    for name, choice in choices.items():
        player.app.screen.query_one(f"#{name}", Select).value = choice


def complaint(player: Player) -> str:
    return str(player.app.screen.query_one(".complaint", Static).render())


async def marked(player: Player) -> Archive:
    """The practice family's screen, with the mark set in its form by keyboard; what is kept."""
    await keys(player, "enter", "r")
    await keys(player, *["tab"] * 5, "enter", "down", "enter", "ctrl+s")
    screen = player.app.screen
    assert isinstance(screen, FamilyScreen)
    assert screen._archive.family(screen._family.id).protected
    return screen._archive


def left(archive: Archive) -> list[tuple[str, str, str, str]]:
    records = [entry.record for entry in archive.log.read().entries]
    return [(one.act, one.detail, one.purpose, one.receiver) for one in records if one.act in WITH_PURPOSE]


@pytest.mark.parametrize("family", [FAMILY, replace(FAMILY, protected=True)])
async def test_the_form_keeps_what_was_said_and_says_no_from_the_start(tmp_path: Path, family: Family) -> None:
    kept: list[Family] = []
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, FamilyDialog(kept.append, family))
        await keys(player, "ctrl+s")
        await opened(player, FamilyDialog(kept.append, family))
        choose(player, protected=not family.protected)
        await keys(player, "ctrl+s")
        await opened(player, FamilyDialog(kept.append))
        assert player.app.screen.query_one("#protected", Select).value is False
    assert kept == [family, replace(family, protected=not family.protected)]


async def test_the_form_is_whole_at_80_by_24(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "r")
        text = await shows(player, _("Keep the family"))
        assert not player.app.screen.query_one(".fields").show_vertical_scrollbar
    assert "Skyddad identitet" in text
    assert "Sixten" in text


async def test_the_list_of_families_shows_nothing_of_the_mark(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        before = screen_text(player)
        await marked(player)
        player.app.clear_notifications()
        await keys(player, "escape")
        assert screen_text(player) == before


async def test_an_export_is_asked_about_and_logged(tmp_path: Path) -> None:
    target = tmp_path / "karta.txt"
    async with playing(tmp_path / "övning", practice=True) as player:
        kept = await marked(player)
        await keys(player, "e")
        await shows(player, WARNING)
        dialog = player.app.screen
        assert isinstance(dialog, ExportDialog)
        assert player.app.focused is dialog.query_one("#sure")
        choose(player, purpose="meeting", format="txt")
        dialog.query_one("#receiver", Input).value = "Hedda"
        await player.pause()
        dialog.query_one("#path", Input).value = str(target)
        await keys(player, "ctrl+s")
        assert complaint(player) == ANSWER
        choose(player, sure=False)
        await keys(player, "ctrl+s")
        assert complaint(player).startswith(NOTHING)
        assert (target.exists(), left(kept)) == (False, [])
        choose(player, sure=True)
        await keys(player, "ctrl+s")
        await shows(player, "Sparad: ", tries=1500)
        assert left(kept) == [(Act.EXPORTED, "map txt protected", "meeting", "Hedda")]
        assert [note.what for note in kept.ledger(dialog._family.id).exports] == ["map txt protected"]
    assert target.exists()


async def test_a_mark_set_by_another_meanwhile_is_heeded(tmp_path: Path) -> None:
    target = tmp_path / "karta.txt"
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "e")
        dialog = player.app.screen
        assert isinstance(dialog, ExportDialog)
        choose(player, purpose="meeting", format="txt")
        dialog.query_one("#receiver", Input).value = "Hedda"
        await player.pause()
        dialog.query_one("#path", Input).value = str(target)
        dialog._archive.put_family(replace(dialog._family, protected=True))
        await keys(player, "ctrl+s")
        await shows(player, "bekräfta det")
        assert left(dialog._archive) == []
    assert not target.exists()


async def test_a_hand_over_is_asked_about_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.dialogs.family.hand_over.pictures_folder", lambda: tmp_path)
    async with playing(tmp_path / "övning", practice=True) as player:
        kept = await marked(player)
        await keys(player, "l")
        await shows(player, WARNING)
        dialog = player.app.screen
        assert isinstance(dialog, HandOverDialog)
        dialog.query_one("#receiver", Input).value = "Elsa"
        await keys(player, "ctrl+s")
        assert complaint(player) == ANSWER
        choose(player, sure=False)
        await keys(player, "ctrl+s")
        assert complaint(player).startswith(NOTHING)
        assert (list(tmp_path.glob("*.age")), left(kept)) == ([], [])
        choose(player, sure=True)
        await keys(player, "ctrl+s")
        await shows(player, "Familjen är i", tries=1500)
        assert left(kept) == [(Act.HANDED_OVER, "passphrase protected", "colleague", "Elsa")]
    assert len(list(tmp_path.glob("*.age"))) == 1


@pytest.mark.parametrize(("key", "detail"), [("i", "invitation txt"), ("j", "journal txt")])
async def test_the_texts_of_a_meeting_are_asked_about_and_logged(tmp_path: Path, key: str, detail: str) -> None:
    target = tmp_path / "text.txt"
    async with playing(tmp_path / "övning", practice=True) as player:
        kept = await marked(player)
        await keys(player, key)
        await shows(player, WARNING)
        assert player.app.focused is player.app.screen.query_one("#sure")
        player.app.screen.query_one("#path", Input).value = str(target)
        await keys(player, "ctrl+s")
        assert complaint(player) == ANSWER
        choose(player, sure=False)
        await keys(player, "ctrl+s")
        assert complaint(player).startswith(NOTHING)
        assert (target.exists(), left(kept)) == (False, [])
        choose(player, sure=True)
        await keys(player, "ctrl+s")
        await shows(player, "Sparad: ")
        ((act, noted, _purpose, _receiver),) = left(kept)
    assert (act, noted) == (Act.EXPORTED, f"{detail} protected")
    assert target.exists()


async def test_the_journal_text_is_not_copied_unasked_of_a_protected_family(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        kept = await marked(player)
        await keys(player, "j")
        await shows(player, WARNING)
        player.app.screen.query_one(".third").focus()
        await keys(player, "enter")
        assert complaint(player) == ANSWER
        assert left(kept) == []


async def test_other_families_are_asked_nothing(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter")
        for key in ("e", "l"):
            await keys(player, key)
            assert isinstance(player.app.screen, Dialog)
            assert not player.app.screen.query("#sure")
            assert player.app.focused is player.app.screen.query_one("#receiver")
            await keys(player, "escape")
