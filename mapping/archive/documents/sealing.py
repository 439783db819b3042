"""Sealing a document: padded, encrypted and authenticated with AES-256-GCM, its header bound in.

Layout: a header in the clear (magic, version of this layout, schema, kind, archive, document, generation, nonce),
then the ciphertext with its tag. The header holds identities and numbers only. Because it is the associated data,
two documents that change places, or an old generation under a new number, do not open.
"""

import enum
import os
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mapping.archive.keys.wrapped import Keys
from mapping.errors import DamagedError, LockedError, NewerError, OutdatedError
from mapping.language import gettext as _
from mapping.record import Id

LAYOUT = 1
_MAGIC = b"KRETSDOC"
_HEADER = struct.Struct(">8sHHc16s16sQ12s")
_LENGTH = struct.Struct(">I")
_BLOCK = 4096
"""Contents are padded to whole blocks, so that a file's size tells little of what was said."""


class Kind(enum.Enum):
    """What a document holds; in the header so that the index can be rebuilt."""

    FAMILY = b"F"
    SESSION = b"S"
    INDEX = b"I"
    DRAFT = b"D"


@dataclass(frozen=True)
class Label:
    """What is written outside on a sealed document, and bound into it."""

    document: Id
    kind: Kind
    generation: int
    schema: int


class Seal:
    """The archive's data keys at work."""

    def __init__(self, keys: Keys, archive: Id) -> None:
        """Seal with the newest of `keys`, and open with any, for the archive with that id."""
        self._ciphers = tuple(AESGCM(key) for key in keys.data)
        self._archive = archive
        self.outdated: Callable[[], bool] = lambda: False
        """Whether somebody else has exchanged the keys, which is asked when something does not open."""

    def forget(self) -> None:
        """Let go of the keys: from now on nothing is opened or sealed.

        What Python has copied of them meanwhile lies in freed memory until that is used for something else; there is
        no way to wipe it.
        """
        self._ciphers = ()

    def close(self, label: Label, content: bytes) -> bytes:
        """The sealed bytes of `content`. Raises LockedError when the keys have been let go of."""
        if not self._ciphers:
            raise _locked()
        nonce = os.urandom(12)
        header = _HEADER.pack(
            _MAGIC,
            LAYOUT,
            label.schema,
            label.kind.value,
            self._archive.bytes,
            label.document.bytes,
            label.generation,
            nonce,
        )
        return header + self._ciphers[0].encrypt(nonce, _pad(content), header)

    def open(self, document: Id, generation: int, sealed: bytes) -> tuple[Label, bytes]:
        """The label and the content of a document that should be `document` in that generation.

        Raises:
            NewerError: a newer version of Krets sealed it.
            DamagedError: it is cut, altered, another document, another generation, or of another archive.
            LockedError: the keys have been let go of. OutdatedError: they were exchanged.
        """
        label, content, _cipher = self._open(document, generation, sealed)
        return label, content

    def turn(self, keys: Keys) -> None:
        """Seal with the newest of `keys` from now on, and open with any of them, wherever this seal is in use."""
        self._ciphers = tuple(AESGCM(key) for key in keys.data)

    def renewed(self, document: Id, generation: int, sealed: bytes) -> bytes | None:
        """The same label and content sealed with the newest key; None when they are already. Raises as `open`."""
        label, content, cipher = self._open(document, generation, sealed)
        return None if cipher is self._ciphers[0] else self.close(label, content)

    def _open(self, document: Id, generation: int, sealed: bytes) -> tuple[Label, bytes, AESGCM]:
        if not self._ciphers:
            raise _locked()
        label, nonce = self._read_header(sealed)
        header = sealed[: _HEADER.size]
        if (label.document, label.generation) != (document, generation):
            raise _damaged(document)
        for cipher in self._ciphers:
            with suppress(InvalidTag):
                return label, _unpad(cipher.decrypt(nonce, sealed[_HEADER.size :], header)), cipher
        if self.outdated():
            raise OutdatedError(_("The archive's keys were exchanged since it was opened here. Open it again."))
        raise _damaged(document)

    def _read_header(self, sealed: bytes) -> tuple[Label, bytes]:
        if len(sealed) < _HEADER.size or not sealed.startswith(_MAGIC):
            raise _damaged()
        _magic, layout, schema, kind, archive, document, generation, nonce = _HEADER.unpack_from(sealed)
        if layout > LAYOUT:
            raise newer()
        known = {k.value for k in Kind}
        if layout != LAYOUT or kind not in known or archive != self._archive.bytes:
            raise _damaged()
        return Label(Id(bytes=document), Kind(kind), generation, schema), nonce


def newer() -> NewerError:
    """What is said of data that a newer version wrote."""
    return NewerError(_("This was saved by a newer version of Krets. Install the newer version to open it."))


def _locked() -> LockedError:
    return LockedError(_("The archive is locked."))


def _damaged(document: Id | None = None) -> DamagedError:
    if document is None:
        return DamagedError(_("The file is damaged, or is not one of this archive's documents."))
    return DamagedError(_("Document {document} is damaged and was left as it is.").format(document=document))


def _pad(content: bytes) -> bytes:
    length = _LENGTH.size + len(content)
    return _LENGTH.pack(len(content)) + content + bytes(-length % _BLOCK)


def _unpad(padded: bytes) -> bytes:
    (length,) = _LENGTH.unpack_from(padded)
    return padded[_LENGTH.size : _LENGTH.size + length]
