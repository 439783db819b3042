"""The access log: who did what, and when; the newest first, of all families or of one."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby, islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from mapping.archive.archive import Archive
from mapping.archive.log import Act
from mapping.archive.log.reading import Entry, Reading
from mapping.archive.log.words import Teller, Told, head_words
from mapping.language import N_, say_date
from mapping.language import gettext as _
from tui.keys import quiet
from tui.screens.page import ReadingPage
from tui.shown import row, shown
from tui.widgets.fields import TextField
from tui.widgets.top_line import TopLine

MOST = 500
"""Records shown. Who looks for older ones looks for a family, or asks the command line."""
WIDEST = 24
"""Cells of the columns of who and what, at most."""


class LogScreen(ReadingPage[tuple[Reading, str]]):
    """The records, under the days on which they were written."""

    AUTO_FOCUS = "#filter"
    HELP = N_(
        "Here stands who did what in this archive, and when: also what was only read. Each line is bound to the one "
        "before it, so that it shows when something was changed or taken away. Type a part of a code to see what "
        "concerns one family. The head of the log is a number to write down: with it, one can prove later that nothing "
        "written until then was changed."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("down", "scroll('down')"),
        quiet("up", "scroll('up')"),
        quiet("pagedown", "scroll('page_down')"),
        quiet("pageup", "scroll('page_up')"),
    ]
    DEFAULT_CSS = """
    LogScreen {
        #filter { margin: 0 0 1 0; max-width: 48; }
        #faults { color: $error; margin: 0 0 1 0; display: none; }
        #records { height: 1fr; }
        #head { color: $muted; margin: 1 0 0 0; }
    }
    """

    heading = N_("Log")

    def __init__(self, archive: Archive) -> None:
        """Of `archive`."""
        super().__init__(archive)
        self._teller = Teller(archive.index)
        self._entries: tuple[Entry, ...] = ()

    def body(self) -> ComposeResult:
        """The filter, whatever does not hold, and the list."""
        yield Static(id="faults")
        yield TextField(id="filter", placeholder=_("Type a code to find a family"))
        yield OptionList(id="records", compact=True)
        yield Static(shown(_("Opening …")), id="head")

    def on_mount(self) -> None:
        """To read the log is a record too."""
        self._archive.log.note(Act.REVIEWED)

    def read(self) -> tuple[Reading, str]:
        """The log, and its head."""
        return self._archive.log.read(), self._archive.log.head

    def show(self, found: tuple[Reading, str]) -> None:
        """What was read, and whether it holds."""
        reading, head = found
        state = _("the log is not whole") if reading.faults else _("the log is whole")
        self.query_one(TopLine).show_state(state, alarming=bool(reading.faults))
        faults = self.query_one("#faults", Static)
        faults.display = bool(reading.faults or reading.interrupted)
        faults.update(shown("\n".join(_first_few(reading.faults or reading.interrupted))))
        faults.set_class(not reading.faults, "hint")
        self._entries = reading.entries[::-1]
        self.say(head_words(head))
        self._filtered()

    def say(self, sentence: str) -> None:
        """The head, or why nothing was read."""
        self.query_one("#head", Static).update(shown(sentence))

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        """Show what fits: of the families whose code has what is typed in it."""
        wanted = self.query_one("#filter", TextField).text.casefold()
        fitting = (entry for entry in self._entries if self._fits(entry, wanted))
        records = self.query_one("#records", OptionList)
        records.set_options(self._rows(list(islice(fitting, MOST))))
        records.highlighted = None
        records.scroll_home(animate=False)

    def action_scroll(self, how: str) -> None:
        """Move the list without leaving the field."""
        getattr(self.query_one("#records", OptionList), f"scroll_{how}")(animate=False)

    def _fits(self, entry: Entry, wanted: str) -> bool:
        family = entry.record.family
        return not wanted or (family is not None and wanted in self._teller.family(family).casefold())

    def _rows(self, entries: list[Entry]) -> Iterator[Option]:
        if not entries:
            yield Option(shown(_("Nothing is written about such a family."), "$muted"), disabled=True)
        rows = [(entry.record.at.astimezone(), self._teller.tell(entry.record)) for entry in entries]
        who, act = (min(max((len(told[at]) for _when, told in rows), default=0), WIDEST) for at in range(2))
        for day, of_day in groupby(rows, lambda row: row[0].date()):
            yield Option(row((say_date(day), "bold $muted")), disabled=True)
            yield from (_option(when, told, who, act) for when, told in of_day)
        if len(entries) == MOST:
            older = _("Older ones are shown by the command krets log.")
            yield Option(shown(older, "$muted"), disabled=True)


def _option(when: datetime, told: Told, who: int, act: int) -> Option:
    """A record: when, in columns who and what, then of whom; below it what was taken out, for whom and why."""
    about = told.about if told.more else "  ".join(filter(None, (told.about, told.detail)))
    first = row((f"{when:%H:%M}  ", "$muted"), f"{_in_column(told.who, who)}  {_in_column(told.act, act)}  {about}")
    below = (told.detail, told.more) if told.more else ()
    return Option(Content("\n").join((first, *(row((f"{'':7}{text}", "$muted")) for text in below if text))))


def _in_column(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"


def _first_few(sentences: Iterable[str]) -> list[str]:
    """As many as leave room for the list."""
    few = list(islice(sentences, 4))
    return few if len(few) < 4 else [*few[:3], _("… and more; krets log --verify names them all.")]
