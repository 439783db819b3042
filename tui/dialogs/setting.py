"""What a setting is to be: one field, with what it is for above it."""

from pathlib import Path
from typing import TypeVar

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.settings import path_of
from tui.shown import shown
from tui.widgets.fields import TextField

V = TypeVar("V")


class SettingDialog(Dialog[V]):
    """Ends with what was written, when it can be meant."""

    enter_is_done = True
    HELP = N_("Write what it is to be, and press Enter. Empty the field to go back to how it was from the beginning.")

    def __init__(self, heading: str, value: str, about: str) -> None:
        """Ask for another `value`."""
        super().__init__()
        self.heading, self._value, self._about = heading, value, about

    def fields(self) -> ComposeResult:
        """What it is for, and the field."""
        yield Static(shown(self._about), classes="prose")
        yield TextField(self._value)

    @property
    def written(self) -> str:
        """What stands in the field."""
        return self.query_one(TextField).text


class NameDialog(SettingDialog[str]):
    """A name; nothing for that of the computer's user."""

    def result(self) -> str:
        """Whatever is written."""
        return self.written


class NumberDialog(SettingDialog[int]):
    """A number of minutes or days."""

    HELP = N_("Write a number and press Enter.")

    def __init__(self, heading: str, value: str, about: str, allowed: range) -> None:
        """Take what is `allowed`."""
        super().__init__(heading, value, about)
        self._allowed = allowed

    def result(self) -> int | None:
        """The number; None, after a complaint, when it is none of those."""
        written = self.written
        if written.isascii() and written.isdigit() and len(written) < 6 and int(written) in self._allowed:
            return int(written)
        first, last = self._allowed[0], self._allowed[-1]
        said = _("Write a number from {first} to {last}.").format(first=first, last=last)
        self.complain(said, self.query_one(TextField))
        return None


class FolderDialog(SettingDialog[str]):
    """A folder that is there; nothing for none."""

    def result(self) -> str | None:
        """The folder as it is written; None, after a complaint, when there is no such folder."""
        path = path_of(self.written)
        if path is not None and not _there(path, folder=True):
            self.complain(_("There is no such folder."), self.query_one(TextField))
            return None
        return self.written


class FileDialog(SettingDialog[str]):
    """The service's file, without faults; nothing for none."""

    def result(self) -> str | None:
        """The file as it is written; None, after a complaint, when it is not there or something is wrong in it."""
        from mapping.service import read_service

        path = path_of(self.written)
        if path is None:
            return ""
        if not _there(path, folder=False):
            self.complain(_("There is no such file."), self.query_one(TextField))
            return None
        if faults := read_service(path).faults:
            said = _("{fault} See everything with: krets config").format(fault=faults[0])
            self.complain(said, self.query_one(TextField))
            return None
        return self.written


def _there(path: Path, *, folder: bool) -> bool:
    try:
        return path.is_dir() if folder else path.is_file()
    except (OSError, ValueError):
        return False
