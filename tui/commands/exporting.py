"""Taking a picture or the data of a family out of the archive."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapping.errors import DamagedError
from mapping.language import gettext as _
from tui.commands.chosen import Chosen, opened
from tui.commands.finding import LATEST, find_family, find_session
from tui.commands.options import Filled, command, family_option, out_option
from tui.commands.streams import STANDARD_STREAM, put_bytes, tell
from tui.saying import unwritable_words

if TYPE_CHECKING:
    from exports.pictures.look import PictureFormat
    from mapping.archive.archive import Archive
    from mapping.archive.index import FamilyEntry

PICTURE_FORMATS = ("svg", "png", "pdf", "dot")


def export_map_command() -> click.Command:
    """``krets export map``"""
    session = click.Option(
        ["--session"],
        default=LATEST,
        metavar=_("SESSION"),
        help=_("The session's id, the beginning of it, or its date; otherwise the latest."),
    )
    picture_format = click.Option(
        ["--format", "picture_format"], type=click.Choice(PICTURE_FORMATS), default="svg", help=_("The kind of file.")
    )
    help_ = _("The network map as a picture.")
    return command("map", export_map, help_, family_option(), session, picture_format, out_option())


def export_data_command() -> click.Command:
    """``krets export data``"""
    session = click.Option(["--session"], type=Filled(), metavar=_("SESSION"), help=_("One session only."))
    help_ = _("The family and its sessions as JSON, for another Krets.")
    return command("data", export_data, help_, family_option(), session, out_option())


def export_map(chosen: Chosen, family: str, session: str, picture_format: "PictureFormat", out: str | None) -> None:
    """Export the network map as a picture. Raises as `find_session`, `draw_map` and `write_new`."""
    from exports.pictures.network_map import draw_map, unwritable

    with opened(chosen) as archive:
        whose = find_family(archive, family)
        if session == LATEST:
            _refuse_incomplete(archive, whose)
        entry = find_session(archive, whose, session)
        record = archive.session(entry.id)[0]
        content = draw_map(record, title=whose.code, picture_format=picture_format)
    if squares := unwritable_words(len(unwritable(record))):
        tell(squares)
    name = _("network-map")
    _put_out(content, out, f"{name}-{entry.date}-{str(entry.id)[:8]}.{picture_format}")


def export_data(chosen: Chosen, family: str, session: str | None, out: str | None) -> None:
    """Export a family with its sessions as JSON. Raises as `find_session` and `write_new`; DamagedError."""
    from exports.data.interchange import write

    with opened(chosen) as archive:
        whose = find_family(archive, family)
        if session is None:
            _refuse_incomplete(archive, whose)
            records = archive.sessions(whose.id)
        else:
            records = (archive.session(find_session(archive, whose, session).id)[0],)
        content = write([archive.family(whose.id)], records)
    _put_out(content, out, f"krets-{str(whose.id)[:8]}.json")


def _refuse_incomplete(archive: "Archive", family: "FamilyEntry") -> None:
    """A session that does not open would be left out unseen."""
    lost = archive.lost(family.id)
    if lost:
        raise DamagedError(
            _("Session {id} is damaged or missing. Name another session to export it.").format(id=lost[0])
        )


def _put_out(content: bytes, out: str | None, otherwise: str) -> None:
    """Write an export to a new file, or to standard output."""
    if out == STANDARD_STREAM:
        put_bytes(content)
        return
    from exports.files import write_new

    target = Path(out or otherwise)
    write_new(target, content)
    tell(_("Written: {file}. It is no longer protected.").format(file=target))
