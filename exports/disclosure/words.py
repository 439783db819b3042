"""Which words may be told to the person, and which wait for the authority.

One parent's account is not the other's to have, nor a child's the parents' (METHOD § 6). Somebody's own words are
theirs. What a parent told of a child, and what the worker noted or read, is told where it surely speaks of nobody else.
"""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exports.disclosure.disclosure import Fact, Passage
from exports.disclosure.names import Names
from exports.disclosure.person import Part, Person
from mapping.language import gettext as _
from mapping.record import Id
from mapping.words import Voice, Words


class About(enum.Enum):
    """Whom a record is about, seen from the person."""

    PERSON = enum.auto()
    SHARED = enum.auto()
    """The person and others."""
    OTHERS = enum.auto()


_VOICES = {Part.PARENT: Voice.PARENT, Part.CHILD: Voice.CHILD}
"""Who speaks in which voice; nobody else has one."""


@dataclass(frozen=True)
class Teller:
    """Tells one person what others may not all be told."""

    person: Person
    names: Names
    children: frozenset[Id]
    """The parent's children."""
    with_words: bool = False
    """Whether what is to be examined is told, marked and with others' names hidden, and not only its place."""

    @property
    def is_parent(self) -> bool:
        """Whether the person is the parent, who told nearly everything."""
        return self.person.part is Part.PARENT

    def own(self, text: str) -> Passage:
        """The person's own words."""
        return Passage(self.names.hidden(text))

    def account(self, text: str, about: About) -> Passage:
        """A text of the parent's."""
        if self.is_parent:
            return self.own(text)
        if self.person.part is Part.CHILD and about is About.PERSON:
            return self.noted(text)
        return self.examined(text)

    def noted(self, text: str) -> Passage:
        """A text about the person that is not the person's own."""
        return self.own(text) if self.names.surely_nobody(text) else self.examined(text)

    def examined(self, text: str) -> Passage:
        """A text that the authority has to examine."""
        return Passage(self.names.hidden(text) if self.with_words else "", examine=True, mark=hash(text))

    def quotes(self, words: Iterable[Words], about: About, *, own_child: bool = False) -> Iterator[Fact]:
        """What was said about a record, as far as it is the person's to have or to be examined.

        `own_child` says that a child's words are the person's own.
        """
        for said in words:
            passage = self._quote(said, about, own_child=own_child)
            if passage is not None:
                own = said.voice is _VOICES.get(self.person.part) and not passage.examine
                yield Fact(_whose(said.voice, own=own), passage, quoted=True)

    def only_child(self, ids: Iterable[Id | None]) -> bool:
        """Whether the person is the only one of the parent's children among `ids`: a child's words are theirs then."""
        return self.person.part is Part.CHILD and self.children.intersection(filter(None, ids)) == {self.person.id}

    def _quote(self, said: Words, about: About, *, own_child: bool) -> Passage | None:
        if said.voice is Voice.PARENT:
            return self.account(said.text, about)
        if said.voice is Voice.CHILD:
            if self.person.part is not Part.CHILD:
                return None
            return self.own(said.text) if own_child else self.examined(said.text)
        if about is About.OTHERS:
            return None
        return self.noted(said.text) if about is About.PERSON else self.examined(said.text)


def _whose(voice: Voice, *, own: bool) -> str:
    if own:
        return _("Your own words")
    return {
        Voice.PARENT: _("Told by the parent"),
        Voice.CHILD: _("A child's own words"),
        Voice.OBSERVATION: _("The worker's note"),
        Voice.DOCUMENT: _("From a document"),
    }[voice]
