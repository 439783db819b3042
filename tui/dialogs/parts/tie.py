"""A tie between two on the map."""

from dataclasses import dataclass

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.widgets import Button, Select, Static

from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import Direction, Kinship, Network, Strength, Tie, person
from mapping.record import Id
from tui.dialogs.dialog import Dialog
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, ManyField, choices_of


@dataclass(frozen=True)
class TieRemoved:
    """The tie is to be taken away."""

    id: Id


class TieDialog(Dialog[Tie | TieRemoved]):
    """Ends with the tie as it shall be, or that it shall go."""

    HELP = N_(
        "Strength and strain are two facts: a tie can be both strong and strained. "
        "Several ties may join the same two; add each as a tie of its own."
    )

    def __init__(self, network: Network, tie: Tie, *, new: bool) -> None:
        """Edit `tie`."""
        super().__init__()
        self._tie, self._new = tie, new
        self._names = [
            (someone.name if someone else "–") for someone in (person(network, tie.a), person(network, tie.b))
        ]
        self.heading = _("{one} and {other}").format(one=self._names[0], other=self._names[1])
        self.done_text = _("Keep the tie")

    def fields(self) -> ComposeResult:
        """Strength, strain, kinship, support."""
        tie, (one, other) = self._tie, self._names
        yield Labelled(_("Strength"), ChoiceField(choices_of(Strength), tie.strength, id="strength", needed=True))
        marks = [(_("strained"), "strained"), (_("broken off"), "broken")]
        yield Labelled(_("Also"), ManyField(marks, [m for _n, m in marks if getattr(tie, m)], id="marks"))
        yield Labelled(_("Family tie"), ChoiceField(choices_of(Kinship), tie.kinship, id="kinship"))
        directions = [
            (_("{name} receives").format(name=one), Direction.TO_A),
            (_("{name} receives").format(name=other), Direction.TO_B),
            (_("both ways"), Direction.MUTUAL),
        ]
        yield Labelled(_("Support"), ChoiceField(directions, tie.support, id="support"))
        yield Static(id="elder", classes="hint")
        if not self._new:
            yield Button(_("Remove the tie"), id="remove", compact=True)

    @on(Select.Changed, "#kinship")
    def _kinship_chosen(self) -> None:
        kinship, (one, other) = self.query_one("#kinship", ChoiceField).choice, self._names
        says = kinship is not None and kinship.runs_down
        text = _("{one} is the elder, {other} the child.").format(one=one, other=other) if says else ""
        self.query_one("#elder", Static).update(shown(text))

    def result(self) -> Tie:
        """The tie as it shall be."""
        marks = self.query_one("#marks", ManyField).choices
        return replace(
            self._tie,
            strength=self.query_one("#strength", ChoiceField).choice or Strength.ORDINARY,
            strained="strained" in marks,
            broken="broken" in marks,
            kinship=self.query_one("#kinship", ChoiceField).choice,
            support=self.query_one("#support", ChoiceField).choice,
        )

    @on(Button.Pressed, "#remove")
    def _remove(self) -> None:
        self.dismiss(TieRemoved(self._tie.id))
