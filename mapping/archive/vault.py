"""The archive's lock: one random data key, wrapped once for each slot that can open it.

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
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from mapping.archive.disk import make_folder, write_durably
from mapping.archive.sealing import KEY_BYTES, newer
from mapping.archive.threshold import SHORTEST_PASSPHRASE, VAULT_FILE, exists
from mapping.errors import DamagedError, ExistsError, InvalidError, LockedError, NotFoundError
from mapping.language import gettext as _
from mapping.record import Id, Record

VERSION = 1


class Cost(Record, frozen=True):
    """What a guess costs: Argon2id's parameters (RFC 9106)."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


STANDARD_COST = Cost()
PRACTICE_COST = Cost(memory_kib=1024, iterations=1, lanes=1)
"""For data that is no secret, and for tests: opening takes a millisecond."""
_HIGHEST_COST = Cost(memory_kib=1024 * 1024, iterations=64, lanes=64)
"""Above this a file is out to exhaust the machine, and is refused before any work is done."""


class Slot(Record, frozen=True):
    """One way to open the archive."""

    kind: Literal["passphrase"]
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped_key: bytes


class Vault(Record, frozen=True):
    """What the vault file holds."""

    format: Literal["krets-vault"]
    version: int
    archive: Id
    slots: tuple[Slot, ...]
    checksum: str = ""
    """SHA-256 over all the rest."""


def create(root: Path, passphrase: str, cost: Cost = STANDARD_COST) -> tuple[Id, bytes]:
    """Make a vault in the folder `root`; returns the archive's id and data key.

    Raises:
        InvalidError: the passphrase is too short.
        ExistsError: there is an archive already.
        WriteError: the disk said no.
    """
    secret = normalised(passphrase)
    if len(secret) < SHORTEST_PASSPHRASE:
        raise InvalidError(_("The passphrase needs at least {count} characters.").format(count=SHORTEST_PASSPHRASE))
    if exists(root):
        raise ExistsError(_("There is an archive here already. It is left as it is."))
    make_folder(root)
    archive, key = uuid4(), os.urandom(KEY_BYTES)
    vault = Vault(format="krets-vault", version=VERSION, archive=archive, slots=(_wrap(archive, key, secret, cost),))
    vault = msgspec.structs.replace(vault, checksum=_checksum(vault))
    content = msgspec.json.format(msgspec.json.encode(vault), indent=2)
    write_durably(root / f"{uuid4()}.part", root / VAULT_FILE, content)
    return archive, key


def unlock(root: Path, passphrase: str) -> tuple[Id, bytes]:
    """Open the vault in `root`; returns the archive's id and data key.

    Raises:
        NotFoundError: there is no archive.
        DamagedError: the vault file is damaged (NewerError: made by a newer version).
        LockedError: the passphrase opens no slot.
    """
    vault = _read(root)
    secret = normalised(passphrase)
    for slot in vault.slots:
        key = _unwrap(vault.archive, slot, secret)
        if key is not None:
            return vault.archive, key
    raise LockedError(_("The passphrase does not open this archive. Try again; capital letters count."))


def normalised(passphrase: str) -> str:
    """The passphrase as it counts: å typed as one character or as two is the same å."""
    return unicodedata.normalize("NFC", passphrase)


def _read(root: Path) -> Vault:
    damaged = DamagedError(_("The archive's vault file is damaged. Restore the folder from a backup."))
    try:
        content = (root / VAULT_FILE).read_bytes()
    except FileNotFoundError:
        raise NotFoundError(_("There is no archive in this folder. Make one with: krets init")) from None
    except OSError:
        raise DamagedError(_("The archive cannot be read. Check the rights of its folder.")) from None
    try:
        version = msgspec.json.decode(content, type=_Versioned).version
        if version > VERSION:
            raise newer()
        vault = msgspec.json.decode(content, type=Vault)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise damaged from None
    if vault.checksum != _checksum(vault) or any(_absurd(slot.cost) for slot in vault.slots):
        raise damaged
    return vault


class _Versioned(msgspec.Struct):
    version: int


def _absurd(cost: Cost) -> bool:
    limits = zip(msgspec.structs.astuple(cost), msgspec.structs.astuple(_HIGHEST_COST), strict=True)
    return any(not 1 <= value <= highest for value, highest in limits)


def _checksum(vault: Vault) -> str:
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(vault, checksum=""))).hexdigest()


def _wrap(archive: Id, key: bytes, secret: str, cost: Cost) -> Slot:
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapped = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, key, _bound(archive, cost))
    return Slot(kind="passphrase", cost=cost, salt=salt, nonce=nonce, wrapped_key=wrapped)


def _unwrap(archive: Id, slot: Slot, secret: str) -> bytes | None:
    wrapping_key = _derive(secret, slot.salt, slot.cost)
    try:
        return AESGCM(wrapping_key).decrypt(slot.nonce, slot.wrapped_key, _bound(archive, slot.cost))
    except InvalidTag:
        return None


def _bound(archive: Id, cost: Cost) -> bytes:
    return archive.bytes + msgspec.json.encode(cost)


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    derivation = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return derivation.derive(secret.encode("utf-8", "surrogatepass"))
