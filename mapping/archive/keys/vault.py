"""The archive's lock: its random keys, wrapped once for each slot that can open it.

The file `vault.json` holds no secret: an id, and the slots. Its checksum is not keyed: only so can a damaged file be
told from a wrong passphrase. Its seal is keyed by what the slots wrap: else somebody who can write in the folder, but
not open the archive, could put in a public key of their own, and be given the keys the next time they are wrapped.
"""

import hashlib
import hmac
import unicodedata
from pathlib import Path
from typing import Any, Literal, NamedTuple
from uuid import uuid4

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec.structs import replace

from mapping import clock
from mapping.archive.disk import read_bounded, reading_errors, replace_durably, write_durably
from mapping.archive.documents.sealing import newer
from mapping.archive.keys.cost import STANDARD_COST, Cost
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.keys.slots import PassphraseSlot, Slot, unwrap, wrap_for_passphrase
from mapping.archive.keys.wrapped import KEY_BYTES, Keys
from mapping.archive.threshold import INCOMING, SHORTEST_PASSPHRASE, VAULT_FILE, exists
from mapping.errors import DamagedError, ExistsError, InvalidError, LockedError, NotFoundError
from mapping.language import gettext as _
from mapping.record import Id, Record

VERSION = 2
_MOST_SLOTS = 8
_LARGEST = 256 * 1024
"""Bytes of a vault file that is looked at."""


class Vault(Record, frozen=True):
    """What the vault file holds."""

    format: Literal["krets-vault"]
    version: int
    archive: Id
    slots: tuple[Slot, ...]
    seal: str = ""
    """HMAC-SHA256 over all but the checksum, with a key that follows from the log's, which is never exchanged."""
    checksum: str = ""
    """SHA-256 over all the rest."""

    def __post_init__(self) -> None:
        if len(self.slots) > _MOST_SLOTS:
            raise ValueError("too many slots to try")


class VaultFile(NamedTuple):
    """A vault as it was read."""

    vault: Vault
    sealed: bytes
    """What its seal is over. It is taken from the file as it stands, so that a later Krets may add fields."""


def accepted(passphrase: str) -> str:
    """A new passphrase, normalised. Raises InvalidError when it is too short."""
    secret = normalised(passphrase)
    if len(secret) < SHORTEST_PASSPHRASE:
        raise InvalidError(_("The passphrase needs at least {count} characters.").format(count=SHORTEST_PASSPHRASE))
    return secret


def normalised(passphrase: str) -> str:
    """The passphrase as it counts: å typed as one character or as two is the same å."""
    return unicodedata.normalize("NFC", passphrase)


def refuse_taken(root: Path) -> None:
    """Raise ExistsError when the folder `root` holds an archive, or what is left of one."""
    if exists(root):
        raise ExistsError(_("There is an archive here already. It is left as it is."))


def create(root: Path, passphrase: str, cost: Cost = STANDARD_COST) -> tuple[Id, Keys]:
    """Make a vault in the folder `root`; returns the archive's id and keys.

    The caller holds the lock: of two who make an archive at once, one would lose its key.

    Raises:
        InvalidError: the passphrase is too short.
        ExistsError: there is an archive already.
        WriteError: the disk said no.
    """
    secret = accepted(passphrase)
    refuse_taken(root)
    archive, keys = uuid4(), Keys.new()
    today = clock.today()
    slot = wrap_for_passphrase(archive, keys, secret, cost, today)
    write_durably(root / INCOMING, root / VAULT_FILE, _content(archive, keys, (slot,)))
    return archive, keys


def change_slots(root: Path, archive: Id, keys: Keys, slots: tuple[Slot, ...]) -> None:
    """Let the vault in `root` have these slots, in one step. The caller holds the lock. Raises WriteError."""
    replace_durably(root / INCOMING, root / VAULT_FILE, _content(archive, keys, slots))


def unlocked(file: VaultFile, secret: str | RecoveryKey) -> Keys:
    """The keys that `secret` opens: a passphrase, or an age key: the recovery key, or the organisation's.

    Raises:
        LockedError: it opens no slot.
        DamagedError: the file was changed by somebody who could not open it.
    """
    offered = normalised(secret) if isinstance(secret, str) else secret
    for slot in file.vault.slots:
        try:
            keys = unwrap(file.vault.archive, slot, offered)
        except ValueError:
            raise _damaged() from None
        if keys is not None:
            prove(file, keys)
            return keys
    if isinstance(secret, RecoveryKey):
        raise LockedError(_("That is a whole key, but not to this archive."))
    raise LockedError(_("The passphrase does not open this archive. Try again; capital letters count."))


def prove(file: VaultFile, keys: Keys) -> None:
    """Raise DamagedError when the vault was changed by somebody who has not its keys.

    The first version had no seal. What was made since, or was opened for writing since, has one: else the slots on
    paper could be taken away, and with the seal gone nobody would know of them.
    """
    vault = file.vault
    old = keys.first_version and all(isinstance(slot, PassphraseSlot) and slot.first_version for slot in vault.slots)
    if old and not vault.seal:
        return
    if not hmac.compare_digest(vault.seal.encode(), _seal(keys, file.sealed).encode()):
        raise DamagedError(
            _("The archive's vault file was changed by something other than Krets. Restore it from a backup.")
        )


def read(root: Path) -> VaultFile:
    """The vault in `root`, whole, and of bounded size; nothing is opened yet.

    Raises:
        NotFoundError: there is no archive.
        DamagedError: the vault file is damaged (NewerError: made by a newer version).
    """
    content = _bytes(root)
    try:
        plain = msgspec.json.decode(content)
        if isinstance(plain, dict) and isinstance(plain.get("version"), int) and plain["version"] > VERSION:
            raise newer()
        vault = msgspec.convert(plain, type=Vault)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise _damaged() from None
    if vault.checksum != _checksum(plain):
        raise _damaged()
    return VaultFile(vault, _sealed(plain))


def _bytes(root: Path) -> bytes:
    file = root / VAULT_FILE
    with reading_errors():
        try:
            return read_bounded(file, _LARGEST)
        except DamagedError:
            raise _damaged() from None
        except (FileNotFoundError, NotADirectoryError):
            if exists(root):
                raise DamagedError(
                    _("The archive's vault file is missing. Restore the folder from a backup.")
                ) from None
            raise NotFoundError(_("There is no archive in this folder. Make one with: krets init")) from None


def _content(archive: Id, keys: Keys, slots: tuple[Slot, ...]) -> bytes:
    vault = Vault(format="krets-vault", version=VERSION, archive=archive, slots=slots)
    vault = replace(vault, seal=_seal(keys, _sealed(_plain(vault))))
    vault = replace(vault, checksum=_checksum(_plain(vault)))
    return msgspec.json.format(msgspec.json.encode(vault), indent=2)


def _plain(vault: Vault) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(vault))
    return plain


def _checksum(plain: dict[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode({**plain, "checksum": ""})).hexdigest()


def _sealed(plain: dict[str, Any]) -> bytes:
    return msgspec.json.encode({**plain, "seal": "", "checksum": ""})


def _seal(keys: Keys, sealed: bytes) -> str:
    key = HKDF(SHA256(), KEY_BYTES, salt=None, info=b"krets vault").derive(keys.log)
    return hmac.digest(key, sealed, "sha256").hex()


def _damaged() -> DamagedError:
    return DamagedError(_("The archive's vault file is damaged. Restore the folder from a backup."))
