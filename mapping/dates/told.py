"""What a date hangs on, said back with names: whose age, whose grade, which event."""

import re

from mapping.dates import Anchor, AnchorKind, Bound, FuzzyDate
from mapping.dates.known import Known
from mapping.dates.readings import reading
from mapping.language import N_, ngettext
from mapping.language import gettext as _


def reading_in_full(when: FuzzyDate, known: Known) -> str:
    """How the date was understood, with what it hangs on: "when Elsa was 3: some time 2021–2022".

    Of what can mean something else too, how to write that; and of a year that is far away, whether it is right.
    """
    told, on = reading(when), hangs_on(when.anchor, known) if when.anchor else ""
    told = _("{hangs_on}: {when}").format(hangs_on=on, when=told) if on else told
    if when.edtf and known.far(when.edtf):
        return _("{when} – is the year right?").format(when=told)
    if years := _also_years(when):
        return _("{when} (the years are written {years})").format(when=told, years=years)
    return told


def _also_years(when: FuzzyDate) -> str:
    """The two years that a month in digits can also mean, as they are told apart from it: 2008–2009, of 2008-09."""
    found = _MONTH_OR_YEARS.search(when.said)
    if not found or found[0] not in when.edtf or int(found["end"]) <= int(found["start"]):
        return ""
    return f"{found['century']}{found['start']}\N{EN DASH}{found['century']}{found['end']}"


def hangs_on(anchor: Anchor, known: Known) -> str:
    """What a date hangs on, in words; empty when that is not there, and for a sensitive event, which keeps its title.

    Of a period it is the end that hangs: which one, the date itself says.
    """
    name = next((someone.name for someone in known.people if someone.id == anchor.to), "")
    title = next((event.title for event in known.events if event.id == anchor.to and not event.sensitive), "")
    if name and (aged := _aged(anchor)):
        side = anchor.bound if anchor.bound in {Bound.BEFORE, Bound.AFTER} else None
        words = _AGED[aged, side]
        return _(words).format(name=name, number=_numbers(anchor), years=(anchor.number or 0) // 12)
    told = _by_birth(anchor.kind, name) if name else _by_event(anchor.kind, title) if title else ""
    if not told or anchor.number is None:
        return told
    return f"{_away(anchor.number)} {told}" if anchor.number else _("shortly {when}").format(when=told)


def _aged(anchor: Anchor) -> str:
    """What is told of somebody's age: a key of the table below, or empty."""
    if anchor.kind is AnchorKind.GRADE:
        return "grade" if anchor.number else "school" if anchor.last else "preschool"
    if anchor.kind is AnchorKind.AFTER and anchor.number and anchor.number % 12 == 0 and anchor.part is None:
        return "turned"
    return "age" if anchor.kind is AnchorKind.AGE else ""


_MONTH_OR_YEARS = re.compile(r"(?<![0-9-])(?P<century>[0-9]{2})(?P<start>[0-9]{2})-(?P<end>0[1-9]|1[0-2])(?![0-9-])")
_AGED = {
    ("age", None): N_("when {name} was {number}"),
    ("age", Bound.BEFORE): N_("before {name} was {number}"),
    ("age", Bound.AFTER): N_("after {name} was {number}"),
    ("turned", None): N_("when {name} turned {years}"),
    ("turned", Bound.BEFORE): N_("before {name} turned {years}"),
    ("turned", Bound.AFTER): N_("after {name} turned {years}"),
    ("grade", None): N_("when {name} was in grade {number}"),
    ("grade", Bound.BEFORE): N_("before {name} was in grade {number}"),
    ("grade", Bound.AFTER): N_("after {name} was in grade {number}"),
    ("preschool", None): N_("when {name} was in the preschool class"),
    ("preschool", Bound.BEFORE): N_("before {name} was in the preschool class"),
    ("preschool", Bound.AFTER): N_("after {name} was in the preschool class"),
    ("school", None): N_("when {name} started school"),
    ("school", Bound.BEFORE): N_("before {name} started school"),
    ("school", Bound.AFTER): N_("after {name} started school"),
}
"""Ages and grades, by themselves and with a date before or after them."""


def _by_birth(kind: AnchorKind, name: str) -> str:
    if kind is AnchorKind.BEFORE:
        return _("before {name} was born").format(name=name)
    told = _("after {name} was born") if kind is AnchorKind.AFTER else _("when {name} was born")
    return told.format(name=name)


def _by_event(kind: AnchorKind, title: str) -> str:
    if kind is AnchorKind.BEFORE:
        return _("before “{title}”").format(title=title)
    told = _("after “{title}”") if kind is AnchorKind.AFTER else _("at the same time as “{title}”")
    return told.format(title=title)


def _away(months: int) -> str:
    years = months // 12
    if months % 12:
        return ngettext("{count} month", "{count} months", months)
    return ngettext("{count} year", "{count} years", years)


def _numbers(anchor: Anchor) -> str:
    return str(anchor.number) if anchor.last is None else f"{anchor.number}\N{EN DASH}{anchor.last}"
