"""The line at the bottom: at most six keys, in the language spoken now. The rest are in the help (F1)."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from mapping.language import gettext as _

MOST = 6


class KeyLine(Footer):
    """Textual's footer, shortened and translated."""

    def compose(self) -> ComposeResult:
        """The first six keys that are meant to be seen."""
        for binding, enabled in list(shown_bindings(self.screen))[:MOST]:
            yield FooterKey(
                binding.key,
                self.app.get_key_display(binding),
                _(binding.description),
                binding.action,
                disabled=not enabled,
            )


def shown_bindings(screen: Screen[object]) -> Iterator[tuple[Binding, bool]]:
    """The keys that work now and are meant to be seen, each action once, with whether it can be used."""
    seen = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.show and binding.action not in seen:
            seen.add(binding.action)
            yield binding, active.enabled
