"""Taking out what goes around a meeting: the invitation before it, and the journal text after it."""

from typing import Any

import click

from exports.export import Made
from exports.meeting import (
    INVITATION,
    INVITATION_FORMATS,
    invitation_name,
    invitation_text,
    journal_name,
    journal_noted,
    journal_text,
)
from mapping.language import gettext as _
from tui.commands.chosen import Chosen, bank_in_use, opened
from tui.commands.finding import find_family
from tui.commands.leaving import (
    may_leave,
    note_leaving,
    put_out,
    refuse_taken_out,
    sensitive_option,
    session_of,
    session_option,
)
from tui.commands.options import Filled, command, family_option, out_option, whom_options
from tui.commands.streams import tell
from tui.places import settings_file
from tui.settings import read_settings


def export_invitation_command() -> click.Command:
    """``krets export invitation``"""
    help_ = _("The invitation to a session on one page, or a text message that reminds of it.")
    kind = click.Option(
        ["--format", "file_format"],
        type=click.Choice(INVITATION_FORMATS),
        default="txt",
        help=_("Text, Markdown, or a text message; {usual} if none is chosen.").format(usual="txt"),
    )
    worker = click.Option(
        ["--worker"], type=Filled(), metavar=_("WHO"), help=_("Whom the parent meets (otherwise you, as it is set).")
    )
    options = (family_option(), session_option(), kind, worker, out_option(), *whom_options())
    return command("invitation", export_invitation, help_, *options)


def export_journal_command() -> click.Command:
    """``krets export journal``"""
    help_ = _("A whole session as plain text, to be pasted into the service's case system.")
    options = (family_option(), session_option(), sensitive_option(), out_option(), *whom_options())
    return command("journal", export_journal, help_, *options)


def export_invitation(chosen: Chosen, **choices: Any) -> None:
    """Export the invitation to a session, or its reminder. Raises as `export_map`."""
    worker = choices["worker"] or read_settings(settings_file()).worker
    with opened(chosen) as archive:
        whose = find_family(archive, choices["family"])
        family = may_leave(archive, whose, choices)
        session = session_of(archive, whose, choices["session"])
        text = invitation_text(session, choices["file_format"], worker=worker)
        name = invitation_name(session, choices["file_format"])
        refuse_taken_out(choices["out"], name)
        note_leaving(archive, family, session.id, f"{INVITATION} {choices['file_format']}", choices)
    put_out(Made({"": text.encode()}), choices["out"], name)


def export_journal(chosen: Chosen, **choices: Any) -> None:
    """Export a session as text for the record; that it was is kept with the family. Raises as `export_map`."""
    sensitive: bool = choices["sensitive"]
    bank = bank_in_use(chosen)
    with opened(chosen, "write if free") as archive:
        whose = find_family(archive, choices["family"])
        family = may_leave(archive, whose, choices)
        session = session_of(archive, whose, choices["session"])
        text = journal_text(
            session,
            bank,
            code=family.code,
            assignment=family.assignment,
            corrections=archive.corrections(session),
            sensitive=sensitive,
        )
        refuse_taken_out(choices["out"], journal_name(session))
        note_leaving(archive, family, session.id, journal_noted("txt", sensitive=sensitive), choices)
        if not archive.writable:
            tell(_("Another Krets is writing, so the family does not remember that it was entered; the log does."))
    put_out(Made({"": text.encode()}), choices["out"], journal_name(session))
