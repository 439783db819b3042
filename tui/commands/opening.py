"""Opening the app: on the worker's own archive, or on the practice family."""

import sys

import click

from mapping.language import gettext as _
from tui.commands.chosen import Chosen
from tui.commands.options import command, yes_option
from tui.commands.streams import is_terminal, say


def practice_command() -> click.Command:
    """``krets practice``"""
    reset = click.Option(["--reset"], is_flag=True, help=_("Let the family be as it was the first time."))
    help_ = _("Open the practice family: invented people, no passphrase.")
    return command("practice", practice, help_, reset, yes_option())


def open_app(chosen: Chosen) -> None:
    """Open the app on the worker's archive."""
    _run_app(chosen, practice=False)


def practice(chosen: Chosen, reset: bool, yes: bool) -> None:
    """Open the app on the practice family; with `reset`, as it was the first time. Raises as `reset_practice`."""
    if reset:
        _reset(chosen, yes=yes)
    if not reset or _can_show():
        _run_app(chosen, practice=True)


def _reset(chosen: Chosen, *, yes: bool) -> None:
    from tui.places import practice_folder
    from tui.practice import reset_practice

    if not yes:
        if not is_terminal():
            raise click.UsageError(_("Confirm with --yes."))
        question = _("All that was tried in the practice family goes. Do it?")
        if not click.confirm(question, err=True):
            raise click.Abort
    reset_practice(chosen.archive or practice_folder())
    say(_("The practice family is as it was the first time."))


def _can_show() -> bool:
    return is_terminal() and sys.stdout is not None and sys.stdout.isatty()


def _run_app(chosen: Chosen, *, practice: bool) -> None:
    if not _can_show():
        raise click.UsageError(_("Krets needs a terminal. In a script, use one of its commands (krets --help)."))
    from tui.running import open_app as run

    raise click.exceptions.Exit(run(chosen.archive, practice, chosen.questions))
