"""Taking a picture or its words out: what it shows, as what, where to, for whom, and what that means."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from textual import on, work
from textual.app import App, ComposeResult
from textual.widgets import Input, Select, Static

from exports.export import FORMATS, Export, FileFormat, Made, Subject, file_name, made
from exports.files import refuse_taken, write_all_new
from exports.masks import Mask
from exports.pictures.look import Look
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import ExportNote
from mapping.family import Family
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network.presets import Preset
from mapping.profile.audience import Audience
from mapping.protection import noted, refuse_unconfirmed
from mapping.session import Part, Session
from tui.desk import utc_now
from tui.dialogs.leaving import is_sure, purposes, sure
from tui.dialogs.working import WorkingDialog
from tui.places import pictures_folder
from tui.saying import unwritable_words
from tui.shown import shown
from tui.widgets.fields import ChoiceField, Labelled, TextField, choices_of, heading

_OWN_SIZE = "own"
"""No paper: a sheet as large as the picture."""

_LAST: WeakKeyDictionary[App[Any], Export] = WeakKeyDictionary()
"""What was written last, as long as the app runs: the same is chosen the next time. For whom is asked each time, and
so is whether sensitive areas come along.
"""


class ExportDialog(WorkingDialog[Path]):
    """Ends with the file that was written."""

    AUTO_FOCUS = "#sure, #receiver"
    HELP = N_(
        "Note for whom it is, and choose what to take out. PNG opens everywhere, PDF prints best, and text can be "
        "pasted into a journal. Further down you choose what stands for people's names, which ties are shown, the "
        "paper, and where the file goes."
    )

    DEFAULT_CSS = "ExportDialog { #initials { margin: 0 0 0 19; display: none; } .of-profile { display: none; } }"

    def __init__(self, archive: Archive, family: Family, session: Session, part: Part | None = None) -> None:
        """Export from `session`; of what `part` shows, where one stands in one."""
        super().__init__()
        self._archive, self._family, self._session, self._part = archive, family, session, part
        self._own_path = True
        self.heading, self.done_text = _("Export"), _("Write the file")

    def fields(self) -> ComposeResult:
        """The warning first, then what is most often chosen; below it what the picture shows, and where it goes."""
        last = self._at_hand(_LAST.get(self.app, Export(file_format="png")))
        look = last.look
        warning = _("The file will no longer be protected: whoever gets it can see everything in it.")
        yield Static(shown(warning), classes="warning")
        yield from sure(self._family)
        yield Labelled(_("For whom"), TextField(id="receiver", placeholder=_("the parent, the social secretary …")))
        yield Labelled(_("Why"), ChoiceField(purposes(), id="purpose"))
        yield Labelled(_("What"), ChoiceField(_subjects(), last.subject, id="subject", needed=True))
        formats = _formats(last.subject)
        yield Labelled(_("Kind of file"), ChoiceField(formats, last.file_format, id="format", needed=True))
        yield heading(_("What it shows"))
        yield Labelled(_("Names"), ChoiceField(_masks(), last.mask, id="mask", needed=True))
        yield Static(shown(_("Initials may still tell who somebody is.")), id="initials", classes="hint")
        yield from self._of_profile(last)
        yield Labelled(_("Ties"), ChoiceField(choices_of(Preset), look.preset, id="preset", needed=True))
        yield Labelled(_("Colour"), ChoiceField(_colours(), look.grey, id="grey", needed=True))
        yield Labelled(_("Paper"), ChoiceField(_papers(), look.paper or _OWN_SIZE, id="paper", needed=True))
        yield Labelled(_("Legend"), ChoiceField(_legends(), look.legend, id="legend", needed=True))
        yield Labelled(_("File"), TextField(str(self._path(last)), id="path"))

    def _at_hand(self, last: Export) -> Export:
        """What was written last, or of the part one stands in where that is of another."""
        of_profile = last.subject is Subject.PROFILE
        if self._part is Part.PROFILE and not of_profile:
            return replace(last, subject=Subject.PROFILE, file_format="pdf")
        if self._part is Part.TIMELINE and last.subject is not Subject.TIMELINE:
            return replace(last, subject=Subject.TIMELINE, file_format="pdf")
        if self._part is Part.NETWORK and last.subject not in {Subject.MAP, Subject.GENOGRAM}:
            return replace(last, subject=Subject.MAP)
        return last

    def _of_profile(self, last: Export) -> ComposeResult:
        """What only a profile has: how it is told, and whether the sensitive areas come along (METHOD § 3.3)."""
        told = Labelled(_("Told"), ChoiceField(_audiences(), last.audience, id="audience", needed=True))
        sensitive = Labelled(_("Sensitive"), ChoiceField(_sensitive(), value=False, id="sensitive", needed=True))
        for row in (told, sensitive):
            row.add_class("of-profile")
            yield row

    def on_mount(self) -> None:
        """Load the picture engine while the worker reads."""
        self._warm()

    def result(self) -> Path | None:
        """Begin, when it is said for whom, why and where to."""
        if not is_sure(self, self._family):
            return None
        receiver = self.query_one("#receiver", TextField)
        if not receiver.text:
            self.complain(_("Note for whom the picture is."), receiver)
            return None
        purpose = self.query_one("#purpose", ChoiceField)
        if purpose.choice is None:
            self.complain(_("Choose why it is taken out. It is noted in the log."), purpose)
            return None
        target = self.path()
        if target is not None:
            self.start(partial(self._write, target, self._export(), receiver.text, purpose.choice), _("Drawing …"))
        return None

    def finished(self, outcome: tuple[Path, Made]) -> None:
        """Say where it is, and remember what was chosen."""
        file, exported = outcome
        _LAST[self.app] = self._export()
        written = _("Written: {file}. It is no longer protected.").format(file=file)
        self.finish(file, f"{written} {unwritable_words(exported.squares)}".strip())

    @on(Select.Changed)
    def _chosen(self) -> None:
        export = self._export()
        picture, profile = export.file_format != "txt", export.subject is Subject.PROFILE
        papered = ("pdf",) if profile else ("svg", "png", "pdf")
        self.query_one("#initials").display = export.mask is Mask.INITIALS
        self.query(".of-profile").set(display=profile)
        self.query_one("#preset").disabled = export.subject is not Subject.MAP
        self.query_one("#grey").disabled = self.query_one("#legend").disabled = not picture
        self.query_one("#paper").disabled = export.file_format not in papered
        if self._own_path:
            self.query_one("#path", TextField).value = str(self._path(export))

    @on(Select.Changed, "#subject")
    def _subject_chosen(self) -> None:
        """Offer the kinds of file that there are of it; the one that is chosen stays, if it is among them."""
        field = self.query_one("#format", ChoiceField)
        before, offered = field.choice, _formats(self._choice("subject"))
        field.set_options(offered)
        if any(before == choice for _text, choice in offered):
            field.value = before

    @on(Input.Changed, "#path")
    def _path_written(self) -> None:
        path = self.query_one("#path", TextField)
        self._own_path = path.value == str(self._path(self._export()))

    def _write(self, target: Path, export: Export, receiver: str, purpose: str) -> tuple[Path, Made]:
        family = self._archive.family(self._family.id)  # another Krets may have marked it since
        refuse_unconfirmed(family, confirmed=self._family.protected, purpose=purpose, receiver=receiver)
        corrections = self._archive.corrections(self._session)
        exported = made(export, self._session, title=self._family.code, corrections=corrections)
        what = noted(family, export.noted)
        refuse_taken(target, exported.contents)
        self._note(what, receiver, purpose)  # first: a picture nobody knows of is worse than a note too many
        return write_all_new(target, exported.contents)[0], exported

    def _note(self, what: str, receiver: str, purpose: str) -> None:
        """In the log, and in the family's own document where this Krets may write. Raises as `note_export`."""
        whose, session = self._family.id, self._session.id
        note = ExportNote(session=session, at=utc_now(), what=what, receiver=receiver, purpose=purpose)
        self._archive.note_export(whose, note)

    @work(thread=True, group="warm")
    def _warm(self) -> None:
        from exports.pictures.network_map import warm

        warm()

    def _export(self) -> Export:
        """What is chosen, without what does not go with it."""
        subject: Subject = self._choice("subject")
        paper = self._choice("paper")
        look = Look(
            preset=self._choice("preset") if subject is Subject.MAP else Preset.ALL,
            grey=self._choice("grey"),
            paper=None if paper == _OWN_SIZE else paper,
            legend=self._choice("legend"),
        )
        export = Export(subject, self._choice("format"), self._choice("mask"), look)
        if subject is not Subject.PROFILE:
            return export
        return replace(export, audience=self._choice("audience"), sensitive=self._choice("sensitive"))

    def _choice(self, name: str) -> Any:
        return self.query_one(f"#{name}", ChoiceField).choice

    def _path(self, export: Export) -> Path:
        return pictures_folder() / file_name(export, self._session)


def _subjects() -> list[tuple[str, Subject]]:
    return [
        (_("Network map"), Subject.MAP),
        (_("Genogram"), Subject.GENOGRAM),
        (_("Timeline"), Subject.TIMELINE),
        (_("Everyday life"), Subject.PROFILE),
    ]


def _formats(subject: Subject) -> list[tuple[str, FileFormat]]:
    """What there is of it, but for the data."""
    formats: list[tuple[str, FileFormat]] = [
        (_("PNG: opens everywhere"), "png"),
        (_("PDF: to print"), "pdf"),
        (_("SVG: for other programs, in any size"), "svg"),
        (_("Text: to read aloud, or for the journal"), "txt"),
        (_("DOT: for Graphviz"), "dot"),
    ]
    return [(text, format_) for text, format_ in formats if format_ in FORMATS[subject]]


def _audiences() -> list[tuple[str, Audience]]:
    return [
        (_("In the parent's words"), Audience.PARENT),
        (_("For the worker: with terms, observations and levels"), Audience.WORKER),
    ]


def _sensitive() -> list[tuple[str, bool]]:
    return [(_("Without sensitive areas"), False), (_("With sensitive areas"), True)]


def _masks() -> list[tuple[str, Mask]]:
    return [
        (_("Whole names"), Mask.NAMES),
        (_("Initials"), Mask.INITIALS),
        (_("Roles"), Mask.ROLES),
        (_("No names"), Mask.NONE),
    ]


def _colours() -> list[tuple[str, bool]]:
    return [(_("In colour"), False), (_("In grey"), True)]


def _papers() -> list[tuple[str, str]]:
    return [(_("As large as the picture"), _OWN_SIZE), ("A4", "a4"), ("A3", "a3")]


def _legends() -> list[tuple[str, bool]]:
    return [(_("With"), True), (_("Without"), False)]
