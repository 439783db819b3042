"""The counter: how many contacts there are, and what could be put down or held by somebody else.

Shown only when it is asked for, hidden with Escape, and never without what could make it fewer (METHOD § 2, point 6).
"""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from rich.cells import cell_len, set_cell_size
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping.cleaning import clean
from mapping.language import N_, ngettext
from mapping.language import gettext as _
from mapping.network import Alter, is_service
from mapping.network.contacts import MANY, Count, count, is_parent, reasons_to_put_down, to_hand_over, to_put_down
from mapping.record import Id
from mapping.session import Session
from mapping.terms import term
from tui.dialogs.dialog import Dialog
from tui.dialogs.keeper import KeeperDialog
from tui.keys import key
from tui.shown import row, shown

NAME_WIDTH = 26
"""Columns that a name may take; a longer one ends with an ellipsis."""


class ContactList(OptionList):
    """Those who could be put down or handed over."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter,space", "select", N_("Who keeps track"))]

    def __init__(self, *, read_only: bool) -> None:
        """An empty list; one that is only read opens nothing."""
        super().__init__(compact=True)
        self._read_only = read_only

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is chosen where nothing can be written."""
        del parameters
        return not (action == "select" and self._read_only)


class ContactsDialog(Dialog[tuple[Alter, ...]]):
    """Ends with the services that somebody else keeps track of from now on; empty when none was changed."""

    AUTO_FOCUS = "ContactList, .done"
    HELP = N_(
        "So many contacts are there today, besides those at home. Below stands what could be put down, "
        "and what somebody else could keep track of. Enter writes who that is. Esc hides it again."
    )
    DEFAULT_CSS = """
    ContactsDialog {
        .leave { display: none; }
        ContactList { height: auto; max-height: 42vh; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, session: Session, *, read_only: bool) -> None:
        """Count the contacts of `session`."""
        super().__init__()
        self._session, self._read_only = session, read_only
        self._put_down, self._hand_over = to_put_down(session), to_hand_over(session)
        self._keepers: dict[Id, str] = {}
        self.heading = _("The contacts")

    def fields(self) -> ComposeResult:
        """The count, a word of comfort when they are many, and what could make them fewer."""
        counted = count(self._session)
        yield Static(shown(count_words(counted), "bold"), classes="prose")
        if counted.contacts >= MANY:
            yield Static(shown(_("Nobody could keep all that in mind.")), classes="prose")
        if self._put_down or self._hand_over:
            yield ContactList(read_only=self._read_only)
        else:
            yield Static(shown(_("Nothing here has to be put down or handed over.")), classes="prose")

    def on_mount(self) -> None:
        """The first that can be opened is in hand."""
        for contacts in self.query(ContactList):
            self._show(contacts)
            contacts.action_first()

    def action_leave(self) -> None:
        """What was written is kept, whichever way one leaves."""
        self.action_done()

    def result(self) -> tuple[Alter, ...]:
        """The services whose keeper was changed."""
        return tuple(
            replace(alter, keeper=self._keepers[alter.id])
            for alter in (*self._put_down, *self._hand_over)
            if self._keepers.get(alter.id, alter.keeper) != alter.keeper
        )

    @property
    def changed(self) -> bool:
        """Whether a keeper was written."""
        return bool(self.result())

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        alter = next(alter for alter in (*self._put_down, *self._hand_over) if str(alter.id) == event.option_id)
        if not self._read_only:
            now = replace(alter, keeper=self._keeper(alter))
            self.app.push_screen(KeeperDialog(now), partial(self._kept, alter, event.option_index))

    def _kept(self, alter: Alter, line: int, keeper: str | None) -> None:
        if keeper is not None:
            self._keepers[alter.id] = keeper
            contacts = self.query_one(ContactList)
            self._show(contacts)
            contacts.highlighted = line

    def _keeper(self, alter: Alter) -> str:
        return self._keepers.get(alter.id, alter.keeper)

    def _show(self, contacts: ContactList) -> None:
        contacts.set_options([*self._rows()])

    def _rows(self) -> Iterator[Option]:
        groups = ((_("This could be put down"), self._put_down), (_("This somebody else could hold"), self._hand_over))
        between = ""
        for name, alters in groups:
            if alters:
                yield Option(row(Content(between), (name, "bold $muted")), disabled=True)
                yield from (self._row(alter) for alter in alters)
                between = "\n"

    def _row(self, alter: Alter) -> Option:
        keeper = self._keeper(alter)
        handed_over = alter.id in self._keepers and keeper and not is_parent(keeper, self._session.network.ego)
        details = [term(reason) for reason in reasons_to_put_down(alter)]
        if is_service(alter):
            details.append(_("{name} keeps track").format(name=keeper) if keeper else _("nobody keeps track yet"))
        pieces = row(
            "✓ " if handed_over else "· ", (_column(alter.name), "$foreground"), ("  " + ", ".join(details), "$muted")
        )
        return Option(pieces, id=str(alter.id), disabled=not is_service(alter))


def count_words(counted: Count) -> str:
    """The count as one calm sentence."""
    if not counted.contacts:
        return _("There are no contacts on the map yet, besides those at home.")
    said = [ngettext("{count} contact", "{count} contacts", counted.contacts)]
    if counted.professional:
        said.append(
            ngettext(
                "{count} of them an authority or care", "{count} of them authorities and care", counted.professional
            )
        )
    return f"{', '.join(said)}."


def _column(name: str) -> str:
    cleaned = clean(name)
    if cell_len(cleaned) > NAME_WIDTH:
        return set_cell_size(cleaned, NAME_WIDTH - 1) + "…"
    return set_cell_size(cleaned, NAME_WIDTH)
