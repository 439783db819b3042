"""Being shown around on the practice family: five small steps, each a line at the foot of the screen that it is about.

One goes on by doing what the line says, and can leave it at any time; nothing is shut meanwhile.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import App
from textual.screen import Screen

from mapping.language import N_
from mapping.language import gettext as _
from tui.saying import announce
from tui.widgets.tour_line import TourLine

if TYPE_CHECKING:
    from mapping.session import Part

Seen = Screen[Any]


class Step(NamedTuple):
    """One thing to see."""

    words: str
    """What is seen, and which key leads on; marked for translation."""
    here: Callable[[Seen], bool]
    """Whether a screen is where it is seen."""


def _home(screen: Seen) -> bool:
    from tui.screens.home import HomeScreen

    return isinstance(screen, HomeScreen)


def _family(screen: Seen) -> bool:
    from tui.screens.family.family import FamilyScreen

    return isinstance(screen, FamilyScreen)


def _part(screen: Seen) -> "Part | None":
    """The part of a session that is seen."""
    from tui.screens.session.session import SessionScreen

    return screen.part if isinstance(screen, SessionScreen) and screen.query("#parts") else None


def _network(screen: Seen) -> bool:
    from mapping.session import Part

    return _part(screen) is Part.NETWORK


def _after_network(screen: Seen) -> bool:
    from mapping.session import Part

    return _part(screen) in {Part.TIMELINE, Part.PROFILE}


STEPS = (
    Step(
        N_("Krets keeps what you map with a family. Here they are, by code and never by name. Enter opens the first."),
        _home,
    ),
    Step(N_("Here are the sessions, the newest first. Enter goes on where it was left."), _family),
    Step(
        N_("The people around the parent. The arrows go from one to the next. Now press g and 2."),
        _network,
    ),
    Step(
        N_("Events, each in its lane; g and 3 lead to everyday life. Escape pauses the session."),
        _after_network,
    ),
    Step(N_("Everything was saved as you went. F1 explains any screen, Ctrl+P finds whatever can be done."), _family),
)


class TourApp(App[None]):
    """An app that can show itself."""

    step: int | None = None
    """The step that one has come to, from 0; None when nothing is being shown."""

    def action_tour(self) -> None:
        """Begin to show around; or, when that is under way, be done with it."""
        if self.step is None:
            self.begin_tour()
        else:
            self.end_tour()
            announce(self, _("F8 shows you around again."))

    def begin_tour(self) -> None:
        """From where one is, or from the first step."""
        self.step = next((number for number, step in enumerate(STEPS) if step.here(self.screen)), 0)
        self.screen_change_signal.subscribe(self, self._accompany, immediate=True)
        self._accompany(self.screen)

    def end_tour(self) -> None:
        """It has been shown: no screen has the line any more."""
        self.step = None
        self.screen_change_signal.unsubscribe(self)
        for screen in self.screen_stack:
            screen.query(TourLine).remove()
        self.toured()

    def toured(self) -> None:
        """What is to be done when it has been shown."""

    def words_at(self, screen: Seen) -> str:
        """What is to be said at this screen, having come there; empty where nothing is."""
        if self.step is None:
            return ""
        if self.step + 1 < len(STEPS) and STEPS[self.step + 1].here(screen):
            self.step += 1
        elif self.step + 1 == len(STEPS) and STEPS[0].here(screen):
            self.call_later(self.end_tour)
            return ""
        so_far = [number for number in range(self.step + 1) if STEPS[number].here(screen)]
        if not so_far:
            return ""
        said = _("{step} of {count} · {words} F8 is enough.")
        return said.format(step=so_far[-1] + 1, count=len(STEPS), words=_(STEPS[so_far[-1]].words))

    def _accompany(self, screen: Seen) -> None:
        """Have the line on this screen too, once it is laid out."""
        screen.call_after_refresh(self._show_line, screen)

    def _show_line(self, screen: Seen) -> None:
        if self.step is not None and screen.is_attached and not screen.is_modal and not screen.query(TourLine):
            screen.mount(TourLine())
