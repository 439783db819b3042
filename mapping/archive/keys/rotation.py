"""Exchanging the data key: every document is sealed anew, one after the other, while the archive is in use.

First both keys are wrapped in every slot, the new one first; then each generation is sealed with it, in its place; at
last the old one is dropped. Whatever is there at any moment opens with what the slots wrap, so that being killed costs
nothing but the time: the next opening for writing goes on. The log's key stays, and so does what it binds together.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from mapping.archive.archive import Archive
from mapping.archive.care.surroundings import conflict_copies
from mapping.archive.index import index_id
from mapping.archive.keys.wrapped import KEY_BYTES, Keys
from mapping.errors import NotFoundError, WriteError
from mapping.language import gettext as _
from mapping.record import Id

Progress = Callable[[int, int], None]
"""Is told how many documents are done, of how many."""


class Rotated(NamedTuple):
    """What became of it."""

    documents: int
    damaged: tuple[tuple[Id, int], ...]
    """Documents and generations that opened with neither key, and lie there as they did."""


def rotate(archive: Archive, passphrase: str | None, progress: Progress = lambda _done, _all: None) -> Rotated:
    """Exchange the data key, or go on with an exchange that was stopped.

    Args:
        passphrase: of the archive; None only where it has no slot for one.

    Raises:
        LockedError: it is not the passphrase.
        WriteError: the disk said no, or there are conflict copies. DamagedError: something could not be read, or a
            newer Krets wrote it. Both keys are kept then, and everything opens as before.
    """
    _refuse_copies(archive)
    keys = archive.keyring.keys
    if len(keys.data) == 1:
        archive.exchange(Keys((os.urandom(KEY_BYTES), *keys.data), keys.log), passphrase)
    return go_on(archive, passphrase, progress)


def go_on(archive: Archive, passphrase: str | None, progress: Progress = lambda _done, _all: None) -> Rotated:
    """Seal with the newest key what is not yet, and drop the other. Raises as `rotate`."""
    _refuse_copies(archive)
    documents = (*archive.documents(), index_id(archive.id))
    damaged: list[tuple[Id, int]] = []
    for done, document in enumerate(documents):
        progress(done, len(documents))
        for generation in archive.generations(document):
            with suppress(NotFoundError):  # thinned out meanwhile
                if not archive.renew(document, generation):
                    damaged.append((document, generation))
    with archive.held_still():
        archive.drafts.renew()
    _refuse_copies(archive)
    keys = archive.keyring.keys
    archive.exchange(Keys(keys.data[:1], keys.log), passphrase)
    progress(len(documents), len(documents))
    return Rotated(len(documents), tuple(damaged))


def _refuse_copies(archive: Archive) -> None:
    """What a cloud has copied aside is sealed with the old key, and stands for no generation that could be renewed."""
    if copies := conflict_copies(archive.root):
        raise WriteError(
            _(
                "Two computers have written in the archive, and a copy lies there ({name}). Decide which is to stay, "
                "and move the other away: once the keys are exchanged, nobody can read it."
            ).format(name=copies[0].relative_to(archive.root))
        )
