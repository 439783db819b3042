"""About the family: the assignment, the consents, what is missing and needed, and notes between the sessions."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.assignment import Progress
from mapping.family import Family
from mapping.language import gettext as _
from mapping.meeting import Note
from mapping.session import State
from mapping.words import Voice
from tests.tui.meetings import meeting, planned
from tests.tui.playing import Player, keys, on_the_table, playing, screen_text, shows, type_in
from tui.screens.family.about_family import AboutFamilyScreen
from tui.screens.family.family import FamilyScreen

TODAY = date.today()  # noqa: DTZ011 - as the app reckons
NOTE = Note(id=UUID(int=74), voice=Voice.PARENT, text="hon sov", at=datetime(2026, 10, 6, 8, tzinfo=UTC))


def archive(player: Player) -> Archive:
    return next(screen for screen in player.app.screen_stack if isinstance(screen, FamilyScreen))._archive


def kept(player: Player) -> Family:
    """The family as it is on the disk."""
    own = archive(player)
    return own.family(own.index.families[0].id)


async def about(player: Player, *then: str) -> None:
    await keys(player, "enter", "o")
    await shows(player, _("About the family"))
    await keys(player, *then)


async def test_the_assignment_is_entered_once_and_shown(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await about(player, "1")
        await shows(player, "Uppdragsgivare")
        await type_in(player, "Hedda\nbeslut i mars")
        await keys(player, "ctrl+s")
        await shows(player, "Hedda · beslut i mars")
        assert (kept(player).assignment.commissioner, kept(player).assignment.decision) == ("Hedda", "beslut i mars")
        await keys(player, "1")
        await keys(player, *["tab"] * 3)
        await type_in(player, "snart")
        await keys(player, "ctrl+s")
        await shows(player, "är ingen dag. Skriv till exempel 6 oktober 2026.")
        await keys(player, "ctrl+u")
        await type_in(player, "2026-01-12")
        assert "är ingen dag" not in await shows(player, "måndag 12 januari 2026")
        await keys(player, "ctrl+s")
        await shows(player, _("Missing and needed"))
        assert kept(player).assignment.from_day == date(2026, 1, 12)


async def test_a_consent_is_given_and_withdrawn_when_it_is_meant(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await about(player, "2", "n", "ctrl+s")
        await shows(player, _("Write what may be told."))
        await type_in(player, "nya rutiner\nskolan")
        await keys(player, "ctrl+s")
        text = await shows(player, _("Hold today"))
        assert "nya rutiner" in text
        await keys(player, "t", "enter")
        assert kept(player).consents[0].holds(TODAY)
        await keys(player, "t", "left", "enter")
        await shows(player, _("Do not hold today"))
        (consent,) = kept(player).consents
        assert (consent.withdrawn_on, consent.holds(TODAY)) == (TODAY, False)
        await keys(player, "t")
        await shows(player, _("It is withdrawn already."))
        await keys(player, "delete", "escape")
        await shows(player, "0 gäller i dag")


async def test_what_is_needed_is_added_and_its_status_follows_a_digit(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await about(player, "3", "n")
        await type_in(player, "läkarintyg\nKajsa")
        await keys(player, "ctrl+s")
        await shows(player, "läkarintyg")
        await keys(player, "3")
        await shows(player, "läkarintyg: i kö")
        (need,) = kept(player).needs
        assert (need.progress, need.on, need.who) == (Progress.QUEUE, TODAY, "Kajsa")
        await keys(player, "4")
        await shows(player, "Avgjort")
        await keys(player, "delete", "enter")
        assert kept(player).needs
        await keys(player, "delete", "left", "enter")
        await shows(player, "Inget än.")
        assert not kept(player).needs


async def test_a_note_between_sessions_comes_into_the_next_one(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "a")
        await shows(player, _("Note between sessions"))
        await type_in(player, "hon sov hela natten")
        await keys(player, "enter")
        await shows(player, _("Noted. It comes into the next session."))
        assert [(note.text, note.voice) for note in kept(player).notes] == [("hon sov hela natten", Voice.OBSERVATION)]
        await keys(player, "o", "4")
        await shows(player, "hon sov hela natten")
        await keys(player, "enter", "end")
        await type_in(player, "!")
        await keys(player, "enter", "escape", "escape", "enter")
        assert [note.text for note in on_the_table(player).notes] == ["hon sov hela natten!"]
        assert kept(player).notes == ()
        session = on_the_table(player).id
        await keys(player, "escape")
        await shows(player, _("Sessions"))
        assert archive(player).session(session)[0].notes[0].text == "hon sov hela natten!"


async def test_a_closed_session_takes_no_note_in(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "a")
        await type_in(player, "sedan")
        await keys(player, "enter", "down", "enter")
        await player.pause(0.2)
        assert on_the_table(player).state is State.CLOSED
        assert [note.text for note in kept(player).notes] == ["sedan"]


async def test_two_pages_do_not_write_over_each_other(tmp_path: Path) -> None:
    """What is changed is changed in the family as it is kept now."""
    async with playing(tmp_path / "övning", practice=True) as player:
        await about(player)
        screen = player.app.screen
        assert isinstance(screen, AboutFamilyScreen)
        await keys(player, "3", "n")
        await type_in(player, "intyg")
        await keys(player, "ctrl+s", "escape", "5")
        await shows(player, _("Keep the family"))
        await keys(player, "end")
        await type_in(player, "s")
        await keys(player, "ctrl+s", "escape")
        await shows(player, "Blåklockans")
        assert [need.what for need in kept(player).needs] == ["intyg"]
        assert "intyg" not in screen_text(player)


@pytest.mark.parametrize("begun", [False, True], ids=["left", "begun"])
async def test_notes_between_meetings_come_in_when_it_is_begun(tmp_path: Path, begun: bool) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.shows("Det här gör vi i dag")
        own = table.player.app._archive  # type: ignore[attr-defined]  # what is kept
        family = replace(own.family(table.session.family), notes=(NOTE,))
        own.put_family(family)
        await table.press("ctrl+s" if begun else "escape")
        assert own.family(family.id).notes == (() if begun else (NOTE,))
        if begun:
            await table.press("ctrl+z", "ctrl+z")
            assert table.session.notes == (NOTE,), "there is no going back from it"
