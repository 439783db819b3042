"""Everything by mouse too: lists, steps, the agenda, and the keys in the bottom line; and finding by typing."""

from pathlib import Path
from uuid import UUID

from mapping.family import Family, FamilyMember
from mapping.profile import answer_to
from mapping.questions import load
from tests.tui.playing import keys, on_the_table, playing, shows, type_in
from tui.practice import open_practice
from tui.widgets.step_line import StepLine


async def test_a_session_by_mouse(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await player.click("#families", offset=(3, 0))
        await shows(player, "6 oktober 2026")
        await player.click("#sessions", offset=(3, 0))
        await shows(player, "pågår")
        await player.click("#agenda", offset=(6, 5))
        await shows(player, "Välj det som känns bra i dag")
        await player.click("AreasPane OptionList", offset=(3, 0))
        area = load().areas[0]
        await shows(player, f"{area.name.text} 1 av")
        await player.click(list(player.app.screen.query(StepLine))[1])
        await player.pause()
        answer = answer_to(on_the_table(player).profile, area.questions[0].id)
        assert answer is not None
        assert answer.step == 2
        await player.click("KeyLine", offset=(3, 0))
        await shows(player, f"{area.name.text} 2 av")


async def test_a_family_is_found_by_typing(tmp_path: Path) -> None:
    with open_practice(tmp_path / "övning") as archive:
        archive.put_family(
            Family(id=UUID(int=7), code="Nyponrosen", parent=FamilyMember(id=UUID(int=8), name="Påhittad"))
        )
    async with playing(tmp_path / "övning", practice=True) as player:
        shown = await shows(player, "Nyponrosen")
        assert "Blåklockan" in shown
        assert "Påhittad" not in shown
        await type_in(player, "nyp")
        assert "Blåklockan" not in await shows(player, "Nyponrosen")
        await type_in(player, "x")
        await shows(player, "Ingen familj har en sådan kod")
        await keys(player, "backspace", "enter")
        assert "Påhittad" not in await shows(player, "Inget samtal med den här familjen än")
        await keys(player, "f2")
        await shows(player, "Påhittad")
