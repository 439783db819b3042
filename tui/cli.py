"""The command line: everything but the conversation itself.

Exit status: 0 done, 2 wrong usage, 3 locked or wrong passphrase, 4 damaged or invalid data, 5 not found, 6 could not
write (or it exists already), 7 in use by another. An error is one line on standard error.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from mapping.errors import (
    DamagedError,
    InUseError,
    InvalidError,
    KretsError,
    LockedError,
    NotFoundError,
    WriteError,
)
from mapping.language import LANGUAGES, current, ngettext
from mapping.language import gettext as _
from tui.places import archive_folder

STATUS: tuple[tuple[type[KretsError], int], ...] = (
    (LockedError, 3),
    (DamagedError, 4),
    (InvalidError, 4),
    (NotFoundError, 5),
    (WriteError, 6),
    (InUseError, 7),
)
"""The exit status of each kind of error; anything else is 1."""

STANDARD_STREAM = "-"


@dataclass
class Chosen:
    """The global options, wherever on the line they stood."""

    archive: Path | None = None
    passphrase_file: str | None = None

    @property
    def folder(self) -> Path:
        """The archive's folder."""
        return self.archive or archive_folder()


def run_command(arguments: list[str]) -> int:
    """Run one command; returns the exit status."""
    _speak_to_click()
    try:
        command_line().main(args=arguments, prog_name="krets", standalone_mode=False)
    except KretsError as error:
        return _fail(str(error), next((status for type_, status in STATUS if isinstance(error, type_)), 1))
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        return _fail(_("Stopped."), 1)
    except click.ClickException as error:
        return _fail(error.format_message(), 2)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open until the process ends
        return _fail(_("Nobody reads the output any more."), 6)
    return 0


def command_line() -> click.Group:
    """The commands, with their help in the language spoken now."""
    from tui import commands

    def start(context: click.Context) -> None:
        if context.invoked_subcommand is None:
            commands.open_app(context.find_object(Chosen) or Chosen())

    root = click.Group(
        "krets",
        callback=click.pass_context(start),
        invoke_without_command=True,
        params=[*_global_options(), _version_option()],
        help=_("Structured mapping sessions with families. Without a command, the app opens."),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    for command in commands.all_commands():
        command.params += _global_options()
        root.add_command(command)
    return root


def _global_options() -> list[click.Parameter]:
    def keep(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
        def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> Any:
            chosen = context.find_root().ensure_object(Chosen)
            if value is not None:
                setattr(chosen, name, value)
            return value

        return callback

    return [
        click.Option(
            ["--archive"],
            type=click.Path(path_type=Path, file_okay=False),
            metavar=_("DIR"),
            expose_value=False,
            is_eager=True,
            callback=keep("archive"),
            help=_("The archive's folder (otherwise your own)."),
        ),
        click.Option(
            ["--passphrase-file"],
            metavar=_("FILE"),
            expose_value=False,
            is_eager=True,
            callback=keep("passphrase_file"),
            help=_("Read the passphrase from a file; - is standard input."),
        ),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            is_eager=True,
            help=_("The language: Swedish or English."),
        ),
    ]


def _version_option() -> click.Option:
    def show(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value:
            from importlib.metadata import version

            click.echo(f"krets {version('krets')}")
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
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _fail(sentence: str, status: int) -> int:
    click.echo(f"krets: {' '.join(sentence.split())}", err=True)
    return status


def count_line(families: int, sessions: int) -> str:
    """``2 familjer, 5 samtal``."""
    return ", ".join(
        (
            ngettext("{count} family", "{count} families", families),
            ngettext("{count} session", "{count} sessions", sessions),
        )
    )
