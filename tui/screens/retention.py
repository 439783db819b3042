"""What the service's rule says is to be erased: proposed with the reason, and erased only by a person who means it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping import clock
from mapping.archive.archive import Archive
from mapping.archive.retention import Due, look_through
from mapping.errors import KretsError
from mapping.language import N_, say_date
from mapping.language import gettext as _
from mapping.service import RetentionRules
from tui.dialogs.erase import EraseDialog
from tui.dialogs.service_key import ServiceKeyDialog
from tui.keys import key
from tui.saying import announce, warn
from tui.screens.page import ReadingPage
from tui.service import service_in_use
from tui.shown import row, shown

Read = tuple[RetentionRules | None, tuple[Due, ...]]
"""The rule, if there is one, and what is due by it."""


class RetentionScreen(ReadingPage[Read]):
    """The families by the day on which they may be erased."""

    AUTO_FOCUS = "OptionList"
    HELP = N_(
        "The service decides how long things are kept, and writes it in its file. Here stands which families are due, "
        "counted from the last note, and why somebody is to be kept all the same. Nothing is erased by itself. Enter "
        "opens the question; there you write why, and the family's code."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "erase", N_("Erase")),
    ]
    DEFAULT_CSS = "RetentionScreen OptionList { margin: 1 0; height: 1fr; }"
    heading = N_("Erasing")

    def __init__(self, archive: Archive) -> None:
        """Of `archive`."""
        super().__init__(archive)
        self._found: tuple[Due, ...] = ()

    def body(self) -> ComposeResult:
        """What holds, and the list."""
        yield Static(shown(_("Looking the archive through …")), id="rule", classes="prose")
        yield OptionList(compact=True)

    def read(self) -> Read:
        """Every session is read, which takes a moment."""
        rules = service_in_use().retention
        return rules, look_through(self._archive, rules).due if rules else ()

    def show(self, found: Read) -> None:
        """The rule, and what is due by it."""
        rules, self._found = found
        if rules is None:
            self.say(_("The service has set no rule, so nothing is proposed. It is written in the service's file."))
        elif not self._found:
            self.say(_("No session is held yet, so nothing is due."))
        else:
            self.say(
                _("{years} years after the last note. The service decides; you see why.").format(years=rules.years)
            )
        self.query_one(OptionList).set_options(map(_option, self._found))
        self.query_one(OptionList).highlighted = 0 if self._found else None

    def say(self, sentence: str) -> None:
        """What holds, or why nothing was read."""
        self.query_one("#rule", Static).update(shown(sentence))

    @on(OptionList.OptionSelected)
    def action_erase(self) -> None:
        """Ask whether the highlighted family is to be erased; first for the service's key, where it requires that."""
        place = self.query_one(OptionList).highlighted
        if place is None or not self._archive.writable or self.app.screen is not self:
            return
        try:
            required = service_in_use().key_required
        except KretsError as error:
            warn(self, error)
            return
        one = self._found[place]
        if required:
            self.app.push_screen(ServiceKeyDialog(self._archive), lambda proved: self._ask(one) if proved else None)
        else:
            self._ask(one)

    def _ask(self, one: Due) -> None:
        self.app.push_screen(EraseDialog(one), lambda reason: self._erase(one, reason) if reason else None)

    def _erase(self, one: Due, reason: str) -> None:
        try:
            self._archive.erase(one.family, reason)
        except KretsError as error:
            warn(self, error)
        else:
            announce(self, _("The family {code} is erased.").format(code=one.code))
        self.look()


def _option(one: Due) -> Option:
    now = one.on <= clock.today()
    due_on = _("may be erased from {day}").format(day=say_date(one.on))
    lines = [row((f"  {one.code}", "bold"), ("   " + due_on, "$warning" if now and not one.kept else "$muted"))]
    lines += [row(("    " + reason, "$muted")) for reason in one.kept]
    return Option(Content("\n").join(lines))
