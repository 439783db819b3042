"""The genogram: the same people as on the network map, by generation (METHOD § 3.2).

Who is related is read from the network's family ties; nobody is typed in twice. Those without family ties stand on
the map only.
"""

from exports.pictures.engine import draw
from exports.pictures.kin.arrangement import arranged
from exports.pictures.kin.dot import Kin, write_genogram
from exports.pictures.kin.figures import KinFigure, kin_figure
from exports.pictures.kin.heights import heights
from exports.pictures.kin.households import households
from exports.pictures.kin.legend import kin_legend, occurring
from exports.pictures.kin.lines import KinLines
from exports.pictures.kin.sheet import LEAST, kin_sheet, room
from exports.pictures.look import PLAIN, Look, PictureFormat
from exports.pictures.pages import paged
from exports.pictures.svg import Alternative, finished, with_remark
from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.network import everybody
from mapping.network.generations import generations
from mapping.network.generations_in_words import generations_in_words
from mapping.record import Id
from mapping.session import Session


def draw_genogram(
    session: Session, *, title: str, picture_format: PictureFormat, look: Look = PLAIN, remark: str = ""
) -> bytes:
    """The session's genogram, in the language spoken now.

    `title` names the family as the picture may: its code. A `remark` stands beside the date. The same session, title,
    language and look give the same bytes; a preset changes nothing.

    Raises:
        PictureError: the picture could not be drawn.
    """
    heading = _("Genogram · {title}").format(title=clean(title))
    dot = _dot(session, heading, look, remark)
    if picture_format == "dot":
        return dot.encode()
    words = generations_in_words(session.network, session.met_on, title=heading)
    told = Alternative(heading, with_remark(words, remark))
    drawing = finished(draw(dot, "svg"), told, look.palette)
    return paged(drawing, picture_format, look, met_on=session.met_on)


def _dot(session: Session, heading: str, look: Look, remark: str) -> str:
    family, figures = generations(session.network), _figures(session)
    arrangement = arranged(family, figures)
    tall = heights(family, arrangement.descent, figures)
    lines = KinLines(family, figures, arrangement.lining, arrangement.descent, tall)
    homes = tuple(households(session.network, family, figures, lines))
    taken = room(arrangement, tall, figures)
    marks = occurring(family, figures, homes) if look.legend else ()
    legend = kin_legend(marks, max(taken.right - taken.left, LEAST))
    subtitle, hint = " · ".join(filter(None, [say_date(session.met_on), remark])), _hint(len(family.row_of))
    sheet = kin_sheet(taken, legend, title=heading, subtitle=subtitle, hint=hint)
    return write_genogram(Kin(family, figures, lines, homes), sheet, legend, look.palette)


def _figures(session: Session) -> dict[Id, KinFigure]:
    ego, on = session.network.ego, session.met_on
    return {one.id: kin_figure(one, on, ego=one.id == ego.id) for one in everybody(session.network)}


def _hint(count: int) -> str:
    return _("Add family ties on the map, and the family is drawn here.") if count == 1 else ""
