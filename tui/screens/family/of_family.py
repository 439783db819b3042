"""Pages about one family: what is changed there is changed in the family as it is kept now, never in an older value."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping.archive.archive import Archive
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import N_
from mapping.language import gettext as _
from mapping.record import Id
from tui.dialogs.confirm import ConfirmDialog
from tui.keys import key
from tui.panes.indented import Indented, Line
from tui.saying import warn
from tui.screens.page import Page
from tui.shown import row, shown
from tui.widgets.record_list import RecordList

FamilyEdit = Callable[[Family], Family]
"""A change with everything but the family filled in."""


def change_family(archive: Archive, id_: Id, edit: FamilyEdit) -> Family:
    """Change a family as it is kept now, and keep it. Raises as `Archive.family` and `Archive.put_family`."""
    family = edit(archive.family(id_))
    archive.put_family(family)
    return family


class OfFamily(Page):
    """A page of one family."""

    def __init__(self, archive: Archive, family: Family) -> None:
        """Of `family`."""
        super().__init__(archive)
        self._family = family

    @property
    def where(self) -> str:
        """The family, and the page."""
        return f"{self._family.code} · {_(self.heading)}"

    def renew(self) -> None:
        """Show the family as it is now."""
        raise NotImplementedError

    def look_again(self) -> None:
        """See how the family is kept now."""
        try:
            self._family = self._archive.family(self._family.id)
        except KretsError as error:
            warn(self, error)

    def change(self, edit: FamilyEdit) -> bool:
        """Change the family; whether it was kept."""
        try:
            self._family = change_family(self._archive, self._family.id, edit)
        except KretsError as error:
            warn(self, error)
            return False
        self.renew()
        return True

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows here."""
        self.look_again()
        self.renew()


class RecordsPage(OfFamily):
    """A list of records: n adds one, Enter opens it, and Delete takes it away when the worker is sure."""

    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n,ctrl+n", "add", N_("New")),
        key("delete", "remove", N_("Remove")),
    ]
    DEFAULT_CSS = """
    RecordsPage {
        RecordList { height: 1fr; }
        .prose { height: auto; }
    }
    """
    empty: ClassVar[str] = ""
    """What is said when there is nothing yet, marked for translation."""
    above: ClassVar[str] = ""
    """What is said above the list, marked for translation."""

    def body(self) -> ComposeResult:
        """A line above the list, and the list."""
        yield Static(classes="prose")
        yield RecordList(compact=True)

    def rows(self) -> list[Option]:
        """The records, with their ids."""
        raise NotImplementedError

    def open(self, id_: str) -> None:
        """Open the record that has that id; empty for a new one."""
        raise NotImplementedError

    def named(self, id_: str) -> str:
        """What a record is called in a question."""
        raise NotImplementedError

    def without(self, id_: Id) -> FamilyEdit:
        """The family without that record."""
        raise NotImplementedError

    def renew(self) -> None:
        """The list as it is now, with the same one in hand."""
        rows, listed = self.rows(), self.query_one(RecordList)
        self.query_one(".prose", Static).update(shown(_(self.above if rows else self.empty)))
        listed.display = bool(rows)
        listed.show(rows, listed.subject)
        if rows and not listed.has_focus:
            listed.focus()

    def keep(self, edit: FamilyEdit, id_: Id) -> bool:
        """Put a record, and take it in hand; whether it was kept."""
        kept = self.change(edit)
        self.query_one(RecordList).take_up(str(id_))
        return kept

    @property
    def in_hand(self) -> str:
        """The id of the record in hand; empty when there is none, or something lies over the page."""
        return self.query_one(RecordList).subject if self.app.screen is self else ""

    def action_add(self) -> None:
        """A new one."""
        if self.app.screen is self:
            self.open("")

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.in_hand:
            self.open(self.in_hand)

    def action_remove(self) -> None:
        """Take the one in hand away, when the worker is sure."""
        id_ = self.in_hand
        if id_:
            dialog = ConfirmDialog(_("Take it off the list?"), self.named(id_), _("Remove"))
            self.app.push_screen(dialog, partial(self._sure, Id(id_)))

    def _sure(self, id_: Id, sure: bool | None) -> None:
        if sure:
            self.change(self.without(id_))


def group(heading: str) -> Option:
    """A quiet heading between records."""
    return Option(row((heading, "bold $muted")), disabled=True)


def record(id_: Id, first: str, more: str, *, calm: bool = False) -> Option:
    """A record: what it is, and on the next line what more is said of it; `calm` when it asks for nothing."""
    first_line = Line(2, shown(first, "$muted" if calm else "bold"))
    return Option(Indented(first_line, Line(4, shown(more, "$muted"))), id=str(id_))
