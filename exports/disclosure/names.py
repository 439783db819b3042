"""Everybody but one by role, and others' names hidden in words; the person's own name stays.

Names are those of all the sessions: who has left the map may still be named in what was said.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from exports.disclosure.openers import OPENERS
from exports.disclosure.person import Person
from exports.disclosure.said import texts_of
from exports.hiding import (
    HIDDEN,
    Hiding,
    StandIn,
    is_name,
    key_of,
    known_words,
    looks_like_a_name,
    names_among,
    words_of,
)
from exports.ordinary_words import is_unmistakable
from exports.stand_ins import definite, numbered, roles
from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.family import Family, FamilyMember
from mapping.language import gettext as _
from mapping.language import pgettext
from mapping.network import Alter, Ego, Network, Sector, everybody, is_service
from mapping.network.roles import read
from mapping.record import Id
from mapping.session import Session
from mapping.terms import SECTORS

_SENTENCES = re.compile(r"(?<=[.!?:])\s+")
_FIRST_WORD = re.compile(r"\W*\w+")


class Names:
    """What everybody is called in a disclosure, and what hides them."""

    def __init__(
        self, person: Person, family: Family, sessions: tuple[Session, ...], beside: Iterable[str] = ()
    ) -> None:
        """`sessions` are in order; the newest tells what somebody is called. At least one.

        `beside` is what was written beside them. Whoever is named in one text is hidden in all.
        """
        self._whole = whole = _whole(sessions)
        people = [*_people(sessions), family.parent, *family.children]
        own, known = _own(person, people), _known(people, sessions)
        hidden = Hiding(dict.fromkeys(known, HIDDEN) | own, _nothing)
        by_role = dict(_by_role(people, whole.network, numbered(roles(whole, hidden.in_role))))
        self._hiding = Hiding(dict.fromkeys(known, HIDDEN) | by_role | own, _nothing)
        said = (*(text for session in sessions for text in texts_of(session)), *beside)
        strangers = dict.fromkeys((key for text in said for key in self._strangers(text)), HIDDEN)
        self._in_words = Hiding(strangers | dict.fromkeys(known, HIDDEN) | by_role | own, _nothing)
        self._without_own = Hiding(dict.fromkeys(own, HIDDEN), _nothing)
        called = numbered(roles(whole, self._hiding.in_role))
        self._called = called | {
            alter.id: self._hiding.in_name(alter.name) for alter in whole.network.alters if is_service(alter)
        }
        self.person = clean(person.name) if own else called.get(person.id) or self._hiding.in_role(person.name)
        """What the person is called: by name, or by role where there is only a description."""

    def called(self, id_: Id) -> str:
        """What somebody else is called: a person by role, a service by its name."""
        return self._called.get(id_, "") or _("somebody")

    def in_role(self, text: str) -> str:
        """A short text without others' names; whatever may be a name is taken for one."""
        return self._hiding.in_role(text)

    def in_code(self, text: str) -> str:
        """A family's code without others' names."""
        return self._hiding.in_code(text)

    def hidden(self, text: str) -> str:
        """Somebody's words without the names that are known, and without what has a capital inside a sentence, there
        or in what was said elsewhere.
        """
        return " ".join(filter(None, map(self._in_sentence, _SENTENCES.split(clean(text)))))

    def surely_nobody(self, text: str) -> bool:
        """Whether words speak of nobody else, as surely as can be told: no name, nothing that may be one, no role."""
        said = clean(text)
        as_it_was = self.hidden(said).casefold() == said.casefold()
        return as_it_was and all(map(self._opens_surely, _SENTENCES.split(said))) and not _roles(said)

    def speaks_of_person(self, text: str) -> bool:
        """Whether words name the person."""
        return self._without_own.in_name(text) != clean(text)

    def network(self, session: Session) -> Network:
        """A session's network with everybody called as here, and dates without the words they were told in.

        What a service is for, whom one meets there and who keeps track of it is without names too.
        """
        network = session.network
        sectors = tuple(replace(sector, name=self._sector(sector)) for sector in network.sectors)
        return replace(network, sectors=sectors, alters=tuple(map(self._alter, network.alters)), ego=self._ego(network))

    def _sector(self, sector: Sector) -> str:
        """A sector's name; a key of the service's own may name somebody as well."""
        name = sector.name or ("" if sector.key in SECTORS else sector.key)
        return self.in_role(name) or (HIDDEN.plain if name else "")

    def _alter(self, alter: Alter) -> Alter:
        return replace(
            alter,
            name=self.called(alter.id),
            role=self.in_role(alter.role),
            contact=self.in_role(alter.contact),
            keeper=self.in_role(alter.keeper),
            purpose=self.hidden(alter.purpose),
            since=bare(alter.since),
            until=bare(alter.until),
        )

    def _ego(self, network: Network) -> Ego:
        return replace(network.ego, name=self.called(network.ego.id))

    def _in_sentence(self, sentence: str) -> str:
        known = self._in_words.in_name(sentence)
        start = _inside(known)
        shown = known[:start] + _glued(known[start:], self.in_role(known[start:]))
        return shown[:1].upper() + shown[1:] if sentence[:1].isupper() else shown

    def _strangers(self, text: str) -> Iterator[str]:
        """How those may be known, as keys of `Hiding`, whom a text names and nobody knows. Where all is in capitals, a
        capital tells nothing.
        """
        for sentence in _SENTENCES.split(clean(text)):
            known = self._hiding.in_name(sentence)
            words = words_of(known[_inside(known) :])
            for place, word in enumerate(words if sentence.upper() != sentence else ()):
                if looks_like_a_name(words, place) and word.casefold() not in OPENERS:
                    yield from (key for key in (key_of(word), key_of(word).removesuffix("s")) if len(key) > 1)

    def _opens_surely(self, sentence: str) -> bool:
        words = words_of(sentence)
        if not words or words[0].casefold() in OPENERS or is_unmistakable(words[0]) or words[0].isdigit():
            return True
        return self.speaks_of_person(words[0])


def _inside(sentence: str) -> int:
    """Where its first word has ended, whose capital tells nothing."""
    first = _FIRST_WORD.match(sentence)
    return first.end() if first else 0


def bare(when: FuzzyDate | None) -> FuzzyDate | None:
    """A date without the words it was told in, and without what it hangs on."""
    return FuzzyDate(edtf=when.edtf) if when and when.edtf else None


def _whole(sessions: tuple[Session, ...]) -> Session:
    """The newest session, with everybody who was ever on the map as they were last recorded."""
    last = sessions[-1]
    alters = {alter.id: alter for session in sessions for alter in session.network.alters}
    ties = {tie.id: tie for session in sessions for tie in session.network.ties}
    return replace(last, network=replace(last.network, alters=tuple(alters.values()), ties=tuple(ties.values())))


def _people(sessions: Iterable[Session]) -> Iterator[Ego | Alter]:
    for session in sessions:
        yield from (someone for someone in everybody(session.network) if not is_service(someone))


_Someone = Ego | Alter | FamilyMember


def _own(person: Person, people: Iterable[_Someone]) -> dict[str, StandIn]:
    """The person's own name, for each word of it that nobody else is called by."""
    others = {key for one in people if one.id != person.id and is_name(one.name) for key in known_words(one.name)}
    if not is_name(person.name) or key_of(person.name) in others:
        return {}
    words = {key_of(word): word for word in words_of(person.name)} | {key_of(person.name): clean(person.name)}
    keys = {*known_words(person.name)} - others
    return {key: StandIn(words[key], _genitive(words[key])) for key in keys if key in words}


def _genitive(name: str) -> str:
    return name if name[-1:] in {"s", "x", "z"} else pgettext("of a whole name", "{name}'s").format(name=name)


def _known(people: Iterable[_Someone], sessions: Iterable[Session]) -> set[str]:
    """Every key that names somebody. ``elsas`` is none where Elsa is on a map: that is her name's genitive."""
    people = tuple(people)
    names = {key for one in people if is_name(one.name) for key in known_words(one.name)}
    mentioned = {key for one in people for key in known_words(one.name)}
    for session in sessions:
        for alter in session.network.alters:
            mentioned |= {*names_among(alter.contact), *names_among(alter.keeper)}
    return names | {key for key in mentioned if key.removesuffix("s") not in names}


def _by_role(people: Iterable[_Someone], network: Network, called: dict[Id, str]) -> Iterator[tuple[str, StandIn]]:
    """For each word that names the parent or one of the children alone, what that one is to the parent."""
    found: dict[str, StandIn] = {}
    for one in people:
        stand_in = definite(one, network, called.get(one.id, ""))
        for key in known_words(one.name) if is_name(one.name) else ():
            found[key] = stand_in if found.get(key, stand_in) == stand_in else HIDDEN
    yield from found.items()


def _roles(said: str) -> bool:
    """Whether a text speaks of somebody by role."""
    return any(read(part) for part in re.split(r"[,.!?:;]", said))


def _glued(before: str, after: str) -> str:
    """`after` with the space that `before` began with, which cleaning takes away."""
    return f" {after}" if before[:1] == " " and after[:1] != " " else after


def _nothing(_word: str) -> str:
    return HIDDEN.plain
