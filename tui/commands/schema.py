"""The form of the data, for those who write programs beside Krets."""

import click

from mapping.language import gettext as _
from tui.commands.chosen import Chosen
from tui.commands.options import command
from tui.commands.streams import put_bytes


def schema_command() -> click.Command:
    """``krets schema``"""
    return command("schema", show_schema, _("The form of a family's data as JSON Schema, for programs."))


def show_schema(chosen: Chosen) -> None:
    """Print the JSON Schema of the interchange format. It needs no archive."""
    from exports.data.schema import schema

    del chosen
    put_bytes(schema())
