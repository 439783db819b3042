"""The counter: how many contacts there are, and what could be put down or held by somebody else.

Shown only when it is asked for, hidden with Escape, and never without what could make it fewer (METHOD § 2, point 6).
"""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from rich.cells import cell_len, set_cell_size
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
from tui.dialogs.parts.keeper import KeeperDialog
from tui.keys import key
from tui.shown import row, shown
from tui.widgets.fields import Field

NAME_WIDTH = 26
"""Columns that a name may take; a longer one ends with an ellipsis."""


class ContactList(Field, OptionList):
    """Those who could be put down or handed over, with who keeps track of each from now on."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter,space", "select", N_("Who keeps track"))]

    def __init__(self, session: Session, *, id: str, read_only: bool) -> None:  # noqa: A002 - Textual's own name
        """Of `session`; one that is only read opens nothing."""
        self._ego, self._read_only = session.network.ego, read_only
        self._groups = (
            (_("This could be put down"), to_put_down(session)),
            (_("This somebody else could hold"), to_hand_over(session)),
        )
        self._keepers: dict[Id, str] = {}
        """Whom the worker has written for a service."""
        self._asked: tuple[Id, KeeperDialog] | None = None
        """The service that is asked about now."""
        super().__init__(*self._rows(), id=id, compact=True)

    def on_mount(self) -> None:
        """The first that can be opened is in hand."""
        self.action_first()

    @property
    def handed_over(self) -> tuple[Alter, ...]:
        """The services whose keeper is another now."""
        return tuple(
            replace(alter, keeper=self._keeper(alter)) for alter in self._alters if self._keeper(alter) != alter.keeper
        )

    @property
    def changed(self) -> bool:
        """Whether a keeper was written."""
        return bool(self.handed_over) or (self._asked is not None and self._asked[1].changed)

    def action_revert(self) -> None:
        """Take back all that was written."""
        self._keepers.clear()
        self._show()

    def written(self) -> str:
        """On each line a service and its keeper; what is half written stands there as it is."""
        keepers = dict(self._keepers)
        if self._asked is not None:
            keepers[self._asked[0]] = self._asked[1].result()
        return "\n".join(f"{id_} {keeper}" for id_, keeper in keepers.items())

    def put_back(self, text: str) -> None:
        """Have those keepers again, of the services that still stand here."""
        written = dict(line.partition(" ")[::2] for line in text.split("\n"))
        self._keepers = {alter.id: written[str(alter.id)] for alter in self._alters if str(alter.id) in written}
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is chosen where nothing can be written."""
        del parameters
        return not (action == "select" and self._read_only)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask who keeps track."""
        alter = next(alter for alter in self._alters if str(alter.id) == event.option_id)
        if not self._read_only and self._asked is None:
            dialog = KeeperDialog(replace(alter, keeper=self._keeper(alter)))
            self._asked = alter.id, dialog
            self.app.push_screen(dialog, partial(self._told, alter))

    def _told(self, alter: Alter, keeper: str | None) -> None:
        self._asked = None
        if keeper is not None:
            self._keepers[alter.id] = keeper
            self._show()

    @property
    def _alters(self) -> tuple[Alter, ...]:
        return tuple(alter for _name, alters in self._groups for alter in alters)

    def _keeper(self, alter: Alter) -> str:
        return self._keepers.get(alter.id, alter.keeper)

    def _show(self) -> None:
        line = self.highlighted
        self.set_options(self._rows())
        self.highlighted = line

    def _rows(self) -> Iterator[Option]:
        between = ""
        for name, alters in self._groups:
            if alters:
                yield Option(row(Content(between), (name, "bold $muted")), disabled=True)
                yield from (self._row(alter) for alter in alters)
                between = "\n"

    def _row(self, alter: Alter) -> Option:
        keeper = self._keeper(alter)
        handed_over = alter.id in self._keepers and keeper and not is_parent(keeper, self._ego)
        details = [term(reason) for reason in reasons_to_put_down(alter)]
        if is_service(alter):
            details.append(_("{name} keeps track").format(name=keeper) if keeper else _("nobody keeps track yet"))
        pieces = row(
            "✓ " if handed_over else "· ", (_column(alter.name), "$foreground"), ("  " + ", ".join(details), "$muted")
        )
        return Option(pieces, id=str(alter.id), disabled=not is_service(alter))


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
        self.heading = _("The contacts")

    def fields(self) -> ComposeResult:
        """The count, a word of comfort when they are many, and what could make them fewer."""
        counted = count(self._session)
        yield Static(shown(count_words(counted), "bold"), classes="prose")
        if counted.contacts >= MANY:
            yield Static(shown(_("Nobody could keep all that in mind.")), classes="prose")
        if to_put_down(self._session) or to_hand_over(self._session):
            yield ContactList(self._session, id="contacts", read_only=self._read_only)
        else:
            yield Static(shown(_("Nothing here has to be put down or handed over.")), classes="prose")

    def action_leave(self) -> None:
        """What was written is kept, whichever way one leaves."""
        self.action_done()

    def result(self) -> tuple[Alter, ...]:
        """The services whose keeper was changed."""
        return tuple(alter for contacts in self.query(ContactList) for alter in contacts.handed_over)


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
