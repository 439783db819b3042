"""The family's own form: what is written after a name is understood, and a family can be corrected."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from textual.widgets import Input

from mapping.dates import FuzzyDate
from mapping.family import Family, FamilyMember, Symbol
from mapping.language import gettext as _
from tests.tui.opening import opened
from tests.tui.playing import Player, keys, playing, screen_text, shows, type_in
from tui.dialogs.family.family import FamilyDialog
from tui.screens.family.family import FamilyScreen

YEAR = date.today().year  # noqa: DTZ011 - as the dialog reckons
MARIA = FamilyMember(id=UUID(int=1), name="Maria", symbol=Symbol.WOMAN, born=FuzzyDate(edtf="1991"))
JUNI = FamilyMember(id=UUID(int=2), name="Juni", symbol=Symbol.WOMAN, born=FuzzyDate(edtf="2017-03-12", said="i mars"))
ALVAR = FamilyMember(id=UUID(int=3), name="Alvar")
FAMILY = Family(id=UUID(int=9), code="Vitsippan", parent=MARIA, children=(JUNI, ALVAR))


async def _corrected(player: Player, children: str | None = None) -> Family:
    ended = await opened(player, FamilyDialog([].append, FAMILY))
    if children is not None:
        player.app.screen.query_one("#children").text = children  # type: ignore[attr-defined]  # a field of several lines
    await keys(player, "ctrl+s")
    (family,) = ended
    assert isinstance(family, Family)
    return family


@pytest.mark.parametrize("leave", ["tab", "ctrl+s"])
async def test_an_age_after_the_parents_name_becomes_a_birth_that_is_seen(tmp_path: Path, leave: str) -> None:
    kept: list[Family] = []
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, FamilyDialog(kept.append))
        await type_in(player, "Vitsippan\nMaria, 35")
        await keys(player, leave)
        if leave == "tab":
            assert str(YEAR - 35) in player.app.screen.query_one("#born Input", Input).value
            await keys(player, "ctrl+s")
    (family,) = kept
    assert family.parent.name == "Maria"
    assert family.parent.born is not None
    assert family.parent.born.edtf == f"{YEAR - 35}~"


async def test_a_birth_that_is_written_goes_before_the_age(tmp_path: Path) -> None:
    kept: list[Family] = []
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, FamilyDialog(kept.append))
        player.app.screen.query_one("#born Input", Input).value = "1990-05-02"
        await type_in(player, "Vitsippan\nMaria, 35")
        await keys(player, "ctrl+s")
    assert (kept[0].parent.name, kept[0].parent.born) == ("Maria", FuzzyDate(edtf="1990-05-02", said="1990-05-02"))


async def test_opening_and_keeping_changes_nothing(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        assert await _corrected(player) == FAMILY


async def test_a_child_is_the_same_by_name_or_line(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        renamed = await _corrected(player, "Juno, 2017\nAlvar, 2021\nBo")
        assert [child.id for child in renamed.children[:2]] == [JUNI.id, ALVAR.id]
        assert [child.name for child in renamed.children] == ["Juno", "Alvar", "Bo"]
        assert renamed.children[0].symbol is Symbol.WOMAN
        spelled = await _corrected(player, "Junie, 12 mars 2017\nAlvar")
        assert (spelled.children[0].born or FuzzyDate()).edtf == "2017-03-12"
        fewer = await _corrected(player, "Alvar")
        assert fewer.children == (ALVAR,)
        turned = await _corrected(player, "Alvar\nJuni, 12 mars 2017")
        assert turned.children == (ALVAR, JUNI)
        twins = await _corrected(player, "Juni\nJuni\nAlvar")
        assert len({child.id for child in twins.children}) == 3


async def test_the_family_is_corrected_from_its_screen_and_kept(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "f2", "r")
        await shows(player, _("Keep the family"))
        await keys(player, "end")
        await type_in(player, "s äng")
        await keys(player, "ctrl+s")
        screen = player.app.screen
        assert isinstance(screen, FamilyScreen)
        await shows(player, "Blåklockans äng")
        assert "Tindra" in screen_text(player)
        await keys(player, "escape")
        await shows(player, "Blåklockans äng")


async def test_a_code_that_is_taken_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "ctrl+n")
        await type_in(player, "Vitsippan")
        await keys(player, "ctrl+s")
        await shows(player, "Vitsippan")
        await keys(player, "r", "ctrl+a", "ctrl+k")
        await type_in(player, "Blåklockan")
        await keys(player, "ctrl+s")
        await shows(player, _("There is a family with that code already. Choose another code."))
        assert isinstance(player.app.screen, FamilyDialog)
