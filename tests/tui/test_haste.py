"""Keys that come faster than the screen: a double press, key repeat, somebody who types ahead."""

import errno
from pathlib import Path

import pytest

from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from mapping.profile import answer_to
from mapping.questions import load
from mapping.session import State
from tests.tui.half_written import NO_CLOCK, pressed_at_once
from tests.tui.playing import PASSPHRASE, keys, on_the_table, playing, shows, type_in
from tests.tui.refusing import fsync_says
from tui.dialogs.dialog import Dialog
from tui.practice import PASSPHRASE as PRACTICE
from tui.screens.home import HomeScreen
from tui.screens.session.session import SessionScreen
from tui.widgets.fields import ChoiceField

FORMS = {
    "somebody on the map": ("g", "1", "enter"),
    "somebody in the list": ("g", "1", "tab", "enter"),
    "new people": ("g", "1", "n"),
    "services": ("g", "1", "p"),
    "contacts": ("g", "1", "k"),
    "an event on the lanes": ("g", "2", "enter"),
    "an event in the list": ("g", "2", "v", "enter"),
    "what often happens": ("g", "2", "a"),
    "words": ("g", "3", "enter", "o"),
    "a task": ("g", "3", "t", "enter"),
    "an area's summary": ("g", "3", "enter", "r", "end", "enter"),
    "a thought": ("l",),
    "where to": ("g",),
}
"""The keys that lead to each, the last one twice."""


@pytest.fixture(autouse=True)
def no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SessionScreen, "pace", NO_CLOCK)


async def test_two_enters_open_the_archive_once(tmp_path: Path) -> None:
    create_archive(tmp_path / "arkiv", PASSPHRASE, PRACTICE_COST).close()
    async with playing(tmp_path / "arkiv") as player:
        await type_in(player, PASSPHRASE)
        await player.press("enter", "enter")
        await shows(player, "Ny familj")
        assert sum(isinstance(screen, HomeScreen) for screen in player.app.screen_stack) == 1


@pytest.mark.parametrize("parts_keys", FORMS.values(), ids=FORMS)
async def test_two_keys_open_one_form(tmp_path: Path, parts_keys: tuple[str, ...]) -> None:
    *way, opening = parts_keys
    async with playing(tmp_path / "övning", practice=True, size=(120, 40)) as player:
        await keys(player, "enter", "enter", *way)
        await pressed_at_once(player, opening, opening)
        forms = [screen for screen in player.app.screen_stack if isinstance(screen, Dialog)]
        assert len(forms) == 1
        await keys(player, "escape")
        assert isinstance(player.app.screen, SessionScreen)


@pytest.mark.parametrize("action", ["later", "go", "export"])
async def test_what_is_asked_for_twice_in_a_session_is_opened_once(tmp_path: Path, action: str) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter")
        screen = player.app.screen
        for _twice in range(2):
            screen.call_later(getattr(screen, f"action_{action}"))  # as two queued keys would
        await player.pause(0.1)
        assert sum(isinstance(form, Dialog) for form in player.app.screen_stack) == 1


async def test_two_enters_open_a_session_once(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter")
        await shows(player, "6 oktober 2026")
        family = player.app.screen
        for _twice in range(2):
            family.call_later(family.action_open)  # type: ignore[attr-defined]  # as two queued keys would
        await shows(player, "pågår")
        assert sum(isinstance(screen, SessionScreen) for screen in player.app.screen_stack) == 1


async def test_an_answer_just_before_leaving_is_kept(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter", "g", "3", "enter")
        await shows(player, f"{load().areas[0].name.text} 1 av")
        await player.press("2", "escape")
        await shows(player, "pausat")
    with open_archive(tmp_path / "övning", PRACTICE) as archive:
        session, _place = archive.session(archive.index.sessions[-1].id)
        answer = answer_to(session.profile, load().areas[0].questions[0].id)
        assert answer is not None
        assert answer.step == 2


async def test_undo_right_after_an_answer_takes_that_one_back(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter", "g", "3", "enter")
        await shows(player, f"{load().areas[0].name.text} 1 av")
        await player.press("4", "3", "ctrl+z")
        answer = answer_to(on_the_table(player).profile, load().areas[0].questions[0].id)
        assert answer is not None
        assert answer.step == 4


async def test_undo_in_an_emptied_field_leaves_the_session_alone(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter", "g", "3", "enter", "enter", "4")
        before = on_the_table(player)
        await keys(player, "o", *"hon", "backspace", "backspace", "backspace", "ctrl+z")
        await shows(player, "Med förälderns egna ord")
        assert on_the_table(player) == before


async def test_undo_beside_a_long_field_can_itself_be_undone(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter", "g", "1", "n")
        await type_in(player, "Grannen")
        await keys(player, "tab", "ctrl+z")
        await player.pause()
        await keys(player, "ctrl+y")
        await shows(player, "Grannen")


async def test_what_is_closed_stays_closed_when_the_list_cannot_be_written(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter")
        await shows(player, "sparat")
        screen = player.app.screen
        assert isinstance(screen, SessionScreen)
        screen.desk._archive.note = _refuse  # type: ignore[method-assign]  # the list alone refuses
        assert screen.leave(finished=True)
        assert screen.desk.session.state is State.CLOSED


async def test_help_over_a_half_written_dialog_does_not_hide_it_from_quitting(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter", "g", "1", "n")
        await type_in(player, "Grannen")
        await keys(player, "f1")
        await shows(player, "Hjälp")
        await keys(player, "ctrl+q")
        await shows(player, "Kasta det du skrev?")


async def test_a_home_that_nobody_has_is_said(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "e")
        await type_in(player, "Vilja")
        player.app.screen.query_one("#purpose", ChoiceField).value = "own"
        player.app.screen.query_one("#path").focus()
        await keys(player, "ctrl+a", "ctrl+k")
        await type_in(player, "~ingen-sådan/karta.png")
        await keys(player, "ctrl+s")
        await shows(player, "Det finns ingen sådan mapp")


async def test_going_through_a_list_uses_up_no_generations(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "enter", "g", "1")
        await shows(player, "sparat")
        with fsync_says(errno.EIO):
            await player.press(*["down"] * 12)
        assert on_the_table(player).network.alters
        await keys(player, "escape")
        await shows(player, "pausat")


def _refuse(_session: object) -> None:
    from mapping.errors import WriteError

    raise WriteError("nej")
