"""What is recorded about one person, gathered for that person in a new file, which the authority examines first."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Select, Static

from exports.disclosure.gathering import Gathered, Request
from exports.disclosure.person import Part, Person, people_of
from mapping import clock
from mapping.archive.archive import Archive
from mapping.family import Family
from mapping.language import N_, ngettext
from mapping.language import gettext as _
from tui.dialogs.leaving import is_sure, purposes, sure
from tui.dialogs.working import WorkingDialog
from tui.places import pictures_folder
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, TextField

if TYPE_CHECKING:
    from exports.disclosure.disclosure import Disclosure


class DiscloseDialog(WorkingDialog[Path]):
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
        self._own_path = True
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
        """Read the sessions."""
        self.start(self._gather, _("Gathering … {part} %"), self._offer, held=False)

    def result(self) -> Path | None:
        """Begin, when it is said about whom, for whom, why and where to."""
        if self._gathered is None or not is_sure(self, self._family):
            return None  # why it could not be read stands there
        request = self._request()
        target = self.path() if request is not None else None
        if request is not None and target is not None:
            self.start(partial(self._write, self._gathered, request, target), _("Gathering … {part} %"))
        return None

    def finished(self, outcome: "tuple[Path, Disclosure]") -> None:
        """Say where it is, and how much of it is to be examined."""
        file, disclosure = outcome
        examine = ngettext(
            "{count} passage is for the authority to examine.",
            "{count} passages are for the authority to examine.",
            disclosure.to_examine,
        )
        written = _("Written: {file}. It is no longer protected.").format(file=file)
        self.finish(file, f"{written} {examine}")

    def refused(self, sentence: str) -> None:
        """Say why; what is written there can be written elsewhere."""
        self.complain(sentence, self.query_one("#path") if self._gathered is not None else None)

    @on(Select.Changed, "#person")
    def _person_chosen(self) -> None:
        """The file's name follows the person, until somebody writes another."""
        if self._own_path:
            self.query_one("#path", TextField).value = str(self._path(self.query_one("#person", ChoiceField).choice))

    @on(Input.Changed, "#path")
    def _path_written(self) -> None:
        own = self._path(self.query_one("#person", ChoiceField).choice)
        self._own_path = self.query_one("#path", TextField).value == str(own)

    def _gather(self) -> tuple[Gathered, list[tuple[str, Person]]]:
        from exports.disclosure.from_archive import gathered_from

        gathered = gathered_from(self._archive, self._family.id, self.told)
        return gathered, introduced(gathered)

    def _offer(self, read: tuple[Gathered, list[tuple[str, Person]]]) -> None:
        self._gathered, people = read
        # Textual finds what is typed in a Text, and not in its own Content
        offered = ((Text(shown(text).plain), person) for text, person in people)
        self.query_one("#person", ChoiceField).set_options(offered)

    def _write(self, gathered: Gathered, request: Request, target: Path) -> "tuple[Path, Disclosure]":
        from exports.disclosure.from_archive import disclosed_from
        from exports.disclosure.markdown import markdown
        from exports.files import refuse_taken, write_new
        from mapping.questions import load

        confirmed = self._family.protected
        refuse_taken(target, [""])
        disclosure = disclosed_from(self._archive, gathered, request, load(), confirmed=confirmed, progress=self.told)
        write_new(target, markdown(disclosure).encode())
        return target, disclosure

    def _request(self) -> Request | None:
        """What is asked for; None, after a complaint, when something is missing."""
        person: Person | None = self.query_one("#person", ChoiceField).choice
        purpose: str | None = self.query_one("#purpose", ChoiceField).choice
        receiver, words = self.query_one("#receiver", TextField).text, self.query_one("#words", ChoiceField).choice
        if person is None:
            self.complain(_("Choose whom it is about."), self.query_one("#person"))
        elif not receiver:
            self.complain(_("Note who gets it."), self.query_one("#receiver"))
        elif purpose is None:
            self.complain(_("Choose why it is taken out. It is noted in the log."), self.query_one("#purpose"))
        else:
            today = clock.today()
            return Request(person, today, self._archive.id, purpose, receiver, bool(words))
        return None

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
