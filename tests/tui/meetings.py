"""A meeting in tests: a planned session with something in it that is not for the parent, who is looking."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from mapping.archive.documents.codec import Place
from mapping.assignment import Consent
from mapping.meeting import Plan
from mapping.network import Standing
from mapping.questions import load
from mapping.session import Part, Session, State
from mapping.timeline import Lane, LifeEvent, Timeline
from mapping.words import Voice, Words
from tests.tui.keeping_time import Hands
from tests.tui.playing import Player, keys, on_the_table, playing, screen_text, shows, until
from tests.tui.profiles import invented_session, said
from tui.screens.session.session import Pace, SessionScreen
from tui.screens.session.worker import WorkerPage

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
