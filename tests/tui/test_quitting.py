"""Ctrl+Q: what is half written is neither thrown away nor left unanswered."""

from pathlib import Path

import pytest

from mapping.archive.opening import open_archive
from mapping.language import gettext
from tests.tui.keeping_time import STORY, Hands, inside
from tests.tui.playing import PASSPHRASE, keys, on_the_table, playing, screen_text, shows, type_in
from tui.dialogs.dialog import Discard
from tui.dialogs.family.family import FamilyDialog
from tui.screens.hidden import HiddenScreen
from tui.screens.home import HomeScreen
from tui.screens.session.session import SessionScreen
from tui.widgets.keyline import KeyLine

TO_THOUGHT = ("enter", "enter", "l")


async def test_pressed_twice_over_a_half_written_form_it_still_asks(tmp_path: Path) -> None:
    async with inside(tmp_path / "arkiv", Hands(), *TO_THOUGHT) as player:
        await type_in(player, "hemligt")
        await keys(player, "ctrl+q", "ctrl+q")
        await shows(player, gettext("Throw away what you wrote?"))
        assert player.app.is_running
        assert [type(screen) for screen in player.app.screen_stack].count(Discard) == 1
        await keys(player, "escape")
        assert "hemligt" in screen_text(player)


async def test_what_is_to_be_kept_is_kept(tmp_path: Path) -> None:
    async with inside(tmp_path / "arkiv", Hands(), *TO_THOUGHT) as player:
        await type_in(player, "hemligt")
        await keys(player, "ctrl+q", "ctrl+s")
        assert isinstance(player.app.screen, SessionScreen)
        assert [note.text for note in on_the_table(player).later][-1] == "hemligt"
        await keys(player, "ctrl+q")
    with open_archive(tmp_path / "arkiv", PASSPHRASE) as archive:
        assert [note.text for note in archive.session(STORY.id)[0].later][-1] == "hemligt"
        assert archive.drafts.find(STORY.id) == ()


async def test_what_is_to_be_kept_is_kept_from_under_the_help_too(tmp_path: Path) -> None:
    async with inside(tmp_path / "arkiv", Hands(), *TO_THOUGHT) as player:
        await type_in(player, "hemligt")
        await keys(player, "f1", "ctrl+q", "ctrl+s")
        assert isinstance(player.app.screen, SessionScreen)
        assert [note.text for note in on_the_table(player).later][-1] == "hemligt"


async def test_what_cannot_be_kept_yet_stays_and_says_why(tmp_path: Path) -> None:
    async with inside(tmp_path / "arkiv", Hands(), "ctrl+n", "tab") as player:
        await type_in(player, "Hedda")
        await keys(player, "ctrl+q", "ctrl+s")
        assert isinstance(player.app.screen, FamilyDialog)
        assert str(player.app.screen.query_one(".complaint").render())


async def test_it_leaves_when_that_is_the_answer(tmp_path: Path) -> None:
    async with inside(tmp_path / "arkiv", Hands(), *TO_THOUGHT) as player:
        await type_in(player, "hemligt")
        await keys(player, "ctrl+q")
        player.app.screen.query_one(".done").focus()
        await keys(player, "enter")
        assert player.app._exit
    with open_archive(tmp_path / "arkiv", PASSPHRASE) as archive:
        assert "hemligt" not in [note.text for note in archive.session(STORY.id)[0].later]


async def test_nothing_is_asked_about_what_is_not_seen(tmp_path: Path) -> None:
    async with inside(tmp_path / "arkiv", Hands(), *TO_THOUGHT) as player:
        await type_in(player, "hemligt")
        player.app._hide()  # type: ignore[attr-defined]  # the app is KretsApp
        await keys(player, "ctrl+q")
        assert isinstance(player.app.screen, HiddenScreen)
        await shows(player, gettext("Press Enter to go on."))
        await keys(player, "enter", "ctrl+q")
        await shows(player, gettext("Throw away what you wrote?"))


@pytest.mark.parametrize("inside_it", [True, False], ids=["home", "threshold"])
async def test_the_key_is_told_of_at_the_bottom(tmp_path: Path, inside_it: bool) -> None:
    async with playing(tmp_path / "övning", practice=inside_it) as player:
        assert isinstance(player.app.screen, HomeScreen) is inside_it
        hints = [str(hint) for hint in player.app.screen.query_one(KeyLine).hints]
        assert f"Ctrl+Q {gettext('Quit')}" in hints
        assert f"Ctrl+Q {gettext('Quit')}" in screen_text(player).splitlines()[-1]
