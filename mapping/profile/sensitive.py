"""What stays behind when a session leaves, unless it is chosen: sensitive areas and events (METHOD § 3.1, § 3.3).

So does an answer whose question the bank does not know: nobody can tell how sensitive that is.
"""

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from mapping.network import Alter
from mapping.profile import Answer, Profile
from mapping.record import Id
from mapping.session import Session
from mapping.timeline import LifeEvent, shared, standing_alone

if TYPE_CHECKING:
    from mapping.questions.bank import Bank

R = TypeVar("R", bound=Alter | LifeEvent)


def without_sensitive(session: Session, bank: "Bank") -> Session:
    """The session without the answers and the events that leave only when they are chosen."""
    answers = tuple(answer for answer in session.profile.answers if not is_sensitive(answer, bank))
    timeline = shared(session.timeline)
    if len(answers) == len(session.profile.answers) and timeline is session.timeline:
        return session
    gone = {answer.id for answer in session.profile.answers} - {answer.id for answer in answers}
    gone |= {event.id for event in session.timeline.events} - {event.id for event in timeline.events}
    alters = tuple(_standing_alone(alter, gone) for alter in session.network.alters)
    return replace(
        session,
        network=replace(session.network, alters=alters),
        timeline=timeline,
        profile=Profile(answers=answers, tasks=session.profile.tasks),
        to_confirm=tuple(id_ for id_ in session.to_confirm if id_ not in gone),
    )


def discreet(session: Session) -> Session:
    """The session with people whose dates tell of no sensitive event: "after the prison" is then 2014 alone."""
    gone = _sensitive_events(session)
    if not gone:
        return session
    alters = tuple(_standing_alone(alter, gone) for alter in session.network.alters)
    return replace(session, network=replace(session.network, alters=alters))


def as_told(session: Session, record: R) -> R:
    """Somebody or an event as it was shown without what its dates hang on, perhaps edited: with the dates that were
    not edited as they were told.
    """
    known: tuple[Alter | LifeEvent, ...] = (*session.network.alters, *session.timeline.events)
    before, gone = next((one for one in known if one.id == record.id), None), _sensitive_events(session)
    if before is None or not gone:
        return record
    seen = _standing_alone(before, gone)
    untouched = [name for name in _dates_of(record) if getattr(record, name) == getattr(seen, name)]
    return replace(record, **{name: getattr(before, name) for name in untouched})


def _sensitive_events(session: Session) -> set[Id]:
    return {event.id for event in session.timeline.events if event.sensitive}


def _standing_alone(record: R, gone: set[Id]) -> R:
    """Somebody or an event whose dates do not tell of what stays behind."""
    dates = {name: getattr(record, name) for name in _dates_of(record)}
    return replace(record, **{name: when and standing_alone(when, gone) for name, when in dates.items()})


def _dates_of(record: Alter | LifeEvent) -> tuple[str, ...]:
    return ("born", "since", "until") if isinstance(record, Alter) else ("when",)


def is_sensitive(answer: Answer, bank: "Bank") -> bool:
    """Whether it belongs to a sensitive area, or to none that the bank knows in that wording."""
    from mapping.profile.told import is_worded

    area = bank.area(answer.question) or bank.area_of(answer.question)
    return area is None or area.sensitive or not is_worded(answer, bank)
