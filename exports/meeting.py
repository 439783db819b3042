"""What leaves around a meeting: the invitation with its reminder, the journal text, and the page to take home."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, get_args

from exports.corrected import in_words, may_be_told
from exports.disclosure.markdown import escaped
from exports.masks import Mask
from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.meeting.invitation import Invited, invitation, reminder
from mapping.session import Session

if TYPE_CHECKING:
    from mapping.archive.documents.codec import Correction, ExportNote
    from mapping.assignment import Assignment
    from mapping.questions.bank import Bank
    from mapping.record import Id

InvitationFormat = Literal["txt", "md", "sms"]
INVITATION_FORMATS: tuple[InvitationFormat, ...] = get_args(InvitationFormat)
"""Plain text, Markdown, and a reminder for a text message."""

INVITATION, JOURNAL, TAKE_HOME = "invitation", "journal", "take-home"
"""With what is noted in the log and the family's ledger, as the first word."""


def invitation_text(session: Session, format_: InvitationFormat, *, worker: str = "") -> str:
    """The invitation to a session, or its reminder, ending in a line break. `worker` is whom the parent meets."""
    if format_ == "sms":
        return reminder(session) + "\n"
    chapters = invitation(session, worker=worker)
    if format_ == "md":
        return "\n\n".join(part for number, one in enumerate(chapters) for part in _marked(one, number)) + "\n"
    return "\n\n".join("\n".join(_plain(one)) for one in chapters) + "\n"


def invitation_name(session: Session, format_: InvitationFormat) -> str:
    """A name for its file that tells no name: ``inbjudan-2026-10-06-90000000.md``."""
    kind, ending = (_("text-message"), "txt") if format_ == "sms" else (_("invitation"), format_)
    return _name(kind, session, ending)


def journal_text(
    session: Session,
    bank: "Bank",
    *,
    code: str,
    assignment: "Assignment | None" = None,
    corrections: "Sequence[Correction]" = (),
    sensitive: bool = False,
) -> str:
    """The whole session for the service's case system, with what was put right below it.

    What is sensitive stays behind unless it is chosen. Names are never masked: the record is the service's own.
    Raises InvalidError when Krets' own question bank is damaged.
    """
    from mapping.meeting.journal import journal
    from mapping.profile.sensitive import without_sensitive

    left = session if sensitive else without_sensitive(session, bank)
    told = in_words(corrections, told=may_be_told(session, Mask.NAMES, sensitive=sensitive)) if corrections else ""
    return "\n".join(filter(None, [journal(left, bank, code=code, assignment=assignment), told and told + "\n"]))


def journal_name(session: Session) -> str:
    """A name for its file that tells no name: ``journaltext-2026-10-06-90000000.txt``."""
    return _name(_("journal-text"), session, "txt")


def journal_noted(how: str, *, sensitive: bool) -> str:
    """What is noted of a journal text that left as a file (``txt``) or was copied (``copy``)."""
    return f"{JOURNAL} {how} sensitive" if sensitive else f"{JOURNAL} {how}"


def take_home_text(session: Session, bank: "Bank") -> str:
    """The page that the parent takes home: the summary as it was approved, what was agreed, when we meet again.

    Plain text that ends in a line break. Nothing sensitive is in it, and nothing that the parent has not heard.
    """
    return "\n\n".join(_taken_home(session, bank)) + "\n"


def take_home_name(session: Session) -> str:
    """A name for its file that tells no name: ``sammanfattning-2026-10-06-90000000.txt``."""
    return _name(_("summary"), session, "txt")


def _taken_home(session: Session, bank: "Bank") -> Iterator[str]:
    from mapping.meeting.planning import next_meeting
    from mapping.meeting.summary import sentences

    ending = session.ending
    yield _("What we talked about {day}").format(day=say_date(session.met_on)).upper()
    if ending.approved:
        yield "\n".join(f"- {clean(sentence.text)}" for sentence in sentences(session, bank))
    for heading, text in ((_("This we agreed on"), ending.agreed), (_("Next meeting"), next_meeting(session))):
        if text.strip():
            yield f"{heading.upper()}\n{clean(text, lines=True)}"


def entered(exports: "Iterable[ExportNote]", session: "Id") -> datetime | None:
    """When a session's journal text was last taken out for the service's system; None if it never was."""
    moments = (note.at for note in exports if note.session == session and note.what.split()[:1] == [JOURNAL])
    return max(moments, default=None)


def _name(kind: str, session: Session, ending: str) -> str:
    return f"{kind}-{session.met_on}-{str(session.id)[:8]}.{ending}"


def _plain(chapter: Invited) -> Iterator[str]:
    yield chapter.heading.upper()
    yield from chapter.lines
    yield from (f"- {line}" for line in chapter.listed)


def _marked(chapter: Invited, number: int) -> Iterator[str]:
    yield f"{'##' if number else '#'} {escaped(chapter.heading)}"
    yield from map(escaped, chapter.lines)
    if chapter.listed:
        yield "\n".join(f"- {escaped(line)}" for line in chapter.listed)
