"""What is said before anything is asked, point by point, in words to read aloud (METHOD § 4 and § 6)."""

from mapping.language import gettext as _
from mapping.meeting.meeting import Point


def said(point: Point) -> str:
    """What the worker says: one or two short sentences."""
    return {
        Point.WHY: _("We meet so that I understand how you have it. It is no test."),
        Point.PARTS: _("This is what we go through today, and how long we go on."),
        Point.WRITTEN: _("I write down what you tell. You see it on the screen."),
        Point.READERS: _("Those who work with you may read it. Nobody else, if you do not say yes."),
        Point.CONCERN: _("If a child is harmed I must tell the social services. I say so to you first, if I can."),
        Point.FREE: _("You need not answer. We take a break when you want."),
    }[point]


def left(told: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points that are not told yet, in order."""
    return tuple(point for point in Point if point not in told)
