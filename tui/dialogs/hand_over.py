"""One family handed over to a colleague in an encrypted file."""

from datetime import date
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from mapping.archive.archive import Archive
from mapping.archive.log import Purpose
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.dialogs.leaving import is_sure, purposes, sure
from tui.places import pictures_folder
from tui.saying import announce
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, TextField


class HandOverDialog(Dialog[None]):
    """Ends when the file is written; with a passphrase, when it has been read off the screen."""

    AUTO_FOCUS = "#sure, #receiver"
    HELP = N_(
        "The family goes, with its sessions and their earlier versions, into an encrypted file for a colleague, and "
        "stays here too. With the colleague's public key only the colleague can open it. Without one Krets makes up a "
        "passphrase, which you say by phone."
    )

    def __init__(self, archive: Archive, family: Family) -> None:
        """Of `family`."""
        super().__init__()
        self._archive, self._family = archive, family
        self._writing = self._written_there = False
        self.heading, self.done_text = _("Hand over"), _("Write the file")

    def fields(self) -> ComposeResult:
        """What it is, for whom, for which key, and where it goes."""
        text = _("The family with all its sessions, in an encrypted file for a colleague. It stays here too.")
        yield Static(shown(text), classes="prose")
        yield from sure(self._family)
        yield Labelled(_("For whom"), TextField(id="receiver"))
        yield Labelled(_("Why"), ChoiceField(purposes(), Purpose.COLLEAGUE.value, id="purpose", needed=True))
        empty = _("age1 … or empty: Krets makes up a passphrase")
        yield Labelled(_("Public key"), TextField(id="to", placeholder=empty))
        name = f"krets-family-{date.today().isoformat()}.age"  # noqa: DTZ011 - the day where the worker is
        yield Labelled(_("File"), TextField(str(pictures_folder() / name), id="path"))

    @property
    def changed(self) -> bool:
        """A few words are soon written again."""
        return False

    def result(self) -> None:
        """Writing takes a moment; the dialog ends when it is done."""
        if not is_sure(self, self._family):
            return
        receiver, path = self.query_one("#receiver", TextField), self.query_one("#path", TextField)
        if not receiver.text:
            self.complain(_("Note for whom it is."), receiver)
            return
        try:
            target = Path(path.text).expanduser()
        except RuntimeError:  # a home that nobody has
            self.complain(_("There is no such folder. Write another."), path)
            return
        if not self._writing:
            self._writing = True
            self.query(".done").set(disabled=True)
            self.complain(_("Writing …"))
            purpose = self.query_one("#purpose", ChoiceField).choice
            self._write(target, self.query_one("#to", TextField).text, receiver.text, str(purpose))

    def action_leave(self) -> None:
        """Not while it is being written: one would believe that it was not."""
        if not self._writing or self._written_there:
            super().action_leave()

    @work(thread=True, exclusive=True, group="hand over")
    def _write(self, target: Path, to: str, receiver: str, purpose: str) -> None:
        from mapping.archive.handover import hand_over, new_passphrase

        passphrase = "" if to else new_passphrase()
        try:
            hand_over(
                self._archive,
                self._family.id,
                target,
                to=to or None,
                passphrase=passphrase,
                purpose=purpose,
                receiver=receiver,
                confirmed=self._family.protected,
            )
        except KretsError as error:
            self.app.call_from_thread(self._refused, str(error))
        else:
            self.app.call_from_thread(self._written, target, passphrase)

    def _refused(self, sentence: str) -> None:
        if self.is_attached:
            self._writing = False
            self.query(".done").set(disabled=False)
            self.complain(sentence)

    def _written(self, file: Path, passphrase: str) -> None:
        if not self.is_attached:
            return
        self._written_there = True
        said = _("The family is in {file}, and here as before.").format(file=file)
        if passphrase:
            by_phone = _("Say this by phone, and do not write it where the file goes: {passphrase}")
            self.complain(by_phone.format(passphrase=passphrase), self.query_one(".leave"))
        else:
            announce(self, said)
            self.dismiss(None)
