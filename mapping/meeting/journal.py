"""A whole session as plain text for the service's case system: facts, the parent's words and observations apart.

Fact, word and observation are kept apart as METHOD § 3.3 has it; nothing is judged. What is sensitive stays behind
unless the caller leaves it in (see `mapping.profile.sensitive`).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from mapping.assignment import Assignment
from mapping.cleaning import clean
from mapping.language import N_, ngettext, say_clock, say_date
from mapping.language import gettext as _
from mapping.meeting.meeting import Note, Room
from mapping.meeting.planning import next_meeting
from mapping.meeting.summary import sentences
from mapping.network.in_words import in_words as map_in_words
from mapping.network.in_words import names_of
from mapping.profile import Answer
from mapping.profile.in_words import profile_in_words
from mapping.questions.bank import Bank
from mapping.record import Id
from mapping.session import Session
from mapping.terms import term
from mapping.timeline.in_words import timeline_in_words
from mapping.words import Voice, Words

_HEADINGS = {
    Voice.PARENT: N_("In the parent's words"),
    Voice.CHILD: N_("In the child's words"),
    Voice.OBSERVATION: N_("The worker's observations"),
    Voice.DOCUMENT: N_("From documents"),
}


class Spoken(NamedTuple):
    """Somebody's words, and what they are about."""

    about: str
    voice: Voice
    text: str


def journal(session: Session, bank: Bank, *, code: str, assignment: Assignment | None = None) -> str:
    """The session as lines of plain text; blank lines stand between its parts."""
    facts = without_words(session)
    parts = [
        "\n".join(_opening(session, clean(code))),
        "\n".join(_assignment(assignment)) if assignment else "",
        _heading(_("Facts"), map_in_words(facts.network, session.met_on)),
        timeline_in_words(facts, sensitive=True) if facts.timeline.events else "",
        profile_in_words(facts, bank) if facts.profile.answers or facts.profile.tasks else "",
        *(_spoken(voice, heading, spoken(session, bank)) for voice, heading in _HEADINGS.items()),
        _ending(session, bank),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def without_words(session: Session) -> Session:
    """The session with everybody's own words taken out of it: what is left is fact."""
    network, timeline, profile = session.network, session.timeline, session.profile
    return replace(
        session,
        network=replace(
            network,
            alters=tuple(replace(alter, words=()) for alter in network.alters),
            ties=tuple(replace(tie, words=()) for tie in network.ties),
        ),
        timeline=replace(timeline, events=tuple(replace(event, words=()) for event in timeline.events)),
        profile=replace(
            profile,
            answers=tuple(replace(answer, words=()) for answer in profile.answers),
            tasks=tuple(replace(task, words=()) for task in profile.tasks),
        ),
    )


def spoken(session: Session, bank: Bank) -> Iterator[Spoken]:
    """All words, with what they are about: people, ties, events, questions and tasks; then the free notes."""
    names = names_of(session.network)
    for alter in session.network.alters:
        yield from _said(names[alter.id], alter.words)
    for tie in session.network.ties:
        yield from _said(_("{one} and {other}").format(one=_name(names, tie.a), other=_name(names, tie.b)), tie.words)
    for event in session.timeline.events:
        yield from _said(clean(event.title), event.words)
    for answer in session.profile.answers:
        yield from _said(_of_child(_asked(answer, bank), answer.child, names), answer.words)
    for task in session.profile.tasks:
        found = bank.tasks.task(task.task)
        name = found.name.text if found else clean(task.task)
        yield from _said(_of_child(name, task.child, names), task.words)
    for note in session.notes:
        yield Spoken(_noted(note, session.met_on), note.voice, clean(note.text))


def _noted(note: Note, met_on: date) -> str:
    """When it was noted: the hour, and the day when it was not that of the session."""
    day, hour = note.at.astimezone().date(), say_clock(note.at)
    return hour if day == met_on else f"{say_date(day)} {hour}"


def _said(about: str, words: Iterable[Words]) -> Iterator[Spoken]:
    for said in words:
        yield Spoken(about, said.voice, clean(said.text))


def _asked(answer: Answer, bank: Bank) -> str:
    """The question as it is worded, or the area: words about a whole area stand under its key."""
    worded, area = bank.worded(answer), bank.area(answer.question)
    if worded is not None:
        return worded.ask.text
    return area.name.text if area else clean(answer.question)


def _of_child(about: str, child: Id | None, names: dict[Id, str]) -> str:
    return f"{about} ({_name(names, child)})" if child else about


def _name(names: dict[Id, str], id_: Id) -> str:
    return names.get(id_, "?")


def _opening(session: Session, code: str) -> Iterator[str]:
    yield _("Mapping session {day}, {code}").format(day=say_date(session.met_on), code=code)
    if session.entered_on != session.met_on:
        yield _("Entered on {day}.").format(day=say_date(session.entered_on))
    if session.begun_at:
        ended = _(" to {hour}").format(hour=say_clock(session.closed_at)) if session.closed_at else ""
        yield _("From {hour}{ended}.").format(hour=say_clock(session.begun_at), ended=ended)
    if session.plan.place:
        yield _("Place: {place}.").format(place=clean(session.plan.place))
    if session.attended is not None:
        yield _("In the room: {who}.").format(who=present(session.attended))
    if session.energy is not None:
        yield _("The parent's energy: {number} of 5.").format(number=session.energy)
    if session.told:
        yield ngettext(
            "{count} point was told at the start.", "{count} points were told at the start.", len(session.told)
        )


def present(room: Room) -> str:
    """Who is in the room, in words."""
    people = ", ".join([_("the parent"), *(term(one) for one in room.company)])
    return _("{people}, by video").format(people=people) if room.by_video else people


def _assignment(assignment: Assignment) -> Iterator[str]:
    rows = (
        (_("Commissioned by"), assignment.commissioner),
        (_("Decision"), assignment.decision),
        (_("Goals"), "; ".join(assignment.goals.splitlines())),
        (_("Extent"), assignment.extent),
        (_("From"), say_date(assignment.from_day) if assignment.from_day else ""),
        (_("Until"), say_date(assignment.until) if assignment.until else ""),
        (_("Case file"), assignment.file),
        (_("Custody"), assignment.custody),
    )
    yield from (f"{name}: {clean(text)}" for name, text in rows if text.strip())


def _spoken(voice: Voice, heading: str, all_: Iterable[Spoken]) -> str:
    lines = [f"- {_lead(said.about)} {said.text}" for said in all_ if said.voice is voice]
    return _heading(_(heading), "\n".join(lines)) if lines else ""


def _lead(about: str) -> str:
    return about if about.endswith("?") else f"{about}:"


def _ending(session: Session, bank: Bank) -> str:
    ending = session.ending
    lines = [f"- {sentence.text}" for sentence in sentences(session, bank)] if ending.approved else []
    told = (
        (_("Agreed, as the parent retold it"), ending.agreed),
        (_("Unclear in how it was explained"), ending.unclear),
        (_("Next meeting"), next_meeting(session)),
        (_("To take up later"), "; ".join(note.text for note in session.later if not note.taken_up)),
    )
    rows = [f"{name}: {clean(text)}" for name, text in told if text.strip()]
    summary = _heading(_("Read together, and approved by the parent"), "\n".join(lines)) if lines else ""
    return "\n\n".join(filter(None, [summary, "\n".join(rows)]))


def _heading(heading: str, text: str) -> str:
    return f"{heading.upper()}\n{text}"
