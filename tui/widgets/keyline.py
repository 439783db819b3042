"""The line at the bottom: at most six keys, in the language spoken now. The rest are in the help, the last of them."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mapping.language import gettext as _
from tui.keys import KNOWN
from tui.shown import row

MOST = 6
BACK, HELP = "escape", "f1"
"""The keys that stand last: the one that leads away, and the one that tells of all the others."""

GAP = "  "


@dataclass(frozen=True)
class KeyHint:
    """A key as the line shows it."""

    key: str
    """As Textual names it."""
    written: str
    """As it is written on the keyboard."""
    what: str
    """What it does, in words."""
    enabled: bool

    def __str__(self) -> str:
        return f"{self.written} {self.what}"


class KeyLine(Static):
    """One line of text, so that it costs next to nothing; a click on a key is that key."""

    def on_mount(self) -> None:
        """Follow what can be done: it changes with the field one is in."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)
        self._show(self.screen)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        start = 0
        for hint in self.hints:
            if start <= event.x - self.styles.padding.left < start + len(str(hint)):
                self.app.simulate_key(hint.key)
                return
            start += len(str(hint)) + len(GAP)

    @property
    def hints(self) -> list[KeyHint]:
        """The first keys that are meant to be seen and work now, each action once; back and help stand last."""
        found: dict[str, KeyHint] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.description in KNOWN and binding.action not in found:
                written = self.app.get_key_display(binding)
                found[binding.action] = KeyHint(binding.key, written, _(binding.description), active.enabled)
        last = [hint for key in (BACK, HELP) for hint in found.values() if hint.key == key]
        hints = [hint for hint in found.values() if hint not in last]
        return [*hints[: MOST - len(last)], *last]

    def _show(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.screen:
            return
        pieces = (
            row((hint.written, "bold $accent" if hint.enabled else "$muted"), f" {hint.what}") for hint in self.hints
        )
        self.update(Content(GAP).join(pieces), layout=False)
