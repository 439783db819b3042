"""Long work dealt out in shares, each a test of its own, so that as many processes as there are can take part."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Test = TypeVar("Test", bound=Callable[..., object])


class Share(NamedTuple):
    """One share of the work: every `parts`th thing, from the `number`th (from 0)."""

    number: int
    parts: int

    def of(self, things: Sequence[T]) -> Sequence[T]:
        """What falls to this share."""
        return things[self.number :: self.parts]


def shares(parts: int) -> Callable[[Test], Test]:
    """Have a test, which takes a `share`, run once for each of so many parts; in the short form once, for all."""

    def marked(test: Test) -> Test:
        test.parts = parts  # type: ignore[attr-defined]  # read by `parts_of`
        return test

    return marked


def parts_of(test: Callable[..., object]) -> int:
    """In how many parts a test is to be run in the long form."""
    return getattr(test, "parts", 1)
