"""Making an archive."""

import click

from mapping.errors import ExistsError
from mapping.language import gettext as _
from tui.commands.chosen import Chosen, passphrase
from tui.commands.keys import advise, hand_out_recovery_key
from tui.commands.options import Filled, command
from tui.commands.streams import is_terminal, say
from tui.service import service_in_use


def init_command() -> click.Command:
    """``krets init``"""
    help_ = _("Make an archive, with a passphrase and a recovery key.")
    out = click.Option(
        ["--recovery-key-out"],
        type=Filled(),
        metavar=_("FILE"),
        help=_("Write the page with the recovery key to a new file instead of showing it."),
    )
    return command("init", init, help_, out)


def init(chosen: Chosen, recovery_key_out: str | None) -> None:
    """Make an archive. Raises as `create_archive`, and as `service_in_use`."""
    from mapping.archive.opening import create_archive
    from mapping.archive.threshold import exists

    if exists(chosen.folder):
        raise ExistsError(_("There is an archive here already. It is left as it is."))
    service, new = service_in_use(), passphrase(chosen, new=True)
    advise(new)
    with create_archive(chosen.folder, new) as archive:
        say(_("The archive is made: {folder}").format(folder=chosen.folder))
        if service.organisation_key:
            archive.keyring.set_organisation(service.organisation_key)
        if recovery_key_out is not None or is_terminal():
            hand_out_recovery_key(archive, recovery_key_out)
        else:
            say(_("It has no recovery key yet. Make one with: krets keys recovery"))
