"""The drawn map by keyboard and mouse: the parent points, the worker moves, and it is kept."""

from pathlib import Path
from uuid import UUID

import pytest

from mapping.network import Alter, AlterKind, Network, Tie, person
from mapping.network.presets import Preset
from mapping.placement.untangling import crossings
from mapping.record import Id
from tests.tui.playing import Player, keys, on_the_table, playing, screen_text, shows, type_in, until
from tui.circle.circle_map import CircleMap
from tui.circle.drawing import Ink
from tui.circle.frame import Frame, Label, placed
from tui.dialogs.parts.alter import AlterDialog
from tui.parts.network_view import NetworkView

SIZE = (120, 40)


async def to_the_map(player: Player) -> CircleMap:
    """Open the practice family's session that is under way, at the network map."""
    await keys(player, "enter", "enter")
    await shows(player, "Nätverkskarta")
    await keys(player, "g", "1")
    await shows(player, "Vilja")
    return the_map(player)


def the_map(player: Player) -> CircleMap:
    return player.app.screen.query_one(CircleMap)


def frame_of(player: Player) -> Frame:
    frame = the_map(player).frame
    assert frame is not None
    return frame


def network(player: Player) -> Network:
    return on_the_table(player).network


def named(player: Player, name: str) -> Alter:
    return next(alter for alter in network(player).alters if alter.name == name)


def label_of(player: Player, id_: Id) -> Label:
    label = frame_of(player).label_of(id_)
    assert label is not None
    return label


async def take(player: Player, name: str) -> Alter:
    """Find somebody by typing, as a worker would."""
    await keys(player, "slash")
    await type_in(player, name)
    await keys(player, "enter")
    alter = named(player, name)
    assert the_map(player).chosen == alter.id
    return alter


async def test_arrows_go_to_who_stands_that_way_and_the_list_follows(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        assert circle.has_focus
        await keys(player, "home")
        assert circle.chosen == network(player).ego.id
        await keys(player, "right")
        gone = person(network(player), circle.chosen)  # type: ignore[arg-type]  # somebody is in hand
        assert isinstance(gone, Alter)
        ego, there = label_of(player, network(player).ego.id), label_of(player, gone.id)
        assert there.middle[0] > ego.middle[0]
        assert player.app.screen.query_one(NetworkView).subject == str(gone.id)


@pytest.mark.parametrize(("key", "ring"), [("plus", 1), ("minus", 3)])
async def test_plus_and_minus_move_nearer_and_farther(tmp_path: Path, key: str, ring: int) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Holger")
        assert alter.ring == 2
        await keys(player, key)
        assert named(player, "Holger").ring == ring
        at = label_of(player, alter.id)
        place = frame_of(player).place_at(at.column + at.width // 2, at.row)
        assert place is not None
        assert (place[0].key, place[1]) == (alter.sector, ring)
        await keys(player, "ctrl+z")
        assert named(player, "Holger").ring == 2


async def test_comma_and_full_stop_go_round_the_sectors(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        await take(player, "Holger")
        order = [sector.key for sector in network(player).sectors]
        at = order.index("kin")
        await keys(player, "full_stop")
        assert named(player, "Holger").sector == order[at + 1]
        await keys(player, "comma", "comma")
        assert named(player, "Holger").sector == order[at - 1]


async def test_f_goes_through_the_households(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        await take(player, "Holger")
        await keys(player, "f")
        assert named(player, "Holger").households == (1,)
        await shows(player, "Bor i det första hushållet")
        assert "⌂" in label_of(player, named(player, "Holger").id).rows[0]


async def test_delete_takes_away_at_once_and_undo_brings_back(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        before = on_the_table(player)
        alter = await take(player, "Holger")
        await keys(player, "delete")
        assert person(network(player), alter.id) is None
        await keys(player, "ctrl+z")
        assert on_the_table(player) == before
        assert the_map(player).chosen == alter.id


async def test_enter_opens_the_details(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        await take(player, "Holger")
        await keys(player, "enter")
        assert isinstance(player.app.screen, AlterDialog)


async def test_n_adds_where_the_one_in_hand_stands(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Holger")
        await keys(player, "n")
        await type_in(player, "Sigurd")
        await keys(player, "ctrl+s")
        added = named(player, "Sigurd")
        assert (added.sector, added.ring) == (alter.sector, alter.ring)
        assert the_map(player).chosen == added.id


async def test_a_tie_is_drawn_by_going_there(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        alter = await take(player, "Kontaktfamilj")
        before = set(network(player).ties)
        await keys(player, "t")
        await shows(player, "Band till vem?")
        await keys(player, "up", "up")
        other = circle.other
        assert other not in (None, alter.id)
        assert circle.chosen == alter.id
        await keys(player, "enter", "ctrl+s")
        [tie] = set(network(player).ties) - before
        assert {tie.a, tie.b} == {alter.id, other}


async def test_a_tie_is_drawn_to_a_name_that_is_typed(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Kontaktfamilj")
        before = set(network(player).ties)
        await keys(player, "t")
        await type_in(player, "Holger")
        await keys(player, "enter", "ctrl+s")
        [tie] = set(network(player).ties) - before
        assert {tie.a, tie.b} == {alter.id, named(player, "Holger").id}


async def test_escape_gives_up_a_tie_and_not_the_session(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        await take(player, "Kontaktfamilj")
        await keys(player, "t", "escape")
        assert not circle.tying
        assert circle.is_attached


async def test_a_tie_that_is_there_is_opened_and_another_may_be_added(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        await keys(player, "home", "t")
        tied = next(tie for tie in network(player).ties if network(player).ego.id == tie.a)
        circle.other = tied.b
        await keys(player, "enter")
        await shows(player, "Nytt band till")
        await keys(player, "enter")
        await shows(player, "Ta bort bandet")


async def test_r_shows_the_ties_of_one_question_after_the_other(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        seen = []
        for _press in range(len(Preset) + 1):
            await keys(player, "r")
            seen.append(circle.preset)
        assert seen == [*Preset, None]
        await keys(player, "r", "r", "r")
        assert circle.preset is Preset.STRAINED
        await shows(player, "Band: Ansträngt")
        assert any(cell.ink is Ink.STRAIN for row in circle._sheet.values() for cell in row.values())
        assert any(cell.ink is Ink.BACK for row in circle._sheet.values() for cell in row.values())


async def test_p_offers_services_and_k_counts_when_one_asks(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        before = network(player)
        await keys(player, "p")
        await type_in(player, "sjukhus")
        await keys(player, "enter", "ctrl+s")
        await shows(player, "1 av 1")
        [added] = set(network(player).alters) - set(before.alters)
        assert (added.name, added.kind, added.placed) == ("Sjukhus", AlterKind.SERVICE, False)
        await keys(player, "escape")
        assert "kontakter," not in screen_text(player)
        await keys(player, "k")
        await shows(player, "Ingen kan hålla allt det i huvudet")
        await keys(player, "escape", "ctrl+z")
        assert network(player) == before


async def test_x_lets_fewer_ties_cross_and_can_be_undone(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        before = network(player)
        await keys(player, "x")
        await shows(player, "Korsande band:")
        after = network(player)
        assert crossings(after, placed(after)) < crossings(before, placed(before))
        assert {alter.id: alter for alter in after.alters} == {alter.id: alter for alter in before.alters}
        await keys(player, "ctrl+z")
        assert network(player) == before


async def test_where_there_is_no_room_the_list_has_the_same_keys(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(80, 24)) as player:
        await keys(player, "enter", "enter", "g", "1")
        await shows(player, "Vilja")
        assert not player.app.screen.query_one(".drawn").display
        await keys(player, "slash")
        await type_in(player, "Holger")
        await keys(player, "enter", "plus", "full_stop", "f")
        moved = named(player, "Holger")
        assert (moved.ring, moved.sector, moved.households) == (1, "friends", (1,))


async def test_the_map_comes_and_goes_with_the_window(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(80, 24)) as player:
        await keys(player, "enter", "enter", "g", "1")
        await shows(player, "Vilja")
        assert "⡇" not in screen_text(player)
        await player.resize_terminal(120, 40)
        await until(player, lambda: "╔" in screen_text(player))
        assert the_map(player).frame is not None
        await player.resize_terminal(80, 24)
        await until(player, lambda: "╔" not in screen_text(player))
        await shows(player, "Vilja")


async def test_without_colour_everything_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        await take(player, "Holger")
        strips = player.app.screen._compositor.render_strips(player.app.screen.size)
        colours = {segment.style.color for strip in strips for segment in strip if segment.style}
        assert all(colour is None or len(set(colour.get_truecolor())) == 1 for colour in colours)
        assert "╔" in screen_text(player)
        assert circle.chosen == named(player, "Holger").id
        chosen = [segment for strip in strips for segment in strip if "Holger" in segment.text]
        assert any(segment.style is not None and segment.style.bold for segment in chosen)


async def test_an_empty_map_shows_the_circle_and_says_how_to_begin(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        circle = await to_the_map(player)
        circle.network = Network(ego=network(player).ego, ties=(Tie(id=UUID(int=1), a=UUID(int=2), b=UUID(int=3)),))
        await player.pause()
        frame = frame_of(player)
        assert len(frame.labels) == 1
        assert len(frame.names) == 6
