"""The lists of families and sessions: codes, dates and states, never a name."""

from datetime import date

import click

from mapping.archive.log import Act
from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.language import ngettext, say_date
from mapping.record import Id
from tui.commands.chosen import Chosen, opened
from tui.commands.finding import find_family
from tui.commands.options import command, json_option
from tui.commands.streams import say, say_json

SHOWN_OF_ID = 8
"""Characters of an id that a list shows: enough to tell them apart, and to be written by hand."""


def families_command() -> click.Command:
    """``krets families``"""
    return command("families", families, _("List the families by code."), json_option())


def sessions_command() -> click.Command:
    """``krets sessions``"""
    return command(
        "sessions",
        sessions,
        _("List the sessions, of all families or of one."),
        click.Argument(["family"], required=False, metavar=_("[FAMILY]")),
        json_option(),
    )


def families(chosen: Chosen, as_json: bool) -> None:
    """List the families."""
    with opened(chosen) as archive:
        archive.log.note(Act.LISTED)
        index = archive.index
    if as_json:
        say_json([{"id": str(entry.id), "code": entry.code} for entry in index.families])
        return
    dates: dict[Id, list[date]] = {}
    for session in index.sessions:
        dates.setdefault(session.family, []).append(session.date)
    for entry in index.families:
        mine = dates.get(entry.id, [])
        latest = f"{mine[-1]}" if mine else ""
        count = ngettext("{count} session", "{count} sessions", len(mine))
        say(f"{str(entry.id)[:SHOWN_OF_ID]}  {clean(entry.code)}  {count}  {latest}".rstrip())


def sessions(chosen: Chosen, family: str | None, as_json: bool) -> None:
    """List the sessions. Raises as `find_family`."""
    with opened(chosen) as archive:
        entries = archive.index.sessions
        from mapping.archive.documents.codec import Ledger

        ledger = Ledger()
        if family is not None:
            wanted = find_family(archive, family)
            entries = tuple(entry for entry in entries if entry.family == wanted.id)
            ledger = archive.ledger(wanted.id)
        archive.log.note(Act.LISTED, family=wanted.id if family is not None else None)
    if as_json:
        rows = [
            {"id": str(e.id), "family": str(e.family), "date": e.date.isoformat(), "status": e.status.value}
            for e in entries
        ]
        say_json(rows)
        return
    from exports.meeting import entered
    from mapping.terms import term

    for entry in entries:
        at = entered(ledger.exports, entry.id)
        recorded = _("journal text {day}").format(day=say_date(at.astimezone().date())) if at else ""
        differs = _("handed over, differs") if any(pair.session == entry.id for pair in ledger.beside) else ""
        told = (str(entry.id)[:SHOWN_OF_ID], str(entry.date), term(entry.status), recorded, differs)
        say("  ".join(filter(None, told)))
