"""The options that several commands share, and the way every command is made."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from mapping.archive.log import Purpose
from mapping.language import LANGUAGES
from mapping.language import gettext as _
from tui.commands.chosen import Chosen, chosen_now


class Filled(click.ParamType):  # type: ignore[type-arg]  # only newer versions of click can say of what
    """A text that is not empty: an empty one is a script's variable that was never set."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """`value` itself; fails when there is nothing in it."""
        text = str(value)
        if not text.strip():
            self.fail(_("It is empty."), param, ctx)
        return text


class Folder(Filled):
    """A folder, there or yet to be made."""

    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The folder's path; fails when something else has that name."""
        folder = Path(super().convert(value, param, ctx))
        try:
            taken = folder.exists() and not folder.is_dir()
        except OSError:
            taken = True  # so long a name, or a folder above that cannot be looked into
        if taken:
            self.fail(_("{folder} is not a folder.").format(folder=folder), param, ctx)
        return folder


class Whole(click.ParamType):  # type: ignore[type-arg]  # only newer versions of click can say of what
    """A whole number within bounds, both included."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        """From `least` to `most`."""
        self._least, self._most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails when it is none, or out of bounds."""
        try:
            number = int(str(value))
        except ValueError:
            number = self._least - 1
        if not self._least <= number <= self._most:
            said = _("Write a whole number from {least} to {most}.")
            self.fail(said.format(least=self._least, most=self._most), param, ctx)
        return number


def command(name: str, callback: Callable[..., None], help_: str, *params: click.Parameter) -> click.Command:
    """A command whose `callback` is handed what is chosen globally, and then its own `params` by name."""

    def run(**values: Any) -> None:
        callback(chosen_now(), **values)

    return click.Command(name, callback=run, params=list(params), help=help_, short_help=help_)


def with_global_options(a_command: click.Command) -> click.Command:
    """The command, and every command below it, with the global options accepted there."""
    a_command.params += _global_options()
    a_command.options_metavar = _("[OPTIONS]")
    if isinstance(a_command, click.Group):
        a_command.subcommand_metavar = _("COMMAND [ARGUMENTS]")
        for below in a_command.commands.values():
            with_global_options(below)
    return a_command


class Group(click.Group):
    """Commands whose help shows them in the order they were added in."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        del ctx
        return list(self.commands)


def json_option() -> click.Option:
    """``--json``"""
    return click.Option(["--json", "as_json"], is_flag=True, help=_("As JSON, for programs."))


def yes_option() -> click.Option:
    """``--yes``"""
    return click.Option(["--yes"], is_flag=True, help=_("Do not ask."))


def family_option() -> click.Option:
    """``--family``, without which nothing is exported."""
    return click.Option(
        ["--family"], required=True, metavar=_("FAMILY"), help=_("The family's code, id, or the beginning of its id.")
    )


def out_option() -> click.Option:
    """``--out``"""
    return click.Option(["--out"], type=Filled(), metavar=_("PATH"), help=_("The file to write; - is standard output."))


def whom_options() -> tuple[click.Option, ...]:
    """``--purpose`` and ``--receiver``, which the log tells of whatever leaves the archive, and
    ``--protected-identity``, without which nothing of a protected family leaves (see `mapping.protection`).
    """
    why = _("Why it is taken out, for the log: {known}, or words of your own; nothing that was told.")
    told = (
        ("purpose", _("WORDS"), why.format(known=", ".join(purpose.value for purpose in Purpose))),
        ("receiver", _("WHO"), _("Who gets it, for the log.")),
    )
    purpose, receiver = (
        click.Option([f"--{name}"], type=Filled(), metavar=words, help=help_, callback=lambda _c, _p, text: text or "")
        for name, words, help_ in told
    )
    sure = _("Yes, although somebody in the family has protected personal data.")
    return purpose, receiver, click.Option(["--protected-identity"], is_flag=True, help=sure)


def _global_options() -> list[click.Parameter]:
    return [
        click.Option(
            ["--archive"],
            type=Folder(),
            metavar=_("DIR"),
            expose_value=False,
            is_eager=True,
            callback=_keep("archive"),
            help=_("The archive's folder (otherwise your own)."),
        ),
        click.Option(
            ["--passphrase-file"],
            type=Filled(),
            metavar=_("FILE"),
            expose_value=False,
            is_eager=True,
            callback=_keep("passphrase_file"),
            help=_("Read the passphrase from a file; - is standard input."),
        ),
        click.Option(
            ["--questions"],
            type=Folder(),
            metavar=_("DIR"),
            expose_value=False,
            is_eager=True,
            callback=_keep("questions"),
            help=_("A folder with questions of your own (otherwise that of the settings)."),
        ),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            is_eager=True,
            help=_("The language: Swedish or English."),
        ),
    ]


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> Any:
        if value is not None:
            setattr(context.find_root().ensure_object(Chosen), name, value)
        return value

    return callback
