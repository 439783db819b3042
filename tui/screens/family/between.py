"""Notes between meetings: from the kitchen or the car, until the next session begins."""

from functools import partial

from textual.widgets.option_list import Option

from mapping.family_edits import put_note, remove_note
from mapping.language import N_, say_clock, say_date
from mapping.language import gettext as _
from mapping.meeting.meeting import Note
from mapping.record import Id
from mapping.terms import term
from tui.desk import utc_now
from tui.dialogs.family.between import BetweenDialog
from tui.screens.family.of_family import FamilyEdit, RecordsPage, record


class BetweenScreen(RecordsPage):
    """The notes that wait, in the order in which they were made."""

    HELP = N_(
        "What was told or seen between sessions, a few words each. n writes one, Enter puts it right. When the next "
        "session begins, they come into it."
    )
    heading = N_("Between the sessions")
    empty = N_("No note waits. Press n to write one. When the next session begins, the notes come into it.")
    above = N_("These come into the next session when it begins.")

    def rows(self) -> list[Option]:
        """The notes."""
        return [_row(note) for note in self._family.notes]

    def open(self, id_: str) -> None:
        """Its form."""
        known = next((one for one in self._family.notes if id_ and one.id == Id(id_)), None)
        self.app.push_screen(BetweenDialog(known, self._keep, utc_now()))

    def named(self, id_: str) -> str:
        """Its words."""
        return next((one.text for one in self._family.notes if one.id == Id(id_)), "")

    def without(self, id_: Id) -> FamilyEdit:
        """The family without it."""
        return partial(remove_note, id_=id_)

    def _keep(self, note: Note) -> bool:
        return self.keep(partial(put_note, note=note), note.id)


def _row(note: Note) -> Option:
    day = say_date(note.at.astimezone().date())
    told = _("{voice} · {day} {hour}").format(voice=term(note.voice), day=day, hour=say_clock(note.at))
    return record(note.id, note.text, told)
