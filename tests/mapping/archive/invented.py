"""An invented family and session in which every field of every record is filled in."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID, uuid5

from msgspec.structs import replace

from mapping.archive.documents.codec import ExportNote, Place
from mapping.assignment import Assignment, Consent, Need, Progress
from mapping.dates import FuzzyDate
from mapping.family import Family, FamilyMember, Symbol
from mapping.meeting import Company, Corrected, Ending, Note, Plan, Point, Room
from mapping.network import (
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
from mapping.profile import Answer, Doer, Profile, Reach, Silence, TaskAnswer
from mapping.record import Id
from mapping.session import LaterNote, Part, Session, State
from mapping.timeline import Lane, LifeEvent, Role, Timeline, Worry, WorryLink
from mapping.words import Voice, Words

PASSPHRASE = "sju gröna åsnor"
HOUR = datetime(2026, 3, 12, 13, 30, tzinfo=UTC)

_SPACE = UUID("6f0d7c1e-52f1-4a44-9a70-0d9f3f1a2b3c")


def id_of(name: str) -> Id:
    """The same identity for the same name, always."""
    return uuid5(_SPACE, name)


def _said(text: str) -> tuple[Words, ...]:
    return (Words(voice=Voice.PARENT, text=text), Words(voice=Voice.CHILD, text=f"{text}!"))


BORN = FuzzyDate(edtf="1988-04~", said="våren åttioåtta")
MOTHER = FamilyMember(id=id_of("mother"), name="Märta", symbol=Symbol.WOMAN, born=BORN)
CHILD = FamilyMember(
    id=id_of("child"), name="Elsa", symbol=Symbol.OTHER, born=FuzzyDate(edtf="2017-21", said="i våras")
)
FAMILY = Family(
    id=id_of("family"),
    code="Näckrosen",
    parent=MOTHER,
    children=(CHILD,),
    assignment=Assignment(
        commissioner="socialsekreteraren",
        decision="beslut den 3 februari",
        goals="lugnare mornar",
        extent="sex timmar i veckan, nivå 1",
        file="mammans akt",
        custody="bor växelvis",
        from_day=date(2026, 2, 3),
        until=date(2026, 8, 3),
    ),
    consents=(
        Consent(
            id=id_of("consent"),
            what="hur det går i skolan",
            to="klassläraren",
            given_on=date(2026, 3, 12),
            until=date(2026, 9, 12),
            withdrawn_on=date(2026, 5, 1),
        ),
    ),
    needs=(
        Need(id=id_of("need"), what="ett läkarintyg", progress=Progress.APPLIED, on=date(2026, 4, 1), who="mormor"),
    ),
    notes=(Note(id=id_of("between"), voice=Voice.PARENT, text="det gick bättre i går", at=HOUR),),
)

CLINIC = Alter(
    id=id_of("clinic"),
    name="Mottagningen",
    role="sjuksköterska",
    kind=AlterKind.SERVICE,
    symbol=Symbol.WOMAN,
    born=BORN,
    deceased=True,
    sector="professional",
    ring=2,
    households=(1, 2),
    since=FuzzyDate(edtf="2024/..", said="sedan i fjol"),
    until=FuzzyDate(said="tills vidare"),
    frequency=Frequency.MONTHLY,
    feeling=Feeling.MIXED,
    gives=(Support.ADVICE,),
    receives=(Support.PRACTICAL, Support.RELIEF),
    wish=Wish.MORE,
    standing=Standing.QUEUE,
    words=_said("de lyssnar"),
    contact="Åke i receptionen",
    purpose="samtal om sömn",
    next_meeting=date(2026, 4, 1),
    concerns=(CHILD.id,),
    keeper="mormor",
)
AROUND = (Alter(id=CHILD.id, name=CHILD.name, symbol=CHILD.symbol, born=CHILD.born, sector="home", ring=1), CLINIC)
TIE = Tie(
    id=id_of("tie"),
    a=MOTHER.id,
    b=CHILD.id,
    strength=Strength.STRONG,
    strained=True,
    broken=True,
    kinship=Kinship.PARENT_CHILD,
    support=Direction.MUTUAL,
    words=_said("vi två"),
)
WORRY = Worry(id=id_of("worry"), text="kvällarna")
EVENT = LifeEvent(
    id=id_of("event"),
    title="Flytten till stan",
    lane=Lane.HOME,
    when=FuzzyDate(edtf="2021-08/2022", said="när vi flyttade"),
    whose=MOTHER.id,
    concerns=(CHILD.id,),
    weight=-2,
    links=(WorryLink(worry=WORRY.id, role=Role.TRIGGERS),),
    words=_said("det blev tyst"),
    sensitive=True,
)
ANSWERS = (
    Answer(
        id=id_of("step"),
        question="time.mornings",
        bank=1,
        origin="Ängen",
        step=3,
        words=_said("går"),
        helps=("en lista",),
    ),
    Answer(id=id_of("silence"), question="time.evenings", bank=1, silence=Silence.DECLINED, child=CHILD.id),
)
TASKS = (
    TaskAnswer(
        id=id_of("task"),
        task="fever",
        bank=2,
        origin="Familjestödet",
        doer=Doer.TOGETHER,
        knowledge=Reach.YES,
        skill=Reach.PARTLY,
        application=Reach.NOT_YET,
        words=_said("vi mäter ihop"),
        child=CHILD.id,
    ),
)
SESSION = Session(
    id=id_of("session"),
    family=FAMILY.id,
    met_on=date(2026, 3, 12),
    entered_on=date(2026, 3, 13),
    network=Network(ego=MOTHER, sectors=(*SECTORS, Sector(key="own", name="Grannar")), alters=AROUND, ties=(TIE,)),
    state=State.UNDER_WAY,
    begun_at=HOUR,
    paused_at=HOUR,
    closed_at=HOUR,
    follows=id_of("before"),
    timeline=Timeline(events=(EVENT,), worries=(WORRY,)),
    profile=Profile(answers=ANSWERS, tasks=TASKS),
    later=(LaterNote(id=id_of("later"), text="fråga om moster", taken_up=True),),
    to_confirm=(TIE.id,),
    plan=Plan(
        starts=time(13, 30),
        minutes=45,
        place="köket hos er",
        coming="en tolk",
        bring="kalendern",
        change="Ring 070-000 00 00",
        areas=("time",),
    ),
    room=Room(company=(Company.CHILD,), by_video=True),
    attended=Room(company=(Company.CHILD, Company.INTERPRETER), by_video=True),
    energy=2,
    told=(Point.WHY, Point.READERS),
    notes=(Note(id=id_of("note"), voice=Voice.OBSERVATION, text="hon blev trött efter en halvtimme", at=HOUR),),
    ending=Ending(
        corrected=(Corrected(sentence="network.near", text="Närmast mig är Elsa.", own="Närmast dig finns Elsa."),),
        approved=True,
        unclear="ordet nätverk",
        agreed="vi ringer skolan på måndag",
        next_meeting="torsdag om två veckor",
        take_home=True,
    ),
)
PLACE = Place(part=Part.TIMELINE, subject=str(EVENT.id))
EXPORT = ExportNote(session=SESSION.id, at=HOUR, what="map png", receiver="mamma själv", purpose="own")


def with_note(session: Session, text: str) -> Session:
    """The session with a single thought for later, by which its value is known again."""
    return replace(session, later=(LaterNote(id=id_of("later"), text=text),))


def note_in(session: Session) -> str:
    """The text put there by `with_note`."""
    return session.later[0].text


def another(session: Session, name: str) -> Session:
    """The same picture as a session of its own."""
    return replace(session, id=id_of(name), follows=None)


def generation_file(root: Path, document: Id, generation: int) -> Path:
    """The file of one generation in the archive at `root`: as it is there, or as it could be named."""
    folder = root / "documents" / str(document)
    return next(iter(folder.glob(f"{generation:010}*.sealed")), folder / f"{generation:010}.sealed")
