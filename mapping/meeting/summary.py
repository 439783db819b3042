"""The summary that worker and parent read together at the end: short sentences, each of which the parent may correct.

What works comes first, then what takes strength, then what helps (METHOD § 4, At the end). Nothing is counted that
could shame, and nothing sensitive is read aloud.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mapping.cleaning import clean
from mapping.language import LANGUAGES, ngettext, speaking
from mapping.language import gettext as _
from mapping.meeting.meeting import Corrected
from mapping.network import Alter, AlterKind, Standing, waiting
from mapping.profile.sensitive import without_sensitive
from mapping.profile.told import profile_told
from mapping.questions.bank import Bank
from mapping.session import Session
from mapping.timeline import in_order

FEW = 3
"""So many of each are named: more is not heard when it is read aloud."""
MANY = 12
"""More than this are not counted: a large number says nothing when it is heard."""
ARTICLES = {"En", "Ett", "A", "An", "Some"}


class Sentence(NamedTuple):
    """A sentence of the summary."""

    key: str
    """What it is about, the same at every reading: the parent's correction is kept under it."""
    text: str
    """As the parent wants it, if they have put it right."""
    own: str
    """As Krets says it."""


def sentences(session: Session, bank: Bank) -> tuple[Sentence, ...]:
    """The summary. Empty where nothing is mapped yet."""
    left = without_sensitive(session, bank)
    made = _made(left, bank)
    right = _put_right(session.ending.corrected, left, bank)
    return tuple(Sentence(key, right.get(key, text), text) for key, text in made)


def _made(session: Session, bank: Bank) -> tuple[tuple[str, str], ...]:
    return (*_network(session), *_timeline(session), *_profile(session, bank))


def _put_right(corrected: tuple[Corrected, ...], session: Session, bank: Bank) -> dict[str, str]:
    """The parent's sentences, by key: those that still stand in place of what Krets says, in whatever language."""
    said: set[tuple[str, str]] = set()
    for language in LANGUAGES if corrected else ():
        with speaking(language):
            said.update(_made(session, bank))
    return {one.sentence: one.text for one in corrected if not one.own or (one.sentence, one.own) in said}


def _network(session: Session) -> Iterator[tuple[str, str]]:
    unplaced = {*waiting(session.network)}
    alters = [alter for alter in session.network.alters if alter not in unplaced]
    there = [alter for alter in alters if alter.standing is Standing.PRESENT and not alter.deceased]
    near = [alter for alter in there if alter.ring == 1]
    if near:
        yield "network.near", _("Close to you are {names}.").format(names=_named(near))
    helping = [alter for alter in there if alter.gives and alter.kind is AlterKind.PERSON]
    if helping:
        yield "network.support", _("You get help from {names}.").format(names=_named(helping))
    services = sum(alter.kind is AlterKind.SERVICE for alter in there)
    if services:
        said = ngettext("You have contact with {count} service.", "You have contact with {count} services.", services)
        yield "network.services", said
    wished = [alter for alter in alters if alter.standing is Standing.WISHED]
    if wished:
        yield "network.wished", _("You wish for {names}.").format(names=_named(wished))


def _timeline(session: Session) -> Iterator[tuple[str, str]]:
    events = in_order(session.timeline)
    good = [event for event in events if (event.weight or 0) > 0]
    hard = [event for event in events if (event.weight or 0) < 0]
    for key, these, words in (
        ("timeline.good", good, _("This has given strength: {what}.")),
        ("timeline.hard", hard, _("This has been hard: {what}.")),
    ):
        if these:
            yield key, words.format(what=_joined([clean(event.title) for event in these]))
    if events and not (good or hard):
        drawn = ngettext("We have drawn {count} event.", "We have drawn {count} events.", len(events))
        yield "timeline.drawn", drawn


def _profile(session: Session, bank: Bank) -> Iterator[tuple[str, str]]:
    areas = profile_told(session, bank).areas
    works = [told.area.name.text for told in areas if any(chapter.works for chapter in told.chapters)]
    hard = [told.area.name.text for told in areas if any(chapter.hard for chapter in told.chapters)]
    helps = [*dict.fromkeys(help_ for told in areas for help_ in told.helps)]
    if works:
        yield "profile.works", _("There is something that works in: {areas}.").format(areas=_joined(works))
    if hard:
        yield "profile.hard", _("There is something that takes strength in: {areas}.").format(areas=_joined(hard))
    if helps:
        yield "profile.helps", _("This helps: {what}.").format(what=_joined(helps))


def _named(alters: list[Alter]) -> str:
    return _joined([_within(clean(alter.name) or clean(alter.role)) for alter in alters])


def _within(name: str) -> str:
    """A name as it stands within a sentence: "En granne" is no name, and begins small."""
    article, _space, _rest = name.partition(" ")
    return name[:1].lower() + name[1:] if article in ARTICLES else name


def _joined(names: list[str]) -> str:
    """The first few, and that there are more."""
    *first, last = names[:FEW]
    more = len(names) - FEW
    if more > MANY:
        return _("{names} and many more").format(names=", ".join([*first, last]))
    if more > 0:
        first, last = [*first, last], ngettext("{count} more", "{count} more", more)
    return _("{names} and {last}").format(names=", ".join(first), last=last) if first else last
