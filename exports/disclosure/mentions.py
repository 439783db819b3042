"""Words on other records that name the person, thoughts to take up later, and what was put right afterwards.

What names the person is found by the name alone: who is only spoken of as "hon" is not found.
"""

from collections.abc import Iterable, Iterator

from exports.disclosure.disclosure import Fact, Item, Passage
from exports.disclosure.said import Noted, as_words, records
from exports.disclosure.words import About, Teller
from mapping.archive.documents.codec import Correction
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.network import Alter, Tie
from mapping.record import Id
from mapping.session import Session
from mapping.timeline import LifeEvent
from mapping.words import Voice, Words


def mentions_of(session: Session, teller: Teller, told: Iterable[Id]) -> Iterator[Item]:
    """Where words on records that are not `told` name the person, or are a child's and may be the person's."""
    told = frozenset(told)
    for record, words in records(session):
        if record.id not in told:
            facts = tuple(_facts(words, teller))
            if facts:
                yield Item(record.id, Passage(_kind(record)), facts)
    if not teller.is_parent:
        for worry in session.timeline.worries:
            if teller.names.speaks_of_person(worry.text):
                yield Item(worry.id, Passage(_("In a worry")), (_parents(teller, worry.text),))


def later_of(session: Session, teller: Teller) -> Iterator[Item]:
    """Thoughts to take up later: all of them for the parent, otherwise those that name the person."""
    for note in session.later:
        if teller.is_parent or teller.names.speaks_of_person(note.text):
            told = teller.noted(note.text) if teller.is_parent else teller.examined(note.text)
            yield Item(note.id, told)


def corrections_of(corrections: Iterable[Correction], teller: Teller) -> Iterator[Item]:
    """What was put right in a closed session; whom it is about is for the authority to see."""
    for correction in corrections:
        when = Fact(_("When"), Passage(say_date(correction.at.date())))
        yield Item(correction.id, teller.examined(correction.text), (when,))


def _facts(words: Iterable[Words], teller: Teller) -> Iterator[Fact]:
    for said in words:
        named = teller.names.speaks_of_person(said.text)
        if said.voice is Voice.CHILD:
            only = len(teller.children) == 1
            yield from teller.quotes((said,), About.SHARED, own_child=only)
        elif named and not (teller.is_parent and said.voice is Voice.PARENT):
            yield from teller.quotes((said,), About.SHARED)


def _kind(record: Noted) -> str:
    """Where on the family's sheets it stands."""
    if isinstance(record, Alter | Tie):
        return _("On the map, about somebody else")
    if isinstance(record, LifeEvent):
        return _("On the timeline, about somebody else")
    return _("In everyday life, about somebody else")


def _parents(teller: Teller, text: str) -> Fact:
    return next(teller.quotes(tuple(as_words(text)), About.SHARED))
