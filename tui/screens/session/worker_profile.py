"""The worker's own page on the profile: professional terms, cues to the question in hand, the municipality's levels.

Never in the parent's view (METHOD § 3.3, § 6).
"""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from mapping.profile.asking import areas_of, children_of, progress
from mapping.questions import Area, Question, load
from mapping.session import Session
from mapping.words import Voice, spoken
from tui.keys import key
from tui.screens.session.worker import WorkerPage
from tui.shown import quoted, row, shown
from tui.widgets.keyline import KeyLine
from tui.widgets.top_line import TopLine


class WorkerProfileScreen(WorkerPage):
    """What the worker needs beside the question, the area or the tasks in hand."""

    HELP = N_(
        "This page is for you in your work: how to word the question, what to listen for, and what the area is called "
        "in reports. Beside the everyday tasks stand the municipality's levels. They show a picture and decide nothing."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "app.pop_screen", N_("Back")),
        key("f1", "app.explain", N_("Help")),
    ]
    DEFAULT_CSS = """
    WorkerProfileScreen {
        .said { margin: 0 0 1 0; }
        .quiet { color: $muted; margin: 0 0 1 0; }
    }
    """

    def __init__(self, session: Session, family_code: str, subject: str) -> None:
        """About the question, the area or the task that is in hand; about all when it is none."""
        super().__init__(session, family_code)
        self._subject = subject

    def compose(self) -> ComposeResult:
        """What goes with what is in hand."""
        bank = load()
        question, area = bank.question(self._subject), bank.area_of(self._subject) or bank.area(self._subject)
        yield TopLine()
        with VerticalScroll(id="page"):
            if question:
                yield from _about_question(question)
                yield from self._seen(question)
            if area:
                yield from _about_area(area)
            elif self._subject:
                yield from self._levels()
            else:
                yield from self._all_areas()
                yield from self._levels()
        yield KeyLine()

    def _seen(self, question: Question) -> Iterator[Static]:
        """What the worker has seen, about the parent and each child."""
        names = {child.id: child.name or child.role for child in children_of(self._session)}
        for answer in self._session.profile.answers:
            text = spoken(answer.words, Voice.OBSERVATION)
            if answer.question == question.id and text:
                about = names.get(answer.child) if answer.child else ""
                yield Static(row((_("What I have seen") + ": ", "$muted"), quoted(text), f"  {about}" if about else ""))

    def _all_areas(self) -> Iterator[Static]:
        yield Static(shown(_("Areas, as they are called in reports")), classes="chapter")
        for area in areas_of(load(), self._session):
            met, asked = progress(area, self._session)
            said = _("{number} of {count}").format(number=met, count=asked)
            yield Static(row(area.professional.text, (f"   {area.name.text}   {said}", "$muted")))

    def _levels(self) -> Iterator[Static]:
        bank = load()
        yield Static(shown(bank.levels.name.text), classes="chapter")
        yield Static(shown(_("Which tasks lie where today. It decides no level.")), classes="quiet")
        for level in bank.levels.levels:
            yield Static(shown(level.parent.text), classes="question")
            yield Static(shown(level.worker.text))
            here = [answer for answer in self._session.profile.tasks if answer.doer is level.doer]
            names = [name for answer in here if (name := self._task_name(answer.task, answer.child))]
            yield Static(shown(", ".join(names) or "–"), classes="quiet")

    def _task_name(self, key_: str, child: object) -> str:
        task = load().tasks.task(key_)
        about = next((one.name or one.role for one in children_of(self._session) if one.id == child), "")
        return f"{task.name.text} ({about})" if task and about else task.name.text if task else ""


def _about_question(question: Question) -> Iterator[Static]:
    yield Static(shown(question.ask.text), classes="question")
    yield Static(shown(question.cue.text), classes="said")
    youngest, oldest = question.ages
    suits = _("Suits children of {youngest} to {oldest} years.").format(youngest=youngest, oldest=oldest)
    yield Static(shown(suits), classes="quiet")


def _about_area(area: Area) -> Iterator[Static]:
    yield Static(shown(area.professional.text), classes="chapter")
    yield Static(shown(area.professional_explanation.text), classes="said")
    for side in area.sides:
        yield Static(row(f"{side.professional.text}: ", (side.name.text, "$muted")))
