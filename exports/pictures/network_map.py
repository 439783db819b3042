"""The network map (nätverkskarta) as a picture."""

from exports.pictures.dot import write_dot
from exports.pictures.engine import draw
from exports.pictures.engine import warm as warm_engine
from exports.pictures.figures import Figure, ego_figure, figure_of, sector_size
from exports.pictures.legend import legend
from exports.pictures.look import PLAIN, Look, PictureFormat
from exports.pictures.pages import paged
from exports.pictures.sheet import sheet
from exports.pictures.svg import Alternative, finished, warm_fonts, with_remark
from exports.pictures.writing import unwritten
from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.language import ngettext, say_date
from mapping.network import Alter, Ego, Sector
from mapping.network.in_words import in_words
from mapping.network.presets import Preset
from mapping.placement import Placement, place
from mapping.placement.boxes import Size
from mapping.record import Id
from mapping.session import Session
from mapping.terms import sector_name, term


def draw_map(
    session: Session, *, title: str, picture_format: PictureFormat, look: Look = PLAIN, remark: str = ""
) -> bytes:
    """The session's network map, in the language spoken now.

    `title` names the family as the picture may: its code. A `remark` stands beside the date. The same session, title,
    look and language give the same bytes. A square stands for each character that the font lacks; `unwritable` tells
    which they are.

    Raises:
        PictureError: the picture could not be drawn.
    """
    heading = _("Network map · {title}").format(title=clean(title))
    dot = _dot(session, heading, look, remark)
    if picture_format == "dot":
        return dot.encode()
    words = in_words(session.network, session.met_on, title=heading, preset=look.preset)
    told = Alternative(heading, with_remark(words, remark))
    drawing = finished(draw(dot, "svg"), told, look.palette)
    return paged(drawing, picture_format, look, met_on=session.met_on)


def unwritable(session: Session) -> tuple[str, ...]:
    """The characters in it that the picture cannot write, in order, each once; an emoji counts as one character."""
    network = session.network
    people = (text for alter in network.alters for text in (alter.name, alter.role))
    return unwritten([network.ego.name, *people, *map(sector_name, network.sectors)])


def warm() -> None:
    """Load engine and fonts, so that the first picture comes as fast as the next. May run in a thread of its own."""
    warm_engine()
    warm_fonts()


def _dot(session: Session, heading: str, look: Look, remark: str) -> str:
    network, figures = session.network, _figures(session)
    placement = _placed(session, figures)
    divided = sheet(
        placement,
        legend(network, look.preset) if look.legend else (),
        title=heading,
        subtitle=" · ".join(filter(None, [say_date(session.met_on), *_view(look.preset), remark])),
        heading=_waiting_line(len(placement.tray)),
    )
    return write_dot(network, placement, figures, divided, look.palette, look.preset)


def _view(preset: Preset) -> list[str]:
    """What the map is looked at for, if not for everything: else one would take what stands back for nothing."""
    return [] if preset is Preset.ALL else [term(preset)]


def _figures(session: Session) -> dict[Id, Figure]:
    figures = {alter.id: figure_of(alter, session.met_on) for alter in session.network.alters}
    return figures | {session.network.ego.id: ego_figure(session.network.ego, session.met_on)}


def _placed(session: Session, figures: dict[Id, Figure]) -> Placement:
    def measure(what: Ego | Alter | Sector) -> Size:
        return sector_size(what) if isinstance(what, Sector) else figures[what.id].size

    return place(session.network, measure)


def _waiting_line(count: int) -> str:
    return ngettext("{count} waits beside the map", "{count} wait beside the map", count) if count else ""
