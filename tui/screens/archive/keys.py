"""The keys of the archive: what opens it, since when, and what can be done about each."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.keys.rotation import Rotated, rotate
from mapping.archive.keys.slots import OrganisationSlot, RecoverySlot, Slot, SlotKind, kind_of
from mapping.errors import KretsError
from mapping.language import N_, ngettext, say_date
from mapping.language import gettext as _
from tui.dialogs.archive.keys import GiveDialog, OrganisationDialog, PassphraseDialog, TryDialog
from tui.keys import key
from tui.saying import announce, warn
from tui.screens.archive.recovery import hand_out
from tui.screens.page import NumberedPage, now_and_then
from tui.service import service_in_use
from tui.shown import shown

EXCHANGE = "exchange"
"""What is under way while every document is sealed anew."""


class KeysScreen(NumberedPage):
    """Five things to do, each with how it stands."""

    HELP = N_(
        "The archive opens with your passphrase, with the recovery key that lies on paper, and with the organisation's "
        "key when there is one. Press a number, or choose with the arrows and Enter. Whoever changes a key writes the "
        "passphrase first. A new data key is for when somebody may have had a copy of the folder and a key to it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "do", N_("Choose"))]
    DEFAULT_CSS = "KeysScreen OptionList { margin: 1 0; height: auto; }"
    heading = N_("Keys")

    def body(self) -> ComposeResult:
        """The list; what is no secret has no keys."""
        if self._practice:
            told = _("The practice family is no secret: everybody can open it, and it has no keys of its own.")
            yield Static(shown(told), classes="prose")
        else:
            yield from super().body()
        yield Static("", id="progress", classes="hint")

    def lines(self) -> tuple[tuple[str, str], ...]:
        """What can be done, and how it stands."""
        slots = {kind_of(slot): slot for slot in self._archive.keyring.slots}
        recovery = slots.get(SlotKind.RECOVERY)
        tried = _("not made yet")
        if isinstance(recovery, RecoverySlot):
            tried = _("tried on {day}").format(day=say_date(recovery.tried)) if recovery.tried else _("not tried yet")
        return (
            (_("Change the passphrase"), _since(slots.get(SlotKind.PASSPHRASE))),
            (_("New recovery key"), _since(recovery)),
            (_("Try the recovery key"), tried),
            (_("Organisation key"), _since(slots.get(SlotKind.ORGANISATION))),
            (_("Exchange the data key"), _("seals every document anew")),
        )

    def do(self, place: int) -> None:
        """Ask about one of the keys."""
        acts = (self._passphrase, self._recovery, self._try, self._organisation, self._data_key)
        if self.under_way(EXCHANGE):
            warn(self, _("The data key is being exchanged. Wait until that is done."))
        else:
            self._try_to(acts[place])

    @property
    def _practice(self) -> bool:
        return self.app.has_class("practice")

    def _passphrase(self) -> None:
        self.app.push_screen(PassphraseDialog(self._archive), self._change_passphrase)

    def _change_passphrase(self, new: str | None) -> None:
        if new is not None:
            self._done(lambda: self._archive.keyring.change_passphrase(new), _("The passphrase is changed."))

    def _recovery(self) -> None:
        text = _("A new key is made and shown. The one before opens nothing any more: tear up its paper.")
        question = GiveDialog(self._archive, _("New recovery key"), text, _("Make it"))
        self.app.push_screen(question, lambda given: hand_out(self.app, self._archive) if given else None)

    def _try(self) -> None:
        self.app.push_screen(TryDialog(), self._tried)

    def _tried(self, recovery_key: RecoveryKey | None) -> None:
        if recovery_key is None:
            return
        try:
            right = self._archive.keyring.tried(recovery_key)
        except KretsError as error:
            warn(self, error)
            return
        if right:
            announce(self, _("It is right. Keep the paper safe."))
        else:
            warn(self, _("That is a whole key, but not to this archive."))
        self.renew()

    def _organisation(self) -> None:
        slot = self._archive.keyring.slot(SlotKind.ORGANISATION)
        public = slot.public if isinstance(slot, OrganisationSlot) else ""
        required = service_in_use().key_required
        self.app.push_screen(OrganisationDialog(self._archive, public, required=required), self._set_organisation)

    def _set_organisation(self, public: str | None) -> None:
        keyring = self._archive.keyring
        if public:
            self._done(
                lambda: keyring.set_organisation(public), _("The organisation can open the archive with its key.")
            )
        elif public is not None and self._has(SlotKind.ORGANISATION):
            said = _("The organisation's key no longer opens the archive. Backups made before still open with it.")
            self._done(lambda: keyring.remove(SlotKind.ORGANISATION), said)

    def _data_key(self) -> None:
        text = _(
            "Every document is sealed anew with another key, in the background. You can go on working, and if it is "
            "stopped, it goes on the next time the archive is opened."
        )
        question = GiveDialog(self._archive, _("Exchange the data key"), text, _("Exchange it"))
        self.app.push_screen(question, self._exchange)

    def _exchange(self, passphrase: str | None) -> None:
        if passphrase is None or self.under_way(EXCHANGE):
            return
        told = now_and_then(partial(self.app.call_later, self._progress))
        self.have_done(EXCHANGE, lambda: rotate(self._archive, passphrase, told), self._exchanged)

    def _exchanged(self, outcome: Rotated | KretsError) -> None:
        if isinstance(outcome, KretsError):
            self._tell(str(outcome))
            return
        said = ngettext(
            "The data key is exchanged, and {count} document sealed anew.",
            "The data key is exchanged, and {count} documents sealed anew.",
            outcome.documents,
        )
        self._tell(said)

    def _progress(self, done: int, of_all: int) -> None:
        self._tell(_("Sealing anew: {done} of {count}").format(done=done, count=of_all))

    def _tell(self, sentence: str) -> None:
        """On whichever page of this kind is open by now."""
        for screen in self.app.screen_stack:
            if isinstance(screen, KeysScreen):
                screen.query_one("#progress", Static).update(shown(sentence))

    def _done(self, act: Callable[[], None], said: str) -> None:
        if self._try_to(act):
            announce(self, said)
            self.renew()

    def _try_to(self, act: Callable[[], None]) -> bool:
        """Do it, and say what went wrong; whether it went well."""
        try:
            act()
        except KretsError as error:
            warn(self, error)
            return False
        return True

    def _has(self, kind: SlotKind) -> bool:
        return self._archive.keyring.slot(kind) is not None

    def renew(self) -> None:
        """As ever; what cannot be read is said."""
        if not self._practice:
            self._try_to(super().renew)


def _since(slot: Slot | None) -> str:
    if slot is None:
        return _("not made yet")
    return _("since {day}").format(day=say_date(slot.since)) if slot.since else _("from the beginning")
