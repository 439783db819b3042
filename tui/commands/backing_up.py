"""A backup of the whole archive, and an archive made anew from one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapping.errors import LockedError
from mapping.language import gettext as _
from tui.commands.chosen import Chosen, opened
from tui.commands.options import Filled, Folder, command
from tui.commands.progress import progress
from tui.commands.streams import is_terminal, read_input, say

if TYPE_CHECKING:
    from mapping.archive.keys.recovery import RecoveryKey


def backup_command() -> click.Command:
    """``krets backup``"""
    help_ = _(
        "Write the whole archive to one new, encrypted file. The recovery key opens it, the organisation's does too, "
        "and so does the age program with either."
    )
    return command("backup", backup, help_, click.Argument(["file"], type=Filled(), metavar=_("FILE")))


def restore_archive_command() -> click.Command:
    """``krets restore-archive``"""
    return command(
        "restore-archive",
        restore_archive,
        _("Make the archive anew from a backup, in a new or empty folder. Only the recovery key is needed."),
        click.Argument(["file"], type=Filled(), metavar=_("FILE")),
        click.Argument(["folder"], type=Folder(), metavar=_("DIR")),
        click.Option(
            ["--recovery-key-file"],
            type=Filled(),
            metavar=_("FILE"),
            help=_("Read the recovery key from a file; - is standard input."),
        ),
    )


def backup(chosen: Chosen, file: str) -> None:
    """Write a backup. Raises as `back_up`."""
    from mapping.archive.parcels.backup import back_up

    with opened(chosen, "write") as archive, progress(_("Writing the backup …")) as told:
        size = back_up(archive, Path(file), told)
    say(
        _("The backup is written, read back and compared: {file} ({size} MB). The recovery key opens it.").format(
            file=file, size=f"{size / 1e6:.1f}"
        )
    )


def restore_archive(chosen: Chosen, file: str, folder: Path, recovery_key_file: str | None) -> None:
    """Make an archive from a backup. Raises as `restore_backup`, and InvalidError when the key is mistyped."""
    del chosen
    from mapping.archive.parcels.backup import restore_backup

    key = _recovery_key(recovery_key_file)
    with progress(_("Restoring …")) as told:
        restore_backup(Path(file), folder, key, told)
    say(_("The archive is whole again: {folder}").format(folder=folder))
    say(_("Its passphrase is the one it had. If that is forgotten, choose a new one with: krets keys passphrase"))


def _recovery_key(file: str | None) -> "RecoveryKey":
    from mapping.archive.keys.recovery import RecoveryKey

    if file is not None:
        return RecoveryKey.read(read_input(file, at_most=100_000).decode("utf-8", "replace"))
    if not is_terminal():
        raise LockedError(_("The recovery key is needed. Give it with --recovery-key-file."))
    return RecoveryKey.read(str(click.prompt(_("Recovery key"), err=True)))
