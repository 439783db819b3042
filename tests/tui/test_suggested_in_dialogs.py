"""Words for who somebody is fill in what nobody has chosen, where the worker sees it and can choose something else."""

from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from mapping.family import Symbol
from mapping.language import gettext as _
from mapping.network import Alter, AlterKind
from mapping.terms import SECTORS
from tests.tui.opening import BUP, FANNY, LOVE, SESSION, opened
from tests.tui.playing import Player, keys, playing, shows, type_in
from tui.dialogs.parts.alter import AlterDialog
from tui.dialogs.parts.quick_add import QuickAddDialog
from tui.widgets.fields import ChoiceField, ManyField

NETWORK = SESSION.network


async def _adding(player: Player, sector: str | None = None, ring: int | None = None) -> list[object]:
    return await opened(player, QuickAddDialog(NETWORK, sector, ring))


async def _added(player: Player, ended: list[object]) -> list[Alter]:
    await keys(player, "ctrl+s")
    (alters,) = ended
    assert isinstance(alters, tuple)
    return list(alters)


def _choose(player: Player, field: str, value: object) -> None:
    player.app.screen.query_one(f"#{field}", ChoiceField).value = value


def _chosen(player: Player, field: str) -> object:
    return player.app.screen.query_one(f"#{field}", ChoiceField).choice


async def test_each_line_goes_by_its_own_words_and_waits_for_the_parent(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _adding(player)
        await type_in(player, "Mormor Anita\nBo, granne\nKarin, lärare\nBUP\nSigurd")
        alters = await _added(player, ended)
    assert [alter.name for alter in alters] == ["Mormor Anita", "Bo", "Karin", "BUP", "Sigurd"]
    assert [alter.sector for alter in alters] == ["kin", "friends", "school_work", "professional", None]
    assert [alter.kind is AlterKind.SERVICE for alter in alters] == [False, False, False, True, False]
    assert alters[0].symbol is Symbol.WOMAN
    assert not any(alter.placed for alter in alters)


async def test_the_line_at_hand_is_read_aloud(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _adding(player)
        await type_in(player, "Mormor Anita\n")
        await shows(player, f"Mormor Anita: {_(SECTORS['kin'])}, {_('woman')}")
        await type_in(player, "Sigurd")
        await shows(player, f"Sigurd: {_('not placed on the map yet')}")
        await keys(player, "up")
        await shows(player, f"Mormor Anita: {_(SECTORS['kin'])}")
        _choose(player, "sector", "friends")
        await shows(player, f"Mormor Anita: {_(SECTORS['friends'])}")


async def test_what_is_chosen_goes_before_what_is_suggested(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _adding(player)
        await type_in(player, "Mormor Anita\nBUP")
        _choose(player, "sector", "leisure")
        _choose(player, "ring", 3)
        _choose(player, "kind", AlterKind.PERSON)
        alters = await _added(player, ended)
    assert [(alter.sector, alter.ring, alter.kind) for alter in alters] == [("leisure", 3, AlterKind.PERSON)] * 2


async def test_who_may_stand_anywhere_goes_where_the_worker_is(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _adding(player, "kin", 2)
        await type_in(player, "Sigurd\nMoster Eva\nElsas lärare")
        alters = await _added(player, ended)
    assert [(alter.sector, alter.ring) for alter in alters] == [("kin", 2), ("kin", 2), ("school_work", None)]


async def test_who_waits_is_no_place_to_go_to(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _adding(player, "kin", None)
        await type_in(player, "Sigurd")
        (alter,) = await _added(player, ended)
    assert (alter.sector, alter.ring) == (None, None)


async def test_an_age_after_a_comma_is_a_birth_and_no_role(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _adding(player)
        await type_in(player, "Anita, mormor, född 1954\n, 35\n, moster\nElsa, dotter född 2014\nBo, granne 45 år")
        alters = await _added(player, ended)
    assert alters[0].born is not None
    assert (alters[0].name, alters[0].role, alters[0].born.edtf) == ("Anita", "mormor", "1954")
    assert all(alter.name for alter in alters)
    assert (alters[2].name, alters[2].role, alters[2].sector) == ("moster", "", "kin")
    assert [(one.name, one.role, one.born is not None) for one in alters[3:]] == [
        ("Elsa", "dotter", True),
        ("Bo", "granne", True),
    ]


async def test_a_role_that_is_written_fills_in_what_was_not_said(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, AlterDialog(SESSION, LOVE))
        player.app.screen.query_one("#role").focus()
        await type_in(player, "morbror")
        await player.pause()
        assert (_chosen(player, "sector"), _chosen(player, "symbol")) == ("kin", Symbol.MAN)
        await keys(player, *["backspace"] * 7)
        assert (_chosen(player, "sector"), _chosen(player, "symbol")) == (None, Symbol.OTHER)
        await type_in(player, "granne")
        await keys(player, "ctrl+s")
    (alter,) = ended
    assert alter == replace(LOVE, role="granne", sector="friends")


async def test_a_role_changes_nothing_that_was_chosen(tmp_path: Path) -> None:
    known = replace(FANNY, symbol=Symbol.MAN)
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, AlterDialog(SESSION, known))
        player.app.screen.query_one("#role").focus()
        await type_in(player, "mormor")
        await keys(player, "ctrl+s")
    assert ended == [replace(known, role="mormor")]


async def test_what_was_kept_before_stays_when_the_role_is_another(tmp_path: Path) -> None:
    known = replace(FANNY, role="mormor", sector="kin", symbol=Symbol.WOMAN)
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, AlterDialog(SESSION, known))
        player.app.screen.query_one("#role").focus()
        await keys(player, "ctrl+u")
        await type_in(player, "farfar")
        await keys(player, "ctrl+s")
    assert ended == [replace(known, role="farfar")]


async def test_a_choice_made_after_the_suggestion_stays(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, AlterDialog(SESSION, LOVE))
        player.app.screen.query_one("#role").focus()
        await type_in(player, "mormor")
        await player.pause()
        _choose(player, "sector", "home")
        _choose(player, "symbol", Symbol.OTHER)
        await type_in(player, " Anita")
        await keys(player, "ctrl+s")
    assert ended == [replace(LOVE, role="mormor Anita", sector="home")]


async def test_opening_the_details_suggests_nothing(tmp_path: Path) -> None:
    known = replace(LOVE, role="mormor")
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, AlterDialog(SESSION, known))
        await player.pause()
        await keys(player, "ctrl+s")
    assert ended == [known]


async def test_a_service_is_about_people_and_about_those_who_were_told_of_before(tmp_path: Path) -> None:
    cat = Alter(id=UUID(int=30), name="Måns", role="katt", households=(1,))
    dog = replace(cat, id=UUID(int=31), name="Rex", role="hund")
    session = replace(SESSION, network=replace(NETWORK, alters=(*NETWORK.alters, cat, dog)))
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, AlterDialog(session, replace(BUP, concerns=(dog.id,))))
        field = player.app.screen.query_one("#concerns", ManyField)
        offered = [name for name, _id in field._pairs]
    assert offered == ["Maria", "Love", "Fanny", "Rex"]
