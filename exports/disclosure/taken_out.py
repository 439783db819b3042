"""What has left Krets about a family: from the family's ledger and from the access log, each once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from exports.disclosure.disclosure import Page
from exports.disclosure.names import Names
from mapping.archive.documents.codec import ExportNote
from mapping.archive.log.acts import Act
from mapping.archive.log.record import LogRecord
from mapping.archive.log.words import WITH_PURPOSE, act_words, detail_words, purpose_words
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.record import Id

_AT_ONCE = timedelta(minutes=2)
"""Within which the ledger and the log tell of the same."""


@dataclass(frozen=True)
class TakenOut:
    """That something was taken out."""

    at: datetime
    act: str
    session: Id | None
    what: str
    """In the code words of the log: ``map png initials``."""
    purpose: str
    receiver: str


def taken_out(ledger: Iterable[ExportNote], log: Iterable[LogRecord]) -> tuple[TakenOut, ...]:
    """Everything that was taken out, the oldest first."""
    logged = [
        TakenOut(one.at, one.act, one.session, one.detail, one.purpose, one.receiver)
        for one in log
        if one.act in WITH_PURPOSE
    ]
    noted = [TakenOut(one.at, Act.EXPORTED, one.session, one.what, one.purpose, one.receiver) for one in ledger]
    more = [one for one in noted if not any(_same(one, other) for other in logged)]
    return tuple(sorted([*logged, *more], key=lambda one: one.at))


def page(taken: Iterable[TakenOut], names: Names) -> Page:
    """When something was taken out, what it was, why, and who got it."""
    heading, lines = _("What has left Krets"), tuple(_told(taken, names))
    return Page(heading, listed=lines) if lines else Page(heading, (_("Nothing is noted as taken out."),))


def _told(taken: Iterable[TakenOut], names: Names) -> Iterator[str]:
    for one in taken:
        what = names.in_role(detail_words(one.act, one.what)) if one.act == Act.EXPORTED else ""
        said = _("{day}: {what}. To: {receiver}. Why: {purpose}.")
        yield said.format(
            day=say_date(one.at.date()),
            what=what or act_words(one.act),
            receiver=names.in_role(one.receiver) or _("not stated"),
            purpose=names.in_role(purpose_words(one.purpose)) or _("not stated"),
        )


def _same(one: TakenOut, other: TakenOut) -> bool:
    return (one.session, one.what) == (other.session, other.what) and abs(one.at - other.at) < _AT_ONCE
