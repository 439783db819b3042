"""A note between meetings: a few words, whose they are, and Enter."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar
from uuid import uuid4

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from mapping.language import N_
from mapping.language import gettext as _
from mapping.meeting.meeting import Note
from mapping.terms import term
from mapping.words import Voice
from tui.dialogs.dialog import Dialog
from tui.keys import key
from tui.shown import row
from tui.widgets.fields import TextField


class BetweenDialog(Dialog[Note]):
    """Ends with the note. The arrows say whose words they are, so that the hands stay on the keys."""

    enter_is_done = True
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "voice(1)", N_("Whose words"), priority=True),  # or else the arrows scroll
        Binding("up", "voice(-1)", show=False, priority=True),
    ]
    HELP = N_(
        "Write a few words and press Enter. Arrow down says whose words they are. The note waits here until the next "
        "session begins, and then stands among its notes."
    )
    CSS = "BetweenDialog #whose { margin: 1 0 0 0; }"

    def __init__(self, note: Note | None, keep: Callable[[Note], bool], now: datetime) -> None:
        """Correct `note`, or tell of a new one, which is the worker's own as long as nothing else is said: a quotation
        that nobody has said is the worse mistake. `keep` stores it, and tells whether it could.
        """
        super().__init__()
        self._new, self._keep = note is None, keep
        self._note = note or Note(id=uuid4(), voice=Voice.OBSERVATION, text="", at=now)
        self._voice = self._note.voice
        self.heading = _("Note between sessions")

    def fields(self) -> ComposeResult:
        """One line, and whose words it is."""
        yield TextField(self._note.text, id="text")
        yield Static(id="whose")

    def on_mount(self) -> None:
        """Say whose words they are."""
        self._show()

    @property
    def changed(self) -> bool:
        """Whether something is written, or it is somebody else's."""
        return super().changed or (not self._new and self._voice is not self._note.voice)

    def action_voice(self, step: int) -> None:
        """They are somebody else's words."""
        voices = list(Voice)
        self._voice = voices[(voices.index(self._voice) + step) % len(voices)]
        self._show()

    def result(self) -> Note | None:
        """The note; nothing written is nothing to keep."""
        text = self.query_one(TextField).text
        if not text:
            self.action_leave()
            return None
        note = replace(self._note, text=text, voice=self._voice)
        return note if self._keep(note) else None

    def _show(self) -> None:
        lines = (self._line(voice) for voice in Voice)
        self.query_one("#whose", Static).update(Content("\n").join(lines))

    def _line(self, voice: Voice) -> Content:
        chosen = voice is self._voice
        return row(("▸ " if chosen else "  ", "$accent"), (term(voice), "bold" if chosen else "$muted"))
