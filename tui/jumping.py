"""Jumping anywhere by typing in the palette: to people, events, questions and parts of the session on the table.

At home it leads to families; anywhere else no other family is told of. Nothing is offered before something is typed,
and nothing that is sensitive.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from textual.command import Hit, Hits, Provider
from textual.screen import Screen

from mapping.archive.documents.codec import Place
from mapping.cleaning import clean
from mapping.profile.asking import areas_of, questions_of
from mapping.questions import load
from mapping.session import Part, Session
from mapping.terms import term
from mapping.timeline import shared
from tui.screens.home import HomeScreen
from tui.screens.session.session import SessionScreen

SOMETHING = 0.1
"""The score of what has the words in another order."""
MOST = 20
"""So many families are offered; one letter more finds the others."""


class Jump(NamedTuple):
    """Somewhere to go."""

    name: str
    where: str
    """Which part it is in; empty where that goes without saying."""
    go: Callable[[], object]


class Jumps(Provider):
    """What the palette offers beside the keys."""

    async def search(self, query: str) -> Hits:
        """Everything whose name has each word that is typed, or its beginning."""
        matcher, words = self.matcher(query), query.casefold().split()
        for jump in _found(self.screen, query):
            if all(word in jump.name.casefold() for word in words):
                score = max(matcher.match(jump.name), SOMETHING)
                yield Hit(score, matcher.highlight(jump.name), jump.go, text=jump.name, help=jump.where)


def _found(screen: Screen[Any], query: str) -> Iterator[Jump]:
    if isinstance(screen, HomeScreen):
        fitting = [entry for entry in screen.entries if query.casefold() in entry.code.casefold()]
        yield from (Jump(clean(entry.code), "", partial(screen.open_family, entry.id)) for entry in fitting[:MOST])
    elif isinstance(screen, SessionScreen):
        for place, name in places(screen.desk.session):
            yield Jump(name, term(place.part) if place.subject else "", partial(screen.go_to, place))


def places(session: Session) -> Iterator[tuple[Place, str]]:
    """Every place of a session that anybody may see, and what it is called."""
    for part in Part:
        yield Place(part=part), term(part)
    for alter in session.network.alters:
        yield Place(part=Part.NETWORK, subject=str(alter.id)), clean(alter.name) or clean(alter.role)
    for event in shared(session.timeline).events:
        yield Place(part=Part.TIMELINE, subject=str(event.id)), clean(event.title)
    for area in areas_of(load(), session):
        if not area.sensitive:
            yield Place(part=Part.PROFILE, subject=area.key), area.name.text
            for question in questions_of(area, session):
                yield Place(part=Part.PROFILE, subject=question.id), question.ask.text
