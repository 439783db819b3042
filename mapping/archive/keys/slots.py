"""The slots of a vault: each wraps the same keys, and each opens in its own way."""

import os
import re
from datetime import date
from enum import StrEnum

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mapping.archive.keys.cost import Cost, derive
from mapping.archive.keys.recovery import RecoveryKey, wrapped_for
from mapping.archive.keys.wrapped import KEY_BYTES, MOST_KEYS, Keys
from mapping.language import N_
from mapping.record import Id, Record

_SALT_BYTES, _NONCE_BYTES, _TAG_BYTES = 16, 12, 16
_PUBLIC = re.compile(r"age1[02-9ac-hj-np-z]{58}", re.ASCII)
_LONGEST_AGE_TEXT = 4096


class SlotKind(StrEnum):
    """Who or what a slot opens for."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    RECOVERY = "recovery"
    ORGANISATION = "organisation"


NAMES = {
    SlotKind.PASSPHRASE: N_("Passphrase"),
    SlotKind.RECOVERY: N_("Recovery key"),
    SlotKind.ORGANISATION: N_("Organisation key"),
}
"""What each is called."""


class PassphraseSlot(Record, frozen=True, tag_field="kind", tag="passphrase"):
    """Opens with the passphrase: Argon2id makes a key of it, and AES-256-GCM wraps with that."""

    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped_key: bytes
    since: date | None = None
    """The day it was made, or last changed."""

    def __post_init__(self) -> None:
        if (len(self.salt), len(self.nonce)) != (_SALT_BYTES, _NONCE_BYTES):
            raise ValueError("salt or nonce of the wrong length")
        wrapped, rest = divmod(len(self.wrapped_key) - _TAG_BYTES, KEY_BYTES)
        if rest or not 1 <= wrapped <= MOST_KEYS:
            raise ValueError("wrapped key of the wrong length")

    @property
    def first_version(self) -> bool:
        """Whether it wraps one key alone, as in the first version."""
        return len(self.wrapped_key) == KEY_BYTES + _TAG_BYTES


class RecoverySlot(Record, frozen=True, tag_field="kind", tag="recovery"):
    """Opens with the recovery key, also through the age tool: `age_text` holds the keys as they are packed."""

    public: str
    age_text: str
    since: date | None = None
    tried: date | None = None
    """The day when somebody last showed that they have the key on paper."""

    def __post_init__(self) -> None:
        _refuse_odd(self.public, self.age_text)


class OrganisationSlot(Record, frozen=True, tag_field="kind", tag="organisation"):
    """Opens with the organisation's key, whose secret half only the organisation has."""

    public: str
    age_text: str
    since: date | None = None

    def __post_init__(self) -> None:
        _refuse_odd(self.public, self.age_text)


Slot = PassphraseSlot | RecoverySlot | OrganisationSlot


def kind_of(slot: Slot) -> SlotKind:
    """Which kind a slot is of."""
    return SlotKind(str(type(slot).__struct_config__.tag))


def wrap_for_passphrase(archive: Id, keys: Keys, passphrase: str, cost: Cost, since: date | None) -> PassphraseSlot:
    """A slot for a (normalised) passphrase, with a new salt."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    wrapped = AESGCM(derive(passphrase, salt, cost)).encrypt(nonce, keys.packed, _bound(archive, cost))
    return PassphraseSlot(cost=cost, salt=salt, nonce=nonce, wrapped_key=wrapped, since=since)


def wrap_for_recovery(keys: Keys, public: str, since: date | None, tried: date | None = None) -> RecoverySlot:
    """A slot for a recovery key. Raises InvalidError when `public` is none."""
    return RecoverySlot(public=public, age_text=wrapped_for(public, keys.packed), since=since, tried=tried)


def wrap_for_organisation(keys: Keys, public: str, since: date | None) -> OrganisationSlot:
    """A slot for the organisation's key. Raises InvalidError when `public` is none."""
    return OrganisationSlot(public=public, age_text=wrapped_for(public, keys.packed), since=since)


def unwrap(archive: Id, slot: Slot, secret: str | RecoveryKey) -> Keys | None:
    """The keys, when `secret` (a normalised passphrase, or an age key) opens this slot.

    Raises ValueError when what is wrapped are no keys.
    """
    packed = None
    if isinstance(slot, PassphraseSlot):
        if isinstance(secret, str):
            packed = _unwrap_with_passphrase(archive, slot, secret)
    elif isinstance(secret, RecoveryKey) and secret.public == slot.public:
        packed = secret.unwrapped(slot.age_text.encode())
    return None if packed is None else Keys.unpacked(packed)


def _unwrap_with_passphrase(archive: Id, slot: PassphraseSlot, passphrase: str) -> bytes | None:
    wrapping_key = derive(passphrase, slot.salt, slot.cost)
    try:
        return AESGCM(wrapping_key).decrypt(slot.nonce, slot.wrapped_key, _bound(archive, slot.cost))
    except InvalidTag:
        return None


def _bound(archive: Id, cost: Cost) -> bytes:
    return archive.bytes + msgspec.json.encode(cost)


def _refuse_odd(public: str, age_text: str) -> None:
    if not _PUBLIC.fullmatch(public) or len(age_text) > _LONGEST_AGE_TEXT or not age_text.isascii():
        raise ValueError("no age key, or no age text of keys")
