"""Taking the data of a family out of the archive, whole, for another Krets."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from exports.export import Made
from mapping.language import gettext as _
from mapping.language import ngettext
from tui.commands.chosen import Chosen, bank_in_use, opened
from tui.commands.finding import find_family, find_session
from tui.commands.leaving import may_leave, note_leaving, put_out, refuse_incomplete, refuse_taken_out, sensitive_option
from tui.commands.options import Filled, command, family_option, out_option, whom_options
from tui.commands.streams import tell

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from mapping.archive.documents.codec import Correction
    from mapping.session import Session


def export_data_command() -> click.Command:
    """``krets export data``"""
    session = click.Option(["--session"], type=Filled(), metavar=_("SESSION"), help=_("One session only."))
    help_ = _("The family and its sessions as JSON, for another Krets.")
    options = (family_option(), session, sensitive_option(), out_option(), *whom_options())
    return command("data", export_data, help_, *options)


def export_data(
    chosen: Chosen, family: str, session: str | None, out: str | None, *, sensitive: bool, **whom: Any
) -> None:
    """Export a family with its sessions as JSON. Raises as `export_map`; DamagedError."""
    from exports.data.interchange import write

    with opened(chosen) as archive:
        whose = find_family(archive, family)
        record = may_leave(archive, whose, whom)
        if session is None:
            refuse_incomplete(archive, whose)
            records = archive.sessions(whose.id)
        else:
            records = (archive.session(find_session(archive, whose, session).id)[0],)
        left = tuple(records) if sensitive else _without_sensitive(chosen, records)
        content = write([record], left, _corrections(archive, records, left))
        what = "data json sensitive" if sensitive else "data json"
        name = f"krets-{str(whose.id)[:8]}.json"
        refuse_taken_out(out, name)
        note_leaving(archive, record, None if session is None else records[0].id, what, whom)
    put_out(Made({"": content}), out, name)


def _without_sensitive(chosen: Chosen, records: "Iterable[Session]") -> "tuple[Session, ...]":
    """The sessions without what leaves only when it is chosen; that something stayed behind is told."""
    from mapping.profile.sensitive import without_sensitive

    whole, bank = tuple(records), bank_in_use(chosen)
    left = tuple(without_sensitive(record, bank) for record in whole)
    if left != whole:
        tell(_("What is sensitive stayed behind. Take it along with --sensitive."))
    return left


def _corrections(archive: "Archive", whole: "Sequence[Session]", left: "Sequence[Session]") -> "list[Correction]":
    """What was put right in the sessions.

    What was put right in one of which something sensitive stays behind may speak of just that, and stays behind too.
    """
    along: list[Correction] = []
    behind = 0
    for before, after in zip(whole, left, strict=True):
        corrections = archive.corrections(before)
        along += corrections if after == before else ()
        behind += len(corrections) if after != before else 0
    if behind:
        tell(
            ngettext(
                "{count} correction stayed behind too: it may speak of that.",
                "{count} corrections stayed behind too: they may speak of that.",
                behind,
            )
        )
    return along
