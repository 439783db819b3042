"""A field for a date."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.dates.known import Known
from mapping.dates.phrases import say, understand
from mapping.dates.puzzles import puzzle
from mapping.dates.told import reading_in_full
from mapping.language import gettext as _
from tui.shown import shown
from tui.widgets.fields import TextField


class DateField(Vertical):
    """A date in anybody's words, with the reading shown as it is typed. It is never forced, and never guessed."""

    def __init__(
        self,
        value: FuzzyDate | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        known: Known | None = None,
    ) -> None:
        """A field for `value`, or for nothing yet. What is `known` can be named in it: people, and other events."""
        super().__init__(id=id)
        self._given, self._known = value, known or Known()

    def compose(self) -> ComposeResult:
        """The field, and the reading under it."""
        yield TextField(say(self._given) if self._given else "")
        yield Static(classes="reading")

    def on_mount(self) -> None:
        """Show how the date is read from the start."""
        self._read()

    @property
    def date(self) -> FuzzyDate | None:
        """What is written, as it was understood; None when nothing is written."""
        said = self.query_one(TextField).text
        if not said:
            return None
        unchanged = self._given is not None and said == clean(say(self._given))
        if unchanged and self._given is not None and self._given.dated:
            return self._given
        read = understand(said, self._known)  # what it hangs on may have come since it was written
        return self._given if unchanged and not read.dated else read

    def know(self, known: Known) -> None:
        """Read it anew with what is known now, as whose date it is; not what was told from something else before."""
        if self._given is not None and understand(say(self._given), self._known) == self._given:
            self._given = None
        self._known = known
        self._read()

    def on_descendant_focus(self) -> None:
        """Give examples to the one who is about to write."""
        self._read()

    def on_descendant_blur(self) -> None:
        """An empty field that is left needs no examples."""
        self._read()

    @on(Input.Changed)
    def _read(self) -> None:
        when, reading_line = self.date, self.query_one(".reading", Static)
        reading_line.display = when is not None or self.query_one(TextField).has_focus
        if when is None:
            said = _("For example: 2015, March 2015, spring 2015, about 2015, 2012–2014, since 2018")
        elif when.edtf:
            said = _("Read as: {when}").format(when=reading_in_full(when, self._known))
        else:
            said = puzzle(when, self._known) or _(
                "Kept as words, without a date. For example: 2015, spring 2015, since 2018"
            )
        reading_line.update(shown(said))
