"""A life event told in one line, as people write: ``flyttade till Åsen, våren 2015``, ``diagnos ca 2019 Maria``.

The date stands last or first, and whoever is named is whose it is. What is not understood stays in the title: nothing
of a line is lost, and nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from mapping.cleaning import clean
from mapping.dates import FuzzyDate, undated
from mapping.dates.words import any_of
from mapping.language import current
from mapping.network import Network, everybody, own_children
from mapping.record import Id
from mapping.timeline import Lane
from mapping.timeline.kinds import EventKind, kind_of, lane_of

Read = Callable[[str, Id | None], FuzzyDate]
"""Reads a phrase as a date, in a line that tells of somebody: an age without a name is theirs. One that it does not
understand has neither an order nor anything that it hangs on.
"""

_LEADING = re.compile(r"(?:\s|,|^)(?:i|på|under|den|år|in|on|during|the)$", re.IGNORECASE)
"""Small words before a date, which belong to it."""

_ME = frozenset({"jag", "mig", "min", "mitt", "mina", "me", "my"})
_SAYS_I = frozenset({"jag"})
_MINE = re.compile(rf"\b(?:{any_of(_ME)})\b", re.IGNORECASE)
_WITH = frozenset(
    """hos med till från av åt för utan på with to from by at for without""".split()  # noqa: SIM905 - read as a line
)
_BORN = frozenset({"född", "föddes", "föds", "född:", "born"})
"""That somebody was born is what happened, also where it stands beside the day."""
_BEGUN = frozenset(
    """började börjar slutade slutar gick går läste var är blev ut
    started starts finished was is went och and""".split()  # noqa: SIM905 - read as lines
)
"""After these a grade or an age is what happened, and not when: "Elsa began first grade", "Love and Elsa were 3"."""
_NOW = frozenset({"nu", "just nu", "now", "right now", "still", "än idag"})
"""That something goes on now is hardly told by these alone."""
_CAME, _AND = frozenset({"kom", "came"}), frozenset({"och", "and"})
"""What comes before, or after, the rest of something that is told, and not of a date."""
_NAME = re.compile(r"(?i:efter|after|sedan|since|tills|until) [A-ZÅÄÖ][\w-]*")
"""Somebody or some place, who is not what the other thing came after."""
_SENSITIVE = re.compile(
    r"(?:känsligt?|sensitive)\s*[:,]\s*(.+)|(.+?)\s*[,(]\s*(?:känsligt?|sensitive)\)?", re.IGNORECASE
)
"""A line that says of itself that it is to be kept from the screen: by the word alone, first or last."""
_PUNCTUATION = " ,;:.-\N{EN DASH}"
_DAY = re.compile("[0-9]{1,2}[.]?")
_YEAR_FIRST = re.compile(r"[-\N{EN DASH}][0-9]{2}(?![0-9])")
"""A dash that belongs to a year in two digits."""
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
    sensitive: bool


def told(line: str, network: Network, read: Read, lane: Lane) -> Told:
    """Read a line. An event whose words tell no lane stands on `lane`."""
    called, (said, hidden) = _called(network), unmarked(line)
    words, last = _without_name_last(said, called)
    words, when = _dated(words, partial(_read, read=read, whose=whose_age(said, network)), called)
    if when != undated() and not last:
        words, last = _without_name_last(words, called)
    title = words.strip(_PUNCTUATION) or said
    kind = kind_of(title)
    whose, concerns = _whose(title, last, called, network.ego.id)
    child = whose in {child.id for child in own_children(network)}
    lane = lane_of(kind, whose_child=child, otherwise=lane)
    return Told(_capital(title), when, lane, kind, whose, concerns, sensitive=hidden)


def unmarked(line: str) -> tuple[str, bool]:
    """A line without the word that it is sensitive, and whether it had one."""
    said = clean(line)
    marked = _SENSITIVE.fullmatch(said)
    return (marked[1] or marked[2], True) if marked else (said, False)


def whose_age(line: str, network: Network) -> Id | None:
    """Whose an age or a grade is that a line tells without a name: of the first who is named, unless "I" is said."""
    called = _called(network)
    words, last = _without_name_last(clean(line), called)
    if _says_i(words, _SAYS_I):
        return None
    whose, _others = _whose(_MINE.sub("", words), last, called, network.ego.id)
    return whose


def _read(phrase: str, read: Read, whose: Id | None) -> FuzzyDate | None:
    """A phrase as a date; None where it is none, or may as well be something else."""
    when = read(phrase, whose)
    if not (when.edtf or when.anchor) or phrase.casefold() in _NOW or (when.anchor and _NAME.fullmatch(phrase)):
        return None
    return when


def _dated(said: str, read: Callable[[str], FuzzyDate | None], called: Mapping[str, Id]) -> tuple[str, FuzzyDate]:
    """What is left of a line, and the longest phrase at its end, or else its beginning, that is a date."""
    words = said.split()
    for start, phrase in _last_phrases(words):
        when = read(phrase)
        if when and _is_part(when, words[start - 1]):
            break
        if when and words[start].casefold() not in _BORN:
            return _LEADING.sub("", " ".join(words[:start]).strip(_PUNCTUATION)).strip(_PUNCTUATION), when
    for end in range(min(len(words) - 1, _LONGEST), 0, -1):
        apart = words[end - 1][-1] in _PUNCTUATION or words[end - 1].casefold() not in {*called, *_CAME}
        apart = apart and words[end].casefold() not in _AND
        if apart and (when := read(" ".join(words[:end]).strip(_PUNCTUATION))):
            return " ".join(words[end:]).strip(_PUNCTUATION), when
    return said, undated()


def _is_part(when: FuzzyDate, before: str) -> bool:
    """Whether the word before belongs to it, so that it does not mean what it seems to: the rest of a day that does not
    exist (the 31st of February), what somebody began, or the end of a period whose beginning is something else.
    """
    if when.anchor is None:
        return bool(_DAY.fullmatch(before))
    ends = when.anchor.bound is not None and before[-1].isdigit()
    return ends or before.casefold() in _BEGUN or bool(_DAY.fullmatch(before))


def _last_phrases(words: list[str]) -> Iterator[tuple[int, str]]:
    """What a line may end with that tells when, the longest first: from which word, and the phrase."""
    for start in range(max(1, len(words) - _LONGEST), len(words)):
        phrase = " ".join(words[start:])
        if words[start - 1].endswith(",") and _YEAR_FIRST.fullmatch(phrase):
            phrase = f"’{phrase[1:]}"  # a dash and two digits by themselves are a year, after a comma
        whole = "/" in phrase or _YEAR_FIRST.match(phrase)
        yield start, phrase if whole else phrase.lstrip(_PUNCTUATION).rstrip(" ,;:.")


def last_phrases(line: str) -> tuple[str, ...]:
    """The phrases at the end of a line that are looked at for a date, the longest first."""
    return tuple(phrase for _start, phrase in _last_phrases(clean(line).split()))


def _whose(title: str, last: Id | None, called: Mapping[str, Id], ego: Id) -> tuple[Id | None, tuple[Id, ...]]:
    """Whose event it is, and whom else it concerns: whoever stands by themselves at the end, or else the parent who
    says "I", or else the first who is named, and not as the one with whom or to whom.
    """
    words = re.findall(r"[\w-]+", title.casefold())
    says_i = _says_i(title, _ME)
    spoken = [called.get(word) or called.get(word.removesuffix("s")) for word in words]
    aside = {id_ for word, id_ in zip(words, spoken[1:], strict=False) if id_ and word in _WITH}
    named = list(dict.fromkeys(id_ for id_ in (last, *spoken) if id_ is not None))
    firsts = [last, ego if says_i else None, *(id_ for id_ in named if id_ not in aside)]
    whose = next((id_ for id_ in firsts if id_ is not None), None)
    return whose, tuple(id_ for id_ in named if id_ != whose)


def _says_i(text: str, words: frozenset[str]) -> bool:
    """Whether one of the words is there, or the English "I", which in small letters is the Swedish "in"."""
    spoken = re.findall(r"[\w-]+", text)
    first = spoken[:1] in (["I"], ["i"]) and current() == "en"
    return first or "I" in spoken[1:] or bool(words & {word.casefold() for word in spoken})


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
