"""Adding many people or services at once: one line each, a name is enough."""

import enum
from datetime import date
from typing import Any
from uuid import uuid4

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Select, Static, TextArea

from mapping import clock
from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.dates.phrases import reading
from mapping.family import Symbol
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import RINGS, Alter, AlterKind, Network
from mapping.network.lines import birth, introduced
from mapping.network.suggestions import suggested
from mapping.network.words import place_words
from mapping.terms import ring_name, sector_name, term
from tui.dialogs.dialog import Dialog
from tui.shown import row, shown
from tui.widgets.fields import ChoiceField, Labelled, LongField


class _Unchosen(enum.Enum):
    """A field where the worker has not chosen."""

    AS_TOLD = enum.auto()
    """Each line has what its own words suggest."""


class QuickAddDialog(Dialog[tuple[Alter, ...]]):
    """Ends with those to add. What nobody chose is as each line's words suggest: grandmothers among the relatives."""

    HELP = N_(
        "Write one on each line; after a comma you may write the role, and how old they are. A word that tells who "
        "somebody is suggests a sector; you see it under the lines, and can choose another. How near they stand the "
        "parent decides: let them wait beside the map until then."
    )
    DEFAULT_CSS = "QuickAddDialog { #read { height: 2; margin: 0 0 1 0; } }"

    def __init__(self, network: Network, sector: str | None, ring: int | None) -> None:
        """`sector` and `ring` are where the worker is, if that is a place: who may stand anywhere goes there."""
        super().__init__()
        self._network = network
        self._sector = sector if ring else None
        self._ring = ring if sector else None
        self.heading, self.done_text = _("New on the map"), _("Add them")

    def fields(self) -> ComposeResult:
        """The lines and how the one at hand is read, and where they go."""
        yield Static(shown(_("One on each line: name, role")), classes="heading")
        yield LongField(id="lines")
        yield Static(id="read", classes="reading")
        yield from self._place_fields()
        kinds: list[tuple[str, Any]] = [(_("by the name"), _Unchosen.AS_TOLD)]
        kinds += [(term(kind), kind) for kind in AlterKind]
        yield Labelled(_("Kind"), ChoiceField[Any](kinds, _Unchosen.AS_TOLD, id="kind", needed=True))

    def result(self) -> tuple[Alter, ...] | None:
        """One for each line."""
        lines = self.query_one(LongField).lines
        if not lines:
            self.complain(_("Write at least one name."), self.query_one(LongField))
            return None
        return tuple(self._alter(line) for line in lines)

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    @on(Select.Changed)
    def _read(self) -> None:
        """How the line at hand is read, or else the one before it."""
        field = self.query_one(LongField)
        until = field.document.lines[: field.cursor_location[0] + 1]
        line = next((line for line in reversed(until) if clean(line)), "")
        self.query_one("#read", Static).update(self._reading(self._alter(line)) if line else "")

    def _reading(self, alter: Alter) -> Content:
        words = [place_words(self._network, alter)]
        words += [term(alter.symbol)] if alter.symbol is not Symbol.OTHER else []
        words += [term(alter.kind)] if alter.kind is AlterKind.SERVICE else []
        words += [_("born {when}").format(when=reading(alter.born))] if alter.born else []
        return row(f"{alter.name}: ", ", ".join(words))

    def _alter(self, line: str) -> Alter:
        name, role, born = _told(line)
        suggestion = suggested(self._network, name, role)
        sector, ring, kind = (self.query_one(f"#{field}", ChoiceField).choice for field in ("sector", "ring", "kind"))
        if sector is _Unchosen.AS_TOLD:
            sector = suggestion.sector or self._sector
        if ring is _Unchosen.AS_TOLD:
            ring = self._ring if sector == self._sector else None
        return Alter(
            id=uuid4(),
            name=name,
            role=role,
            symbol=suggestion.symbol,
            born=born,
            sector=sector,
            ring=ring,
            kind=suggestion.kind if kind is _Unchosen.AS_TOLD else kind or AlterKind.PERSON,
        )

    def _place_fields(self) -> ComposeResult:
        """Where they go: by their words; and those who may stand anywhere, where the worker is."""
        as_told, here = _Unchosen.AS_TOLD, self._sector
        name = next((sector_name(sector) for sector in self._network.sectors if sector.key == here), "")
        words = _("by the name or role, otherwise {sector}").format(sector=name) if name else _("by the name or role")
        sectors = [(words, as_told), *((sector_name(sector), sector.key) for sector in self._network.sectors)]
        yield Labelled(_("Sector"), ChoiceField[Any](sectors, as_told, id="sector"))
        rings: list[tuple[str, Any]] = [(ring_name(ring), ring) for ring in RINGS]
        if self._ring:
            same = _("{ring} ({sector})").format(ring=ring_name(self._ring), sector=name)
            rings.insert(0, (same, as_told))
        yield Labelled(_("Ring"), ChoiceField[Any](rings, as_told, id="ring"))


def _told(line: str) -> tuple[str, str, FuzzyDate | None]:
    """A name, a role and a birth, from a line like ``Anita, mormor, 72`` or ``Elsa, dotter född 2014``."""
    name, *said = clean(line).split(",")
    today = clock.today()
    parts = [_part(part.strip(), today) for part in said if part.strip()]
    role = ", ".join(words for words, _born in parts if words)
    born = next((born for _words, born in parts if born), None)
    return (name.strip(), role, born) if name.strip() else (role or clean(line), "", born)


def _part(said: str, today: date) -> tuple[str, FuzzyDate | None]:
    """What stands between two commas: a birth, or words with or without one."""
    if born := birth(said, today):
        return "", born
    words, born = introduced(said, today)
    return (words, born) if born and born.dated else (said, None)
