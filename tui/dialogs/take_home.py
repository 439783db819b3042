"""The page that the parent takes home: read, and written to a file for the one it is about."""

from exports.take_home import take_home_name, take_home_noted, take_home_text
from mapping.archive.archive import Archive
from mapping.family import Family
from mapping.language import N_
from mapping.language import gettext as _
from mapping.questions import load
from mapping.session import Session
from tui.dialogs.text_out import TextOutDialog


class TakeHomeDialog(TextOutDialog):
    """Offered when somebody at home can read it."""

    HELP = N_(
        "This is what the parent takes home: the summary, what you agreed on, and when you meet again. Read it "
        "through, and print it or write it down. Esc goes on without a page."
    )

    def __init__(self, archive: Archive, family: Family, session: Session) -> None:
        """Of `session`."""
        super().__init__(archive, family, session)
        self.heading, self.leave_text = _("A page to take home"), _("Without a page")

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
        return take_home_noted()
