"""What every slot wraps: the archive's own keys, which are random and never leave it."""

import os
from typing import NamedTuple

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
MOST_KEYS = 3
"""That a slot wraps: the log's, and two for the documents while they are being sealed anew."""


class Keys(NamedTuple):
    """What opens an archive, once a slot has given it away."""

    data: tuple[bytes, ...]
    """The data keys, 32 bytes each, the newest first; there is a second only while documents are being sealed anew."""
    log: bytes
    """32 bytes that bind the records of the access log to each other; they stay when the data key is exchanged."""

    @classmethod
    def new(cls) -> "Keys":
        """Random keys for a new archive."""
        return cls((os.urandom(KEY_BYTES),), os.urandom(KEY_BYTES))

    @classmethod
    def unpacked(cls, packed: bytes) -> "Keys":
        """The keys that `packed` made bytes. A vault of the first version held one data key alone.

        Raises ValueError when it is no whole number of keys, or too many.
        """
        count, rest = divmod(len(packed), KEY_BYTES)
        if rest or not 1 <= count <= MOST_KEYS:
            raise ValueError("not a number of keys")
        first, *others = (packed[at : at + KEY_BYTES] for at in range(0, len(packed), KEY_BYTES))
        if not others:
            return cls((first,), HKDF(SHA256(), KEY_BYTES, salt=None, info=b"krets log").derive(first))
        return cls(tuple(others), first)

    @property
    def first_version(self) -> bool:
        """Whether they are of an archive of the first version, and its one key was not exchanged since."""
        return len(self.data) == 1 and self == Keys.unpacked(self.data[0])

    @property
    def packed(self) -> bytes:
        """As a slot wraps them."""
        return self.log + b"".join(self.data)
