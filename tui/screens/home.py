"""Home: the families, by code. No name is seen here."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from mapping.archive.archive import Archive
from mapping.archive.index import FamilyEntry, Index, SessionEntry
from mapping.archive.log import Act
from mapping.errors import KretsError, LockedError
from mapping.family import Family
from mapping.language import N_, ngettext, say_date
from mapping.language import gettext as _
from mapping.record import Id
from mapping.terms import term
from tui.desk import utc_now
from tui.dialogs.family.family import FamilyDialog
from tui.keys import key, quiet
from tui.reminding import reminder
from tui.saying import warn
from tui.screens.family.family import FamilyScreen
from tui.shown import row, shown
from tui.the_app import back, the_app
from tui.widgets.fields import TextField
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine

MOST = 200
"""Families that are listed at a time: nobody reads on, and a letter of the code finds the rest."""


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
        key("ctrl+q", "app.quit", N_("Quit"), priority=True),  # or else the app's own, unseen, stands for it
        quiet("down", "move(1)"),
        quiet("up", "move(-1)"),
    ]

    def __init__(self, archive: Archive) -> None:
        """Show what is in `archive`."""
        super().__init__()
        self._archive = archive
        self._looked = False
        """Whether the list is up to date; until then it is as it was kept, in an archive of any size at once."""

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
            yield Static("", id="more", classes="prose")
        yield Static(shown(_("Looking through the archive …")), id="looking", classes="prose")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the families."""
        self.query_one(TopLine).show(_("Home"), self._state())
        self._archive.log.note_first(Act.LISTED)
        self.query_one("#around").display = False
        self.show_families()
        self.call_after_refresh(self._look_further)  # once the list is seen: a thread beside it would hold it up

    def _look_further(self) -> None:
        """What takes a while, behind the list."""
        self._look_through()
        if not self.app.has_class("practice"):
            self._look_around()

    def on_screen_resume(self) -> None:
        """What was done in a family shows in the list."""
        self.show_families()

    def show_families(self) -> None:
        """The families that fit what is typed."""
        index = self._archive.index_at_once
        entries = index.families
        self.query_one("#nothing").display = self._looked and not entries
        self.query_one("#looking").display = not self._looked and not entries
        self.query_one("#something").display = bool(entries)
        wanted = self.query_one("#filter", TextField).text.casefold()
        fitting = [entry for entry in entries if wanted in entry.code.casefold()]
        fitting.sort(key=lambda entry: not entry.code.casefold().startswith(wanted))
        families = self.query_one("#families", OptionList)
        families.set_options(_options(fitting[:MOST], index))
        families.highlighted = 0 if fitting else None
        self.query_one("#unfound").display = bool(entries) and not fitting
        self._tell_more(len(fitting) - MOST)
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
        if option is not None and self.app.screen is self:
            self.open_family(Id(option.id or ""))

    @property
    def entries(self) -> Sequence[FamilyEntry]:
        """The families, as the list knows them."""
        return self._archive.index_at_once.families

    def open_family(self, id_: Id) -> None:
        """Open a family."""
        try:
            family = self._archive.family(id_)
        except KretsError as error:
            warn(self, error)
            return
        self.app.push_screen(FamilyScreen(self._archive, family))

    def action_archive(self) -> None:
        """What concerns the archive as a whole."""
        from tui.screens.archive.archive import ArchiveScreen

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
    def _look_through(self) -> None:
        """Bring the list up to date."""
        try:
            self._archive.index  # noqa: B018 - it is asked for so that it is there
        except LockedError:
            return
        except KretsError as error:
            back(self, warn, self, error)
        else:
            back(self, self._looked_through)

    def _looked_through(self) -> None:
        self._looked = True
        if self.app.screen is self:  # or else it is shown when one comes back
            self.query_one(TopLine).show(_("Home"), self._state())
            self.show_families()

    def _tell_more(self, more: int) -> None:
        line = self.query_one("#more", Static)
        line.display = more > 0
        words = ngettext(
            "… and {count} more. Type a part of the code to find it.",
            "… and {count} more. Type a part of the code to find them.",
            max(more, 0),
        )
        line.update(shown(words.format(count=more)))

    @work(thread=True)
    def _look_around(self) -> None:
        """Where the archive lies, and what that could do to it: the most urgent thing, and who says what to do."""
        from mapping.archive.care.surroundings import surroundings

        remarks = surroundings(self._archive.root, thorough=False)
        if remarks:
            words = _("{what} F3 and Check tell what to do.").format(what=remarks[0].what)
            back(self, self._tell_around, words)

    def _tell_around(self, words: str) -> None:
        line = self.query_one("#around", Static)
        line.display = True
        line.update(shown(words))

    def _remind(self) -> None:
        """Of a backup, when it is time; where nothing can be written, or nothing is real, nobody is reminded."""
        days = 0 if self.app.has_class("practice") or not self._archive.writable else the_app(self).backup_days
        words = reminder(self._archive.index_at_once, days, utc_now())
        line = self.query_one("#reminder", Static)
        line.display = bool(words)
        line.update(shown(words))

    def _added(self, family: Family | None) -> None:
        if family is not None:
            self.show_families()
            self.app.push_screen(FamilyScreen(self._archive, family))

    def _state(self) -> str:
        damaged = len(self._archive.index_at_once.damaged)
        if damaged:
            return ngettext(
                "{count} document is damaged; run krets check",
                "{count} documents are damaged; run krets check",
                damaged,
            )
        return "" if self._archive.writable else _("reading only: another Krets is writing")


def _options(families: list[FamilyEntry], index: Index) -> Iterator[Option]:
    """A row for each of them."""
    counts = Counter(session.family for session in index.sessions)
    latest = {session.family: session for session in index.sessions}
    for family in families:
        state = _state_of(counts[family.id], latest.get(family.id))
        yield Option(row(f"{family.code:<24}", (f"  {state}", "$muted")), id=str(family.id))


def _state_of(count: int, latest: SessionEntry | None) -> str:
    if latest is None:
        return _("no session yet")
    sessions = ngettext("{count} session", "{count} sessions", count)
    day, standing = say_date(latest.date), term(latest.status)
    return _("{count}, latest {day}, {standing}").format(count=sessions, day=day, standing=standing)
