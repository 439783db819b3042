"""The journal text: a whole session, to be pasted into the service's own system. That it was entered is remembered."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Select

from exports.meeting import journal_name, journal_noted, journal_text
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Correction
from mapping.archive.log import Purpose
from mapping.family import Family
from mapping.language import N_
from mapping.language import gettext as _
from mapping.session import Session
from tui.copying import copy
from tui.dialogs.text_out import TextOutDialog
from tui.keys import key
from tui.saying import announce
from tui.widgets.fields import ChoiceField, Labelled


class JournalDialog(TextOutDialog):
    """Read it, and copy it or write it to a file."""

    HELP = N_(
        "The whole session as plain text: facts, the parent's words and your observations apart. The button copies it, "
        "so that it can be pasted into the service's system; empty the clipboard when that is done. Or write it to a "
        "file. Krets remembers which day it was taken out."
    )
    BINDINGS: ClassVar[list[BindingType]] = [key("k", "copy", N_("Copy"))]
    purpose = Purpose.RECORD

    def __init__(
        self, archive: Archive, family: Family, session: Session, corrections: tuple[Correction, ...] = ()
    ) -> None:
        """Of `session`, with what was put right in it."""
        super().__init__(archive, family, session)
        self._corrections = corrections
        self.heading, self.third_text = _("Journal text"), _("Copy")

    def choices(self) -> ComposeResult:
        """Whether what is sensitive comes along (METHOD § 3.3)."""
        answers = [(_("Without what is sensitive"), False), (_("With what is sensitive"), True)]
        yield Labelled(_("Sensitive"), ChoiceField(answers, value=False, id="sensitive", needed=True))

    @property
    def receiver(self) -> str:
        """The record."""
        return _("the service's own system")

    @property
    def text(self) -> str:
        """The text, with what is sensitive where that is chosen."""
        from mapping.questions import load

        return journal_text(
            self._session,
            load(),
            code=self._family.code,
            assignment=self._family.assignment,
            corrections=self._corrections,
            sensitive=self._sensitive,
        )

    @property
    def file_name(self) -> str:
        """What its file is called."""
        return journal_name(self._session)

    def noted(self, how: str) -> str:
        """``journal txt``, or ``journal copy``."""
        return journal_noted("txt" if how == "file" else how, sensitive=self._sensitive)

    @on(Select.Changed, "#sensitive")
    def _chosen(self) -> None:
        self.show_text()

    def action_copy(self) -> None:
        """The third button, by key."""
        if self.heeds and not self.working:
            self.third()

    def third(self) -> None:
        """Note it, and then copy it."""
        if self.may_leave():
            self.start(partial(self.note, *self.whom, self.noted("copy")), _("Writing …"), self._noted)

    def _noted(self, _nothing: None) -> None:
        copy(self.app, self.text)
        announce(self, _("Copied. Paste it into the service's system, and empty the clipboard afterwards."))

    @property
    def _sensitive(self) -> bool:
        return bool(self.query_one("#sensitive", ChoiceField).choice)
