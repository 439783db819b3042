"""Below a field for a new passphrase: how strong it is, in a bar and in words, reckoned behind the screen."""

from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from mapping.archive.threshold import SHORTEST_PASSPHRASE
from mapping.language import gettext as _
from mapping.language import ngettext
from tui.shown import row

if TYPE_CHECKING:
    from mapping.archive.keys.strength import Strength

REST = 0.15
"""Seconds without a key, after which it is reckoned."""
_COLOURS = ("$error", "$warning", "$success", "$success")


class StrengthLine(Static):
    """Two lines that follow what is typed."""

    DEFAULT_CSS = "StrengthLine { height: 2; margin: 0 1 1 1; }"

    def __init__(self) -> None:
        """Nothing to tell yet."""
        super().__init__("")
        self._passphrase = ""
        self._resting: Timer | None = None

    def follow(self, passphrase: str) -> None:
        """Tell of this one, when the keys rest."""
        self._passphrase = passphrase
        if self._resting is not None:
            self._resting.stop()
        missing = SHORTEST_PASSPHRASE - len(passphrase)
        if missing > 0:
            left = ngettext("{count} more character", "{count} more characters", missing)
            self.update(row((left if passphrase else "", "$muted")))
        else:
            self._resting = self.set_timer(REST, self._reckon)

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        from mapping.archive.keys.strength import strength_of

        passphrase = self._passphrase
        strength = strength_of(passphrase)
        self.app.call_from_thread(self._tell, passphrase, strength)

    def _tell(self, passphrase: str, strength: "Strength") -> None:
        from mapping.archive.keys.strength import NAMES, meaning

        if passphrase == self._passphrase and self.is_attached:  # else more was typed meanwhile
            colour = _COLOURS[strength - 1]
            bar = "━" * 3 * strength, colour
            rest = "━" * 3 * (len(_COLOURS) - strength), "$muted 40%"
            lines = row(bar, rest, f"  {_(NAMES[strength])}"), row((meaning(strength), "$muted"))
            self.update(Content("\n").join(lines))
