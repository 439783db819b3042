"""Looking the archive through: how far it has come, what was found, and what can be put right."""

from collections.abc import Iterator
from time import monotonic
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from mapping.archive.archive import Archive
from mapping.archive.checking import Finding, check
from mapping.archive.log.words import head_words
from mapping.archive.repairing import Repair, carry_out, proposed
from mapping.archive.surroundings import Remark, surroundings
from mapping.errors import KretsError
from mapping.language import N_, ngettext, say_date
from mapping.language import gettext as _
from mapping.record import Id
from tui.dialogs.confirm import ConfirmDialog
from tui.keys import key
from tui.saying import announce, warn
from tui.shown import shown
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine

MOST = 60
"""Things listed. The command line lists them all."""
EACH = 0.1
"""Seconds between two words of how far it has come: the screen is waited for each time."""
MOST_ASKED = 8
"""Repairs that the question names one by one."""


class CheckScreen(Screen[None]):
    """Every version of every document, opened and proved; then a list with what to do."""

    AUTO_FOCUS = "#found"
    HELP = N_(
        "Krets opens every version of every document, and follows what points from one thing to another. Nothing is "
        "changed by looking. What can be put right is put right only when you say so, with r: always as a new version, "
        "and what was there is kept."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("r", "repair", N_("Put right")),
        key("escape", "app.pop_screen", N_("Back")),
        key("f1", "app.explain", N_("Help")),
    ]
    DEFAULT_CSS = """
    CheckScreen {
        #found { height: 1fr; }
        #found Horizontal { height: auto; margin: 0 0 1 0; }
        .mark { width: 3; }
        .serious { color: $error; text-style: bold; }
        .told { width: 1fr; max-width: 96; }
        #head { color: $muted; margin: 1 0 0 0; }
    }
    """

    def __init__(self, archive: Archive) -> None:
        """Of `archive`."""
        super().__init__()
        self._archive = archive
        self._repairs: tuple[Repair, ...] = ()

    def compose(self) -> ComposeResult:
        """How far it has come, and what was found."""
        yield TopLine()
        with Vertical(classes="page"):
            yield Static(shown(_("Check")), classes="title")
            yield Static(shown(_("Looking the archive through …")), id="standing", classes="prose")
            yield VerticalScroll(id="found")
            yield Static(id="head")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at once: looking changes nothing."""
        self.query_one(TopLine).show(_("Check"))
        self._look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to put right only when something was found."""
        del parameters
        return action != "repair" or bool(self._repairs)

    def action_repair(self) -> None:
        """Say what would be done, and ask."""
        lines = [self._named(repair.document, repair.what) for repair in self._repairs[:MOST_ASKED]]
        if more := len(self._repairs) - len(lines):
            lines.append(ngettext("and {count} more", "and {count} more", more))
        dialog = ConfirmDialog(_("Put this right?"), "\n".join(lines), _("Put right"))
        self.app.push_screen(dialog, self._answered)

    def _answered(self, sure: bool | None) -> None:
        if sure:
            self._repair()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        from mapping.questions import load

        worker, told = get_current_worker(), 0.0

        def progress(done: int, documents: int) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise _Left
            if monotonic() - told < EACH:
                return
            told = monotonic()
            words = _("Looking the archive through … {done} of {count} documents")
            self.app.call_from_thread(self._stand, words.format(done=done, count=documents))

        try:
            remarks = surroundings(self._archive.root)
            findings = check(self._archive, bank=load(), progress=progress)
            repairs = proposed(self._archive, findings) if self._archive.writable else ()
        except _Left:
            return
        except KretsError as error:
            self.app.call_from_thread(self._stand, str(error))
        else:
            head = head_words(self._archive.log.head)
            self.app.call_from_thread(self._show, remarks, findings, repairs, head)

    @work(thread=True, exclusive=True)
    def _repair(self) -> None:
        try:
            for repair in self._repairs:
                carry_out(self._archive, repair)
        except KretsError as error:
            self.app.call_from_thread(warn, self, error)
        else:
            count = len(self._repairs)
            done = ngettext("{count} repair is done.", "{count} repairs are done.", count)
            self.app.call_from_thread(announce, self, done)
        self.app.call_from_thread(self._look)

    def _stand(self, sentence: str) -> None:
        if self.is_attached:
            self.query_one("#standing", Static).update(shown(sentence))

    def _show(
        self, remarks: tuple[Remark, ...], findings: tuple[Finding, ...], repairs: tuple[Repair, ...], head: str
    ) -> None:
        if not self.is_attached:
            return
        self._repairs = repairs
        serious = sum(each.serious for each in remarks) + sum(each.serious for each in findings)
        self._stand(self._summed_up(serious, bool(repairs)))
        self.query_one("#head", Static).update(shown(head))
        found = self.query_one("#found", VerticalScroll)
        found.remove_children()
        found.mount_all(self._listed(remarks, findings))
        found.scroll_home(animate=False)
        found.focus()
        self.refresh_bindings()

    def _summed_up(self, serious: int, repairable: bool) -> str:
        if not serious:
            index = self._archive.index
            families = ngettext("{count} family", "{count} families", len(index.families))
            sessions = ngettext("{count} session", "{count} sessions", len(index.sessions))
            return _("All is well: {what}.").format(what=f"{families}, {sessions}")
        said = ngettext("{count} thing is not as it should be.", "{count} things are not as they should be.", serious)
        return said + " " + _("Press r to see what can be put right.") if repairable else said

    def _listed(self, remarks: tuple[Remark, ...], findings: tuple[Finding, ...]) -> Iterator[Widget]:
        told = [(each.what, each.advice, each.serious) for each in remarks]
        told += [(self._named(each.document, each.what), each.advice, each.serious) for each in findings]
        told.sort(key=lambda each: not each[2])
        for what, advice, serious in told[:MOST]:
            mark = Static("!" if serious else "·", classes="mark serious" if serious else "mark")
            yield Horizontal(mark, Static(Content("\n").join((shown(what), shown(advice, "$muted"))), classes="told"))
        if (more := len(told) - MOST) > 0:
            yield Static(shown(ngettext("and {count} more: krets check", "and {count} more: krets check", more)))

    def _named(self, document: Id | None, what: str) -> str:
        """A sentence about a document, which is called as the lists call it."""
        if document is None:
            return what
        name = _name(self._archive, document)
        return what.replace(str(document), name) if str(document) in what else f"{name}: {what}"


class _Left(Exception):  # noqa: N818 - nothing went wrong
    """Whoever was looking has gone elsewhere."""


def _name(archive: Archive, document: Id) -> str:
    codes = {entry.id: entry.code for entry in archive.index.families}
    if document in codes:
        return codes[document]
    for entry in archive.index.sessions:
        if entry.id == document:
            return f"{codes.get(entry.family, '')} {say_date(entry.date)}".strip()
    return str(document)
