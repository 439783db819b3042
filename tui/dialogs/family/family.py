"""A family: a code, the parent, and the children."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from mapping import clock
from mapping.cleaning import clean
from mapping.dates.phrases import reading, say, understand
from mapping.errors import KretsError
from mapping.family import Family, FamilyMember, Symbol
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network.lines import introduced
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.date_field import DateField
from tui.widgets.fields import ChoiceField, Labelled, LongField, TextField, choices_of


class FamilyDialog(Dialog[Family]):
    """Ends with the family as it shall be."""

    HELP = N_(
        "The code is what you call the family on the lists, where no names are seen. "
        "Write each child on a line of its own: a name or initial, a comma, and the year of birth or the age. "
        "If somebody in the family has protected personal data, whatever is to leave Krets is asked about once more."
    )

    CSS = "FamilyDialog { #children { height: 4; } .apart { margin: 1 0 0 0; } }"

    def __init__(self, keep: Callable[[Family], None], family: Family | None = None) -> None:
        """Correct `family`, or tell of a new one. `keep` stores it, or raises a KretsError, and then nothing that is
        written is lost.
        """
        super().__init__()
        self._keep, self._new = keep, family is None
        self._family = family or Family(id=uuid4(), code="", parent=FamilyMember(id=uuid4(), name=""))
        self.heading = _("New family") if self._new else self._family.code
        self.done_text = _("Add the family") if self._new else _("Keep the family")

    def fields(self) -> ComposeResult:
        """Code, parent, children, and whether somebody is protected."""
        parent = self._family.parent
        code = TextField(self._family.code, id="code", placeholder=_("a word that is not a name"))
        yield Labelled(_("Code"), code)
        yield Labelled(_("The parent"), TextField(parent.name, id="parent", placeholder=_("first name or initial")))
        yield Labelled(_("Symbol"), ChoiceField(choices_of(Symbol), parent.symbol, id="symbol", needed=True))
        yield Labelled(_("Born"), DateField(parent.born, id="born"))
        yield Static(shown(_("The children, one on each line: name, year of birth or age")), classes="heading")
        yield LongField("\n".join(map(_line, self._family.children)), id="children")
        if not self._new:
            told = _("A map that is begun keeps what it holds. There, Enter on somebody opens the details.")
            yield Static(shown(told), classes="hint")
        answers = [(_("No"), False), (_("Yes, for somebody in the family"), True)]
        protected = ChoiceField(answers, self._family.protected, id="protected", needed=True)
        row = Labelled(_("Protected identity"), protected)
        yield row.add_class("apart")

    def result(self) -> Family | None:
        """The family, when it has a code."""
        self._take_apart()
        code = self.query_one("#code", TextField)
        if not code.text:
            self.complain(_("The family needs a code, so that you find it again."), code)
            return None
        children = self.query_one(LongField)
        nameless = next((n for n, line in enumerate(children.lines, 1) if not introduced(line, clock.today()).name), 0)
        if nameless:
            self.complain(
                _("Child {number} has no name. Begin with a name or an initial.").format(number=nameless), children
            )
            return None
        family = self._told(code.text)
        try:
            self._keep(family)
        except KretsError as error:
            self.complain(str(error), code)
            return None
        return family

    @on(Input.Blurred, "#parent")
    def _take_apart(self) -> None:
        """An age or a birth that is written after the parent's name moves to its own field, where it is seen."""
        parent, born = self.query_one("#parent", TextField), self.query_one("#born TextField", TextField)
        name, birth = introduced(parent.text, clock.today())
        if name and birth is not None and birth.dated:
            parent.value, born.value = name, born.value or say(birth)

    def _told(self, code: str) -> Family:
        parent = replace(
            self._family.parent,
            name=self.query_one("#parent", TextField).text or _("The parent"),
            symbol=self.query_one("#symbol", ChoiceField).choice or Symbol.OTHER,
            born=self.query_one(DateField).date,
        )
        children = _children(self.query_one(LongField).lines, self._family.children, clock.today())
        protected = bool(self.query_one("#protected", ChoiceField).choice)
        return replace(self._family, code=code, parent=parent, children=children, protected=protected)


def _line(child: FamilyMember) -> str:
    """The birth as it was said, where that can be read again."""
    if child.born is None:
        return child.name
    said = say(child.born)
    read_again = understand(said).edtf == child.born.edtf
    return f"{child.name}, {said if read_again else reading(child.born)}"


def _children(lines: tuple[str, ...], before: tuple[FamilyMember, ...], today: date) -> tuple[FamilyMember, ...]:
    """A child for each line. Who has the name, or else the line, of one from before is the same child."""
    told = [introduced(line, today) for line in lines]
    names, left = {name for name, _born in told}, list(before)
    children: list[FamilyMember] = []
    for number, (line, (name, born)) in enumerate(zip(lines, told, strict=True)):
        renamed = [child for child in before[number : number + 1] if child.name not in names]
        same = [*(child for child in left if child.name == name), *renamed][:1]
        left = [child for child in left if child not in same]
        child = same[0] if same else FamilyMember(id=uuid4(), name=name)
        children.append(child if line == clean(_line(child)) else replace(child, name=name, born=born))
    return tuple(children)
