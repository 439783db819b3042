"""What dialogs share whose work takes a while: a thread does it, the worker waits, and one sentence says how it went.

While it is being done the dialog cannot be left: one would believe that nothing had been done. When Krets is locked
meanwhile, nobody is told how it went; what has left the archive stands in the log.
"""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from textual import work
from textual.widget import Widget
from textual.widgets import Static

from mapping.errors import KretsError
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog, R
from tui.saying import announce
from tui.shown import shown
from tui.the_app import back
from tui.widgets.fields import TextField

T = TypeVar("T")

LOOK_EVERY = 0.25
"""Seconds between two looks at how far it has come."""
SOON = 0.5
"""Seconds of work that need not be waited for, about which nothing is said."""


class WorkingDialog(Dialog[R]):
    """A form for something that takes a while. `result` begins it with `start`, and `finish` ends the dialog."""

    DEFAULT_CSS = """
    WorkingDialog {
        .complaint.told { color: $foreground; }
        &.stays .fields { max-height: 33vh; }  /* what is to be read has the room */
    }
    """

    working = False
    """Whether something is being done."""
    done = False
    """Whether it is done, and the dialog stays only to be read."""
    _held = False
    _said = _announced = ""
    _progress = _begun = 0.0
    _stood: Widget | None = None

    @property
    def changed(self) -> bool:
        """A few words and choices are soon made again."""
        return False

    def on_mount(self) -> None:
        """Show how far it has come, while it is being done."""
        self.set_interval(LOOK_EVERY, self._look)

    def path(self, id_: str = "path") -> Path | None:
        """Where the file lies, or is to lie, that a field names; None, after a complaint, when that is nowhere."""
        field = self.query_one(f"#{id_}", TextField)
        if not field.text:
            self.complain(_("Write where the file is to lie."), field)
            return None
        try:
            return Path(field.text).expanduser()
        except RuntimeError:  # a home that nobody has
            self.complain(_("There is no such folder. Write another."), field)
            return None

    def start(
        self, job: Callable[[], T], said: str, then: Callable[[T], None] | None = None, *, held: bool = True
    ) -> None:
        """Do `job` in a thread, and then `finished`, or `then`, with what came of it; after a KretsError `refused`.

        Meanwhile `said` stands there; a "{part}" in it is how many percent `told` has last been told of. What is not
        `held` may be left at any time, and is told of only when it takes more than a moment.
        """
        self._progress, self._begun, self._said = 0.0, monotonic(), said
        self._stood = self.focused if held else None
        self._set_working(True, held=held)
        self._say("")
        if held:
            self._show()
        self._do(job, then or self.finished)

    def told(self, part: float) -> None:
        """How much of the job is done, from 0 to 1. To be called by the job, which does not wait for the screen:
        that may be waiting for the archive.
        """
        self._progress = part

    def finished(self, outcome: Any) -> None:
        """The job is done: end the dialog, or have something read."""
        raise NotImplementedError

    def refused(self, sentence: str) -> None:
        """The job was not done: say why."""
        self.complain(sentence, self._stood)

    def finish(self, result: R | None, said: str = "") -> None:
        """End with `result`, and announce what was `said` when the dialog is seen to end."""
        self._announced = said
        self.dismiss(result)

    def stay(self, said: str) -> None:
        """It is done, and there is something to read: all that is left is going back."""
        self.done = True
        self.query(".fields, .done").set(disabled=True)
        self.add_class("stays")
        self._say(said, "told")
        self.query_one(".leave").focus()

    def complain(self, sentence: str, field: Widget | None = None) -> None:
        """Say what must be changed, and go there."""
        self._say("")
        super().complain(sentence, field)

    def ending(self) -> None:
        """Say what was done."""
        if self._announced:
            announce(self, self._announced)

    def action_done(self) -> None:
        """Begin, once."""
        if not self.working and not self.done:
            super().action_done()

    async def action_undo(self) -> None:
        """Take back what was changed in a field, as long as nothing is made of it."""
        if not self.working and not self.done:
            await super().action_undo()

    def action_leave(self) -> None:
        """Go back, but not while it is being done."""
        if not self._held:
            super().action_leave()

    @work(thread=True, group="working dialog")
    def _do(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        try:
            outcome = job()
        except KretsError as error:
            back(self, self._over, self.refused, str(error))  # dropped when Krets was locked meanwhile
        else:
            back(self, self._over, then, outcome)

    def _over(self, then: Callable[[T], None], outcome: T) -> None:
        self._set_working(False)
        self._say("")
        if self._stood is not None:
            self._stood.focus()
        then(outcome)

    def _set_working(self, working: bool, *, held: bool = False) -> None:
        self.working, self._held = working, held
        self.query(".done").set(disabled=working)
        self.query(".third, .leave").set(disabled=held)

    def _look(self) -> None:
        if self.working and monotonic() - self._begun > SOON:
            self._show()

    def _show(self) -> None:
        self._say(self._said.format(part=int(self._progress * 100)), "calm")

    def _say(self, sentence: str, tone: str = "") -> None:
        complaint = self.query_one(".complaint", Static)
        complaint.set_classes(f"complaint {tone}")
        complaint.update(shown(sentence))
