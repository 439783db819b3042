"""One everyday task: how far its ladder is climbed, and why it is as it is."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from mapping.profile import Reach, Rung, TaskAnswer
from mapping.questions import Task
from mapping.terms import term
from mapping.words import Voice, spoken, with_spoken
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, LongField, choices_of, heading


class TaskDialog(Dialog[TaskAnswer]):
    """Ends with the task's answer, the ladder and the words in it."""

    AUTO_FOCUS = "ChoiceField"
    HELP = N_(
        "Three steps, where that is wanted: knowing, being able to, doing and keeping it up. Leave empty what you have "
        "not talked about. The words tell why it is as it is."
    )
    DEFAULT_CSS = """
    TaskDialog { .rung { margin: 1 0 0 0; } }
    """

    def __init__(self, task: Task, answer: TaskAnswer) -> None:
        """Edit `answer`, which is about `task`."""
        super().__init__()
        self._everyday, self._answer = task, answer
        self.heading, self.done_text = task.name.text, _("Keep")

    def fields(self) -> ComposeResult:
        """The rungs in the task's own words, and why."""
        for rung in Rung:
            yield Static(shown(self._everyday.rung(rung).text), classes="rung")
            reach: Reach | None = getattr(self._answer, rung)
            yield Labelled(term(rung).capitalize(), ChoiceField(choices_of(Reach), reach, id=rung))
        yield heading(_("Why it is so, in the parent's own words"))
        yield LongField(spoken(self._answer.words, Voice.PARENT), id="why")

    def result(self) -> TaskAnswer:
        """The answer with what was chosen and written."""
        rungs = {rung.value: self.query_one(f"#{rung}", ChoiceField).choice for rung in Rung}
        words = with_spoken(self._answer.words, Voice.PARENT, self.query_one(LongField).words)
        return replace(self._answer, words=words, **rungs)
