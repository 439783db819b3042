"""Opening the app: on the worker's own archive, or on the practice family."""

import sys

import click

from mapping.language import gettext as _
from tui.commands.chosen import Chosen
from tui.commands.options import command
from tui.commands.streams import is_terminal


def practice_command() -> click.Command:
    """``krets practice``"""
    return command("practice", practice, _("Open the practice family: invented people, no passphrase."))


def open_app(chosen: Chosen) -> None:
    """Open the app on the worker's archive."""
    _run_app(chosen, practice=False)


def practice(chosen: Chosen) -> None:
    """Open the app on the practice family."""
    _run_app(chosen, practice=True)


def _run_app(chosen: Chosen, *, practice: bool) -> None:
    if not is_terminal() or sys.stdout is None or not sys.stdout.isatty():
        raise click.UsageError(_("Krets needs a terminal. In a script, use one of its commands (krets --help)."))
    from tui.running import open_app as run

    raise click.exceptions.Exit(run(chosen.archive, practice, chosen.questions))
