"""What is written down of a meeting: pure functions from one Session to the next. Each raises ClosedError for a closed
session.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from mapping.meeting.meeting import Company, Corrected, Ending, Note, Point
from mapping.session import AgendaItem, Part, Session, revise


def open_meeting(session: Session, *, energy: int | None, told: Iterable[Point], parts: Iterable[Part]) -> Session:
    """How the meeting was opened: today's energy, what was told, and the parts that are kept for today.

    Raises ValueError for an energy that is not from 1 to 5.
    """
    said = {*told}
    return revise(
        session,
        energy=energy,
        told=tuple(point for point in Point if point in said),
        agenda=with_parts(session, parts),
    )


def with_parts(session: Session, parts: Iterable[Part]) -> tuple[AgendaItem, ...]:
    """The agenda of these parts. One that is done stays in it; any other is left out, for another time.

    Where nothing would be left it stays as it is.
    """
    kept, out = {*parts}, [AgendaItem(part=part) for part in left_out(session)]
    return tuple(item for item in (*session.agenda, *out) if item.done or item.part in kept) or session.agenda


def left_out(session: Session) -> tuple[Part, ...]:
    """The parts that wait for another time, in the usual order."""
    planned = {item.part for item in session.agenda}
    return tuple(part for part in Part if part not in planned)


def mark_part(session: Session, part: Part, *, done: bool) -> Session:
    """Mark a part as done, or as not done. One that was left for another time comes into the agenda again."""
    marks = {item.part: item.done for item in session.agenda} | {part: done}
    if part in left_out(session):
        agenda = tuple(AgendaItem(part=each, done=marks[each]) for each in Part if each in marks)
    else:
        agenda = tuple(replace(item, done=marks[item.part]) for item in session.agenda)
    return revise(session, agenda=agenda)


def put_note(session: Session, note: Note) -> Session:
    """Add a free note, or replace the one with its identity. One without words is taken away."""
    others = tuple(each for each in session.notes if each.id != note.id)
    if not note.text:
        return revise(session, notes=others)
    if len(others) == len(session.notes):
        return revise(session, notes=(*session.notes, note))
    return revise(session, notes=tuple(note if each.id == note.id else each for each in session.notes))


def correct_sentence(session: Session, sentence: str, text: str, *, own: str) -> Session:
    """The parent puts a sentence of the summary right; what Krets says by itself, or nothing, is no correction.

    What was approved before is to be read again.
    """
    before = session.ending
    corrected = tuple(each for each in before.corrected if each.sentence != sentence)
    if text not in {"", own}:
        corrected = (*corrected, Corrected(sentence=sentence, text=text, own=own))
    if {*corrected} == {*before.corrected}:
        return revise(session)
    return revise(session, ending=replace(before, corrected=corrected, approved=False))


def approve(session: Session) -> Session:
    """The parent has heard the summary and found it right."""
    return revise(session, ending=replace(session.ending, approved=True))


def put_ending(session: Session, ending: Ending, company: tuple[Company, ...] | None = None) -> Session:
    """What was unclear, what was agreed, and when one meets again; the summary stays as it was read.

    `company` puts right who has been there, where that was ever said.
    """
    read, attended = session.ending, session.attended
    if attended is not None and company is not None:
        attended = replace(attended, company=company)
    ending = replace(ending, corrected=read.corrected, approved=read.approved)
    return revise(session, ending=ending, attended=attended)
