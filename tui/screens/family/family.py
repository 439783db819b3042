"""A family: its sessions, and the way into each."""

from typing import ClassVar
from uuid import UUID, uuid4

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from exports.meeting import entered
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Ledger, Place
from mapping.archive.index import SessionEntry
from mapping.clock import today
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import N_, say_date
from mapping.language import gettext as _
from mapping.session import Session, State, first_session, next_session
from mapping.terms import term
from tui.keys import key
from tui.saying import announce, warn
from tui.screens.family.around_meeting import AroundMeeting
from tui.screens.session.session import SessionScreen
from tui.shown import row, shown
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine


class FamilyScreen(AroundMeeting):
    """The sessions with one family, the newest first."""

    HELP = N_(
        "These are the sessions with this family. Enter opens one: a session that is under way goes on where you left "
        "it, a closed one is shown to be read. A new session starts from the picture of the last closed one. Plan it "
        "with p when you meet another day; i shows the invitation. a notes what you hear or see between the sessions, "
        "and j gives the highlighted session as text for the record."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n,ctrl+n", "add", N_("New session")),
        key("p", "plan", N_("Plan")),
        key("o", "about", N_("About the family")),
        key("e", "export", N_("Export")),
        key("a", "between", N_("Note between sessions"), seen=False),
        key("i", "invitation", N_("Invitation"), seen=False),
        key("j", "journal", N_("Journal text"), seen=False),
        key("f2", "names", N_("Show names"), seen=False),
        key("h", "versions", N_("Earlier versions"), seen=False),
        key("r", "correct", N_("Correct the family"), seen=False),
        key("l", "hand_over", N_("Hand over"), seen=False),
        key("u", "disclose", N_("Disclosure about one person"), seen=False),
        key("escape", "app.pop_screen", N_("Home")),
        key("f1", "app.explain", N_("Help")),
    ]

    def __init__(self, archive: Archive, family: Family) -> None:
        """Show the sessions with `family`."""
        super().__init__()
        self._archive, self._family = archive, family
        self._named = False

    @property
    def family(self) -> Family:
        """The family as it is now."""
        return self._family

    def compose(self) -> ComposeResult:
        """Empty: what to do first. Otherwise: the list."""
        yield TopLine()
        yield Static(shown(_("Somebody in the family has protected personal data.")), id="protected")
        yield Static(id="names")
        with Vertical(id="nothing"):
            yield Static(shown(_("No session with this family yet")), classes="title")
            yield Static(shown(_("Start one when you sit down together. It is saved all the while.")), classes="prose")
            yield Button(_("New session"), variant="primary", compact=True)
        with Vertical(id="something"):
            yield Static(shown(_("Sessions")), classes="title")
            yield OptionList(id="sessions", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the sessions."""
        self._show_family()
        self.query_one("#names").display = False
        self.show_sessions()

    def on_screen_resume(self) -> None:
        """What was done in a session, or with the family, shows."""
        try:
            self._corrected(self._archive.family(self._family.id))
        except KretsError as error:
            warn(self, error)
        self.show_sessions()

    def show_sessions(self) -> None:
        """All sessions, the newest first."""
        entries = self._entries()
        self.query_one("#nothing").display = not entries
        self.query_one("#something").display = bool(entries)
        sessions = self.query_one("#sessions", OptionList)
        before = sessions.highlighted or 0
        ledger = self._ledger()
        sessions.set_options(_option(entry, ledger) for entry in entries)
        sessions.highlighted = min(before, len(entries) - 1) if entries else None
        (sessions if entries else self.query_one(Button)).focus()

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Open the highlighted session, once: two desks with the same session would write over each other."""
        entry = self.highlighted()
        if entry is None or self.app.screen is not self:
            return
        try:
            session, place = self._archive.session(entry.id)
        except KretsError as error:
            warn(self, error)
            return
        self.app.push_screen(SessionScreen(self._archive, self._family, session, place))

    @on(Button.Pressed)
    def action_add(self) -> None:
        """Start a session: from the last closed one, or from nothing. An open one is gone on with instead."""
        if self.app.screen is not self:
            return
        session = self.another_session()
        if session is None or not self.keep_session(session, Place()):
            return
        self.show_sessions()
        listed = self.query_one("#sessions", OptionList)
        listed.highlighted = listed.get_option_index(str(session.id))  # another may be planned for a later day
        self.action_open()

    def another_session(self) -> Session | None:
        """A new session: from the last closed one, or from nothing. While one is open it is gone on with instead."""
        entries = self._entries()
        unfinished = next((entry for entry in entries if entry.status is not State.CLOSED), None)
        if unfinished is not None:
            self.query_one("#sessions", OptionList).highlighted = entries.index(unfinished)
            announce(
                self, _("There is a session that is not closed. Enter goes on with it; g and then 6 closes it there.")
            )
            return None
        try:
            if self._archive.lost(self._family.id):
                lost = _("A session with this family is damaged or missing. Restore it before you start a new one.")
                warn(self, lost)
                return None
            return self._new_session(entries)
        except KretsError as error:
            warn(self, error)
            return None

    def action_export(self) -> None:
        """Export the map of the highlighted session."""
        from tui.dialogs.export import ExportDialog

        entry = self.highlighted()
        if entry is not None:
            try:
                session, _place = self._archive.session(entry.id)
            except KretsError as error:
                warn(self, error)
                return
            self.app.push_screen(ExportDialog(self._archive, self._family, session))

    def action_versions(self) -> None:
        """Earlier versions of the highlighted session, or of the family when there is none."""
        from tui.screens.archive.versions import VersionsScreen

        entry = self.highlighted()
        where = f"{self._family.code} · {say_date(entry.date)}" if entry else self._family.code
        page = VersionsScreen(self._archive, self._family.id, where, entry.id if entry else None)
        self.app.push_screen(page, self._put_back)

    def _put_back(self, _result: None) -> None:
        """The family may be another by now."""
        try:
            self._corrected(self._archive.family(self._family.id))
        except KretsError as error:
            warn(self, error)

    def action_correct(self) -> None:
        """Correct the code, and who the family is."""
        from tui.dialogs.family.family import FamilyDialog

        self.app.push_screen(FamilyDialog(self._archive.put_family, self._family), self._corrected)

    def action_hand_over(self) -> None:
        """Hand the family over to a colleague."""
        from tui.dialogs.family.hand_over import HandOverDialog

        self.app.push_screen(HandOverDialog(self._archive, self._family))

    def action_disclose(self) -> None:
        """Gather what is recorded about one person, for that person."""
        from tui.dialogs.family.disclose import DiscloseDialog

        if self.app.screen is self:
            self.app.push_screen(DiscloseDialog(self._archive, self._family))

    def _corrected(self, family: Family | None) -> None:
        if family is not None:
            self._family = family
            self._show_family()
            self._show_names()

    def _show_family(self) -> None:
        self.query_one(TopLine).show(self._family.code)
        self.query_one("#protected").display = self._family.protected

    def action_names(self) -> None:
        """Show or hide who the family is."""
        self._named = not self._named
        self._show_names()

    def _show_names(self) -> None:
        members = (self._family.parent, *self._family.children)
        names = self.query_one("#names", Static)
        names.display = self._named
        names.update(shown(", ".join(member.name for member in members)))

    def _new_session(self, entries: list[SessionEntry]) -> Session:
        if not entries:
            return first_session(self._family, id_=uuid4(), on=today())
        return next_session(self._archive.session(entries[0].id)[0], id_=uuid4(), on=today())

    def highlighted(self) -> SessionEntry | None:
        """The session in hand."""
        option = self.query_one("#sessions", OptionList).highlighted_option
        if option is None:
            return None
        return next(entry for entry in self._entries() if entry.id == UUID(str(option.id)))

    def _ledger(self) -> Ledger:
        """What is kept about the family beside it."""
        try:
            return self._archive.ledger(self._family.id)
        except KretsError:  # it is said when something of the family is opened
            return Ledger()

    def _entries(self) -> list[SessionEntry]:
        mine = [entry for entry in self._archive.index.sessions if entry.family == self._family.id]
        return mine[::-1]


def _option(entry: SessionEntry, ledger: Ledger) -> Option:
    """A session: its day, its state, when its journal text was written, and whether it stands beside another."""
    style = "$muted" if entry.status is State.CLOSED else "$accent"
    at = entered(ledger.exports, entry.id)
    recorded = _("journal text {day}").format(day=say_date(at.astimezone().date())) if at else ""
    differs = _("handed over, differs") if any(pair.session == entry.id for pair in ledger.beside) else ""
    more = " · ".join(filter(None, (recorded, differs)))
    return Option(
        row(f"{say_date(entry.date):<24}", (f"  {term(entry.status):<14}", style), (f"  {more}", "$muted")),
        id=str(entry.id),
    )
