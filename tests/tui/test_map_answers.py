"""No key on the map is met by silence: one that does nothing says why, and undo says what it undid."""

from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.network import Alter, Network, Sector, Tie
from mapping.session import LaterNote, Session
from tests.exports.invented import EGO, session, somebody
from tests.tui.playing import Player, keys, playing, screen_text, shows
from tests.tui.test_map_on_screen import SIZE, network, take, the_map, to_the_map
from tui.screens.session.step_words import step_words


def under_the_map(player: Player) -> str:
    return screen_text(player).splitlines()[-2]


@pytest.mark.parametrize(("key", "said"), [("plus", "Närmare går det inte."), ("minus", "Längre bort går det inte.")])
async def test_beyond_the_last_ring_it_says_so(tmp_path: Path, key: str, said: str) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        await take(player, "Holger")
        await keys(player, key)
        assert said not in screen_text(player)
        await keys(player, key)
        assert said in under_the_map(player)
        await keys(player, "ctrl+z")
        assert said not in screen_text(player)


async def test_the_parent_is_not_moved_and_it_says_so(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        await keys(player, "home", "full_stop")
        assert "Föräldern står kvar i mitten." in under_the_map(player)


async def test_a_map_of_one_sector_has_no_other(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        alter = await take(player, "Holger")
        one = Network(ego=network(player).ego, alters=(alter,), sectors=(Sector(key="kin", name="Släkt"),))
        the_map(player).screen.edit(lambda now: replace(now, network=one))  # type: ignore[attr-defined]  # a session's
        await keys(player, "full_stop")
        assert "Det finns ingen annan sektor." in under_the_map(player)


@pytest.mark.parametrize("size", [SIZE, (80, 24)])
async def test_b_says_when_nothing_waits_for_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        await keys(player, "enter", "enter", "g", "1")
        await shows(player, "Vilja")
        await keys(player, *("b" for _time in range(80)))
        await shows(player, "Inget väntar på att bekräftas.")


async def test_undo_and_redo_say_what_and_leave_the_line_under_the_map_in_sight(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=SIZE) as player:
        await to_the_map(player)
        await take(player, "Holger")
        await keys(player, "plus", "ctrl+z")
        await shows(player, "Ångrat: Holger flyttades.")
        assert "Band: den valdas" in under_the_map(player)
        await keys(player, "ctrl+y")
        await shows(player, "Gjort om: Holger flyttades.")


ELSA, OVE = somebody(2, name="Elsa"), somebody(3, name="Ove")
TIE = Tie(id=UUID(int=900), a=ELSA.id, b=OVE.id)


def of(*alters: Alter, ties: tuple[Tie, ...] = ()) -> Session:
    return session(Network(ego=EGO, alters=alters, ties=ties))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (of(), of(ELSA), "Elsa lades till"),
        (of(), of(ELSA, OVE), "Elsa och 1 till lades till"),
        (of(ELSA, OVE, ties=(TIE,)), of(OVE), "Elsa togs bort"),
        (of(ELSA), of(replace(ELSA, ring=3)), "Elsa flyttades"),
        (of(ELSA), of(replace(ELSA, role="moster")), "Elsa ändrades"),
        (of(ELSA, OVE), of(OVE, ELSA), "ordningen på kartan"),
        (of(ELSA, OVE), of(ELSA, OVE, ties=(TIE,)), "ett band"),
        (of(ELSA), replace(of(ELSA), later=(LaterNote(id=UUID(int=1), text="kanariefågel"),)), "en tanke till senare"),
        (of(ELSA), of(ELSA), ""),
    ],
)
def test_a_step_in_words(before: Session, after: Session, said: str) -> None:
    assert step_words(before, after) == said
