"""What all dialogs share: a title, fields, one button that says what it does, and one that goes back."""

from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from mapping.language import N_
from mapping.language import gettext as _
from tui.keys import key, quiet
from tui.shown import shown
from tui.widgets.fields import Field
from tui.widgets.keyline import KeyLine

R = TypeVar("R")


class Fields(VerticalScroll):
    """The fields of a dialog. It tells whether there is more below than is seen."""

    @dataclass
    class Seen(Message):
        """Another part of the fields is seen."""

        more: bool

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """They were scrolled."""
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    def watch_virtual_size(self) -> None:
        """They have become more, or fewer."""
        self.call_after_refresh(self._tell)

    def on_resize(self) -> None:
        """The window has become another."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        self.post_message(self.Seen(more=self.scroll_offset.y < self.max_scroll_y))


class Dialog(ModalScreen[R | None]):
    """A form. Enter goes to the next field; the button, or Ctrl+S: done. Escape: back, and nothing is thrown away
    without a question.
    """

    AUTO_FOCUS = "TextField, LongField, OptionList, Select, Button"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "done", N_("Done")),
        key("escape", "leave", N_("Back")),
        quiet("ctrl+z", "undo"),
        key("f1", "app.explain", N_("Help"), seen=False),
    ]
    HELP = N_("Fill in what you know; everything but the first field can be left empty. Tab goes to the next field.")

    enter_is_done = False
    """Whether Enter in a field ends the dialog: only where there is but one field."""
    heading = ""
    """The title, in the language spoken now."""
    done_text = ""
    """What the button says; "Done" when empty."""
    third_text = ""
    """What a third button says, between the two; when empty there is none."""
    leave_text = ""
    """What the button that goes back says; "Back" when empty."""

    over = False
    """Whether it has ended. What is pressed after that is for nobody."""
    _ended_with: R | None = None
    _complained: Widget | None = None
    """What must be changed first."""

    asks = False
    """Whether it is only a question: then Ctrl+S, by which one keeps things, is no yes."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key says yes to a question but the button itself."""
        del parameters
        return not (self.asks and action == "done")

    def compose(self) -> ComposeResult:
        """The frame around the fields."""
        with Vertical(classes="dialog"):
            yield Static(shown(self.heading), classes="title")
            with Fields(classes="fields", can_focus=False):
                yield from self.fields()
            yield Static("", classes="complaint")
            yield Static("", classes="more")
            with Horizontal(classes="buttons"):
                yield Button(shown(self.done_text or _("Done")), variant="primary", classes="done", compact=True)
                if self.third_text:
                    yield Button(shown(self.third_text), classes="third", compact=True)
                yield Button(shown(self.leave_text or _("Back")), classes="leave", compact=True)
        yield KeyLine()

    def fields(self) -> ComposeResult:
        """The fields of this dialog."""
        yield from ()

    def result(self) -> R | None:
        """What the dialog ends with; None, after a complaint, when something must be changed first."""
        raise NotImplementedError

    def third(self) -> None:
        """Do what the third button says, where there is one."""

    def complain(self, sentence: str, field: Widget | None = None) -> None:
        """Say what must be changed, and go there."""
        self.query_one(".complaint", Static).update(shown(sentence))
        self._complained = field
        if field is not None:
            field.focus()
            field.scroll_visible(animate=False)  # it may have the focus already, and be out of sight

    @on(Fields.Seen)
    def _say_more(self, seen: Fields.Seen) -> None:
        self.query_one(".more", Static).update(shown(_("↓ more below") if seen.more else ""))

    @on(Input.Changed)
    def _put_right(self, event: Input.Changed) -> None:
        """What is written anew is not complained of until it is looked at again."""
        if event.input is self._complained:
            self._complained = None
            self.query_one(".complaint", Static).update("")

    @property
    def changed(self) -> bool:
        """Whether something is written or chosen that would be lost."""
        return any(field.changed for field in self.query("*") if isinstance(field, Field))

    @on(Input.Submitted)
    def _entered(self) -> None:
        if self.enter_is_done:
            self.action_done()
        else:
            self.focus_next()

    @on(Button.Pressed, ".done")
    def _done_pressed(self) -> None:
        self.action_done()

    @on(Button.Pressed, ".third")
    def _third_pressed(self) -> None:
        self.third()

    @on(Button.Pressed, ".leave")
    def _leave_pressed(self) -> None:
        self.action_leave()

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """End with `result`, once; when something lies on top, as soon as that is gone.

        Textual takes away whatever lies on top, be it another screen than the one that ends.
        """
        if not self.over:
            self.over, self._ended_with = True, result
            if self._on_top:
                return self._end()
        return AwaitComplete()

    def ending(self) -> None:
        """It goes, and is seen to go: say what is to be said then."""

    def on_screen_resume(self) -> None:
        """What lay on top is gone."""
        if self.over and self._on_top:
            self._end()

    def _end(self) -> AwaitComplete:
        self.ending()
        return super().dismiss(self._ended_with)

    @property
    def heeds(self) -> bool:
        """Whether what is pressed is meant for it: it is seen, and has not ended."""
        return self._on_top and not self.over

    @property
    def _on_top(self) -> bool:
        return self.app.screen_stack[-1:] == [self]

    def action_done(self) -> None:
        """End with the result."""
        if not self.heeds:
            return
        result = self.result()
        if result is not None:
            self.dismiss(result)

    async def action_undo(self) -> None:
        """Take back what was changed in a field; with nothing changed, leave and undo in the session."""
        if not self.heeds:
            return
        fields = [field for field in self.query("*") if isinstance(field, Field)]
        for field in fields:
            if field.changed:
                field.focus()
                field.action_revert()
                return
        if not fields or any(field.touched for field in fields):
            return
        behind = self.app.screen_stack[-2]
        self.dismiss(None)
        await self.app.run_action("undo", default_namespace=behind)

    def action_leave(self) -> None:
        """End without a result; what was written is thrown away only when the worker says so."""
        if not self.heeds:
            return
        if self.changed:
            self.app.push_screen(Discard(), self._discarded)
        else:
            self.dismiss(None)

    def _discarded(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(None)
        elif sure is False:
            self.action_done()


class Discard(Dialog[bool]):
    """Asks before something that was written is thrown away: True. False: keep it, and be done."""

    AUTO_FOCUS = ".leave"
    BINDINGS: ClassVar[list[BindingType]] = [key("ctrl+s", "keep", N_("Keep it"))]
    asks = True
    HELP = N_("Read what will happen, and choose. Tab goes to the other button, Enter chooses, Esc changes nothing.")

    def __init__(self) -> None:
        """Ask."""
        super().__init__()
        self.heading, self.done_text = _("Throw away what you wrote?"), _("Throw away")

    def fields(self) -> ComposeResult:
        """What will happen."""
        yield Static(shown(_("It has not been kept yet.")), classes="prose")

    def result(self) -> bool:
        """Yes."""
        return True

    def action_keep(self) -> None:
        """Who presses what saves everywhere else wants it kept."""
        self.dismiss(False)
