"""What was noted, agreed and decided beside what is mapped: of a meeting, between meetings, and what the work rests on.

The parent is told all of it, what is not the parent's own to be examined where it may speak of others. Anybody else is
told of the places that name them, for the authority to examine.
"""

from collections.abc import Iterable, Iterator
from uuid import uuid5

from exports.disclosure.disclosure import Item, Passage
from exports.disclosure.words import About, Teller
from mapping.assignment import Consent
from mapping.family import Family
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.meeting import Note
from mapping.record import Id
from mapping.session import Session
from mapping.terms import term
from mapping.words import Words


def notes_of(notes: Iterable[Note], teller: Teller) -> Iterator[Item]:
    """Free notes: somebody's words, or what the worker saw or read."""
    for note in notes:
        if teller.is_parent or teller.names.speaks_of_person(note.text):
            facts = tuple(teller.quotes((Words(voice=note.voice, text=note.text),), About.SHARED))
            if facts:
                yield Item(note.id, Passage(say_date(note.at.date())), facts)


def ending_of(session: Session, teller: Teller) -> Iterator[Item]:
    """How a meeting ended, in the parent's words; and how it was planned."""
    ending, plan = session.ending, session.plan
    own = (ending.unclear, ending.agreed, ending.next_meeting, *(one.text for one in ending.corrected))
    yield from _told(session.id, own, teller, parents=True)
    yield from _told(session.id, (plan.place, plan.coming, plan.bring, plan.change), teller)


def rests_on(family: Family, teller: Teller) -> Iterator[Item]:
    """What the work with the family rests on, and what is missing and needed."""
    basis = family.assignment
    texts = (basis.commissioner, basis.decision, basis.goals, basis.extent, basis.file, basis.custody)
    yield from _told(family.id, texts, teller)
    for consent in family.consents:
        yield from _told(consent.id, (consent.what, consent.to, _days(consent)), teller)
    for need in family.needs:
        yield from _told(need.id, (need.what, term(need.progress), need.who), teller)


def _told(of: Id, texts: Iterable[str], teller: Teller, *, parents: bool = False) -> Iterator[Item]:
    """One item a text, its identity following from what it belongs to and where it stands there."""
    for number, text in enumerate(texts):
        if text and (teller.is_parent or teller.names.speaks_of_person(text)):
            told = teller.account(text, About.SHARED) if parents else _noted(text, teller)
            yield Item(uuid5(of, f"{parents} {number}"), told)


def _noted(text: str, teller: Teller) -> Passage:
    return teller.noted(text) if teller.is_parent else teller.examined(text)


def _days(consent: Consent) -> str:
    """When a consent was given, and when it was withdrawn."""
    given = _("given {day}").format(day=say_date(consent.given_on))
    if consent.withdrawn_on is None:
        return given
    return _("{given}, withdrawn {day}").format(given=given, day=say_date(consent.withdrawn_on))
