"""Timelines to lay out and draw. Nobody here exists."""

from datetime import date
from random import Random
from uuid import UUID

from mapping.dates import FuzzyDate
from mapping.network import Alter, Ego, Kinship, Network, Tie
from mapping.record import Id
from mapping.session import Session
from mapping.timeline import Lane, LifeEvent, Role, Timeline, Worry, WorryLink

EGO = Ego(id=UUID(int=1), name="Maria", born=FuzzyDate(edtf="1990-05-02"))
ELSA = Alter(id=UUID(int=2), name="Elsa", born=FuzzyDate(edtf="2014-02-11"))
LOVE = Alter(id=UUID(int=3), name="Love", born=FuzzyDate(edtf="2019"))
MET_ON = date(2026, 3, 12)

_TITLES = (
    "Flytt till Storgatan",
    "Separation",
    "Pappa dör",
    "Får diagnosen ADHD",
    "Byter medicin",
    "Elsa börjar skolan",
    "Ny klasslärare",
    "Vräkningshot",
    "Mormor hjälper till på kvällarna",
    "Sjukskriven",
    "Avdelning 12",
    "Kontaktfamilj varannan helg",
    "Skuldsanering hos kommunens rådgivare",
    "Pappa bor i Norge",
    "Bråk",
)


def session(events: tuple[LifeEvent, ...] = (), worries: tuple[Worry, ...] = ()) -> Session:
    """A session with that timeline, about Maria with Elsa and Love."""
    ties = tuple(
        Tie(id=UUID(int=10 + child.id.int), a=EGO.id, b=child.id, kinship=Kinship.PARENT_CHILD)
        for child in (ELSA, LOVE)
    )
    network = Network(ego=EGO, alters=(ELSA, LOVE), ties=ties)
    timeline = Timeline(events=events, worries=worries)
    return Session(
        id=UUID(int=9), family=UUID(int=8), met_on=MET_ON, entered_on=MET_ON, network=network, timeline=timeline
    )


def event(
    number: int,
    title: str,
    edtf: str = "",
    *,
    lane: Lane = Lane.FAMILY,
    weight: int | None = None,
    links: tuple[tuple[int, Role], ...] = (),
    whose: Id | None = None,
    said: str = "",
    sensitive: bool = False,
) -> LifeEvent:
    """An event; `links` name worries by their number."""
    return LifeEvent(
        id=UUID(int=1000 + number),
        title=title,
        lane=lane,
        when=FuzzyDate(edtf=edtf, said=said),
        whose=whose,
        weight=weight,
        links=tuple(WorryLink(worry=UUID(int=500 + worry), role=role) for worry, role in links),
        sensitive=sensitive,
    )


def worry(number: int, text: str) -> Worry:
    """A worry that `event` can be linked to by its number."""
    return Worry(id=UUID(int=500 + number), text=text)


def long_story(count: int, seed: int = 1) -> Session:
    """A life with that many events, more of them the later it is, as people tell it."""
    chance = Random(seed)  # noqa: S311 - invents a story, keeps no secret
    worries = (worry(1, "Morgnarna blir stressiga"), worry(2, "Pengarna tar slut"), worry(3, "Elsa vill inte gå dit"))
    return session(tuple(_likely(chance, number) for number in range(count)), worries)


def _likely(chance: Random, number: int) -> LifeEvent:
    links = ((chance.randint(1, 3), chance.choice(tuple(Role))),) if chance.random() < 0.2 else ()
    return event(
        number,
        chance.choice(_TITLES),
        _likely_date(chance),
        lane=chance.choice(tuple(Lane)),
        weight=chance.choice((None, *range(-3, 4), -2, -1, 1, 2)),
        links=links,
    )


def _likely_date(chance: Random) -> str:
    year = 1990 + int(36 * chance.random() ** 0.5)
    month = f"{year}-{chance.randint(1, 12):02}"
    end = min(year + chance.randint(1, 6), 2026)
    points = f"{year}", f"{year}~", month, f"{month}-{chance.randint(1, 28):02}", f"{year}-{chance.randint(21, 24)}"
    return chance.choice((*points, f"{year}/{end}", f"{year}/..", f"{month}/{end}-12", f"../{year}", ""))
