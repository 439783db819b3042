"""Who was there at a time, in words: how old everybody was, how many, and who by ring. Pure text building."""

from datetime import date

from textual.content import Content

from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.network import RINGS, Alter
from mapping.network.words import ages_told
from mapping.session import Session
from mapping.terms import ring_name
from mapping.timeline.then import Then, network_then
from tui.shown import row


def then_rows(session: Session, day: date, said: str) -> Content:
    """``2019: Vilja 27, Tindra 1``, ``21 fanns då, 36 finns nu``, and those who were there, the nearest first."""
    then, now = (network_then(session.network, at, session.met_on) for at in (day, session.met_on))
    ages = ages_told(session.network, _at(day))
    lines = [row((f"{said}  ", "bold $accent"), ages, "  " if ages else "", *_counted(then, now))]
    for ring in (*RINGS, None):
        here = [alter for alter in then.network.alters if (alter.ring if alter.placed else None) == ring]
        if here:
            name = ring_name(ring).capitalize() if ring else _("Waiting for a place")
            lines.append(row((f"{name} ({len(here)}): ", "$muted"), ", ".join(_named(alter, then) for alter in here)))
    return Content("\n").join(lines)


def _counted(then: Then, now: Then) -> list[tuple[str, str]]:
    counted = _("{then} were around then, {now} are now").format(then=then.around, now=now.around)
    unsaid = ngettext(
        "of {count} (?) nobody has said since when",
        "of {count} (?) nobody has said since when",
        len(then.unsaid),
    ).format(count=len(then.unsaid))
    return [(counted, "bold"), (f"; {unsaid}", "$muted")] if then.unsaid else [(counted, "bold")]


def _named(alter: Alter, then: Then) -> str:
    return clean(alter.name or alter.role) + ("?" if alter.id in then.unsaid else "")


def _at(day: date) -> FuzzyDate:
    """The year that the time cursor stands at, or the day in the middle of a season."""
    return FuzzyDate(edtf=day.isoformat()[:4] if day.day == 1 else day.isoformat())
