"""A field for one day."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.language import say_date, say_day_of_week
from mapping.meeting.planning import day_of, last_day_of
from tui.circle.glyphs import shortened
from tui.shown import shown
from tui.widgets.fields import TextField

_QUOTED = 30
"""Cells of what is no day, said back."""


class DayField(Vertical):
    """A day in anybody's words, with the reading shown as it is typed."""

    DEFAULT_CSS = "DayField { height: auto; width: 1fr; }"

    def __init__(
        self,
        value: date | None = None,
        *,
        today: date,
        until: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        """A field for `value`, or for nothing yet, read as it is said `today`; with `until` for a last day, ahead."""
        super().__init__(id=id)
        self._given, self._today, self._until = value, today, until

    def compose(self) -> ComposeResult:
        """The field, and the reading under it."""
        yield TextField(say_date(self._given) if self._given else "")
        yield Static(classes="reading")

    def on_mount(self) -> None:
        """Show how the day is read from the start."""
        self._read()

    @property
    def day(self) -> date | None:
        """What is written, as it was understood; None when nothing is, or it is no day."""
        said = self.query_one(TextField).text
        if not said:
            return None
        return last_day_of(said, self._today) if self._until else day_of(said, self._today)

    @property
    def puzzling(self) -> bool:
        """Whether something is written that is no day."""
        return bool(self.query_one(TextField).text) and self.day is None

    @property
    def wrong(self) -> str:
        """Why there is no day, and what to write."""
        said = clean(self.query_one(TextField).text)
        if not said:
            return _("Write the day, as 6 October or Tuesday.")
        return _("“{said}” is no day. Write it as 6 October 2026.").format(said=shortened(said, _QUOTED))

    def on_descendant_focus(self) -> None:
        """Give examples to the one who is about to write."""
        self._read()

    def on_descendant_blur(self) -> None:
        """A field that is left needs no examples."""
        self._read()

    @on(Input.Changed)
    def _read(self) -> None:
        line, focused, day = self.query_one(".reading", Static), self.query_one(TextField).has_focus, self.day
        line.display = focused or self.puzzling
        if day is None:
            until, other = _("For example: {day}, May, or a year"), _("For example: {day}, 6/10, or a weekday")
            line.update(shown((until if self._until else other).format(day=say_date(self._today))))
        else:
            line.update(shown(_("Read as: {when}").format(when=f"{say_day_of_week(day)} {day.year}")))
