"""Who is in the room beside the parent and the worker, marked by number or with the space bar."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from mapping.language import gettext as _
from mapping.meeting import Company, Room
from tui.keys import quiet
from tui.shown import row
from tui.widgets.fields import ManyField, choices_of

NOBODY, VIDEO = "nobody", "video"
"""Marks beside those of the company: nobody else is there, and one meets by video."""


class RoomField(ManyField[str]):
    """That nobody else is there is a mark of its own: without any mark nothing is said."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(quiet(str(number), f"pick({number})") for number in range(1, len(Company) + 3)),
        quiet("enter", "enter"),
    ]

    class Entered(Message):
        """Enter was pressed: that is all who are there."""

    class Said(Message):
        """It was said that somebody is there, or is not."""

    def __init__(self, room: Room | None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """As it was said before; None: nobody has said."""
        choices = [
            (_("nobody else"), NOBODY),
            *((name, str(one)) for name, one in choices_of(Company)),
            (_("we meet by video"), VIDEO),
        ]
        super().__init__(choices, _marks(room) if room else (), id=id)

    @property
    def room(self) -> Room | None:
        """Who is there; None where it is not said whether anybody else is."""
        company = tuple(one for one in Company if one in self.choices)
        if not company and NOBODY not in self.choices:
            return None
        return Room(company=company, by_video=VIDEO in self.choices)

    @property
    def half_said(self) -> bool:
        """Whether something is marked that does not say who is there."""
        return self.room is None and bool(self.choices)

    def mark(self, values: frozenset[str]) -> None:
        """Mark these. Nobody else and somebody exclude each other: the newest mark holds."""
        new = values - {*self.choices}
        if NOBODY in new:
            values &= {NOBODY, VIDEO}
        elif new & {*Company}:
            values -= {NOBODY}
        super().mark(values)
        self.post_message(self.Said())

    def action_pick(self, number: int) -> None:
        """Mark a row by its number, or take its mark away."""
        if 0 < number <= self.option_count:
            self.highlighted = number - 1
            self.action_select()

    def action_enter(self) -> None:
        """Tell that it was pressed."""
        self.post_message(self.Entered())

    def _rows(self) -> list[Content]:
        return [row((f"{number} ", "bold"), line) for number, line in enumerate(super()._rows(), 1)]


def _marks(room: Room) -> Iterator[str]:
    yield from map(str, room.company) if room.company else (NOBODY,)
    if room.by_video:
        yield VIDEO
