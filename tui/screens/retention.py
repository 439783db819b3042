"""What the service's rule says is to be erased: proposed with the reason, and erased only by a person who means it."""

from datetime import date
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
from mapping.archive.log import Act
from mapping.archive.retention import Due, due
from mapping.errors import KretsError
from mapping.language import N_, say_date
from mapping.language import gettext as _
from mapping.service import RetentionRules
from tui.dialogs.erase import EraseDialog
from tui.keys import key
from tui.saying import announce, warn
from tui.service import prove_service_key, service_in_use
from tui.shown import row, shown
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine


class RetentionScreen(Screen[None]):
    """The families by the day on which they may be erased."""

    AUTO_FOCUS = "OptionList"
    HELP = N_(
        "The service decides how long things are kept, and writes it in its file. Here stands which families are due, "
        "counted from the last note, and why somebody is to be kept all the same. Nothing is erased by itself. Enter "
        "opens the question; there you write why, and the family's code."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "erase", N_("Erase")),
        key("escape", "app.pop_screen", N_("Back")),
        key("f1", "app.explain", N_("Help")),
    ]
    DEFAULT_CSS = "RetentionScreen OptionList { margin: 1 0; height: 1fr; }"

    def __init__(self, archive: Archive) -> None:
        """Of `archive`."""
        super().__init__()
        self._archive = archive
        self._found: tuple[Due, ...] = ()

    def compose(self) -> ComposeResult:
        """What holds, and the list."""
        yield TopLine()
        with Vertical(classes="page"):
            yield Static(shown(_("Erasing")), classes="title")
            yield Static(shown(_("Looking the archive through …")), id="rule", classes="prose")
            yield OptionList(compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Look for what is due."""
        self.query_one(TopLine).show(_("Erasing"))
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Every session is read, which takes a moment."""
        try:
            rules = service_in_use().retention
            found = due(self._archive, rules) if rules else ()
        except KretsError as error:
            self.app.call_from_thread(self._say, str(error))
        else:
            self.app.call_from_thread(self._show, rules, found)

    def _show(self, rules: RetentionRules | None, found: tuple[Due, ...]) -> None:
        self._found = found
        if rules is None:
            self._say(_("The service has set no rule, so nothing is proposed. It is written in the service's file."))
        elif not found:
            self._say(_("No session is held yet, so nothing is due."))
        else:
            self._say(
                _("{years} years after the last note. The service decides; you see why.").format(years=rules.years)
            )
        self.query_one(OptionList).set_options(map(_option, found))
        self.query_one(OptionList).highlighted = 0 if found else None

    def _say(self, sentence: str) -> None:
        self.query_one("#rule", Static).update(shown(sentence))

    @on(OptionList.OptionSelected)
    def action_erase(self) -> None:
        """Ask whether the highlighted family is to be erased."""
        place = self.query_one(OptionList).highlighted
        if place is not None and self._archive.writable:
            try:
                prove_service_key(self._archive, "")
            except KretsError as error:
                warn(self, error)
                return
            one = self._found[place]
            self.app.push_screen(EraseDialog(one), lambda reason: self._erase(one, reason) if reason else None)

    def _erase(self, one: Due, reason: str) -> None:
        try:
            self._archive.erase(one.family)
        except KretsError as error:
            warn(self, error)
        else:
            self._archive.log.note(Act.ERASED, family=one.family, detail=reason)
            announce(self, _("The family {code} is erased.").format(code=one.code))
        self._look()


def _option(one: Due) -> Option:
    now = one.on <= date.today()  # noqa: DTZ011 - the day where the worker is
    due_on = _("may be erased from {day}").format(day=say_date(one.on))
    lines = [row((f"  {one.code}", "bold"), ("   " + due_on, "$warning" if now and not one.kept else "$muted"))]
    lines += [row(("    " + reason, "$muted")) for reason in one.kept]
    return Option(Content("\n").join(lines))
