"""What is known of the parent in the middle of the map."""

from msgspec.structs import replace
from textual.app import ComposeResult

from mapping.dates.known import known_of
from mapping.family import Symbol
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import Ego
from mapping.session import Session
from tui.dialogs.dialog import Dialog
from tui.widgets.date_field import DateField
from tui.widgets.fields import ChoiceField, Labelled, TextField, choices_of


class EgoDialog(Dialog[Ego]):
    """Ends with the parent as it shall be."""

    HELP = N_("A first name or an initial is enough. The parent always stands in the middle.")

    def __init__(self, session: Session) -> None:
        """Edit the parent of `session`."""
        super().__init__()
        self._session, self._ego = session, session.network.ego
        self.heading, self.done_text = self._ego.name, _("Keep the details")

    def fields(self) -> ComposeResult:
        """Name, symbol, birth."""
        yield Labelled(_("Name"), TextField(self._ego.name, id="name"))
        yield Labelled(_("Symbol"), ChoiceField(choices_of(Symbol), self._ego.symbol, id="symbol", needed=True))
        known = known_of(self._session, self._ego.id)
        yield Labelled(_("Born"), DateField(self._ego.born, id="born", known=known))

    def result(self) -> Ego | None:
        """The parent as it shall be; a name is needed."""
        name = self.query_one("#name", TextField)
        if not name.text:
            self.complain(_("Write the parent's first name or initial."), name)
            return None
        symbol = self.query_one("#symbol", ChoiceField).choice or Symbol.OTHER
        return replace(self._ego, name=name.text, symbol=symbol, born=self.query_one(DateField).date)
