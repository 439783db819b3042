"""How long the drawn timeline takes from a key to the repainted screen, with 200 events, headless at 160 by 50.

Measured as in `map_on_screen`: to the first repaint, which shows what the key did, and to the last that it led to. Then
what one letter costs in the dialog where many events are typed.
"""

import asyncio
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

from msgspec.structs import replace

from benchmarks.map_on_screen import SIZE, WatchedKrets, _line
from mapping.archive.documents.codec import Place
from mapping.dates import FuzzyDate
from mapping.family import Family
from mapping.session import Part, Session, begin
from mapping.timeline import Lane, LifeEvent, Timeline
from tests.exports.invented import crowd
from tui.desk import utc_now
from tui.practice import open_practice
from tui.screens.home import HomeScreen
from tui.screens.session.session import SessionScreen

EVENTS = 200
_TITLES = ("Flyttade", "Ny lärare", "Bytte medicin", "Sjukskriven på halvtid", "Boendestöd börjar", "Brev om skulden")


def measure() -> list[str]:
    """Lines for people to read."""
    with TemporaryDirectory() as folder:
        return asyncio.run(_measured(Path(folder)))


def eventful(count: int, seed: int = 1) -> Session:
    """An invented session with that many events over thirty years, points and periods, vague and not."""
    chance = Random(seed)  # noqa: S311 - events to draw, not secrets
    session = crowd(30)
    events = tuple(_event(chance, number, session) for number in range(count))
    return replace(session, timeline=Timeline(events=events))


def _event(chance: Random, number: int, session: Session) -> LifeEvent:
    year, month = chance.randint(session.met_on.year - 30, session.met_on.year - 1), chance.randint(1, 12)
    shapes = (str(year), f"{year}-{month:02}", f"{year}~", f"{year}-{chance.randint(21, 24)}", f"{year}/{year + 1}")
    shapes += (f"{year}/..", f"{year}-{month:02}-12", "")
    return LifeEvent(
        id=UUID(int=70_000 + number),
        title=f"{chance.choice(_TITLES)} {number}",
        lane=chance.choice(tuple(Lane)),
        when=FuzzyDate(edtf=chance.choices(shapes, (4, 4, 2, 4, 3, 1, 2, 1))[0]),
        weight=chance.choice((None, *range(-3, 4))),
    )


async def _measured(folder: Path) -> list[str]:
    session = begin(eventful(EVENTS), at=utc_now())  # one that waits would have its opening over the lanes
    WatchedKrets.repaints = []
    app = WatchedKrets(folder / "practice", practice=True, settings=folder / "settings.toml")
    async with app.run_test(size=SIZE) as pilot:
        while not isinstance(app.screen, HomeScreen):
            await pilot.pause(0.05)
        with open_practice(folder / "other") as archive:
            archive.put_family(_family(session))
            app.push_screen(SessionScreen(archive, session=session, family=_family(session), place=_AT_THE_TIMELINE))
            await pilot.pause(1.0)
            if not isinstance(app.screen, SessionScreen):
                raise TypeError("something lies over the lanes")
            lines = [
                await _line(app, "another event in hand", ("right", "down", "left", "up")),
                await _line(app, "nearer and farther in time", ("z", "Z")),
                await _line(app, "an event weighed anew", ("plus", "minus")),
            ]
            await pilot.press("u")
            lines.append(await _line(app, "the time cursor moved", ("left", "left", "right")))
            await pilot.press("escape", "n")
            await pilot.pause(0.5)
            lines.append(await _line(app, "a letter typed", ("f", "l", "y", "t", "t")))
            app.exit()
    return lines


_AT_THE_TIMELINE = Place(part=Part.TIMELINE)


def _family(session: Session) -> Family:
    return Family(id=session.family, code="K", parent=session.network.ego)


if __name__ == "__main__":
    print("\n".join(measure()))
