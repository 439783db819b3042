"""Making an archive."""

import click

from mapping.errors import ExistsError
from mapping.language import gettext as _
from tui.commands.chosen import Chosen, passphrase
from tui.commands.options import command
from tui.commands.streams import say


def init_command() -> click.Command:
    """``krets init``"""
    return command("init", init, _("Make an archive, with a passphrase."))


def init(chosen: Chosen) -> None:
    """Make an archive. Raises as `create_archive`."""
    from mapping.archive.opening import create_archive
    from mapping.archive.threshold import exists

    if exists(chosen.folder):
        raise ExistsError(_("There is an archive here already. It is left as it is."))
    create_archive(chosen.folder, passphrase(chosen, new=True)).close()
    say(_("The archive is made: {folder}").format(folder=chosen.folder))
