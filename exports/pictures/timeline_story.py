"""What a timeline's picture tells: the events and worries that may be in it, what they are called, and whose ages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from exports.pictures.lettering import Lettering, cut, wraps
from mapping.dates import FuzzyDate
from mapping.network import parent_and_children
from mapping.record import Id
from mapping.session import Session
from mapping.timeline import LifeEvent, Role, Worry, shared
from mapping.timeline.axis import Axis, Measure, whole
from mapping.timeline.in_words import label_of
from mapping.timeline.stacking import Canvas, Lines

LABEL = Lettering("Regular", 8.0, 165.0, 150.0, 4)
_NARROWER = (104.0, 72.0)
"""How wide a label's lines may be instead, where the room is small."""

TRIANGLE = 5.8
"""How wide a mark's triangle is; there are as many as it weighs."""
SIGN = 9.0
"""How wide the sign of a part in a worry is."""
_GROUP = 9.0


class Concern(NamedTuple):
    """A worry with the events that have a part in it."""

    worry: Worry
    eases: tuple[LifeEvent, ...]
    feeds: tuple[LifeEvent, ...]
    """What set it off, and what keeps it going."""

    def among(self, events: Iterable[LifeEvent]) -> list[LifeEvent]:
        """Those of the events that have a part in it."""
        ids = {event.id for event in (*self.eases, *self.feeds)}
        return [event for event in events if event.id in ids]

    def roles(self, event: LifeEvent) -> tuple[Role, ...]:
        """The event's parts in it, in the order of `Role`; an event that eases has no other in the drawing."""
        found = {link.role for link in event.links if link.worry == self.worry.id}
        return tuple(role for role in Role if role in found and (role is Role.EASES) == (event in self.eases))


class Story(NamedTuple):
    """All that the picture is made of."""

    heading: str
    today: date
    """The day of the session, to which what still goes on is drawn."""
    events: tuple[LifeEvent, ...]
    concerns: tuple[Concern, ...]
    lives: tuple[tuple[str, FuzzyDate], ...]
    """The parent and the children whose birth is known."""
    labels: Mapping[Id, str]
    """By event."""
    ways: Mapping[Id, Sequence[Lines]]
    """The ways to break each label, for they are the same on every sheet."""
    measure: Measure
    """How wide a line of a label is."""
    remark: str = ""
    """What stands beside the date."""

    @property
    def years(self) -> Axis:
        """All the days that the picture shows."""
        return whole((event.when for event in self.events), self.today)


def story_of(session: Session, heading: str) -> Story:
    """What may be drawn of a session: nothing sensitive (METHOD § 3.1)."""
    timeline, network = shared(session.timeline), session.network
    events = timeline.events
    concerns = (_concern(worry, events) for worry in timeline.worries)
    labels = {event.id: label_of(event, network) for event in events}
    return Story(
        heading=heading,
        today=session.met_on,
        events=events,
        concerns=tuple(concern for concern in concerns if concern.eases or concern.feeds),
        lives=tuple((one.name, one.born) for one in parent_and_children(network) if one.born),
        labels=labels,
        ways={id_: label_lines(label) for id_, label in labels.items()},
        measure=cache(LABEL.width),
    )


def canvas_of(story: Story, width: float) -> Canvas:
    """The paper, as the layout of lanes sees it."""
    return Canvas(
        width,
        story.measure,
        mark_width,
        lambda event: story.ways[event.id],
        gap=3.0,
        lead=TRIANGLE / 2,
        soft=9.0,
        reach=44.0,
        least=3.0,
    )


def label_lines(text: str) -> list[Lines]:
    """The ways to break a label, the widest first; none but that is cut short."""
    widest, *narrower = wraps(text, LABEL, (LABEL.measure, *_NARROWER))
    ways = {widest or ("",): None} | {lines: None for lines in narrower if lines and not cut(lines)}
    return list(ways)


def mark_width(events: tuple[LifeEvent, ...]) -> float:
    """A group's sign, a triangle for each step that it weighs, or a dot."""
    return _GROUP if len(events) > 1 else TRIANGLE * max(1, abs(events[0].weight or 0))


def _concern(worry: Worry, events: Iterable[LifeEvent]) -> Concern:
    parts = [(event, {link.role for link in event.links if link.worry == worry.id}) for event in events]
    feeds = tuple(event for event, roles in parts if roles - {Role.EASES})
    eases = tuple(event for event, roles in parts if roles == {Role.EASES})
    return Concern(worry, eases, feeds)
