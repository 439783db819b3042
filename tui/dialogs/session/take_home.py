"""The page that the parent takes home: read, and written to a file for the one it is about."""

from pathlib import Path

from exports.meeting import TAKE_HOME, take_home_name, take_home_text
from mapping.archive.archive import Archive
from mapping.family import Family
from mapping.language import N_
from mapping.language import gettext as _
from mapping.questions import load
from mapping.session import Session
from tui.dialogs.text_out import TextOutDialog


class TakeHomeDialog(TextOutDialog):
    """Offered when the parent wants it, and when a closed session is looked at."""

    HELP = N_(
        "This is what the parent takes home: the summary, what you agreed on, and when you meet again. Read it "
        "through, and print it or write it down."
    )

    def __init__(self, archive: Archive, family: Family, session: Session, *, ending: bool) -> None:
        """Of `session`. While it is being ended one can go on without a page."""
        super().__init__(archive, family, session)
        self.heading = _("A page to take home")
        self.third_text = _("Without a page") if ending else ""

    def third(self) -> None:
        """Go on; an empty path says that no file was written."""
        self.dismiss(Path())

    @property
    def receiver(self) -> str:
        """The parent."""
        return _("the parent")

    @property
    def text(self) -> str:
        """The page."""
        return take_home_text(self._session, load())

    @property
    def file_name(self) -> str:
        """What its file is called."""
        return take_home_name(self._session)

    def noted(self, how: str) -> str:
        """The same, however it leaves."""
        del how
        return f"{TAKE_HOME} txt"
