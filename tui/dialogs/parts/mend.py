"""Another answer in the place of one that is not right: the five steps, or why there is none."""

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mapping.language import N_
from mapping.language import gettext as _
from mapping.profile import STEPS, Answer, Silence
from mapping.questions import Question
from mapping.terms import term
from tui.answer_keys import SILENCE_KEYS
from tui.dialogs.dialog import Dialog
from tui.keys import quiet
from tui.shown import row

_REMOVE = "delete"
"""The key of taking the answer away."""


class MendDialog(Dialog[Answer]):
    """Ends with the answer as it is to be; one with neither a step nor a silence is to be taken away."""

    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(quiet(str(step), f"choose('{step}')") for step in STEPS),
        *(quiet(letter, f"choose('{letter}')") for letter in SILENCE_KEYS),
        quiet("delete", f"choose('{_REMOVE}')"),
    ]
    HELP = N_("Choose what is right: a number, a letter, or the arrows and Enter. Esc changes nothing.")

    def __init__(self, question: Question, answer: Answer) -> None:
        """Mend `answer`, which is to `question`."""
        super().__init__()
        self._question, self._answer = question, answer
        self.heading, self.done_text = question.ask.text, _("Choose")

    def fields(self) -> ComposeResult:
        """The steps, the silences, and taking the answer away."""
        steps = [Option(row((f"{step} ", "bold"), self._question.step(step).text), id=str(step)) for step in STEPS]
        silences = [
            Option(row((f"{letter} ", "bold"), term(silence).capitalize()), id=letter)
            for letter, silence in SILENCE_KEYS.items()
        ]
        none = Option(row(("Delete ", "bold"), _("Take the answer away")), id=_REMOVE)
        yield OptionList(*steps, None, *silences, None, none, compact=True)

    def on_mount(self) -> None:
        """What was said is at hand."""
        said = next((key for key, silence in SILENCE_KEYS.items() if self._answer.silence is silence), "")
        listed = self.query_one(OptionList)
        ids = [option.id for option in listed.options]
        listed.highlighted = ids.index(str(self._answer.step) if self._answer.step else said or "1")

    @property
    def changed(self) -> bool:
        """Nothing is written here."""
        return False

    def result(self) -> Answer | None:
        """The answer with what is highlighted."""
        option = self.query_one(OptionList).highlighted_option
        return self._with(str(option.id)) if option else None

    def action_choose(self, key: str) -> None:
        """End with what a key says."""
        self.dismiss(self._with(key))

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_done()

    def _with(self, key: str) -> Answer:
        silence: Silence | None = SILENCE_KEYS.get(key)
        return replace(self._answer, step=int(key) if key.isdigit() else None, silence=silence)
