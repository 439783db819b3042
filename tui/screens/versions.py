"""Earlier versions of a session or its family: a list, what differs from now, and the way to put one back."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping.archive.archive import Archive
from mapping.archive.history import Version, differ_besides, differences, history, restore
from mapping.archive.history_words import difference_words, what_words, when_words
from mapping.errors import DamagedError, KretsError, NotFoundError
from mapping.language import N_
from mapping.language import gettext as _
from mapping.record import Id
from tui.dialogs.confirm import ConfirmDialog
from tui.keys import key
from tui.saying import announce, warn
from tui.shown import row, shown
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine


class VersionsScreen(Screen[None]):
    """The versions of one document, the newest first. Nothing is put back without a question."""

    AUTO_FOCUS = "OptionList"
    HELP = N_(
        "Each time something is saved, the version before is kept: the ten newest, the first of each time that the "
        "session was opened, and the last of each day. Go with the arrows to see in numbers how a version differs from "
        "now. R or Enter puts it back as a new version; what is there now is kept, and can be put back in its turn."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("r", "restore", N_("Put back")),
        key("f", "other", N_("Session or family")),
        key("escape", "dismiss", N_("Back")),
        key("f1", "app.explain", N_("Help")),
    ]
    DEFAULT_CSS = """
    VersionsScreen {
        OptionList { height: 1fr; }
        #compared { height: 9; margin: 1 0 0 0; border-top: hkey $hairline; }
    }
    """

    def __init__(self, archive: Archive, family: Id, where: str, session: Id | None = None) -> None:
        """The versions of `session` (called `where`), or without one those of the family itself."""
        super().__init__()
        self._archive, self._family, self._where, self._session = archive, family, where, session
        self._document = session or family
        self._versions: tuple[Version, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, and below it what differs."""
        yield TopLine()
        with Vertical(classes="page"):
            yield Static(id="of", classes="title")
            yield OptionList(compact=True)
            yield Static(id="compared")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the versions."""
        self.query_one(TopLine).show(self._where)
        self._look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only beside a session is the family something else."""
        del parameters
        return action != "other" or self._session is not None

    def action_other(self) -> None:
        """From the session's versions to the family's own, and back."""
        self._document = self._family if self._document == self._session else self._session or self._family
        self._look()

    @on(OptionList.OptionSelected)
    def action_restore(self) -> None:
        """Ask, and put the highlighted version back."""
        version = self._highlighted()
        if version is None or self.app.screen is not self:
            return
        if version is self._versions[0] and version.opens:
            announce(self, _("That is the version that is there now."))
            return
        text = "\n".join((*self._compared(version), "", _("What is there now is kept beside it.")))
        heading = _("Put version {number} back?").format(number=version.generation)
        self.app.push_screen(ConfirmDialog(heading, text, _("Put it back")), self._answered)

    def _answered(self, sure: bool | None) -> None:
        version = self._highlighted()
        if not sure or version is None:
            return
        try:
            number = restore(self._archive, self._document, version.generation)
        except KretsError as error:
            warn(self, error)
            return
        announce(self, _("Put back as version {number}. What was there before is kept.").format(number=number))
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Each version is opened, which takes a moment."""
        document = self._document
        try:
            versions = history(self._archive, document)
        except KretsError as error:
            self.app.call_from_thread(warn, self, error)
        else:
            self.app.call_from_thread(self._show, document, versions)

    def _show(self, document: Id, versions: tuple[Version, ...]) -> None:
        if not self.is_attached or document != self._document:
            return
        self._versions = versions
        own = document == self._family
        title = _("Earlier versions of the family") if own else _("Earlier versions of the session")
        first = _("first of an opening")
        self.query_one("#of", Static).update(row(title, (f"    • {first}", "$muted not bold")))
        listed = self.query_one(OptionList)
        listed.set_options(map(_option, versions))
        listed.highlighted = 0
        listed.focus()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        version = self._highlighted()
        lines = self._compared(version) if version else []
        self.query_one("#compared", Static).update(shown("\n".join(lines)))

    def _compared(self, version: Version) -> list[str]:
        """How a version differs from what is there now, in lines."""
        if not version.opens:
            return [version.fault]
        if version is self._versions[0]:
            return [_("That is the version that is there now.")]
        try:
            then = self._archive.contents(self._document, version.generation)[0]
        except KretsError as error:  # it was there a moment ago
            return [str(error)]
        try:
            now = self._archive.contents(self._document)[0]
        except (DamagedError, NotFoundError):
            now = None
        lines = [] if now else [_("What is there now does not open.")]
        lines += map(difference_words, differences(now, then))
        if now is not None and differ_besides(now, then):
            lines.append(_("Something else differs too, such as the day or how far one had come."))
        return lines or [_("Nothing differs from what is there now.")]

    def _highlighted(self) -> Version | None:
        place = self.query_one(OptionList).highlighted
        return self._versions[place] if place is not None and place < len(self._versions) else None


def _option(version: Version) -> Option:
    """``12  22 november 2026 14:03    under arbete, människor 12, svar 24``."""
    mark = "•" if version.opening == version.generation else " "
    style = "$muted" if version.opens else "$error"
    when = f"{version.generation:>4} {mark} {when_words(version):<24}"
    return Option(row(when, (f"  {what_words(version)}", style)))
