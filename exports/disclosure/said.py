"""Everything that was said in a session, in whoever's words."""

from collections.abc import Iterator

from mapping.family import Family
from mapping.network import Alter, Tie
from mapping.profile import Answer, TaskAnswer
from mapping.session import Session
from mapping.timeline import LifeEvent
from mapping.words import Voice, Words

Noted = Alter | Tie | LifeEvent | Answer | TaskAnswer
"""What words can stand beside."""


def records(session: Session) -> Iterator[tuple[Noted, tuple[Words, ...]]]:
    """Everything that words can stand beside, with what the parent said as words too."""
    for alter in session.network.alters:
        yield alter, (*alter.words, *as_words(alter.purpose))
    for tie in session.network.ties:
        yield tie, tie.words
    for event in session.timeline.events:
        yield event, (*as_words(event.title, event.when.said), *event.words)
    for answer in session.profile.answers:
        yield answer, (*answer.words, *as_words(*answer.helps))
    for task in session.profile.tasks:
        yield task, task.words


def as_words(*texts: str) -> Iterator[Words]:
    """What the parent said in a field of its own."""
    yield from (Words(voice=Voice.PARENT, text=text) for text in texts if text)


def texts_of(session: Session) -> Iterator[str]:
    """Every text in sentences, as it was written."""
    yield from (said.text for _record, words in records(session) for said in words)
    yield from (worry.text for worry in session.timeline.worries)
    yield from (note.text for note in session.later)
    yield from _texts_of_meeting(session)


def _texts_of_meeting(session: Session) -> Iterator[str]:
    """Every text in sentences of a meeting, as it was written."""
    ending, plan = session.ending, session.plan
    yield from (note.text for note in session.notes)
    yield from (ending.unclear, ending.agreed, ending.next_meeting, *(one.text for one in ending.corrected))
    yield from (plan.place, plan.coming, plan.bring, plan.change)


def texts_of_family(family: Family) -> Iterator[str]:
    """Every text in sentences that is kept with a family."""
    basis = family.assignment
    yield from (basis.commissioner, basis.decision, basis.goals, basis.extent, basis.file, basis.custody)
    yield from (text for consent in family.consents for text in (consent.what, consent.to))
    yield from (text for need in family.needs for text in (need.what, need.who))
    yield from (note.text for note in family.notes)
