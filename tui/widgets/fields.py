"""Fields to fill in. Each takes in clean text only, and takes back its own change before the session's is undone."""

import enum
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from textual.actions import SkipAction
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit as TextEdit
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList, Select, Static, TextArea

from mapping.cleaning import clean, without_hidden
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

    def written(self) -> str:
        """What it holds, as a text that can be kept: what was written, or the choices themselves, not their names."""
        raise NotImplementedError

    def put_back(self, text: str) -> None:
        """Hold again what was `written`. What cannot be chosen any more is left out."""
        raise NotImplementedError

    def action_copy(self) -> None:
        """Nothing goes to the clipboard."""


class ValueField(Field):
    """A field whose whole content is its `value`, which it had as `_first` from the start."""

    value: Any
    _first: Any
    _taken_back: Any

    @property
    def changed(self) -> bool:
        """Whether something else stands there than from the start."""
        return bool(self.value != self._first)

    def written(self) -> str:
        """What stands there."""
        return str(self.value)

    def put_back(self, text: str) -> None:
        """Let it stand there."""
        self.value = text

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
        self.move_cursor(self.document.end)  # what is written next goes on where the text ends

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

    def written(self) -> str:
        """What stands there."""
        return self.text

    def put_back(self, text: str) -> None:
        """Let it stand there, and go on at its end."""
        self.replace(text, self.document.start, self.document.end)
        self.move_cursor(self.document.end)

    def action_undo(self) -> None:
        """Take back the last change in the field, as long as there is one."""
        if not self.history.undo_stack:
            raise SkipAction
        self.action_revert()

    def action_revert(self) -> None:
        """Take back the last change in the field; Ctrl+Y puts it back."""
        self.undo()
        self.touched = bool(self.history.undo_stack)

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
        self._offered = [choice for _text, choice in pairs]

    @property
    def choice(self) -> V | None:
        """What is chosen, or None."""
        return None if self.value is Select.NULL else self.value

    def written(self) -> str:
        """The choice; empty when nothing is chosen."""
        return "" if self.value is Select.NULL else str(self.value)

    def put_back(self, text: str) -> None:
        """Choose it again."""
        nothing: Any = Select.NULL if not text else self.value
        self.value = next((choice for choice in self._offered if text and str(choice) == text), nothing)


class ManyField(Field, OptionList, Generic[V]):
    """Any number of a few, marked with the space bar; the marks are told apart without colour."""

    BINDINGS = [*REVERTING, quiet("space", "select")]

    def __init__(self, choices: Iterable[tuple[str, V]], chosen: Iterable[V] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Choices as (text, value)."""
        self._pairs = list(choices)
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

    def written(self) -> str:
        """One choice on each line."""
        return "\n".join(str(choice) for choice in self.choices)

    def put_back(self, text: str) -> None:
        """Mark them again."""
        wanted = set(text.split("\n"))
        self.mark(frozenset(value for _text, value in self._pairs if str(value) in wanted))

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


class Labelled(Horizontal):
    """A field with its name to the left."""

    def __init__(self, label: str, field: Widget) -> None:
        """Name `field` `label`."""
        super().__init__(Label(shown(label), classes="name"), field)


def choices_of(kind: type[E]) -> list[tuple[str, E]]:
    """All members of a kind of choice, as (what it is called, member)."""
    return [(term(member), member) for member in kind]


def heading(text: str) -> Static:
    """A quiet heading between groups of fields."""
    return Static(Content(text), classes="heading")
