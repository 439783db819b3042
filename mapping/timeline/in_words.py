"""The timeline in words: lane by lane in the order of time, then each worry with what it hangs together with.

Also the alternative text of its picture (METHOD § 3.1). What is sensitive is told only when it is asked for.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.dates.phrases import reading
from mapping.language import N_, say_date
from mapping.language import gettext as _
from mapping.network import Network, person
from mapping.network.words import ages_told
from mapping.profile.audience import Audience
from mapping.profile.in_words import quoted
from mapping.session import Session
from mapping.terms import term, weight_name
from mapping.timeline import Lane, LifeEvent, Role, Timeline, Worry, in_order, shared

_PROFESSIONAL = {Role.TRIGGERS: N_("triggering"), Role.KEEPS: N_("maintaining"), Role.EASES: N_("relieving")}
"""The parts in a worry as the worker calls them."""


def timeline_in_words(
    session: Session, *, title: str = "", audience: Audience = Audience.PARENT, sensitive: bool = False
) -> str:
    """The timeline as lines of plain text; blank lines stand between its parts. `sensitive` tells all there is."""
    timeline, network = session.timeline if sensitive else shared(session.timeline), session.network
    parts = [[heading(title), say_date(session.met_on)]]
    for lane in Lane:
        events = [event for event in in_order(timeline) if event.lane is lane]
        if events:
            parts.append([term(lane).upper(), *(line for one in events for line in _event(one, network, audience))])
    worries = [_worry(worry, timeline, network, audience) for worry in timeline.worries]
    told = [lines for lines in worries if len(lines) > 1]
    if told:
        parts += [[_("What worries").upper()], *told]
    if not timeline.events:
        parts.append([_("Nothing is told yet.")])
    return "\n\n".join("\n".join(lines) for lines in parts)


def heading(title: str) -> str:
    """What stands above the timeline, in words and in the picture; `title` is the family's code."""
    name = clean(title)
    return _("Timeline · {title}").format(title=name) if name else _("Timeline")


def label_of(event: LifeEvent, network: Network) -> str:
    """The event's title; whose it is stands before it where it is somebody else's and the title does not say so."""
    title = clean(event.title)
    whose = person(network, event.whose) if event.whose and event.whose != network.ego.id else None
    name = clean(whose.name) if whose else ""
    if not name or re.search(rf"\b{re.escape(name)}(?::?s)?\b", title, re.IGNORECASE):
        return title
    return _("{name}: {title}").format(name=name, title=title) if title else name


def when_words(when: FuzzyDate) -> str:
    """How the date is read, and what was said where that says more: ``ca 2001 (”när jag gick i trean”)``."""
    said, read = clean(when.said), reading(when)
    if not read:
        return _("without a date (“{said}”)").format(said=said) if said else _("without a date")
    return (
        read if not said or said.casefold() == read.casefold() else _("{read} (“{said}”)").format(read=read, said=said)
    )


def _event(event: LifeEvent, network: Network, audience: Audience) -> Iterator[str]:
    facts = [weight_name(event.weight) if event.weight is not None else "", ages_told(network, event.when)]
    told = "; ".join(filter(None, facts))
    label = _told(event, network)
    yield f"- {_capital(when_words(event.when))}: {label}" + (f" ({told})" if told else "")
    yield from (f"  {line}" for line in quoted(event.words, audience))


def _told(event: LifeEvent, network: Network) -> str:
    """What happened, also where its title may not be told."""
    return label_of(event if event.title else replace(event, title=_("an event")), network)


def _worry(worry: Worry, timeline: Timeline, network: Network, audience: Audience) -> list[str]:
    lines = [clean(worry.text) + ":"]
    for role in Role:
        linked = [event for event in in_order(timeline) if (worry.id, role) in _parts(event)]
        if linked:
            name = _(_PROFESSIONAL[role]) if audience is Audience.WORKER else term(role)
            lines.append(f"- {_capital(name)}: {'; '.join(_named(linked, network))}")
    return lines


def _parts(event: LifeEvent) -> set[tuple[object, Role]]:
    return {(link.worry, link.role) for link in event.links}


def _named(events: Iterable[LifeEvent], network: Network) -> Iterator[str]:
    for event in events:
        label, read = _told(event, network), reading(event.when)
        yield f"{label} ({read})" if read else label


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
