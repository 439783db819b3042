"""Earlier versions of a session or its family: a list, what differs from now, and the way to put one back."""

from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping.archive.archive import Archive
from mapping.archive.versions.history import Version, differ_besides, differences, history, restore
from mapping.archive.versions.words import difference_words, what_words, when_words
from mapping.errors import DamagedError, KretsError, NotFoundError
from mapping.language import N_
from mapping.language import gettext as _
from mapping.record import Id
from tui.dialogs.confirm import ConfirmDialog
from tui.keys import key
from tui.saying import announce, warn
from tui.screens.page import ReadingPage
from tui.shown import row, shown


class Versions(NamedTuple):
    """The versions of one document."""

    document: Id
    versions: tuple[Version, ...] = ()
    """The newest first."""


class VersionsScreen(ReadingPage[Versions]):
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
    ]
    DEFAULT_CSS = """
    VersionsScreen {
        OptionList { height: 1fr; }
        #compared { height: 9; margin: 1 0 0 0; border-top: hkey $hairline; }
    }
    """

    def __init__(self, archive: Archive, family: Id, where: str, session: Id | None = None) -> None:
        """The versions of `session` (called `where`), or without one those of the family itself."""
        super().__init__(archive)
        self._family, self._where, self._session = family, where, session
        self._wanted = session or family
        """Whose versions are read, until they are shown."""
        self._shown = Versions(self._wanted)

    @property
    def where(self) -> str:
        """Whose versions these are."""
        return self._where

    def body(self) -> ComposeResult:
        """The list, and below it what differs."""
        yield OptionList(compact=True)
        yield Static(id="compared")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only beside a session is the family something else."""
        del parameters
        return action != "other" or self._session is not None

    def action_other(self) -> None:
        """From the session's versions to the family's own, and back."""
        self._wanted = self._family if self._wanted == self._session else self._session or self._family
        self.look()

    @on(OptionList.OptionSelected)
    def action_restore(self) -> None:
        """Ask, and put the highlighted version back."""
        version = self._highlighted()
        if version is None or self.app.screen is not self:
            return
        if version is self._shown.versions[0] and version.opens:
            announce(self, _("That is the version that is there now."))
            return
        text = "\n".join((*self._compared(version), "", _("What is there now is kept beside it.")))
        heading = _("Put version {number} back?").format(number=version.generation)
        answered = partial(self._answered, self._shown.document, version)
        self.app.push_screen(ConfirmDialog(heading, text, _("Put it back")), answered)

    def _answered(self, document: Id, version: Version, sure: bool | None) -> None:
        """What was asked about is put back, whatever is shown by now."""
        if not sure:
            return
        try:
            number = restore(self._archive, document, version.generation)
        except KretsError as error:
            warn(self, error)
            return
        announce(self, _("Put back as version {number}. What was there before is kept.").format(number=number))
        self.look()

    def read(self) -> Versions:
        """Each version is opened, which takes a moment."""
        document = self._wanted
        return Versions(document, history(self._archive, document))

    def say(self, sentence: str) -> None:
        """Why the versions could not be read: what is shown stays."""
        self._wanted = self._shown.document
        warn(self, sentence)

    def show(self, found: Versions) -> None:
        """The list, with what is there now highlighted."""
        self._shown = found
        own = found.document == self._family
        title = _("Earlier versions of the family") if own else _("Earlier versions of the session")
        first = _("first of an opening")
        self.entitle(row(title, (f"    • {first}", "$muted not bold")))
        listed = self.query_one(OptionList)
        listed.set_options(map(_option, found.versions))
        listed.highlighted = 0
        listed.focus()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        version = self._highlighted()
        lines = self._compared(version) if version else []
        self.query_one("#compared", Static).update(shown("\n".join(lines)))

    def _compared(self, version: Version) -> list[str]:
        """How a version differs from what is there now, in lines."""
        document, versions = self._shown
        if not version.opens:
            return [version.fault]
        if version is versions[0]:
            return [_("That is the version that is there now.")]
        try:
            then = self._archive.contents(document, version.generation)[0]
        except KretsError as error:  # it was there a moment ago
            return [str(error)]
        try:
            now = self._archive.contents(document)[0]
        except (DamagedError, NotFoundError):
            now = None
        lines = [] if now else [_("What is there now does not open.")]
        lines += map(difference_words, differences(now, then))
        if now is not None and differ_besides(now, then):
            lines.append(_("Something else differs too, such as the day or how far one had come."))
        return lines or [_("Nothing differs from what is there now.")]

    def _highlighted(self) -> Version | None:
        place, versions = self.query_one(OptionList).highlighted, self._shown.versions
        return versions[place] if place is not None and place < len(versions) else None


def _option(version: Version) -> Option:
    """``12  22 november 2026 14:03    under arbete, människor 12, svar 24``."""
    mark = "•" if version.opening == version.generation else " "
    style = "$muted" if version.opens else "$error"
    when = f"{version.generation:>4} {mark} {when_words(version):<24}"
    return Option(row(when, (f"  {what_words(version)}", style)))
