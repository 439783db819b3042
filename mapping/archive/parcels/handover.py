"""A hand-over: one family with its sessions and their earlier versions, in an encrypted file to a colleague.

The file is locked to the colleague's public age key, or with a passphrase that is said by phone. What becomes of it in
the colleague's archive is decided in `taking_in`.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from tarfile import BLOCKSIZE
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from mapping.archive.archive import Archive
from mapping.archive.disk import opened_for_reading
from mapping.archive.documents.codec import (
    Ledger,
    Place,
    Proved,
    Shared,
    digest_of,
    family_of,
    family_tables,
    session_of,
)
from mapping.archive.documents.generations import Generation, Saved, generation_named
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.documents.shelf import Kept
from mapping.archive.keys.groups import ALPHABET
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.log import Act
from mapping.archive.parcels.aged import identity_of, read_locked, read_sealed, write_locked, write_sealed
from mapping.archive.parcels.parcel import Piece, Receiver, packed
from mapping.errors import DamagedError, InvalidError, KretsError, NotFoundError, WriteError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.protection import noted, refuse_unconfirmed
from mapping.record import Id
from mapping.session import Session

GROUPS, GROUP = 5, 5
"""Of the passphrase: 25 characters of 32, which nobody guesses."""
LARGEST = 64 << 20
"""Bytes, of all versions together: hundreds of a session with sixty people."""
LARGEST_VERSION = 4 << 20
"""Bytes, of one version: dozens of times what such a session takes."""

_NAME = re.compile(r"(family|sessions)/([0-9a-f-]{36})/([0-9]{10}[a-z0-9-]*)\.json", re.ASCII)
_R = TypeVar("_R", Family, Session)


class Version(NamedTuple, Generic[_R]):
    """One version of a family or a session."""

    value: _R
    saved: Saved | None = None
    """When it was saved; None when that is not known."""


class Handed(NamedTuple):
    """What a hand-over holds; every version oldest first, and none twice in a row."""

    family: tuple[Version[Family], ...]
    ledger: Ledger
    sessions: dict[Id, tuple[Version[Session], ...]]


def new_passphrase() -> str:
    """A passphrase to say by phone: groups of characters that are not taken for each other."""
    groups = ("".join(secrets.choice(ALPHABET.lower()) for _n in range(GROUP)) for _g in range(GROUPS))
    return "-".join(groups)


def passphrase_heard(text: str) -> str:
    """A passphrase of Krets's, written in any way; anything else as it is, but for the space around it."""
    signs = re.sub(r"[\s-]+", "", text).lower()
    if len(signs) == GROUPS * GROUP and not set(signs) - set(ALPHABET.lower()):
        return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))
    return text.strip()


def secret_in(text: str) -> str | RecoveryKey:
    """What somebody wrote to open a hand-over: a secret age key, when there is one in it, or else a passphrase.

    Raises InvalidError when it is a key that is mistyped: it names the group to look at.
    """
    try:
        return RecoveryKey.read(text)
    except InvalidError:
        if _is_meant_for_a_key(text):
            raise
        return text


def hand_over(
    archive: Archive,
    family: Id,
    target: Path,
    *,
    to: str | None = None,
    passphrase: str = "",
    purpose: str = "",
    receiver: str = "",
    confirmed: bool = False,
) -> None:
    """Write a family to the new file `target`, for the public age key `to`, or else locked with `passphrase`.

    It stays in this archive too. Versions that do not open are left out, as long as the newest does.

    Raises:
        ProtectedError: somebody in it has protected personal data, and it is not `confirmed` (see `protection`).
        NotFoundError: there is no such family. DamagedError: something of it does not open.
        InvalidError: `to` is no public key. WriteError: the disk said no (ExistsError, NotFoundError: `target`).
    """
    whose = archive.family(family)
    refuse_unconfirmed(whose, confirmed=confirmed, purpose=purpose, receiver=receiver)
    if lost := archive.lost(family):
        said = _(
            "Session {id} is damaged or missing, and the hand-over would lack it. See what can be done: krets check"
        )
        raise DamagedError(said.format(id=lost[0]))
    with archive.held_still():
        _remember(archive, family)
        parcel = packed(_pieces(archive, family))
        if to is None:
            write_locked(target, parcel, passphrase)
        else:
            write_sealed(target, parcel, (to,), Receiver(), lambda _part: None)
    how = noted(whose, "passphrase" if to is None else "key")
    archive.log.note(Act.HANDED_OVER, family=family, detail=how, purpose=purpose, receiver=receiver)


def read_handed(file: Path, secret: str | RecoveryKey) -> Handed:
    """What lies in the file, opened with the passphrase or the secret age key.

    Raises:
        NotFoundError: there is no such file. LockedError: that does not open it.
        DamagedError: it is no hand-over, or is altered or cut (NewerError: a newer version made it).
    """
    reading = _Reading()
    with opened_for_reading(file) as handed:
        if isinstance(secret, RecoveryKey):
            read_sealed(handed, identity_of(secret), reading)
        else:
            read_locked(handed, passphrase_heard(secret), reading, LARGEST)
    return reading.handed()


def versions(archive: Archive, document: Id, type_: type[_R]) -> Iterator[tuple[Kept, _R, Ledger]]:
    """Every version of a family or a session that opens, oldest first; the newest must open.

    Raises DamagedError, and NotFoundError when the document is of the other kind.
    """
    kept = archive.kept(document)
    for each in kept:
        try:
            value, ledger = archive.contents(document, each.number)
        except KretsError:
            if each == kept[-1]:
                raise
            continue
        if not isinstance(value, type_):
            raise NotFoundError(_("The document is of another kind."))
        yield each, value, ledger


def _is_meant_for_a_key(text: str) -> bool:
    """Whether it is far longer than a passphrase of Krets's and of a key's letters and digits, or begins as a key."""
    signs = re.sub(r"[\W_]+", "", text).upper()
    long = len(signs) > 2 * GROUPS * GROUP and signs.isascii() and not signs.isalpha()
    return long or "AGESECRETKEY" in signs


def _pieces(archive: Archive, family: Id) -> Iterator[Piece]:
    room = _Room()
    for name, tables in _contents(archive, family):
        content = msgspec.json.encode({"schema": SCHEMA, "tables": tables})
        if not room.take(len(content)):
            raise WriteError(
                _("The family is larger than a hand-over can be. Hand over the whole archive as a backup.")
            )
        yield Piece(name, partial(BytesIO, content))


def _contents(archive: Archive, family: Id) -> Iterator[tuple[str, dict[str, list[dict[str, Any]]]]]:
    for kept, value, ledger in versions(archive, family, Family):
        yield _name("family", family, kept), family_tables(value, ledger)
    for session in _sessions(archive, family):
        for kept, each, _ledger in versions(archive, session, Session):
            yield _name("sessions", session, kept), Proved().session_tables(each, Place())


def _sessions(archive: Archive, family: Id) -> list[Id]:
    return sorted({entry.id for entry in archive.index.sessions if entry.family == family}, key=str)


def _name(kind: str, id_: Id, kept: Kept) -> str:
    """With the day, as in the archive's folder."""
    generation = Generation(kept.number, kept.day, kept.first)
    return f"{kind}/{id_}/{generation.name.removesuffix('.sealed')}.json"


def _remember(archive: Archive, family: Id) -> None:
    """Have the family know which versions leave, where this process may write."""
    newest = [archive.contents(id_)[0] for id_ in (family, *_sessions(archive, family))]
    with suppress(WriteError):  # a full disk: a version that goes on elsewhere may then come to stand beside its own
        archive.join_ledger(family, Ledger(shared=tuple(shared(each) for each in newest)))


def shared(record: Family | Session) -> Shared:
    """That this version has left, or come."""
    return Shared(document=record.id, digest=digest_of(record))


class _Tables(msgspec.Struct):
    schema: int
    tables: dict[str, list[dict[str, Any]]]


class _Room:
    """What is left of the room that a hand-over has."""

    def __init__(self) -> None:
        self._left = LARGEST

    def take(self, size: int) -> bool:
        """Whether a version of that size has room too, with what stands about it in the parcel."""
        self._left -= size + 4 * BLOCKSIZE
        return size <= LARGEST_VERSION and self._left >= 0


class _Reading(Receiver):
    """Reads each version as it comes: they are one family's, and are kept in memory."""

    def __init__(self) -> None:
        self._room, self._content = _Room(), bytearray()
        self._families: list[Version[Family]] = []
        self._ledger = Ledger()
        self._sessions: dict[Id, list[Version[Session]]] = {}

    def begin(self, name: str, size: int, changed: int) -> None:
        del name, changed
        if not self._room.take(size):
            raise _no_hand_over()

    def more(self, block: bytes) -> None:
        self._content += block

    def end(self, name: str, digest: str) -> None:
        del digest
        kind, id_, saved = _named(name)
        held = _decoded(bytes(self._content))
        self._content.clear()
        record: Family | Session
        if kind == "family":
            record, self._ledger = family_of(held.tables, held.schema)
            self._families.append(Version(record, saved))
        else:
            record = session_of(held.tables, held.schema)[0]
            self._sessions.setdefault(id_, []).append(Version(record, saved))
        if record.id != id_:
            raise _no_hand_over()

    def handed(self) -> Handed:
        """All that was read, when it is one family and its sessions. Raises DamagedError."""
        families = {each.value.id for each in self._families}
        whose = families.union(each.value.family for some in self._sessions.values() for each in some)
        if not families or len(whose) != 1:
            raise _no_hand_over()
        sessions = {id_: _different(each) for id_, each in self._sessions.items()}
        return Handed(_different(self._families), self._ledger, sessions)


def _named(name: str) -> tuple[str, Id, Saved | None]:
    """Of what kind it is, whose, and when it was saved. Raises DamagedError."""
    named = _NAME.fullmatch(name)
    generation = generation_named(f"{named[3]}.sealed") if named else None
    if named is None or generation is None:
        raise _no_hand_over()
    try:
        id_ = Id(named[2])
    except ValueError:
        raise _no_hand_over() from None
    return named[1], id_, Saved(generation.day, generation.first) if generation.day else None


def _decoded(content: bytes) -> _Tables:
    try:
        return msgspec.json.decode(content, type=_Tables)
    except (msgspec.DecodeError, RecursionError):
        raise _no_hand_over() from None


def _different(versions: list[Version[_R]]) -> tuple[Version[_R], ...]:
    """Without those that are as the one before."""
    return tuple(each for at, each in enumerate(versions) if at == 0 or each.value != versions[at - 1].value)


def _no_hand_over() -> DamagedError:
    return DamagedError(_("The file holds no family that was handed over. Nothing was taken from it."))
