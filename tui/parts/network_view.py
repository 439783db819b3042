"""The network map as a list of people by sector and ring, with what is known of the one in hand beside it."""

from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapping import edits
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import RINGS, Alter, Ego, Tie, everybody, person, ties_of
from mapping.network_words import tie_words
from mapping.record import Id
from mapping.session import Part
from tui.dialogs.alter import AlterDialog
from tui.dialogs.ego import EgoDialog
from tui.dialogs.pick import PickDialog
from tui.dialogs.quick_add import QuickAddDialog
from tui.dialogs.tie import TieDialog, TieRemoved
from tui.keys import key
from tui.parts.list_view import ListView
from tui.parts.network_rows import network_rows, portrait
from tui.parts.part_view import new_id
from tui.saying import announce
from tui.shown import shown


class NetworkView(ListView):
    """People and services around the parent."""

    part = Part.NETWORK
    HELP = N_(
        "Here are the people and services around the parent, sector by sector, the nearest first. "
        "The parent decides where each one stands. Press n and write one name on each line: a name is enough. "
        "Plus and minus move somebody nearer or farther, comma and full stop to the sector before or after."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n,ctrl+n", "add", N_("New")),
        key("t", "tie", N_("Tie")),
        key("delete", "remove", N_("Remove")),
        key("plus", "nearer", N_("Nearer"), seen=False),
        key("minus", "farther", N_("Farther"), seen=False),
        key("comma", "sector(-1)", N_("Sector before"), seen=False),
        key("full_stop", "sector(1)", N_("Sector after"), seen=False),
        key("b", "confirm", N_("Still true")),
    ]
    EDITING = frozenset({"add", "tie", "remove", "nearer", "farther", "sector", "confirm"})

    def rows(self) -> list[Option]:
        """The parent, and everybody around."""
        return network_rows(self.known_session)

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

    @on(OptionList.OptionSelected)
    def action_details(self) -> None:
        """Open the details of whoever is in hand."""
        alter = self._alter()
        if self.read_only:
            return
        if alter is not None:
            self.app.push_screen(AlterDialog(self.known_session, alter), self._detailed)
        else:
            self.app.push_screen(EgoDialog(self.known_session.network.ego), self._introduced)

    def action_add(self) -> None:
        """Add several, one to a line."""
        alter = self._alter()
        dialog = QuickAddDialog(
            self.known_session.network, alter.sector if alter else None, alter.ring if alter else None
        )
        self.app.push_screen(dialog, self._added)

    def action_remove(self) -> None:
        """Take whoever is in hand off the map. Undo brings them back, ties and all."""
        alter = self._alter()
        if alter is not None:
            self.change(partial(edits.remove_alter, id_=alter.id))
            announce(self, _("Removed. Ctrl+Z brings it back."))

    def action_nearer(self) -> None:
        """One ring nearer."""
        self._move_ring(-1)

    def action_farther(self) -> None:
        """One ring farther away."""
        self._move_ring(1)

    def action_sector(self, steps: int) -> None:
        """To a neighbouring sector."""
        alter = self._alter()
        if alter is not None:
            keys = [sector.key for sector in self.known_session.network.sectors]
            index = keys.index(alter.sector) + steps if alter.sector in keys else 0
            moved = replace(alter, sector=keys[index % len(keys)], ring=alter.ring or RINGS[1])
            self.change(partial(edits.put_alter, alter=moved))

    def action_tie(self) -> None:
        """Change one of the ties of whoever is in hand, or tie them to somebody."""
        if self.subject:
            network, here = self.known_session.network, Id(self.subject)
            existing = [(str(tie.id), tie_words(network, tie, here)) for tie in ties_of(network, here)]
            others = [one for one in everybody(network) if one.id != here]
            choices = existing + [(str(one.id), _("New tie to {name}").format(name=one.name)) for one in others]
            self.app.push_screen(PickDialog(_("Tie"), choices), partial(self._picked, here))

    def _picked(self, here: Id, key: str | None) -> None:
        if key is None:
            return
        network = self.known_session.network
        tie = next((tie for tie in network.ties if str(tie.id) == key), None)
        dialog = TieDialog(network, tie or Tie(id=new_id(), a=here, b=Id(key)), new=tie is None)
        self.app.push_screen(dialog, self._tied)

    def _tied(self, tie: Tie | TieRemoved | None) -> None:
        if isinstance(tie, TieRemoved):
            self.change(partial(edits.remove_tie, id_=tie.id))
            announce(self, _("Removed. Ctrl+Z brings it back."))
        elif tie is not None:
            self.change(partial(edits.put_tie, tie=tie))

    def _introduced(self, ego: Ego | None) -> None:
        if ego is not None:
            self.change(partial(edits.put_ego, ego=ego))

    def _detailed(self, alter: Alter | None) -> None:
        if alter is not None:
            self.change(partial(edits.put_alter, alter=alter))

    def _added(self, alters: tuple[Alter, ...] | None) -> None:
        if alters:
            self.change_and_take_up(partial(edits.put_alters, alters=alters), str(alters[-1].id))

    def _move_ring(self, steps: int) -> None:
        alter = self._alter()
        if alter is not None:
            ring = min(max((alter.ring or RINGS[1]) + (steps if alter.ring else 0), RINGS[0]), RINGS[-1])
            sector = alter.sector or self.known_session.network.sectors[0].key
            self.change(partial(edits.put_alter, alter=replace(alter, ring=ring, sector=sector)))

    def _alter(self) -> Alter | None:
        """Whoever is in hand, unless it is the parent."""
        someone = person(self.known_session.network, Id(self.subject)) if self.subject else None
        return someone if isinstance(someone, Alter) else None
