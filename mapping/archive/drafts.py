"""What was being written when Krets was locked, or ended without being asked: sealed, one small file a session.

A draft is no document on the shelf: it has no generations, is in no backup, and each one takes the place of the one
before. Its header says generation 0, so that it can never stand where a session's generation should.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from mapping.archive.disk import disk_errors, make_folder, read_bounded, replace_durably
from mapping.archive.documents.codec import Place
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.documents.sealing import Kind, Label, Seal
from mapping.archive.threshold import DRAFTS, INCOMING
from mapping.errors import DamagedError, InvalidError, KretsError
from mapping.language import gettext as _
from mapping.record import Id, Record


class Draft(Record, frozen=True):
    """One form that was begun and not ended. It is told from others by how it is opened, in no language."""

    form: str
    """Which kind of form."""
    place: Place
    """Where in the session it was opened."""
    view: str
    """What opened it, as a style sheet names it; empty for the session's own screen."""
    action: str
    """What that does when it opens the form."""
    at: datetime
    fields: dict[str, str]
    """What stood in each field that had been changed, by the field's name; of choices the values, not their names."""


class Drafts:
    """The drafts of an open archive."""

    def __init__(self, root: Path, seal: Seal) -> None:
        """In the archive's folder `root`; nothing is made there until there is something to keep."""
        self._folder, self._incoming, self._seal = root / DRAFTS, root / INCOMING, seal

    def keep(self, session: Id, drafts: Sequence[Draft]) -> None:
        """Keep these in place of those before; durable on return. With none it is as `drop`.

        Raises:
            WriteError: the disk said no; what was kept before is untouched.
            InvalidError: something cannot be stored.
        """
        if not drafts:
            self.drop(session)
            return
        try:
            content = msgspec.json.encode(drafts)
        except (ValueError, TypeError):  # a lone surrogate
            raise InvalidError(_("Something in this cannot be stored. It was not saved.")) from None
        make_folder(self._folder)
        sealed = self._seal.close(Label(session, Kind.DRAFT, 0, SCHEMA), content)
        replace_durably(self._incoming, self._file(session), sealed)

    def find(self, session: Id) -> tuple[Draft, ...]:
        """What was being written in a session. What does not open is as if it were not there."""
        with suppress(OSError, KretsError, msgspec.DecodeError):
            label, content = self._seal.open(session, 0, read_bounded(self._file(session)))
            if label.kind is Kind.DRAFT:
                return msgspec.json.decode(content, type=tuple[Draft, ...])
        return ()

    def drop(self, session: Id) -> None:
        """Forget what was being written in a session, with the copies that a cloud made of it. Raises WriteError."""
        with disk_errors():
            self._file(session).unlink(missing_ok=True)
            for copy in self._folder.glob(f"{session}*"):
                copy.unlink(missing_ok=True)

    def renew(self) -> None:
        """Seal all of them anew with the newest key. What does not open is left as it is. Raises WriteError."""
        for session in self.all():
            with suppress(OSError, DamagedError):
                renewed = self._seal.renewed(session, 0, read_bounded(self._file(session)))
                if renewed is not None:
                    replace_durably(self._incoming, self._file(session), renewed)

    def all(self) -> tuple[Id, ...]:
        """The sessions that there are drafts of."""
        found = []
        with suppress(OSError):
            for file in self._folder.glob("*.sealed"):
                with suppress(ValueError):
                    found.append(Id(file.stem))
        return tuple(sorted(found))

    def _file(self, session: Id) -> Path:
        return self._folder / f"{session}.sealed"
