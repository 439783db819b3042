"""A meeting: opened, timed, interrupted, noted, ended together; the parent sees nothing that is not theirs."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.meeting import Company, Corrected, Ending, Note, Point, Room
from mapping.meeting.edits import put_note
from mapping.session import AgendaItem, Part, State, close
from mapping.words import Voice
from tests.tui.meetings import NOTED, QUICK, Table, meeting, planned
from tests.tui.playing import keys, screen_text, type_in, until
from tui.dialogs.session.opening import OpeningDialog
from tui.screens.hidden import HiddenScreen
from tui.screens.session.session import SessionScreen

EARLY = Note(id=UUID(int=74), voice=Voice.PARENT, text="Redan i hallen", at=datetime(2026, 10, 6, 8, tzinfo=UTC))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SessionScreen, "pace", QUICK)


async def test_a_planned_meeting_from_its_opening_to_its_end(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await _open_with_little_energy(table)
        await _look_at_the_time(table)
        await _keep_a_thought_and_a_note(table)
        await _take_a_break(table)
        await _look_at_the_worker_s_page(table)
        await _finish_the_part(table)
        await _end_together(table)


async def _open_with_little_energy(table: Table) -> None:
    await table.shows("Det här gör vi i dag")
    await table.press("4")
    assert "Bara det här i dag" not in screen_text(table.player)
    await table.press("2")
    await table.shows("Bara det här i dag: Nätverkskarta")
    await table.press("space", "tab", "1", "enter", "space", "down", "down", "down", "down", "space")
    await table.press("ctrl+s")
    await table.shows("en annan gång")
    session = table.session
    assert (session.energy, session.room, session.told) == (2, Room(), (Point.WHY, Point.CONCERN))
    assert session.agenda == (AgendaItem(part=Part.NETWORK),)
    assert table.player.app.screen.query_one("#agenda").display
    await table.press("ctrl+z")
    assert len(table.session.agenda) == 3, "a shorter day can be undone"
    await table.press("ctrl+y")
    assert len(table.session.agenda) == 1


async def _look_at_the_time(table: Table) -> None:
    await table.shows("■■■■■■ nästan hela tiden är kvar")
    table.go(20)
    await table.shows("■■■■□□ ungefär halva tiden är kvar")
    assert not any(word.isdigit() for word in table.top.split())
    table.go(16)
    await table.shows("Snart är vår tid slut.")


async def _keep_a_thought_and_a_note(table: Table) -> None:
    place = table.player.app.focused
    await table.press("l")
    await type_in(table.player, "Cykeln")
    await table.press("enter")
    assert table.session.later[-1].text == "Cykeln"
    await table.press("j")
    await type_in(table.player, NOTED)
    await keys(table.player, "enter")
    table.see()
    note = table.session.notes[-1]
    assert (note.voice, note.text) == (Voice.OBSERVATION, NOTED)
    assert note.at == datetime.fromtimestamp(table.hands.day, UTC)
    assert table.player.app.focused is place


async def _take_a_break(table: Table) -> None:
    await table.press("q")
    assert isinstance(table.player.app.screen, HiddenScreen)
    assert table.session.state is State.PAUSED
    assert screen_text(table.player).split() == ["Krets"]
    await table.press("x", "enter")
    await table.shows("Vi är vid: Nätverkskarta.")
    assert table.session.state is State.UNDER_WAY
    assert table.session.room is None, "who is there is said anew"


async def _look_at_the_worker_s_page(table: Table) -> None:
    for part in "13":
        await table.press("g", part, "w")
        if part == "1":
            await table.press("1", "enter")
        await table.press("left", "enter")
        await table.shows("bara för dig")
        await table.press("escape")
        assert isinstance(table.player.app.screen, SessionScreen)
    await table.press("g", "2", "g", "1")


async def _finish_the_part(table: Table) -> None:
    await table.press("m")
    await table.shows("Klart: Nätverkskarta. Det var allt för i dag.")
    await table.shows("Cykeln")
    await table.press("escape")


async def _end_together(table: Table) -> None:
    await table.press("g", "6")
    await table.shows("Ska något av det här tas upp i dag?")
    await table.press("ctrl+s")
    await table.shows("Vi läser tillsammans")
    await table.press("escape")
    assert not table.session.closed, "Escape leaves it open"
    await table.press("g", "6", "ctrl+s", "enter")
    await table.shows("Så här vill du ha det")
    await table.press("ctrl+u")
    await type_in(table.player, "Elsa och Love bor hos mig.")
    await table.press("ctrl+s")
    await table.shows("Elsa och Love bor hos mig.")
    corrected = table.session.ending.corrected
    own = "Närmast dig finns Elsa och Love."
    assert corrected == (Corrected(sentence="network.near", text="Elsa och Love bor hos mig.", own=own),)
    await table.press("tab", "enter")
    await table.shows("Vad var otydligt när jag förklarade?")
    assert table.session.ending.approved
    await type_in(table.player, "Ringarna")
    await table.press("tab")
    await type_in(table.player, "Vi ringer skolan")
    await table.press("tab")
    await type_in(table.player, "torsdag klockan tio")
    await table.press("tab", "enter", "down", "enter", "ctrl+s")
    page = await table.shows("En sida att ta med hem")
    assert "DET VI PRATADE OM" in page
    await table.press("escape")
    await table.shows("Innan vi slutar")
    await table.press("ctrl+s")
    await table.shows("En sida att ta med hem")
    table.player.app.screen.query_one(".third").focus()
    await table.press("enter")
    await table.shows("Ett avslutat samtal är ett färdigt dokument")
    await table.press("left", "enter")
    await until(table.player, lambda: not isinstance(table.player.app.screen, SessionScreen))
    archive = table.player.app._archive  # type: ignore[attr-defined]  # what was kept
    kept = archive.session(archive.index.sessions[-1].id)[0]
    ending = kept.ending
    assert kept.state is State.CLOSED
    assert (ending.unclear, ending.agreed, ending.next_meeting) == (
        "Ringarna",
        "Vi ringer skolan",
        "torsdag klockan tio",
    )
    assert ending.take_home


async def test_the_opening_shows_the_end_and_the_consents(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned(), size=(120, 60)) as table:
        ends = table.hands.day + 45 * 60
        clock = datetime.fromtimestamp(ends, UTC).astimezone().strftime("%H:%M")
        told = "Hur skolan går: till läraren"
        assert told not in await table.shows(f"Vi slutar klockan {clock}."), "nobody has said who is here"
        await table.press("tab", "1")
        await table.shows(told)
        await table.press("2")
        assert told not in screen_text(table.player), "a partner came"
        await table.press("2", "ctrl+s")
        assert table.session.energy is None
        assert table.session.room is None


async def test_escape_in_the_opening_leaves_the_session_planned(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.shows("Det här gör vi i dag")
        session = table.session
        assert session.state is State.PLANNED, "it waits for its opening"
        archive = table.player.app._archive  # type: ignore[attr-defined]  # what is kept
        archive.save(session)
        await table.press("escape")
        await until(table.player, lambda: not isinstance(table.player.app.screen, SessionScreen))
        kept, _place = archive.session(session.id)
        assert (kept.state, kept.begun_at, kept.met_on) == (State.PLANNED, None, planned().met_on)


@pytest.mark.parametrize("between", ["l", "j", "f1", "g"])
async def test_what_comes_before_the_opening_does_not_replace_it(tmp_path: Path, between: str) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.shows("Det här gör vi i dag")
        opening = table.player.app.screen
        table.player.app.pop_screen()  # as if the key had come first
        await table.press(between)
        await until(table.player, lambda: table.player.app.screen is not opening)
        if not isinstance(table.player.app.screen, OpeningDialog):
            await table.press("escape")
        await table.shows("Det här gör vi i dag")
        await table.press("escape")
        await until(table.player, lambda: not isinstance(table.player.app.screen, SessionScreen))


async def test_what_was_edited_before_the_opening_is_not_put_back(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.shows("Det här gör vi i dag")
        screen = next(each for each in table.player.app.screen_stack if isinstance(each, SessionScreen))
        screen.edit(partial(put_note, note=EARLY))
        await table.press("escape")
        await table.press("ö", "escape")
        assert table.session.notes[-1] == EARLY
        assert table.session.state is State.UNDER_WAY


async def test_quitting_in_the_opening_leaves_the_session_planned(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.shows("Det här gör vi i dag")
        archive = table.player.app._archive  # type: ignore[attr-defined]  # what is kept
        archive.save(table.session)
        screen = next(each for each in table.player.app.screen_stack if isinstance(each, SessionScreen))
        assert screen.leave()
        kept, _place = archive.session(table.session.id)
        assert (kept.state, kept.met_on) == (State.PLANNED, planned().met_on)


async def test_a_session_that_is_begun_another_day_is_dated_that_day(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.skip_the_opening()
        held = datetime.fromtimestamp(table.hands.day, UTC).astimezone().date()
        assert planned().met_on != held
        assert (table.session.met_on, table.session.entered_on) == (held, held)
        await table.shows("Ni ses i dag")


async def test_what_was_agreed_the_last_time_is_read_at_the_start(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned(), size=(120, 60)) as table:
        await table.skip_the_opening()
        archive = table.player.app._archive  # type: ignore[attr-defined]  # what was kept
        before = replace(planned(), id=UUID(int=76), family=table.session.family, ending=Ending(agreed="Ringa Bo"))
        archive.save(close(before, at=datetime.now(UTC)))
        table.player.app.screen.desk.apply(lambda session: replace(session, follows=before.id))  # type: ignore[attr-defined]  # the session's
        await table.press("ö", "tab", "1")
        await table.shows("Ringa Bo")


async def test_a_closed_session_shows_the_page_to_take_home(tmp_path: Path) -> None:
    closed = close(planned(ending=Ending(agreed="Ringa Bo")), at=datetime.now(UTC))
    async with meeting(tmp_path, closed, size=(120, 40)) as table:
        await table.press("g", "9")
        text = await table.shows("En sida att ta med hem")
        assert "Ringa Bo" in text
        assert "Närmast dig" not in text, "a summary that nobody has read together stays here"


async def test_the_opening_can_be_gone_back_to(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.shows("Det här gör vi i dag")
        await table.press("ctrl+s", "ö")
        await table.shows("Det här gör vi i dag")
        await table.press("3", "ctrl+s", "ö")
        await table.shows("■ 3")
        await table.press("3", "ctrl+s")
        assert table.session.energy is None, "the same number takes it back"


async def test_what_is_entered_afterwards_has_no_ceremony(tmp_path: Path) -> None:
    session = planned()
    afterwards = replace(session, entered_on=session.met_on + timedelta(days=3))
    async with meeting(tmp_path, afterwards) as table:
        await table.shows("sparat")
        assert isinstance(table.player.app.screen, SessionScreen)
        await table.press("g", "6")
        await table.shows("Ett avslutat samtal är ett färdigt dokument")
        await table.press("escape", "escape")


async def test_what_is_needed_and_consented_to_is_written_in_the_middle_of_a_session(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.skip_the_opening()
        await table.press("g", "7", "n")
        await type_in(table.player, "Intyg till skolan")
        await table.press("ctrl+s")
        await table.shows("Intyg till skolan")
        await table.press("escape", "g", "8", "n")
        await type_in(table.player, "Hur det går hemma\nskolan")
        await table.press("ctrl+s", "escape", "ö")
        archive = table.player.app._archive  # type: ignore[attr-defined]  # what was kept
        kept = archive.family(table.session.family)
        assert "Intyg till skolan" in [need.what for need in kept.needs]
        await table.press("tab", "1")
        await table.shows("Hur det går hemma: till skolan")


async def test_parts_keep_their_numbers_when_one_is_left_for_another_time(tmp_path: Path) -> None:
    agenda = (AgendaItem(part=Part.NETWORK), AgendaItem(part=Part.PROFILE))
    async with meeting(tmp_path, planned(agenda=agenda), size=(160, 50)) as table:
        await table.skip_the_opening()
        text = await table.shows("en annan gång")
        assert text.index("3 Så fungerar vardagen") < text.index("2 Tidslinje")


async def test_the_time_is_not_told_on_another_day(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.skip_the_opening()
        await table.shows("nästan hela tiden är kvar")
        table.go(24 * 60)
        await until(table.player, lambda: "kvar" not in table.top and "slut" not in table.top)


async def test_the_gentle_word_is_said_once(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.skip_the_opening()
        table.go(36)
        await table.shows("Snart är vår tid slut.")
        table.player.app.clear_notifications()
        table.go(1)
        await table.player.pause(0.1)
        assert "Snart är vår tid slut." not in screen_text(table.player)


async def test_a_note_goes_back_to_what_was_written_before_a_lock(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.skip_the_opening()
        await table.press("j", "up")
        await type_in(table.player, "Jag vill cykla")
        form = table.player.app.screen
        written = form.written()  # type: ignore[attr-defined]  # the note
        await table.press("escape", "shift+tab", "enter", "j")
        assert await table.player.app.screen.put_back(written) == {}  # type: ignore[attr-defined]  # the note
        await table.press("enter")
        assert (table.session.notes[-1].voice, table.session.notes[-1].text) == (Voice.CHILD, "Jag vill cykla")


async def test_thoughts_are_not_offered_while_a_child_is_there(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.skip_the_opening()
        await _keep_a_thought_and_a_note(table)
        await table.press("y", "3", "enter")
        assert table.session.room == Room(company=(Company.CHILD,))
        await table.press("m")
        assert "Cykeln" not in await table.shows("Klart: Nätverkskarta.")
        await table.press("g", "4")
        assert "Cykeln" not in await table.shows("Det förblir stängt")
        await table.press("q", "x", "enter", "g", "4")
        assert table.session.room is None
        assert "Cykeln" not in await table.shows("Det förblir stängt"), "the child may be there still"
        await table.press("g", "6")
        assert "Cykeln" not in await table.shows("Vi läser tillsammans")
