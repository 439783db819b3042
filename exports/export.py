"""What can be taken out of one session, and how: chosen on the command line and in the app, made here."""

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from exports.corrected import in_a_line, in_words, may_be_told
from exports.masked_profile import masked_with_profile
from exports.masks import Mask, masked, masked_code
from exports.pictures.look import PICTURE_FORMATS, PLAIN, Look, PictureFormat
from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.network.generations_in_words import generations_in_words
from mapping.network.in_words import in_words as map_in_words
from mapping.profile.audience import Audience
from mapping.session import Session

if TYPE_CHECKING:
    from mapping.archive.documents.codec import Correction
    from mapping.questions.bank import Bank


class Subject(enum.StrEnum):
    """What it is a picture of."""

    MAP = "map"
    GENOGRAM = "genogram"
    PROFILE = "profile"
    """How everyday life works; its words come first, the picture by choice (METHOD § 3.3)."""
    TIMELINE = "timeline"
    """What has happened, on lanes along one axis (METHOD § 3.1)."""


TextFormat = Literal["txt"]
DataFormat = Literal["graphml", "csv"]
ProfileFormat = Literal["svg", "png", "pdf"]
"""The pictures that Graphviz has no part in: the profile's and the timeline's."""
FileFormat = PictureFormat | TextFormat | DataFormat

FORMATS: dict[Subject, tuple[FileFormat, ...]] = {
    Subject.MAP: (*PICTURE_FORMATS, *get_args(TextFormat), *get_args(DataFormat)),
    Subject.GENOGRAM: (*PICTURE_FORMATS, *get_args(TextFormat)),
    Subject.PROFILE: (*get_args(TextFormat), *get_args(ProfileFormat)),
    Subject.TIMELINE: (*get_args(ProfileFormat), *get_args(TextFormat), "csv"),
}
"""The kinds of file that there are of each."""


@dataclass(frozen=True)
class Export:
    """The choices of the one who exports."""

    subject: Subject = Subject.MAP
    file_format: FileFormat = "svg"
    mask: Mask = Mask.NAMES
    look: Look = PLAIN
    audience: Audience = Audience.PARENT
    """For whom a profile or a timeline is told."""
    sensitive: bool = False
    """Whether a profile takes the sensitive areas along, which it leaves out otherwise (METHOD § 3.3)."""

    @property
    def noted(self) -> str:
        """What is noted of it in the family's ledger: ``map png``, ``map pdf initials``, ``profile txt worker``."""
        chosen = [self.mask.value] if self.mask is not Mask.NAMES else []
        chosen += [self.audience.value] if self.audience is not Audience.PARENT else []
        chosen += ["sensitive"] if self.sensitive else []
        return " ".join([self.subject, self.file_format, *chosen])


class Made(NamedTuple):
    """Files, ready to be written."""

    contents: dict[str, bytes]
    """By what ends the file's name: nothing, where there is but one; otherwise as ``-ego.csv``."""
    squares: int = 0
    """How many characters stand as squares, the font having none for them."""


def made(export: Export, session: Session, *, title: str, corrections: "Sequence[Correction]" = ()) -> Made:
    """The files of an export, in the language spoken now. `title` is the family's code, masked here too.

    `corrections` are what was put right beside the session: words have them below, pictures that there are some; tables
    and graphs for other programs have no place for them.

    Raises:
        PictureError: the picture could not be drawn.
        InvalidError: Krets' own question bank is damaged, and it is a profile, or has corrections.
    """
    if export.file_format == "txt":
        return Made({"": "\n\n".join(_texts(export, session, title, corrections)).encode() + b"\n"})
    remark = in_a_line(corrections)
    if export.subject is Subject.PROFILE:
        return _profile(export, session, title, remark)
    if export.subject is Subject.TIMELINE:
        return _timeline(export, session, title, remark)
    title, session = masked_code(title, session, export.mask), masked(session, export.mask)
    if export.file_format in PICTURE_FORMATS:
        return _picture(export, session, title, remark)
    return Made(_data(export, session))


def file_name(export: Export, session: Session) -> str:
    """A name for the file that tells no name: ``natverkskarta-2026-10-06-90000000-roller.png``."""
    kinds = {
        Subject.MAP: _("network-map"),
        Subject.GENOGRAM: _("genogram"),
        Subject.PROFILE: _("everyday-life"),
        Subject.TIMELINE: _("timeline"),
    }
    mask = {Mask.NAMES: "", Mask.INITIALS: _("-initials"), Mask.ROLES: _("-roles"), Mask.NONE: _("-no-names")}
    whom = _("-for-worker") if export.audience is Audience.WORKER else ""
    of = f"{kinds[export.subject]}-{session.met_on}-{str(session.id)[:8]}"
    return f"{of}{whom}{mask[export.mask]}.{export.file_format}"


def _texts(export: Export, session: Session, title: str, corrections: "Sequence[Correction]") -> Iterator[str]:
    """What was told, and below it what was put right."""
    told = {Subject.PROFILE: _profile_in_words, Subject.TIMELINE: _timeline_in_words}
    yield told.get(export.subject, _network_in_words)(export, session, title)
    if corrections:
        yield in_words(corrections, told=may_be_told(session, export.mask, sensitive=export.sensitive))


def _picture(export: Export, session: Session, title: str, remark: str) -> Made:
    from exports.pictures.network_map import draw_map, unwritable

    wanted = cast(PictureFormat, export.file_format)
    if export.subject is Subject.MAP:
        drawn = draw_map(session, title=title, picture_format=wanted, look=export.look, remark=remark)
    else:
        from exports.pictures.genogram import draw_genogram

        drawn = draw_genogram(session, title=title, picture_format=wanted, look=export.look, remark=remark)
    return Made({"": drawn}, len(unwritable(session)))


def _profile(export: Export, session: Session, title: str, remark: str) -> Made:
    from exports.pictures.profile_chart import draw_profile, unwritable_in_profile

    left, bank, code = _left_of_profile(export, session, title)
    wanted, audience = cast(ProfileFormat, export.file_format), export.audience
    drawn = draw_profile(
        left, bank, title=code, picture_format=wanted, look=export.look, audience=audience, remark=remark
    )
    return Made({"": drawn}, len(unwritable_in_profile(left, bank, audience=audience)))


def _profile_in_words(export: Export, session: Session, title: str) -> str:
    from mapping.profile.in_words import profile_in_words

    left, bank, code = _left_of_profile(export, session, title)
    return profile_in_words(left, bank, title=code, audience=export.audience)


def _left_of_profile(export: Export, session: Session, title: str) -> "tuple[Session, Bank, str]":
    """The session and the code as they may leave, and the questions."""
    from mapping.profile.sensitive import without_sensitive
    from mapping.questions import load

    bank = load()
    chosen = session if export.sensitive else without_sensitive(session, bank)
    return masked_with_profile(chosen, export.mask, bank), bank, masked_code(title, session, export.mask)


def _timeline(export: Export, session: Session, title: str, remark: str) -> Made:
    from exports.masked_timeline import masked_with_timeline

    left, code = masked_with_timeline(session, export.mask), masked_code(title, session, export.mask)
    if export.file_format == "csv":
        from exports.data.timeline_csv import write

        return Made({"": write(left)})
    from exports.pictures.timeline import draw_timeline, unwritable_in_timeline

    wanted = cast(ProfileFormat, export.file_format)
    drawn = draw_timeline(left, title=code, picture_format=wanted, look=export.look, remark=remark)
    return Made({"": drawn}, len(unwritable_in_timeline(left)))


def _timeline_in_words(export: Export, session: Session, title: str) -> str:
    from exports.masked_timeline import masked_with_timeline
    from mapping.timeline.in_words import timeline_in_words

    left, code = masked_with_timeline(session, export.mask), masked_code(title, session, export.mask)
    return timeline_in_words(left, title=code, audience=export.audience)


def _network_in_words(export: Export, session: Session, title: str) -> str:
    name, on = clean(masked_code(title, session, export.mask)), session.met_on
    network = masked(session, export.mask).network
    if export.subject is Subject.GENOGRAM:
        return generations_in_words(network, on, title=_("Genogram · {title}").format(title=name))
    heading = _("Network map · {title}").format(title=name)
    return map_in_words(network, on, title=heading, preset=export.look.preset)


def _data(export: Export, session: Session) -> dict[str, bytes]:
    from exports.data import egor, graphml

    if export.file_format == "graphml":
        return {"": graphml.write(session)}
    return {f"-{name}.csv": content for name, content in egor.write(session).items()}
