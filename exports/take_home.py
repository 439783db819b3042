"""The page that the parent takes home: the summary as it was read together, what was agreed, and when we meet again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.meeting.summary import sentences
from mapping.session import Session

if TYPE_CHECKING:
    from mapping.questions.bank import Bank

TAKE_HOME = "take-home"
"""With what is noted in the log and the family's ledger, as the first word."""


def take_home_text(session: Session, bank: "Bank") -> str:
    """Plain text that ends in a line break. Nothing sensitive is in it, and nothing that the parent has not heard."""
    return "\n\n".join(_chapters(session, bank)) + "\n"


def take_home_name(session: Session) -> str:
    """A name for its file that tells no name: ``sammanfattning-2026-10-06-90000000.txt``."""
    what = _("summary")
    return f"{what}-{session.met_on}-{str(session.id)[:8]}.txt"


def take_home_noted() -> str:
    """What is noted of it when it has left."""
    return f"{TAKE_HOME} txt"


def _chapters(session: Session, bank: "Bank") -> Iterator[str]:
    ending = session.ending
    yield _("What we talked about {day}").format(day=say_date(session.met_on)).upper()
    if told := [sentence.text for sentence in sentences(session, bank)]:
        yield "\n".join(f"- {clean(sentence)}" for sentence in told)
    for heading, text in ((_("This we agreed on"), ending.agreed), (_("Next meeting"), ending.next_meeting)):
        if text.strip():
            yield f"{heading.upper()}\n{clean(text, lines=True)}"
