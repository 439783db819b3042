"""Everything that was said in a session, in whoever's words."""

from collections.abc import Iterator

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
