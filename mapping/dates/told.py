"""What a date hangs on, said back with names: whose age, whose grade, which event."""

from mapping.dates import Anchor, AnchorKind, FuzzyDate
from mapping.dates.known import Known
from mapping.dates.readings import reading
from mapping.language import gettext as _
from mapping.language import ngettext


def reading_in_full(when: FuzzyDate, known: Known) -> str:
    """How the date was understood, with what it hangs on: "when Elsa was 3: some time 2021–2022"."""
    told, on = reading(when), hangs_on(when.anchor, known) if when.anchor else ""
    return _("{hangs_on}: {when}").format(hangs_on=on, when=told) if on else told


def hangs_on(anchor: Anchor, known: Known) -> str:
    """What a date hangs on, in words; empty when that is not there, and for a sensitive event, which keeps its title.

    Of a period it is the end that hangs: which one, the date itself says.
    """
    name = next((someone.name for someone in known.people if someone.id == anchor.to), "")
    title = next((event.title for event in known.events if event.id == anchor.to and not event.sensitive), "")
    if anchor.kind is AnchorKind.AGE and name:
        return _("when {name} was {age}").format(name=name, age=_numbers(anchor))
    if anchor.kind is AnchorKind.GRADE and name:
        return _in_grade(anchor, name)
    told = _by_birth(anchor.kind, name) if name else _by_event(anchor.kind, title) if title else ""
    return f"{_away(anchor.number)} {told}" if told and anchor.number else told


def _in_grade(anchor: Anchor, name: str) -> str:
    if anchor.number == 0 and not anchor.last:
        return _("when {name} was in the preschool class").format(name=name)
    return _("when {name} was in grade {grade}").format(name=name, grade=_numbers(anchor))


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
