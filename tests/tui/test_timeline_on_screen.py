"""The drawn timeline by keyboard and mouse: told quickly, seen in its lanes, gone through in time."""

from functools import partial
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from mapping import edits
from mapping.dates import Anchor, AnchorKind, FuzzyDate
from mapping.session import Part
from mapping.timeline import Lane
from tests.tui.playing import keys, on_the_table, playing, screen_text, shows, type_in
from tests.tui.storytelling import SIZE, box_of, event_called, frame_of, take, the_line, to_the_timeline, view
from tui.circle.circle_map import CircleMap
from tui.dialogs.parts.life_event import LifeEventDialog
from tui.line.frame import NAMES
from tui.parts.network_view import NetworkView
from tui.screens.session.session import SessionScreen
from tui.widgets.record_list import RecordList

TWENTY = """flyttade till Åsen, våren 2015
Tindra började dagis 2019
fick lägenhet i mars 2012
jag blev sjukskriven hösten 2020
ny insats: boendestöd sedan 2024
skolbyte 2001
orosanmälan ca 2021
farmor dog 2008
körkort 2013
hemlös en period 2010-2011
medicinen höjdes 2025-02
diagnos autism 2024 Sixten
ny chef 2022
skuldsanering sedan 2023
semester i fjällen, vintern 2018
utredning på BUP 2025 Tindra
Ture arbetslös 2019-2020
bytte handläggare, 2023
Ebbe föddes 1990
innan allt blev som det är"""


async def test_twenty_events_cost_their_letters_and_two_keys_more(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await to_the_timeline(player)
        before = on_the_table(player)
        pressed = ["n", *TWENTY, "ctrl+s"]
        assert len(pressed) == len(TWENTY) + 2 < 550
        await keys(player, "n")
        await type_in(player, TWENTY)
        await shows(player, "utan datum")
        await keys(player, "ctrl+s")
        events = on_the_table(player).timeline.events
        assert len(events) == len(before.timeline.events) + 20
        assert sum(event.when.dated for event in events[-20:]) == 19
        assert event_called(player, "Boendestöd börjar").lane is event_called(player, "Ny insats: boendestöd").lane
        assert the_line(player).chosen == events[-1].id
        await keys(player, "ctrl+z")
        assert on_the_table(player).timeline == before.timeline


async def test_how_a_line_is_read_is_seen_as_one_types(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await to_the_timeline(player)
        await keys(player, "n")
        await type_in(player, "flyttade när Tindra var 3")
        await shows(player, "när Tindra var 3: någon gång 17 mars 2021–16 mars 2022 Flyttade")
        await type_in(player, "\nbrev 31 februari 2015")
        await shows(player, "utan datum Brev 31 februari 2015 Skola & arbete")
        await shows(player, "Den dagen finns inte i kalendern. Se efter vilken dag och månad")
        await keys(player, "ctrl+s")
        told = event_called(player, "Flyttade")
        assert told.when.anchor is not None
        assert event_called(player, "Brev 31 februari 2015").when.edtf == ""


async def test_a_kind_is_picked_from_a_list(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await to_the_timeline(player)
        await keys(player, "a")
        await type_in(player, "skolb")
        await keys(player, "enter")
        assert isinstance(player.app.screen, LifeEventDialog)
        await keys(player, "tab")
        await type_in(player, "2003")
        await keys(player, "ctrl+s")
        assert event_called(player, "Skolbyte").when.edtf == "2003"


async def test_from_an_event_to_its_people_and_back(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_timeline(player)
        event = await take(player, "Bor hos Gunnel i Hallonhagen")
        await keys(player, "p")
        screen = player.app.screen
        assert isinstance(screen, SessionScreen)
        assert screen.part is Part.NETWORK
        assert screen.query_one(NetworkView).subject == str(event.concerns[0])
        assert screen.query_one(CircleMap).chosen == event.concerns[0]
        await keys(player, "g", "2")
        assert view(player).subject == str(event.id)
        assert the_line(player).chosen == event.id
        await keys(player, "p")
        assert screen.part is Part.NETWORK
        await keys(player, "escape")
        assert player.app.screen is screen, "Escape goes back, and does not pause"
        assert (screen.part, view(player).subject) == (Part.TIMELINE, str(event.id))
        await keys(player, "p", "g", "3", "escape")
        assert player.app.screen is not screen, "who has gone on elsewhere pauses"


async def test_plus_and_minus_weigh_an_event(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_timeline(player)
        event = await take(player, "Tindra börjar förskoleklass")
        lane = list(Lane).index(event.lane)
        assert box_of(player, event.id).row <= frame_of(player).lanes[lane].line
        await keys(player, "minus", "minus")
        assert event_called(player, event.title).weight == -1
        assert box_of(player, event.id).row > frame_of(player).lanes[lane].line
        await keys(player, "ctrl+z", "ctrl+z")
        assert event_called(player, event.title).weight == 1


async def test_v_turns_to_a_list_and_is_remembered(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await to_the_timeline(player)
        event = await take(player, "Pappa dör")
        await keys(player, "v")
        assert player.app.screen.query_one(RecordList).has_focus or view(player).query_one(RecordList).has_focus
        assert view(player).subject == str(event.id)
        assert "▼▼▼ Pappa dör" in screen_text(player)
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter", "g", "2")
        assert not view(player).drawn
        await keys(player, "v")
        assert view(player).drawn


async def test_in_a_small_window_there_is_the_list(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(79, 24)) as player:
        await keys(player, "enter", "enter", "g", "2")
        assert view(player).query_one(RecordList).has_focus
        await keys(player, "v")
        await shows(player, "minst 80 kolumner")
        assert not the_line(player).display


async def test_what_is_sensitive_says_nothing_until_f2(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_timeline(player)
        await keys(player, "slash")
        await type_in(player, "mobb")
        assert "mobbning" not in screen_text(player)
        await keys(player, "escape")
        assert "mobbning" not in screen_text(player)
        await keys(player, "f2", "left", "enter")
        await shows(player, "Utsatt för mobbning")
        await keys(player, "g", "1", "g", "2")
        assert "mobbning" not in screen_text(player)


async def test_neither_another_date_nor_a_group_tells_of_what_is_sensitive(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(80, 24)) as player:
        await to_the_timeline(player)
        secret = next(one for one in on_the_table(player).timeline.events if one.sensitive)
        secret = replace(secret, when=replace(secret.when, said="dagen efter Kopparhult"))
        anchor = Anchor(kind=AnchorKind.AFTER, to=secret.id, number=1)
        after = replace(
            secret,
            id=UUID(int=99),
            title="Lugnare",
            sensitive=False,
            when=FuzzyDate(said="när Kopparhult var över", anchor=anchor),
        )
        crowd = tuple(
            replace(
                secret, id=UUID(int=100 + number), title="Annat", weight=None, sensitive=False, when=FuzzyDate(edtf=at)
            )
            for number, at in enumerate([secret.when.edtf] * 8)
        )
        for event in (secret, after, *crowd):
            view(player).change(partial(edits.put_event, event=event))
        for pressed in ("v", "v"):
            for event in on_the_table(player).timeline.events:
                view(player).take_up(str(event.id))
                await player.pause()
                assert "Kopparhult" not in screen_text(player)
            await keys(player, pressed)
        await keys(player, "f2", "left", "enter")
        view(player).take_up(str(after.id))
        await shows(player, "Kopparhult")


async def test_an_empty_timeline_says_what_to_do(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await to_the_timeline(player)
        for event in on_the_table(player).timeline.events:
            view(player).take_up(str(event.id))
            await keys(player, *(["f2", "left", "enter", "delete"] if event.sensitive else ["delete"]))
        text = await shows(player, "Inga händelser än. Tryck n")
        assert "Hälsa" in text
        await keys(player, "left", "up", "enter", "u", "z", "plus", "p", "delete", "home", "u")
        assert isinstance(player.app.screen, SessionScreen)


async def test_a_session_that_is_only_read_changes_nothing(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await keys(player, "enter", "down", "enter", "g", "2")
        await shows(player, "bara för läsning")
        before = on_the_table(player)
        await keys(player, "right", "enter", "n", "a", "plus", "minus", "delete", "b", "z", "u", "left", "escape")
        assert on_the_table(player) == before
        assert isinstance(player.app.screen, SessionScreen)


async def test_a_click_takes_in_hand_and_a_double_click_opens(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        line = await to_the_timeline(player)
        event = event_called(player, "Mamma och pappa flyttar isär")
        box = box_of(player, event.id)
        at = (box.right - 2, box.row)
        assert at[0] > NAMES
        await player.click(line, offset=at)
        assert line.chosen == event.id
        await player.click(line, offset=at, times=2)
        await player.pause()
        assert isinstance(player.app.screen, LifeEventDialog)
