"""Ties in the network view: drawn on the map by going there, or picked from a list by typing."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from textual import on, work

from mapping import edits
from mapping.language import gettext as _
from mapping.network import Network, Tie, everybody, person, ties_of
from mapping.network.in_words import names_of
from mapping.network.words import tie_words
from mapping.placement.untangling import crossings, untangled
from mapping.record import Id
from tui.circle.circle_map import CircleMap
from tui.circle.frame import placed
from tui.dialogs.parts.tie import TieDialog, TieRemoved
from tui.dialogs.pick import PickDialog
from tui.parts.list_view import ListView
from tui.parts.part_view import new_id
from tui.saying import announce


class Tying(ListView):
    """A list of people with a map, on which ties are made and changed."""

    @property
    def circle(self) -> CircleMap:
        """The drawn map."""
        return self.query_one(CircleMap)

    def show_on_map(self) -> None:
        """Show whom and what the map shows."""
        raise NotImplementedError

    def action_tie(self) -> None:
        """Change one of the ties of whoever is in hand, or tie them to somebody."""
        if self.subject and self.circle.has_focus:
            self.circle.begin_tying()
            self.show_on_map()
        elif self.subject:
            self._pick_tie_of(Id(self.subject))

    def action_tidy(self) -> None:
        """Let fewer ties cross, by another order within the rings of the sectors; nobody leaves their place."""
        announce(self, _("Tidying the map …"))
        self._tidy(self.known_session.network)

    @work(thread=True, exclusive=True, group="tidy")
    def _tidy(self, network: Network) -> None:
        order = untangled(network, placed)
        alters = {alter.id: alter for alter in network.alters}
        tidy = replace(network, alters=tuple(alters[id_] for id_ in order))
        counts = crossings(network, placed(network)), crossings(tidy, placed(tidy))
        self.app.call_from_thread(self._tidied, network, order, counts)

    def _tidied(self, network: Network, order: tuple[Id, ...], counts: tuple[int, int]) -> None:
        if not self.is_attached or network != self.known_session.network:
            return  # one went on meanwhile: what was found is about another map
        if counts[1] >= counts[0]:
            announce(self, _("No other order has fewer crossing ties."))
        elif self.change(partial(edits.arrange, order=order)):
            said = _("Crossing ties: {before} before, {after} now. Ctrl+Z takes it back.")
            announce(self, said.format(before=counts[0], after=counts[1]))

    @on(CircleMap.Aimed)
    def _aimed_on_map(self) -> None:
        self.show_on_map()

    @on(CircleMap.Tied)
    def _tied_on_map(self, event: CircleMap.Tied) -> None:
        here, network = Id(self.subject), self.known_session.network
        joined = [tie for tie in ties_of(network, here) if event.other in (tie.a, tie.b)]
        if joined:
            self._pick_tie(here, joined, [event.other])
        else:
            self.action_open_tie(str(here), str(event.other))

    def _pick_tie_of(self, here: Id) -> None:
        network = self.known_session.network
        others = [one.id for one in everybody(network) if one.id != here]
        self._pick_tie(here, ties_of(network, here), others)

    def _pick_tie(self, here: Id, ties: Sequence[Tie], others: Sequence[Id]) -> None:
        """One of the ties that there are, or a new one to one of the others."""
        network = self.known_session.network
        choices = [(str(tie.id), tie_words(network, tie, here)) for tie in ties]
        called = names_of(network)
        choices += [(str(other), _("New tie to {name}").format(name=called[other])) for other in others]
        self.ask(PickDialog(_("Tie"), choices), partial(self._picked, here))

    def _picked(self, here: Id, key: str | None) -> None:
        if key is not None:
            self.action_open_tie(str(here), key)

    def action_open_tie(self, here: str, key: str) -> None:
        """Open a tie of somebody by its id, or a new one to somebody else by theirs; ids that nobody has open none."""
        network, one = self.known_session.network, person(self.known_session.network, Id(here))
        tie = next((tie for tie in network.ties if str(tie.id) == key), None)
        if one is None or (tie is None and person(network, Id(key)) is None):
            return
        dialog = TieDialog(network, tie or Tie(id=new_id(), a=one.id, b=Id(key)), new=tie is None)
        self.ask(dialog, self._tied, again=f"open_tie('{here}', '{key}')")

    def _tied(self, tie: Tie | TieRemoved | None) -> None:
        if isinstance(tie, TieRemoved):
            if self.change(partial(edits.remove_tie, id_=tie.id)):
                announce(self, _("Removed. Ctrl+Z brings it back."))
        elif tie is not None:
            self.change(partial(edits.put_tie, tie=tie))
