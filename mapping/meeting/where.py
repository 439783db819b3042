"""Where a meeting is: what one is at, what is done, and what comes (METHOD § 4: mark where we are)."""

from collections.abc import Sequence

from mapping.language import gettext as _
from mapping.meeting.meeting import Room
from mapping.session import Part, Session
from mapping.terms import term


def where_we_are(session: Session, here: Part) -> str:
    """After a break: what we were at, what is done, and what is left of the agenda."""
    return " ".join([_("We are at: {part}.").format(part=term(here)), *_done_and_left(session, here)])


def between_parts(session: Session) -> str:
    """Between two parts: what is done, and what comes."""
    said = _done_and_left(session, None)
    if all(item.done for item in session.agenda):
        said.append(_("That was all for today."))
    return " ".join(said)


def present_beside(room: Room | None) -> str:
    """Who is there beside the parent, shortly; empty where that is nobody, or not said."""
    if room is None:
        return ""
    return ", ".join([*map(term, room.company), *([_("by video")] if room.by_video else [])])


def _done_and_left(session: Session, here: Part | None) -> list[str]:
    done = [item.part for item in session.agenda if item.done]
    left = [item.part for item in session.agenda if not item.done and item.part is not here]
    said = [_("Done: {parts}.").format(parts=_named(done))] if done else []
    return [*said, _("Then: {parts}.").format(parts=_named(left))] if left else said


def _named(parts: Sequence[Part]) -> str:
    return ", ".join(map(term, parts))
