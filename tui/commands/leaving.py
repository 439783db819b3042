"""What the commands share by which something of a family leaves: whether it may, what is noted, and where it goes."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exports.export import Made
from mapping.archive.log import Act
from mapping.errors import DamagedError
from mapping.language import gettext as _
from mapping.protection import noted, refuse_unconfirmed
from tui.commands.finding import LATEST, find_session
from tui.commands.streams import STANDARD_STREAM, put_bytes, tell

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from mapping.archive.index import FamilyEntry
    from mapping.family import Family
    from mapping.record import Id
    from mapping.session import Session


def sensitive_option() -> click.Option:
    help_ = _("Take what is sensitive along, and answers to questions that Krets does not know.")
    return click.Option(["--sensitive"], is_flag=True, help=help_)


def may_leave(archive: "Archive", family: "FamilyEntry", choices: Mapping[str, Any]) -> "Family":
    """The family, when something of it may leave. Raises as `Archive.family` and `refuse_unconfirmed`."""
    record, sure = archive.family(family.id), choices["protected_identity"]
    refuse_unconfirmed(record, confirmed=sure, purpose=choices["purpose"], receiver=choices["receiver"])
    return record


def note_leaving(
    archive: "Archive", family: "Family", session: "Id | None", what: str, choices: Mapping[str, Any]
) -> None:
    """Note what is taken out, why, and for whom."""
    from mapping.archive.documents.codec import ExportNote

    whom = {name: choices[name] for name in ("purpose", "receiver")}
    if session is None:
        archive.log.note(Act.EXPORTED, family=family.id, detail=noted(family, what), **whom)
    else:
        at = datetime.now(UTC)
        archive.note_export(family.id, ExportNote(session=session, at=at, what=noted(family, what), **whom))


def refuse_incomplete(archive: "Archive", family: "FamilyEntry") -> None:
    """A session that does not open would be left out unseen."""
    lost = archive.lost(family.id)
    if lost:
        raise DamagedError(
            _("Session {id} is damaged or missing. Name another session to export it.").format(id=lost[0])
        )


def session_option() -> click.Option:
    """``--session``"""
    help_ = _("The session's id, the beginning of it, or its date; otherwise the latest.")
    return click.Option(["--session"], default=LATEST, metavar=_("SESSION"), help=help_)


def session_of(archive: "Archive", family: "FamilyEntry", session: str) -> "Session":
    """The session that is to leave. Raises as `find_session`; DamagedError."""
    if session == LATEST:
        refuse_incomplete(archive, family)
    return archive.session(find_session(archive, family, session).id)[0]


def refuse_taken_out(out: str | None, otherwise: str, endings: Iterable[str] = ("",)) -> None:
    """Raise what `put_out` would when a name is taken, before anything is noted. Raises as `refuse_taken`."""
    from exports.files import refuse_taken

    if out != STANDARD_STREAM:
        refuse_taken(Path(out or otherwise), endings)


def put_out(exported: Made, out: str | None, otherwise: str) -> None:
    """Write an export to new files, or to standard output."""
    if out == STANDARD_STREAM:
        for content in exported.contents.values():
            put_bytes(content)
        return
    from exports.files import write_all_new

    written = write_all_new(Path(out or otherwise), exported.contents)
    tell(_("Written: {file}. It is no longer protected.").format(file=", ".join(map(str, written))))
