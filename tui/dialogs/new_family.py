"""A new family: a code, the parent, and the children."""

from uuid import uuid4

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.date_phrases import understand
from mapping.family import Family, FamilyMember, Symbol
from mapping.language import N_
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.fields import ChoiceField, DateField, Labelled, LongField, TextField, choices_of


class NewFamilyDialog(Dialog[Family]):
    """Ends with the family."""

    HELP = N_(
        "The code is what you call the family on the lists, where no names are seen. "
        "Write each child on a line of its own: a name or initial, a comma, and the year of birth."
    )

    def __init__(self, family: Family | None = None) -> None:
        """An empty form, or one that could not be kept as it was."""
        super().__init__()
        self._family = family
        self.heading, self.done_text = _("New family"), _("Add the family")

    def fields(self) -> ComposeResult:
        """Code, parent, children."""
        code, parent, children = _written(self._family)
        symbol, born = (parent.symbol, parent.born) if parent else (Symbol.OTHER, None)
        name = parent.name if parent else ""
        yield Labelled(_("Code"), TextField(code, id="code", placeholder=_("a word that is not a name")))
        yield Labelled(_("The parent"), TextField(name, id="parent", placeholder=_("first name or initial")))
        yield Labelled(_("Symbol"), ChoiceField(choices_of(Symbol), symbol, id="symbol", needed=True))
        yield Labelled(_("Born"), DateField(born, id="born"))
        yield Static(shown(_("The children, one on each line: name, year of birth")), classes="heading")
        yield LongField(children, id="children")

    def result(self) -> Family | None:
        """The family, when it has a code."""
        code = self.query_one("#code", TextField)
        if not code.text:
            self.complain(_("The family needs a code, so that you find it again."), code)
            return None
        return Family(
            id=uuid4(),
            code=code.text,
            parent=FamilyMember(
                id=uuid4(),
                name=self.query_one("#parent", TextField).text or _("The parent"),
                symbol=self.query_one("#symbol", ChoiceField).choice or Symbol.OTHER,
                born=self.query_one(DateField).date,
            ),
            children=tuple(_child(line) for line in self.query_one(LongField).lines),
        )


def _written(family: Family | None) -> tuple[str, FamilyMember | None, str]:
    if family is None:
        return "", None, ""
    lines = (f"{child.name}, {child.born.said}" if child.born else child.name for child in family.children)
    return family.code, family.parent, "\n".join(lines)


def _child(line: str) -> FamilyMember:
    name, _comma, born = line.partition(",")
    return FamilyMember(id=uuid4(), name=name.strip(), born=understand(born) if born.strip() else None)
