"""The command line: everything but the conversation itself.

Exit status: 0 done, 1 a fault in Krets itself, 2 wrong usage, 3 locked or wrong passphrase, 4 damaged or invalid data,
5 not found, 6 could not write (or it exists already), 7 in use by another, 130 stopped with Ctrl+C. An error is one
line on standard error, and never shows what a family has told.
"""

import errno
import os
import sys
from pathlib import Path

import click

from mapping.archive.log import known_as
from mapping.errors import (
    ClosedError,
    DamagedError,
    InUseError,
    InvalidError,
    KretsError,
    LockedError,
    NotFoundError,
    PictureError,
    ProtectedError,
    WriteError,
)
from mapping.language import current
from mapping.language import gettext as _
from tui.commands.chosen import Chosen
from tui.commands.options import Group, with_global_options
from tui.commands.streams import give_up, never_stumble, say, tell
from tui.places import settings_file
from tui.settings import read_settings

STATUS: tuple[tuple[type[KretsError], int], ...] = (
    (ProtectedError, 2),
    (LockedError, 3),
    (DamagedError, 4),
    (InvalidError, 4),
    (ClosedError, 4),
    (NotFoundError, 5),
    (WriteError, 6),
    (PictureError, 6),
    (InUseError, 7),
)
"""The exit status of each kind of error."""

FAULT, USAGE, NOT_WRITTEN, STOPPED = 1, 2, 6, 130
"""The exit statuses of what is no KretsError."""


def run_command(arguments: list[str]) -> int:
    """Run one command; returns the exit status."""
    _speak_to_click()
    never_stumble()
    known_as(read_settings(settings_file()).worker)
    try:
        return _run(command_line(), arguments)
    except KretsError as error:
        return fail(error)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        return _fail(error.format_message(), USAGE)
    except (click.Abort, KeyboardInterrupt, EOFError):
        return _fail(_("Stopped."), STOPPED)
    except OSError as error:
        give_up(sys.stdout)
        return _fail(_explain(error), NOT_WRITTEN)


def fail(error: KretsError) -> int:
    """Say what went wrong, in one line; returns the exit status."""
    return _fail(str(error), status_of(error))


def status_of(error: KretsError) -> int:
    """The exit status that an error leads to."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), FAULT)


def command_line() -> click.Group:
    """The commands, with their help in the language spoken now."""
    from tui.commands import all_commands
    from tui.commands.opening import open_app

    def start(context: click.Context) -> None:
        if context.invoked_subcommand is None:
            open_app(context.find_object(Chosen) or Chosen())

    root = Group(
        "krets",
        callback=click.pass_context(start),
        commands=all_commands(),
        invoke_without_command=True,
        params=[_version_option()],
        help=_("Structured mapping sessions with families. Without a command, the app opens."),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    with_global_options(root)
    return root


def _run(root: click.Group, arguments: list[str]) -> int:
    """What click's own `main` does, but for its habit of ending the process when the output is closed."""
    if asked := os.environ.get("_KRETS_COMPLETE"):
        from click.shell_completion import shell_complete

        return shell_complete(root, {}, "krets", "_KRETS_COMPLETE", asked)
    with root.make_context("krets", arguments) as context:
        root.invoke(context)
    return 0


def _version_option() -> click.Option:
    def show(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value:
            from importlib.metadata import version

            say(f"krets {version('krets')}")
            context.exit()

    return click.Option(
        ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show, help=_("Show the version.")
    )


def _speak_to_click() -> None:
    """Click asks gettext's default catalogue for its own words; hand it ours."""
    import gettext

    import mapping

    os.environ["LANGUAGE"] = current()
    gettext.bindtextdomain("click", Path(mapping.__file__).parent / "locale")
    gettext.textdomain("click")


def _explain(error: OSError) -> str:
    if error.errno in {None, errno.EPIPE}:
        return _("Nobody reads the output any more.")
    return _("The computer could not read or write this ({reason}).").format(
        reason=errno.errorcode.get(error.errno or 0, "?")
    )


def _fail(sentence: str, status: int) -> int:
    tell(f"krets: {sentence}")
    return status
