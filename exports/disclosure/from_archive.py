"""From an open archive to a disclosure, noted in its log: the same for the app and the command line."""

from dataclasses import replace
from typing import TYPE_CHECKING

from exports.disclosure.disclosure import Disclosure
from exports.disclosure.gathering import Gathered, Progress, Request, disclosed, quietly
from exports.disclosure.taken_out import taken_out
from mapping.archive.log import Act
from mapping.errors import NotFoundError
from mapping.language import gettext as _
from mapping.protection import noted, refuse_unconfirmed
from mapping.record import Id

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from mapping.questions.bank import Bank


def gathered_from(archive: "Archive", family: Id, progress: Progress = quietly) -> Gathered:
    """All that is recorded with a family.

    Raises:
        NotFoundError: there is no such family, or no session with it yet, so nothing is recorded.
        DamagedError: something of it does not open.
    """
    whose, ledger, missing = archive.family(family), archive.ledger(family), len(archive.lost(family))
    ids = [entry.id for entry in archive.index.sessions if entry.family == family]
    if not ids:
        raise NotFoundError(_("The family has no session yet."))
    sessions = []
    for id_ in ids:
        sessions.append(archive.session(id_)[0])
        progress(len(sessions) / len(ids))
    log = (entry.record for entry in archive.log.read(family=family).entries)
    return Gathered(whose, tuple(sessions), ledger.corrections, taken_out(ledger.exports, log), missing)


def disclosed_from(
    archive: "Archive",
    gathered: Gathered,
    request: Request,
    bank: "Bank",
    *,
    confirmed: bool,
    progress: Progress = quietly,
) -> Disclosure:
    """What one person may be handed, noted in the log; its first page has the log's head with that note.

    It is noted first: a disclosure that nobody knows of is worse than a note too many. `confirmed` says that it may
    leave although somebody in the family has protected personal data. Raises as `refuse_unconfirmed` and `disclosed`.
    """
    whose, purpose, receiver = gathered.family, request.purpose, request.receiver
    refuse_unconfirmed(whose, confirmed=confirmed, purpose=purpose, receiver=receiver)
    detail = noted(whose, str(request.person.id))
    archive.log.note(Act.DISCLOSED, family=whose.id, detail=detail, purpose=purpose, receiver=receiver)
    return disclosed(gathered, replace(request, log_head=archive.log.head), bank, progress)


def file_name(person: Id) -> str:
    """A name for the file that tells no name: ``utdrag-a0000000.md``."""
    return _("disclosure-{id}.md").format(id=str(person)[:8])
