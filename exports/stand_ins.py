"""What a person is called without the name: by initials, or by what the person is to the parent."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from exports.hiding import HIDDEN, StandIn, says_what_somebody_is, words_of
from mapping.cleaning import clean
from mapping.dates import FuzzyDate
from mapping.family import Symbol
from mapping.language import N_
from mapping.language import gettext as _
from mapping.network import Alter, Ego, Kinship, Network, is_service, ties_of
from mapping.record import Id
from mapping.session import Session
from mapping.timeline import ages_at

_OF_AGE = 18


class _Words(NamedTuple):
    """A word for a woman, for a man, and for whom it is not said."""

    woman: str
    man: str
    other: str


_CHILD = _Words(N_("daughter"), N_("son"), N_("child"))
_PARENT = _Words(N_("mother"), N_("father"), N_("parent"))
_SIBLING = _Words(N_("sister"), N_("brother"), N_("sibling"))
_PARTNER = _Words(N_("partner"), N_("partner"), N_("partner"))
_FORMER = _Words(N_("former partner"), N_("former partner"), N_("former partner"))

_ELDER = {
    Kinship.PARENT_CHILD: _PARENT,
    Kinship.ADOPTIVE: _PARENT,
    Kinship.STEP: _Words(N_("stepmother"), N_("stepfather"), N_("step-parent")),
    Kinship.FOSTER: _Words(N_("foster mother"), N_("foster father"), N_("foster parent")),
}
_YOUNGER = {
    Kinship.PARENT_CHILD: _CHILD,
    Kinship.ADOPTIVE: _CHILD,
    Kinship.STEP: _Words(N_("stepdaughter"), N_("stepson"), N_("stepchild")),
    Kinship.FOSTER: _Words(N_("foster daughter"), N_("foster son"), N_("foster child")),
}
_EQUAL = {
    Kinship.SIBLING: _SIBLING,
    Kinship.PARTNER: _PARTNER,
    Kinship.EX_PARTNER: _FORMER,
    Kinship.DIVORCED: _FORMER,
}


def initials(name: str) -> str:
    """The initials of a name: ``Maj-Britt Öhman`` becomes ``M-B Ö``.

    Of a description the words for what somebody is stay: ``Chefen på b``, ``E lärare``. A question mark where there
    are no letters.
    """
    short = [part if stays else shortened(part) for part, stays in _parts(clean(name))]
    return " ".join(filter(None, short)) or ("?" if clean(name) else "")


def shortened(word: str) -> str:
    """The first letter of a word, and of what follows a hyphen in it."""
    letters = (next(filter(str.isalnum, part), "") for part in word.split("-"))
    return "-".join(filter(None, letters))


def roles(session: Session, leaving: Callable[[str], str] = clean) -> dict[Id, str]:
    """What each person is by role: what was said, as it is `leaving`, or else what the person is to the parent."""
    called = {session.network.ego.id: _("the parent")}
    for alter in session.network.alters:
        if not is_service(alter):
            said = leaving(alter.role)
            called[alter.id] = said if words_of(said) else _unsaid_role(alter, session)
    return called


def numbered(words: Mapping[Id, str]) -> dict[Id, str]:
    """The same words, with a number behind those that stand for several; without words there is no number."""
    times, seen, told = Counter(map(str.casefold, words.values())), Counter[str](), {}
    for id_, word in words.items():
        folded = word.casefold()
        seen[folded] += 1
        told[id_] = f"{word} {seen[folded]}" if word and times[folded] > 1 else word
    return told


def definite(someone: Ego | Alter, network: Network, called: str) -> StandIn:
    """What stands for somebody inside a text, where that tells who: the parent, and the parent's children."""
    if someone.id == network.ego.id:
        return StandIn(_("the parent"), _("the parent's"))
    if _kin(someone, network) is not _CHILD or HIDDEN.plain in called:
        return HIDDEN
    if called[-1:].isdigit():
        return StandIn(called, _("{name}'s").format(name=called))
    return {
        Symbol.WOMAN: StandIn(_("the daughter"), _("the daughter's")),
        Symbol.MAN: StandIn(_("the son"), _("the son's")),
        Symbol.OTHER: StandIn(_("the child"), _("the child's")),
    }[someone.symbol]


def _parts(name: str) -> Iterator[tuple[str, bool]]:
    """The parts of a name between its spaces, each with whether it may stay."""
    words, place = words_of(name), 0
    for part in name.split():
        here = range(place, place + len(words_of(part)))
        yield part, bool(here) and all(says_what_somebody_is(words, each) for each in here)
        place = here.stop


def _unsaid_role(alter: Alter, session: Session) -> str:
    kin = _kin(alter, session.network)
    if kin is not None:
        return _({Symbol.WOMAN: kin.woman, Symbol.MAN: kin.man, Symbol.OTHER: kin.other}[alter.symbol])
    ages = ages_at(alter.born, FuzzyDate(edtf=session.met_on.isoformat()))
    return _("child") if ages is not None and ages.most < _OF_AGE and not alter.deceased else _("person")


def _kin(someone: Ego | Alter, network: Network) -> _Words | None:
    """The words for what somebody is to the parent, as far as a family tie says."""
    ego = network.ego.id
    for tie in ties_of(network, someone.id):
        if tie.kinship is not None and tie.a != tie.b and ego in (tie.a, tie.b):
            if not tie.kinship.runs_down:
                return _EQUAL[tie.kinship]
            return (_YOUNGER if tie.a == ego else _ELDER)[tie.kinship]
    return None
