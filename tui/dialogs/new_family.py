"""A new family: a code, the parent, and the children."""

import re
from collections.abc import Callable
from uuid import uuid4

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.date_phrases import understand
from mapping.errors import KretsError
from mapping.family import Family, FamilyMember, Symbol
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.fields import ChoiceField, DateField, Labelled, LongField, TextField, choices_of

_BORN = re.compile(r"(?P<name>.*?)[\s,]+(?:född|f\.|born|b\.)\s+(?P<born>.+)", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(?P<name>[^,]*[^,\s])\s+(?P<born>\d{4})")


class NewFamilyDialog(Dialog[Family]):
    """Ends with the family."""

    HELP = N_(
        "The code is what you call the family on the lists, where no names are seen. "
        "Write each child on a line of its own: a name or initial, a comma, and the year of birth."
    )

    def __init__(self, keep: Callable[[Family], None]) -> None:
        """An empty form. `keep` stores the family, or raises a KretsError, and then nothing that is written is lost."""
        super().__init__()
        self._keep = keep
        self.heading, self.done_text = _("New family"), _("Add the family")

    def fields(self) -> ComposeResult:
        """Code, parent, children."""
        yield Labelled(_("Code"), TextField(id="code", placeholder=_("a word that is not a name")))
        yield Labelled(_("The parent"), TextField(id="parent", placeholder=_("first name or initial")))
        yield Labelled(_("Symbol"), ChoiceField(choices_of(Symbol), Symbol.OTHER, id="symbol", needed=True))
        yield Labelled(_("Born"), DateField(id="born"))
        yield Static(shown(_("The children, one on each line: name, year of birth")), classes="heading")
        yield LongField(id="children")

    def result(self) -> Family | None:
        """The family, when it has a code."""
        code = self.query_one("#code", TextField)
        if not code.text:
            self.complain(_("The family needs a code, so that you find it again."), code)
            return None
        children = self.query_one(LongField)
        nameless = next((n for n, line in enumerate(children.lines, 1) if not _child_of(line)[0]), 0)
        if nameless:
            self.complain(
                _("Child {number} has no name. Begin with a name or an initial.").format(number=nameless), children
            )
            return None
        family = self._family(code.text)
        try:
            self._keep(family)
        except KretsError as error:
            self.complain(str(error), code)
            return None
        return family

    def _family(self, code: str) -> Family:
        return Family(
            id=uuid4(),
            code=code,
            parent=FamilyMember(
                id=uuid4(),
                name=self.query_one("#parent", TextField).text or _("The parent"),
                symbol=self.query_one("#symbol", ChoiceField).choice or Symbol.OTHER,
                born=self.query_one(DateField).date,
            ),
            children=tuple(_child(line) for line in self.query_one(LongField).lines),
        )


def _child(line: str) -> FamilyMember:
    name, born = _child_of(line)
    return FamilyMember(id=uuid4(), name=name, born=understand(born) if born else None)


def _child_of(line: str) -> tuple[str, str]:
    """A child's name and birth, from a line like ``Juni, 2017``, ``Juni 2017`` or ``Juni född 2017``."""
    found = _BORN.fullmatch(line) or _YEAR_LAST.fullmatch(line)
    if found:
        return found["name"].strip(), found["born"].strip()
    name, _comma, born = line.partition(",")
    return name.strip(), born.strip()
