"""Outside the archive: making one the first time, and unlocking it after that."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from mapping.archive.threshold import SHORTEST_PASSPHRASE
from mapping.errors import KretsError, LockedError
from mapping.language import N_, ngettext
from mapping.language import gettext as _
from tui.attempts import Attempts
from tui.keys import key
from tui.shown import shown
from tui.the_app import the_app
from tui.widgets.keyline import KeyLine
from tui.widgets.secret import SecretField
from tui.widgets.strength_line import StrengthLine

if TYPE_CHECKING:
    from mapping.archive.archive import Archive


class Threshold(Screen[None]):
    """What both share: a little text, secret fields, a button, and a line for what went wrong."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "app.explain", N_("Help")),
        key("ctrl+q", "app.quit", N_("Quit"), priority=True),  # or else the app's own, unseen, stands for it
    ]
    heading = ""
    text = ""
    done_text = ""
    fields: tuple[tuple[str, str], ...] = ()
    """(id, what it is called) of each secret field."""
    measured = ""
    """The id of the field for a new passphrase, below which its strength is told."""
    other_text = ""
    """What the other button says, if there is one."""

    def __init__(self, opened: Callable[["Archive"], None]) -> None:
        """Call `opened` with the archive when it is open."""
        super().__init__()
        self._opened = opened
        self._waiting = False

    def compose(self) -> ComposeResult:
        """A narrow column in the middle."""
        with Vertical(classes="threshold"):
            yield Static("◎  Krets", classes="brand")
            yield Static(shown(self.text), classes="prose")
            for id_, name in self.fields:
                yield Static(shown(name), classes="heading")
                field = self.field(id_)
                yield field
                if id_ == self.measured:
                    field.add_class("measured")
                    yield StrengthLine()
            yield Static("", classes="complaint")
            yield Horizontal(classes="buttons")
        yield KeyLine()

    def on_mount(self) -> None:
        """The buttons take a tenth of the time to the first screen, and come behind it."""
        # Twice: what is asked for while the app starts is called before anything is painted.
        self.call_after_refresh(self.call_after_refresh, self._add_buttons)

    async def _add_buttons(self) -> None:
        if not self.is_attached:  # it has been left in a hurry
            return
        waits = self._waiting
        done = Button(shown(self.done_text), variant="primary", classes="done", compact=True, disabled=waits)
        other = Button(shown(self.other_text), classes="other", compact=True, disabled=waits)
        for row in self.query(".buttons"):
            await row.mount(done, *([other] if self.other_text else []))

    def field(self, id_: str) -> Input:
        """The field with that id."""
        return SecretField(id=id_)

    def open_archive(self) -> "Archive":
        """Make or unlock the archive; runs in a thread."""
        raise NotImplementedError

    def fault(self) -> tuple[str, str]:
        """What must be changed before trying, and the id of the field to change; empty when nothing."""
        return "", ""

    def other(self) -> None:
        """What the other button does."""

    def secret(self, id_: str) -> str:
        """What is written in a field."""
        return self.query_one(f"#{id_}", Input).value

    @on(Input.Submitted)
    def _next_field(self, event: Input.Submitted) -> None:
        fields = list(self.query(Input))
        if event.input is fields[-1]:
            self._try()
        else:
            fields[fields.index(event.input) + 1].focus()

    @on(Input.Changed)
    def _measure(self, event: Input.Changed) -> None:
        if self.measured and event.input.id == self.measured:
            self.query_one(StrengthLine).follow(event.value)

    @on(Button.Pressed, ".other")
    def _do_other(self) -> None:
        if not self._waiting:
            self.other()

    @on(Button.Pressed, ".done")
    def _try(self) -> None:
        if self._waiting:
            return
        fault, field = self.fault()
        self.complain(fault)
        if fault:
            self._return_to(field)
        else:
            self._wait(True)
            self._open()

    @work(thread=True, exclusive=True)
    def _open(self) -> None:
        try:
            archive = self.open_archive()
        except KretsError as error:
            self.app.call_from_thread(self.failed, error)
        else:
            self.app.call_from_thread(self._leave, archive)

    def _leave(self, archive: "Archive") -> None:
        """Go in, and leave no passphrase behind in a field."""
        for field in self.query(Input):
            field.value = ""
        self._opened(archive)

    def failed(self, error: KretsError) -> None:
        """Say why it did not open, and go back to the first field."""
        self._wait(False)
        self.complain(str(error))
        self._return_to(self.fields[0][0])

    def _return_to(self, id_: str) -> None:
        field = self.query_one(f"#{id_}", Input)
        field.focus()
        field.select_all()

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        self.query(Button).set(disabled=waiting)
        if waiting:
            self.complain(_("Opening …"), calm=True)

    def complain(self, sentence: str, *, calm: bool = False) -> None:
        """Say what is wrong; or, `calm`, what is going on."""
        line = self.query_one(".complaint", Static)
        line.set_class(calm, "calm")
        line.update(shown(sentence))


class UnlockScreen(Threshold):
    """The archive is there: ask for its passphrase. After some wrong ones it makes wait."""

    HELP = N_(
        "Write the passphrase of your archive and press Enter. If you have forgotten it, Tab goes to the button for "
        "that; there you need the recovery key. Nobody can open the archive without one of the two."
    )
    fields = (("passphrase", ""),)

    def __init__(self, opened: Callable[["Archive"], None]) -> None:
        """See Threshold."""
        super().__init__(opened)
        self.text, self.done_text = _("Write your passphrase to open the archive."), _("Open")
        self.other_text = _("Forgotten the passphrase?")

    def open_archive(self) -> "Archive":
        """Unlock; when another Krets writes in the archive, this one reads."""
        from mapping.archive.opening import open_archive

        return open_archive(the_app(self).folder, self.secret("passphrase"), "write if free")

    def fault(self) -> tuple[str, str]:
        """Nothing can be unlocked with nothing, nor before the time after a wrong one is over."""
        if self._attempts.left:
            return _still(self._attempts.left), "passphrase"
        return ("" if self.secret("passphrase") else _("Write the passphrase first.")), "passphrase"

    def failed(self, error: KretsError) -> None:
        """A wrong passphrase counts, and may make wait."""
        if isinstance(error, LockedError):
            self._attempts.failed()
        super().failed(error)
        if self._attempts.left:
            self._count_down(f"{error} ")

    def _leave(self, archive: "Archive") -> None:
        self._attempts.succeeded()
        super()._leave(archive)

    def other(self) -> None:
        """The way in with the recovery key."""
        from tui.screens.threshold.forgotten import ForgottenScreen

        self.query_one(Input).value = ""
        self.app.push_screen(ForgottenScreen(self._opened))

    @property
    def _attempts(self) -> Attempts:
        return the_app(self).attempts

    def _count_down(self, before: str = "") -> None:
        if self._waiting:
            return
        left = self._attempts.left
        self.complain(before + _still(left) if left else _("Now you can try again."), calm=not left)
        if left:
            self.set_timer(min(left, 1.0), self._count_down)


class NewPassphraseScreen(Threshold):
    """What asks for a new passphrase, twice."""

    measured = "new"

    def fault(self) -> tuple[str, str]:
        """Too short, or not the same twice. What is easy to guess is asked about once more, and then taken."""
        first = self.secret("new")
        if len(first) < SHORTEST_PASSPHRASE:
            short = _("The passphrase needs at least {count} characters.").format(count=SHORTEST_PASSPHRASE)
            return short, "new"
        if first != self.secret("again"):
            return _("The two are not the same. Write the second one again."), "again"
        if self._insisted != first and _easily_guessed(first):
            self._insisted = first
            return _("It is easy to guess. Choose another, or press Enter once more to use it all the same."), "again"
        return "", ""

    def _leave(self, archive: "Archive") -> None:
        self._insisted = ""
        super()._leave(archive)

    _insisted = ""
    """The passphrase that was asked about."""


class FirstStartScreen(NewPassphraseScreen):
    """There is no archive: make one."""

    HELP = N_(
        "Krets keeps everything in an archive that only your passphrase opens. Choose a long one that you remember: "
        "a few words are better than a few signs. Afterwards you are given a recovery key to keep on paper."
    )

    def __init__(self, opened: Callable[["Archive"], None]) -> None:
        """See Threshold."""
        super().__init__(opened)
        self.text = _(
            "Welcome. Everything you write is kept in an archive on this computer, locked with a passphrase. "
            "Choose one of at least {count} characters, for example four words."
        ).format(count=SHORTEST_PASSPHRASE)
        self.done_text = _("Make the archive")
        self.fields = (("new", _("Passphrase")), ("again", _("The same once more")))

    def open_archive(self) -> "Archive":
        """Make the archive, with the organisation's key when the service has one."""
        from mapping.archive.keys.recovery import checked_public
        from mapping.archive.opening import create_archive
        from tui.service import service_in_use

        organisation = service_in_use().organisation_key
        if organisation:
            checked_public(organisation)
        archive = create_archive(the_app(self).folder, self.secret("new"))
        if organisation:
            archive.keyring.set_organisation(organisation)
        return archive

    def _leave(self, archive: "Archive") -> None:
        """Go in, and hand out the recovery key before anything else."""
        from tui.screens.archive.recovery import hand_out

        super()._leave(archive)
        hand_out(self.app, archive)


def _easily_guessed(passphrase: str) -> bool:
    from mapping.archive.keys.strength import Strength, strength_of

    return strength_of(passphrase) is Strength.VERY_WEAK


def _still(seconds: float) -> str:
    count = math.ceil(seconds)
    return ngettext("Wait {count} second.", "Wait {count} seconds.", count)


class WaitScreen(Screen[None]):
    """While the practice family is being laid out."""

    def compose(self) -> ComposeResult:
        """The name, and one word."""
        with Vertical(classes="threshold"):
            yield Static("◎  Krets", classes="brand")
            yield Static(shown(_("Opening …")), classes="prose")
