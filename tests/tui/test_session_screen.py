"""What the session screen promises: undo, resume, reading only, and a disk that says no."""

import errno
from pathlib import Path

import msgspec
import pytest

from mapping.archive.opening import open_archive
from mapping.profile import answer_to
from mapping.questions import load
from mapping.session import Part, State
from tests.tui.playing import Player, keys, on_the_table, playing, screen_text, shows, type_in, until
from tests.tui.refusing import fsync_says
from tui.practice import PASSPHRASE, open_practice
from tui.widgets.agenda import progress


async def _open_session(player: Player) -> None:
    await keys(player, "enter", "enter")
    await shows(player, "pågår")
    await keys(player, "g", "1")
    await shows(player, "Väntar på plats")


async def test_undo_and_redo_walk_through_the_session(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        before = on_the_table(player).network
        await keys(player, "end", "delete")
        await shows(player, "Borttaget")
        removed = on_the_table(player).network
        assert len(removed.alters) == len(before.alters) - 1
        await keys(player, "ctrl+z")
        assert on_the_table(player).network == before
        await keys(player, "ctrl+y")
        assert on_the_table(player).network == removed
        await keys(player, "ctrl+z", "ctrl+z")
        assert on_the_table(player).network == before
        await shows(player, "Det finns inget mer att ångra")


async def test_undo_takes_back_a_changed_field_before_the_session(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        await keys(player, "end", "plus")
        moved = on_the_table(player).network
        await keys(player, "enter")
        await shows(player, "Spara uppgifterna")
        await type_in(player, "xyz")
        await shows(player, "xyz")
        await keys(player, "ctrl+z")
        assert "xyz" not in await shows(player, "Namn")
        assert on_the_table(player).network == moved
        await keys(player, "ctrl+y")
        await shows(player, "xyz")
        await keys(player, "ctrl+z", "ctrl+z")
        await shows(player, "Ångrat")
        assert "Spara uppgifterna" not in screen_text(player)
        assert on_the_table(player).network != moved


async def test_moving_is_by_ring_and_sector(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        await keys(player, "down")
        first = on_the_table(player).network.alters
        waiting = next(alter for alter in first if not alter.placed)
        await keys(player, "plus")
        await keys(player, "minus", "full_stop")
        moved = next(a for a in on_the_table(player).network.alters if a.id == waiting.id)
        assert (moved.ring, moved.sector) == (3, "kin")
        await keys(player, "comma")
        moved = next(a for a in on_the_table(player).network.alters if a.id == waiting.id)
        assert moved.sector == "home"


async def test_four_kinds_of_no_answer(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        await keys(player, "g", "3", "enter")
        await shows(player, f"{load().areas[0].name.text} 1 av")
        await keys(player, "2", "v")
        assert _answer(player) == (None, "unknown")
        await keys(player, "h")
        assert _answer(player) == (None, "declined")
        await keys(player, "i")
        assert _answer(player) == (None, "irrelevant")
        await keys(player, "5")
        assert _answer(player) == (5, None)
        words = answer_to(on_the_table(player).profile, load().areas[0].questions[0].id).words  # type: ignore[union-attr]  # it was just given
        await keys(player, "s")
        assert _answer(player) == (5, None)
        await keys(player, "delete")
        assert _answer(player) == (None, None)
        assert answer_to(on_the_table(player).profile, load().areas[0].questions[0].id).words == words != ()  # type: ignore[union-attr]  # words stay
        await keys(player, "ctrl+z")
        assert _answer(player) == (5, None)


async def test_the_same_step_once_more_confirms_and_never_erases(tmp_path: Path) -> None:
    with open_practice(tmp_path / "övning") as archive:
        entry = archive.index.sessions[-1]
        session, place = archive.session(entry.id)
        answer = next(a for a in session.profile.answers if a.question == load().areas[0].questions[0].id)
        archive.save(msgspec.structs.replace(session, to_confirm=(answer.id,)), place)
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        await keys(player, "g", "3", "enter")
        await shows(player, "Stämmer det fortfarande?")
        await keys(player, str(answer.step))
        assert _answer(player) == (answer.step, None)
        assert on_the_table(player).to_confirm == ()


async def test_what_is_written_is_not_thrown_away_without_a_question(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        await keys(player, "n")
        await type_in(player, "Nya grannen")
        for leaving in ("escape", "ctrl+q"):
            await keys(player, leaving)
            await shows(player, "Kasta det du skrev?")
            await keys(player, "escape")
            await shows(player, "Nya grannen")
        await keys(player, "escape", "shift+tab", "enter")
        await shows(player, "Väntar på plats")
        assert "Nya grannen" not in screen_text(player)


async def test_what_is_sensitive_is_hidden_again_when_one_goes_elsewhere(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(120, 60)) as player:
        await _open_session(player)
        await keys(player, "g", "2")
        shared = await shows(player, "Byter skola")
        assert "mobbning" not in shared
        assert "känslig" not in shared, "nobody shall wonder what it was"
        hidden = sum(event.sensitive for event in on_the_table(player).timeline.events)
        assert (
            progress(on_the_table(player), Part.TIMELINE)
            == f"{len(on_the_table(player).timeline.events) - hidden} händelser"
        )
        assert hidden
        await keys(player, "f2", "left", "enter")
        await shows(player, "mobbning")
        await keys(player, "g", "1", "g", "2")
        await until(player, lambda: "mobbning" not in screen_text(player))


async def test_undo_goes_to_what_it_changed(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        await keys(player, "g", "3", "enter", "enter", "1", "g", "2", "ctrl+z")
        await shows(player, f"{load().areas[0].name.text} 2 av")


async def test_the_parent_can_be_corrected(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        await keys(player, "home", "enter")
        await shows(player, "Spara uppgifterna")
        await type_in(player, "s")
        await keys(player, "ctrl+s")
        await shows(player, "◎ Viljas")
        assert on_the_table(player).network.ego.name == "Viljas"


async def test_a_thought_for_later_takes_one_key(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        await keys(player, "l")
        await type_in(player, "Fråga om cykeln\n")
        await shows(player, "Ta upp senare (5)")
        assert on_the_table(player).later[-1].text == "Fråga om cykeln"


async def test_a_thought_marked_as_taken_up_stays_so_whichever_way_one_leaves(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        before = [note.taken_up for note in on_the_table(player).later]
        await keys(player, "g", "4", "home", "space")
        await player.click("LaterDialog .leave")
        await player.pause()
        after = [note.taken_up for note in on_the_table(player).later]
        assert after == [not before[0], *before[1:]]


async def test_leaving_pauses_and_coming_back_finds_the_same_person(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        await keys(player, "down", "down", "down", "down")
        await shows(player, "Hemma, närmast")
        await keys(player, "escape")
        await shows(player, "6 oktober 2026 pausat")
    with open_archive(tmp_path / "övning", PASSPHRASE) as archive:
        assert archive.index.sessions[-1].status is State.PAUSED
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter")
        await shows(player, "Hemma, närmast")


async def test_a_second_krets_only_reads(tmp_path: Path) -> None:
    folder = tmp_path / "övning"
    async with playing(folder, practice=True), playing(folder, practice=True) as second:
        await shows(second, "bara läsning")
        await keys(second, "enter", "enter")
        await shows(second, "bara för läsning")
        before = on_the_table(second)
        await keys(second, "delete", "n", "plus")
        assert on_the_table(second) == before


@pytest.mark.parametrize("refusal", [errno.ENOSPC, errno.EROFS, errno.EIO])
async def test_a_disk_that_says_no_loses_nothing(tmp_path: Path, refusal: int) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _open_session(player)
        await shows(player, "sparat")
        with fsync_says(refusal):
            await keys(player, "n")
            await type_in(player, "Nya grannen")
            await keys(player, "ctrl+s")
            await shows(player, "INTE sparat: Ctrl+S försöker igen")
            await shows(player, "Nya grannen")
            await keys(player, "escape")
            await shows(player, "Lämna utan att spara?")
            await keys(player, "enter")
        await shows(player, "Nya grannen")
        await keys(player, "ctrl+s")
        await shows(player, "sparat")
        await keys(player, "escape")
        await shows(player, "pausat")
    with open_archive(tmp_path / "övning", PASSPHRASE) as archive:
        session, _place = archive.session(archive.index.sessions[-1].id)
        assert session.network.alters[-1].name == "Nya grannen"


def _answer(player: Player) -> tuple[int | None, str | None]:
    answer = answer_to(on_the_table(player).profile, load().areas[0].questions[0].id)
    assert answer is not None
    return answer.step, answer.silence
