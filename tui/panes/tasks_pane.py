"""The everyday tasks: who does each today, and where it is wanted the ladder. It decides no level."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mapping import edits
from mapping.language import N_
from mapping.language import gettext as _
from mapping.profile import Doer, Rung, Silence, TaskAnswer, answer_about
from mapping.profile.asking import children_of, tasks_of
from mapping.questions import Task
from tui.dialogs.parts.task import TaskDialog
from tui.keys import key
from tui.panes.pane import ProfilePane
from tui.panes.question_text import about_text
from tui.panes.task_rows import by_doer, by_group, doer_keys, ladder_signs, names_of
from tui.parts.part_view import new_id
from tui.saying import announce
from tui.shown import row
from tui.widgets.record_list import OpeningList, RecordList


class TasksPane(ProfilePane):
    """A list of tasks that concern children of these ages. A number says who does the task today."""

    HELP = N_(
        "Go through what is done today: a number says who does it. i says that it doesn't apply. Enter opens the "
        "task, with three steps and room for why. r sorts the tasks by who does them. f asks about one child. "
        "What comes first and what help is given is decided elsewhere."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("backspace", "areas", N_("Back")),
        key("r", "sort", N_("Who does it")),
        key("i", "silent('irrelevant')", N_("Doesn't apply"), seen=False),
        key("v", "silent('unknown')", N_("Don't know"), seen=False),
        key("h", "silent('declined')", N_("Don't want to answer"), seen=False),
        key("s", "later", N_("Ask later"), seen=False),
        key("delete", "remove", N_("Take the answer away"), seen=False),
        key("b", "confirm", N_("Still true")),
        *(
            key(str(number), f"answer('{doer.value}')", N_("Choose who does it, 1 to 5"), seen=False)
            for number, doer in enumerate(Doer, 1)
        ),
    ]
    EDITING = frozenset({"silent", "later", "remove", "answer", "confirm"})

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """By group from the start."""
        super().__init__(id=id)
        self._by_doer = False

    def compose(self) -> ComposeResult:
        """Whom it is about, the keys, the tasks."""
        yield Static(id="tasked")
        yield Static(id="doers")
        yield OpeningList(compact=True)

    @property
    def way_in(self) -> Widget:
        """The list."""
        return self.query_one(RecordList)

    @property
    def subject(self) -> str:
        """The key of the task in hand."""
        return self.query_one(RecordList).subject.partition(" ")[0]

    @property
    def everyday(self) -> Task | None:
        """The task in hand."""
        return self.bank.tasks.task(self.subject)

    @property
    def answer(self) -> TaskAnswer:
        """What was answered about it, or a blank answer."""
        there = answer_about(self.known_session.profile, self.subject, self.child)
        stamp = self.bank.stamp(self.subject)
        return there or TaskAnswer(
            id=new_id(), task=self.subject, bank=stamp.version, origin=stamp.origin, child=self.child
        )

    @property
    def unconfirmed(self) -> bool:
        """Whether the answer was carried over, and not yet seen again."""
        return self.session is not None and self.answer.id in self.known_session.to_confirm

    def take_up(self, subject: str) -> None:
        """Take a task in hand, as soon as it is shown."""
        self._awaited = subject

    def redraw(self) -> None:
        """Show the tasks."""
        session, child = self.known_session, self.known_child
        about = row("   ", (about_text(child), "bold")) if child else ""
        self.query_one("#tasked", Static).update(row((_("Everyday tasks"), "bold $accent"), about))
        doers = self.query_one("#doers", Static)
        climbed = any(getattr(answer, rung) for answer in session.profile.tasks for rung in Rung)
        doers.update(Content("\n").join((doer_keys(self.bank), *([ladder_signs()] if climbed else []))))
        doers.display = not self.read_only
        tasks = tasks_of(self.bank.tasks.tasks, session, self.child)
        names = names_of([child] if child else [None, *children_of(session)])
        rows = (by_doer if self._by_doer else by_group)(self.bank, tasks, session.profile, names)
        listed = self.query_one(RecordList)
        listed.opens = not self.read_only
        listed.show(rows, _row_of(self._awaited or listed.subject, rows))
        self._awaited = ""

    def action_areas(self) -> None:
        """To the areas."""
        self.go_to("")

    def action_sort(self) -> None:
        """By who does them, or by group again."""
        self._by_doer = not self._by_doer
        self.redraw()

    def action_answer(self, doer: str) -> None:
        """Say who does the task in hand."""
        self._put(replace(self.answer, doer=Doer(doer), silence=None))

    def action_silent(self, silence: str) -> None:
        """Keep why there is no answer."""
        self._put(replace(self.answer, doer=None, silence=Silence(silence)))

    def action_later(self) -> None:
        """Leave the task as not asked about, and go on. An answer that there is stays."""
        if self.answer.doer or self.answer.silence:
            announce(self, _("There is an answer, and it stays. Delete takes it away."))
        else:
            self.query_one(RecordList).action_cursor_down()

    def action_remove(self) -> None:
        """Take the answer away; what was said about it stays. Undo brings it back."""
        if self.answer.doer or self.answer.silence:
            self._put(replace(self.answer, doer=None, silence=None))
            announce(self, _("The answer is taken away. Ctrl+Z brings it back."))

    def action_confirm(self) -> None:
        """It is still so."""
        self.change(partial(edits.confirm, id_=self.answer.id))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.report_place()

    @on(OptionList.OptionSelected)
    def action_details(self) -> None:
        """Open the task in hand."""
        if self.everyday and not self.read_only:
            dialog = TaskDialog(self.everyday, self.answer)
            self.ask(dialog, lambda kept: self._put(kept) if kept else None, again="details")

    def _put(self, answer: TaskAnswer) -> None:
        if self.everyday:
            self.change(partial(edits.put_task, answer=answer))


def _row_of(wanted: str, rows: Sequence[Option]) -> str:
    """The id of that row, or else of another about the same task: a list by who does it has several."""
    ids = [row.id for row in rows if row.id]
    alike = (id_ for id_ in ids if id_.partition(" ")[0] == wanted.partition(" ")[0])
    return wanted if wanted in ids else next(alike, wanted)
