"""The worker's own page: the network's measures, and what one may ask about. Never in the parent's view (METHOD § 6).

It opens over the session only after a question, and Escape takes it away at once.
"""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from mapping.language import N_, say_date
from mapping.language import gettext as _
from mapping.measures import measures
from mapping.measures.prompt_words import prompt_words
from mapping.measures.prompts import prompts
from mapping.measures.words import measure_words
from mapping.session import Session
from tui.dialogs.confirm import ConfirmDialog
from tui.keys import key
from tui.screens.session.worker_rows import measure_lines
from tui.shown import shown
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine


def open_for_worker(behind: Screen[None], page: Screen[None], what: str) -> None:
    """Open a page for the worker over the screen `behind`, when the worker says that nobody else sees it.

    `what` is one sentence on what comes.
    """

    def answered(alone: bool | None) -> None:
        if alone:
            behind.app.push_screen(page)

    behind.app.push_screen(ConfirmDialog(_("Do you alone see the screen?"), what, _("Yes, show it")), answered)


class WorkerPage(Screen[None]):
    """A page to be read by the worker alone."""

    AUTO_FOCUS = "#page"
    DEFAULT_CSS = """
    WorkerPage {
        #page { height: 1fr; padding: 1 4; }
        #page Static { max-width: 84; }
        .chapter { text-style: bold; color: $primary; margin: 1 0; }
        .measure, .question { text-style: bold; }
    }
    """

    def __init__(self, session: Session, family_code: str) -> None:
        """A page about `session`."""
        super().__init__()
        self._session, self._family_code = session, family_code

    def on_mount(self) -> None:
        """Say whose it is."""
        where = f"{self._family_code} · {say_date(self._session.met_on)}"
        self.query_one(TopLine).show(where, _("for you alone"))


class WorkerScreen(WorkerPage):
    """Measures of one session's network, to be read. What may be asked about is off until it is asked for."""

    HELP = N_(
        "This page is for you in your work, not for the screen that you share with the parent. It counts what is "
        "drawn and said so far; it is no score of the family. Under each measure stands what it may mean: the parent "
        "knows what is true. P shows what the map may make you ask about. Arrows and Page Down move the page."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("p", "prompts", N_("What to ask about")),
        key("escape", "app.pop_screen", N_("Back")),
        key("f1", "app.explain", N_("Help")),
    ]
    DEFAULT_CSS = """
    WorkerScreen {
        #prompts { height: auto; margin: 0 0 1 0; padding: 0 2; border-left: wide $primary; }
        .row { height: 1; text-wrap: nowrap; }
        .more, .reckoned { color: $muted; }
        .more { padding: 0 0 0 2; }
        .meaning { text-style: italic; }
        .meaning, .question { margin: 0 0 1 0; }
    }
    """

    def compose(self) -> ComposeResult:
        """What may be asked about, hidden; and the measures, or how to come to have some."""
        yield TopLine()
        with VerticalScroll(id="page"):
            with Vertical(id="prompts"):
                yield from self._prompts()
            yield from self._measures()
        yield KeyLine()

    def on_mount(self) -> None:
        """Nothing to ask about until the worker asks for it."""
        super().on_mount()
        self.query_one("#prompts").display = False

    def action_prompts(self) -> None:
        """Show or hide what the map may make one ask about."""
        asked = self.query_one("#prompts")
        asked.display = not asked.display
        self.query_one("#page").scroll_home(animate=False)

    def _measures(self) -> Iterator[Static]:
        chapters = measure_words(self._session.network, measures(self._session.network))
        if not chapters:
            yield Static(shown(_("Nobody to measure yet")), classes="title")
            yield Static(shown(_("Go back with Esc, and put on the map those who are there today.")), classes="prose")
            return
        yield Static(shown(_("It counts what is drawn and said so far, and judges nobody.")), classes="hint")
        for chapter in chapters:
            yield Static(shown(chapter.title), classes="chapter")
            for told in chapter.told:
                yield from (Static(line, classes=kind) for kind, line in measure_lines(told))

    def _prompts(self) -> Iterator[Static]:
        network = self._session.network
        yield Static(shown(_("What to ask about")), classes="title")
        found = prompts(network, self._session.met_on)
        for prompt in found:
            asked = prompt_words(network, prompt)
            yield Static(shown(asked.seen))
            yield Static(shown(asked.question), classes="question")
        if not found:
            yield Static(shown(_("The map gives nothing special to ask about.")), classes="prose")
