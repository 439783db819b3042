"""What each guess at a passphrase costs: Argon2id, which is slow and needs memory (RFC 9106)."""

import threading

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec.structs import astuple

from mapping.archive.keys.wrapped import KEY_BYTES
from mapping.record import Record

_HIGHEST_COST = (256 * 1024, 16, 16)
"""Above this a file is out to exhaust the machine, and is refused before any work is done."""


class Cost(Record, frozen=True):
    """What a guess costs: Argon2id's parameters (RFC 9106)."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if any(not 1 <= cost <= highest for cost, highest in zip(astuple(self), _HIGHEST_COST, strict=True)):
            raise ValueError("absurd cost")
        if self.memory_kib < 8 * self.lanes:
            raise ValueError("too little memory for the lanes")

    @property
    def weak(self) -> bool:
        """Whether a guess costs less than it should today. What is no secret is meant to be cheap, and is not weak."""
        work = self.memory_kib * self.iterations
        standard = STANDARD_COST.memory_kib * STANDARD_COST.iterations
        return self != PRACTICE_COST and (self.memory_kib < STANDARD_COST.memory_kib or work < standard)


STANDARD_COST = Cost()
PRACTICE_COST = Cost(memory_kib=1024, iterations=1, lanes=1)
"""For data that is no secret, and for tests: opening takes a millisecond."""

_one_derivation = threading.Lock()
"""Two Argon2id derivations with several lanes at the same time can wait for each other for ever in OpenSSL."""


def derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    """The key that a passphrase gives, 32 bytes."""
    derivation = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    with _one_derivation:
        return derivation.derive(secret.encode("utf-8", "surrogatepass"))
