"""What is missing and needed: certificates, benefits, places in a queue, each with how far it has come (METHOD § 2)."""

from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets.option_list import Option

from mapping.assignment import SETTLED, Need, Progress
from mapping.clock import today
from mapping.family_edits import progress_need, put_need, remove_need
from mapping.language import N_, say_date
from mapping.language import gettext as _
from mapping.record import Id
from mapping.terms import term
from tui.dialogs.family.need import NeedDialog
from tui.keys import quiet
from tui.saying import announce
from tui.screens.family.of_family import FamilyEdit, RecordsPage, group, record


class NeedsScreen(RecordsPage):
    """What is waited for first. A digit says how far the one in hand has come."""

    HELP = N_(
        "What the family is waiting for or must apply for, with who sees to it. n adds something. A digit says how far "
        "the one in hand has come, and notes today as its day. Enter opens the rest."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet(str(number), f"progress({number})") for number in range(1, len(Progress) + 1)
    ]
    heading = N_("Missing and needed")
    empty = N_("Nothing yet. Press n to write something down: a certificate, a benefit, a place in a queue.")

    def rows(self) -> list[Option]:
        """What is waited for, and what is settled."""
        waiting = [need for need in self._family.needs if need.progress not in SETTLED]
        settled = [need for need in self._family.needs if need.progress in SETTLED]
        rows = [*map(_row, waiting)]
        return rows + ([group(_("Settled")), *(_row(need, calm=True) for need in settled)] if settled else [])

    @property
    def above(self) -> str:  # type: ignore[override]  # what the digits mean is put together
        """What each digit says."""
        return "  ".join(f"{number} {term(progress)}" for number, progress in enumerate(Progress, 1))

    def open(self, id_: str) -> None:
        """Its form."""
        self.app.push_screen(NeedDialog(self._known(id_), self._keep, today()))

    def named(self, id_: str) -> str:
        """What is needed."""
        need = self._known(id_)
        return need.what if need else ""

    def without(self, id_: Id) -> FamilyEdit:
        """The family without it."""
        return partial(remove_need, id_=id_)

    def action_progress(self, number: int) -> None:
        """The one in hand has come so far."""
        need, progress = self._known(self.in_hand), list(Progress)[number - 1]
        if need and self.change(partial(progress_need, id_=need.id, progress=progress, on=today())):
            announce(self, f"{need.what}: {term(progress)}")

    def _keep(self, need: Need) -> bool:
        return self.keep(partial(put_need, need=need), need.id)

    def _known(self, id_: str) -> Need | None:
        return next((one for one in self._family.needs if id_ and one.id == Id(id_)), None)


def _row(need: Need, *, calm: bool = False) -> Option:
    told = (term(need.progress), say_date(need.on) if need.on else "", need.who)
    return record(need.id, need.what, " · ".join(filter(None, told)), calm=calm)
