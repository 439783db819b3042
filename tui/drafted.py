"""What stands in a form that is not ended yet, as texts that can be kept, and put back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple, Protocol, runtime_checkable

from mapping.archive.documents.codec import Place
from mapping.archive.drafts import Draft
from tui.dialogs.dialog import Dialog
from tui.widgets.fields import Field


class Way(NamedTuple):
    """How a form is opened."""

    place: Place
    view: str = ""
    """What opens it, as a style sheet names it; empty for the session's own screen."""
    action: str = ""
    """What that does when it opens the form; empty when it cannot be opened so again."""


@runtime_checkable
class WholeForm(Protocol):
    """A form in which more is written than stands in its fields now."""

    def written(self) -> dict[str, str]:
        """All that would be lost, each under a name of its own."""

    async def put_back(self, fields: dict[str, str]) -> dict[str, str]:
        """Let all of it stand there again. Returns what found no place."""


def draft_of(dialog: Dialog[Any], way: Way, at: datetime) -> Draft | None:
    """A dialog as it stands; None when nothing in it would be lost, or it could not be opened again."""
    if not way.action or not dialog.changed:
        return None
    fields = dialog.written() if isinstance(dialog, WholeForm) else written(dialog)
    if not fields:
        return None
    return Draft(form=type(dialog).__name__, place=way.place, view=way.view, action=way.action, at=at, fields=fields)


def is_of(draft: Draft, dialog: Dialog[Any], way: Way) -> bool:
    """Whether a draft was written in such a dialog, opened in that way. The session's own are opened anywhere."""
    same = (draft.form, draft.view, draft.action) == (type(dialog).__name__, way.view, way.action)
    return same and (not way.view or draft.place == way.place)


async def put_back(draft: Draft, dialog: Dialog[Any]) -> dict[str, str]:
    """Let a dialog hold what it held then. Returns what found no place, as where somebody has written meanwhile."""
    if isinstance(dialog, WholeForm):
        return await dialog.put_back(draft.fields)
    return fill(dialog, draft.fields)


def written(dialog: Dialog[Any]) -> dict[str, str]:
    """What stands in the fields that are changed."""
    return {name: field.written() for name, field in _named(dialog) if field.changed}


def fill(dialog: Dialog[Any], texts: dict[str, str]) -> dict[str, str]:
    """Put texts back in the fields that nobody has changed. Returns the others."""
    left = dict(texts)
    for name, field in _named(dialog):
        if name in left and not field.changed:
            field.put_back(left.pop(name))
    return left


def _named(dialog: Dialog[Any]) -> Iterator[tuple[str, Field]]:
    """Each field by its id, or that of what holds it. Those without are counted: such a form has always the same."""
    nameless = 0
    for field in dialog.query("*"):
        if isinstance(field, Field):
            name = field.id or (field.parent.id if field.parent is not None else None)
            yield name or str(nameless), field
            nameless += not name
