"""Placing people in the network view: by keys, by dragging, and what is said when nobody can be moved."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from textual import events, on

from mapping import edits
from mapping.language import gettext as _
from mapping.network import Alter, Network, person
from mapping.network.in_words import names_of
from mapping.network.words import household_words
from mapping.placement.moves import by_household, by_rings, by_sectors
from mapping.profile.sensitive import as_told, discreet
from mapping.record import Id
from mapping.session import Session
from tui.circle.circle_map import CircleMap
from tui.parts.tying import Tying
from tui.saying import announce


def put_as_told(session: Session, alters: tuple[Alter, ...]) -> Session:
    """Keep people as they were edited here, where their dates may have been shown without what they hang on."""
    return edits.put_alters(session, tuple(as_told(session, alter) for alter in alters))


class Placing(Tying):
    """A list of people with a map, on which the parent decides where each one stands (METHOD § 3.2)."""

    _told: tuple[str, tuple[object, ...]] = ("", ())
    """What was said last under the map, and about what."""

    def as_seen(self, session: Session) -> Session:
        """Without what dates tell of sensitive events: they are opened in the timeline alone."""
        return discreet(session)

    @property
    def told(self) -> str:
        """What was said under the map; empty once anything is otherwise than it was then."""
        words, then = self._told
        return words if then == self._now() else ""

    def tell(self, words: str) -> None:
        """Say something in the line under the map; where no map is drawn, in the corner."""
        if self.roomy:
            self._told = words, self._now()
            self.show_on_map()
        else:
            announce(self, words)

    def on_key(self, event: events.Key) -> None:
        """b is no key when nothing waits for it, and still deserves an answer."""
        if event.key == "b" and not self.read_only:
            self.tell(_("Nothing waits to be confirmed."))

    def action_nearer(self) -> None:
        """One ring nearer."""
        self._move(partial(by_rings, steps=-1), _("There is no ring nearer than that."))

    def action_farther(self) -> None:
        """One ring farther away."""
        self._move(partial(by_rings, steps=1), _("There is no ring farther out."))

    def action_sector(self, steps: int) -> None:
        """To a neighbouring sector."""
        self._move(partial(by_sectors, steps=steps), _("There is no other sector."))

    def action_household(self) -> None:
        """Into the next household: none, the first, the second, both."""
        self._move(lambda _network, alter: by_household(alter), "")
        if (alter := self.alter) is not None:
            announce(self, household_words(alter))

    @property
    def alter(self) -> Alter | None:
        """Whoever is in hand, unless it is the parent."""
        someone = person(self.known_session.network, Id(self.subject)) if self.subject else None
        return someone if isinstance(someone, Alter) else None

    def put(self, alter: Alter) -> bool:
        """Keep somebody as they are now; whether they were."""
        return self.change(partial(put_as_told, alters=(alter,)))

    def _move(self, move: Callable[[Network, Alter], Alter], otherwise: str) -> None:
        alter = self.alter
        if alter is None:
            self.tell(_("The parent stays in the middle."))
        elif (moved := move(self.known_session.network, alter)) != alter:
            self.put(moved)
        else:
            self.tell(otherwise)

    @on(CircleMap.Moved)
    def _moved_on_map(self, event: CircleMap.Moved) -> None:
        alter = person(self.known_session.network, event.id)
        if isinstance(alter, Alter):
            self.put(replace(alter, sector=event.to.sector, ring=event.to.ring))

    @on(CircleMap.Stayed)
    def _stayed_on_map(self, event: CircleMap.Stayed) -> None:
        name = names_of(self.known_session.network).get(event.id)
        if name is not None:
            self.tell(_("{name} stays.").format(name=name))

    def _now(self) -> tuple[object, ...]:
        """All that decides whether what was said still holds."""
        return self.subject, self.session, self.circle.preset
