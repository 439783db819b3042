"""A disk that says no."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def fsync_says(refusal: int) -> Iterator[None]:
    """Inside the block, flushing anything to the disk fails with the error number `refusal`."""

    def refuse(_descriptor: int) -> None:
        raise OSError(refusal, os.strerror(refusal))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        yield
