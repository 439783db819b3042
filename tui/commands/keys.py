"""The keys of an archive, changed and added."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapping import clock
from mapping.errors import InvalidError, LockedError
from mapping.language import gettext as _
from mapping.language import ngettext
from tui.commands.chosen import Chosen, chosen_now, first_line, opened, passphrase, refuse_reading_twice
from tui.commands.options import Filled, Group, command, json_option, yes_option
from tui.commands.progress import progress
from tui.commands.slots import list_keys, opened_by, recovery_key_option, remove_command, try_command
from tui.commands.streams import is_terminal, read_input, say, tell
from tui.service import service_in_use

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from mapping.archive.keys.recovery import RecoveryKey


def keys_group() -> click.Group:
    """``krets keys``, which lists them, and what is below it"""

    def run(**values: Any) -> None:
        if click.get_current_context().invoked_subcommand is None:
            list_keys(chosen_now(), **values)

    return Group(
        "keys",
        callback=run,
        invoke_without_command=True,
        commands=[
            passphrase_command(),
            recovery_command(),
            try_command(),
            organisation_command(),
            remove_command(),
            rotate_command(),
        ],
        params=[json_option(), recovery_key_option()],
        help=_("What opens the archive, and since when; without a command they are listed."),
        short_help=_("What opens the archive: passphrase, recovery key, organisation key."),
    )


def passphrase_command() -> click.Command:
    """``krets keys passphrase``"""
    return command(
        "passphrase",
        change_passphrase,
        _("Choose another passphrase; with the recovery key also when the old one is forgotten."),
        click.Option(
            ["--new-passphrase-file"],
            type=Filled(),
            metavar=_("FILE"),
            help=_("Read the new passphrase from a file; - is standard input."),
        ),
        recovery_key_option(),
    )


def recovery_command() -> click.Command:
    """``krets keys recovery``"""
    return command(
        "recovery",
        new_recovery_key,
        _("Make a new recovery key and show it once. The one before opens nothing any more."),
        click.Option(
            ["--out"], type=Filled(), metavar=_("FILE"), help=_("Write the page to a new file instead of showing it.")
        ),
        yes_option(),
        recovery_key_option(),
    )


def organisation_command() -> click.Command:
    """``krets keys organisation``"""
    return command(
        "organisation",
        set_organisation,
        _("Let the organisation open the archive with a key of its own, by its public key."),
        click.Argument(["public"], required=False, metavar=_("[PUBLIC KEY]")),
        click.Option(["--remove"], is_flag=True, help=_("Take the organisation's key away.")),
        recovery_key_option(),
    )


def rotate_command() -> click.Command:
    """``krets keys rotate``"""
    help_ = _("Exchange the data key and seal every document anew. If it is stopped, the next opening goes on.")
    return command("rotate", rotate_keys, help_)


def change_passphrase(chosen: Chosen, new_passphrase_file: str | None, recovery_key_file: str | None) -> None:
    """Choose another passphrase. Raises InvalidError when it is too short; as `open_archive`."""
    files = tuple(file for file in (new_passphrase_file, recovery_key_file) if file is not None)
    refuse_reading_twice(chosen, files)
    with opened_by(chosen, recovery_key_file) as archive:
        new = _new_passphrase(new_passphrase_file)
        advise(new)
        archive.keyring.change_passphrase(new)
    say(_("The passphrase is changed. Backups made before still open as they did, with the keys they had."))


def new_recovery_key(chosen: Chosen, out: str | None, yes: bool, recovery_key_file: str | None) -> None:
    """Make a recovery key. Raises ExistsError, WriteError when its file cannot be written; as `open_archive`."""
    with opened_by(chosen, recovery_key_file) as archive:
        if _has_recovery_key(archive) and not yes:
            if not is_terminal():
                raise click.UsageError(_("Confirm with --yes."))
            click.confirm(_("There is a recovery key already. It will open nothing any more. Go on?"), abort=True)
        hand_out_recovery_key(archive, out)


def set_organisation(chosen: Chosen, public: str | None, remove: bool, recovery_key_file: str | None) -> None:
    """Add, change or remove the organisation's key. Raises InvalidError, NotFoundError; as `open_archive`."""
    from mapping.archive.keys.slots import SlotKind

    if remove == bool(public):
        raise click.UsageError(_("Give the organisation's public key, or --remove."))
    if remove and service_in_use().key_required:
        raise InvalidError(_("The service's file says that the organisation's key is to stay."))
    with opened_by(chosen, recovery_key_file) as archive:
        if public:
            archive.keyring.set_organisation(public)
        else:
            archive.keyring.remove(SlotKind.ORGANISATION)
    if remove:
        said = _("The organisation's key no longer opens the archive. Backups made before still open with it.")
    else:
        said = _("The organisation can open the archive with its key.")
    say(said)


def rotate_keys(chosen: Chosen) -> None:
    """Exchange the data key. Raises as `rotate`."""
    from mapping.archive.keys.rotation import rotate

    secret = passphrase(chosen)
    with opened(chosen, "write", secret) as archive, progress(_("Sealing anew …")) as told:
        done = rotate(archive, secret, lambda so_far, of_all: told(so_far / of_all))
    for document, number in done.damaged:
        tell(
            _("{document} (generation {number}) is damaged and was left as it is.").format(
                document=document, number=number
            )
        )
    say(
        ngettext(
            "The data key is exchanged, and {count} document sealed anew.",
            "The data key is exchanged, and {count} documents sealed anew.",
            done.documents,
        )
    )


def hand_out_recovery_key(archive: "Archive", out: str | None) -> None:
    """Make a recovery key and show its page, or write it to the new file `out`. Raises as `write_new`."""
    from mapping.archive.keys.page import recovery_page

    today = clock.today()

    def hand_out(key: "RecoveryKey") -> None:
        from exports.files import write_new

        page = recovery_page(key, archive.id, today)
        if out is None:
            say(page)
        else:
            write_new(Path(out), page.encode())

    archive.keyring.new_recovery_key(hand_out)
    if out is not None:
        say(
            _("The recovery key is in {file}. Print it, keep the paper under lock, and erase the file.").format(
                file=out
            )
        )


def advise(new: str) -> None:
    """Say so when a new passphrase is very weak; where somebody can answer, ask once more.

    Raises Abort; InvalidError when it is too short.
    """
    from mapping.archive.keys.strength import Strength, meaning, strength_of
    from mapping.archive.keys.vault import accepted

    strength = strength_of(accepted(new))
    if strength is Strength.VERY_WEAK:
        tell(f"krets: {meaning(strength)}")
        if is_terminal():
            click.confirm(_("Use it all the same?"), abort=True, err=True)


def _new_passphrase(file: str | None) -> str:
    if file is not None:
        return first_line(read_input(file))
    if not is_terminal():
        raise LockedError(_("The new passphrase is missing. Give it with --new-passphrase-file."))
    return str(click.prompt(_("New passphrase"), hide_input=True, confirmation_prompt=True, err=True))


def _has_recovery_key(archive: "Archive") -> bool:
    from mapping.archive.keys.slots import SlotKind

    return archive.keyring.slot(SlotKind.RECOVERY) is not None
