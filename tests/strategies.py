"""Hypothesis strategies for everything that is stored: invented values, each of them sound.

Sound means that it decodes, that `mapping.soundness` finds nothing, and that every reference points to something.
"""

import calendar
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from mapping.dates import Anchor, AnchorKind, Bound, FuzzyDate, span_of
from mapping.dates.edtf import PARTS
from mapping.family import Family, FamilyMember, Symbol
from mapping.meeting import ENERGIES, Point
from mapping.network import (
    RINGS,
    SECTORS,
    Alter,
    AlterKind,
    Direction,
    Feeling,
    Frequency,
    Kinship,
    Network,
    Sector,
    Standing,
    Strength,
    Support,
    Tie,
    Wish,
)
from mapping.profile import STEPS, Answer, Doer, Profile, Reach, Silence, TaskAnswer
from mapping.record import Id
from mapping.session import AgendaItem, LaterNote, Part, Session, State
from mapping.timeline import Lane, LifeEvent, Role, Timeline, Worry, WorryLink
from mapping.words import Voice, Words
from tests.drawn import (
    assignments,
    consents,
    days,
    endings,
    moments,
    needs,
    notes,
    plans,
    rooms,
    some,
    texts,
)

_MOST = 3
"""The longest list drawn inside a record."""


@st.composite
def points(draw: DrawFn) -> str:
    """A point in EDTF: a century, decade, year, part of a year, month or day, perhaps about or unsure."""
    year = draw(st.integers(1850, 2150))
    month = draw(st.none() | st.integers(1, 12) | st.sampled_from(sorted(PARTS)))
    text = draw(st.sampled_from([f"{year}"] * 4 + [f"{year // 10}X", f"{year // 100}XX", f"{year}-XX"]))
    if "X" not in text and month is not None:
        text += f"-{month:02}"
        if month <= 12 and draw(st.booleans()):
            day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
            text += draw(st.sampled_from([f"-{day:02}"] * 4 + ["-XX"]))
    return text + draw(st.sampled_from(["", "", "~", "?", "%"]))


@st.composite
def fuzzy_dates(draw: DrawFn) -> FuzzyDate:
    """Points, one of several days, periods (open or not), and dates of which only the words are known."""
    first, last = sorted(draw(st.tuples(points(), points())), key=span_of)
    shapes = ["", first, f"{first}/..", f"../{last}", f"{first}/", f"/{last}", "/..", f"[..{last}]", f"[{first}..]"]
    if span_of(first)[0] <= span_of(last)[1]:  # type: ignore[operator]  # a point has two ends
        shapes += [f"{first}/{last}", f"[{first}..{last}]"]
    return FuzzyDate(edtf=draw(st.sampled_from(shapes)), said=draw(texts()))


@st.composite
def anchors(draw: DrawFn, to: SearchStrategy[Id]) -> Anchor:
    """How a date hangs on one of `to`."""
    kind = draw(st.sampled_from(AnchorKind))
    counted = kind in {AnchorKind.AGE, AnchorKind.GRADE}
    number = draw(st.integers(0, 12) if counted else st.none() | st.integers(0, 60))
    return Anchor(
        kind=kind,
        to=draw(to),
        number=number,
        last=draw(st.none() | st.integers(number or 0, 12)) if counted else None,
        part=draw(st.none() | st.sampled_from([3, 8, 12, 21, 22, 23, 24])),
        about=draw(st.booleans()),
        bound=draw(st.none() | st.sampled_from(Bound)),
    )


def words() -> SearchStrategy[tuple[Words, ...]]:
    """What several have said, once each."""
    said = st.dictionaries(st.sampled_from(Voice), texts(shortest=1, lines=True), max_size=2)
    return said.map(lambda each: tuple(Words(voice=voice, text=text) for voice, text in each.items()))


def members() -> SearchStrategy[FamilyMember]:
    """A parent or a child."""
    return st.builds(
        FamilyMember,
        id=st.uuids(version=4),
        name=texts(shortest=1),
        symbol=st.sampled_from(Symbol),
        born=st.none() | fuzzy_dates(),
    )


def families() -> SearchStrategy[Family]:
    """A family with up to three children."""
    people = st.lists(members(), min_size=1, max_size=1 + _MOST, unique_by=lambda member: member.id)
    return st.builds(_family, people, _family_facts())


def _family(people: list[FamilyMember], facts: dict[str, Any]) -> Family:
    parent, *children = people
    return Family(parent=parent, children=tuple(children), **facts)


def _family_facts() -> SearchStrategy[dict[str, Any]]:
    """All of a family but its people."""
    return st.fixed_dictionaries(
        {
            "id": st.uuids(version=4),
            "code": texts(shortest=1),
            "protected": st.booleans(),
            "assignment": assignments(),
            "consents": some(consents()),
            "needs": some(needs()),
            "notes": some(notes()),
        }
    )


@st.composite
def alters(draw: DrawFn, sectors: tuple[Sector, ...] = SECTORS, concerned: tuple[Id, ...] = ()) -> Alter:
    """A person or service, on the map or waiting beside it; `concerned` are those whom a service can be about."""
    return Alter(
        id=draw(st.uuids(version=4)),
        name=draw(texts(shortest=1)),
        role=draw(texts()),
        kind=draw(st.sampled_from(AlterKind)),
        symbol=draw(st.sampled_from(Symbol)),
        born=draw(st.none() | fuzzy_dates()),
        deceased=draw(st.booleans()),
        sector=draw(st.none() | st.sampled_from(sectors).map(lambda sector: sector.key)),
        ring=draw(st.none() | st.sampled_from(RINGS)),
        households=draw(some(st.sampled_from((1, 2)))),
        since=draw(st.none() | fuzzy_dates()),
        until=draw(st.none() | fuzzy_dates()),
        frequency=draw(st.none() | st.sampled_from(Frequency)),
        feeling=draw(st.none() | st.sampled_from(Feeling)),
        gives=draw(some(st.sampled_from(Support))),
        receives=draw(some(st.sampled_from(Support))),
        wish=draw(st.none() | st.sampled_from(Wish)),
        standing=draw(st.sampled_from(Standing)),
        words=draw(words()),
        contact=draw(texts()),
        purpose=draw(texts()),
        next_meeting=draw(st.none() | days()),
        concerns=draw(some(st.sampled_from(concerned))) if concerned else (),
        keeper=draw(texts()),
    )


@st.composite
def ties(draw: DrawFn, people: tuple[Id, ...]) -> Tie:
    """A tie between two of `people` (at least two)."""
    a, b = draw(st.lists(st.sampled_from(people), min_size=2, max_size=2, unique=True))
    return Tie(
        id=draw(st.uuids(version=4)),
        a=a,
        b=b,
        strength=draw(st.sampled_from(Strength)),
        strained=draw(st.booleans()),
        broken=draw(st.booleans()),
        kinship=draw(st.none() | st.sampled_from(Kinship)),
        support=draw(st.none() | st.sampled_from(Direction)),
        words=draw(words()),
    )


@st.composite
def networks(draw: DrawFn, family: Family) -> Network:
    """A network around the family's parent, with the children and a few more."""
    sectors = draw(st.sampled_from([SECTORS, SECTORS[:4], (*SECTORS, Sector(key="own", name="Grannar"))]))
    concerned = (family.parent.id, *(child.id for child in family.children))
    children = tuple(Alter(id=c.id, name=c.name, symbol=c.symbol, born=c.born) for c in family.children)
    others = draw(st.lists(alters(sectors, concerned), max_size=_MOST, unique_by=lambda alter: alter.id))
    around = (*children, *(other for other in others if other.id not in concerned))
    people = (family.parent.id, *(alter.id for alter in around))
    joined = draw(st.lists(ties(people), max_size=_MOST, unique_by=lambda tie: tie.id)) if around else []
    return Network(ego=family.parent, sectors=sectors, alters=around, ties=tuple(joined))


@st.composite
def timelines(draw: DrawFn, people: tuple[Id, ...]) -> Timeline:
    """Events about `people`, and worries that they are tied to."""
    text = texts(shortest=1)
    worries = draw(st.lists(st.builds(Worry, id=st.uuids(version=4), text=text), max_size=2, unique_by=lambda w: w.id))
    events = draw(st.lists(life_events(people, tuple(worries)), max_size=_MOST, unique_by=lambda event: event.id))
    return Timeline(events=tuple(events), worries=tuple(worries))


@st.composite
def life_events(draw: DrawFn, people: tuple[Id, ...], worries: tuple[Worry, ...] = ()) -> LifeEvent:
    """A life event of one of `people`, perhaps with a part in some of `worries`."""
    links: SearchStrategy[tuple[WorryLink, ...]] = st.just(())
    if worries:
        ids = st.sampled_from(worries).map(lambda worry: worry.id)
        links = some(st.builds(WorryLink, worry=ids, role=st.sampled_from(Role)))
    return LifeEvent(
        id=draw(st.uuids(version=4)),
        title=draw(texts(shortest=1)),
        lane=draw(st.sampled_from(Lane)),
        when=draw(fuzzy_dates()),
        whose=draw(st.none() | st.sampled_from(people)),
        concerns=draw(some(st.sampled_from(people))),
        weight=draw(st.none() | st.integers(-3, 3)),
        links=draw(links),
        words=draw(words()),
        sensitive=draw(st.booleans()),
    )


@st.composite
def answers(draw: DrawFn, question: str = "time.mornings", children: tuple[Id, ...] = ()) -> Answer:
    """An answer to `question`, about the parent or one of `children`."""
    step = draw(st.none() | st.sampled_from(STEPS))
    return Answer(
        id=draw(st.uuids(version=4)),
        question=question,
        bank=draw(st.integers(1, 3)),
        origin=draw(texts()),
        step=step,
        silence=None if step else draw(st.none() | st.sampled_from(Silence)),
        words=draw(words()),
        helps=draw(some(texts(shortest=1))),
        child=draw(st.none() | st.sampled_from(children)) if children else None,
    )


@st.composite
def task_answers(draw: DrawFn, task: str = "fever", children: tuple[Id, ...] = ()) -> TaskAnswer:
    """Who does `task`, for all or for one of `children`."""
    doer, reach = draw(st.none() | st.sampled_from(Doer)), st.none() | st.sampled_from(Reach)
    return TaskAnswer(
        id=draw(st.uuids(version=4)),
        task=task,
        bank=draw(st.integers(1, 3)),
        origin=draw(texts()),
        doer=doer,
        silence=None if doer else draw(st.none() | st.sampled_from(Silence)),
        knowledge=draw(reach),
        skill=draw(reach),
        application=draw(reach),
        words=draw(words()),
        child=draw(st.none() | st.sampled_from(children)) if children else None,
    )


def _planned_parts() -> SearchStrategy[list[Part]]:
    """Some or all of the parts, in any order: what is left out waits for another time."""
    return st.lists(st.sampled_from(Part), min_size=1, unique=True)


@st.composite
def sessions(draw: DrawFn, family: Family | None = None) -> Session:
    """A session in any state with `family` (or one drawn for it), its references all pointing to something."""
    family = family or draw(families())
    network = draw(networks(family))
    people = (family.parent.id, *(alter.id for alter in network.alters))
    timeline = draw(timelines(people))
    children = tuple(child.id for child in family.children)
    questions = draw(st.lists(st.sampled_from("abcd"), max_size=_MOST, unique=True))
    tasks = draw(st.lists(st.sampled_from("abcd"), max_size=2, unique=True))
    profile = Profile(
        answers=tuple(draw(answers(f"time.{question}", children)) for question in questions),
        tasks=tuple(draw(task_answers(task, children)) for task in tasks),
    )
    records: list[Any] = [*network.alters, *network.ties, *timeline.events, *profile.answers, *profile.tasks]
    ids = [record.id for record in records]
    return Session(
        id=draw(st.uuids(version=4)),
        family=family.id,
        met_on=draw(days()),
        entered_on=draw(days()),
        network=network,
        state=draw(st.sampled_from(State)),
        begun_at=draw(st.none() | moments()),
        paused_at=draw(st.none() | moments()),
        closed_at=draw(st.none() | moments()),
        follows=draw(st.none() | st.uuids(version=4)),
        agenda=tuple(AgendaItem(part=part, done=draw(st.booleans())) for part in draw(_planned_parts())),
        timeline=timeline,
        profile=profile,
        later=draw(some(st.builds(LaterNote, id=st.uuids(version=4), text=texts(), taken_up=st.booleans()))),
        to_confirm=draw(some(st.sampled_from(ids))) if ids else (),
        plan=draw(plans()),
        room=draw(st.none() | rooms()),
        attended=draw(st.none() | rooms()),
        energy=draw(st.none() | st.sampled_from(ENERGIES)),
        told=draw(some(st.sampled_from(Point))),
        notes=draw(some(notes())),
        ending=draw(endings()),
    )
