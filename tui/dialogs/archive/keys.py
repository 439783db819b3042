"""The questions about an archive's keys. Whoever changes one writes the passphrase once more: a computer that somebody
walked away from is not to be locked by another.
"""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from mapping.archive.archive import Archive
from mapping.archive.keys.recovery import RecoveryKey, checked_public
from mapping.archive.keys.strength import Strength, strength_of
from mapping.archive.keys.vault import accepted
from mapping.errors import KretsError
from mapping.language import N_, ngettext
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog, R
from tui.shown import shown
from tui.the_app import the_app
from tui.widgets.fields import Labelled, TextField
from tui.widgets.secret import SecretField
from tui.widgets.strength_line import StrengthLine


class PresentDialog(Dialog[R]):
    """Asks for the present passphrase, and is not done without it."""

    AUTO_FOCUS = "Input"
    HELP = N_("Write the passphrase that opens the archive now. Esc changes nothing.")

    def __init__(self, archive: Archive, heading: str, text: str, done_text: str) -> None:
        """About `archive`; `text` explains what is done."""
        super().__init__()
        self._archive, self._text = archive, text
        self.heading, self.done_text = heading, done_text

    def fields(self) -> ComposeResult:
        """The explanation and the field."""
        yield Static(shown(self._text), classes="prose")
        yield Labelled(_("Passphrase"), SecretField(id="present"))

    def secret(self, id_: str) -> str:
        """What is written in a field."""
        return self.query_one(f"#{id_}", Input).value

    def wrong(self) -> bool:
        """Whether the passphrase is another, after a complaint; after some wrong ones there is a pause."""
        attempts = the_app(self).attempts
        field = self.query_one("#present", Input)
        if attempts.left:
            count = int(attempts.left) + 1
            self.complain(ngettext("Wait {count} second.", "Wait {count} seconds.", count), field)
            return True
        try:
            right = self._archive.keyring.opens_with(field.value)
        except KretsError as error:
            self.complain(str(error), field)
            return True
        if right:
            attempts.succeeded()
        else:
            attempts.failed()
            self.complain(_("That is not the passphrase of this archive."), field)
        return not right


class GiveDialog(PresentDialog[str]):
    """Ends with the passphrase, which is right."""

    enter_is_done = True

    def result(self) -> str | None:
        """The passphrase."""
        return None if self.wrong() else self.secret("present")


class PassphraseDialog(PresentDialog[str]):
    """Ends with a new passphrase."""

    HELP = N_(
        "Write the passphrase as it is now, and then the new one twice. Its strength is reckoned here, and told to "
        "nobody. The recovery key stays the same."
    )
    _insisted = ""

    def __init__(self, archive: Archive) -> None:
        """For `archive`."""
        text = _("The recovery key stays the same. Backups made before open with the keys they had.")
        super().__init__(archive, _("Change the passphrase"), text, _("Change it"))

    def fields(self) -> ComposeResult:
        """The present one, and the new one twice."""
        yield from super().fields()
        yield Labelled(_("New passphrase"), SecretField(id="new"))
        yield StrengthLine()
        yield Labelled(_("Once more"), SecretField(id="again"))

    @on(Input.Changed, "#new")
    def _measure(self, event: Input.Changed) -> None:
        self.query_one(StrengthLine).follow(event.value)

    def result(self) -> str | None:
        """The new one, when the present one is right and the two are the same."""
        new = self.secret("new")
        try:
            accepted(new)
        except KretsError as error:
            self.complain(str(error), self.query_one("#new"))
            return None
        if new != self.secret("again"):
            self.complain(_("The two are not the same. Write the second one again."), self.query_one("#again"))
            return None
        if self._insisted != new and strength_of(new) is Strength.VERY_WEAK:
            self._insisted = new
            self.complain(
                _("It is easy to guess. Choose another, or press the button once more to use it all the same.")
            )
            return None
        return None if self.wrong() else new


class OrganisationDialog(PresentDialog[str]):
    """Ends with the organisation's public key; with nothing when it is to be taken away."""

    HELP = N_(
        "The organisation hands out a public key, which begins with age1. With the secret half, which it keeps itself, "
        "it can open this archive when nobody else can. Empty the field to take the key away."
    )

    def __init__(self, archive: Archive, public: str, *, required: bool) -> None:
        """For `archive`, which has the key `public` now, or none. `required`: it cannot be taken away."""
        text = _("With it the organisation can open the archive, also when you have left.")
        super().__init__(archive, _("Organisation key"), text, _("Keep"))
        self._public, self._required = public, required

    def fields(self) -> ComposeResult:
        """The key and the passphrase."""
        yield Static(shown(self._text), classes="prose")
        yield TextField(self._public, id="public", placeholder="age1…")
        yield Labelled(_("Passphrase"), SecretField(id="present"))

    def result(self) -> str | None:
        """The key, when it is one."""
        field = self.query_one("#public", TextField)
        try:
            public = checked_public(field.text) if field.text else ""
        except KretsError as error:
            self.complain(str(error), field)
            return None
        if not public and self._required:
            self.complain(_("The service's file says that the organisation's key is to stay."), field)
            return None
        return None if self.wrong() else public


class TryDialog(Dialog[RecoveryKey]):
    """Ends with a recovery key as somebody has written it off the paper."""

    AUTO_FOCUS = "Input"
    HELP = N_(
        "Write the key as it stands on the paper, in groups or in one go. Krets says whether it opens this archive, "
        "and in which group something is mistyped."
    )
    enter_is_done = True

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__()
        self.heading, self.done_text = _("Try the recovery key"), _("Try it")

    def fields(self) -> ComposeResult:
        """One field, which can be read."""
        yield Static(shown(_("Write it off the paper, so that you know that it is right.")), classes="prose")
        yield SecretField(id="key", seen=True)

    def result(self) -> RecoveryKey | None:
        """The key, when it is one."""
        field = self.query_one("#key", Input)
        try:
            return RecoveryKey.read(field.value)
        except KretsError as error:
            self.complain(str(error), field)
            return None
