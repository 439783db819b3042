"""An age file that is locked with a passphrase: how costly a guess is, when one is made and when one is opened.

pyrage lets the computer's speed decide the cost when it makes such a file, and when it opens one obeys whatever the
file says, which may be all the computer's memory. So Krets makes the file itself, by age's description
(C2SP age.md: the scrypt stanza, the header's code, and the payload in chunks), and pyrage reads each one back.
"""

import hmac
import os
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

COST = 16
"""A guess takes 2^16 blocks of 1 KiB, 64 MiB: nobody guesses 25 random characters anyway."""
MOST_COST = 18
"""The age program's own, 256 MiB. What asks for more is not opened."""

_FIRST = b"age-encryption.org/v1\n"
_LOCKED = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n"
)
_CHUNK = 1 << 16
_KEY, _FILE_KEY, _SALT, _NONCE = 32, 16, 16, 12
"""Bytes."""


def encrypted(blocks: Iterable[bytes], passphrase: str) -> Iterator[bytes]:
    """The age file that holds what `blocks` are together, in blocks."""
    file_key, salt, nonce = os.urandom(_FILE_KEY), os.urandom(_SALT), os.urandom(_SALT)
    lock = Scrypt(b"age-encryption.org/v1/scrypt" + salt, _KEY, 1 << COST, 8, 1).derive(passphrase.encode())
    wrapped = ChaCha20Poly1305(lock).encrypt(bytes(_NONCE), file_key, None)
    header = _FIRST + b"-> scrypt " + _encoded(salt) + b" %d\n" % COST + _encoded(wrapped) + b"\n---"
    code = hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")
    yield header + b" " + _encoded(code) + b"\n" + nonce
    yield from _payload(ChaCha20Poly1305(_derived(file_key, nonce, b"payload")), blocks)


def made_for_a_key(file: bytes) -> bool:
    """Whether it begins as an age file that a key opens."""
    return file.startswith(_FIRST + b"-> ") and not file.startswith(_FIRST + b"-> scrypt")


def bearable(file: bytes) -> bool:
    """Whether it begins as an age file that is locked with a passphrase, and a guess takes no more than it may."""
    begins = _LOCKED.match(file)
    return begins is not None and int(begins[1]) <= MOST_COST


def _payload(cipher: ChaCha20Poly1305, blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Chunks of one size, each sealed under its number; the last, which may be shorter, is marked."""
    waiting, number = bytearray(), 0
    for block in blocks:
        waiting += block
        while len(waiting) > _CHUNK:
            yield cipher.encrypt(_nonce(number, 0), bytes(waiting[:_CHUNK]), None)
            del waiting[:_CHUNK]
            number += 1
    yield cipher.encrypt(_nonce(number, 1), bytes(waiting), None)


def _nonce(number: int, last: int) -> bytes:
    return number.to_bytes(_NONCE - 1, "big") + bytes([last])


def _encoded(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")


def _derived(file_key: bytes, salt: bytes, use: bytes) -> bytes:
    return HKDF(SHA256(), _KEY, salt=salt, info=use).derive(file_key)
