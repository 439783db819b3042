"""Undo and redo, as lists of earlier and later values: sessions are frozen, so a list is all it takes."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

V = TypeVar("V")

DEPTH = 500
"""How many steps back are kept."""


@dataclass(frozen=True)
class History(Generic[V]):
    """A value with the values before it and, after an undo, those that came after."""

    present: V
    past: tuple[V, ...] = ()
    future: tuple[V, ...] = ()

    def move(self, value: V) -> "History[V]":
        """Go on to `value`; what had been undone is then gone. The same value again is no step."""
        if value == self.present:
            return self
        return History(present=value, past=(*self.past, self.present)[-DEPTH:])

    def settle(self, value: V) -> "History[V]":
        """Put `value` in place of the present without a step to undo (opening, pausing, confirming a save)."""
        return replace(self, present=value)

    def undo(self) -> "History[V]":
        """One step back, or the same history when there is none."""
        if not self.past:
            return self
        return History(present=self.past[-1], past=self.past[:-1], future=(self.present, *self.future))

    def redo(self) -> "History[V]":
        """One step forward again, or the same history when there is none."""
        if not self.future:
            return self
        return History(present=self.future[0], past=(*self.past, self.present), future=self.future[1:])
