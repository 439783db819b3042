"""The functional profile as a picture: Så fungerar vardagen (METHOD § 3.3).

One row an area, each answer a small staircase; what helps and which support is wanted stand beside it in words. The
words come first, and are inside the picture too, for those who do not see it.
"""

import json
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Literal

from exports.palette import mix
from exports.pictures.look import PLAIN, Look, Paper
from exports.pictures.profile_sheet import fitted, profile_sheet
from exports.pictures.svg import with_remark
from exports.pictures.typesetting import DPI, compiled, dots_an_inch, with_density
from exports.pictures.writing import unwritten
from mapping.cleaning import clean
from mapping.language import current, say_date
from mapping.language import gettext as _
from mapping.profile.audience import Audience
from mapping.profile.in_words import no_assessment, profile_in_words
from mapping.profile.told import profile_told
from mapping.questions.bank import Bank
from mapping.session import Session

ProfileFormat = Literal["svg", "png", "pdf"]

_A4 = {"width": 595.28, "height": 841.89, "columns": 1}
_PAPERS: dict[Paper, dict[str, float]] = {"a4": _A4, "a3": {"width": 1190.55, "height": 841.89, "columns": 2}}
"""In points. The A4 stands; the A3 lies, as two A4 side by side."""

TEMPLATE = Path(__file__).with_suffix(".typ")
"""How the sheet is laid out, in the typesetter's language."""

_NO_XML = {0xFFFE: None, 0xFFFF: None}
"""The characters that are none, and that XML has no place for."""

_OPENING = re.compile(rb'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"[^>]*>')


def draw_profile(
    session: Session,
    bank: Bank,
    *,
    title: str,
    picture_format: ProfileFormat,
    look: Look = PLAIN,
    audience: Audience = Audience.PARENT,
    remark: str = "",
) -> bytes:
    """The session's profile, in the language spoken now: pages as PDF, otherwise one page, as tall as needed.

    A `remark` stands beside the date.
    What is sensitive is taken out before. The same session, bank, title, language and look give the same bytes.

    Raises:
        PictureError: the picture could not be drawn.
    """
    given = _given(session, bank, title, look, audience, pages=picture_format == "pdf")
    if remark:
        given |= {"date": f"{given['date']} · {remark}", "words": with_remark(given["words"], remark)}
    if picture_format == "pdf":
        return compiled(_template(), _inputs(given), "pdf", DPI)
    drawn = compiled(_template(), _inputs(given), "svg", DPI)
    opening = _OPENING.search(drawn)
    assert opening is not None  # noqa: S101 - the typesetter always writes it
    if picture_format == "svg":
        return drawn[: opening.end()] + _alternative(given).encode() + drawn[opening.end() :]
    dots = dots_an_inch(float(opening[1]), float(opening[2]), look.dpi)
    return with_density(compiled(_template(), _inputs(given), "png", dots), dots)


def unwritable_in_profile(session: Session, bank: Bank, *, audience: Audience = Audience.PARENT) -> tuple[str, ...]:
    """The characters in it that the picture cannot write, in order, each once."""
    return unwritten(profile_in_words(session, bank, audience=audience).splitlines())


def _given(session: Session, bank: Bank, title: str, look: Look, audience: Audience, *, pages: bool) -> dict[str, Any]:
    heading = _("Everyday life · {title}").format(title=clean(title)) if clean(title) else _("Everyday life")
    told = profile_told(session, bank)
    words = profile_in_words(session, bank, title=title, audience=audience)
    return {
        "title": fitted(heading, 120),
        "date": say_date(session.met_on),
        "day": session.met_on.isoformat(),
        "lang": current(),
        "words": words.translate(_NO_XML),
        "note": no_assessment(),
        "foot": " · ".join([fitted(heading, 80), say_date(session.met_on), _("no assessment of parenting capacity")]),
        "paper": _PAPERS[look.paper or "a4"] if pages else {**_A4, "height": None},
        "look": _colours(look),
        **profile_sheet(told, bank.levels, audience, legend=look.legend),
    }


def _colours(look: Look) -> dict[str, str]:
    palette = look.palette
    # Without colour the strengths are the darkest.
    plain, strong = (palette.muted, palette.ink) if look.grey else (palette.accent, palette.resource)
    return {
        "paper": palette.paper,
        "ink": palette.ink,
        "soft": palette.soft,
        "line": palette.line,
        "plain": plain,
        "strong": strong,
        "empty": mix(palette.line, palette.paper, 0.35),
    }


def _inputs(given: dict[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(given, ensure_ascii=False, sort_keys=True)}


def _alternative(given: dict[str, Any]) -> str:
    """The picture in words, inside an SVG."""
    return f"\n<title>{escape(given['title'])}</title>\n<desc>{escape(given['words'])}</desc>"


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
