"""Making an archive, and looking one through."""

import click

from mapping.archive.log import Act
from mapping.errors import DamagedError, ExistsError
from mapping.language import gettext as _
from mapping.language import ngettext
from tui.commands.chosen import Chosen, opened, passphrase
from tui.commands.options import command
from tui.commands.streams import say


def init_command() -> click.Command:
    """``krets init``"""
    return command("init", init, _("Make an archive, with a passphrase."))


def check_command() -> click.Command:
    """``krets check``"""
    return command("check", check_archive, _("Open and prove every document, and name what is damaged."))


def init(chosen: Chosen) -> None:
    """Make an archive. Raises as `create_archive`."""
    from mapping.archive.opening import create_archive
    from mapping.archive.threshold import exists

    if exists(chosen.folder):
        raise ExistsError(_("There is an archive here already. It is left as it is."))
    create_archive(chosen.folder, passphrase(chosen, new=True)).close()
    say(_("The archive is made: {folder}").format(folder=chosen.folder))


def check_archive(chosen: Chosen) -> None:
    """Look the archive through. Raises DamagedError when anything is wrong, after naming it."""
    from mapping.archive.checking import check

    with opened(chosen) as archive:
        findings = check(archive)
        archive.log.note(Act.CHECKED, detail=str(len(findings)) if findings else "")
        index = archive.index
    for finding in findings:
        say(f"{finding.document}: {finding.what}")
    if findings:
        raise DamagedError(
            ngettext(
                "{count} thing is not as it should be.", "{count} things are not as they should be.", len(findings)
            )
        )
    say(_("All is well: {what}.").format(what=_counts(len(index.families), len(index.sessions))))


def _counts(families: int, sessions: int) -> str:
    """``2 familjer, 5 samtal``."""
    return ", ".join(
        (
            ngettext("{count} family", "{count} families", families),
            ngettext("{count} session", "{count} sessions", sessions),
        )
    )
