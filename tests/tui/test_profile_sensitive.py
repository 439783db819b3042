"""Sensitive areas: shut until the worker says that the parent is alone, shut again in time, and never by themselves."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.language import gettext
from mapping.meeting import Room
from mapping.questions import Area, load
from mapping.session import Session, State
from mapping.words import Voice, Words
from tests.tui.playing import Player, keys, on_the_table, screen_text, shows
from tests.tui.profiles import (
    answered,
    invented_session,
    opened_what_is_sensitive,
    part_text,
    put_on_the_table,
    said,
    telling,
    tells,
    view,
)

TOLD = "Det var mörkt då"


def sensitive() -> Area:
    """The first sensitive area."""
    return next(area for area in load().areas if area.sensitive)


def told_session(**parts: object) -> Session:
    """One in which something sensitive was told."""
    words = (Words(voice=Voice.PARENT, text=TOLD),)
    return invented_session([said(sensitive().questions[0].id, 2, words=words)], **parts)


def is_shut(player: Player) -> bool:
    """Whether nothing on the screen tells of what is sensitive, and it cannot be gone to."""
    area = sensitive()
    shown = part_text(player)
    return not any(text in shown for text in (area.name.text, area.questions[0].ask.text, TOLD))


async def test_it_is_shut_at_first_and_opens_only_after_a_yes(tmp_path: Path) -> None:
    async with telling(tmp_path, told_session(), size=(100, 50)) as player:
        assert is_shut(player)
        for no in ("escape", "enter"):
            await keys(player, "f2")
            await shows(player, gettext("Is the parent alone with you?"))
            await keys(player, no)
            assert is_shut(player)
            assert not on_the_table(player).parent_alone
        await keys(player, "x")
        assert is_shut(player)
        await opened_what_is_sensitive(player)
        await tells(player, sensitive().name.text)
        await keys(player, "enter")
        assert load().area_of(view(player).subject) == sensitive()
        await keys(player, "backspace", "r")
        await tells(player, TOLD)


@pytest.mark.parametrize("way_out", [("f2",), ("g", "1", "g", "3"), ("g", "2", "g", "3")], ids=str)
@pytest.mark.parametrize("way_in", [(), ("enter",), ("r",)], ids=["areas", "question", "summary"])
async def test_it_is_shut_by_f2_and_by_going_elsewhere(
    tmp_path: Path, way_in: tuple[str, ...], way_out: tuple[str, ...]
) -> None:
    async with telling(tmp_path, told_session(), size=(100, 50)) as player:
        await opened_what_is_sensitive(player)
        await keys(player, *way_in)
        assert not is_shut(player)
        await keys(player, *way_out)
        await player.pause()
        assert is_shut(player)
        assert on_the_table(player).parent_alone, "who is there is the same as before"
        assert view(player).subject == ""
        await keys(player, "x")
        assert is_shut(player)


async def test_it_is_shut_after_a_pause_whatever_was_in_hand(tmp_path: Path) -> None:
    question = sensitive().questions[0]
    async with telling(tmp_path, told_session(room=Room()), subject=question.id, size=(100, 50)) as player:
        assert is_shut(player), "coming back to a sensitive question comes to the areas"
        assert view(player).subject == ""
        await opened_what_is_sensitive(player)
        await keys(player, "enter", "4")
        session = on_the_table(player)
        await keys(player, "escape")
        await shows(player, "pausat")
        archive = player.app._archive  # type: ignore[attr-defined]  # what was saved
        saved, place = archive.session(session.id)
        assert saved.state is State.PAUSED
        assert not saved.parent_alone
        await put_on_the_table(player, saved, subject=place.subject)
        assert is_shut(player)


async def test_undo_and_redo_open_and_shut_nothing(tmp_path: Path) -> None:
    area = sensitive()
    async with telling(tmp_path, told_session(), size=(100, 50)) as player:
        await opened_what_is_sensitive(player)
        await keys(player, "enter", "4", "ctrl+z")
        assert load().area_of(view(player).subject) == area
        assert on_the_table(player).parent_alone
        await keys(player, "ctrl+y", "f2")
        assert is_shut(player)
        for pressed in ("ctrl+z", "ctrl+y", "ctrl+z"):
            await keys(player, pressed)
            assert is_shut(player)
            assert view(player).subject == ""
        await keys(player, "f2", "ctrl+y")
        assert not is_shut(player)


async def test_the_agenda_and_the_other_ways_say_nothing_of_it_while_it_is_shut(tmp_path: Path) -> None:
    areas = [area for area in load().areas if not area.sensitive]
    async with telling(tmp_path, told_session(), size=(100, 50)) as player:
        assert TOLD not in screen_text(player)
        await keys(player, *["down"] * (len(areas) - 1), "enter", "pagedown", "pagedown")
        assert load().area_of(view(player).subject) == areas[-1]
        await keys(player, "w", "1", "enter", "shift+tab", "enter")
        await shows(player, gettext("for you alone"))
        assert sensitive().professional.text not in screen_text(player)
        await keys(player, "escape", "n", "w", "shift+tab", "enter")
        await shows(player, gettext("Areas, as they are called in reports"))
        assert sensitive().professional.text not in screen_text(player)


async def test_in_a_closed_session_it_can_be_read_after_the_question_and_nothing_is_stored(tmp_path: Path) -> None:
    session = replace(told_session(), state=State.CLOSED)
    async with telling(tmp_path, session, size=(100, 50)) as player:
        assert is_shut(player)
        await opened_what_is_sensitive(player)
        await keys(player, "r")
        await tells(player, TOLD)
        await keys(player, "n", "enter", "3")
        assert answered(player, sensitive().questions[0].id).step == 2
        await keys(player, "f2")
        assert is_shut(player)
        archive = player.app._archive  # type: ignore[attr-defined]  # nothing is to be in it
        assert session.id not in archive.documents()
