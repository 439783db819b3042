"""The functional profile. One pane is seen at a time: the areas, a question, an area's summary, the everyday tasks."""

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from mapping.language import N_
from mapping.language import gettext as _
from mapping.profile.asking import children_of
from mapping.questions import load
from mapping.record import Id
from mapping.session import Part, Session
from tui.keys import key
from tui.panes.areas_pane import TASKS, AreasPane
from tui.panes.pane import ProfilePane
from tui.panes.question_pane import QuestionPane
from tui.panes.summary_pane import SummaryPane
from tui.panes.tasks_pane import TasksPane
from tui.parts.sensitive import SensitiveView
from tui.saying import announce


class ProfileView(SensitiveView):
    """Shows one pane and knows whom one asks about: the parent and all, or one child."""

    part = Part.PROFILE
    HELP = N_("Here is how everyday life works. It is no test and gives no score.")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "areas", N_("Areas")),
        key("r", "summary", N_("Summary"), seen=False),
        key("t", "tasks", N_("Everyday tasks"), seen=False),
        key("f", "whom", N_("About whom"), seen=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Begin with the areas, about the parent and all."""
        super().__init__(id=id)
        self._child: Id | None = None
        self._opened = False
        """Whether the sensitive areas are open."""

    def compose(self) -> ComposeResult:
        """The panes."""
        with ContentSwitcher(initial="areas", id="panes"):
            yield AreasPane(id="areas")
            yield QuestionPane(id="asked")
            yield SummaryPane(id="summary")
            yield TasksPane(id="tasks")

    @property
    def pane(self) -> ProfilePane:
        """The pane that is seen."""
        switcher = self.query_one("#panes", ContentSwitcher)
        return self.query_one(f"#{switcher.current}", ProfilePane)

    @property
    def subject(self) -> str:
        """What is in hand, and after an @ the child whom one asks about."""
        return self.pane.place

    @property
    def way_in(self) -> Widget:
        """What takes the keys in the pane that is seen."""
        return self.pane.way_in

    @property
    def seen(self) -> Session:
        """The session as the panes may know it: while what is sensitive is shut, they know of nobody who is alone."""
        return self.known_session if self.sensitive_open else replace(self.known_session, room=None)

    @property
    def unconfirmed(self) -> bool:
        """The pane knows."""
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The areas are offered where one is elsewhere, a child where there is one."""
        if action == "areas":
            return not isinstance(self.pane, AreasPane)
        if action == "summary":
            return isinstance(self.pane, QuestionPane)
        if action == "whom":
            return bool(self.session and children_of(self.session)) and not isinstance(self.pane, SummaryPane)
        return super().check_action(action, parameters)

    def take_up(self, subject: str) -> None:
        """Go to a question, an area's summary, a task, or the areas. What is sensitive opens only when it may.

        After an @ stands the child whom one asks about.
        """
        subject, at, about = subject.partition("@")
        if at:
            self._child = next((child.id for child in children_of(self.known_session) if str(child.id) == about), None)
        bank = load()
        area = bank.area_of(subject) or bank.area(subject)
        if area and area.sensitive and not self.sensitive_open:
            area, subject = None, ""
        if bank.question(subject):
            self._show("asked", subject)
        elif area:
            self._show("summary", subject)
        elif subject == TASKS or bank.tasks.task(subject):
            self._show("tasks", subject)
        else:
            self._show("areas", subject)
        self.redraw()
        self.way_in.focus()
        self.report_place()

    def watch_session(self) -> None:
        """Draw what flowed in. When the sensitive areas have been opened, the first is in hand."""
        if self.session is None:
            return
        if self._child not in {child.id for child in children_of(self.session)}:
            self._child = None
        super().watch_session()
        was_open, self._opened = self._opened, self.sensitive_open
        if self._opened and not was_open:
            self._child = None
            self._go("")
            self.query_one(AreasPane).at(next((area.key for area in load().areas if area.sensitive), ""))

    def redraw(self) -> None:
        """Draw the pane that is seen."""
        pane = self.pane
        pane.read_only, pane.session, pane.child = self.read_only, self.seen, self._child
        pane.redraw()

    def cover(self) -> None:
        """Shut what is sensitive, and leave it if it is in hand."""
        was_open, self._opened = self._opened, False
        super().cover()
        area = load().area_of(self.pane.subject) or load().area(self.pane.subject)
        if was_open and area and area.sensitive:
            self.take_up("")

    def action_areas(self) -> None:
        """To the areas, with that in hand which one comes from."""
        self._go("")

    def action_summary(self) -> None:
        """What was said in the area in hand."""
        area = load().area_of(self.pane.subject)
        if area:
            self._go(area.key)

    def action_tasks(self) -> None:
        """To the everyday tasks."""
        self._go(TASKS)

    def action_whom(self) -> None:
        """Ask about the next child; after the last, about the parent and all."""
        ids = [None, *(child.id for child in children_of(self.known_session))]
        at = ids.index(self._child) if self._child in ids else 0
        self._child = ids[(at + 1) % len(ids)]
        if self._child is None:
            announce(self, _("Now it is about you all."))
        self.redraw()
        self.report_place()

    @on(ProfilePane.Went)
    def _went(self, event: ProfilePane.Went) -> None:
        self._go(event.subject)

    def _go(self, subject: str) -> None:
        came_from = self.pane.subject
        self.take_up(subject)
        if isinstance(self.pane, AreasPane) and came_from:
            area = load().area_of(came_from) or load().area(came_from)
            self.pane.at(area.key if area else TASKS)

    def _show(self, pane: str, subject: str) -> None:
        self.query_one("#panes", ContentSwitcher).current = pane
        self.pane.session, self.pane.child = self.seen, self._child
        self.pane.take_up(subject)
