"""The archive's lock: its random keys, wrapped once for each slot that can open it.

The file `vault.json` holds no secret: an id, and per slot a salt, the cost of the key derivation and the wrapped
data key. Its checksum is not keyed: only so can a damaged file be told from a wrong passphrase.
"""

import hashlib
import os
import unicodedata
from pathlib import Path
from typing import Literal
from uuid import uuid4

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.structs import replace

from mapping.archive.disk import make_folder, reading_errors, write_durably
from mapping.archive.keys.cost import STANDARD_COST, Cost, derive
from mapping.archive.sealing import KEY_BYTES, MOST_KEYS, Keys, newer
from mapping.archive.threshold import INCOMING, SHORTEST_PASSPHRASE, VAULT_FILE, exists
from mapping.errors import DamagedError, ExistsError, InvalidError, LockedError, NotFoundError
from mapping.language import gettext as _
from mapping.record import Id, Record

VERSION = 2
_SALT_BYTES, _NONCE_BYTES, _TAG_BYTES = 16, 12, 16
_MOST_SLOTS = 8


class Slot(Record, frozen=True):
    """One way to open the archive."""

    kind: Literal["passphrase"]
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped_key: bytes

    def __post_init__(self) -> None:
        if (len(self.salt), len(self.nonce)) != (_SALT_BYTES, _NONCE_BYTES):
            raise ValueError("salt or nonce of the wrong length")
        wrapped, rest = divmod(len(self.wrapped_key) - _TAG_BYTES, KEY_BYTES)
        if rest or not 1 <= wrapped <= MOST_KEYS:
            raise ValueError("wrapped key of the wrong length")


class Vault(Record, frozen=True):
    """What the vault file holds."""

    format: Literal["krets-vault"]
    version: int
    archive: Id
    slots: tuple[Slot, ...]
    checksum: str = ""
    """SHA-256 over all the rest."""

    def __post_init__(self) -> None:
        if len(self.slots) > _MOST_SLOTS:
            raise ValueError("too many slots to try")


def accepted(passphrase: str) -> str:
    """A new passphrase, normalised. Raises InvalidError when it is too short."""
    secret = normalised(passphrase)
    if len(secret) < SHORTEST_PASSPHRASE:
        raise InvalidError(_("The passphrase needs at least {count} characters.").format(count=SHORTEST_PASSPHRASE))
    return secret


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
    make_folder(root / INCOMING)
    archive, keys = uuid4(), Keys.new()
    vault = Vault(format="krets-vault", version=VERSION, archive=archive, slots=(_wrap(archive, keys, secret, cost),))
    vault = replace(vault, checksum=_checksum(vault))
    content = msgspec.json.format(msgspec.json.encode(vault), indent=2)
    write_durably(root / INCOMING / f"{uuid4()}.part", root / VAULT_FILE, content)
    return archive, keys


def unlock(root: Path, passphrase: str) -> tuple[Id, Keys]:
    """Open the vault in `root`; returns the archive's id and keys.

    Raises:
        NotFoundError: there is no archive.
        DamagedError: the vault file is damaged (NewerError: made by a newer version).
        LockedError: the passphrase opens no slot.
    """
    vault = _read(root)
    secret = normalised(passphrase)
    for slot in vault.slots:
        keys = _unwrap(vault.archive, slot, secret)
        if keys is not None:
            return vault.archive, keys
    raise LockedError(_("The passphrase does not open this archive. Try again; capital letters count."))


def normalised(passphrase: str) -> str:
    """The passphrase as it counts: å typed as one character or as two is the same å."""
    return unicodedata.normalize("NFC", passphrase)


def _read(root: Path) -> Vault:
    damaged = DamagedError(_("The archive's vault file is damaged. Restore the folder from a backup."))
    content = _content(root)
    try:
        version = msgspec.json.decode(content, type=_Versioned).version
        if version > VERSION:
            raise newer()
        vault = msgspec.json.decode(content, type=Vault)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise damaged from None
    if vault.checksum != _checksum(vault):
        raise damaged
    return vault


def _content(root: Path) -> bytes:
    with reading_errors():
        try:
            return (root / VAULT_FILE).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            if exists(root):
                raise DamagedError(
                    _("The archive's vault file is missing. Restore the folder from a backup.")
                ) from None
            raise NotFoundError(_("There is no archive in this folder. Make one with: krets init")) from None


class _Versioned(msgspec.Struct):
    version: int


def _checksum(vault: Vault) -> str:
    return hashlib.sha256(msgspec.json.encode(replace(vault, checksum=""))).hexdigest()


def _wrap(archive: Id, keys: Keys, secret: str, cost: Cost) -> Slot:
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    wrapped = AESGCM(derive(secret, salt, cost)).encrypt(nonce, keys.packed, _bound(archive, cost))
    return Slot(kind="passphrase", cost=cost, salt=salt, nonce=nonce, wrapped_key=wrapped)


def _unwrap(archive: Id, slot: Slot, secret: str) -> Keys | None:
    wrapping_key = derive(secret, slot.salt, slot.cost)
    try:
        packed = AESGCM(wrapping_key).decrypt(slot.nonce, slot.wrapped_key, _bound(archive, slot.cost))
    except InvalidTag:
        return None
    return Keys.unpacked(packed)


def _bound(archive: Id, cost: Cost) -> bytes:
    return archive.bytes + msgspec.json.encode(cost)
