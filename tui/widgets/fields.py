"""Fields to fill in. Each takes in clean text only, and takes back its own change before the session's is undone."""

import enum
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit as TextEdit
from textual.widgets import Input, Label, OptionList, Select, Static, TextArea

from mapping.cleaning import clean, without_hidden
from mapping.dates import FuzzyDate
from mapping.dates.known import Known
from mapping.dates.phrases import say, understand
from mapping.dates.puzzles import puzzle
from mapping.dates.told import reading_in_full
from mapping.language import gettext as _
from mapping.terms import term
from tui.keys import quiet
from tui.shown import row, shown

E = TypeVar("E", bound=enum.Enum)
V = TypeVar("V")

REVERTING: list[BindingType] = [
    quiet("ctrl+z", "revert"),
    quiet("ctrl+y", "restore"),
]


class Field:
    """What every field can do: tell whether it was changed, and take that back."""

    touched = False
    """Whether anything was written that has not been taken back, also when it was deleted again."""

    @property
    def changed(self) -> bool:
        """Whether the field holds something else than from the start."""
        raise NotImplementedError

    def action_revert(self) -> None:
        """Put back what the field held from the start."""
        raise NotImplementedError


class ValueField(Field):
    """A field whose whole content is its `value`, which it had as `_first` from the start."""

    value: Any
    _first: Any
    _taken_back: Any

    @property
    def changed(self) -> bool:
        """Whether something else stands there than from the start."""
        return bool(self.value != self._first)

    def action_revert(self) -> None:
        """Take back what was changed in the field."""
        if not self.changed:
            raise SkipAction
        self._taken_back, self.value = self.value, self._first
        self.touched = False

    def action_restore(self) -> None:
        """Put back what was taken back."""
        if self._taken_back == self._first or self.value != self._first:
            raise SkipAction
        self.value = self._taken_back


class TextField(ValueField, Input):
    """One line of text."""

    BINDINGS = REVERTING

    def __init__(self, value: str = "", *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002 - Textual's own name
        """A field that holds `value` from the start."""
        super().__init__(value, id=id, placeholder=placeholder, compact=True, select_on_focus=False)
        self._first = self._taken_back = self.value

    @property
    def text(self) -> str:
        """What is written, cleaned."""
        return clean(self.value)

    def validate_value(self, value: str) -> str:
        """Nothing hidden gets in, typed or pasted."""
        cleaned = without_hidden(value).replace("\n", " ")
        self.touched = self.touched or cleaned != getattr(self, "_first", cleaned)
        return cleaned

    def action_copy(self) -> None:
        """Nothing goes to the clipboard."""

    def action_cut(self) -> None:
        """Delete what is marked; nothing goes to the clipboard."""
        self.delete_selection()


class LongField(Field, TextArea):
    """Several lines of text. Its own undo goes first, as far as it reaches."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """A field that holds `value` from the start."""
        cleaned = without_hidden(value)
        super().__init__(cleaned, id=id, tab_behavior="focus", soft_wrap=True, compact=True)
        self._first = cleaned

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that say something, cleaned."""
        return tuple(line for line in map(clean, self.text.split("\n")) if line)

    @property
    def words(self) -> str:
        """What is written, cleaned, its line breaks kept."""
        return clean(self.text, lines=True)

    def edit(self, edit: TextEdit) -> EditResult:
        """Nothing hidden gets in, typed or pasted."""
        edit.text = without_hidden(edit.text)
        self.touched = True
        return super().edit(edit)

    @property
    def changed(self) -> bool:
        """Whether something else stands there than from the start."""
        return self.text != self._first

    def action_undo(self) -> None:
        """Take back the last change in the field, as long as there is one."""
        if not self.history.undo_stack:
            raise SkipAction
        self.action_revert()

    def action_revert(self) -> None:
        """Take back the last change in the field; Ctrl+Y puts it back."""
        self.undo()
        self.touched = bool(self.history.undo_stack)

    def action_copy(self) -> None:
        """Nothing goes to the clipboard."""

    def action_cut(self) -> None:
        """Delete what is marked; nothing goes to the clipboard."""
        self.delete(*self.selection)


class ChoiceField(ValueField, Select[V]):
    """One of a few; the empty choice means that nothing is said."""

    BINDINGS = REVERTING

    def __init__(
        self,
        choices: Iterable[tuple[str, V]],
        value: V | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        needed: bool = False,
    ) -> None:
        """Choices as (text, value). A `needed` field has no empty choice."""
        pairs = [(shown(text), choice) for text, choice in choices]
        offered = any(choice == value for _text, choice in pairs)
        first: Any = value if offered else pairs[0][1] if needed else Select.NULL
        super().__init__(pairs, value=first, allow_blank=not needed, prompt="–", id=id, compact=True)
        self._first, self._taken_back = first, first
        self.called = {choice: text.plain for text, choice in pairs}
        """What each choice is called."""

    @property
    def choice(self) -> V | None:
        """What is chosen, or None."""
        return None if self.value is Select.NULL else self.value


class ManyField(Field, OptionList, Generic[V]):
    """Any number of a few, marked with the space bar; the marks are told apart without colour."""

    BINDINGS = [*REVERTING, quiet("space", "select")]

    def __init__(self, choices: Iterable[tuple[str, V]], chosen: Iterable[V] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Choices as (text, value)."""
        self._pairs = list(choices)
        self.called = {value: clean(text) for text, value in self._pairs}
        """What each choice is called."""
        self._first = frozenset(chosen)
        self._marked, self._taken_back = self._first, self._first
        super().__init__(*self._rows(), id=id, compact=True)

    @property
    def choices(self) -> tuple[V, ...]:
        """What is marked, in the order of the list."""
        return tuple(value for _text, value in self._pairs if value in self._marked)

    @property
    def changed(self) -> bool:
        """Whether other things are marked than from the start."""
        return self._marked != self._first

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Mark, or take the mark away."""
        event.stop()
        self.mark(self._marked ^ {self._pairs[event.option_index][1]})

    def action_revert(self) -> None:
        """Take back the marks made."""
        if not self.changed:
            raise SkipAction
        self._taken_back = self._marked
        self.mark(self._first)

    def action_restore(self) -> None:
        """Put back the marks taken back."""
        if self._taken_back == self._first or self.changed:
            raise SkipAction
        self.mark(self._taken_back)

    def mark(self, values: frozenset[V]) -> None:
        """Mark these, and no others."""
        self._marked, line = values, self.highlighted
        self.set_options(self._rows())
        self.highlighted = line

    def _rows(self) -> list[Content]:
        return [row("■ " if value in self._marked else "□ ", shown(text)) for text, value in self._pairs]


class DateField(Vertical):
    """A date in anybody's words, with the reading shown as it is typed. It is never forced, and never guessed."""

    def __init__(
        self,
        value: FuzzyDate | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        known: Known | None = None,
    ) -> None:
        """A field for `value`, or for nothing yet. What is `known` can be named in it: people, and other events."""
        super().__init__(id=id)
        self._given, self._known = value, known or Known()

    def compose(self) -> ComposeResult:
        """The field, and the reading under it."""
        yield TextField(say(self._given) if self._given else "")
        yield Static(classes="reading")

    def on_mount(self) -> None:
        """Show how the date is read from the start."""
        self._read()

    @property
    def date(self) -> FuzzyDate | None:
        """What is written, as it was understood; None when nothing is written."""
        said = self.query_one(TextField).text
        if not said:
            return None
        unchanged = self._given is not None and said == clean(say(self._given))
        if unchanged and self._given is not None and self._given.dated:
            return self._given
        read = understand(said, self._known)  # what it hangs on may have come since it was written
        return self._given if unchanged and not read.dated else read

    def know(self, known: Known) -> None:
        """Read it anew with what is known now, as whose date it is; not what was told from something else before."""
        if self._given is not None and understand(say(self._given), self._known) == self._given:
            self._given = None
        self._known = known
        self._read()

    def on_descendant_focus(self) -> None:
        """Give examples to the one who is about to write."""
        self._read()

    def on_descendant_blur(self) -> None:
        """An empty field that is left needs no examples."""
        self._read()

    @on(Input.Changed)
    def _read(self) -> None:
        when, reading_line = self.date, self.query_one(".reading", Static)
        reading_line.display = when is not None or self.query_one(TextField).has_focus
        if when is None:
            said = _("For example: 2015, March 2015, spring 2015, about 2015, 2012–2014, since 2018")
        elif when.edtf:
            said = _("Read as: {when}").format(when=reading_in_full(when, self._known))
        else:
            said = puzzle(when, self._known) or _(
                "Kept as words, without a date. For example: 2015, spring 2015, since 2018"
            )
        reading_line.update(shown(said))


class Labelled(Horizontal):
    """A field with its name to the left."""

    def __init__(self, label: str, field: Input | TextArea | Select[V] | ManyField[V] | DateField) -> None:
        """Name `field` `label`."""
        super().__init__(Label(shown(label), classes="name"), field)


def choices_of(kind: type[E]) -> list[tuple[str, E]]:
    """All members of a kind of choice, as (what it is called, member)."""
    return [(term(member), member) for member in kind]


def heading(text: str) -> Static:
    """A quiet heading between groups of fields."""
    return Static(Content(text), classes="heading")
