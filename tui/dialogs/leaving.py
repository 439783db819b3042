"""What every dialog asks by which something of a family leaves: why, and whether it may when it is protected."""

from typing import Any

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.archive.log import Purpose
from mapping.family import Family
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled


def purposes() -> list[tuple[str, str]]:
    """Why something is taken out, as (what it is called, what the log keeps)."""
    from mapping.archive.log.words import purpose_words

    return [(purpose_words(purpose), purpose.value) for purpose in Purpose]


def sure(family: Family) -> ComposeResult:
    """Of a protected family, the question whether it is to leave all the same; nothing is chosen from the start."""
    if family.protected:
        yield Static(shown(_("Somebody in the family has protected personal data.")), classes="warning")
        answers = [(_("Yes"), True), (_("No"), False)]
        yield Labelled(_("Is it to leave?"), ChoiceField(answers, id="sure"))


def is_sure(dialog: Dialog[Any], family: Family) -> bool:
    """Whether it may leave; where it may not, what is to be done is said."""
    if not family.protected:
        return True
    field = dialog.query_one("#sure", ChoiceField)
    if field.choice is None:
        dialog.complain(_("Answer whether it is to leave all the same."), field)
    elif not field.choice:
        dialog.complain(_("Then nothing leaves. Back ends this."), field)
    return bool(field.choice)
