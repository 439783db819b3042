"""From all sessions of a family to what one person may be handed, each thing told once and anew when it changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from exports.disclosure import front
from exports.disclosure.disclosure import Disclosure, Fact, Item, Meeting, Passage, Section
from exports.disclosure.everyday import answers_of, tasks_of
from exports.disclosure.happened import events_of
from exports.disclosure.mentions import corrections_of, later_of, mentions_of
from exports.disclosure.names import Names
from exports.disclosure.noted import ending_of, notes_of, rests_on
from exports.disclosure.person import Person, children_of_all
from exports.disclosure.said import texts_of_family
from exports.disclosure.standing import around, contacts_of, place_of, ties_with
from exports.disclosure.taken_out import TakenOut, page
from exports.disclosure.words import Teller
from mapping.archive.documents.codec import Correction
from mapping.errors import NotFoundError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id
from mapping.session import Session, State
from mapping.terms import term

if TYPE_CHECKING:
    from mapping.questions.bank import Bank


@dataclass(frozen=True)
class Gathered:
    """All that is recorded with a family."""

    family: Family
    sessions: tuple[Session, ...]
    corrections: tuple[Correction, ...] = ()
    taken_out: tuple[TakenOut, ...] = ()
    missing: int = 0
    """How many sessions could not be read."""


@dataclass(frozen=True)
class Request:
    """What is asked for, and of which archive."""

    person: Person
    on: date
    archive: Id
    purpose: str = ""
    receiver: str = ""
    with_words: bool = False
    """Whether passages to be examined are told, others' names hidden in them."""
    log_head: str = ""
    """The head of the access log, by which it can later be proved that the log is unchanged until here."""


Progress = Callable[[float], None]
"""Told, now and then, how large a part of the work is done: 0 to 1."""


def quietly(_part: float) -> None:
    """Nobody is told how far it has come."""


def disclosed(gathered: Gathered, request: Request, bank: "Bank", progress: Progress = quietly) -> Disclosure:
    """What one person may be handed, when the authority has examined it, in the language spoken now.

    Raises:
        NotFoundError: there is no session yet, so nothing is recorded.
    """
    sessions = tuple(sorted(gathered.sessions, key=lambda session: (session.met_on, session.id)))
    if not sessions:
        raise NotFoundError(_("The family has no session yet."))
    beside_them = (*(one.text for one in gathered.corrections), *texts_of_family(gathered.family))
    names = Names(request.person, gathered.family, sessions, beside_them)
    children = children_of_all(gathered.family, sessions)
    teller = Teller(request.person, names, children, request.with_words)
    meetings = []
    for told in _meetings(sessions, gathered.corrections, teller, bank):
        meetings.append(told)
        progress(len(meetings) / len(sessions))
    pages = front.pages(gathered, request, names)
    title = _("What is recorded about {name}").format(name=names.person)
    beside = (*_of_family(gathered.family, teller), *_beside_lost(gathered, teller))
    return Disclosure(title, pages, tuple(meetings), (page(gathered.taken_out, names),), beside)


def _of_family(family: Family, teller: Teller) -> Iterator[Section]:
    """What is kept with the family itself, and with no meeting."""
    for heading, items in (
        (_("What the work rests on"), tuple(rests_on(family, teller))),
        (_("Notes between meetings"), tuple(notes_of(family.notes, teller))),
    ):
        if items:
            yield Section(heading, items)


def _beside_lost(gathered: Gathered, teller: Teller) -> Iterator[Section]:
    """What was put right in sessions that are not there to be told."""
    there = {session.id for session in gathered.sessions}
    lost = tuple(corrections_of((one for one in gathered.corrections if one.session not in there), teller))
    if lost:
        yield Section(_("Put right in sessions that could not be read"), lost)


def _meetings(
    sessions: Iterable[Session], corrections: Sequence[Correction], teller: Teller, bank: "Bank"
) -> Iterator[Meeting]:
    before: dict[str, dict[Id, Item]] = {}
    for session in sessions:
        now = _sections(session, teller, bank)
        sections = [Section(name, _changes(before.get(name, {}), found)) for name, found in now.items()]
        # a correction is of its own session: that the next one has none takes nothing back
        beside = corrections_of((one for one in corrections if one.session == session.id), teller)
        sections.append(Section(_("Put right afterwards"), tuple(beside)))
        state = "" if session.state is State.CLOSED else term(session.state)
        told = tuple(section for section in sections if section.items)
        yield Meeting(session.met_on, session.entered_on, state, told)
        before = now


def _sections(session: Session, teller: Teller, bank: "Bank") -> dict[str, dict[Id, Item]]:
    """Everything that a session holds for the person, by heading and record."""
    parts: dict[str, Callable[[], Iterator[Item]]] = {
        _("Where you stood on the map"): lambda: place_of(session, teller),
        _("Ties between you and others"): lambda: ties_with(session, teller),
        _("Where you placed the others"): lambda: around(session, teller),
        _("Contacts that are there for you"): lambda: contacts_of(session, teller),
        _("What has happened"): lambda: events_of(session, teller),
        _("How everyday life works"): lambda: answers_of(session, teller, bank),
        _("Everyday tasks"): lambda: tasks_of(session, teller, bank),
    }
    found = {heading: {each.record: each for each in part()} for heading, part in parts.items()}
    told = {record for section in found.values() for record in section}
    rest = {
        _("Where your name is mentioned"): mentions_of(session, teller, told),
        _("Take up later"): later_of(session, teller),
        _("Notes from the meeting"): notes_of(session.notes, teller),
        _("What was planned and agreed"): ending_of(session, teller),
    }
    return found | {heading: {each.record: each for each in part} for heading, part in rest.items()}


def _changes(before: dict[Id, Item], now: dict[Id, Item]) -> tuple[Item, ...]:
    """What is new or has changed, and what is no longer there."""
    new = [_new(item, before.get(id_)) for id_, item in now.items() if before.get(id_) != item]
    gone = [replace(item, facts=(_no_longer(),)) for id_, item in before.items() if id_ not in now]
    return (*new, *gone)


def _new(item: Item, before: Item | None) -> Item:
    """Of an item that was told before what is new, and what is no longer said."""
    if before is None or before.told != item.told:
        return item
    labels = {fact.label for fact in item.facts}
    gone = dict.fromkeys(fact.label for fact in before.facts if fact.label not in labels)
    ended = [replace(_no_longer(), label=label) for label in gone]
    return replace(item, facts=(*(fact for fact in item.facts if fact not in before.facts), *ended))


def _no_longer() -> Fact:
    return Fact(_("Now"), Passage(_("no longer said")))
