"""One family handed over to a colleague in an encrypted file."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from mapping import clock
from mapping.archive.archive import Archive
from mapping.archive.log import Purpose
from mapping.family import Family
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.leaving import is_sure, purposes, sure
from tui.dialogs.working import WorkingDialog
from tui.places import pictures_folder
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, TextField


class HandOverDialog(WorkingDialog[None]):
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
        self._passphrase = ""
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
        name = f"krets-family-{clock.today().isoformat()}.age"
        yield Labelled(_("File"), TextField(str(pictures_folder() / name), id="path"))

    def result(self) -> None:
        """Begin, when it is said for whom and where to. A passphrase is shown from the beginning: it is not to be lost
        when Krets is locked before the file is there.
        """
        from mapping.archive.parcels.handover import new_passphrase

        if not is_sure(self, self._family):
            return
        receiver = self.query_one("#receiver", TextField)
        if not receiver.text:
            self.complain(_("Note for whom it is."), receiver)
            return
        target = self.path()
        if target is None:
            return
        to = self.query_one("#to", TextField).text
        self._passphrase = "" if to else self._passphrase or new_passphrase()
        purpose = self.query_one("#purpose", ChoiceField).choice or Purpose.COLLEAGUE.value
        job = partial(self._write, target, to, self._passphrase, receiver=receiver.text, purpose=purpose)
        self.start(job, self._with_passphrase(_("Writing …")))

    def finished(self, outcome: Path) -> None:
        """Say where the file is; with a passphrase, stay until it has been read."""
        said = _("The family is in {file}, and here as before.").format(file=outcome)
        if self._passphrase:
            self.stay(self._with_passphrase(said))
        else:
            self.finish(None, said)

    def _write(self, target: Path, to: str, passphrase: str, *, receiver: str, purpose: str) -> Path:
        from mapping.archive.parcels.handover import hand_over

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
        return target

    def _with_passphrase(self, said: str) -> str:
        if not self._passphrase:
            return said
        by_phone = _("Say this by phone, and do not write it where the file goes: {passphrase}")
        alone = f"\n{self._passphrase}"  # on a line of its own, so that it is read in one go
        return f"{said}\n{by_phone.format(passphrase=alone)}"
