"""What opens an archive: listed, tried and taken away."""

from typing import TYPE_CHECKING

import click

from mapping.errors import InvalidError, LockedError
from mapping.language import gettext as _
from mapping.language import say_date
from tui.commands.chosen import Chosen, opened
from tui.commands.options import Filled, command, yes_option
from tui.commands.streams import is_terminal, read_input, say
from tui.service import service_in_use

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from mapping.archive.keys.recovery import RecoveryKey
    from mapping.archive.keys.slots import Slot
    from mapping.archive.opening import Access

KINDS = ("passphrase", "recovery", "organisation")
"""What a way of opening is called on the command line."""


def recovery_key_option() -> click.Option:
    """That the archive is opened with a recovery key."""
    return click.Option(
        ["--recovery-key-file"],
        type=Filled(),
        metavar=_("FILE"),
        help=_("Open with the recovery key in a file; - is standard input."),
    )


def opened_by(chosen: Chosen, recovery_key_file: str | None, access: "Access" = "write") -> "Archive":
    """The archive, open with that recovery key, or else its passphrase. Raises as `opened` and `RecoveryKey.read`."""
    return opened(chosen, access, None if recovery_key_file is None else _key_in(recovery_key_file))


def try_command() -> click.Command:
    """``krets keys try``"""
    help_ = _("See whether the recovery key on paper is right, and keep that it was tried today.")
    file = click.Argument(["file"], metavar=_("FILE"), type=Filled())
    return command("try", try_key, help_, file)


def remove_command() -> click.Command:
    """``krets keys remove``"""
    kind = click.Argument(["kind"], type=click.Choice(KINDS))
    help_ = _("Take a way of opening the archive away. Backups made before still open with it.")
    return command("remove", remove_key, help_, kind, yes_option(), recovery_key_option())


def list_keys(chosen: Chosen, as_json: bool, recovery_key_file: str | None) -> None:
    """List the slots. Raises as `open_archive`."""
    with opened_by(chosen, recovery_key_file, "read") as archive:
        slots = archive.keyring.slots
    if as_json:
        import msgspec

        from mapping.archive.keys.slots import kind_of

        plain = [
            {"kind": kind_of(slot), "since": slot.since, "public": getattr(slot, "public", None)} for slot in slots
        ]
        say(msgspec.json.encode(plain).decode())
        return
    for slot in slots:
        say(_line(slot))


def try_key(chosen: Chosen, file: str) -> None:
    """Try a recovery key. Raises LockedError when it is another archive's; InvalidError when it is no key."""
    key = _key_in(file)
    with opened(chosen, "write") as archive:
        right = archive.keyring.tried(key)
    if not right:
        raise LockedError(_("That is a whole key, but not to this archive."))
    say(_("It is right. Keep the paper safe."))


def remove_key(chosen: Chosen, kind: str, yes: bool, recovery_key_file: str | None) -> None:
    """Let a key open nothing any more. Raises as `Keyring.remove`; InvalidError when the service wants it to stay."""
    from mapping.archive.keys.slots import NAMES, SlotKind

    slot = SlotKind(kind)
    if slot is SlotKind.ORGANISATION and service_in_use().key_required:
        raise InvalidError(_("The service's file says that the organisation's key is to stay."))
    if not yes:
        if not is_terminal():
            raise click.UsageError(_("Confirm with --yes."))
        question = _("{key}: it will open nothing any more. Go on?")
        click.confirm(question.format(key=_(NAMES[slot])), abort=True, err=True)
    with opened_by(chosen, recovery_key_file) as archive:
        archive.keyring.remove(slot)
    say(_("{key}: it no longer opens the archive. Backups made before still open with it.").format(key=_(NAMES[slot])))


def _key_in(file: str) -> "RecoveryKey":
    from mapping.archive.keys.recovery import RecoveryKey

    return RecoveryKey.read(read_input(file, at_most=100_000).decode("utf-8-sig", "replace"))


def _line(slot: "Slot") -> str:
    """``Återställningsnyckel   sedan 3 november 2026   inte prövad   age1…``"""
    from mapping.archive.keys.slots import NAMES, PassphraseSlot, RecoverySlot, kind_of

    parts = [f"{_(NAMES[kind_of(slot)]):<24}"]
    parts.append(_("since {day}").format(day=say_date(slot.since)) if slot.since else _("from the beginning"))
    if isinstance(slot, RecoverySlot):
        parts.append(_("tried on {day}").format(day=say_date(slot.tried)) if slot.tried else _("not tried yet"))
    if not isinstance(slot, PassphraseSlot):
        parts.append(slot.public)
    return "   ".join(parts)
