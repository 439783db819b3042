"""What stands in the fields of a form that is not ended yet, as texts that can be kept, and put back."""

from collections.abc import Iterator
from datetime import datetime

from textual.widgets import Select

from mapping.archive.codec import Place
from mapping.archive.drafts import Draft
from tui.dialogs.dialog import Dialog
from tui.widgets.fields import ChoiceField, Field, LongField, ManyField, TextField


def draft_of(dialog: Dialog[object], place: Place, way: tuple[str, str], at: datetime) -> Draft | None:
    """A dialog as it stands, opened at `place` by the `way` (a widget's id, and an action of it).

    None when nothing in it would be lost.
    """
    fields = {name: _text(field) for name, field in _named(dialog) if field.changed}
    if not fields or not dialog.changed:
        return None
    widget, action = way
    return Draft(
        form=type(dialog).__name__,
        heading=dialog.heading,
        place=place,
        widget=widget,
        action=action,
        at=at,
        fields=fields,
    )


def speaks_of(draft: Draft, dialog: Dialog[object], place: Place) -> bool:
    """Whether a dialog that was opened at `place` is the one that the draft was written in."""
    return (draft.form, draft.heading, draft.place) == (type(dialog).__name__, dialog.heading, place)


def put_back(draft: Draft, dialog: Dialog[object]) -> None:
    """Let the fields hold what they held then. What cannot be chosen any more is left out."""
    for name, field in _named(dialog):
        if name in draft.fields:
            _write(field, draft.fields[name])


def _named(dialog: Dialog[object]) -> Iterator[tuple[str, Field]]:
    """Each field by its id, or that of what holds it, or else by its place among the fields."""
    fields = [field for field in dialog.query("*") if isinstance(field, Field)]
    for number, field in enumerate(fields):
        holder = field.parent
        yield field.id or (holder.id if holder is not None else None) or str(number), field


def _text(field: Field) -> str:
    match field:
        case TextField():
            return str(field.value)
        case LongField():
            return field.text
        case ChoiceField():
            return str(field.called.get(field.value, ""))
        case ManyField():
            return "\n".join(field.called[choice] for choice in field.choices)
        case _:
            raise TypeError(type(field).__name__)


def _write(field: Field, text: str) -> None:
    match field:
        case TextField():
            field.value = text
        case LongField():
            field.replace(text, field.document.start, field.document.end)
            field.move_cursor(field.document.end)
        case ChoiceField():
            chosen = [choice for choice, name in field.called.items() if name == text]
            field.value = chosen[0] if chosen else field.value if text else Select.NULL
        case ManyField():
            names = set(text.split("\n"))
            field.mark(frozenset(choice for choice, name in field.called.items() if name in names))
        case _:
            raise TypeError(type(field).__name__)
