"""What is recorded about one person, gathered for that person in a new file, which the authority examines first."""

from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input, Select, Static

from exports.disclosure.gathering import Gathered, Request
from exports.disclosure.person import Part, Person, people_of
from mapping.archive.archive import Archive
from mapping.errors import KretsError
from mapping.family import Family
from mapping.language import N_, ngettext
from mapping.language import gettext as _
from tui.dialogs.dialog import Dialog
from tui.dialogs.leaving import is_sure, purposes, sure
from tui.places import pictures_folder
from tui.saying import announce
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, TextField

if TYPE_CHECKING:
    from exports.disclosure.disclosure import Disclosure

_LOOK_EVERY = 0.25
"""Seconds."""
_SOON = 0.5
"""Seconds of work about which nothing needs to be said."""


class DiscloseDialog(Dialog[Path]):
    """Ends with the file that was written."""

    AUTO_FOCUS = "#sure, #person"
    HELP = N_(
        "Everybody has a right to read what is recorded about them. Choose the person, and note who gets it and why. "
        "Others stand by role in it, and what may be about somebody else is only marked, unless you take it along. "
        "The authority examines the file before it is handed out. The file's name has no person's name in it."
    )

    def __init__(self, archive: Archive, family: Family) -> None:
        """About somebody in the sessions with `family`."""
        super().__init__()
        self._archive, self._family = archive, family
        self._gathered: Gathered | None = None
        self._own_path, self._writing = True, False
        self._begun: float | None = None
        self._part = 0.0
        self.heading, self.done_text = _("Disclosure about one person"), _("Write the file")

    def fields(self) -> ComposeResult:
        """What has to be done with it, about whom, for whom and why, how much of it, and where it goes."""
        must = _("The authority must examine it before it is handed out. The file is not protected.")
        yield Static(shown(must), classes="warning")
        yield from sure(self._family)
        nobody: list[tuple[str, Person]] = []
        yield Labelled(_("About whom"), ChoiceField(nobody, id="person"))
        yield Labelled(_("For whom"), TextField(id="receiver", placeholder=_("the person, or who asks for them")))
        yield Labelled(_("Why"), ChoiceField(purposes(), id="purpose"))
        passages = [(_("Only marked where they stand"), False), (_("Taken along, others' names hidden"), True)]
        yield Labelled(_("To examine"), ChoiceField(passages, value=False, id="words", needed=True))
        yield Labelled(_("File"), TextField(str(self._path(None)), id="path"))

    def on_mount(self) -> None:
        """Read the sessions; show how far it has come when it takes more than a moment."""
        self.set_interval(_LOOK_EVERY, self._show)
        self._begin()
        self._gather()

    @property
    def changed(self) -> bool:
        """A receiver and a few choices are soon made again."""
        return False

    def result(self) -> Path | None:
        """Gathering may take a moment; the dialog ends when the file is written."""
        if self._begun is not None or self._gathered is None:
            return None  # it is being read or written, or why it cannot be stands there
        if not is_sure(self, self._family):
            return None
        request = self._request()
        if request is None:
            return None
        try:
            target = Path(self.query_one("#path", TextField).text).expanduser()
        except RuntimeError:  # a home that nobody has
            self._stop(_("There is no such folder. Write another."), "#path")
            return None
        self._begin(writing=True)
        self._write(self._gathered, request, target, confirmed=self._family.protected)
        return None

    def action_leave(self) -> None:
        """Not while it is being written: one would believe that it was not."""
        if not self._writing:
            super().action_leave()

    @on(Select.Changed, "#person")
    def _person_chosen(self) -> None:
        """The file's name follows the person, until somebody writes another."""
        if self._own_path:
            self.query_one("#path", TextField).value = str(self._path(self.query_one("#person", ChoiceField).choice))

    @on(Input.Changed, "#path")
    def _path_written(self) -> None:
        own = self._path(self.query_one("#person", ChoiceField).choice)
        self._own_path = self.query_one("#path", TextField).value == str(own)

    @work(thread=True, exclusive=True, group="disclose")
    def _gather(self) -> None:
        from exports.disclosure.from_archive import gathered_from

        try:
            gathered = gathered_from(self._archive, self._family.id, self._told)
        except KretsError as error:
            self.app.call_from_thread(self._stop, str(error))
        else:
            self.app.call_from_thread(self._offer, gathered, introduced(gathered))

    @work(thread=True, exclusive=True, group="disclose")
    def _write(self, gathered: Gathered, request: Request, target: Path, *, confirmed: bool) -> None:
        from exports.disclosure.from_archive import disclosed_from
        from exports.disclosure.markdown import markdown
        from exports.files import write_new
        from mapping.questions import load

        try:
            disclosure = disclosed_from(
                self._archive, gathered, request, load(), confirmed=confirmed, progress=self._told
            )
            write_new(target, markdown(disclosure).encode())
        except KretsError as error:
            self.app.call_from_thread(self._stop, str(error), "#path")
        else:
            self.app.call_from_thread(self._written, target, disclosure)

    def _request(self) -> Request | None:
        """What is asked for; None, after a complaint, when something is missing."""
        person: Person | None = self.query_one("#person", ChoiceField).choice
        purpose: str | None = self.query_one("#purpose", ChoiceField).choice
        receiver, words = self.query_one("#receiver", TextField).text, self.query_one("#words", ChoiceField).choice
        if person is None:
            self._stop(_("Choose whom it is about."), "#person")
        elif not receiver:
            self._stop(_("Note who gets it."), "#receiver")
        elif purpose is None:
            self._stop(_("Choose why it is taken out. It is noted in the log."), "#purpose")
        else:
            today = datetime.now().astimezone().date()
            return Request(person, today, self._archive.id, purpose, receiver, bool(words))
        return None

    def _begin(self, *, writing: bool = False) -> None:
        self._begun, self._part, self._writing = monotonic(), 0.0, writing
        self.complain("")

    def _told(self, part: float) -> None:
        """How far it has come. The screen is not waited for: it may be waiting for the archive."""
        self._part = part

    def _show(self) -> None:
        if self._begun is not None and monotonic() - self._begun > _SOON:
            self.complain(_("Gathering … {part} %").format(part=int(self._part * 100)))
            self.query_one(".complaint").add_class("calm")

    def _stop(self, sentence: str, field: str = "") -> None:
        """Nothing is under way any more; say why it did not go further."""
        if self.is_attached:  # else Krets was locked meanwhile
            self._begun, self._writing = None, False
            self.query_one(".complaint").remove_class("calm")
            self.complain(sentence, self.query_one(field) if field else None)

    def _offer(self, gathered: Gathered, people: list[tuple[str, Person]]) -> None:
        if self.is_attached:
            self._stop("")
            self._gathered = gathered
            # Textual finds what is typed in a Text, and not in its own Content
            offered = ((Text(shown(text).plain), person) for text, person in people)
            self.query_one("#person", ChoiceField).set_options(offered)

    def _written(self, file: Path, disclosure: "Disclosure") -> None:
        if self.is_attached:
            count = disclosure.to_examine
            examine = ngettext(
                "{count} passage is for the authority to examine.",
                "{count} passages are for the authority to examine.",
                count,
            )
            announce(self, f"{_('Written: {file}. It is no longer protected.').format(file=file)} {examine}")
            self.dismiss(file)

    def _path(self, person: Person | None) -> Path:
        from exports.disclosure.from_archive import file_name

        return pictures_folder() / file_name(person.id if person else self._family.id)


def introduced(gathered: Gathered) -> list[tuple[str, Person]]:
    """Everybody of whom something can be recorded, the family first, by name and what they were last said to be."""
    roles = {alter.id: alter.role for session in gathered.sessions for alter in session.network.alters}
    parent = _("the parent")
    told = [
        (one.name, parent if one.part is Part.PARENT else roles.get(one.id, ""), one)
        for one in people_of(gathered.family, gathered.sessions)
    ]
    return [(f"{name}, {role}" if role else name, one) for name, role, one in told]
