"""Adding many people or services at once: one line each, a name is enough."""

from uuid import uuid4

from textual.app import ComposeResult
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import RINGS, Alter, AlterKind, Network
from mapping.terms import ring_name, sector_name, term
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, LongField


class QuickAddDialog(Dialog[tuple[Alter, ...]]):
    """Ends with those to add, all in the same place of the map or waiting beside it."""

    HELP = N_(
        "Write one on each line; after a comma you may write the role. "
        "Choose where they stand, or let them wait beside the map until the parent decides."
    )

    def __init__(self, network: Network, sector: str | None, ring: int | None) -> None:
        """Offer the place where the worker is."""
        super().__init__()
        self._network, self._sector, self._ring = network, sector, ring
        self.heading, self.done_text = _("New on the map"), _("Add them")

    def fields(self) -> ComposeResult:
        """The lines, and where they go."""
        yield Static(shown(_("One on each line: name, role")), classes="heading")
        yield LongField(id="lines")
        sectors = [(sector_name(sector), sector.key) for sector in self._network.sectors]
        yield Labelled(_("Sector"), ChoiceField(sectors, self._sector, id="sector"))
        yield Labelled(_("Ring"), ChoiceField([(ring_name(ring), ring) for ring in RINGS], self._ring, id="ring"))
        kinds = [(term(kind), kind) for kind in AlterKind]
        yield Labelled(_("Kind"), ChoiceField(kinds, AlterKind.PERSON, id="kind", needed=True))

    def result(self) -> tuple[Alter, ...] | None:
        """One for each line."""
        lines = self.query_one(LongField).lines
        if not lines:
            self.complain(_("Write at least one name."), self.query_one(LongField))
            return None
        return tuple(self._alter(line) for line in lines)

    def _alter(self, line: str) -> Alter:
        name, _comma, role = (part.strip() for part in line.partition(","))
        return Alter(
            id=uuid4(),
            name=name or role,
            role=role if name else "",
            sector=self.query_one("#sector", ChoiceField).choice,
            ring=self.query_one("#ring", ChoiceField).choice,
            kind=self.query_one("#kind", ChoiceField).choice or AlterKind.PERSON,
        )
