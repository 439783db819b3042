"""Today's energy in five steps, on one line: a number says it, or the arrows. It is no score."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from mapping.meeting import ENERGIES
from tui.keys import quiet
from tui.shown import row
from tui.widgets.fields import REVERTING, ValueField

WORDS = {
    1: N_("hardly any"),
    2: N_("a little"),
    3: N_("some"),
    4: N_("quite a lot"),
    5: N_("plenty"),
}


class EnergyLine(ValueField, Static, can_focus=True):
    """Holds the step, or None while nothing is said. The same number once more takes it back."""

    DEFAULT_CSS = """
    EnergyLine { height: 1; padding: 0 1; }
    EnergyLine:focus { background: $chosen; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *REVERTING,
        *(quiet(str(energy), f"say({energy})") for energy in ENERGIES),
        quiet("left", "step(-1)"),
        quiet("right", "step(1)"),
        quiet("enter", "app.focus_next"),
    ]

    value: var[int | None] = var(None)

    class Said(Message):
        """Another energy is said."""

    def __init__(self, energy: int | None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """With what was said before."""
        super().__init__(id=id)
        self._first = self._taken_back = energy
        self.set_reactive(EnergyLine.value, energy)

    def on_mount(self) -> None:
        """Show it."""
        self.update(self._line())

    def watch_value(self) -> None:
        """Show it, and tell."""
        self.update(self._line())
        self.post_message(self.Said())

    def written(self) -> str:
        """The step; empty while nothing is said."""
        return str(self.value or "")

    def put_back(self, text: str) -> None:
        """Let it stand there again."""
        self.value = int(text) if text in map(str, ENERGIES) else None

    def action_say(self, energy: int) -> None:
        """Say it, or take it back."""
        self.value = None if self.value == energy else energy

    def action_step(self, steps: int) -> None:
        """A step more or less; from nothing, the middle."""
        before = self.value
        self.value = 3 if before is None else min(max(before + steps, ENERGIES[0]), ENERGIES[-1])

    def _line(self) -> Content:
        steps = [row(("■" if energy == self.value else "□", "$accent"), f" {energy}") for energy in ENERGIES]
        words = _(WORDS[self.value]) if self.value else _("a number from 1 to 5")
        return Content("   ").join([*steps, row((words, "" if self.value else "$muted"))])
