"""The invitation to a session: read, and written to a file; and the text message that reminds of it."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Select, Static

from exports.meeting import INVITATION, InvitationFormat, invitation_name, invitation_text
from mapping.language import N_, ngettext
from mapping.language import gettext as _
from tui.dialogs.text_out import TextOutDialog
from tui.shown import shown
from tui.the_app import the_app
from tui.widgets.fields import ChoiceField, Labelled, TextField


class InvitationDialog(TextOutDialog):
    """What kind of text is chosen shows at once."""

    HELP = N_(
        "The invitation tells why, with whom, where, when and how long, in plain words. Read it through; what is "
        "missing is filled in where the session is planned. Print it, or send the text message some day before."
    )

    def choices(self) -> ComposeResult:
        """As what, and whom the parent meets."""
        yield Labelled(_("Kind of text"), ChoiceField(_kinds(), "txt", id="kind", needed=True))
        worker = TextField(the_app(self).settings.worker, id="worker", placeholder=_("your name"))
        yield Labelled(_("Whom they meet"), worker)

    def on_mount(self) -> None:
        """Show the text."""
        self.query_one(".title", Static).update(shown(_("Invitation")))
        super().on_mount()

    @property
    def receiver(self) -> str:
        """The parent."""
        return _("the parent")

    @property
    def text(self) -> str:
        """The invitation, or the message."""
        return invitation_text(self._session, self._kind, worker=self.query_one("#worker", TextField).text)

    @property
    def file_name(self) -> str:
        """What its file is called."""
        return invitation_name(self._session, self._kind)

    def noted(self, how: str) -> str:
        """``invitation md``."""
        del how
        return f"{INVITATION} {self._kind}"

    @on(Select.Changed, "#kind")
    def _chosen(self) -> None:
        self.show_text()

    @on(Input.Changed, "#worker")
    def _named(self) -> None:
        self.show_text()

    def show_text(self) -> None:
        """Also how long a message is."""
        super().show_text()
        if self._kind == "sms":
            count = len(self.text.strip())
            self._say(ngettext("{count} character of 160.", "{count} characters of 160.", count), "calm")
        else:
            self._say("")

    @property
    def _kind(self) -> InvitationFormat:
        kind: InvitationFormat = self.query_one("#kind", ChoiceField).choice or "txt"
        return kind


def _kinds() -> list[tuple[str, InvitationFormat]]:
    return [
        (_("One page of text"), "txt"),
        (_("One page in Markdown"), "md"),
        (_("A text message"), "sms"),
    ]
