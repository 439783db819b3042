"""A life event told in one line, as people write: ``flyttade till Åsen, våren 2015``, ``diagnos ca 2019 Maria``.

The date stands last or first, and whoever is named is whose it is. What is not understood stays in the title: nothing
of a line is lost, and nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mapping.cleaning import clean
from mapping.dates import FuzzyDate, undated
from mapping.network import Network, everybody, own_children
from mapping.record import Id
from mapping.timeline import Lane
from mapping.timeline.kinds import EventKind, kind_of, lane_of

Read = Callable[[str], FuzzyDate]
"""Reads a phrase as a date; without one, it says nothing that could be ordered."""

_LEADING = re.compile(r"(?:\s|,|^)(?:i|på|under|den|år|in|on|during|the)$", re.IGNORECASE)
"""Small words before a date, which belong to it."""

_ME = frozenset({"jag", "mig", "min", "mitt", "mina", "i", "me", "my"})
_WITH = frozenset(
    """hos med till från av åt för utan på with to from by at for without""".split()  # noqa: SIM905 - read as a line
)
_BORN = frozenset({"född", "föddes", "föds", "född:", "born"})
"""That somebody was born is what happened, also where it stands beside the day."""
_PUNCTUATION = " ,;:.-\N{EN DASH}"
_DAY = re.compile(r"\d{1,2}\.?")
_LONGEST = 12
"""Words of the longest phrase that is tried as a date."""


class Told(NamedTuple):
    """What one line tells."""

    title: str
    when: FuzzyDate
    lane: Lane
    kind: EventKind | None
    whose: Id | None
    """Whose it is, when somebody is named."""
    concerns: tuple[Id, ...]
    """The others who are named."""


def told(line: str, network: Network, read: Read, lane: Lane) -> Told:
    """Read a line. An event whose words tell no lane stands on `lane`."""
    called = _called(network)
    words, last = _without_name_last(clean(line), called)
    words, when = _dated(words, read)
    if when.dated and not last:
        words, last = _without_name_last(words, called)
    title = words.strip(_PUNCTUATION) or clean(line)
    kind = kind_of(title)
    whose, concerns = _whose(title, last, called, network.ego.id)
    child = whose in {child.id for child in own_children(network)}
    return Told(_capital(title), when, lane_of(kind, whose_child=child, otherwise=lane), kind, whose, concerns)


def _dated(said: str, read: Read) -> tuple[str, FuzzyDate]:
    """What is left of a line, and the longest phrase at its end, or else its beginning, that is a date."""
    words = said.split()
    for start, phrase in _last_phrases(words):
        when = read(phrase)
        if when.dated and _DAY.fullmatch(words[start - 1]):
            break  # a day that does not exist, as the 31st of February: the rest of it is not what was said
        if when.dated and words[start].casefold() not in _BORN:
            return _LEADING.sub("", " ".join(words[:start]).strip(_PUNCTUATION)).strip(_PUNCTUATION), when
    for end in range(min(len(words) - 1, _LONGEST), 0, -1):
        when = read(" ".join(words[:end]).strip(_PUNCTUATION))
        if when.dated:
            return " ".join(words[end:]).strip(_PUNCTUATION), when
    return said, undated()


def _last_phrases(words: list[str]) -> Iterator[tuple[int, str]]:
    """What a line may end with that tells when, the longest first: from which word, and the phrase."""
    for start in range(max(1, len(words) - _LONGEST), len(words)):
        yield start, " ".join(words[start:]).strip(_PUNCTUATION)


def last_phrases(line: str) -> tuple[str, ...]:
    """The phrases at the end of a line that are looked at for a date, the longest first."""
    return tuple(phrase for _start, phrase in _last_phrases(clean(line).split()))


def _whose(title: str, last: Id | None, called: Mapping[str, Id], ego: Id) -> tuple[Id | None, tuple[Id, ...]]:
    """Whose event it is, and whom else it concerns: whoever stands by themselves at the end, or else the parent who
    says "I", or else the first who is named, and not as the one with whom or to whom.
    """
    words = re.findall(r"[\w-]+", title.casefold())
    spoken = [called.get(word) or called.get(word.removesuffix("s")) for word in words]
    aside = {id_ for word, id_ in zip(words, spoken[1:], strict=False) if id_ and word in _WITH}
    named = list(dict.fromkeys(id_ for id_ in (last, *spoken) if id_ is not None))
    firsts = [last, ego if _ME & set(words) else None, *(id_ for id_ in named if id_ not in aside)]
    whose = next((id_ for id_ in firsts if id_ is not None), None)
    return whose, tuple(id_ for id_ in named if id_ != whose)


def _called(network: Network) -> dict[str, Id]:
    """By which single words each is called: those of a name or a role that are nobody else's, and "I" the parent."""
    owners: dict[str, set[Id]] = {}
    for someone in everybody(network):
        first, *_more = re.findall(r"[\w-]+", clean(someone.name).casefold()) or [""]
        role = clean(getattr(someone, "role", "")).casefold()
        for word in {first, role} - {""}:
            owners.setdefault(word, set()).add(someone.id)
    own = {word: next(iter(ids)) for word, ids in owners.items() if len(ids) == 1}
    return own | dict.fromkeys(_ME, network.ego.id)


def _without_name_last(said: str, called: Mapping[str, Id]) -> tuple[str, Id | None]:
    """A line without the name that stands by itself at its end, after a comma, a colon or a date; and whose it is."""
    before, _space, last = said.rstrip(_PUNCTUATION).rpartition(" ")
    apart = before.endswith((",", ":", ";", "\N{EN DASH}")) or before[-1:].isdigit()
    if not apart or last.casefold() not in called or last.casefold() in _ME:
        return said, None
    return before.rstrip(_PUNCTUATION), called[last.casefold()]


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
