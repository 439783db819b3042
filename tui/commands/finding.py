"""From what somebody wrote to the family or session that they meant: never a guess."""

import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

import click

from mapping.errors import DamagedError, NotFoundError
from mapping.language import gettext as _
from mapping.record import Id

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from mapping.archive.index import FamilyEntry, SessionEntry

LATEST = "latest"

_E = TypeVar("_E")


def find_family(archive: "Archive", wanted: str) -> "FamilyEntry":
    """The family with that code, id, or beginning of an id. Raises NotFoundError; UsageError when several fit."""
    wanted = wanted.strip()
    entries = archive.index.families
    by_code = [entry for entry in entries if _folded(entry.code) == _folded(wanted)]
    found = by_code or [entry for entry in entries if str(entry.id).startswith(wanted.lower())]
    return _the_one(found, wanted, _("There is no family {wanted} in the archive."))


def find_session(archive: "Archive", family: "FamilyEntry", wanted: str) -> "SessionEntry":
    """The family's session with that id, beginning of an id, or date, or its latest. Raises as `find_family`."""
    wanted = wanted.strip()
    entries = [entry for entry in archive.index.sessions if entry.family == family.id]
    if wanted == LATEST:
        if not entries:
            raise NotFoundError(_("The family has no session yet."))
        return entries[-1]
    by_date = [entry for entry in entries if entry.date.isoformat() == wanted]
    found = by_date or [entry for entry in entries if str(entry.id).startswith(wanted.lower())]
    return _the_one(found, wanted, _("The family has no session {wanted}."))


def find_document(archive: "Archive", wanted: str) -> Id:
    """The session or family with that id or beginning of an id, damaged or not, or the family with that code.

    Raises as `find_family`.
    """
    wanted = wanted.strip()
    by_code = [entry.id for entry in archive.index.families if _folded(entry.code) == _folded(wanted)]
    known = {*archive.documents(), *archive.index.documents}
    found = by_code or sorted(id_ for id_ in known if str(id_).startswith(wanted.lower()))
    return _the_one(found, wanted, _("There is no session {wanted} in the archive."))


def find_erasable(archive: "Archive", wanted: str) -> tuple[Id, str]:
    """A family, whether it opens or not, or something that does not open and that no family knows; and its code.

    Of what does not open, the id stands for the code. Raises as `find_family`.
    """
    try:
        family = find_family(archive, wanted)
    except NotFoundError:
        lost = {entry.family for entry in archive.index.sessions} - {entry.id for entry in archive.index.families}
        wrong = sorted({*archive.index.damaged, *lost} - _known_to_families(archive))
        found = [id_ for id_ in wrong if str(id_).startswith(wanted.strip().lower())]
        id_ = _the_one(found, wanted, _("There is no family {wanted} in the archive."))
        return id_, str(id_)
    return family.id, family.code


def _known_to_families(archive: "Archive") -> set[Id]:
    """The sessions that families know of, as far as those open."""
    known: set[Id] = set()
    for entry in archive.index.families:
        with suppress(DamagedError):
            known |= set(archive.ledger(entry.id).newest)
    return known


def _folded(code: str) -> str:
    """A code as it counts: large or small letters, and å as one character or two (as macOS writes it), are the same."""
    return unicodedata.normalize("NFC", code).casefold()


def _the_one(found: "list[_E]", wanted: str, missing: str) -> "_E":
    if not found or not wanted:
        raise NotFoundError(missing.format(wanted=wanted))
    if len(found) > 1:
        raise click.UsageError(_("{wanted} fits several; write more of the id.").format(wanted=wanted))
    return found[0]
