"""One question at a time, large and calm. Nothing moves by itself."""

from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from mapping import edits
from mapping.language import N_
from mapping.language import gettext as _
from mapping.profile import STEPS, Answer, Silence, answer_to
from mapping.profile.asking import areas_of, questions_of
from mapping.questions import Area, Question
from mapping.words import Voice, spoken, with_spoken
from tui.dialogs.parts.helps import HelpsDialog
from tui.dialogs.words import WordsDialog
from tui.keys import key, quiet
from tui.panes.pane import ProfilePane
from tui.panes.question_text import (
    answer_text,
    earlier_text,
    heading_text,
    introduction,
    reworded_text,
    silence_keys,
    still_text,
)
from tui.parts.part_view import new_id
from tui.saying import announce
from tui.shown import shown
from tui.widgets.step_line import StepLine


class QuestionPane(ProfilePane, can_focus=True):
    """One question, its five steps in words, and what was answered."""

    HELP = N_(
        "One question at a time. A number chooses a step; v, h and i are answers too: don't know, don't want to "
        "answer, doesn't apply. s leaves the question for later. Enter goes on, Backspace goes back. Question mark "
        "shows an example, p what was answered the last time. f asks about one child. This is no test: there is "
        "nothing to score."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "onward", N_("Next")),
        key("backspace", "back", N_("Back")),
        key("question_mark", "example", N_("Example"), seen=False),
        key("o", "words('parent')", N_("Own words"), seen=False),
        key("d", "helps", N_("What helps"), seen=False),
        key("b", "confirm", N_("Still true")),
        key("p", "earlier", N_("The last time"), seen=False),
        key("a", "words('observation')", N_("Observation"), seen=False),
        key("k", "words('child')", N_("The child's words"), seen=False),
        key("v", "silent('unknown')", N_("Don't know"), seen=False),
        key("h", "silent('declined')", N_("Don't want to answer"), seen=False),
        key("i", "silent('irrelevant')", N_("Doesn't apply"), seen=False),
        key("s", "later", N_("Ask later"), seen=False),
        key("delete", "remove", N_("Take the answer away"), seen=False),
        key("pagedown", "area(1)", N_("Next area"), seen=False),
        key("pageup", "area(-1)", N_("Area before"), seen=False),
        quiet("down", "scroll(1)"),
        quiet("up", "scroll(-1)"),
        *(key(str(step), f"answer({step})", N_("Choose a step, 1 to 5"), seen=False) for step in STEPS),
    ]
    EDITING = frozenset({"words", "helps", "silent", "later", "remove", "answer", "confirm"})

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Begin at the first question."""
        super().__init__(id=id)
        self._question = ""
        self._example = self._earlier = False

    def compose(self) -> ComposeResult:
        """The area, the question, the steps, the answer."""
        yield Static(id="area")
        with VerticalScroll(id="question", can_focus=False):
            yield Static(id="carried")
            yield Static(id="introduction")
            yield Static(id="ask")
            yield Static(id="example")
            for step in STEPS:
                yield StepLine(step)
            yield Static(id="silences")
            yield Static(id="answer")

    @property
    def question(self) -> Question:
        """The question in hand."""
        return self.bank.question(self._question) or self.bank.questions[0]

    @property
    def area(self) -> Area:
        """The area that it belongs to."""
        area = self.bank.area_of(self.question.id)
        assert area is not None  # noqa: S101 - every question comes from an area of the bank
        return area

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions of the area that are asked now, the one in hand among them."""
        asked = questions_of(self.area, self.known_session, self.child)
        return tuple(one for one in self.area.questions if one in asked or one is self.question)

    @property
    def subject(self) -> str:
        """The id of the question in hand."""
        return self.question.id

    @property
    def answer(self) -> Answer:
        """The answer to the question in hand, or a blank one."""
        given = answer_to(self.known_session.profile, self.question.id, self.child)
        stamp = self.bank.stamp(self.question.id)
        blank = Answer(
            id=new_id(), question=self.question.id, bank=stamp.version, origin=stamp.origin, child=self.child
        )
        return given or blank

    @property
    def reworded(self) -> bool:
        """Whether the answer was given when the question was worded otherwise."""
        return self.bank.worded(self.answer) is not self.question

    @property
    def unconfirmed(self) -> bool:
        """Whether the answer was carried over, and not yet seen again. One to another wording is asked for anew."""
        return self.session is not None and self.answer.id in self.known_session.to_confirm and not self.reworded

    def take_up(self, subject: str) -> None:
        """Go to a question."""
        if subject != self._question and self.bank.question(subject):
            self._question, self._example, self._earlier = subject, False, False
            self.query_one("#question", VerticalScroll).scroll_home(animate=False)

    def redraw(self) -> None:
        """Show the question in hand and what was answered."""
        question, answer, asked = self.question, self.answer, self.asked
        first = question is self.area.questions[0]
        self.query_one("#area", Static).update(heading_text(self.area, question, asked, self.known_child))
        self._update("#carried", self._carried())
        self._update("#introduction", introduction(self.area) if first else shown(""))
        self.query_one("#ask", Static).update(shown(question.ask.text, "bold"))
        self._update("#example", shown(question.example.text if self._example else "", "$muted"))
        for line in self.query(StepLine):
            line.show(question.step(line.step).text, chosen=answer.step == line.step and not self.reworded)
        self.query_one("#silences", Static).update(silence_keys(answer, read_only=self.read_only))
        self._update("#answer", self._said())

    def _carried(self) -> Content:
        """What an answer from the last time, or to another wording, asks for."""
        if self.reworded:
            return reworded_text(self.bank.worded(self.answer), self.answer)
        return still_text() if self.unconfirmed and not self.read_only else Content("")

    def _said(self) -> Content:
        """What was said about the question, now and, when it is asked for, the last time."""
        now = answer_text(self.answer)
        before = Content("")
        if self._earlier:
            before = earlier_text(self.bank, self.ask_earlier(), self.question.id, self.child)
        return Content("\n\n").join(piece for piece in (now, before) if piece.plain)

    def action_answer(self, step: int) -> None:
        """Choose a step. The same step once more says that it still holds."""
        self._put(replace(self.answer, step=step, silence=None), anew=True)

    def action_silent(self, silence: str) -> None:
        """Keep why there is no answer. The same once more says that it still holds."""
        self._put(replace(self.answer, step=None, silence=Silence(silence)), anew=True)

    def action_later(self) -> None:
        """Leave the question as not asked, and go on. An answer that there is stays."""
        if self.answer.step or self.answer.silence:
            announce(self, _("There is an answer, and it stays. Delete takes it away."))
        else:
            self.action_onward()

    def action_remove(self) -> None:
        """Take the answer away; what was said about it stays. Undo brings it back."""
        if self.answer.step or self.answer.silence:
            self._put(replace(self.answer, step=None, silence=None))
            announce(self, _("The answer is taken away. Ctrl+Z brings it back."))

    def action_confirm(self) -> None:
        """The parent has seen this answer again, and it still holds."""
        self.change(partial(edits.confirm, id_=self.answer.id))

    def action_words(self, whose: str) -> None:
        """Write down somebody's words about the question."""
        voice, answer = Voice(whose), self.answer
        if voice is Voice.CHILD and self.child is None:
            announce(self, _("Choose with f which child it is about. The child's words are the child's own."))
            return
        titles = {
            Voice.PARENT: _("In the parent's own words"),
            Voice.OBSERVATION: _("What I have seen"),
            Voice.CHILD: _("In the child's own words"),
        }
        dialog = WordsDialog(titles[voice], spoken(answer.words, voice), about=self.question.ask.text)
        self.ask(dialog, partial(self._spoke, answer, voice), again=f"words('{whose}')")

    def action_helps(self) -> None:
        """Choose or write what helps."""
        dialog = HelpsDialog(self.question, self.answer.helps)
        self.ask(dialog, partial(self._helped, self.answer), again="helps")

    def action_example(self) -> None:
        """Show or hide the example."""
        self._example = not self._example
        self.redraw()
        self._bring_in_view("#example")

    def action_earlier(self) -> None:
        """Show or hide what was answered the last time."""
        self._earlier = not self._earlier
        self.redraw()
        self._bring_in_view("#answer")

    def action_scroll(self, lines: int) -> None:
        """To what the screen has no room for."""
        self.query_one("#question", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_onward(self) -> None:
        """To the next question; after the last, to the area's summary."""
        later = self.asked[self.asked.index(self.question) + 1 :]
        self.go_to(later[0].id if later else self.area.key)

    def action_back(self) -> None:
        """To the question before; from the first to the areas."""
        before = self.asked[: self.asked.index(self.question)]
        self.go_to(before[-1].id if before else "")

    def action_area(self, steps: int) -> None:
        """To the first question of the next area or of the one before."""
        areas = areas_of(self.bank, self.known_session)
        wanted = areas[min(max(areas.index(self.area) + steps, 0), len(areas) - 1)]
        asked = questions_of(wanted, self.known_session, self.child)
        if wanted is not self.area and asked:
            self.go_to(asked[0].id)

    @on(StepLine.Chosen)
    def _chosen(self, event: StepLine.Chosen) -> None:
        self.focus()
        if not self.read_only:
            self.action_answer(event.step)

    def _spoke(self, answer: Answer, voice: Voice, text: str | None) -> None:
        if text is not None:
            self._put(replace(answer, words=with_spoken(answer.words, voice, text)))
            self._bring_in_view("#answer")

    def _helped(self, answer: Answer, helps: tuple[str, ...] | None) -> None:
        if helps is not None:
            self._put(replace(answer, helps=helps))
            self._bring_in_view("#answer")

    def _put(self, answer: Answer, *, anew: bool = False) -> None:
        """Keep an answer; one given `anew` is to the present wording."""
        stamp = self.bank.stamp(answer.question)
        if anew:
            answer = replace(answer, bank=stamp.version, origin=stamp.origin)
        self.change(partial(edits.put_answer, answer=answer))

    def _bring_in_view(self, selector: str) -> None:
        """What was asked for or written is seen, where the screen is low."""
        widget = self.query_one(selector, Static)
        if widget.display:
            self.call_after_refresh(widget.scroll_visible, animate=False)

    def _update(self, selector: str, content: Content) -> None:
        widget = self.query_one(selector, Static)
        widget.display = bool(content.plain)
        widget.update(content)
