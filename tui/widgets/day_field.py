"""A field for one day."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from mapping.language import gettext as _
from mapping.language import say_date, say_day_of_week
from mapping.meeting.planning import day_of
from tui.shown import shown
from tui.widgets.fields import TextField


class DayField(Vertical):
    """A day in anybody's words, with the reading shown as it is typed."""

    DEFAULT_CSS = "DayField { height: auto; width: 1fr; }"

    def __init__(
        self,
        value: date | None = None,
        *,
        today: date,
        ahead: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        """A field for `value`, or for nothing yet. What is said is read as on `today`, or with `ahead` after it."""
        super().__init__(id=id)
        self._given, self._today, self._ahead = value, today, ahead

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
        return day_of(said, self._today, ahead=self._ahead) if said else None

    @property
    def puzzling(self) -> bool:
        """Whether something is written that is no day."""
        return bool(self.query_one(TextField).text) and self.day is None

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
            line.update(shown(_("For example: {day}, 6/10, or a weekday").format(day=say_date(self._today))))
        else:
            line.update(shown(_("Read as: {when}").format(when=f"{say_day_of_week(day)} {day.year}")))
