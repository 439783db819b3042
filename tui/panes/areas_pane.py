"""The areas of the profile: any one, in any order, a few at a time; and the everyday tasks."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping.language import N_
from mapping.language import gettext as _
from mapping.profile import answer_to
from mapping.profile.asking import areas_of, children_of, questions_of, tasks_of
from mapping.questions import Area
from tui.keys import key
from tui.panes.area_rows import area_row, block_legend, tasks_row
from tui.panes.pane import ProfilePane
from tui.panes.question_text import about_text, keyed
from tui.shown import shown
from tui.widgets.record_list import OpeningList, RecordList

AIRY = 68
"""From this many columns the blocks stand apart."""

TASKS = "tasks"
"""The subject that stands for the everyday tasks."""


class AreasPane(ProfilePane):
    """The areas with how far each has come. Enter goes to the first question that has no answer yet."""

    HELP = N_(
        "Choose an area and press Enter; any order will do, and a few at a time are enough. r shows what was said in "
        "the area, x shows the answers as a picture. F2 opens what is sensitive, when the parent is alone with you."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("r", "summary", N_("Summary")),
        key("x", "picture", N_("As a picture")),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """In words from the start."""
        super().__init__(id=id)
        self._pictured = False

    def compose(self) -> ComposeResult:
        """What to do and whom it is about, the areas, what the blocks mean."""
        yield Static(id="areas-hint", classes="hint-above")
        yield OpeningList(compact=True)
        yield Static(id="legend")

    @property
    def way_in(self) -> Widget:
        """The list."""
        return self.query_one(RecordList)

    @property
    def subject(self) -> str:
        """Nothing: one is between the areas."""
        return ""

    @property
    def area(self) -> Area | None:
        """The area in hand; None for the tasks."""
        return self.bank.area(self.query_one(RecordList).subject)

    def at(self, key_: str) -> None:
        """Take an area in hand."""
        self.query_one(RecordList).take_up(key_)

    def redraw(self) -> None:
        """Show all areas."""
        self.query_one("#areas-hint", Static).update(self._hint())
        listed, areas = self.query_one(RecordList), self._areas()
        rows = [self._row(area) for area in areas if not area.sensitive]
        rows += [Option("", disabled=True), self._tasks()]
        sensitive = [self._row(area) for area in areas if area.sensitive]
        rows += [Option("", disabled=True), *sensitive] if sensitive else []
        listed.show(rows, listed.subject or self._first_planned())
        self.query_one("#legend").display = self._pictured
        self.query_one("#legend", Static).update(block_legend())

    def _first_planned(self) -> str:
        """The first of the areas that the session was planned for; empty where none was."""
        planned = self.known_session.plan.areas
        return next((area.key for area in self._areas() if area.key in planned and not area.sensitive), "")

    def _hint(self) -> Content:
        """What to do, unless one only reads; and whom it is about, where there are children."""
        lines = [] if self.read_only else [shown(_("Choose what feels right today. A few areas are enough."))]
        child = self.known_child
        if child:
            lines.append(Content("  ").join((shown(about_text(child), "bold"), keyed("f", _("change")))))
        elif children_of(self.known_session):
            lines.append(keyed("f", _("ask about one child")))
        return Content("\n").join(lines)

    def _areas(self) -> list[Area]:
        """Those that may be opened now and have something to ask."""
        session = self.known_session
        return [area for area in areas_of(self.bank, session) if questions_of(area, session, self.child)]

    def _row(self, area: Area) -> Option:
        session, airy = self.known_session, self.size.width >= AIRY
        line = area_row(self.bank, area, session, self.child, pictured=self._pictured, airy=airy)
        return Option(line, id=area.key)

    def _tasks(self) -> Option:
        session = self.known_session
        tasks = tasks_of(self.bank.tasks.tasks, session, self.child)
        answered = {one.task for one in session.profile.tasks if self.child in (None, one.child)}
        met = sum(task.key in answered for task in tasks)
        return Option(tasks_row(met, len(tasks)), id=TASKS)

    def action_summary(self) -> None:
        """What was said in the area in hand."""
        if self.area:
            self.go_to(self.area.key)

    def action_picture(self) -> None:
        """Show or hide the answers as blocks."""
        self._pictured = not self._pictured
        self.redraw()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        area = self.area
        if area is None:
            self.go_to(TASKS)
            return
        session = self.known_session
        asked = questions_of(area, session, self.child)
        unmet = (one.id for one in asked if not _met(answer_to(session.profile, one.id, self.child)))
        self.go_to(next(unmet, asked[0].id if asked else ""))


def _met(answer: object) -> bool:
    return bool(getattr(answer, "given", False))
