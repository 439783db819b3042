"""The agenda at the side: the parts of the session with what is done, thoughts for later, and the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapping.language import N_, current, ngettext
from mapping.language import gettext as _
from mapping.meeting.edits import left_out
from mapping.network import waiting
from mapping.profile.asking import progress as progress_of
from mapping.questions import load
from mapping.session import Part, Session
from mapping.terms import term
from mapping.timeline import shared
from tui.errands import Destination, Errand, destinations, name_of
from tui.keys import key
from tui.shown import row


class Agenda(OptionList):
    """Enter goes to a part, or does the errand."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "select", N_("Go there"))]

    @dataclass
    class Chosen(Message):
        """A part or an errand was chosen."""

        what: Destination

    def __init__(self) -> None:
        """An empty agenda."""
        super().__init__(id="agenda", compact=True)
        self._shown: tuple[object, ...] = ()
        """All that its rows are made of."""

    def show(self, session: Session, here: Part, *, read_only: bool) -> None:
        """Show how far the session has come, and in which part one is."""
        steps = [(item.part, item.done, progress(session, item.part)) for item in session.agenda]
        steps += [(part, False, _("another time")) for part in left_out(session)]
        before = self.highlighted if self.has_focus else [part for part, _done, _words in steps].index(here)
        thoughts = sum(not note.taken_up for note in session.later)
        shown = *steps, here, thoughts, read_only, current()
        if shown != self._shown:  # new rows are laid out anew, and most edits change none
            self._shown = shown
            self.set_options([*_parts(steps, here), *_errands(thoughts, read_only=read_only)])
        self.highlighted = 0 if before is None else before

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell what was chosen."""
        event.stop()
        key = str(event.option.id)
        self.post_message(self.Chosen(Part(key) if key in set(Part) else Errand(key)))


def progress(session: Session, part: Part) -> str:
    """How far a part has come, in words."""
    if part is Part.NETWORK:
        placed = len(session.network.alters) - len(waiting(session.network))
        return _("{count} on the map").format(count=placed)
    if part is Part.TIMELINE:
        return ngettext("{count} event", "{count} events", len(shared(session.timeline).events))
    begun = sum(progress_of(area, session)[0] > 0 for area in load().areas if not area.sensitive)
    return ngettext("{count} area begun", "{count} areas begun", begun).format(count=begun)


def _parts(steps: Sequence[tuple[Part, bool, str]], here: Part) -> Iterator[Option]:
    numbers = {part: number for number, part in enumerate(Part, 1)}
    for part, done, words in steps:
        number = numbers[part]  # as g numbers them, in whatever order they are taken today
        mark = ("▸" if part is here else " ") + ("✓" if done else " ")
        name = row((f"{mark}{number} ", "$accent"), (term(part), "bold" if part is here else ""))
        yield Option(Content("\n").join((name, row((f"    {words}\n", "$muted")))), id=part)


def _errands(thoughts: int, *, read_only: bool) -> Iterator[Option]:
    for number, what in enumerate(destinations(read_only=read_only), 1):
        if isinstance(what, Errand):
            more = f" ({thoughts})" if what is Errand.LATER and thoughts else ""
            yield Option(row((f"  {number} ", "$accent"), name_of(what), (more, "$muted")), id=what)
