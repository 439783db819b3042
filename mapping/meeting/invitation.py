"""The invitation (kallelse) to a meeting, on one page, and a reminder for a text message (METHOD § 4, Before).

It answers why, with whom, where, when, how long, how it goes, what to prepare, and how the time is changed. It goes to
the parent: short sentences, plain words, and no more about the family than the parent's name.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from mapping.cleaning import clean
from mapping.language import capitalised, ngettext, say_day_of_week
from mapping.language import gettext as _
from mapping.meeting.meeting import ends_at
from mapping.session import Part, Session

MOST_IN_A_MESSAGE = 160
"""Characters: a text message that is longer is sent as two."""


class Invited(NamedTuple):
    """A chapter of the invitation."""

    heading: str
    lines: tuple[str, ...]
    listed: tuple[str, ...] = ()
    """What is listed below them."""


def invitation(session: Session, *, worker: str) -> tuple[Invited, ...]:
    """The chapters, in the order in which they are read. What is not planned yet is said to come."""
    name, plan = clean(session.network.ego.name), session.plan
    hello = _("Hello {name}!").format(name=name) if name else _("Hello!")
    return (
        Invited(_("Welcome to a meeting"), (hello, _("We are going to meet and talk about your everyday life."))),
        Invited(_("Why"), tuple(_why())),
        Invited(_("Whom you meet"), tuple(_whom(clean(worker), clean(plan.coming)))),
        Invited(_("Where"), (clean(plan.place) or _("We decide that together."),)),
        Invited(_("When"), (capitalised(_when(session)),)),
        Invited(_("How long"), tuple(_how_long(session))),
        Invited(_("How it goes"), (_("This is what we do:"),), tuple(_steps(session))),
        Invited(_("Before we meet"), tuple(_before(clean(plan.bring)))),
        Invited(_("If you want another time"), tuple(_change(clean(plan.change)))),
    )


def reminder(session: Session) -> str:
    """A text message of at most 160 characters: when, where and how long; it names nobody."""
    plan = session.plan
    when = _("Hello! We meet {when}.").format(when=_when(session).rstrip("."))
    where = _("Place: {place}.").format(place=clean(plan.place)) if plan.place else ""
    long = ngettext("It takes {count} minute.", "It takes {count} minutes.", plan.minutes) if plan.minutes else ""
    change = _("Another time? {how}").format(how=clean(plan.change)) if plan.change else ""
    told = when
    for more in (change, where, long):
        if more and len(told) + 1 + len(more) <= MOST_IN_A_MESSAGE:
            told = f"{told} {more}"
    return told[:MOST_IN_A_MESSAGE]


def _why() -> Iterator[str]:
    yield _("We want to understand how you have it at home.")
    yield _("Then we know better what can help.")
    yield _("It is no test. There are no wrong answers.")


def _whom(worker: str, coming: str) -> Iterator[str]:
    yield _("You meet {name}.").format(name=worker) if worker else _("You meet me who wrote this.")
    if coming:
        yield _("Also there: {who}.").format(who=coming.rstrip("."))


def _when(session: Session) -> str:
    day, starts = say_day_of_week(session.met_on), session.plan.starts
    if starts is None:
        return _("{day}. We decide the hour together.").format(day=day)
    return _("{day} at {hour}.").format(day=day, hour=f"{starts:%H:%M}")


def _how_long(session: Session) -> Iterator[str]:
    plan = session.plan
    if plan.minutes is None:
        yield _("We decide that together.")
    else:
        yield ngettext("We meet for {count} minute.", "We meet for {count} minutes.", plan.minutes)
        if ends := ends_at(plan, None, session.met_on):
            yield _("We stop at {hour}.").format(hour=_hour(ends))
    yield _("You can take a break whenever you want.")


def _steps(session: Session) -> Iterator[str]:
    said = {
        Part.NETWORK: _("We draw a map of the people around you."),
        Part.TIMELINE: _("We draw a line of what has happened."),
        Part.PROFILE: _("I ask how everyday life works."),
    }
    yield _("First I tell what we will do.")
    yield from (said[item.part] for item in session.agenda if not item.done)
    yield _("Last we read together what we wrote.")
    yield _("You decide what you want to tell.")


def _before(bring: str) -> Iterator[str]:
    yield _("You need not prepare anything.")
    if bring:
        yield _("Good to have with you: {what}.").format(what=bring.rstrip("."))


def _change(how: str) -> Iterator[str]:
    yield _("That is quite all right.")
    if how:
        yield capitalised(how)


def _hour(moment: datetime) -> str:
    return f"{moment:%H:%M}"
