"""Outside the archive: making one the first time, and unlocking it after that."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.lazy import Lazy
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from mapping.archive.threshold import SHORTEST_PASSPHRASE
from mapping.errors import KretsError
from mapping.language import N_
from mapping.language import gettext as _
from tui.keys import key
from tui.shown import shown
from tui.widgets.keyline import KeyLine
from tui.widgets.secret import SecretField

if TYPE_CHECKING:
    from mapping.archive.archive import Archive


class Threshold(Screen[None]):
    """What both share: a little text, secret fields, a button, and a line for what went wrong."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "app.explain", N_("Help")),
        key("ctrl+q", "app.quit", N_("Quit")),
    ]
    heading = ""
    text = ""
    done_text = ""
    fields: tuple[tuple[str, str], ...] = ()
    """(id, what it is called) of each secret field."""

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
                yield SecretField(id=id_)
            yield Static("", classes="complaint")
            yield Lazy(Button(shown(self.done_text), variant="primary", compact=True))
        yield KeyLine()

    def open_archive(self) -> "Archive":
        """Make or unlock the archive; runs in a thread."""
        raise NotImplementedError

    def fault(self) -> tuple[str, str]:
        """What must be changed before trying, and the id of the field to change; empty when nothing."""
        return "", ""

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

    @on(Button.Pressed)
    def _try(self) -> None:
        if self._waiting:
            return
        fault, field = self.fault()
        self._complain(fault)
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
            self.app.call_from_thread(self._failed, str(error))
        else:
            self.app.call_from_thread(self._leave, archive)

    def _leave(self, archive: "Archive") -> None:
        """Go in, and leave no passphrase behind in a field."""
        for field in self.query(Input):
            field.value = ""
        self._opened(archive)

    def _failed(self, sentence: str) -> None:
        self._wait(False)
        self._complain(sentence)
        self._return_to("passphrase")

    def _return_to(self, id_: str) -> None:
        field = self.query_one(f"#{id_}", Input)
        field.focus()
        field.select_all()

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        self.query(Button).set(disabled=waiting)
        if waiting:
            self._complain(_("Opening …"), calm=True)

    def _complain(self, sentence: str, *, calm: bool = False) -> None:
        line = self.query_one(".complaint", Static)
        line.set_class(calm, "calm")
        line.update(shown(sentence))


class UnlockScreen(Threshold):
    """The archive is there: ask for its passphrase."""

    HELP = N_("Write the passphrase of your archive and press Enter. Nobody can open the archive without it.")
    fields = (("passphrase", ""),)

    def __init__(self, opened: Callable[["Archive"], None]) -> None:
        """See Threshold."""
        super().__init__(opened)
        self.text, self.done_text = _("Write your passphrase to open the archive."), _("Open")

    def open_archive(self) -> "Archive":
        """Unlock; when another Krets writes in the archive, this one reads."""
        from mapping.archive.opening import open_archive

        return open_archive(self.app.folder, self.secret("passphrase"), "write if free")  # type: ignore[attr-defined]  # the app is KretsApp

    def fault(self) -> tuple[str, str]:
        """Nothing can be unlocked with nothing."""
        return ("" if self.secret("passphrase") else _("Write the passphrase first.")), "passphrase"


class FirstStartScreen(Threshold):
    """There is no archive: make one."""

    HELP = N_(
        "Krets keeps everything in an archive that only your passphrase opens. Choose a long one that you remember: "
        "a few words are better than a few signs. There is no other way in."
    )

    def __init__(self, opened: Callable[["Archive"], None]) -> None:
        """See Threshold."""
        super().__init__(opened)
        self.text = _(
            "Welcome. Everything you write is kept in an archive on this computer, locked with a passphrase. "
            "Choose one of at least {count} characters, for example four words. Keep it safe: without it, nobody "
            "can open the archive."
        ).format(count=SHORTEST_PASSPHRASE)
        self.done_text = _("Make the archive")
        self.fields = (("passphrase", _("Passphrase")), ("again", _("The same once more")))

    def open_archive(self) -> "Archive":
        """Make the archive."""
        from mapping.archive.opening import create_archive

        return create_archive(self.app.folder, self.secret("passphrase"))  # type: ignore[attr-defined]  # the app is KretsApp

    def fault(self) -> tuple[str, str]:
        """Too short, or not the same twice."""
        first = self.secret("passphrase")
        if len(first) < SHORTEST_PASSPHRASE:
            short = _("The passphrase needs at least {count} characters.").format(count=SHORTEST_PASSPHRASE)
            return short, "passphrase"
        if first != self.secret("again"):
            return _("The two are not the same. Write the second one again."), "again"
        return "", ""


class WaitScreen(Screen[None]):
    """While the practice family is being laid out."""

    def compose(self) -> ComposeResult:
        """The name, and one word."""
        with Vertical(classes="threshold"):
            yield Static("◎  Krets", classes="brand")
            yield Static(shown(_("Opening …")), classes="prose")
