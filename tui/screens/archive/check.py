"""Looking the archive through: how far it has come, what was found, and what can be put right."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from mapping.archive.archive import Archive
from mapping.archive.care.checking import Finding, Progress, check
from mapping.archive.care.repairing import Repair, carry_out, proposed
from mapping.archive.care.surroundings import Remark, surroundings
from mapping.archive.log.words import head_words
from mapping.errors import KretsError
from mapping.language import N_, ngettext, say_date
from mapping.language import gettext as _
from mapping.record import Id
from tui.dialogs.confirm import ConfirmDialog
from tui.keys import key
from tui.saying import announce, warn
from tui.screens.page import Left, ReadingPage, now_and_then
from tui.shown import shown
from tui.the_app import back

MOST = 60
"""Things listed. The command line lists them all."""
MOST_ASKED = 8
"""Repairs that the question names one by one."""
REPAIRS = "repairs"
"""What is under way while something is put right."""


class Looked(NamedTuple):
    """What a look through the archive has found."""

    remarks: tuple[Remark, ...]
    findings: tuple[Finding, ...]
    repairs: tuple[Repair, ...]
    head: str
    """Of the log, in words."""


class CheckScreen(ReadingPage[Looked]):
    """Every version of every document, opened and proved; then a list with what to do."""

    AUTO_FOCUS = "#found"
    HELP = N_(
        "Krets opens every version of every document, and follows what points from one thing to another. Nothing is "
        "changed by looking. What can be put right is put right only when you say so, with r: always as a new version, "
        "and what was there is kept."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("r", "repair", N_("Put right")),
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

    heading = N_("Check")

    def __init__(self, archive: Archive) -> None:
        """Of `archive`."""
        super().__init__(archive)
        self._repairs: tuple[Repair, ...] = ()

    def body(self) -> ComposeResult:
        """How far it has come, and what was found."""
        yield Static(shown(_("Looking the archive through …")), id="standing", classes="prose")
        yield VerticalScroll(id="found")
        yield Static(id="head")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to put right only when something was found, and is not being put right already."""
        del parameters
        return action != "repair" or (bool(self._repairs) and not self.under_way(REPAIRS))

    def action_repair(self) -> None:
        """Say what would be done, and ask."""
        if self.app.screen is not self:
            return
        lines = [self._named(repair.document, repair.what) for repair in self._repairs[:MOST_ASKED]]
        if more := len(self._repairs) - len(lines):
            lines.append(ngettext("and {count} more", "and {count} more", more))
        dialog = ConfirmDialog(_("Put this right?"), "\n".join(lines), _("Put right"))
        self.app.push_screen(dialog, partial(self._answered, self._repairs))

    def _answered(self, repairs: tuple[Repair, ...], sure: bool | None) -> None:
        if not sure or self.under_way(REPAIRS):
            return

        def put_right() -> int:
            for repair in repairs:
                carry_out(self._archive, repair)
            return len(repairs)

        self.have_done(REPAIRS, put_right, self._put_right)
        self.refresh_bindings()

    def _put_right(self, outcome: int | KretsError) -> None:
        """Say how it went, and look again on whichever page of this kind is open."""
        if self._archive.closing:
            return
        if isinstance(outcome, KretsError):
            warn(self.app, outcome)
        else:
            announce(self.app, ngettext("{count} repair is done.", "{count} repairs are done.", outcome))
        for screen in self.app.screen_stack:
            if isinstance(screen, CheckScreen):
                screen.look()

    def read(self) -> Looked:
        """All of the archive."""
        from mapping.questions import load

        remarks = surroundings(self._archive.root)
        findings = check(self._archive, bank=load(), progress=self._progress())
        repairs = proposed(self._archive, findings) if self._archive.writable else ()
        return Looked(remarks, findings, repairs, head_words(self._archive.log.head))

    def _progress(self) -> Progress:
        """Tells now and then how far it has come, until the page is left."""
        worker = get_current_worker()

        def tell(done: int, documents: int) -> None:
            words = _("Looking the archive through … {done} of {count} documents")
            back(self, self.say, words.format(done=done, count=documents))

        seldom = now_and_then(tell)

        def progress(done: int, documents: int) -> None:
            if worker.is_cancelled:
                raise Left
            seldom(done, documents)

        return progress

    def say(self, sentence: str) -> None:
        """How it stands."""
        self.query_one("#standing", Static).update(shown(sentence))

    def show(self, found: Looked) -> None:
        """What was found, and whether it can be put right."""
        self._repairs = found.repairs
        serious = sum(each.serious for each in found.remarks) + sum(each.serious for each in found.findings)
        self.say(self._summed_up(serious, bool(found.repairs)))
        self.query_one("#head", Static).update(shown(found.head))
        listed = self.query_one("#found", VerticalScroll)
        listed.remove_children()
        listed.mount_all(self._listed(found.remarks, found.findings))
        listed.scroll_home(animate=False)
        listed.focus()
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


def _name(archive: Archive, document: Id) -> str:
    codes = {entry.id: entry.code for entry in archive.index.families}
    if document in codes:
        return codes[document]
    for entry in archive.index.sessions:
        if entry.id == document:
            return f"{codes.get(entry.family, '')} {say_date(entry.date)}".strip()
    return str(document)
