"""The genogram in words: for those who do not see it, and for the journal.

Generation by generation from the eldest, in lines that a screen reader takes one at a time. Whose child somebody is
stands by the child; a couple is told of once.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from mapping.cleaning import clean
from mapping.language import N_, ngettext, say_date
from mapping.language import gettext as _
from mapping.network import Alter, Kinship, Network, person
from mapping.network.generations import DOWNWARD, Generations, generations
from mapping.network.in_words import names_of
from mapping.network.words import age_words
from mapping.record import Id
from mapping.terms import term

_CHILD_OF = {
    Kinship.PARENT_CHILD: N_("child of {names}"),
    Kinship.ADOPTIVE: N_("adopted by {names}"),
    Kinship.FOSTER: N_("foster child of {names}"),
    Kinship.STEP: N_("step-child of {names}"),
}

_WITH = {
    Kinship.PARTNER: N_("a couple with {names}"),
    Kinship.EX_PARTNER: N_("separated from {names}"),
    Kinship.DIVORCED: N_("divorced from {names}"),
    None: N_("has children with {names}"),
}


def generations_in_words(network: Network, on: date, *, title: str = "") -> str:
    """The family as it was on a day, as lines of plain text; blank lines stand between the generations."""
    family, called = generations(network), names_of(network)
    parts = [[_("{what}, {day}").format(what=clean(title) or _("Genogram"), day=say_date(on))]]
    own = family.row_of[network.ego.id]
    met: set[Id] = set()
    for row, people in enumerate(family.rows):
        lines = [_said_of(network, family, called, id_, on, met) for id_ in people]
        parts.append([_heading(row - own), *(f"- {line}." for line in lines)])
    if family.others:
        said = (f"- {called[tie.a]}, {called[tie.b]}: {term(tie.kinship)}." for tie in family.others if tie.kinship)
        parts.append([_("Other family ties:"), *said])
    return "\n\n".join("\n".join(lines) for lines in parts)


def _heading(away: int) -> str:
    if not away:
        return _("The parent's generation:")
    if away < 0:
        return ngettext("The generation before the parent:", "{count} generations before the parent:", -away)
    return ngettext("The generation after the parent:", "{count} generations after the parent:", away)


def _said_of(network: Network, family: Generations, called: Mapping[Id, str], id_: Id, on: date, met: set[Id]) -> str:
    """One of the family: ``Vilja, föräldern, 34 år, barn till Astrid och Holger, ihop med Ture``."""
    someone = person(network, id_)
    assert someone is not None  # noqa: S101 - the family holds nobody else
    met.add(id_)
    facts = [
        called[id_],
        _("the parent") if id_ == network.ego.id and called[id_] != _("the parent") else "",
        age_words(someone, on),
        _("has died") if isinstance(someone, Alter) and someone.deceased else "",
        *_elders(network, family, called, id_),
        *_partners(family, called, id_, met),
        *_siblings(network, family, called, id_, met),
    ]
    return ", ".join(filter(None, facts))


def _elders(network: Network, family: Generations, called: Mapping[Id, str], id_: Id) -> Iterator[str]:
    above = [tie for tie in network.ties if tie.b == id_ and tie.a in called and tie.a != id_]
    for kinship in DOWNWARD:
        elders = dict.fromkeys(tie.a for tie in above if tie.kinship is kinship and tie not in family.others)
        if elders:
            yield _(_CHILD_OF[kinship]).format(names=_listed([called[elder] for elder in elders]))


def _partners(family: Generations, called: Mapping[Id, str], id_: Id, met: set[Id]) -> Iterator[str]:
    for kinship, said in _WITH.items():
        couples = [couple for couple in family.couples if couple.kinship is kinship and id_ in (couple.a, couple.b)]
        others = [couple.b if couple.a == id_ else couple.a for couple in couples]
        if new := [called[other] for other in others if other not in met]:
            yield _(said).format(names=_listed(new))


def _siblings(network: Network, family: Generations, called: Mapping[Id, str], id_: Id, met: set[Id]) -> Iterator[str]:
    ties = [tie for tie in network.ties if tie.kinship is Kinship.SIBLING and id_ in (tie.a, tie.b)]
    others = dict.fromkeys(tie.b if tie.a == id_ else tie.a for tie in ties if tie not in family.others)
    if new := [called[other] for other in others if other in called and other not in met]:
        yield _("sibling of {names}").format(names=_listed(new))


def _listed(named: Sequence[str]) -> str:
    if len(named) < 2:
        return "".join(named)
    return _("{one} and {other}").format(one=", ".join(named[:-1]), other=named[-1])
