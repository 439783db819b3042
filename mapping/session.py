"""A session (kartläggningssamtal): one whole picture of a family, made at one meeting or a few.

States: planned → under way ⇄ paused → closed. A closed session is a document and is never altered.
"""

import enum
from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import uuid5

import msgspec

from mapping.dates.anchors import only_followed, reanchored
from mapping.errors import ClosedError
from mapping.family import Family, FamilyMember
from mapping.language import gettext as _
from mapping.meeting.meeting import ENERGIES, Company, Ending, Note, Plan, Point, Room
from mapping.network import Alter, Kinship, Network, Tie
from mapping.profile import Answer, Profile, TaskAnswer
from mapping.record import Id, Record
from mapping.timeline import LifeEvent, Timeline


class State(enum.StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    PAUSED = "paused"
    CLOSED = "closed"


class Part(enum.StrEnum):
    """The three parts, in the order of the usual agenda: the network first (METHOD § 2, step 1)."""

    NETWORK = "network"
    TIMELINE = "timeline"
    PROFILE = "profile"


class AgendaItem(Record, frozen=True):
    """A part that the session is to go through."""

    part: Part
    done: bool = False


class LaterNote(Record, frozen=True):
    """A stray thought, kept to be taken up later (Ta upp senare)."""

    id: Id
    text: str
    taken_up: bool = False


class Session(Record, frozen=True):
    """Everything that is known at one meeting. Frozen: an edit makes a new Session."""

    id: Id
    family: Id
    met_on: date
    """The day of the meeting."""
    entered_on: date
    """The day it was entered, which may be later: a map may be drawn on paper first."""
    network: Network
    state: State = State.PLANNED
    begun_at: datetime | None = None
    paused_at: datetime | None = None
    closed_at: datetime | None = None
    follows: Id | None = None
    """The session whose picture this one started from."""
    agenda: tuple[AgendaItem, ...] = tuple(AgendaItem(part=part) for part in Part)
    timeline: Timeline = Timeline()
    profile: Profile = Profile()
    later: tuple[LaterNote, ...] = ()
    to_confirm: tuple[Id, ...] = ()
    """Records carried over from the session before, which the parent has not seen again yet."""
    plan: Plan = Plan()
    room: Room | None = None
    """Who is there now, as the worker has said; None until then. It is asked anew each time one comes back."""
    attended: Room | None = None
    """Everybody who has been there, at some time of the meeting."""
    energy: int | None = None
    """The parent's energy today, 1 to 5; None while it is not asked."""
    told: tuple[Point, ...] = ()
    """What was told at the start."""
    notes: tuple[Note, ...] = ()
    ending: Ending = Ending()

    def __post_init__(self) -> None:
        if self.energy is not None and self.energy not in ENERGIES:
            raise ValueError("energy must be from 1 to 5")

    @property
    def parent_alone(self) -> bool:
        """Whether the worker has said that the parent is alone with them: sensitive areas stay shut until then."""
        return self.room is not None and self.room.parent_alone

    @property
    def in_company(self) -> bool:
        """Whether somebody but the parent may see the screen: is here, or was and nobody has said who is here since."""
        last = self.attended if self.room is None and not self.closed else self.room
        return last is not None and not last.parent_alone

    @property
    def closed(self) -> bool:
        """Whether it is a finished document."""
        return self.state is State.CLOSED


def first_session(family: Family, *, id_: Id, on: date) -> Session:
    """A planned, empty session with `family`: the parent in the middle, the children waiting beside the map.

    That they are parent and child is known; where they stand and how near is for the parent to say.
    """
    children = tuple(_as_alter(child) for child in family.children)
    ties = tuple(_as_tie(family.parent, child) for child in family.children)
    network = Network(ego=family.parent, alters=children, ties=ties)
    return Session(id=id_, family=family.id, met_on=on, entered_on=on, network=network)


def next_session(before: Session, *, id_: Id, on: date) -> Session:
    """A planned session that starts from the whole picture of `before`, all of it to be confirmed.

    Thoughts that were never taken up come along, as do parts that were left for another time; thoughts that were taken
    up stay where they were.
    """
    return msgspec.structs.replace(
        without_meeting(before),
        id=id_,
        met_on=on,
        entered_on=on,
        state=State.PLANNED,
        begun_at=None,
        paused_at=None,
        closed_at=None,
        follows=before.id,
        agenda=tuple(AgendaItem(part=part) for part in _whole_agenda(before)),
        later=tuple(note for note in before.later if not note.taken_up),
        to_confirm=tuple(record.id for record in _records(before)),
        plan=Plan(change=before.plan.change),
    )


def _whole_agenda(session: Session) -> Iterator[Part]:
    """The parts of its agenda, in its order, and those that were left for another time."""
    planned = [item.part for item in session.agenda]
    yield from planned
    yield from (part for part in Part if part not in planned)


def without_meeting(session: Session) -> Session:
    """What is mapped alone: nothing of the meeting's plan, of who was there, or of what was noted and agreed."""
    return msgspec.structs.replace(
        session, plan=Plan(), room=None, attended=None, energy=None, told=(), notes=(), ending=Ending()
    )


def with_room(session: Session, room: Room | None) -> Session:
    """The session when the worker has said who is in the room now; None: nobody has said."""
    if room is None:
        return msgspec.structs.replace(session, room=None)
    before = session.attended or Room()
    company = tuple(one for one in Company if one in {*before.company, *room.company})
    attended = Room(company=company, by_video=before.by_video or room.by_video)
    return msgspec.structs.replace(session, room=room, attended=attended)


def begin(session: Session, *, at: datetime) -> Session:
    """Start a planned session, or come back to a paused one.

    One that was planned for another day is held on the day it is begun; one that is entered afterwards keeps its own.
    """
    _refuse_closed(session)
    if session.state is State.PLANNED and session.begun_at is None and session.met_on == session.entered_on:
        held = at.astimezone().date()
        session = msgspec.structs.replace(session, met_on=held, entered_on=held)
    return msgspec.structs.replace(
        session, state=State.UNDER_WAY, begun_at=session.begun_at or at, paused_at=None, room=None
    )


def pause(session: Session, *, at: datetime) -> Session:
    """Take a break in a session that is under way."""
    _refuse_closed(session)
    if session.state is not State.UNDER_WAY:
        return session
    return msgspec.structs.replace(session, state=State.PAUSED, paused_at=at, room=None)


def close(session: Session, *, at: datetime) -> Session:
    """End the session for good. From now on it is read-only."""
    _refuse_closed(session)
    return msgspec.structs.replace(
        session,
        state=State.CLOSED,
        begun_at=session.begun_at or at,
        paused_at=None,
        closed_at=at,
        room=None,
    )


def revise(session: Session, confirmed: Id | None = None, **parts: object) -> Session:
    """A session with some of its parts replaced: the one gate that every edit passes.

    `confirmed` names the record that the edit touched; the parent has thereby seen it again. Dates that hang on what
    was changed follow it, which touches no record. A summary of what is mapped otherwise now has not been heard.

    Raises:
        ClosedError: the session is closed.
    """
    _refuse_closed(session)
    to_confirm = session.to_confirm
    if confirmed in to_confirm:
        to_confirm = tuple(id_ for id_ in to_confirm if id_ != confirmed)
    if session.ending.approved and any(parts.get(name, old) != old for name, old in _mapped(session)):
        parts = {"ending": msgspec.structs.replace(session.ending, approved=False), **parts}
    return reanchored(msgspec.structs.replace(session, **{"to_confirm": to_confirm, **parts}))


def _mapped(session: Session) -> tuple[tuple[str, object], ...]:
    return (("network", session.network), ("timeline", session.timeline), ("profile", session.profile))


_Shown = Alter | FamilyMember | LifeEvent | Answer | TaskAnswer


def touched(before: Session, after: Session) -> tuple[Part | None, str]:
    """Where two values of a session differ first: the part, and the record's id (for an answer what it answers).

    (None, "") when they differ in nothing that a part shows.
    """
    pairs: tuple[tuple[Part, tuple[_Shown, ...], tuple[_Shown, ...]], ...] = (
        (Part.NETWORK, (before.network.ego, *before.network.alters), (after.network.ego, *after.network.alters)),
        (Part.TIMELINE, before.timeline.events, after.timeline.events),
        (Part.PROFILE, before.profile.answers, after.profile.answers),
        (Part.PROFILE, before.profile.tasks, after.profile.tasks),
    )
    for part, old, new in pairs:
        if changed := _changed(old, new):
            both = {record.id for record in new} & {record.id for record in old}
            newest = next((record for record in changed if record.id not in both), changed[0])
            return part, _subject(newest)
    ties = {*after.network.ties} ^ {*before.network.ties}
    return (Part.NETWORK, str(next(iter(ties)).a)) if ties else (None, "")


def _changed(old: tuple[_Shown, ...], new: tuple[_Shown, ...]) -> list[_Shown]:
    """The records that differ, the new values first; not those of which only a date followed another."""
    differing, before = {*new} ^ {*old}, {record.id: record for record in old}
    followed = {record.id for record in new if record in differing and only_followed(before.get(record.id), record)}
    return [record for record in (*new, *old) if record in differing and record.id not in followed]


def _subject(shown: _Shown) -> str:
    if isinstance(shown, Answer | TaskAnswer):
        asked = shown.question if isinstance(shown, Answer) else shown.task
        return f"{asked}@{shown.child}" if shown.child else asked
    return str(shown.id)


Edit = Callable[[Session], Session]
"""A change with everything but the session filled in."""


def _refuse_closed(session: Session) -> None:
    if session.closed:
        raise ClosedError(_("This session is closed and cannot be changed. Start a new one from it."))


def _records(session: Session) -> Iterator[Alter | Tie | LifeEvent | Answer | TaskAnswer]:
    yield from session.network.alters
    yield from session.network.ties
    yield from session.timeline.events
    yield from session.profile.answers
    yield from session.profile.tasks


def _as_alter(child: FamilyMember) -> Alter:
    return Alter(id=child.id, name=child.name, symbol=child.symbol, born=child.born)


def _as_tie(parent: FamilyMember, child: FamilyMember) -> Tie:
    """The family tie of a parent and child; its identity follows from theirs."""
    id_ = uuid5(parent.id, str(child.id))
    return Tie(id=id_, a=parent.id, b=child.id, kinship=Kinship.PARENT_CHILD)
