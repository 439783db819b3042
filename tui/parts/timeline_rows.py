"""The timeline as rows in a list, in the order of time. Pure text building."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets.option_list import Option

from mapping.dates import FuzzyDate
from mapping.dates.edtf import span_of
from mapping.dates.phrases import reading, say
from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.network import person
from mapping.network.words import ages_told
from mapping.record import Id
from mapping.session import Session
from mapping.terms import term, weight_name
from mapping.timeline import LifeEvent, Timeline, in_order
from tui.shown import quoted, row

WHEN_WIDTH = 18
MARK_WIDTH = 3


def timeline_rows(session: Session, seen: Timeline) -> list[Option]:
    """The session's events as they may be `seen`, oldest first; those without a date under a heading at the end."""
    events = in_order(seen)
    rows = [_event_option(session, event) for event in events if event.when.dated]
    undated = [_event_option(session, event) for event in events if not event.when.dated]
    if undated:
        rows += [Option(row("\n", (_("Without a date"), "bold $muted")), disabled=True), *undated]
    return rows


def event_rows(session: Session, event: LifeEvent) -> Content:
    """All that is known of an event."""
    lines = [row((event.title, "bold"), (f"  {term(event.lane)}", "$muted"))]
    lines += [row((f"{name}: ", "$muted"), words) for name, words in _facts(session, event) if words]
    lines += [quoted(words.text) for words in event.words]
    return Content("\n").join(lines)


def event_shortly(session: Session, event: LifeEvent) -> Content:
    """The same in few rows, for under the lanes."""
    first = [row((event.title, "bold"), (f"  {say(event.when) or _('without a date')}", "$accent"))]
    said, read = event.when.said, reading(event.when)
    if said and read and said != read:
        first.append(row((f" ({read})", "$muted")))
    if event.id in session.to_confirm:
        first.append(row(("  " + _("to confirm"), "$warning")))
    if event.sensitive:
        first.append(row(("  " + _("sensitive"), "$warning")))
    facts = [(name, words) for name, words in _facts(session, event) if words][1 if said or read else 0 :]
    told = [row((f"{name}: ", "$muted"), words) for name, words in facts]
    lines = [Content("").join(first), row(("  ·  ", "$muted")).join(told)]
    return Content("\n").join([*lines, *(quoted(words.text) for words in event.words)])


def group_rows(events: tuple[LifeEvent, ...], ids: tuple[Id, ...]) -> Content:
    """Those that share a place on the lanes, and what one can do to see them."""
    here = [event for event in events if event.id in ids]
    count = ngettext("{count} event", "{count} events", len(here)).format(count=len(here))
    hint = _("Enter comes nearer")
    lines = [row((count, "bold"), (f"  {hint}", "$muted"))]
    return Content("\n").join([*lines, *(row(called(event)) for event in here)])


def called(event: LifeEvent) -> str:
    """An event with when it was: ``Flyttade hit, våren 2019``."""
    when = say(event.when)
    return f"{event.title}, {when}" if when else event.title


def weight_mark(weight: int | None) -> str:
    """Strain below, resource above, as many marks as it weighs: readable without colour."""
    if weight is None:
        return ""
    return "▲" * weight if weight > 0 else "▼" * -weight if weight else "–"


def _event_option(session: Session, event: LifeEvent) -> Option:
    style = "$error" if (event.weight or 0) < 0 else "$success"
    pieces: list[Content | str | tuple[str, str]] = [
        (f"{_short(event.when):<{WHEN_WIDTH}} ", "$muted"),
        (f"{weight_mark(event.weight):<{MARK_WIDTH}} ", style),
    ]
    if event.id in session.to_confirm:
        pieces.append((_("to confirm") + "  ", "$warning"))
    if event.sensitive:
        pieces.append((_("sensitive") + "  ", "$warning"))
    pieces += [event.title, (f"  {_name(session, event.whose)}", "$muted")]
    return Option(row(*pieces), id=str(event.id))


def _short(when: FuzzyDate) -> str:
    """What was said when there is room for it, otherwise how it was read, or between which years."""
    told = [said for said in (say(when), reading(when), _years(when)) if said]
    fitting = (said for said in told if len(said) <= WHEN_WIDTH)
    return next(fitting, told[-1][: WHEN_WIDTH - 1] + "…" if told else "")


def _years(when: FuzzyDate) -> str:
    first, last = span_of(when.edtf) if when.edtf else (None, None)
    return f"{first.year}\N{EN DASH}{last.year}" if first and last else ""


def _facts(session: Session, event: LifeEvent) -> Iterator[tuple[str, str]]:
    said, read = event.when.said, reading(event.when)
    yield _("When"), f"{said} ({read})" if said and read and said != read else said or read
    yield _("Ages then"), ages_told(session.network, event.when)
    yield _("Whose"), _name(session, event.whose)
    yield _("Also about"), ", ".join(filter(None, (_name(session, id_) for id_ in event.concerns)))
    yield _("How it was"), weight_name(event.weight) if event.weight is not None else ""
    worries = {worry.id: worry.text for worry in session.timeline.worries}
    for link in event.links:
        yield worries.get(link.worry, ""), term(link.role)


def _name(session: Session, id_: Id | None) -> str:
    someone = person(session.network, id_) if id_ else None
    return someone.name if someone else ""
