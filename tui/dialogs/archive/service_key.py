"""Before what the service allows only with its key: the file with the organisation's secret key."""

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.archive.archive import Archive
from mapping.archive.disk import opened_for_reading
from mapping.errors import KretsError, LockedError
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.service import prove_service_key
from tui.shown import shown
from tui.widgets.fields import Labelled, TextField

_LARGEST = 1 << 16
"""Bytes that are read. A file with a key has some hundred."""


class ServiceKeyDialog(Dialog[bool]):
    """Ends with True when the key is the one that opens the archive."""

    AUTO_FOCUS = "#path"
    HELP = N_(
        "Your service has decided that this is done only by somebody who has the organisation's secret key. Write "
        "where the file with it is, for example on a memory stick. Krets reads it, and keeps nothing of it."
    )
    enter_is_done = True

    def __init__(self, archive: Archive) -> None:
        """To `archive`."""
        super().__init__()
        self._archive = archive
        self.heading, self.done_text = _("The organisation's key"), _("Go on")

    def fields(self) -> ComposeResult:
        """Why it is asked for, and the file."""
        text = _("The service requires its key for this. Write where the file with the secret key is.")
        yield Static(shown(text), classes="prose")
        yield Labelled(_("File"), TextField(id="path"))

    @property
    def changed(self) -> bool:
        """A file's name is soon written again."""
        return False

    def result(self) -> bool | None:
        """Yes, when it is the right key."""
        field = self.query_one("#path", TextField)
        try:
            with opened_for_reading(Path(field.text).expanduser()) as file:
                written = file.read(_LARGEST).decode("utf-8", "replace")
            prove_service_key(self._archive, written or " ")
        except RuntimeError:  # a home that nobody has
            self.complain(_("There is no such folder. Write another."), field)
        except LockedError:
            self.complain(_("That is not the organisation's key to this archive."), field)
        except KretsError as error:
            self.complain(str(error), field)
        else:
            return True
        return None
