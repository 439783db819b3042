"""The keys of an open archive, and the ways to open it: added, changed and removed without touching a document."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from mapping import clock
from mapping.archive import disk
from mapping.archive.keys import vault
from mapping.archive.keys.cost import PRACTICE_COST, STANDARD_COST, Cost
from mapping.archive.keys.recovery import RecoveryKey, checked_public
from mapping.archive.keys.slots import (
    OrganisationSlot,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    SlotKind,
    kind_of,
    unwrap,
    wrap_for_organisation,
    wrap_for_passphrase,
    wrap_for_recovery,
)
from mapping.archive.keys.wrapped import Keys
from mapping.errors import InvalidError, KretsError, LockedError, NotFoundError, WriteError
from mapping.language import gettext as _
from mapping.record import Id

Slots = tuple[Slot, ...]


class Keyring:
    """What an open archive's slots wrap, and the slots. There is one slot of a kind at most."""

    def __init__(
        self, root: Path, archive: Id, keys: Keys, *, may_write: Callable[[], bool], changed: Callable[[str], None]
    ) -> None:
        """The keys of the archive in `root`, whose slots are changed only when `may_write`; `changed` is told what."""
        self._root, self._archive, self._may_write, self._changed = root, archive, may_write, changed
        self._turn = threading.RLock()
        self.keys = keys
        self._given = self._as_they_stand()

    def forget(self) -> None:
        """Let go of the keys, as far as Python can. Nothing can be changed afterwards."""
        with self._turn:
            self.keys = Keys((), b"")

    @property
    def slots(self) -> Slots:
        """The ways to open the archive, as they are now. Raises DamagedError, NotFoundError."""
        file = vault.read(self._root)
        vault.prove(file, self.keys)
        return file.vault.slots

    def outdated(self) -> bool:
        """Whether another process has changed the slots since the keys were given, which may be exchanged then."""
        return not self._may_write() and self._as_they_stand() != self._given

    @property
    def recipients(self) -> tuple[str, ...]:
        """The public age keys of all who can open the archive with a key of their own, proved to be those that were
        put there by somebody who had opened it: the recovery key, the organisation. Raises DamagedError, NotFoundError.
        """
        return _recipients(self.slots)

    def slot(self, kind: SlotKind) -> Slot | None:
        """The slot of a kind, or None. Raises DamagedError, NotFoundError."""
        return next((slot for slot in self.slots if kind_of(slot) is kind), None)

    def opens_with(self, passphrase: str) -> bool:
        """Whether that is the passphrase, as it is now. Takes as long as opening does. Raises DamagedError."""
        slot, secret = self.slot(SlotKind.PASSPHRASE), vault.normalised(passphrase)
        return slot is not None and unwrap(self._archive, slot, secret) is not None

    def change_passphrase(self, passphrase: str) -> None:
        """Open with another passphrase from now on; the recovery key and the organisation's stay as they are.

        Raises:
            InvalidError: it is too short.
            WriteError: the disk said no, or the archive is open for reading only. DamagedError, NotFoundError.
        """
        secret = vault.accepted(passphrase)
        with self._turn:
            old = self.slot(SlotKind.PASSPHRASE)
            cheap = isinstance(old, PassphraseSlot) and old.cost == PRACTICE_COST
            self._put(self._for_passphrase(secret, PRACTICE_COST if cheap else STANDARD_COST))
            self._changed("passphrase")

    def new_recovery_key(self, hand_out: Callable[[RecoveryKey], None] = lambda _key: None) -> RecoveryKey:
        """A new recovery key, to be shown once. One that was there before opens nothing any more.

        `hand_out` is given the key before it opens anything: when it raises, all is as it was.
        Raises WriteError, DamagedError, NotFoundError.
        """
        with self._turn:
            self._refuse_reading()
            key = RecoveryKey.new()
            slot = wrap_for_recovery(self.keys, key.public, clock.today())
            hand_out(key)
            self._put(slot)
            self._changed("recovery")
        return key

    def tried(self, key: RecoveryKey) -> bool:
        """Whether `key` is this archive's recovery key; if so, it is kept that somebody has it on paper today.

        Raises DamagedError, NotFoundError.
        """
        with self._turn:
            slot = self.slot(SlotKind.RECOVERY)
            if not isinstance(slot, RecoverySlot) or slot.public != key.public:
                return False
            if self._may_write():
                self._put(replace(slot, tried=clock.today()))
            return True

    def set_organisation(self, public: str) -> None:
        """Let the organisation open the archive with the secret half of `public`, and with no other key before it.

        Raises InvalidError when it is no public key; WriteError, DamagedError, NotFoundError.
        """
        public = checked_public(public)
        with self._turn:
            slot = self.slot(SlotKind.ORGANISATION)
            if not isinstance(slot, OrganisationSlot) or slot.public != public:
                self._put(wrap_for_organisation(self.keys, public, clock.today()))
                self._changed("organisation")

    def remove(self, kind: SlotKind) -> None:
        """Let a slot open nothing any more.

        Raises:
            NotFoundError: there is none of that kind.
            InvalidError: it is the last that a person here holds. WriteError, DamagedError.
        """
        with self._turn:
            slots = self.slots
            left = tuple(slot for slot in slots if kind_of(slot) is not kind)
            if left == slots:
                raise NotFoundError(_("There is no such key."))
            if not any(isinstance(slot, PassphraseSlot | RecoverySlot) for slot in left):
                raise InvalidError(_("That is the last key that opens the archive. Make another one first."))
            self._change(left)
            self._changed(f"without {kind}")

    def renew_passphrase(self, passphrase: str) -> None:
        """Wrap for the same passphrase as is done today, where guesses at it are cheaper, or one key alone is wrapped.

        Raises WriteError, DamagedError, NotFoundError.
        """
        with self._turn:
            slot = self.slot(SlotKind.PASSPHRASE)
            if isinstance(slot, PassphraseSlot) and (slot.cost.weak or slot.first_version):
                cost = STANDARD_COST if slot.cost.weak else slot.cost
                self._put(replace(self._for_passphrase(vault.normalised(passphrase), cost), since=slot.since))

    def exchange(self, keys: Keys, passphrase: str | None) -> None:
        """Wrap other keys in every slot. `passphrase` may be None where there is no slot for one.

        Raises:
            LockedError: it is not the passphrase, or there is a slot for one and none was given.
            WriteError: the disk said no; `keys` says which are wrapped. DamagedError, NotFoundError.
        """
        with self._turn:
            self._change(tuple(self._rewrapped(slot, keys, passphrase) for slot in self.slots), keys)
            self._changed(f"{len(keys.data)} data keys")
            with disk.disk_errors():  # what is sealed with them must not be on the disk before they are
                disk.flush_folder(self._root)

    def _rewrapped(self, slot: Slot, keys: Keys, passphrase: str | None) -> Slot:
        if isinstance(slot, RecoverySlot):
            return wrap_for_recovery(keys, slot.public, slot.since, slot.tried)
        if isinstance(slot, OrganisationSlot):
            return wrap_for_organisation(keys, slot.public, slot.since)
        if passphrase is None:
            raise LockedError(_("This needs the passphrase; the recovery key is not enough."))
        secret = vault.normalised(passphrase)
        if unwrap(self._archive, slot, secret) is None:
            raise LockedError(_("That is not the passphrase of this archive."))
        return wrap_for_passphrase(self._archive, keys, secret, slot.cost, slot.since)

    def _for_passphrase(self, secret: str, cost: Cost) -> PassphraseSlot:
        return wrap_for_passphrase(self._archive, self.keys, secret, cost, clock.today())

    def _put(self, new: Slot) -> None:
        """In place of the one of its kind, or last."""
        with self._turn:
            slots = self.slots
            kind = kind_of(new)
            if any(kind_of(slot) is kind for slot in slots):
                self._change(tuple(new if kind_of(slot) is kind else slot for slot in slots))
            else:
                self._change((*slots, new))

    def _as_they_stand(self) -> Slots:
        """The slots in the file, whoever put them there; none when it cannot be read."""
        with suppress(KretsError):
            return vault.read(self._root).vault.slots
        return ()

    def _change(self, slots: Slots, keys: Keys | None = None) -> None:
        """Let these be the slots, which wrap `keys`.

        When only the last flush fails, they are what every opening finds, and nothing is raised: who raises says that
        all is as it was. Raises WriteError, DamagedError, NotFoundError.
        """
        self._refuse_reading()
        keys = keys or self.keys
        try:
            vault.change_slots(self._root, self._archive, keys, slots)
        except WriteError:
            if vault.read(self._root).vault.slots != slots:
                raise
        self.keys = keys

    def _refuse_reading(self) -> None:
        if not self._may_write():
            raise WriteError(_("The archive is open for reading only, so nothing can be saved in it."))


def recipients(root: Path) -> tuple[str, ...]:
    """The public age keys that stand in the vault in `root`, which need not be opened, and are therefore not proved.

    What is to be encrypted for them takes those of an open archive's `Keyring.recipients`, which are.
    Raises DamagedError, NotFoundError.
    """
    return _recipients(vault.read(root).vault.slots)


def _recipients(slots: Slots) -> tuple[str, ...]:
    return tuple(slot.public for slot in slots if isinstance(slot, RecoverySlot | OrganisationSlot))
