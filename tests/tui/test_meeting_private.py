"""Whatever is pressed and whatever is mapped: in the shared view the parent sees nothing that is not theirs."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mapping.dates import Anchor, AnchorKind, FuzzyDate
from mapping.meeting import Note, Room
from mapping.session import LaterNote, Session
from mapping.timeline import Lane, LifeEvent
from mapping.words import Voice, Words
from tests.strategies import sessions
from tests.tui.meetings import NOTED, QUICK, SECRET, SEEN, meeting, planned
from tui.screens.session.session import SessionScreen


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SessionScreen, "pace", QUICK)


PRESSED = [
    "enter",
    "escape",
    "tab",
    "up",
    "down",
    "right",
    "left",
    "backspace",
    "pagedown",
    "1",
    "2",
    "3",
    "6",
    "7",
    "8",
]
PRESSED += [*"gnlmjqyörtvpkxbuz?aos", "ctrl+s", "slash", "f1", "ö"]
"""But F2, the page for the worker, and the forms that write in a file."""
AFTER_IT = FuzzyDate(edtf="[2014..]", said=f"efter {SECRET}", anchor=Anchor(kind=AnchorKind.AFTER, to=UUID(int=77)))
"""A date that tells of what is sensitive."""
THROUGH = ("ctrl+s", "g", "2", "g", "3", "g", "1")
"""The opening, and each part."""
SIZES = ((80, 24), (120, 40), (160, 50))


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_is_pressed_the_parent_sees_nothing_that_is_not_theirs(tmp_path: Path, seed: int) -> None:
    draw = Random(seed)  # noqa: S311 - to be repeated, not to be secret
    note = Note(id=UUID(int=74), voice=Voice.OBSERVATION, text=NOTED, at=datetime.now(UTC))
    thought = LaterNote(id=UUID(int=75), text="Cykeln")
    session = planned(notes=(note,), later=(thought,), room=Room())
    await _pressed(tmp_path, session, draw.choice(SIZES), [draw.choice(PRESSED) for _time in range(70)])


@settings(
    max_examples=4, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)  # each takes seconds: none is made smaller
@given(sessions(), st.sampled_from(SIZES), st.lists(st.sampled_from(PRESSED), min_size=15, max_size=30))
def test_whatever_is_mapped_the_parent_sees_nothing_that_is_not_theirs(
    drawn: Session, size: tuple[int, int], pressed: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_pressed(Path(folder), _with_secrets(drawn), size, [*THROUGH, *pressed]))


def _with_secrets(drawn: Session) -> Session:
    """What is drawn, with what the worker saw, what is sensitive, and notes in it: none for the parent."""
    seen = (Words(voice=Voice.OBSERVATION, text=SEEN),)
    network, base = drawn.network, planned()
    secret = LifeEvent(id=UUID(int=77), title=SECRET, lane=Lane.FAMILY, when=FuzzyDate(edtf="2014"), sensitive=True)
    events = [replace(event, title=SECRET, sensitive=True, words=seen) for event in drawn.timeline.events[:1]]
    events += [secret, LifeEvent(id=UUID(int=78), title="Flyttade", lane=Lane.HOME, when=AFTER_IT)]
    network = replace(network, alters=tuple(replace(alter, since=AFTER_IT) for alter in network.alters))
    return replace(
        base,
        network=replace(network, alters=tuple(replace(alter, words=seen) for alter in network.alters)),
        timeline=replace(drawn.timeline, events=(*events, *drawn.timeline.events[1:])),
        notes=tuple(replace(note, text=NOTED) for note in drawn.notes),
        later=drawn.later,
        plan=replace(drawn.plan, minutes=45),
        room=None,
    )


async def _pressed(folder: Path, session: Session, size: tuple[int, int], pressed: Iterable[str]) -> None:
    async with meeting(folder, session, size=size) as table:
        await table.shows("Det här gör vi i dag")
        for name in pressed:
            await table.press(name)
            if not any(isinstance(screen, SessionScreen) for screen in table.player.app.screen_stack):
                break
