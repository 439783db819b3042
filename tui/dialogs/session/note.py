"""A quick note in a session: a few words, whose they are, and Enter."""

from collections.abc import Callable
from datetime import datetime

from mapping.language import N_
from mapping.language import gettext as _
from mapping.meeting.meeting import Note
from mapping.words import Voice
from tui.dialogs.family.between import BetweenDialog
from tui.widgets.fields import TextField


class NoteDialog(BetweenDialog):
    """As between the sessions, and kept in the one on the table. A draft of it tells whose words they are, too."""

    HELP = N_(
        "Write a few words and press Enter. Arrow down says whose words they are. The note stands in the journal text, "
        "and on the page for you; it is not shown here."
    )

    def __init__(self, keep: Callable[[Note], bool], now: datetime) -> None:
        """A new note. `keep` stores it, and tells whether it could."""
        super().__init__(None, keep, now)
        self.heading = _("A note")

    def written(self) -> dict[str, str]:
        """The words, and whose they are."""
        return {"text": self.query_one(TextField).written(), "voice": self._voice.value}

    async def put_back(self, fields: dict[str, str]) -> dict[str, str]:
        """Let both stand there again; where something is written already, nothing."""
        if self.changed:
            return fields
        self.query_one(TextField).put_back(fields.get("text", ""))
        self._voice = Voice(fields["voice"]) if fields.get("voice") in {*Voice} else self._voice
        self._show()
        return {}
