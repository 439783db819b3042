"""About the family: what the work with it rests on, each on a numbered line of its own."""

from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.screen import Screen

from mapping.assignment import SETTLED, Assignment, Progress
from mapping.clock import today
from mapping.family import Family
from mapping.language import N_, ngettext, say_date
from mapping.language import gettext as _
from tui.dialogs.family.assignment import AssignmentDialog
from tui.dialogs.family.family import FamilyDialog
from tui.screens.family.between import BetweenScreen
from tui.screens.family.consents import ConsentsScreen
from tui.screens.family.needs import NeedsScreen
from tui.screens.family.of_family import OfFamily
from tui.screens.page import NumberedPage
from tui.widgets.record_list import OpeningList


class AboutFamilyScreen(OfFamily, NumberedPage):
    """The sections, each with what stands in it in short."""

    HELP = N_(
        "Here is what the work rests on: the assignment, the consents, what is missing and needed, notes between the "
        "sessions, and who the family is. Press a number, or choose with the arrows and Enter."
    )
    DEFAULT_CSS = "AboutFamilyScreen OptionList { height: 1fr; }"
    heading = N_("About the family")

    def body(self) -> ComposeResult:
        """The list, in which Enter opens."""
        yield OpeningList(compact=True)

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Each section's name, and what stands in it."""
        family = self._family
        return (
            (_("The assignment"), _assignment(family.assignment)),
            (_("Consents"), _consents(family)),
            (_("Missing and needed"), _needs(family)),
            (_("Between the sessions"), _notes(family)),
            (_("The family"), _("the code, the parent, the children, protected identity")),
        )

    def renew(self) -> None:
        """The lines as they are now."""
        NumberedPage.renew(self)

    def do(self, place: int) -> None:
        """Open a section."""
        archive, family = self._archive, self._family
        opened: Screen[Any] = (
            AssignmentDialog(family.assignment, self._keep_assignment, today()),
            ConsentsScreen(archive, family),
            NeedsScreen(archive, family),
            BetweenScreen(archive, family),
            FamilyDialog(archive.put_family, family),
        )[place]
        self.app.push_screen(opened)

    def _keep_assignment(self, assignment: Assignment) -> bool:
        return self.change(lambda family: replace(family, assignment=assignment))


def _assignment(assignment: Assignment) -> str:
    until = _("until {day}").format(day=say_date(assignment.until)) if assignment.until else ""
    told = (assignment.commissioner, assignment.decision, assignment.extent, until)
    return " · ".join(filter(None, told)) or _("nothing written yet")


def _consents(family: Family) -> str:
    holding = sum(consent.holds(today()) for consent in family.consents)
    if not family.consents:
        return _("none yet")
    return ngettext("{count} holds today", "{count} hold today", holding)


def _needs(family: Family) -> str:
    if not family.needs:
        return _("nothing written yet")
    waiting = sum(need.progress not in SETTLED for need in family.needs)
    refused = sum(need.progress is Progress.REFUSED for need in family.needs)
    said = [ngettext("{count} is waited for", "{count} are waited for", waiting)] if waiting else []
    said += [ngettext("{count} was refused", "{count} were refused", refused)] if refused else []
    return ", ".join(said) or _("all settled")


def _notes(family: Family) -> str:
    if not family.notes:
        return _("none yet")
    return ngettext(
        "{count} note comes into the next session",
        "{count} notes come into the next session",
        len(family.notes),
    )
