"""What the service's rule says is to be erased: proposed with the reason, and erased only by a person who means it."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping import clock
from mapping.archive.archive import Archive
from mapping.archive.care.retention import Due, NotKnown, Retention, decide, exception_of, look_through
from mapping.errors import KretsError
from mapping.language import N_, say_date
from mapping.language import gettext as _
from mapping.service import RetentionRules
from tui.dialogs.archive.decision import Decided, DecisionDialog
from tui.dialogs.archive.erase import EraseDialog
from tui.dialogs.archive.service_key import ServiceKeyDialog
from tui.keys import key
from tui.panes.indented import Indented, Line
from tui.saying import announce, warn
from tui.screens.family.of_family import group
from tui.screens.page import ReadingPage
from tui.service import service_in_use
from tui.shown import row, shown
from tui.widgets.record_list import RecordList

Read = tuple[RetentionRules | None, Retention]
"""The rule, if there is one, and what was found by it."""


class ErasingList(RecordList):
    """The same, where Enter erases: what a day is known of."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "select", N_("Erase"))]


class RetentionScreen(ReadingPage[Read]):
    """The families by the day on which they may be erased, and those of which no day can be told."""

    AUTO_FOCUS = "OptionList"
    HELP = N_(
        "The service decides how long things are kept, and writes it in its file. Here stands which families are due, "
        "counted from the last note, and why somebody is to be kept all the same. Nothing is erased by itself. Enter "
        "opens the question; there you write why, and the family's code. d notes a decision: that a family is kept, "
        "that it is no exception any more, or that it is handed over to the record."
    )
    BINDINGS: ClassVar[list[BindingType]] = [key("d", "decide", N_("Decision"))]
    DEFAULT_CSS = "RetentionScreen OptionList { margin: 1 0; height: 1fr; }"
    heading = N_("Erasing")

    def __init__(self, archive: Archive) -> None:
        """Of `archive`."""
        super().__init__(archive)
        self._found: dict[str, Due | NotKnown] = {}
        """By the id of their row."""

    def body(self) -> ComposeResult:
        """What holds, and the list."""
        yield Static(shown(_("Looking the archive through …")), id="rule", classes="prose")
        yield ErasingList(compact=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A decision is about a family that can be named, where one may write."""
        del parameters
        one = self._in_hand
        return action != "decide" or (self._archive.writable and one is not None and bool(one.code))

    def read(self) -> Read:
        """Every session is read, which takes a moment."""
        rules = service_in_use().retention
        return rules, look_through(self._archive, rules) if rules else Retention((), ())

    def show(self, found: Read) -> None:
        """The rule, and what is due by it."""
        rules, (due, not_known) = found
        if rules is None:
            self.say(_("The service has set no rule, so nothing is proposed. It is written in the service's file."))
        elif not due and not not_known:
            self.say(_("No session is held yet, so nothing is due."))
        else:
            self.say(
                _("{years} years after the last note. The service decides; you see why.").format(years=rules.years)
            )
        self._found = {str(one.family): one for one in due} | {str(one.document): one for one in not_known}
        rows = [*map(_due, due), *([group(_("Of these no day can be told:"))] if not_known else [])]
        listed = self.query_one(ErasingList)
        listed.show([*rows, *map(_not_known, not_known)], listed.subject)
        self._taken_in_hand()

    def say(self, sentence: str) -> None:
        """What holds, or why nothing was read."""
        self.query_one("#rule", Static).update(shown(sentence))

    @property
    def _in_hand(self) -> Due | NotKnown | None:
        listed = self.query(ErasingList)  # the keys are asked for before the list is there
        return self._found.get(listed.first().subject) if listed else None

    @on(OptionList.OptionHighlighted)
    def _taken_in_hand(self) -> None:
        """Only what can be done with the one in hand is offered."""
        self.query_one(ErasingList).opens = self._archive.writable and isinstance(self._in_hand, Due)
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def action_erase(self) -> None:
        """Ask whether the family in hand is to be erased; first for the service's key, where it requires that."""
        one = self._in_hand
        if not isinstance(one, Due) or not self._archive.writable or self.app.screen is not self:
            return
        try:
            required = service_in_use().key_required
        except KretsError as error:
            warn(self, error)
            return
        if required:
            self.app.push_screen(ServiceKeyDialog(self._archive), lambda proved: self._ask(one) if proved else None)
        else:
            self._ask(one)

    def _ask(self, one: Due) -> None:
        self.app.push_screen(EraseDialog(one), lambda reason: self._erase(one, reason) if reason else None)

    def _erase(self, one: Due, reason: str) -> None:
        try:
            self._archive.erase(one.family, reason)
        except KretsError as error:
            warn(self, error)
        else:
            announce(self, _("The family {code} is erased.").format(code=one.code))
        self.look()

    def action_decide(self) -> None:
        """Ask what is decided about the family in hand."""
        one = self._in_hand
        if one is None or self.app.screen is not self:
            return
        family = one.family if isinstance(one, Due) else one.document
        try:
            exception = exception_of(self._archive.contents(family)[1]) is not None
        except KretsError as error:
            warn(self, error)
            return
        keep = partial(self._decide, one)
        self.app.push_screen(DecisionDialog(one.code, keep, clock.today(), exception=exception), self._decided)

    def _decide(self, one: Due | NotKnown, decided: Decided) -> bool:
        family = one.family if isinstance(one, Due) else one.document
        try:
            decide(self._archive, family, decided.decision, reason=decided.reason, day=decided.day)
        except KretsError as error:
            warn(self.app, error)
            return False
        announce(self.app, _("Noted for {code}.").format(code=one.code))
        return True

    def _decided(self, decided: Decided | None) -> None:
        if decided is not None:
            self.look()


def _due(one: Due) -> Option:
    now = one.on <= clock.today()
    due_on = _("may be erased from {day}").format(day=say_date(one.on))
    handed_over = _("Handed over to the record on {day}.")
    told = [handed_over.format(day=say_date(one.handed_over))] if one.handed_over else []
    first = row((one.code, "bold"), ("   " + due_on, "$warning" if now and not one.kept else "$muted"))
    return _row(str(one.family), first, *told, *one.kept)


def _not_known(one: NotKnown) -> Option:
    return _row(str(one.document), row((one.code or str(one.document), "bold")), one.why)


def _row(id_: str, first: Content, *more: str) -> Option:
    return Option(Indented(Line(2, first), *(Line(4, shown(each, "$muted")) for each in more)), id=id_)
