"""Taking in what another Krets exported: all of it, or nothing."""

from typing import TYPE_CHECKING

import click

from mapping.errors import InvalidError, NewerError
from mapping.language import gettext as _
from tui.commands.chosen import Chosen, opened, refuse_reading_twice
from tui.commands.options import Filled, command
from tui.commands.streams import read_input, say

if TYPE_CHECKING:
    from exports.data.interchange import Interchange


def import_command() -> click.Command:
    """``krets import``"""
    return command(
        "import",
        take_in,
        _("Take in families and sessions that Krets exported."),
        click.Argument(["files"], nargs=-1, required=True, type=Filled(), metavar=_("FILE…")),
    )


def take_in(chosen: Chosen, files: tuple[str, ...]) -> None:
    """Take in exported data. Raises as `interchange.read` and `interchange.take_in`, with the file named."""
    from exports.data import interchange

    refuse_reading_twice(chosen, files)
    wholes = [_read(name) for name in files]
    with opened(chosen, "write") as archive:
        taken = interchange.take_in(archive, *wholes)
    say(_("{added} taken in, {skipped} there already.").format(added=taken.added, skipped=taken.skipped))


def _read(name: str) -> "Interchange":
    from exports.data import interchange

    try:
        return interchange.read(read_input(name))
    except (InvalidError, NewerError) as error:
        raise type(error)(f"{name}: {error}") from None
