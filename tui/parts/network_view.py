"""The network map: drawn where there is room, and as a list by ring beside it or instead of it."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping import edits
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import Alter, Ego, person
from mapping.network.in_words import names_of
from mapping.network.presets import Preset
from mapping.network.words import place_words
from mapping.record import Id
from mapping.session import Part
from mapping.terms import term
from tui.circle.circle_map import CircleMap
from tui.dialogs.parts.alter import AlterDialog
from tui.dialogs.parts.contacts import ContactsDialog
from tui.dialogs.parts.ego import EgoDialog
from tui.dialogs.parts.quick_add import QuickAddDialog
from tui.dialogs.parts.service_questions import ServiceQuestionsDialog
from tui.dialogs.parts.services import ServicesDialog
from tui.dialogs.pick import PickDialog
from tui.keys import key
from tui.parts.network_rows import NetworkRows, portrait
from tui.parts.placing import Placing, put_as_told
from tui.saying import announce
from tui.shown import row, shown

ROOMY = (100, 28)
"""From this many columns and rows of the terminal the map is drawn, with the list beside it."""

_PRESETS: tuple[Preset | None, ...] = (None, *Preset)
"""Which ties are shown, in the order in which one goes through them; None is those of the one in hand."""


class NetworkView(Placing):
    """People and services around the parent."""

    part = Part.NETWORK
    HELP = N_(
        "Here are the people and services around the parent, the nearest first. The parent decides where each one "
        "stands. Press n and write one name on each line; p offers the services that turn up most. In a window of at "
        "least 100 columns and 28 rows the map is drawn."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n,ctrl+n", "add", N_("New")),
        key("t", "tie", N_("Tie")),
        key("plus", "nearer", N_("Nearer")),
        key("minus", "farther", N_("Farther"), seen=False),
        key("comma", "sector(-1)", N_("Sector before"), seen=False),
        key("full_stop", "sector(1)", N_("Sector after"), seen=False),
        key("f", "household", N_("Household"), seen=False),
        key("delete", "remove", N_("Remove"), seen=False),
        key("r", "show_ties", N_("Show ties"), seen=False),
        key("slash", "find", N_("Find"), seen=False),
        key("p", "services", N_("Services and authorities"), seen=False),
        key("k", "contacts", N_("Count the contacts"), seen=False),
        key("x", "tidy", N_("Tidy the map"), seen=False),
        key("b", "confirm", N_("Still true")),
    ]
    EDITING = frozenset(
        {"add", "tie", "open_tie", "remove", "nearer", "farther", "sector", "household"}
        | {"services", "ask_about", "tidy", "confirm"}
    )

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """An empty view."""
        super().__init__(id=id)
        self._rows = NetworkRows()

    def compose(self) -> ComposeResult:
        """The list, and the map with what it shows."""
        with Horizontal():
            with Vertical(classes="listed"):
                yield from super().compose()
            with Vertical(classes="drawn"):
                yield CircleMap()
                yield Static(classes="showing")

    @property
    def roomy(self) -> bool:
        """Whether the terminal has room for the drawn map."""
        width, height = self.app.size
        return width >= ROOMY[0] and height >= ROOMY[1]

    @property
    def way_in(self) -> Widget:
        """The map where it is drawn."""
        return self.circle if self.roomy else super().way_in

    def rows(self) -> list[Option]:
        """The parent, and everybody around."""
        return self._rows.of(self.known_session, sectors_above=self.roomy)

    def records(self) -> list[Id]:
        """Everybody but the parent."""
        return [alter.id for alter in self.known_session.network.alters]

    def when_empty(self) -> str:
        """How to begin."""
        return _("Nobody is on the map yet. Press n, and write one name on each line.")

    def in_hand(self) -> Content:
        """The portrait of whoever it is."""
        someone = person(self.known_session.network, Id(self.subject))
        return portrait(self.known_session, someone) if someone else shown("")

    def watch_session(self) -> None:
        """Who works on the map sees the change there first; the list follows when that is on the screen."""
        if self.session is not None and self.display and self.roomy and self.circle.has_focus and not self._awaited:
            self.circle.network = self.session.network
            self.call_after_refresh(super().watch_session)
        else:
            super().watch_session()

    def redraw(self) -> None:
        """Show the list, and the map where there is room."""
        drawn = self.query_one(".drawn")
        drawn.display = self.roomy
        self.set_class(self.roomy, "roomy")
        super().redraw()
        if self.roomy:
            self.circle.movable = not self.read_only
            self.circle.network = self.known_session.network
            self.show_on_map()

    def on_resize(self) -> None:
        """Draw the map when there is room now, and stop when there is none."""
        if self.session is None or not self.display:
            return
        focused = self.screen.focused
        inside = focused is not None and self in focused.ancestors
        self.redraw()
        if inside:
            self.way_in.focus()

    def show_in_hand(self) -> None:
        """Here and on the map."""
        super().show_in_hand()
        self.show_on_map()

    @on(OptionList.OptionSelected)
    @on(CircleMap.Opened)
    def action_details(self) -> None:
        """Open the details of whoever is in hand."""
        alter = self.alter
        if self.read_only:
            return
        if alter is not None:
            self.ask(AlterDialog(self.known_session, alter), self._detailed, again="details")
        else:
            self.ask(EgoDialog(self.known_session), self._introduced, again="details")

    @on(CircleMap.Chosen)
    def _chosen_on_map(self, event: CircleMap.Chosen) -> None:
        self.take_up(str(event.id))

    def action_add(self) -> None:
        """Add several, one to a line."""
        alter = self.alter
        dialog = QuickAddDialog(
            self.known_session.network, alter.sector if alter else None, alter.ring if alter else None
        )
        self.ask(dialog, self._added, again="add")

    def action_remove(self) -> None:
        """Take whoever is in hand off the map. Undo brings them back, ties and all."""
        alter = self.alter
        if alter is not None and self.change(partial(edits.remove_alter, id_=alter.id)):
            announce(self, _("Removed. Ctrl+Z brings it back."))

    def action_find(self) -> None:
        """Find somebody by a part of the name."""
        choices = [(str(id_), name) for id_, name in names_of(self.known_session.network).items()]
        self.ask(PickDialog(_("Find"), choices), lambda id_: self.take_up(id_) if id_ else None)

    def action_services(self) -> None:
        """Choose services from those that turn up most, many at once; each is then asked about."""
        self.ask(ServicesDialog(self.known_session.network), self._services_chosen, again="services")

    def action_contacts(self) -> None:
        """Count the contacts, because the worker chose to, with what could be put down or held by somebody else."""
        dialog = ContactsDialog(self.known_session, read_only=self.read_only)
        self.ask(dialog, self._changed, again="contacts")

    def action_show_ties(self) -> None:
        """Show other ties on the map: of the one in hand, all, or those of one question."""
        index = _PRESETS.index(self.circle.preset) + 1
        self.circle.preset = _PRESETS[index % len(_PRESETS)]
        self.show_on_map()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What the map shows is only chosen where it is drawn."""
        if action == "show_ties" and not self.roomy:
            return False
        return super().check_action(action, parameters)

    def _introduced(self, ego: Ego | None) -> None:
        if ego is not None:
            self.change(partial(edits.put_ego, ego=ego))

    def _detailed(self, alter: Alter | None) -> None:
        if alter is not None:
            self.put(alter)

    def _services_chosen(self, alters: tuple[Alter, ...] | None) -> None:
        """They are on the map at once; the questions about them may be answered now or later."""
        if alters:
            self._added(alters)
            self.action_ask_about(" ".join(str(alter.id) for alter in alters))

    def action_ask_about(self, ids: str) -> None:
        """Ask the short questions about services on the map; their ids stand between spaces."""
        people = (person(self.known_session.network, Id(id_)) for id_ in ids.split())
        services = tuple(one for one in people if isinstance(one, Alter))
        if services:
            self.ask(ServiceQuestionsDialog(self.known_session, services), self._changed, again=f"ask_about('{ids}')")

    def _changed(self, alters: tuple[Alter, ...] | None) -> None:
        if alters:
            self.change(partial(put_as_told, alters=alters))

    def _added(self, alters: tuple[Alter, ...] | None) -> None:
        if alters:
            self.change_and_take_up(partial(put_as_told, alters=alters), str(alters[-1].id))

    def show_on_map(self) -> None:
        """Whom and what the map shows, and in words under it."""
        if not self.roomy:
            return
        self.circle.chosen = Id(self.subject) if self.subject else None
        self.query_one(".showing", Static).update(self._showing(), layout=False)

    def _showing(self) -> Content:
        """One line under the map: where the one in hand stands, and which ties are shown."""
        if self.circle.tying:
            asked = _("A tie to whom? Go there or type the name, then Enter. Esc: none.")
            return row((asked, "bold $accent"), f"   {self.circle.typed}")
        alter, preset = self.alter, self.circle.preset
        ties = _("Ties: {which}").format(which=term(preset) if preset else _("of the one in hand"))
        where = self.told or (place_words(self.known_session.network, alter) if alter else _("in the middle"))
        return row(where, ("   r ", "bold $accent"), (ties, "$muted"))
