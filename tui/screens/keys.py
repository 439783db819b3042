"""The keys of the archive: what opens it, since when, and what can be done about each."""

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping.archive.archive import Archive
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.keys.rotation import rotate
from mapping.archive.keys.slots import OrganisationSlot, RecoverySlot, Slot, SlotKind, kind_of
from mapping.errors import KretsError
from mapping.language import N_, ngettext, say_date
from mapping.language import gettext as _
from tui.dialogs.keys import GiveDialog, OrganisationDialog, PassphraseDialog, TryDialog
from tui.keys import key, quiet
from tui.saying import announce, warn
from tui.screens.recovery import hand_out
from tui.service import service_in_use
from tui.shown import row, shown
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine


class KeysScreen(Screen[None]):
    """Five things to do, each with how it stands."""

    AUTO_FOCUS = "OptionList"
    HELP = N_(
        "The archive opens with your passphrase, with the recovery key that lies on paper, and with the organisation's "
        "key when there is one. Press a number, or choose with the arrows and Enter. Whoever changes a key writes the "
        "passphrase first. A new data key is for when somebody may have had a copy of the folder and a key to it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "do", N_("Choose")),
        key("escape", "app.pop_screen", N_("Back")),
        key("f1", "app.explain", N_("Help")),
        *(quiet(str(number), f"do({number - 1})") for number in range(1, 6)),
    ]
    DEFAULT_CSS = "KeysScreen OptionList { margin: 1 0; height: auto; }"

    def __init__(self, archive: Archive) -> None:
        """Of `archive`."""
        super().__init__()
        self._archive = archive
        self._rotating = False

    def compose(self) -> ComposeResult:
        """A title and the list; what is no secret has no keys."""
        yield TopLine()
        with Vertical(classes="page"):
            yield Static(shown(_("Keys")), classes="title")
            if self._practice:
                told = _("The practice family is no secret: everybody can open it, and it has no keys of its own.")
                yield Static(shown(told), classes="prose")
            else:
                yield OptionList(compact=True)
            yield Static("", id="progress", classes="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """How it stands."""
        self.query_one(TopLine).show(_("Keys"))
        self._show()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows here."""
        self._show()

    @property
    def _practice(self) -> bool:
        return self.app.has_class("practice")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_do(event.option_index)

    def action_do(self, number: int | None = None) -> None:
        """Do what has that place in the list, or the highlighted one."""
        if self._practice or self._rotating:
            return
        place = self.query_one(OptionList).highlighted if number is None else number
        acts = (self._passphrase, self._recovery, self._try, self._organisation, self._data_key)
        if place is not None:
            with_warning(self, acts[place])

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
        with suppress(KretsError):
            if self._archive.keyring.tried(recovery_key):
                announce(self, _("It is right. Keep the paper safe."))
                self._show()
                return
        warn(self, _("That is a whole key, but not to this archive."))

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
        if passphrase is not None:
            self._rotate(passphrase)

    @work(thread=True, exclusive=True)
    def _rotate(self, passphrase: str) -> None:
        self._rotating = True
        try:
            done = rotate(self._archive, passphrase, self._progress)
        except KretsError as error:
            said = str(error)
        else:
            said = ngettext(
                "The data key is exchanged, and {count} document sealed anew.",
                "The data key is exchanged, and {count} documents sealed anew.",
                done.documents,
            )
        self._rotating = False
        self._tell(said)

    def _progress(self, done: int, of_all: int) -> None:
        self._tell(_("Sealing anew: {done} of {count}").format(done=done, count=of_all))

    def _tell(self, sentence: str) -> None:
        """From the thread; the app may be gone by now."""
        with suppress(RuntimeError):
            self.app.call_from_thread(self._say, sentence)

    def _say(self, sentence: str) -> None:
        if self.is_attached:
            self.query_one("#progress", Static).update(shown(sentence))

    def _done(self, act: Callable[[], None], said: str) -> None:
        if with_warning(self, act):
            announce(self, said)
            self._show()

    def _has(self, kind: SlotKind) -> bool:
        return self._archive.keyring.slot(kind) is not None

    def _show(self) -> None:
        if not self._practice:
            with_warning(self, self._show_slots)

    def _show_slots(self) -> None:
        slots = {kind_of(slot): slot for slot in self._archive.keyring.slots}
        options = self.query_one(OptionList)
        before = options.highlighted or 0
        options.set_options(_option(number, *line) for number, line in enumerate(_lines(slots), 1))
        options.highlighted = before


def with_warning(screen: Screen[None], act: Callable[[], None]) -> bool:
    """Do it, and say what went wrong; whether it went well."""
    try:
        act()
    except KretsError as error:
        warn(screen, error)
        return False
    return True


def _lines(slots: dict[SlotKind, Slot]) -> tuple[tuple[str, str], ...]:
    """What can be done, and how it stands."""
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


def _since(slot: Slot | None) -> str:
    if slot is None:
        return _("not made yet")
    return _("since {day}").format(day=say_date(slot.since)) if slot.since else _("from the beginning")


def _option(number: int, name: str, state: str) -> Option:
    lines = row((f" {number}  ", "bold $accent"), (name, "bold")), row((f"    {state}\n", "$muted"))
    return Option(Content("\n").join(lines))
