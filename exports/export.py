"""What can be taken out of one session, and how: chosen on the command line and in the app, made here."""

import enum
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast, get_args

from exports.masks import Mask, masked, masked_code
from exports.pictures.look import PICTURE_FORMATS, PLAIN, Look, PictureFormat
from mapping.cleaning import clean
from mapping.generations_in_words import generations_in_words
from mapping.language import gettext as _
from mapping.network_in_words import in_words
from mapping.session import Session


class Subject(enum.StrEnum):
    """What it is a picture of."""

    MAP = "map"
    GENOGRAM = "genogram"


TextFormat = Literal["txt"]
DataFormat = Literal["graphml", "csv"]
FileFormat = PictureFormat | TextFormat | DataFormat

FORMATS: dict[Subject, tuple[FileFormat, ...]] = {
    Subject.MAP: (*PICTURE_FORMATS, *get_args(TextFormat), *get_args(DataFormat)),
    Subject.GENOGRAM: (*PICTURE_FORMATS, *get_args(TextFormat)),
}
"""The kinds of file that there are of each."""


@dataclass(frozen=True)
class Export:
    """The choices of the one who exports."""

    subject: Subject = Subject.MAP
    file_format: FileFormat = "svg"
    mask: Mask = Mask.NAMES
    look: Look = PLAIN

    @property
    def noted(self) -> str:
        """What is noted of it in the family's ledger: ``map png``, ``map pdf initials``."""
        chosen = [self.mask] if self.mask is not Mask.NAMES else []
        return " ".join([self.subject, self.file_format, *chosen])


class Made(NamedTuple):
    """Files, ready to be written."""

    contents: dict[str, bytes]
    """By what ends the file's name: nothing, where there is but one; otherwise as ``-ego.csv``."""
    squares: int = 0
    """How many characters stand as squares, the font having none for them."""


def made(export: Export, session: Session, *, title: str) -> Made:
    """The files of an export, in the language spoken now. `title` is the family's code,
    masked here too.

    Raises:
        PictureError: the picture could not be drawn.
    """
    title, session = masked_code(title, session, export.mask), masked(session, export.mask)
    if export.file_format in PICTURE_FORMATS:
        return _picture(export, session, title)
    if export.file_format == "txt":
        return Made({"": _words(export, session, title).encode()})
    return Made(_data(export, session))


def file_name(export: Export, session: Session) -> str:
    """A name for the file that tells no name: ``natverkskarta-2026-10-06-90000000-roller.png``."""
    kind = _("network-map") if export.subject is Subject.MAP else _("genogram")
    mask = {Mask.NAMES: "", Mask.INITIALS: _("-initials"), Mask.ROLES: _("-roles"), Mask.NONE: _("-no-names")}
    return f"{kind}-{session.met_on}-{str(session.id)[:8]}{mask[export.mask]}.{export.file_format}"


def _picture(export: Export, session: Session, title: str) -> Made:
    from exports.pictures.network_map import draw_map, unwritable

    wanted = cast(PictureFormat, export.file_format)
    if export.subject is Subject.MAP:
        drawn = draw_map(session, title=title, picture_format=wanted, look=export.look)
    else:
        from exports.pictures.genogram import draw_genogram

        drawn = draw_genogram(session, title=title, picture_format=wanted, look=export.look)
    return Made({"": drawn}, len(unwritable(session)))


def _words(export: Export, session: Session, title: str) -> str:
    network, on, name = session.network, session.met_on, clean(title)
    if export.subject is Subject.GENOGRAM:
        return generations_in_words(network, on, title=_("Genogram · {title}").format(title=name)) + "\n"
    heading = _("Network map · {title}").format(title=name)
    return in_words(network, on, title=heading, preset=export.look.preset) + "\n"


def _data(export: Export, session: Session) -> dict[str, bytes]:
    from exports.data import egor, graphml

    if export.file_format == "graphml":
        return {"": graphml.write(session)}
    return {f"-{name}.csv": content for name, content in egor.write(session).items()}
