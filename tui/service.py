"""The service's decisions that hold here: those in the file that the settings name."""

from pathlib import Path
from typing import TYPE_CHECKING

from mapping.errors import InvalidError, LockedError
from mapping.language import gettext as _
from tui.places import settings_file
from tui.settings import read_settings

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from mapping.service import Service


def service_file() -> Path | None:
    """The file that the settings name, if they name one."""
    return read_settings(settings_file()).service_file


def service_in_use() -> "Service":
    """The service's decisions. Raises InvalidError when something is wrong in their file."""
    from mapping.service import Service, read_service

    file = service_file()
    if file is None:
        return Service()
    service, faults = read_service(file)
    if faults:
        raise InvalidError(_("{fault} See everything with: krets config").format(fault=faults[0]))
    return service


def give_service_its_key(archive: "Archive") -> bool:
    """Let the organisation open an archive that is open for writing, where the service's file says that it must.

    Whether anything was changed. A file with faults requires nothing: what is wrong in it is said by ``krets config``.
    Raises InvalidError when the key is none; WriteError, DamagedError.
    """
    try:
        service = service_in_use()
    except InvalidError:
        return False
    public = service.organisation_key.strip().lower()
    if not (service.key_required and public and archive.writable) or public in archive.keyring.recipients:
        return False
    archive.keyring.set_organisation(public)
    return True


def prove_service_key(archive: "Archive", written: str) -> None:
    """Where the service requires its key, see that whoever erases has it: `written` is a text with the secret key.

    Raises LockedError when it is not there, or is another; InvalidError when it is no key.
    """
    from mapping.archive.keys.recovery import RecoveryKey
    from mapping.archive.keys.slots import SlotKind

    if not service_in_use().key_required:
        return
    slot = archive.keyring.slot(SlotKind.ORGANISATION)
    if not written or slot is None or RecoveryKey.read(written).public != getattr(slot, "public", None):
        raise LockedError(_("The service requires its key for this: krets erase FAMILY --organisation-key-file FILE"))
