"""The way in for those who have forgotten the passphrase: the recovery key, and a new passphrase at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from mapping.language import N_
from mapping.language import gettext as _
from tui.keys import key
from tui.screens.threshold.threshold import NewPassphraseScreen
from tui.the_app import the_app
from tui.widgets.secret import SecretField

if TYPE_CHECKING:
    from mapping.archive.archive import Archive


class ForgottenScreen(NewPassphraseScreen):
    """The key is written in the open: it is read off a paper, and a mistake is named by its group."""

    HELP = N_(
        "Write the recovery key as it stands on the paper, in groups or in one go; small letters will do. If something "
        "is mistyped, Krets says in which group. Then choose a new passphrase. The recovery key stays the same."
    )
    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "back", N_("Back"))]

    def __init__(self, opened: Callable[["Archive"], None]) -> None:
        """See Threshold."""
        super().__init__(opened)
        self.text = _("With the recovery key on paper you open the archive and choose a new passphrase.")
        self.done_text = _("Open with a new passphrase")
        self.fields = (
            ("key", _("Recovery key")),
            ("new", _("New passphrase")),
            ("again", _("The same once more")),
        )

    def field(self, id_: str) -> Input:
        """The recovery key is seen."""
        return SecretField(id=id_, seen=id_ == "key")

    def open_archive(self) -> "Archive":
        """Open with the recovery key, and change the passphrase."""
        from mapping.archive.keys.recovery import RecoveryKey
        from mapping.archive.opening import open_archive

        recovery_key = RecoveryKey.read(self.secret("key"))
        archive = open_archive(the_app(self).folder, recovery_key, "write")
        try:
            archive.keyring.change_passphrase(self.secret("new"))
        except BaseException:
            archive.close()
            raise
        return archive

    def fault(self) -> tuple[str, str]:
        """The key first."""
        if not self.secret("key").strip():
            return _("Write the recovery key first."), "key"
        return super().fault()

    def action_back(self) -> None:
        """To the passphrase after all; nothing that was written stays behind."""
        if not self._waiting:
            self.dismiss()

    def _leave(self, archive: "Archive") -> None:
        the_app(self).attempts.succeeded()
        self.dismiss()
        super()._leave(archive)
