"""The functional profile: one question at a time, large and calm. Nothing moves by itself."""

from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from mapping import edits
from mapping.language import N_
from mapping.language import gettext as _
from mapping.profile import STEPS, Answer, Silence, answer_to
from mapping.questions import Bank, Question, load
from mapping.session import Part
from mapping.words import Voice, spoken, with_spoken
from tui.dialogs.helps import HelpsDialog
from tui.dialogs.words import WordsDialog
from tui.keys import key
from tui.parts.part_view import PartView, new_id
from tui.parts.profile_text import answer_text, heading_text, introduction, silence_keys
from tui.saying import announce
from tui.shown import shown
from tui.widgets.step_line import StepLine


class ProfileView(PartView, can_focus=True):
    """One question, its five steps in words, and what was answered."""

    part = Part.PROFILE
    HELP = N_(
        "One question at a time. A number chooses a step; v, h and i are answers too: don't know, don't want to "
        "answer, doesn't apply. Enter goes on, Backspace goes back, Page Up and Page Down go to another area. "
        "Question mark shows an example. This is no test: there is nothing to score."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "onward(1)", N_("Next")),
        key("backspace", "onward(-1)", N_("Back")),
        key("o", "words('parent')", N_("Own words")),
        key("question_mark", "example", N_("Example")),
        key("d", "helps", N_("What helps"), seen=False),
        key("a", "words('observation')", N_("Observation"), seen=False),
        key("v", "silent('unknown')", N_("Don't know"), seen=False),
        key("h", "silent('declined')", N_("Don't want to answer"), seen=False),
        key("i", "silent('irrelevant')", N_("Doesn't apply"), seen=False),
        key("s", "later", N_("Ask later"), seen=False),
        key("b", "confirm", N_("Still true")),
        key("pagedown", "area(1)", N_("Next area"), seen=False),
        key("pageup", "area(-1)", N_("Area before"), seen=False),
        *(key(str(step), f"answer({step})", N_("Choose a step, 1 to 5"), seen=False) for step in STEPS),
    ]
    EDITING = frozenset({"words", "helps", "silent", "later", "answer", "confirm"})

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Begin at the first question."""
        super().__init__(id=id)
        self._index = 0
        self._example = False

    def compose(self) -> ComposeResult:
        """The area, the question, the steps, the answer."""
        yield Static(id="area")
        with VerticalScroll(id="question", can_focus=False):
            yield Static(id="introduction")
            yield Static(id="ask")
            yield Static(id="example")
            for step in STEPS:
                yield StepLine(step)
            yield Static(id="silences")
            yield Static(id="answer")

    @property
    def bank(self) -> Bank:
        """The questions; read when the first one is shown."""
        return load()

    @property
    def question(self) -> Question:
        """The question in hand."""
        return self.bank.questions[self._index]

    @property
    def subject(self) -> str:
        """The id of the question in hand."""
        return self.question.id

    @property
    def answer(self) -> Answer:
        """The answer to the question in hand, or a blank one."""
        given = answer_to(self.known_session.profile, self.question.id)
        return given or Answer(id=new_id(), question=self.question.id, bank=self.bank.version)

    @property
    def unconfirmed(self) -> bool:
        """Whether the answer was carried over, and not yet seen again."""
        return self.session is not None and self.answer.id in self.known_session.to_confirm

    def take_up(self, subject: str) -> None:
        """Go to a question."""
        ids = [question.id for question in self.bank.questions]
        if subject in ids:
            self._go_to(ids.index(subject))

    def redraw(self) -> None:
        """Show the question in hand and what was answered."""
        question, answer, session = self.question, self.answer, self.known_session
        area = self.bank.area_of(question.id)
        assert area is not None  # noqa: S101 - every question comes from an area of the bank
        self.query_one("#area", Static).update(heading_text(area, question))
        self._update("#introduction", introduction(area) if question == area.questions[0] else shown(""))
        self.query_one("#ask", Static).update(shown(question.ask.text, "bold"))
        self._update("#example", shown(question.example.text if self._example else "", "$muted"))
        for line in self.query(StepLine):
            line.show(question.step(line.step).text, chosen=answer.step == line.step)
        self.query_one("#silences", Static).update(silence_keys(answer))
        self._update("#answer", answer_text(answer, to_confirm=answer.id in session.to_confirm))

    def action_answer(self, step: int) -> None:
        """Choose a step. The same step once more says that it still holds."""
        self._put(replace(self.answer, step=step, silence=None, bank=self.bank.version))

    def action_silent(self, silence: str) -> None:
        """Keep why there is no answer. The same once more says that it still holds."""
        self._put(replace(self.answer, step=None, silence=Silence(silence), bank=self.bank.version))

    def action_later(self) -> None:
        """Leave the question as not asked; what was said about it stays."""
        self._put(replace(self.answer, step=None, silence=None))

    def action_confirm(self) -> None:
        """The parent has seen this answer again, and it still holds."""
        self.change(partial(edits.confirm, id_=self.answer.id))

    def action_words(self, whose: str) -> None:
        """Write down somebody's words about the question."""
        voice, answer = Voice(whose), self.answer
        titles = {Voice.PARENT: _("In the parent's own words"), Voice.OBSERVATION: _("What I have seen")}
        dialog = WordsDialog(titles[voice], spoken(answer.words, voice), about=self.question.ask.text)
        self.app.push_screen(dialog, partial(self._said, answer, voice))

    def action_helps(self) -> None:
        """Choose or write what helps."""
        dialog = HelpsDialog(self.question, self.answer.helps)
        self.app.push_screen(dialog, partial(self._helped, self.answer))

    def action_example(self) -> None:
        """Show or hide the example."""
        self._example = not self._example
        self.redraw()

    def action_onward(self, steps: int) -> None:
        """To the next question or the one before."""
        wanted = self._index + steps
        if wanted >= len(self.bank.questions):
            announce(self, _("That was the last question. Press m to mark the part as done."))
        self._go_to(min(max(wanted, 0), len(self.bank.questions) - 1))

    def action_area(self, steps: int) -> None:
        """To the first question of the next area or of the one before."""
        areas = self.bank.areas
        here = next(n for n, area in enumerate(areas) if self.question in area.questions)
        wanted = areas[min(max(here + steps, 0), len(areas) - 1)]
        self._go_to(self.bank.questions.index(wanted.questions[0]))

    @on(StepLine.Chosen)
    def _chosen(self, event: StepLine.Chosen) -> None:
        self.focus()
        if not self.read_only:
            self.action_answer(event.step)

    def _said(self, answer: Answer, voice: Voice, text: str | None) -> None:
        if text is not None:
            self._put(replace(answer, words=with_spoken(answer.words, voice, text)))

    def _helped(self, answer: Answer, helps: tuple[str, ...] | None) -> None:
        if helps is not None:
            self._put(replace(answer, helps=helps))

    def _put(self, answer: Answer) -> None:
        self.change(partial(edits.put_answer, answer=answer))

    def _go_to(self, index: int) -> None:
        if index != self._index:
            self._index, self._example = index, False
            self.query_one("#question", VerticalScroll).scroll_home(animate=False)
            if self.session is not None:
                self.redraw()
                self.report_place()

    def _update(self, selector: str, content: object) -> None:
        widget = self.query_one(selector, Static)
        widget.display = bool(str(content))
        widget.update(content)  # type: ignore[arg-type]  # content is built by this package
