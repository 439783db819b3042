"""A meeting: opened, timed, interrupted, noted, ended together; the parent sees nothing that is not theirs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.archive.codec import Place
from mapping.assignment import Consent
from mapping.meeting import Corrected, Ending, Note, Plan, Point, Room
from mapping.network import Standing
from mapping.questions import load
from mapping.session import AgendaItem, LaterNote, Part, Session, State, close
from mapping.timeline import Lane, LifeEvent, Timeline
from mapping.words import Voice, Words
from tests.tui.keeping_time import Hands
from tests.tui.playing import Player, keys, on_the_table, playing, screen_text, shows, type_in, until
from tests.tui.profiles import invented_session, said
from tui.screens.hidden import HiddenScreen
from tui.screens.session import Pace, SessionScreen
from tui.screens.worker import WorkerPage

SENSITIVE = next(area for area in load().areas if area.sensitive)
ORDINARY = load().areas[0]
SEEN, TOLD, SECRET, NOTED = "Blicken mot dörren", "Det hände i skolan", "Hotad av en släkting", "Ser trött ut i dag"
NOT_FOR_THE_PARENT = (SEEN, TOLD, SECRET, NOTED, SENSITIVE.name.text, SENSITIVE.questions[0].ask.text)

YES = Consent(id=UUID(int=71), what="Hur skolan går", to="läraren", given_on=datetime(2020, 1, 1, tzinfo=UTC).date())
QUICK = Pace(time=0.02)
"""The time is looked at as often as the test wants."""


def planned(**parts: object) -> Session:
    """A session of 45 minutes, with something in it that is not for the parent to see."""
    answers = (
        said(ORDINARY.questions[0].id, 4, words=(Words(voice=Voice.OBSERVATION, text=SEEN),)),
        said(SENSITIVE.questions[0].id, 2, words=(Words(voice=Voice.PARENT, text=TOLD),)),
    )
    events = (
        LifeEvent(id=UUID(int=72), title=SECRET, lane=Lane.FAMILY, weight=-3, sensitive=True),
        LifeEvent(id=UUID(int=73), title="Flyttade hit", lane=Lane.HOME, weight=2),
    )
    session = invented_session(answers, state=State.PLANNED, timeline=Timeline(events=events), plan=Plan(minutes=45))
    network = session.network
    near = tuple(replace(alter, ring=1, sector="home", standing=Standing.PRESENT) for alter in network.alters)
    return replace(session, network=replace(network, alters=near), **parts)


@dataclass
class Table:
    """The app with a session on the table, seen as the parent sees it after each key."""

    player: Player
    hands: Hands

    async def press(self, *names: str) -> None:
        """Press keys, and see that nothing shows that is not for the parent."""
        for name in names:
            await keys(self.player, name)
            self.see()

    async def shows(self, words: str) -> str:
        """Wait until it shows, and see the same."""
        shown = await shows(self.player, words)
        self.see()
        return shown

    async def skip_the_opening(self) -> None:
        """Begin without it."""
        await self.shows("Det här gör vi i dag")
        await self.press("ctrl+s")

    def see(self) -> None:
        """Nothing shows that is not for the parent, but on the worker's own page."""
        if not any(isinstance(screen, WorkerPage) for screen in self.player.app.screen_stack):
            text = " ".join(screen_text(self.player).split())
            assert not [words for words in NOT_FOR_THE_PARENT if words in text]

    def go(self, minutes: float) -> None:
        """Time goes by."""
        self.hands.go(minutes * 60)

    @property
    def top(self) -> str:
        """The line at the top."""
        return screen_text(self.player).splitlines()[0]

    @property
    def session(self) -> Session:
        """The session."""
        return on_the_table(self.player)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SessionScreen, "pace", QUICK)


@asynccontextmanager
async def meeting(folder: Path, session: Session, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Table]:
    """The app with `session` put on the table."""
    async with playing(folder / "övning", practice=True, size=size) as player:
        hands = Hands()
        player.app.clocks = hands.clocks  # type: ignore[attr-defined]  # the app is KretsApp
        archive = player.app._archive  # type: ignore[attr-defined]  # the practice store
        family = replace(archive.family(archive.index.families[0].id), consents=(YES,))
        mine = replace(session, family=family.id)
        player.app.push_screen(SessionScreen(archive, family, mine, Place(part=Part.NETWORK)))
        await until(player, lambda: any(isinstance(one, SessionScreen) for one in player.app.screen_stack))
        yield Table(player, hands)


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
    await table.press("j", "down", "down")
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
    await table.press("ctrl+k")
    await type_in(table.player, "Elsa och Love bor hos mig.")
    await table.press("ctrl+s")
    await table.shows("Elsa och Love bor hos mig.")
    corrected = table.session.ending.corrected
    assert corrected == (Corrected(sentence="network.near", text="Elsa och Love bor hos mig."),)
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
        text = await table.shows(f"Vi slutar klockan {clock}.")
        assert "Hur skolan går: till läraren" in text
        await table.press("ctrl+s")
        assert table.session.energy is None
        assert table.session.room is None


async def test_escape_in_the_opening_leaves_the_session_planned(tmp_path: Path) -> None:
    async with meeting(tmp_path, planned()) as table:
        await table.shows("Det här gör vi i dag")
        session = table.session
        assert session.state is State.UNDER_WAY
        await table.press("escape")
        await until(table.player, lambda: not isinstance(table.player.app.screen, SessionScreen))
        archive = table.player.app._archive  # type: ignore[attr-defined]  # what was kept
        kept, _place = archive.session(session.id)
        assert (kept.state, kept.begun_at, kept.met_on) == (State.PLANNED, None, planned().met_on)


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
        await table.press("ö")
        await table.shows("Ringa Bo")


async def test_a_closed_session_shows_the_page_to_take_home(tmp_path: Path) -> None:
    closed = close(planned(ending=Ending(agreed="Ringa Bo")), at=datetime.now(UTC))
    async with meeting(tmp_path, closed, size=(120, 40)) as table:
        await table.press("g", "9")
        text = await table.shows("En sida att ta med hem")
        assert "Ringa Bo" in text


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
        table.player.app.screen.query_one("#told").focus()
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
        await table.press("j", "down")
        await type_in(table.player, "Jag vill cykla")
        form = table.player.app.screen
        written = form.written()  # type: ignore[attr-defined]  # the note
        await table.press("escape", "shift+tab", "enter", "j")
        assert await table.player.app.screen.put_back(written) == {}  # type: ignore[attr-defined]  # the note
        await table.press("enter")
        assert (table.session.notes[-1].voice, table.session.notes[-1].text) == (Voice.CHILD, "Jag vill cykla")


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_is_pressed_the_parent_sees_nothing_that_is_not_theirs(tmp_path: Path, seed: int) -> None:
    """But F2, the page for the worker, and the forms that write in a file."""
    draw = Random(seed)  # noqa: S311 - to be repeated, not to be secret
    pressed = ["enter", "escape", "tab", "up", "down", "right", "left", "backspace", "pagedown", "1", "2", "3", "6"]
    pressed += [*"gnlmjqyörtvpkxbuz?aos", "ctrl+s", "slash", "f1", "ö"]
    note = Note(id=UUID(int=74), voice=Voice.OBSERVATION, text=NOTED, at=datetime.now(UTC))
    thought = LaterNote(id=UUID(int=75), text="Cykeln")
    session = planned(notes=(note,), later=(thought,), room=Room())
    async with meeting(tmp_path, session, size=draw.choice([(80, 24), (120, 40), (160, 50)])) as table:
        await table.shows("Det här gör vi i dag")
        for _time in range(70):
            await table.press(draw.choice(pressed))
            if not any(isinstance(screen, SessionScreen) for screen in table.player.app.screen_stack):
                break
