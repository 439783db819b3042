"""Home: the families, by code. No name is seen here."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from mapping.archive.archive import Archive
from mapping.archive.index import FamilyEntry
from mapping.archive.log import Act
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import N_, ngettext, say_date
from mapping.language import gettext as _
from mapping.terms import term
from tui.desk import utc_now
from tui.dialogs.family import FamilyDialog
from tui.keys import key, quiet
from tui.reminding import reminder
from tui.saying import warn
from tui.screens.family import FamilyScreen
from tui.shown import row, shown
from tui.widgets.fields import TextField
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine


class HomeScreen(Screen[None]):
    """A field to type a code in, and the families that fit."""

    CSS_PATH = "inside.tcss"
    AUTO_FOCUS = "#filter"
    HELP = N_(
        "These are your families, by code; names are never shown here. Type a part of a code to find a family, "
        "go with the arrows, and press Enter. Ctrl+N adds a family. F3 opens what concerns the archive as a whole."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", N_("Open")),
        key("ctrl+n", "add", N_("New family")),
        key("f3", "archive", N_("The archive")),
        key("f1", "app.explain", N_("Help")),
        key("ctrl+q", "app.quit", N_("Quit")),
        quiet("down", "move(1)"),
        quiet("up", "move(-1)"),
    ]

    def __init__(self, archive: Archive) -> None:
        """Show what is in `archive`."""
        super().__init__()
        self._archive = archive

    def compose(self) -> ComposeResult:
        """Empty: what to do first. Otherwise: filter and list."""
        yield TopLine()
        with Vertical(id="nothing"):
            yield Static(shown(_("No families yet")), classes="title")
            yield Static(
                shown(_("Begin with the first one: give it a code, and write down the parent and the children.")),
                classes="prose",
            )
            yield Button(_("New family"), variant="primary", compact=True)
        with Vertical(id="something"):
            yield Static(shown(_("Families")), classes="title")
            if self.app.has_class("practice"):
                yield Static(shown(_("These people are invented. Try whatever you like.")), classes="prose")
            yield Static("", id="around", classes="prose")
            yield Static("", id="reminder", classes="prose")
            yield TextField(id="filter", placeholder=_("Type a code to find a family"))
            yield Static(shown(_("No family has such a code. Empty the field to see them all.")), id="unfound")
            yield OptionList(id="families", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the families."""
        self.query_one(TopLine).show(_("Home"), self._state())
        self._archive.log.note_first(Act.LISTED)
        self.query_one("#around").display = False
        self.show_families()
        if not self.app.has_class("practice"):
            self._look_around()

    def on_screen_resume(self) -> None:
        """What was done in a family shows in the list."""
        self.show_families()

    def show_families(self) -> None:
        """The families that fit what is typed."""
        entries = self._archive.index.families
        self.query_one("#nothing").display = not entries
        self.query_one("#something").display = bool(entries)
        wanted = self.query_one("#filter", TextField).text.casefold()
        families = self.query_one("#families", OptionList)
        families.set_options(self._option(entry) for entry in entries if wanted in entry.code.casefold())
        families.highlighted = 0 if families.option_count else None
        fitting = self.query_one("#unfound", Static)
        fitting.display = bool(entries) and not families.option_count
        self._remind()
        (self.query_one("#filter") if entries else self.query_one(Button)).focus()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.show_families()

    @on(Input.Submitted, "#filter")
    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Open the highlighted family."""
        option = self.query_one("#families", OptionList).highlighted_option
        if option is None or self.app.screen is not self:
            return
        entry = next(entry for entry in self._archive.index.families if str(entry.id) == option.id)
        try:
            family = self._archive.family(entry.id)
        except KretsError as error:
            warn(self, error)
            return
        self.app.push_screen(FamilyScreen(self._archive, family))

    def action_archive(self) -> None:
        """What concerns the archive as a whole."""
        from tui.screens.archive import ArchiveScreen

        self.app.push_screen(ArchiveScreen(self._archive))

    @on(Button.Pressed)
    def action_add(self) -> None:
        """Add a family."""
        self.app.push_screen(FamilyDialog(self._archive.put_family), self._added)

    def action_move(self, steps: int) -> None:
        """Move in the list without leaving the field."""
        families = self.query_one("#families", OptionList)
        (families.action_cursor_down if steps > 0 else families.action_cursor_up)()

    @work(thread=True)
    def _look_around(self) -> None:
        """Where the archive lies, and what that could do to it: the most urgent thing, and who says what to do."""
        from mapping.archive.surroundings import surroundings

        remarks = surroundings(self._archive.root, thorough=False)
        if remarks:
            words = _("{what} F3 and Check tell what to do.").format(what=remarks[0].what)
            self.app.call_from_thread(self._tell_around, words)

    def _tell_around(self, words: str) -> None:
        if self.is_attached:
            line = self.query_one("#around", Static)
            line.display = True
            line.update(shown(words))

    def _remind(self) -> None:
        """Of a backup, when it is time; where nothing can be written, or nothing is real, nobody is reminded."""
        days = 0 if self.app.has_class("practice") or not self._archive.writable else self.app.backup_days  # type: ignore[attr-defined]  # the app is KretsApp
        words = reminder(self._archive.index, days, utc_now())
        line = self.query_one("#reminder", Static)
        line.display = bool(words)
        line.update(shown(words))

    def _added(self, family: Family | None) -> None:
        if family is not None:
            self.show_families()
            self.app.push_screen(FamilyScreen(self._archive, family))

    def _option(self, entry: FamilyEntry) -> Option:
        mine = [session for session in self._archive.index.sessions if session.family == entry.id]
        if not mine:
            state = _("no session yet")
        else:
            count = ngettext("{count} session", "{count} sessions", len(mine))
            day, standing = say_date(mine[-1].date), term(mine[-1].status)
            state = _("{count}, latest {day}, {standing}").format(count=count, day=day, standing=standing)
        return Option(row(f"{entry.code:<24}", (f"  {state}", "$muted")), id=str(entry.id))

    def _state(self) -> str:
        damaged = len(self._archive.index.damaged)
        if damaged:
            return ngettext(
                "{count} document is damaged; run krets check",
                "{count} documents are damaged; run krets check",
                damaged,
            )
        return "" if self._archive.writable else _("reading only: another Krets is writing")
