"""Whom and which event a phrase about time names: one person by name or role, one event by the words of its title."""

import enum

from mapping.dates.known import Known
from mapping.network import Alter, Ego, is_service
from mapping.record import Id
from mapping.timeline import LifeEvent

_I = frozenset({"jag", "mig", "i", "me", "my", "min", "mina"})
_DEFINITE = ("en", "n", "et", "t", "an", "na")
"""What Swedish puts after a noun for "the"."""


class Problem(enum.Enum):
    """Why a name or a title tells nothing."""

    NOBODY = enum.auto()
    SEVERAL_PEOPLE = enum.auto()
    NO_EVENT = enum.auto()
    SEVERAL_EVENTS = enum.auto()
    WHOSE = enum.auto()
    """An age or a grade, and it cannot be told whose."""


def person_called(told: str, known: Known) -> Id | Problem:
    """The one person of that name, first name or role, in small letters; "I" is the parent."""
    if told in _I:
        return known.me or Problem.NOBODY
    people = [someone for someone in known.people if not is_service(someone)]
    for fits in (_has_name, _has_first_name, _has_role):
        found = [someone.id for someone in people if fits(someone, told)]
        if found:
            return found[0] if len(found) == 1 else Problem.SEVERAL_PEOPLE
    return Problem.NOBODY


def event_called(told: str, known: Known) -> Id | Problem:
    """The one event whose title is or holds the words, which may be in the definite form ("flytten", "the move")."""
    told = told.removeprefix("the ")
    for fits in (_is_title, _in_title):
        found = [event.id for event in known.events if fits(event, told)]
        others = [id_ for id_ in found if id_ != known.itself] or found
        if others:
            return others[0] if len(others) == 1 else Problem.SEVERAL_EVENTS
    return Problem.NO_EVENT


def is_noun(told: str, known: Known) -> bool:
    """Whether the words can only name an event: in the definite form ("flytten", "Elsas operation"), or its title.

    After "from", "till", "since" and "after" other words as often name a place or a person.
    """
    words = told.split()
    if any(told == event.title.casefold() for event in known.events) and (len(words) > 1 or not known.in_line):
        return True
    genitive = len(words) > 1 and words[0].endswith("s")
    return told.startswith("the ") or genitive or any(word.endswith(("n", "t", "na")) for word in words)


def _has_name(someone: Ego | Alter, told: str) -> bool:
    return told == someone.name.casefold()


def _has_first_name(someone: Ego | Alter, told: str) -> bool:
    return told == next(iter(someone.name.casefold().split()), None)


def _has_role(someone: Ego | Alter, told: str) -> bool:
    return isinstance(someone, Alter) and bool(told) and told == someone.role.casefold()


def _is_title(event: LifeEvent, told: str) -> bool:
    return told == event.title.casefold()


def _in_title(event: LifeEvent, told: str) -> bool:
    title = [word.strip(".,!?:;()") for word in event.title.casefold().split()]
    return bool(told) and all(any(_same(word, each) for each in title) for word in told.split())


def _same(word: str, in_title: str) -> bool:
    """Whether they are one word, be it in the definite form: flytten, of flytt, flyttar or flyttade."""
    if word == in_title:
        return True
    stems = {in_title, *(in_title.removesuffix(ending) for ending in ("ade", "ar") if len(in_title) > 5)}
    return any(word in {stem + ending for ending in _DEFINITE} for stem in stems)
