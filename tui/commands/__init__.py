"""The commands of the command line, a module for each kind of thing they do.

    opening    the app itself
    keeping    make an archive
    checking   look one through, and put right what can be
    listing    families and sessions
    keys, slots   what opens the archive
    correcting what a closed session has wrong, put right beside it
    log        who did what, and when
    versions   earlier versions of a session, and putting one back
    exporting, exporting_data   pictures and words, and data, out
    exporting_meeting   the invitation to a session, and its text for the record
    disclosing what is recorded about one person, for that person
    erasing    what the service's rule says is to go
    backing_up a backup, and an archive made anew from one
    handing_over a family to a colleague, and in from one
    importing  data in
    schema     the form of the data, for programs
    questions  the questions that are asked, and a service's own

and beside them what they share: `chosen` (the global options, and the archive they lead to), `finding`, `leaving`,
`options` and `streams`.
"""

import click

from mapping.language import gettext as _
from tui.commands.backing_up import backup_command, restore_archive_command
from tui.commands.checking import check_command
from tui.commands.correcting import correct_command
from tui.commands.disclosing import disclose_command
from tui.commands.erasing import config_command, erase_command, retention_command
from tui.commands.exporting import (
    export_genogram_command,
    export_map_command,
    export_profile_command,
    export_timeline_command,
)
from tui.commands.exporting_data import export_data_command
from tui.commands.exporting_meeting import export_invitation_command, export_journal_command
from tui.commands.handing_over import hand_over_command, take_in_command
from tui.commands.importing import import_command
from tui.commands.keeping import init_command
from tui.commands.keys import keys_group
from tui.commands.listing import families_command, sessions_command
from tui.commands.log import log_command
from tui.commands.opening import practice_command
from tui.commands.options import Group
from tui.commands.questions import check_questions_command, example_questions_command, list_questions_command
from tui.commands.schema import schema_command
from tui.commands.versions import history_command, restore_command


def all_commands() -> list[click.Command]:
    """Every command, in the order the help shows them, in the language spoken now."""
    return [
        practice_command(),
        init_command(),
        families_command(),
        sessions_command(),
        Group(
            "export",
            commands=[
                export_map_command(),
                export_genogram_command(),
                export_timeline_command(),
                export_profile_command(),
                export_invitation_command(),
                export_journal_command(),
                export_data_command(),
            ],
            no_args_is_help=False,
            help=_("Take something out. The file is no longer protected."),
        ),
        disclose_command(),
        import_command(),
        schema_command(),
        Group(
            "questions",
            commands=[list_questions_command(), example_questions_command(), check_questions_command()],
            no_args_is_help=False,
            help=_("The questions that are asked, and questions of your own."),
        ),
        keys_group(),
        history_command(),
        restore_command(),
        correct_command(),
        check_command(),
        log_command(),
        backup_command(),
        restore_archive_command(),
        hand_over_command(),
        take_in_command(),
        retention_command(),
        erase_command(),
        config_command(),
    ]
