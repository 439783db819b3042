"""Making an archive, and opening one: the vault gives the keys, the lock decides who may write."""

from contextlib import suppress
from pathlib import Path
from typing import Literal

from mapping.archive.archive import Archive
from mapping.archive.disk import make_folder
from mapping.archive.keys import vault
from mapping.archive.keys.cost import STANDARD_COST, Cost
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.keys.rotation import go_on
from mapping.archive.keys.slots import SlotKind, kind_of
from mapping.archive.lock import let_go_on_failure, take_lock
from mapping.archive.log import Act
from mapping.archive.log.refused import remember_refused, take_refused
from mapping.errors import InUseError, KretsError, LockedError, WriteError

Access = Literal["read", "write", "write if free"]
"""How an archive is opened. With the last, `Archive.writable` tells what came of it."""


def create_archive(root: Path, passphrase: str, cost: Cost = STANDARD_COST) -> Archive:
    """Make an archive in the folder `root` and open it for writing.

    Raises:
        InvalidError: the passphrase is too short.
        ExistsError: there is one already. InUseError: another process is making one there.
        WriteError: the disk said no.
    """
    vault.accepted(passphrase)
    vault.refuse_taken(root)
    make_folder(root)
    lock = take_lock(root)
    with let_go_on_failure(lock):
        archive, keys = vault.create(root, passphrase, cost)
        made = Archive(root, archive, keys, lock)
    made.log.note(Act.OPENED, detail="new")
    return made


def open_archive(root: Path, secret: str | RecoveryKey, access: Access = "read") -> Archive:
    """Open the archive in the folder `root` with its passphrase, or with the recovery key or the organisation's.

    Raises:
        NotFoundError: there is none.
        LockedError: wrong passphrase, or the key of another archive.
        DamagedError: the vault file is damaged, or the folder cannot be read.
        InUseError: another process writes in it, and `access` is "write".
        WriteError: the folder cannot be written to, and `access` is "write".
    """
    try:
        file = vault.read(root)
        keys = vault.unlocked(file, secret)
    except LockedError:
        remember_refused(root)
        raise
    lock = None
    if access != "read":
        try:
            lock = take_lock(root)
        except (InUseError, WriteError):
            if access == "write":
                raise
    with let_go_on_failure(lock):
        if (now := vault.read(root)) != file:  # changed while the passphrase was tried, or before the lock was ours
            keys = vault.unlocked(now, secret)
        opened = Archive(root, file.vault.archive, keys, lock)
    if refused := take_refused(root):
        opened.log.note(Act.REFUSED, detail=str(refused))
    opened.log.note(Act.OPENED, detail=f"{'write' if opened.writable else 'read'} {_way(file, secret)}")
    if opened.writable:
        _bring_keys_up_to_date(opened, secret if isinstance(secret, str) else None)
    return opened


def _way(file: vault.VaultFile, secret: str | RecoveryKey) -> str:
    """The kind of slot that the secret opened."""
    if isinstance(secret, str):
        return SlotKind.PASSPHRASE
    public = secret.public
    return next((kind_of(slot) for slot in file.vault.slots if getattr(slot, "public", "") == public), "")


def _bring_keys_up_to_date(archive: Archive, passphrase: str | None) -> None:
    """Go on with an exchange of keys that was stopped, and wrap for the passphrase as is done today.

    When it fails, everything opens as it did, and the next opening tries again.
    """
    with suppress(KretsError):
        if passphrase is not None:
            archive.keyring.renew_passphrase(passphrase)
        if len(archive.keyring.keys.data) > 1:
            go_on(archive, passphrase)
