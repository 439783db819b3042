"""A family handed over to a colleague, and one taken in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapping.cleaning import clean
from mapping.errors import LockedError
from mapping.language import gettext as _
from tui.commands.chosen import Chosen, opened
from tui.commands.finding import find_family
from tui.commands.options import Filled, command, whom_options
from tui.commands.streams import is_terminal, read_input, say
from tui.taken import told

if TYPE_CHECKING:
    from mapping.archive.keys.recovery import RecoveryKey


def hand_over_command() -> click.Command:
    """``krets hand-over``"""
    return command(
        "hand-over",
        hand_over_family,
        _("Write one family, with its earlier versions, to an encrypted file for a colleague."),
        click.Argument(["family"], type=Filled(), metavar=_("FAMILY")),
        click.Argument(["file"], type=Filled(), metavar=_("FILE")),
        click.Option(["--to"], type=Filled(), metavar="AGE1…", help=_("The colleague's public age key.")),
        click.Option(
            ["--passphrase", "with_passphrase"],
            is_flag=True,
            help=_("Lock it with a passphrase that Krets makes up; say it by phone."),
        ),
        *whom_options(),
    )


def take_in_command() -> click.Command:
    """``krets take-in``"""
    return command(
        "take-in",
        take_in_family,
        _("Take in a family that was handed over. Nothing that is here is overwritten."),
        click.Argument(["file"], type=Filled(), metavar=_("FILE")),
        click.Option(
            ["--key-file"],
            type=Filled(),
            metavar=_("FILE"),
            help=_("Read what opens it, the passphrase or your secret age key, from a file; - is standard input."),
        ),
    )


def hand_over_family(
    chosen: Chosen,
    family: str,
    file: str,
    *,
    to: str | None,
    with_passphrase: bool,
    purpose: str,
    receiver: str,
    protected_identity: bool,
) -> None:
    """Hand a family over. Raises as `find_family` and `hand_over`."""
    from mapping.archive.parcels.handover import hand_over, new_passphrase

    if with_passphrase == (to is not None):
        raise click.UsageError(_("Choose one: --to with the colleague's public key, or --passphrase."))
    passphrase = new_passphrase() if with_passphrase else ""
    with opened(chosen, "write if free") as archive:
        whose = find_family(archive, family)
        hand_over(
            archive,
            whose.id,
            Path(file),
            to=to,
            passphrase=passphrase,
            purpose=clean(purpose),
            receiver=clean(receiver),
            confirmed=protected_identity,
        )
    say(_("The family is in {file}, and here as before.").format(file=file))
    if passphrase:
        say(_("Say this by phone, and do not write it where the file goes: {passphrase}").format(passphrase=passphrase))


def take_in_family(chosen: Chosen, file: str, key_file: str | None) -> None:
    """Take a family in. Raises as `read_handed` and `take_in`."""
    from mapping.archive.parcels.handover import read_handed
    from mapping.archive.parcels.taking_in import take_in

    secret = _secret(key_file)
    handed = read_handed(Path(file), secret)
    with opened(chosen, "write") as archive:
        taken = take_in(archive, handed)
    for line in told(taken):
        say(line)


def _secret(file: str | None) -> "str | RecoveryKey":
    """A secret age key, when it is one, or else a passphrase."""
    from mapping.archive.parcels.handover import secret_in

    if file is not None:
        text = read_input(file, at_most=100_000).decode("utf-8-sig", "replace")
    elif is_terminal():
        text = str(click.prompt(_("Passphrase or key"), hide_input=True, err=True))
    else:
        raise LockedError(_("The passphrase or key is needed. Give it with --key-file."))
    return secret_in(text)
