"""Going through time on the drawn timeline: along the lanes, nearer and farther, and with the time cursor."""

from datetime import date
from pathlib import Path

import pytest
from textual.events import MouseScrollUp

from tests.tui.playing import keys, playing, screen_text, shows
from tests.tui.storytelling import SIZE, box_of, event_called, frame_of, take, to_the_timeline, view
from tui.dialogs.parts.life_event import LifeEventDialog
from tui.screens.session.session import SessionScreen


async def test_arrows_go_along_a_lane_in_time_and_to_the_next_lane(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        line = await to_the_timeline(player)
        await take(player, "Pappa dör")
        here = box_of(player, line.chosen)  # type: ignore[arg-type]  # it is in hand
        await keys(player, "left")
        there = box_of(player, line.chosen)  # type: ignore[arg-type]  # something is
        assert (there.band, there.at < here.at) == (here.band, True)
        await keys(player, "down")
        assert box_of(player, line.chosen).band == here.band + 1  # type: ignore[arg-type]  # something is
        assert view(player).subject == str(line.chosen)
        await keys(player, "end")
        last = line.chosen
        await keys(player, "home")
        assert line.chosen != last


async def test_z_comes_nearer_around_the_one_in_hand_and_0_shows_all(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        line = await to_the_timeline(player)
        event = await take(player, "Sixten föds")
        whole = line.axis
        await keys(player, "z", "z", "z")
        axis = line.axis
        assert axis is not None
        assert whole is not None
        assert axis.days < whole.days / 4
        assert axis.first <= date(2023, 6, 23) <= axis.last
        assert len(box_of(player, event.id).ids) == 1
        await keys(player, "pageup")
        assert line.axis is not None
        assert line.axis.first < axis.first
        await keys(player, "0")
        assert line.axis == whole


async def test_going_along_a_lane_moves_in_time_when_it_must(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        line = await to_the_timeline(player)
        await take(player, "Pappa dör")
        await keys(player, *["z"] * 6)
        before = line.axis
        await keys(player, *["left"] * 3)
        assert line.axis != before
        assert frame_of(player).box_of(line.chosen) is not None


async def test_enter_comes_nearer_to_a_group_and_opens_an_event(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        line = await to_the_timeline(player)
        group = next(box for box in frame_of(player).boxes if len(box.ids) > 1 and box.item)
        view(player).take_up(str(group.ids[0]))
        await player.pause()
        await shows(player, f"{len(group.ids)} händelser")
        await keys(player, "enter")
        assert len(box_of(player, group.ids[0]).ids) < len(group.ids)
        view(player).take_up(str(event_called(player, "Pappa dör").id))
        await keys(player, "0", *["z"] * 4, "enter")
        assert isinstance(player.app.screen, LifeEventDialog)
        assert line.chosen == event_called(player, "Pappa dör").id


async def test_the_time_cursor_tells_who_was_there(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        line = await to_the_timeline(player)
        await take(player, "Pappa dör")
        await keys(player, "u")
        text = await shows(player, "fanns då")
        assert "2019 Vilja 26–27, Tindra 0–1" in " ".join(text.split())
        assert "Fanny" in text
        assert "Familjebehandlaren" not in text.split("fanns då")[1]
        await keys(player, "right")
        assert line.cursor is not None
        assert line.cursor.day.year == 2020
        await keys(player, "escape")
        assert line.cursor is None
        assert isinstance(player.app.screen, SessionScreen)
        assert "fanns då" not in screen_text(player)


async def test_near_in_time_the_cursor_goes_by_season(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_timeline(player)
        await take(player, "Pappa dör")
        await keys(player, *["z"] * 4, "u")
        await shows(player, "hösten 2019")
        await keys(player, "left", "left", "left")
        await shows(player, "vintern 2018")


@pytest.mark.parametrize("ctrl", [False, True])
async def test_the_wheel_moves_in_time_and_with_ctrl_comes_nearer(tmp_path: Path, ctrl: bool) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        line = await to_the_timeline(player)
        await take(player, "Sixten föds")
        await keys(player, "z", "z")
        before = line.axis
        assert before is not None
        await player._post_mouse_events([MouseScrollUp], line, (60, 10), control=ctrl)
        await player.pause()
        assert line.axis is not None
        assert (line.axis.days < before.days) == ctrl
        assert line.axis.first > before.first if ctrl else line.axis.first < before.first
