"""What all pages about the archive share: where one is at the top, a title, and the keys at the bottom.

A page asks threads to do what takes long. What they come back with is for the page that is still there.
"""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, get_current_worker

from mapping.archive.archive import Archive
from mapping.errors import KretsError
from mapping.language import N_
from mapping.language import gettext as _
from tui.keys import key, quiet
from tui.panes.indented import Indented, Line
from tui.shown import row, shown
from tui.the_app import back, the_app
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine

T = TypeVar("T")

EACH = 0.1
"""Seconds between two words of how far something has come."""


class Page(Screen[None]):
    """A page that Escape leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "leave", N_("Back")),
        key("f1", "app.explain", N_("Help")),
    ]
    heading: ClassVar[str] = ""
    """What the page is called, marked for translation."""

    def __init__(self, archive: Archive) -> None:
        """Of `archive`."""
        super().__init__()
        self._archive = archive

    @property
    def where(self) -> str:
        """Where one is, as the top line says it."""
        return _(self.heading)

    def compose(self) -> ComposeResult:
        """The frame around what the page holds."""
        yield TopLine()
        with Vertical(classes="page"):
            yield Static(shown(_(self.heading)), classes="title")
            yield from self.body()
        yield KeyLine()

    def body(self) -> ComposeResult:
        """What the page holds."""
        yield from ()

    def on_mount(self) -> None:
        """Say where one is."""
        self.query_one(TopLine).show(self.where)

    def entitle(self, title: str | Content) -> None:
        """Put another title over the page."""
        self.query_one(".title", Static).update(shown(title) if isinstance(title, str) else title)

    def action_leave(self) -> None:
        """Go back, once for however many times the key came."""
        if self.app.screen is self:
            self.dismiss()

    def have_done(self, what: str, act: Callable[[], T], ended: Callable[[T | KretsError], None]) -> None:
        """Have something done in a thread, which goes on when the page is left; `ended` is told what came of it.

        Until then `what`, its name, is among what is `under_way`, on whichever page one is.
        """
        app = the_app(self)
        app.under_way.add(what)

        def done(outcome: T | KretsError) -> None:
            app.under_way.discard(what)
            ended(outcome)

        def run() -> None:
            outcome: T | KretsError
            try:
                outcome = act()
            except KretsError as error:
                outcome = error
            with suppress(RuntimeError):  # the app is gone
                app.call_later(done, outcome)

        app.run_worker(run, thread=True, group=what)

    def under_way(self, what: str) -> bool:
        """Whether this page, or another before it, is having that done."""
        return what in the_app(self).under_way


class ReadingPage(Page, Generic[T]):
    """A page whose content is read in a thread, because that takes a moment."""

    def on_mount(self) -> None:
        """Begin at once: reading changes nothing."""
        self.look()

    def read(self) -> T:
        """What is shown; runs in a thread. Raises KretsError, or Left when nobody waits for it any more."""
        raise NotImplementedError

    def show(self, found: T) -> None:
        """Show what was read."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Say why nothing was read."""
        raise NotImplementedError

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Read, and show it; what an earlier look is still reading is not shown any more."""
        worker = get_current_worker()
        try:
            found = self.read()
        except Left:
            return
        except KretsError as error:
            back(self, self._unless_overtaken, worker, self.say, str(error))
        else:
            back(self, self._unless_overtaken, worker, self.show, found)

    def _unless_overtaken(self, worker: Worker[object], call: Callable[..., object], *args: object) -> None:
        if not worker.is_cancelled:
            call(*args)


class Left(Exception):  # noqa: N818 - nothing went wrong
    """Whoever was looking has gone elsewhere."""


class NumberedPage(Page):
    """A page of numbered lines: a digit, or Enter, does what the line says."""

    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [quiet(str(number), f"do({number - 1})") for number in range(1, 10)]

    def lines(self) -> tuple[tuple[str, str], ...]:
        """What each line is called, and what more is said of it."""
        raise NotImplementedError

    def do(self, place: int) -> None:
        """Do what the line at that place says."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """The list, filled when the page is seen."""
        yield OptionList(compact=True)

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows here."""
        self.renew()

    def renew(self) -> None:
        """Show the lines as they are now, with the same one highlighted."""
        options = self.query_one(OptionList)
        before = options.highlighted or 0
        options.set_options(_option(number, *line) for number, line in enumerate(self.lines(), 1))
        options.highlighted = before

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_do(event.option_index)

    def action_do(self, number: int | None = None) -> None:
        """Do what has that place among the lines, or the highlighted one; nothing when something lies over the page."""
        options = self.query(OptionList)
        if not options or self.app.screen is not self:
            return
        place = options.first().highlighted if number is None else number
        if place is not None and place < options.first().option_count:
            self.do(place)


def now_and_then(tell: Callable[[int, int], object]) -> Callable[[int, int], None]:
    """Hands on how far something has come (how much is done, of how much), but not more often than can be read."""
    told = 0.0

    def progress(done: int, of_all: int) -> None:
        nonlocal told
        if monotonic() - told >= EACH:
            told = monotonic()
            tell(done, of_all)

    return progress


def _option(number: int, name: str, what: str) -> Option:
    first = Line(0, row((f" {number}  ", "bold $accent"), (name, "bold")))
    return Option(Indented(first, Line(4, shown(f"{what}\n", "$muted"))))
